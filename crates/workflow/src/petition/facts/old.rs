//! What old records say of a petition that is taken over from them (docs/decisions/0009).
use super::decision::Bodies;
use super::matter::{Competence, Digest, NewPetition};
use super::reply::{OutcomeClass, Promise, Reply};
use super::telling::IssuedLine;
use crate::ids::{CycleId, DocumentId};
use crate::petition::State;
use crate::text::Line;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// When what happened, as far as the old records know. Each day is not before the one above it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OldDates {
    /// The cell agreed.
    pub endorsed: Option<NaiveDate>,
    /// Written into the minutes, or taken in on paper.
    pub recorded: Option<NaiveDate>,
    /// The lead body answered.
    pub answered: Option<NaiveDate>,
    /// The document that answers it was issued.
    pub issued: Option<NaiveDate>,
    /// Announced.
    pub announced: Option<NaiveDate>,
    /// Resolved, or closed.
    pub ended: Option<NaiveDate>,
}

/// The answer, by how far it has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OldAnswer {
    /// Given in an issued document or at a conference.
    Given {
        /// Its class.
        outcome: OutcomeClass,
        /// Digest of its text, where the records have it.
        text: Option<Digest>,
    },
    /// Not issued yet: a version with its signer, which the reviewing body still decides on.
    Version(Reply),
}

/// A petition as old records have it, at the state it has reached there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OldPetition {
    /// What it starts with.
    pub new: NewPetition,
    /// Where it stands.
    pub state: State,
    /// Its code, from recording on; in capitals, never one that the committee has used.
    pub code: Option<String>,
    /// The cycle that works on it now; none for one that no cycle works on any more.
    pub cycle: Option<CycleId>,
    /// When what happened.
    pub dates: OldDates,
    /// Who agreed in the cell.
    pub endorsers: Vec<Line>,
    /// Which level is competent.
    pub competence: Option<Competence>,
    /// Who answers.
    pub bodies: Option<Bodies>,
    /// The answer.
    pub answer: Option<OldAnswer>,
    /// The old document it was answered in; it is in no register of this program.
    pub document: Option<IssuedLine>,
    /// The commitment that stands.
    pub promise: Option<Promise>,
    /// The date on which something is expected; what a higher level has named, or its own limit.
    pub due: Option<NaiveDate>,
}

/// That a petition was taken over, and what of it lies outside this program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// The day on which it was taken over.
    pub on: NaiveDate,
    /// The day on which it had been recorded.
    pub recorded: Option<NaiveDate>,
    /// The old document: receipt of it was proved on paper.
    pub document: Option<DocumentId>,
    /// Digest of the answer's text, once it has been taken over.
    pub answer: Option<Digest>,
}
