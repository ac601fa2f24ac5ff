//! The states of a petition (flow.md §1). Marks and timestamps are not states.
use serde::{Deserialize, Serialize};

/// Where a petition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum State {
    /// Being written in the cell.
    Draft,
    /// Agreed by the cell committee (GL-09).
    Endorsed,
    /// In the minutes of a conference.
    Recorded,
    /// In the Office's table of the month (GL-12).
    Consolidated,
    /// Directed by the directing body.
    Directed,
    /// Sent to the lead body; the clock runs.
    Routed,
    /// The lead body is writing the answer.
    Drafting,
    /// In the common draft, before the reviewing body.
    UnderReview,
    /// Approved, waiting for issue.
    Approved,
    /// In an issued document.
    Issued,
    /// Announced at the conference of its own cluster (GL-16).
    Announced,
    /// A promise or a check stands open (GL-19).
    FollowUp,
    /// Really resolved.
    Resolved,
    /// Explained, declined and told, or written answer accepted.
    Closed,
    /// Answered with another petition.
    Merged,
    /// Continued as its parts.
    Split,
    /// Taken back by the proposer.
    Withdrawn,
    /// Declined; open until told.
    Declined,
    /// With a higher level; open and chased.
    ReferredUp,
    /// Belongs to another procedure; text withheld.
    Diverted,
}

impl State {
    /// Every state, in the order of the way through the house.
    pub const ALL: [Self; 20] = [
        Self::Draft,
        Self::Endorsed,
        Self::Recorded,
        Self::Consolidated,
        Self::Directed,
        Self::Routed,
        Self::Drafting,
        Self::UnderReview,
        Self::Approved,
        Self::Issued,
        Self::Announced,
        Self::FollowUp,
        Self::Resolved,
        Self::Closed,
        Self::Merged,
        Self::Split,
        Self::Withdrawn,
        Self::Declined,
        Self::ReferredUp,
        Self::Diverted,
    ];

    /// Whether somebody still owes a step. Open petitions have one owner and one clock
    /// (reliability.md, invariant 15).
    #[must_use]
    pub fn is_open(self) -> bool {
        !matches!(
            self,
            Self::Resolved
                | Self::Closed
                | Self::Merged
                | Self::Split
                | Self::Withdrawn
                | Self::Diverted
        )
    }

    /// Stable name, as stored and as shown in the workflow table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "Draft",
            Self::Endorsed => "Endorsed",
            Self::Recorded => "Recorded",
            Self::Consolidated => "Consolidated",
            Self::Directed => "Directed",
            Self::Routed => "Routed",
            Self::Drafting => "Drafting",
            Self::UnderReview => "UnderReview",
            Self::Approved => "Approved",
            Self::Issued => "Issued",
            Self::Announced => "Announced",
            Self::FollowUp => "FollowUp",
            Self::Resolved => "Resolved",
            Self::Closed => "Closed",
            Self::Merged => "Merged",
            Self::Split => "Split",
            Self::Withdrawn => "Withdrawn",
            Self::Declined => "Declined",
            Self::ReferredUp => "ReferredUp",
            Self::Diverted => "Diverted",
        }
    }

    /// The state of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.name() == name)
    }
}
