//! What a refusal speaks of.
use serde::{Deserialize, Serialize};

/// A part of the input that a message can point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the form")]
pub enum Field {
    Category,
    EndorsementNames,
    EndorsementDate,
    ReturnReasons,
    Hearing,
    MissingItems,
    LegalBasis,
    Promise,
    PromiseDate,
    Parts,
    Until,
    ExpectedDate,
    CommitteeNote,
    LookAgainDate,
    Code,
    Cycle,
    Competence,
    Lead,
    Answer,
    OutcomeClass,
    Document,
    RecordedDate,
    AnsweredDate,
    IssuedDate,
    AnnouncedDate,
    EndDate,
}

/// What makes an exception with reason and approver necessary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExceptionCause {
    /// The cell has not endorsed it (GL-09).
    NotEndorsed,
    /// The conference lies outside the cycle's planned window (GL-04).
    OutsideWindow,
}

/// Why somebody may not review an answer (reliability.md, invariant 11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnWork {
    /// He wrote it.
    Wrote,
    /// He signed it.
    Signed,
    /// He heads the answering body or one above it.
    Heads,
}

/// How a refusal is answered over HTTP and as an exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalClass {
    /// The record stands elsewhere (409).
    Conflict,
    /// This person may not (403).
    Forbidden,
    /// The input is not acceptable (422).
    Unacceptable,
}
