//! The office's numbers and bodies, versioned by date in the database (design.md §3).
use crate::petition::{DecidingBody, State};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A field of petitions with its names in both languages (GL-18).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Stable key, e.g. `agriculture`.
    pub key: String,
    /// Vietnamese name.
    pub vi: String,
    /// English name.
    pub en: String,
}

/// Which body decides, with exceptions per category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyChoice {
    /// As a rule.
    pub usual: DecidingBody,
    /// For these categories.
    #[serde(default)]
    pub for_category: BTreeMap<String, DecidingBody>,
}

impl BodyChoice {
    /// The body for a category.
    #[must_use]
    pub fn of(&self, category: &str) -> DecidingBody {
        self.for_category
            .get(category)
            .copied()
            .unwrap_or(self.usual)
    }
}

/// Working days allowed in each state (flow.md §3; domain.md §5.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepLimits {
    /// In the cell, until endorsed or recorded.
    pub draft: u16,
    /// Recorded, until consolidated.
    pub consolidation: u16,
    /// Consolidated, until directed.
    pub direction: u16,
    /// Directed, until routed.
    pub routing: u16,
    /// Routed, until the answer is submitted.
    pub reply: u16,
    /// Under review.
    pub review: u16,
    /// Returned, until answered again.
    pub second_reply: u16,
    /// Approved, until issued.
    pub issue: u16,
    /// Issued, until announced.
    pub announcement: u16,
    /// Announced, until closed, resolved or followed up.
    pub objection: u16,
}

/// The office's numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Fields of petitions, in printing order.
    pub categories: Vec<Category>,
    /// Who directs.
    pub directing: BodyChoice,
    /// Who reviews.
    pub reviewing: BodyChoice,
    /// Who signs.
    pub signing: BodyChoice,
    /// Working days per step.
    pub limits: StepLimits,
    /// After this many returns the Standing Board decides.
    pub rounds_before_board: u32,
    /// At most this many extensions per petition.
    pub extensions: u32,
    /// After this many refusals the directing body names the lead.
    pub route_refusals: u32,
    /// Reopening may be asked for within this many cycles.
    pub reopen_within_cycles: u32,
    /// From this reopening on it is an item for the Standing Board.
    pub reopenings_before_board: u32,
    /// Reminders, in working days before the due date.
    pub remind_before: Vec<u16>,
    /// Reminders every so many working days once overdue.
    pub remind_overdue_every: u16,
}

impl Policy {
    /// Working days allowed in a state; `None` where no clock is set by days.
    #[must_use]
    pub fn limit(&self, state: State) -> Option<u16> {
        let l = &self.limits;
        match state {
            State::Draft | State::Endorsed => Some(l.draft),
            State::Recorded => Some(l.consolidation),
            State::Consolidated => Some(l.direction),
            State::Directed => Some(l.routing),
            State::Routed | State::Drafting => Some(l.reply),
            State::UnderReview => Some(l.review),
            State::Approved => Some(l.issue),
            State::Issued | State::Declined => Some(l.announcement),
            State::Announced => Some(l.objection),
            State::FollowUp
            | State::ReferredUp
            | State::Resolved
            | State::Closed
            | State::Merged
            | State::Split
            | State::Withdrawn
            | State::Diverted => None,
        }
    }

    /// Whether the office knows the category.
    #[must_use]
    pub fn knows_category(&self, key: &str) -> bool {
        self.categories.iter().any(|c| c.key == key)
    }
}
