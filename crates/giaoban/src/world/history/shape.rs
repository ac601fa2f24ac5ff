//! The shape of the files of a world's earlier months; the head of
//! `config/worlds/gia-loc/history/petitions/agriculture.toml` explains the fields of a matter.
use crate::world::petition::PromiseText;
use crate::world::shape::{Bilingual, Published, Term};
use chrono::NaiveDate;
use serde::Deserialize;
use workflow::cycle::CycleMonth;
use workflow::petition::{Competence, OutcomeClass, ReturnReason};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HistoryFile {
    pub(super) from: CycleMonth,
    pub(super) text: Bilingual,
    pub(super) term: Vec<Term>,
    pub(super) body: Vec<FormerBody>,
    pub(super) law: Vec<Law>,
    pub(super) direction: Directions,
    pub(super) careless: Vec<Careless>,
    pub(super) again: Again,
}

/// The world's own file as far as it tells of its history.
#[derive(Debug, Deserialize)]
pub(super) struct PublishedFile {
    pub(super) published: Published,
}

/// A body under the name it had, until the first of its successors took over.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FormerBody {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) valid_from: Option<NaiveDate>,
    pub(super) valid_to: NaiveDate,
    pub(super) successors: Vec<String>,
}

/// A legal basis of one subject, until the next one of the same key.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Law {
    pub(super) key: String,
    pub(super) from: NaiveDate,
    pub(super) name: String,
}

/// How directions are worded.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Directions {
    pub(super) alone: Vec<String>,
    pub(super) together: Vec<String>,
}

/// An answer that comes back.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Careless {
    pub(super) answer: String,
    pub(super) reasons: Vec<ReturnReason>,
    pub(super) note: String,
}

/// What follows a contested answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Again {
    pub(super) direction: String,
    pub(super) answer: String,
    pub(super) evidence: String,
    pub(super) satisfied: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MattersFile {
    pub(super) category: String,
    #[serde(default)]
    pub(super) rural: bool,
    pub(super) matter: Vec<Matter>,
}

/// A matter without a date, with slots for place and numbers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Matter {
    pub(crate) key: String,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) place: String,
    #[serde(default)]
    months: Vec<u32>,
    /// Only villages have it.
    #[serde(default)]
    pub(crate) rural: bool,
    /// Several cells may raise it as one matter.
    #[serde(default)]
    pub(crate) common: bool,
    pub(super) lead: String,
    #[serde(default)]
    pub(super) support: Vec<String>,
    pub(crate) competence: Competence,
    pub(super) outcome: OutcomeClass,
    pub(super) law: Option<String>,
    pub(super) promise: Option<PromiseText>,
    pub(super) good_answer: String,
    pub(crate) on_the_spot: Option<String>,
    pub(super) evidence: String,
    pub(super) satisfied: String,
    pub(super) dissatisfied: Option<String>,
    #[serde(default)]
    pub(super) part: Vec<MatterPart>,
}

impl Matter {
    /// Whether it comes up in a calendar month.
    pub(crate) fn in_season(&self, month: u32) -> bool {
        self.months.is_empty() || self.months.contains(&month)
    }

    /// Whether two matters stand in one text.
    pub(crate) fn is_compound(&self) -> bool {
        !self.part.is_empty()
    }
}

/// One matter of a compound text.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MatterPart {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) place: String,
    pub(super) category: String,
    pub(super) lead: String,
    pub(super) good_answer: String,
    pub(super) evidence: String,
    pub(super) satisfied: String,
}
