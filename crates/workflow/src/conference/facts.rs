//! Facts that ride inside a conference's actions.
use super::{Conference, ConferenceState};
use crate::calendar::Slot;
use crate::ids::{ConferenceId, CycleId, PersonId, PetitionId, UnitId};
use crate::petition::Exception;
use crate::text::Line;
use crate::unit::Place;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a new conference starts with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewConference {
    /// Its id, from the id source.
    pub id: ConferenceId,
    /// The cycle it belongs to.
    pub cycle: CycleId,
    /// Committee and cluster; no cluster where the whole committee meets.
    pub home: Place,
    /// When.
    pub slot: Slot,
    /// Whether the date lies in the cycle's planned window (reliability.md, invariant 25).
    pub in_planned_window: bool,
    /// The unit that hosts, if hosts rotate (GL-04).
    pub host: Option<UnitId>,
    /// Needed outside the planned window.
    pub exception: Option<Exception>,
}

/// What else happens in the same half day, as the store found it in this transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// Another conference of the same cluster or host.
    pub taken_by: Option<ConferenceId>,
    /// A leader of this conference who also leads that other one.
    pub leader_elsewhere: Option<(PersonId, ConferenceId)>,
}

impl Booking {
    /// Looks through the other conferences of the month. `leads` says who heads a conference.
    #[must_use]
    pub fn of<'c>(
        conference: &Conference,
        others: impl IntoIterator<Item = &'c Conference>,
        leads: impl Fn(&Conference) -> Option<PersonId>,
    ) -> Self {
        let mut found = Self::default();
        let held = [ConferenceState::Joint, ConferenceState::Cancelled];
        let same_time = |o: &&Conference| {
            o.id != conference.id && o.slot == conference.slot && !held.contains(&o.state)
        };
        let head = leads(conference);
        for other in others.into_iter().filter(same_time) {
            let same_host = conference.host.is_some() && conference.host == other.host;
            if same_host || !conference.covers.is_disjoint(&other.covers) {
                found.taken_by.get_or_insert(other.id);
            }
            if let Some(person) = head.filter(|_| leads(other) == head) {
                found.leader_elsewhere.get_or_insert((person, other.id));
            }
        }
        found
    }
}

/// Things that wait for a conference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// Endorsed petitions that would have been raised.
    Endorsed,
    /// Issued answers that would have been announced.
    Issued,
    /// Matters on which a commune would have reported.
    Commune,
}

/// Where such things go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Destination {
    /// They stay with this conference, on its new date.
    Here,
    /// To another conference.
    Conference(ConferenceId),
    /// On paper: taken in writing, told in writing, reported in writing.
    InWriting,
}

/// Where everything goes that waits for a conference that is moved, joined or cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemsGo {
    /// Endorsed petitions.
    pub endorsed: Destination,
    /// Issued answers.
    pub issued: Destination,
    /// Commune matters.
    pub commune: Destination,
}

impl ItemsGo {
    /// Each kind with its destination.
    #[must_use]
    pub fn each(&self) -> [(Item, Destination); 3] {
        [
            (Item::Endorsed, self.endorsed),
            (Item::Issued, self.issued),
            (Item::Commune, self.commune),
        ]
    }

    /// All to one place.
    #[must_use]
    pub fn all(to: Destination) -> Self {
        Self {
            endorsed: to,
            issued: to,
            commune: to,
        }
    }
}

/// The conference into which another is joined, as the store found it in this transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinTarget {
    /// Its id.
    pub id: ConferenceId,
    /// Its cycle.
    pub cycle: CycleId,
    /// Its state.
    pub state: ConferenceState,
    /// Its half day.
    pub slot: Slot,
}

/// Who chairs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Chair {
    /// The cluster head, or who presides over the whole committee's conference.
    Head(PersonId),
    /// Another member of the Standing Board, with the record of who asked him to.
    BoardMember {
        /// Who.
        person: PersonId,
        /// The record: a paper or a call.
        record: Line,
    },
}

impl Chair {
    /// Who.
    #[must_use]
    pub fn person(&self) -> PersonId {
        match self {
            Self::Head(person) | Self::BoardMember { person, .. } => *person,
        }
    }
}

/// Who takes the minutes (GL-03).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MinuteTaker {
    /// The cluster deputy and secretary.
    Deputy(PersonId),
    /// A named substitute.
    Substitute {
        /// Who.
        person: PersonId,
        /// Why, and who named him.
        reason: Line,
    },
}

impl MinuteTaker {
    /// Who.
    #[must_use]
    pub fn person(&self) -> PersonId {
        match self {
            Self::Deputy(person) | Self::Substitute { person, .. } => *person,
        }
    }
}

/// Presence of somebody on the roster (GL-06).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Is there.
    Present,
    /// Absent with reason.
    Excused(Line),
    /// Absent without reason.
    Unexcused,
    /// Somebody is there in his place.
    Substituted(PersonId),
    /// Absent, but his contribution lies before the desk in writing.
    Written(Line),
}

impl Presence {
    /// Who speaks where somebody is expected: he himself, there or in writing, or who is there in
    /// his place.
    #[must_use]
    pub fn voice(&self, expected: PersonId) -> Option<PersonId> {
        match self {
            Self::Present | Self::Written(_) => Some(expected),
            Self::Substituted(by) => Some(*by),
            Self::Excused(_) | Self::Unexcused => None,
        }
    }
}

/// What a conference has not dealt with; lists of the caller, read in this transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unfinished {
    /// Answers on the agenda that were neither announced nor moved.
    pub to_announce: BTreeSet<PetitionId>,
    /// Endorsed petitions neither recorded nor moved to the next agenda.
    pub to_record: BTreeSet<PetitionId>,
    /// Recorded at the desk with speaker and text only; the rest is due before the close.
    pub incomplete: BTreeSet<PetitionId>,
    /// Commune matters due here on which nothing was reported.
    pub to_report: BTreeSet<PetitionId>,
}

impl Unfinished {
    /// What is left once these have gone to the next agenda. A record that is not complete stays:
    /// it belongs to these minutes.
    #[must_use]
    pub fn without(&self, put_off: impl Fn(&PetitionId) -> bool) -> Self {
        let rest = |of: &BTreeSet<PetitionId>| of.iter().copied().filter(|p| !put_off(p)).collect();
        Self {
            to_announce: rest(&self.to_announce),
            to_record: rest(&self.to_record),
            incomplete: self.incomplete.clone(),
            to_report: rest(&self.to_report),
        }
    }

    /// Whether nothing is left.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [
            &self.to_announce,
            &self.to_record,
            &self.incomplete,
            &self.to_report,
        ]
        .into_iter()
        .all(BTreeSet::is_empty)
    }
}
