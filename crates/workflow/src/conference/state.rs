//! The states of a conference (flow.md §2). "Moved" is no state: it is planned again.
use serde::{Deserialize, Serialize};

/// Where a conference stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ConferenceState {
    /// Has a half day and perhaps a host.
    Planned,
    /// The host consents; people are invited.
    Confirmed,
    /// The desk is open: petitions are recorded, answers announced.
    InSession,
    /// The minutes stand; only a signed addendum follows.
    Closed,
    /// Held together with another.
    Joint,
    /// Not held.
    Cancelled,
}

impl ConferenceState {
    /// Every state, in the order of the way.
    pub const ALL: [Self; 6] = [
        Self::Planned,
        Self::Confirmed,
        Self::InSession,
        Self::Closed,
        Self::Joint,
        Self::Cancelled,
    ];

    /// Stable name, as stored and as shown in the workflow table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Planned => "Planned",
            Self::Confirmed => "Confirmed",
            Self::InSession => "InSession",
            Self::Closed => "Closed",
            Self::Joint => "Joint",
            Self::Cancelled => "Cancelled",
        }
    }

    /// The state of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.name() == name)
    }
}
