//! The states of a conference (flow.md §2). "Moved" is no state: it is planned again.
use crate::petition::NotSpoken;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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

/// Why a cell was not heard, from where its month's conferences stand: none while one is ahead
/// (flow.md §1 "take in writing").
#[must_use]
pub fn not_spoken(month: &BTreeSet<ConferenceState>) -> Option<NotSpoken> {
    use ConferenceState::{Cancelled, Closed, Confirmed, InSession, Planned};
    let any = |states: &[ConferenceState]| states.iter().any(|s| month.contains(s));
    if any(&[Planned, Confirmed]) {
        None
    } else if any(&[InSession, Closed]) {
        Some(NotSpoken::NotReached)
    } else if any(&[Cancelled]) {
        Some(NotSpoken::Cancelled)
    } else {
        Some(NotSpoken::Skipped)
    }
}
