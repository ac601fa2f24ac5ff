//! The actions of a machine, each with the facts it needs, and their bare names.

/// Declares both enums from one list, so that no action is without a name. The first carries facts,
/// and is serialised into the event that records it; the table of moves is written in the second.
macro_rules! actions {
    ($action:ident, $kind:ident; $($(#[$doc:meta])* $name:ident $({ $($(#[$fdoc:meta])* $field:ident : $ty:ty),+ $(,)? })?),+ $(,)?) => {
        /// An action with its facts. Serialised into the event that records it.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case", tag = "do")]
        pub enum $action {
            $($(#[$doc])* $name $({ $($(#[$fdoc])* $field: $ty),+ })?),+
        }

        /// The name of an action: what the table of moves is written in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $kind {
            $($(#[$doc])* $name),+
        }

        impl $action {
            /// Its name.
            #[must_use]
            pub fn kind(&self) -> $kind {
                match self { $(Self::$name { .. } => $kind::$name),+ }
            }
        }

        impl $kind {
            /// Every action, in the order of the way.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Stable name, as stored and as shown in the workflow table.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),+ }
            }
        }
    };
}
pub(crate) use actions;
