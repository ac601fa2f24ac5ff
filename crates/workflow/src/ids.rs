//! Typed ids. All are UUIDv7 underneath; the type says what they point at.
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids!(
    /// A node of the unit tree.
    UnitId,
    /// A person, whatever posts he or she holds.
    PersonId,
    /// One matter on its way through the house.
    PetitionId,
    /// One cluster's briefing conference.
    ConferenceId,
    /// A committee's month.
    CycleId,
    /// A document issued by the office.
    DocumentId,
    /// Something that happened.
    EventId,
    /// One clock on one petition.
    DeadlineId,
    /// The host register of a committee's year.
    HostYearId,
);
