//! Why a conference's move is refused. `words` renders each in two languages.
use super::facts::{Item, Unfinished};
use super::{ConferenceActionKind, ConferenceState};
use crate::capacity::Capacity;
use crate::ids::{ConferenceId, PersonId, UnitId};
use crate::person::Status;
use crate::petition::RefusalClass;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A refused move: which rule, and what it needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "refusal")]
pub enum ConferenceRefusal {
    /// The table has no such move from this state.
    NotFromHere {
        /// What was tried.
        action: ConferenceActionKind,
        /// Where the conference stands; none before it exists.
        state: Option<ConferenceState>,
        /// What can be done instead.
        possible: Vec<ConferenceActionKind>,
    },
    /// The actor has no capacity for it here.
    NotEntitled {
        /// What was tried.
        action: ConferenceActionKind,
        /// Who may.
        who: Vec<Capacity>,
    },
    /// The actor is revoked, pending or moved.
    NotActive {
        /// His status.
        status: Status,
    },
    /// Outside the planned window only with a reason and an approver (B26).
    OutsideWindow {
        /// The date.
        date: NaiveDate,
    },
    /// A date that has been cannot be planned.
    DatePast {
        /// The date.
        date: NaiveDate,
    },
    /// It is there already; choose another half day.
    SameSlot,
    /// Its day is over: what was not opened then is moved, with reason and approver.
    TooLateToOpen {
        /// The date.
        date: NaiveDate,
    },
    /// The host begins later than that day.
    HostNotYet {
        /// Which.
        unit: UnitId,
        /// Its first day.
        from: NaiveDate,
    },
    /// The host has ended by that day.
    HostDissolved {
        /// Which.
        unit: UnitId,
        /// Who took over.
        successors: Vec<UnitId>,
    },
    /// Nobody hosts it yet: name the unit that consents.
    NoHost,
    /// The host does not belong to the cluster or committee.
    HostElsewhere {
        /// Which.
        unit: UnitId,
    },
    /// The half day is taken.
    SlotTaken {
        /// By which conference.
        by: ConferenceId,
    },
    /// The leader would have to be in two places.
    LeaderBookedTwice {
        /// Who.
        leader: PersonId,
        /// The other conference.
        conference: ConferenceId,
    },
    /// Waiting things would stay with a conference that is not held.
    ItemsGoNowhere {
        /// Which.
        item: Item,
    },
    /// Joined with itself.
    JoinIntoItself,
    /// The other is in session, over or not held itself.
    JoinTargetState {
        /// Its state.
        state: ConferenceState,
    },
    /// The other belongs to another cycle.
    JoinOtherCycle,
    /// Others were joined into this one; no chains.
    JoinChain,
    /// The day has not come.
    TooEarlyToOpen {
        /// Its date.
        date: NaiveDate,
    },
    /// This person is not the head of the cluster.
    NotTheHead {
        /// Who was named.
        person: PersonId,
    },
    /// This person is no member of the Standing Board.
    NotOnBoard {
        /// Who was named.
        person: PersonId,
    },
    /// This person is not the cluster's deputy: name him as substitute, with the reason.
    NotTheDeputy {
        /// Who was named.
        person: PersonId,
    },
    /// This person may not take the minutes in the deputy's place.
    NotForMinutes {
        /// Who was named.
        person: PersonId,
    },
    /// This person may not approve that a rule is set aside.
    NotAnApprover {
        /// Who was named.
        person: PersonId,
    },
    /// Who chairs does not take the minutes.
    ChairTakesMinutes {
        /// Who was named for both.
        person: PersonId,
    },
    /// Nobody is expected.
    EmptyRoster,
    /// Somebody is on the roster twice.
    TwiceOnRoster {
        /// Who.
        person: PersonId,
    },
    /// This person is not on the roster.
    NotOnRoster {
        /// Who.
        person: PersonId,
    },
    /// Nobody stands in for himself, and nobody on the roster for another.
    SubstituteOnRoster {
        /// Who.
        person: PersonId,
    },
    /// A petition of his is recorded here: he was heard.
    HasSpoken {
        /// Who.
        person: PersonId,
        /// Codes of what he raised.
        codes: Vec<String>,
    },
    /// The roll is not complete.
    RollIncomplete {
        /// Who has not been called.
        missing: Vec<PersonId>,
    },
    /// Something on the agenda is neither dealt with nor moved.
    Unfinished {
        /// What.
        left: Unfinished,
    },
    /// An addendum is signed by who chaired or took the minutes.
    AddendumUnsigned,
}

impl ConferenceRefusal {
    /// How it is answered over HTTP and as an exit code.
    #[must_use]
    pub fn class(&self) -> RefusalClass {
        match self {
            Self::NotEntitled { .. } | Self::NotActive { .. } => RefusalClass::Forbidden,
            // The record, the half day or the office stands otherwise than the actor thinks.
            Self::NotFromHere { .. }
            | Self::SameSlot
            | Self::SlotTaken { .. }
            | Self::LeaderBookedTwice { .. }
            | Self::JoinTargetState { .. }
            | Self::JoinChain
            | Self::TooEarlyToOpen { .. }
            | Self::TooLateToOpen { .. }
            | Self::EmptyRoster
            | Self::TwiceOnRoster { .. }
            | Self::HasSpoken { .. }
            | Self::RollIncomplete { .. }
            | Self::Unfinished { .. } => RefusalClass::Conflict,
            // What was given does not fit: another date, host, person or destination does.
            Self::OutsideWindow { .. }
            | Self::DatePast { .. }
            | Self::HostNotYet { .. }
            | Self::HostDissolved { .. }
            | Self::NoHost
            | Self::HostElsewhere { .. }
            | Self::ItemsGoNowhere { .. }
            | Self::JoinIntoItself
            | Self::JoinOtherCycle
            | Self::NotTheHead { .. }
            | Self::NotOnBoard { .. }
            | Self::NotTheDeputy { .. }
            | Self::NotForMinutes { .. }
            | Self::NotAnApprover { .. }
            | Self::ChairTakesMinutes { .. }
            | Self::NotOnRoster { .. }
            | Self::SubstituteOnRoster { .. }
            | Self::AddendumUnsigned => RefusalClass::Unacceptable,
        }
    }
}
