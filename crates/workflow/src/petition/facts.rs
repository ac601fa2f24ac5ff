//! Facts that ride inside actions. The store or the form builds them, so that a rule cannot be
//! called without what it needs to know.
use crate::ids::{ConferenceId, CycleId, DocumentId, PersonId, PetitionId, UnitId};
use crate::petition::State;
use crate::text::{Line, Prose};
use crate::unit::Place;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// SHA-256 over a salt and a text, in hex. Events carry this instead of the text, so that a text
/// can be withheld later while the chain stays valid (reliability.md, invariant 30).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(pub String);

impl Digest {
    /// Digest of a salted text.
    #[must_use]
    pub fn of(salt: &str, text: &str) -> Self {
        use sha2::Digest as _;
        let mut hash = sha2::Sha256::new();
        hash.update(salt.as_bytes());
        hash.update([0]);
        hash.update(text.as_bytes());
        Self(hex(&hash.finalize()))
    }
}

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
            write!(out, "{b:02x}").expect("writing to a String cannot fail");
            out
        })
}

/// What kind of matter it is (domain.md §2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Kiến nghị, đề xuất.
    Petition,
    /// Ý kiến.
    Opinion,
    /// Phản ánh.
    Report,
}

/// Which level may settle the matter (GL-10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the glossary's")]
pub enum Competence {
    Cell,
    Commune,
    County,
    Province,
    Centre,
}

/// How the petition came in; exactly one (reliability.md, invariant 26).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Raised at a conference.
    Conference,
    /// Handed in on paper.
    Written,
    /// From the report of somebody who attended a cell meeting (BL-09).
    AttendanceReport,
    /// Urgent, outside the conferences.
    Urgent,
    /// Taken over from old records.
    Import,
}

/// The matter itself as typed. The event keeps only its digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// Short summary for lists and papers.
    pub title: Line,
    /// The matter, verbatim.
    pub text: Prose,
    /// Where (GL-08).
    pub place: Line,
    /// Whom it asks (GL-08).
    pub addressee: Line,
}

impl Matter {
    /// Digest under the salt; any change of any part changes it.
    #[must_use]
    pub fn digest(&self, salt: &str) -> Digest {
        let parts = [
            &self.title.as_str(),
            &self.text.as_str(),
            &self.place.as_str(),
            &self.addressee.as_str(),
        ];
        Digest::of(salt, &parts.map(|p| format!("{}:{p}", p.len())).concat())
    }
}

/// How the cell agreed (GL-09).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndorsementKind {
    /// Chi ủy agreed.
    CellCommittee,
    /// The cell meeting agreed.
    CellMeeting,
    /// Secretary together with the deputy, where there is no chi ủy.
    SecretaryWithDeputy,
}

/// Endorsement record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endorsement {
    /// How.
    pub kind: EndorsementKind,
    /// When; never after the conference, nor in the future.
    pub date: NaiveDate,
    /// Who agreed.
    pub names: Vec<Line>,
}

/// Why a rule is set aside, and who approved it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exception {
    /// Why.
    pub reason: Line,
    /// Who approved.
    pub approver: PersonId,
}

/// The conference at which a petition is recorded, as the store found it in this transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InSession {
    /// The conference; it is in session.
    pub conference: ConferenceId,
    /// Its cycle.
    pub cycle: CycleId,
    /// Its date.
    pub date: NaiveDate,
    /// Whether the date lies in the cycle's planned window (reliability.md, invariant 25).
    pub in_planned_window: bool,
    /// The code given now, never reused.
    pub code: String,
}

/// Who brought it up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Speaker {
    /// Somebody on the roster, present.
    OnRoster(PersonId),
    /// A written contribution of somebody absent.
    Written(PersonId),
}

/// Why a petition is taken in without being spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotSpoken {
    /// The conference was cancelled.
    Cancelled,
    /// The conference was skipped this month.
    Skipped,
    /// The item was not reached.
    NotReached,
}

/// Where the minutes of the conference stand when the Office consolidates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MinutesBasis {
    /// Closed.
    Closed,
    /// Taken over by the Office after 2 working days, with a reason.
    TakenOver(Line),
}

