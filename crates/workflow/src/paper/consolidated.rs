//! The consolidated table of a cycle's petitions (biểu tổng hợp kiến nghị; domain §4.3).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{DocumentRef, Letterhead, PetitionText, Recipients, Signature};

/// Thirteen columns, landscape, grouped, with subtotals counted from the rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsolidatedTable {
    /// Head of the paper.
    pub letterhead: Letterhead,
    /// The cycle as worded, e.g. "tháng 3 năm 2025".
    pub cycle: String,
    /// The day whose end it tells of.
    pub as_of: NaiveDate,
    /// What the groups are.
    pub grouping: Grouping,
    /// The groups in print order; a group without petitions is printed as an empty one, since an
    /// empty cluster list is normal (domain §1.2).
    pub groups: Vec<ConsolidatedGroup>,
    /// What a reader of the figures should know, as worded; printed below the table.
    pub remarks: Vec<String>,
    /// Conferences whose minutes are not in, as worded; printed as a remark when not empty.
    pub missing_minutes: Vec<String>,
    /// Who signs.
    pub signature: Signature,
    /// Who receives it.
    pub recipients: Recipients,
}

/// By what the table is grouped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grouping {
    /// By cluster of communes, with what the office calls one, e.g. "khu".
    Cluster(String),
    /// By field (GL-18).
    Field,
    /// By commune, where there are no clusters of communes.
    Unit,
}

/// Petitions under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsolidatedGroup {
    /// The cluster, field or unit.
    pub name: String,
    /// Its petitions in print order.
    pub rows: Vec<ConsolidatedRow>,
}

/// One petition with everything known of it. Column 1 (TT) is counted by the paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsolidatedRow {
    /// Code, proposers and content.
    pub petition: PetitionText,
    /// Field (lĩnh vực).
    pub field: String,
    /// Competence (thẩm quyền).
    pub competence: String,
    /// Body that leads; empty until routed.
    pub lead: String,
    /// Bodies that support.
    pub support: Vec<String>,
    /// Direction given, if any.
    pub direction: Option<String>,
    /// When the answer is due.
    pub due: Option<NaiveDate>,
    /// The answer, if any.
    pub answer: Option<String>,
    /// Outcome class as worded, if any.
    pub outcome: Option<String>,
    /// The document that carries the answer.
    pub document: Option<DocumentRef>,
    /// When it was announced at its own cluster's conference (GL-16).
    pub announced_on: Option<NaiveDate>,
    /// Notes.
    pub notes: String,
}

/// Counts of a set of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Distinct petitions.
    pub petitions: u32,
    /// Contributions they stand for (lượt ý kiến).
    pub opinions: u32,
    /// Of the petitions, those with an answer.
    pub answered: u32,
    /// Of the petitions, those announced.
    pub announced: u32,
}

/// A group and its counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TallyEntry<'a> {
    /// The group's name.
    pub group: &'a str,
    /// Its counts.
    pub tally: Tally,
}

impl ConsolidatedGroup {
    /// Counts of this group.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.rows.iter().fold(Tally::default(), Tally::with)
    }
}

impl ConsolidatedTable {
    /// Counts by group, in print order.
    pub fn tallies(&self) -> impl Iterator<Item = TallyEntry<'_>> {
        self.groups.iter().map(|group| TallyEntry {
            group: &group.name,
            tally: group.tally(),
        })
    }

    /// Counts of the whole table.
    #[must_use]
    pub fn total(&self) -> Tally {
        self.groups
            .iter()
            .flat_map(|group| &group.rows)
            .fold(Tally::default(), Tally::with)
    }
}

impl Tally {
    fn with(self, row: &ConsolidatedRow) -> Self {
        Self {
            petitions: self.petitions.saturating_add(1),
            opinions: self.opinions.saturating_add(row.petition.opinions),
            answered: self
                .answered
                .saturating_add(u32::from(row.answer.is_some())),
            announced: self
                .announced
                .saturating_add(u32::from(row.announced_on.is_some())),
        }
    }
}
