//! The answer and what may be wrong with it.
use super::matter::Digest;
use crate::ids::{PersonId, UnitId};
use crate::petition::Action;
use crate::text::Line;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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

/// Part of a supporting body in the reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignOff {
    /// Signed its part.
    Signed(UnitId),
    /// Two working days' silence since the routing, recorded ([`crate::petition::Silence`]).
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

/// What is recorded when an answer goes back once more after so many rounds: the Standing Board has
/// heard the body's leader and come to a conclusion (flow.md §1 "return").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hearing {
    /// Who leads the answering body and attended.
    pub leader: PersonId,
    /// The day of the conclusion.
    pub concluded_on: NaiveDate,
    /// What it says.
    pub conclusion: Line,
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

impl Action {
    /// The supporting body for which a move is made; none for moves of others.
    #[must_use]
    pub fn supporter(&self) -> Option<UnitId> {
        match self {
            Self::SignPart { body } => Some(*body),
            _ => None,
        }
    }
}
