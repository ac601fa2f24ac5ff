//! What a person fills in, and the facts the store adds from this transaction.
mod action;
mod cycles;
mod desk;
mod group;
mod texts;

pub(super) use group::{carry_along, split};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use workflow::ids::{ConferenceId, CycleId, PersonId, PetitionId, UnitId};
use workflow::petition::{
    Action, DivertGround, Exception, ExtensionBy, Matter, NotSpoken, OutcomeClass, Promise, SignOff,
};
use workflow::text::{Line, Prose};

/// A part of a petition that is split.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPart {
    /// Its field.
    pub category: String,
    /// Its matter.
    pub matter: Matter,
}

/// What is done to a petition, as a person says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "each is the action of the same name with what a form holds; see workflow::petition::Action"
)]
pub enum Deed {
    /// An action whose facts are all in the form.
    Given(Action),
    Record {
        conference: ConferenceId,
        speaker: PersonId,
        exception: Option<Exception>,
    },
    TakeInWriting {
        cycle: CycleId,
        why: NotSpoken,
    },
    UrgentIntake {
        cycle: CycleId,
        reason: Line,
    },
    AnswerOnSpot {
        text: Prose,
        outcome: OutcomeClass,
        by: Option<UnitId>,
        promise: Option<Promise>,
        accepted: bool,
    },
    HandToCommune,
    Divert {
        ground: DivertGround,
        to: Line,
        receipt: Option<Line>,
    },
    Withdraw {
        note: Option<Line>,
    },
    Split {
        parts: Vec<NewPart>,
    },
    MergeInto {
        target: PetitionId,
    },
    Accept,
    SubmitReply {
        text: Prose,
        author: PersonId,
        signer: PersonId,
        outcome: OutcomeClass,
        legal_basis: Option<Line>,
        promise: Option<Promise>,
        sign_offs: Vec<SignOff>,
    },
    RecordSuperiorAnswer {
        text: Prose,
        author: PersonId,
        outcome: OutcomeClass,
        legal_basis: Option<Line>,
        promise: Option<Promise>,
    },
    RequestExtension {
        until: NaiveDate,
        reason: Line,
        interim: Prose,
    },
    GrantExtension {
        by: ExtensionBy,
    },
    RefuseExtension {
        reason: Line,
    },
    Announce {
        conference: ConferenceId,
    },
    TellInWriting {
        paper: Line,
    },
    Close,
    ReportDone {
        report: Prose,
        outcome: OutcomeClass,
        evidence: Line,
    },
    ReportNotYet {
        reason: Line,
        until: NaiveDate,
    },
    ReportBeyond {
        reason: Line,
    },
    RequestReopening {
        reason: Line,
    },
    AcceptReopening {
        cycle: CycleId,
    },
    CarryOver {
        cycle: CycleId,
        reason: Line,
    },
}

impl Deed {
    /// The running text that comes in with it.
    fn text(&self) -> Option<&Prose> {
        match self {
            Self::AnswerOnSpot { text, .. }
            | Self::SubmitReply { text, .. }
            | Self::RecordSuperiorAnswer { text, .. }
            | Self::RequestExtension { interim: text, .. }
            | Self::ReportDone { report: text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether it is done at a conference, by whoever presides or keeps the desk there.
    pub(in crate::commands) fn at_conference(&self) -> bool {
        matches!(
            self,
            Self::Record { .. }
                | Self::AnswerOnSpot { .. }
                | Self::HandToCommune
                | Self::Announce { .. }
                | Self::ReportDone { .. }
                | Self::ReportNotYet { .. }
                | Self::ReportBeyond { .. }
        )
    }
}
