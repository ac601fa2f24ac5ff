//! The shape of the files of a world.
use chrono::NaiveDate;
use serde::Deserialize;
use workflow::person::Role;

#[derive(Debug, Deserialize)]
pub(super) struct WorldFile {
    pub(super) preset: String,
    pub(super) time_zone: String,
    pub(super) text: Bilingual,
    pub(super) plays: Plays,
    pub(super) committee: CommitteeText,
    #[serde(default)]
    pub(super) legal_basis: Vec<BasisText>,
}

/// Both languages.
#[derive(Clone, Debug, Deserialize)]
pub struct Bilingual {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

/// Months that are played.
#[derive(Clone, Debug, Deserialize)]
pub struct Plays {
    /// First month.
    pub from: String,
    /// Last month.
    pub to: String,
    /// The month a visitor sees first.
    pub shown: String,
}

/// What letterheads, codes and symbols are made of.
#[derive(Clone, Debug, Deserialize)]
pub struct CommitteeText {
    /// Key of the root unit.
    pub key: String,
    /// Its name.
    pub name: String,
    /// First line of the letterhead.
    pub superior_line: String,
    /// Second line.
    pub issuing_line: String,
    /// Place in the date line.
    pub place: String,
    /// First part of petition codes.
    pub code_prefix: String,
    /// Issuer's part of document symbols.
    pub symbol: String,
    /// Terms, for numbering.
    pub term: Vec<Term>,
}

/// A term of the committee.
#[derive(Clone, Debug, Deserialize)]
pub struct Term {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// A legal basis.
#[derive(Clone, Debug, Deserialize)]
pub struct BasisText {
    /// Number and symbol.
    pub number: String,
    /// Date of issue.
    pub issued: NaiveDate,
    /// Who issued it.
    pub body: String,
    /// About what.
    pub subject: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct UnitsFile {
    pub(super) cluster: Vec<ClusterText>,
    pub(super) organisation: Vec<OrganisationText>,
    pub(super) body: Vec<BodyText>,
    pub(super) department: Vec<BodyText>,
    pub(super) rural_unit: Vec<RuralText>,
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

#[derive(Debug, Deserialize)]
pub(super) struct BodyText {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) superior: Option<String>,
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
    pub(super) members: u32,
    pub(super) cells: Vec<CellText>,
}

#[derive(Debug, Deserialize)]
pub(super) struct CellText {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) members: u32,
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

#[derive(Debug, Deserialize)]
pub(super) struct PostText {
    pub(super) person: String,
    pub(super) role: Role,
    pub(super) unit: String,
    pub(super) from: NaiveDate,
    pub(super) to: Option<NaiveDate>,
}

#[derive(Debug, Deserialize)]
pub(super) struct SubstitutionText {
    pub(super) absent: String,
    pub(super) substitute: String,
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
    pub(super) reason: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct PetitionsFile {
    pub(super) petition: Vec<PetitionText>,
}

/// A petition as the world tells it, with what becomes of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "config/worlds/gia-loc/petitions/agriculture.toml explains each field"
)]
pub struct PetitionText {
    pub key: String,
    pub category: String,
    pub title: String,
    pub text: String,
    pub place: String,
    pub addressee: AddresseeText,
    #[serde(default)]
    pub months: Vec<u32>,
    pub lead: String,
    #[serde(default)]
    pub support: Vec<String>,
    pub competence: workflow::petition::Competence,
    pub kind: String,
    pub direction: String,
    pub bad_answer: String,
    pub return_reasons: Vec<workflow::petition::ReturnReason>,
    pub return_note: String,
    pub good_answer: String,
    pub outcome: workflow::petition::OutcomeClass,
    pub legal_basis: Option<String>,
    pub promise: Option<PromiseText>,
    pub commune_report: Option<String>,
    pub on_the_spot: Option<String>,
    pub evidence: String,
    pub satisfied: Option<String>,
    pub dissatisfied: Option<String>,
    pub duplicate_of: Option<String>,
    #[serde(default)]
    pub compound: bool,
    pub part_a: Option<String>,
    pub part_b: Option<String>,
    pub declined: Option<DeclinedText>,
    pub refer_up: Option<ReferText>,
    #[serde(default)]
    pub divert: bool,
    pub wrong_lead: Option<WrongLeadText>,
    #[serde(default)]
    pub urgent: bool,
    #[serde(default)]
    pub vague: bool,
}

/// Whom a petition asks.
#[derive(Clone, Debug, Deserialize)]
pub struct AddresseeText {
    /// A department's key, or `commune`, `province`, `centre`.
    pub key: String,
    /// As the cell wrote it.
    pub words: String,
}

/// A commitment.
#[derive(Clone, Debug, Deserialize)]
pub struct PromiseText {
    /// What.
    pub what: String,
    /// Money.
    pub money_source: String,
    /// Working days after the answer.
    pub days: u16,
}

/// Why it is declined.
#[derive(Clone, Debug, Deserialize)]
pub struct DeclinedText {
    /// Why.
    pub reason: String,
    /// On what basis.
    pub legal_basis: String,
}

/// To whom it is referred.
#[derive(Clone, Debug, Deserialize)]
pub struct ReferText {
    /// The superior body.
    pub body: String,
    /// Its later answer.
    pub answer: String,
}

/// The first routing, refused.
#[derive(Clone, Debug, Deserialize)]
pub struct WrongLeadText {
    /// To whom.
    pub lead: String,
    /// Why it was refused.
    pub reason: String,
    /// Who was proposed.
    pub proposed: String,
}
