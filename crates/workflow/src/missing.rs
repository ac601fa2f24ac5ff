//! What keeps a step from even being put to the rules: a fact that it needs is not there.
use crate::petition::RefusalClass;
use serde::{Deserialize, Serialize};

/// A fact that a step needs and that the record does not give. `words` renders each in two
/// languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "missing")]
pub enum MissingFact {
    /// Consolidating needs the minutes of the petition's conference (flow.md §1 "consolidate").
    MinutesOpen {
        /// The petition's code.
        code: String,
    },
    /// Recording needs a speaker who is on the roll or has written (flow.md §1 "record").
    SpeakerNotHeard,
    /// Recording gives the code, and there is one already.
    CodeGiven,
    /// The step is taken at a conference in session.
    NotInSession,
    /// The conference is closed, and with it everything was dealt with or put off (flow.md §2).
    ConferenceOver,
    /// The conference was cancelled, or is held together with another.
    ConferenceNotHeld,
    /// A commune's matter is due at the cluster's next conference, and none is planned.
    NextConferenceUnplanned,
    /// Announcing reads from an issued document.
    NotIssued,
    /// A correction is of a line of that document.
    NotInDocument {
        /// The petition's code.
        code: String,
        /// Symbol of the document.
        symbol: String,
    },
    /// The plan of the cycle has no gate "issue".
    NoIssueGate,
    /// Splitting divides a recorded petition.
    NotRecorded,
    /// The step has facts of its own, which the general command does not take.
    NeedsFacts,
    /// Receipt is acknowledged by the cluster's own head or deputy, or a substitute (GL-15).
    NotOfCluster,
    /// The minutes of the cell's conference stand; what came later is a signed addendum (flow.md §2).
    MinutesStand,
    /// Somebody must be left who may change the office.
    LastOfficeChief,
    /// The office itself is changed by the Office chief.
    NotOfficeChief,
    /// The bytes of an issued document are set once (reliability.md §3, 12).
    BytesKept {
        /// Symbol of the document.
        symbol: String,
        /// `pdf`, `docx` or `xlsx`.
        format: String,
    },
    /// More than one id begins like this.
    SeveralBeginSo,
}

impl MissingFact {
    /// How it is answered over HTTP and as an exit code: the record stands elsewhere, the person
    /// is not the one, or the words given do not fit.
    #[must_use]
    pub fn class(&self) -> RefusalClass {
        match self {
            Self::NotOfCluster | Self::NotOfficeChief => RefusalClass::Forbidden,
            Self::NotInDocument { .. }
            | Self::SpeakerNotHeard
            | Self::NeedsFacts
            | Self::SeveralBeginSo => RefusalClass::Unacceptable,
            Self::MinutesOpen { .. }
            | Self::CodeGiven
            | Self::NotInSession
            | Self::ConferenceOver
            | Self::ConferenceNotHeld
            | Self::NextConferenceUnplanned
            | Self::NotIssued
            | Self::NoIssueGate
            | Self::NotRecorded
            | Self::MinutesStand
            | Self::LastOfficeChief
            | Self::BytesKept { .. } => RefusalClass::Conflict,
        }
    }
}
