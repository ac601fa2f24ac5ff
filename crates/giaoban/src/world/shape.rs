//! The shape of the files of a world.
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;
use workflow::cycle::CycleMonth;
use workflow::person::Role;

#[derive(Debug, Deserialize)]
pub(super) struct WorldFile {
    pub(super) preset: String,
    pub(super) time_zone: String,
    pub(super) text: Bilingual,
    pub(super) plays: Plays,
    pub(super) committee: CommitteeText,
    pub(super) mail: MailText,
    pub(super) says: Says,
    #[serde(default)]
    pub(super) legal_basis: Vec<BasisText>,
}

/// Totals of the published account that a play of many months keeps to (GL-17, GL-18).
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Published {
    /// Petitions of the month that had most.
    pub(crate) busiest_month: u32,
    /// Petitions of the month that had fewest.
    pub(crate) quietest_month: u32,
    /// Petitions by field.
    pub(crate) fields: BTreeMap<String, u32>,
}

/// Both languages.
#[derive(Clone, Debug, Deserialize, serde::Serialize)]
pub(crate) struct Bilingual {
    /// Vietnamese.
    pub(crate) vi: String,
    /// English.
    pub(crate) en: String,
}

/// Months that are played.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Plays {
    /// First month.
    pub(crate) from: CycleMonth,
    /// Last month.
    pub(crate) to: CycleMonth,
    /// The month a visitor sees first.
    pub(crate) shown: CycleMonth,
    /// How many petitions the months bring, in turn from the first one; none where every petition
    /// says itself when it comes up.
    #[serde(default)]
    pub(super) counts: Vec<usize>,
    /// The unit whose report of the shown month is missing.
    pub(crate) forgets: String,
    /// Number of the first dispatch to the level above.
    pub(crate) dispatch: u32,
}

impl Plays {
    /// How many petitions a month brings at least.
    pub(crate) fn count(&self, month: CycleMonth) -> usize {
        let all = std::iter::successors(Some(self.from), |m| m.next());
        let before = all.take_while(|m| *m < month).count();
        let turn = before % self.counts.len().max(1);
        self.counts.get(turn).copied().unwrap_or_default()
    }
}

/// Who sends the letters of the play.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct MailText {
    /// The name shown.
    pub(crate) name: String,
    /// The address.
    pub(crate) address: String,
}

/// Sentences of the play that offices of different kinds word differently.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Says {
    /// Why a conference is moved.
    pub(crate) moved: String,
    /// Why somebody else takes the minutes.
    pub(crate) minutes_by: String,
    /// What chairs conclude, in turn; each gives the cells something to do (GL-11).
    pub(crate) conclusions: Vec<String>,
    /// Why people stay away, in turn.
    pub(crate) away: Vec<String>,
    /// Why a body asks for more time, where it is not what the fields of a county say.
    pub(crate) extension: Option<MoreTime>,
}

/// Why more time is asked for, and what can be said already.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct MoreTime {
    /// Why.
    pub(crate) reason: String,
    /// The interim answer.
    pub(crate) interim: String,
}

/// What letterheads, codes and symbols are made of.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct CommitteeText {
    /// Key of the root unit.
    pub(crate) key: String,
    /// Its name.
    pub(crate) name: String,
    /// First line of the letterhead; none for a province.
    pub(crate) superior_line: Option<String>,
    /// Second line.
    pub(crate) issuing_line: String,
    /// The line of its Office below it.
    pub(crate) office_line: String,
    /// The Office's telephone.
    pub(crate) office_phone: Option<String>,
    /// Place in the date line.
    pub(crate) place: String,
    /// First part of petition codes.
    pub(crate) code_prefix: String,
    /// Where the whole committee meets, if it does.
    pub(crate) hall: Option<String>,
    /// Issuer's part of document symbols.
    pub(crate) symbol: String,
    /// The Office's part of document symbols.
    pub(crate) office_symbol: String,
    /// Terms, for numbering.
    pub(crate) term: Vec<Term>,
}

/// A term of the committee.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Term {
    /// First day.
    pub(crate) from: NaiveDate,
    /// Last day.
    pub(crate) to: NaiveDate,
    /// Numbers of the term's registers that are taken already, by type of document.
    #[serde(default)]
    pub(crate) taken: BTreeMap<String, u32>,
}

impl Term {
    /// The numbering period, as registers name it.
    pub(crate) fn period(&self) -> String {
        format!("{}..{}", self.from, self.to)
    }
}

/// A legal basis.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct BasisText {
    /// Number and symbol.
    pub(crate) number: String,
    /// Date of issue.
    pub(crate) issued: NaiveDate,
    /// Who issued it.
    pub(crate) body: String,
    /// About what.
    pub(crate) subject: String,
    /// No source gives the date: papers leave it off.
    #[serde(default)]
    pub(crate) date_assumed: bool,
    /// No source gives the subject: papers leave it off.
    #[serde(default)]
    pub(crate) subject_assumed: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct UnitsFile {
    #[serde(default)]
    pub(super) cluster: Vec<ClusterText>,
    #[serde(default)]
    pub(super) organisation: Vec<OrganisationText>,
    pub(super) body: Vec<BodyText>,
    pub(super) department: Vec<BodyText>,
    #[serde(default)]
    pub(super) rural_unit: Vec<RuralText>,
    /// Cells that stand under the committee itself.
    #[serde(default)]
    pub(super) cell: Vec<CellText>,
}

#[derive(Debug, Deserialize)]
pub(super) struct ClusterText {
    pub(super) key: String,
    pub(super) name: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct OrganisationText {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) members: u32,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct BodyText {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) kind: String,
    /// What people call it, where texts do so and its successor is called something else.
    pub(super) spoken: Option<String>,
    pub(super) superior: Option<String>,
    /// Of which level it is, where that is not the committee's own.
    pub(super) level: Option<workflow::petition::Competence>,
    pub(super) valid_from: Option<NaiveDate>,
    pub(super) valid_to: Option<NaiveDate>,
    #[serde(default)]
    pub(super) successors: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct RuralText {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) cluster: String,
    /// Where its conferences are held.
    pub(super) hall: Option<String>,
    pub(super) peoples_committee: NamedText,
    pub(super) members: u32,
    pub(super) cells: Vec<CellText>,
}

#[derive(Debug, Deserialize)]
pub(super) struct NamedText {
    pub(super) name: String,
    pub(super) short: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct CellText {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) members: u32,
    #[serde(default)]
    pub(super) life: Life,
}

/// What a cell or commune reports of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Life {
    /// Fields and lanes, or the streets of a town.
    #[default]
    Village,
    /// A school, a station, an office.
    Agency,
}

impl CellText {
    /// What its area is called, e.g. "thôn An Lâm".
    pub(super) fn area(&self) -> &str {
        self.name.trim_start_matches("Chi bộ ")
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct PeopleFile {
    pub(super) person: Vec<PersonText>,
    pub(super) post: Vec<PostText>,
    #[serde(default)]
    pub(super) substitution: Vec<SubstitutionText>,
}

#[derive(Debug, Deserialize)]
pub(super) struct PersonText {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) email: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) status: Option<String>,
    #[serde(default)]
    pub(super) committee_member: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct PostText {
    pub(super) person: String,
    pub(super) role: Role,
    pub(super) unit: String,
    pub(super) from: NaiveDate,
    pub(super) to: Option<NaiveDate>,
    pub(super) title: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct SubstitutionText {
    pub(super) absent: String,
    pub(super) substitute: String,
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
    pub(super) reason: String,
}
