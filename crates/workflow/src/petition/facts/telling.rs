//! From the issue to the result.
use super::matter::Digest;
use super::place::{AtDesk, Meets};
use super::reply::OutcomeClass;
use crate::ids::{ConferenceId, CycleId, DocumentId};
use crate::text::Line;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// An approved line of the document that is being issued in this transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedLine {
    /// The document.
    pub document: DocumentId,
    /// Its symbol, e.g. `12-TB/HU`.
    pub symbol: String,
    /// Its date.
    pub date: NaiveDate,
    /// Digest of the document's canonical content.
    pub content: Digest,
}

/// The conference at which an answer is announced, as the store found it in this transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnouncedAt {
    /// The conference; it is in session.
    pub conference: ConferenceId,
    /// Its cycle.
    pub cycle: CycleId,
    /// Its date.
    pub date: NaiveDate,
    /// Clusters it covers: its own, and those joined with it; empty for a conference of the whole committee.
    pub covers: Meets,
    /// Who sits at its desk.
    #[serde(default)]
    pub desk: AtDesk,
    /// Whether the cluster head or substitute has acknowledged the document (GL-15).
    pub receipt_proved: bool,
    /// How many cycles lie between issue and this conference; more than 1 is late.
    pub cycles_since_issue: u32,
}

/// What the commune reports on a matter in its competence (GL-10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommuneResult {
    /// Done, with evidence.
    Done {
        /// Digest of the report.
        report: Digest,
        /// How far.
        outcome: OutcomeClass,
        /// Proof.
        evidence: Line,
    },
    /// Not yet; reason and new date.
    NotYet {
        /// Why.
        reason: Line,
        /// New date, later than the old.
        until: NaiveDate,
    },
    /// Beyond the commune after all: to the Office.
    Beyond {
        /// Why.
        reason: Line,
        /// The cycle of the conference at which it was said: the Office takes it up in this one.
        #[serde(default)]
        cycle: Option<CycleId>,
    },
}

/// What a vote is on (flow.md §1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoteOn {
    /// The answer, at announcement.
    Answer,
    /// The result, when reported done.
    Result,
}

/// A cell's vote. Immutable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// Satisfied or not.
    pub satisfied: bool,
    /// In a few words.
    pub note: Option<Line>,
}