/// Why a matter belongs elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DivertGround {
    /// Tố cáo. No identity is kept (Luật Tố cáo 2018; reliability.md, invariant 37).
    Denunciation,
    /// Khiếu nại.
    Complaint,
    /// Classified matter; the program must not hold it.
    Classified,
    /// Names a person.
    NamedPerson,
}

/// The class of an answer, apart from the state (domain.md §2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeClass {
    /// Đã giải quyết xong.
    Settled,
    /// Đang giải quyết.
    InProgress,
    /// Sẽ giải quyết; dated.
    WillSettle,
    /// Giải trình, cung cấp thông tin.
    Explained,
    /// Chưa giải quyết, with reason.
    NotYet,
}

impl OutcomeClass {
    /// Explained and NotYet rest on a legal basis (flow.md §1, submit reply).
    #[must_use]
    pub fn needs_legal_basis(self) -> bool {
        matches!(self, Self::Explained | Self::NotYet)
    }

    /// WillSettle is a dated commitment.
    #[must_use]
    pub fn needs_promise(self) -> bool {
        self == Self::WillSettle
    }
}

/// A dated commitment; lives until kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// What will be done.
    pub what: Line,
    /// By when.
    pub by: NaiveDate,
    /// Who does it.
    pub body: UnitId,
    /// Where the money comes from.
    pub money_source: Line,
}

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

/// Part of a supporting body in the reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignOff {
    /// Signed its part.
    Signed(UnitId),
    /// Two working days' silence, recorded.
    Silent(UnitId),
}

impl SignOff {
    /// Whose.
    #[must_use]
    pub fn unit(self) -> UnitId {
        match self {
            Self::Signed(u) | Self::Silent(u) => u,
        }
    }
}

/// A version of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// 1 for the first.
    pub number: u32,
    /// Digest of exactly this text.
    pub digest: Digest,
    /// Who wrote it.
    pub author: PersonId,
    /// Who signed it: a leader of the lead body.
    pub signer: PersonId,
    /// The body that answers.
    pub body: UnitId,
    /// The class of the outcome.
    pub outcome: OutcomeClass,
    /// What it rests on.
    pub legal_basis: Option<Line>,
    /// The commitment in it, if any.
    pub promise: Option<Promise>,
    /// Parts of supporting bodies.
    pub sign_offs: Vec<SignOff>,
}

/// Why an answer goes back (GL-14; features.md §4, 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it; words renders them")]
pub enum ReturnReason {
    OffTopic,
    NoDate,
    NoResponsibleUnit,
    Evasive,
    NoLegalBasis,
    NoFunds,
    Incomplete,
}

/// What is missing when an answer goes back for form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it; words renders them")]
pub enum FormFault {
    Field,
    OutcomeClass,
    Signature,
}

/// A petition into which another may be merged, as the store found it in this transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeTarget {
    /// Its id.
    pub id: PetitionId,
    /// Its code.
    pub code: String,
    /// Its cycle.
    pub cycle: Option<CycleId>,
    /// Its state.
    pub state: State,
    /// Whether the petition that is to be merged is itself the target of others.
    pub source_has_children: bool,
}

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
    pub covers: BTreeSet<UnitId>,
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

/// Who grants an extension, by how far it reaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExtensionBy {
    /// Office chief, up to the issue date.
    OfficeChief,
    /// The reviewing body, beyond it; the petition is carried over.
    ReviewingBody(BodyDecision),
}

/// What a new petition starts with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPetition {
    /// Its id, from the id source.
    pub id: PetitionId,
    /// Where it comes from.
    pub home: Place,
    /// What kind of matter.
    pub kind: Kind,
    /// Field (GL-18), a key of the office's categories.
    pub category: String,
    /// How it came in.
    pub source: Source,
    /// Digest of the matter.
    pub matter: Digest,
    /// If it is a part of one that is being split.
    pub part_of: Option<PartOf>,
}

/// The petition a part is taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartOf {
    /// Its id.
    pub id: PetitionId,
    /// The part's code: that of the whole with a, b, …
    pub code: String,
    /// State in which the whole stood, and the part starts.
    pub state: State,
    /// Its cycle.
    pub cycle: CycleId,
    /// Its conference.
    pub conference: Option<ConferenceId>,
}
