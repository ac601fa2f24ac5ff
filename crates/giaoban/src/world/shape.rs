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
    pub(crate) from: String,
    /// Last month.
    pub(crate) to: String,
    /// The month a visitor sees first.
    pub(crate) shown: String,
}

/// What letterheads, codes and symbols are made of.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct CommitteeText {
    /// Key of the root unit.
    pub(crate) key: String,
    /// Its name.
    pub(crate) name: String,
    /// First line of the letterhead.
    pub(crate) superior_line: String,
    /// Second line.
    pub(crate) issuing_line: String,
    /// Place in the date line.
    pub(crate) place: String,
    /// First part of petition codes.
    pub(crate) code_prefix: String,
    /// Issuer's part of document symbols.
    pub(crate) symbol: String,
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

/// A petition as the world tells it, with what becomes of it; the head of
/// `config/worlds/gia-loc/petitions/agriculture.toml` explains each field.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PetitionText {
    pub(crate) key: String,
    pub(crate) category: String,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) place: String,
    pub(crate) addressee: AddresseeText,
    #[serde(default)]
    pub(crate) months: Vec<u32>,
    pub(crate) lead: String,
    #[serde(default)]
    pub(crate) support: Vec<String>,
    pub(crate) competence: workflow::petition::Competence,
    pub(crate) kind: String,
    pub(crate) direction: String,
    pub(crate) bad_answer: String,
    pub(crate) return_reasons: Vec<workflow::petition::ReturnReason>,
    pub(crate) return_note: String,
    pub(crate) good_answer: String,
    pub(crate) outcome: workflow::petition::OutcomeClass,
    pub(crate) legal_basis: Option<String>,
    pub(crate) promise: Option<PromiseText>,
    pub(crate) commune_report: Option<String>,
    pub(crate) on_the_spot: Option<String>,
    pub(crate) evidence: String,
    pub(crate) satisfied: Option<String>,
    pub(crate) dissatisfied: Option<String>,
    pub(crate) duplicate_of: Option<String>,
    #[serde(default)]
    pub(crate) compound: bool,
    pub(crate) part_a: Option<String>,
    pub(crate) part_b: Option<String>,
    pub(crate) declined: Option<DeclinedText>,
    pub(crate) refer_up: Option<ReferText>,
    #[serde(default)]
    pub(crate) divert: bool,
    pub(crate) wrong_lead: Option<WrongLeadText>,
    #[serde(default)]
    pub(crate) urgent: bool,
    #[serde(default)]
    #[expect(
        dead_code,
        reason = "marks a text for readers of the file; the hint for vague texts is not built yet"
    )]
    pub(crate) vague: bool,
}

/// Whom a petition asks.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct AddresseeText {
    /// A department's key, or `commune`, `province`, `centre`.
    #[expect(
        dead_code,
        reason = "marks a text for readers of the file; papers print the words"
    )]
    pub(crate) key: String,
    /// As the cell wrote it.
    pub(crate) words: String,
}

/// A commitment.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct PromiseText {
    /// What.
    pub(crate) what: String,
    /// Money.
    pub(crate) money_source: String,
    /// Working days after the answer.
    pub(crate) days: u16,
}

/// Why it is declined.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct DeclinedText {
    /// Why.
    pub(crate) reason: String,
    /// On what basis.
    pub(crate) legal_basis: String,
}

/// To whom it is referred.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct ReferText {
    /// The superior body.
    pub(crate) body: String,
    /// Its later answer.
    pub(crate) answer: String,
}

/// The first routing, refused.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct WrongLeadText {
    /// To whom.
    pub(crate) lead: String,
    /// Why it was refused.
    pub(crate) reason: String,
    /// Who was proposed.
    pub(crate) proposed: String,
}
