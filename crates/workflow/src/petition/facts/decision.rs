//! Who decides and who answers.
use crate::cycle::CycleMonth;
use crate::ids::{CycleId, UnitId};
use crate::text::Line;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A decision of a body: which, where it is written, and the person who entered it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyDecision {
    /// The body that decided.
    pub body: DecidingBody,
    /// Where the decision is written.
    pub basis: DecisionBasis,
}

/// Bodies that direct, review and sign; which one for a category is policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecidingBody {
    /// Thường trực.
    StandingMembers,
    /// Ban Thường vụ.
    StandingBoard,
    /// Ban Chấp hành.
    PartyCommittee,
}

/// Where a decision is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionBasis {
    /// A session on a date.
    Session(NaiveDate),
    /// A paper, by its symbol.
    Paper(Line),
}

/// One lead, supporting bodies (GL-13).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bodies {
    /// The lead, which answers.
    pub lead: UnitId,
    /// Those that support; never the lead.
    pub support: BTreeSet<UnitId>,
}

/// Who grants an extension, by how far it reaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExtensionBy {
    /// Office chief, up to the issue date.
    OfficeChief,
    /// The reviewing body, beyond it; the petition is carried over.
    ReviewingBody(BodyDecision),
}

/// A planned month whose notice is not issued yet, as the store found it in this transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenCycle {
    /// Its cycle.
    pub cycle: CycleId,
    /// Which month.
    pub month: CycleMonth,
}
