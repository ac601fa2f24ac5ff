//! How it comes in, from the cell to the Office's table.
use super::place::{AtDesk, Meets};
use crate::ids::{ConferenceId, CycleId, PersonId};
use crate::text::Line;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
    /// Clusters that meet there.
    #[serde(default)]
    pub meets: Meets,
    /// Who sits at its desk.
    #[serde(default)]
    pub desk: AtDesk,
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

impl Speaker {
    /// Who.
    #[must_use]
    pub fn person(&self) -> PersonId {
        match self {
            Self::OnRoster(person) | Self::Written(person) => *person,
        }
    }
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
