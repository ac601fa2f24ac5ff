//! The steps between the last conference and the next window, and by when each is due.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A step of the cycle that has a date, in the order in which they follow (flow.md §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// The minutes of the last conference are closed.
    Minutes,
    /// The Office has laid the petitions of all clusters together (GL-12).
    Consolidation,
    /// The directing body has decided on each.
    Direction,
    /// Each has its lead body.
    Routing,
    /// The departments have answered.
    Reply,
    /// The common draft is reviewed line by line (GL-13).
    Review,
    /// Returned lines are answered again (GL-14).
    SecondReply,
    /// The final text stands.
    FinalDraft,
    /// The official document is signed, numbered and sent to the cluster heads (GL-15).
    Issue,
}

impl Gate {
    /// Every gate, in order.
    pub const ALL: [Self; 9] = [
        Self::Minutes,
        Self::Consolidation,
        Self::Direction,
        Self::Routing,
        Self::Reply,
        Self::Review,
        Self::SecondReply,
        Self::FinalDraft,
        Self::Issue,
    ];
}

/// How many working days each step is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GateOffsets {
    /// After each conference.
    pub minutes: u16,
    /// After the last conference; not before the minutes.
    pub consolidation: u16,
    /// After the consolidation.
    pub direction: u16,
    /// After the direction.
    pub routing: u16,
    /// After the routing.
    pub reply: u16,
    /// After the replies.
    pub review: u16,
    /// After the review.
    pub second_reply: u16,
    /// After the second replies.
    pub final_draft: u16,
    /// From the final text to the signed and numbered document.
    pub issue: u16,
    /// How long before the next window opens the document is issued at the latest.
    pub issue_reserve: u16,
}

impl Default for GateOffsets {
    /// flow.md §3; the reserve of two working days gives domain.md §5.1's "by day 3".
    fn default() -> Self {
        Self {
            minutes: 1,
            consolidation: 2,
            direction: 2,
            routing: 1,
            reply: 5,
            review: 2,
            second_reply: 3,
            final_draft: 1,
            issue: 1,
            issue_reserve: 2,
        }
    }
}

impl GateOffsets {
    /// Working days from the gate before, or from the last conference, to this gate.
    #[must_use]
    pub const fn step(&self, gate: Gate) -> u16 {
        match gate {
            Gate::Minutes => self.minutes,
            Gate::Consolidation => self.consolidation.saturating_sub(self.minutes),
            Gate::Direction => self.direction,
            Gate::Routing => self.routing,
            Gate::Reply => self.reply,
            Gate::Review => self.review,
            Gate::SecondReply => self.second_reply,
            Gate::FinalDraft => self.final_draft,
            Gate::Issue => self.issue,
        }
    }
}

/// How a gate came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// On its forward date.
    AsPlanned,
    /// Earlier than its forward date, so that the next window is met.
    Shortened,
    /// Less than one working day is left for it: what does not pass it is carried over.
    CarryOver,
}

/// A gate with its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GateDate {
    /// Which gate.
    pub gate: Gate,
    /// The last day for it; a working day, never before the gate in front of it.
    pub due: NaiveDate,
    /// Its date counted from the last conference.
    pub forward: NaiveDate,
    /// Its date counted back from the next window, the steps shortened where they do not fit.
    pub backward: NaiveDate,
    /// Working days it has after the gate in front of it.
    pub working_days: usize,
    /// How it came out.
    pub fit: Fit,
}

impl GateDate {
    /// Whether it is due earlier than its forward date.
    #[must_use]
    pub fn shortened(&self) -> bool {
        self.due < self.forward
    }
}
