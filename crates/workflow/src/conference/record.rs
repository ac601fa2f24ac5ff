//! What is known of a conference: the row, as the rules see it.
use super::facts::{ItemsGo, Presence};
use super::{ConferenceState, RosterEntry};
use crate::calendar::Slot;
use crate::ids::{ConferenceId, CycleId, PersonId, UnitId};
use crate::missing::MissingFact;
use crate::person::Staff;
use crate::petition::{AnnouncedAt, AtDesk, Digest, InSession, Meets, Sitting, Speaker};
use crate::unit::{Place, Tree, UnitKind};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A line of the roll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterLine {
    /// Who is expected, and as what.
    pub entry: RosterEntry,
    /// Whether he is there; none until the roll is called.
    pub presence: Option<Presence>,
}

/// One cluster's briefing conference, or the whole committee's where there are no clusters.
///
/// It is made by [`Conference::plan`] and changed by [`Conference::act`] only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conference {
    /// Its id.
    pub id: ConferenceId,
    /// Its cycle.
    pub cycle: CycleId,
    /// Committee and cluster.
    pub home: Place,
    /// Where it stands.
    pub state: ConferenceState,
    /// How many events it has.
    pub version: u32,
    /// When it is held.
    pub slot: Slot,
    /// Whether that lies in the cycle's planned window.
    pub in_planned_window: bool,
    /// Half days from which it was moved away, oldest first.
    pub moved_from: Vec<Slot>,
    /// The unit that hosts.
    pub host: Option<UnitId>,
    /// Clusters it covers: its own and those joined with it; empty where there are none.
    pub covers: BTreeSet<UnitId>,
    /// With which conference it is held together.
    pub joined_into: Option<ConferenceId>,
    /// Where waiting things went when it was last moved, joined or cancelled.
    pub items: Option<ItemsGo>,
    /// Who chairs.
    pub chair: Option<PersonId>,
    /// Who takes the minutes.
    pub minute_taker: Option<PersonId>,
    /// The roll.
    pub roll: Vec<RosterLine>,
    /// When the desk opened.
    pub opened: Option<DateTime<Utc>>,
    /// When the minutes were closed.
    pub closed: Option<DateTime<Utc>>,
    /// Digest of the minutes.
    pub minutes: Option<Digest>,
    /// Digests of the addenda, oldest first.
    pub addenda: Vec<Digest>,
}

impl Conference {
    /// Where it stands in the tree, with the commune that hosts it.
    #[must_use]
    pub fn place(&self, tree: &Tree) -> Place {
        let commune = self
            .host
            .and_then(|h| tree.get(h))
            .filter(|u| u.kind == UnitKind::Commune);
        Place {
            commune: commune.map(|u| u.id),
            ..self.home
        }
    }

    /// The clusters that meet here, as a fact for petitions.
    #[must_use]
    pub fn meets(&self) -> Meets {
        Meets(self.covers.clone())
    }

    /// Where it stands in the tree, seen from each cluster that meets here: its own first.
    #[must_use]
    pub fn places(&self, tree: &Tree) -> Vec<Place> {
        let joined = |&cluster: &UnitId| Place {
            cluster: Some(cluster),
            ..self.home
        };
        let others = self
            .covers
            .iter()
            .filter(|c| self.home.cluster != Some(**c));
        [self.place(tree)]
            .into_iter()
            .chain(others.map(joined))
            .collect()
    }

    /// Whether it will be held, or is in session.
    #[must_use]
    pub fn is_ahead(&self) -> bool {
        matches!(
            self.state,
            ConferenceState::Planned | ConferenceState::Confirmed | ConferenceState::InSession
        )
    }

    /// The fact that lets a petition be recorded here under this code; none unless in session.
    #[must_use]
    pub fn in_session(&self, code: String) -> Option<InSession> {
        (self.state == ConferenceState::InSession).then_some(InSession {
            conference: self.id,
            cycle: self.cycle,
            date: self.slot.date,
            in_planned_window: self.in_planned_window,
            meets: self.meets(),
            desk: self.desk(),
            code,
        })
    }

    /// Why nothing is recorded or announced here now.
    #[must_use]
    pub fn why_not_in_session(&self) -> MissingFact {
        match self.state {
            ConferenceState::Closed => MissingFact::ConferenceOver,
            ConferenceState::Cancelled | ConferenceState::Joint => MissingFact::ConferenceNotHeld,
            _ => MissingFact::NotInSession,
        }
    }

    /// The fact that lets an answer be announced here; none unless in session.
    #[must_use]
    pub fn announced_at(
        &self,
        receipt_proved: bool,
        cycles_since_issue: u32,
    ) -> Option<AnnouncedAt> {
        (self.state == ConferenceState::InSession).then(|| AnnouncedAt {
            conference: self.id,
            cycle: self.cycle,
            date: self.slot.date,
            covers: self.meets(),
            desk: self.desk(),
            receipt_proved,
            cycles_since_issue,
        })
    }

    /// Who was named to chair and to take the minutes.
    #[must_use]
    pub fn desk(&self) -> AtDesk {
        AtDesk {
            chair: self.chair,
            minute_taker: self.minute_taker,
        }
    }

    /// The fact that lets something be answered or reported here: in session, or held and closed
    /// today.
    #[must_use]
    pub fn sitting(&self, today: NaiveDate) -> Option<Sitting> {
        let held = match self.state {
            ConferenceState::InSession => true,
            ConferenceState::Closed => self.slot.date == today,
            _ => false,
        };
        held.then(|| Sitting {
            conference: self.id,
            date: self.slot.date,
            meets: self.meets(),
            desk: self.desk(),
        })
    }

    /// Somebody who is there and holds a post in the body or below it.
    #[must_use]
    pub fn somebody_of(&self, body: UnitId, staff: &Staff<'_>, tree: &Tree) -> Option<PersonId> {
        let there = self.roll.iter().filter_map(|line| match &line.presence {
            Some(Presence::Present) => Some(line.entry.person),
            Some(Presence::Substituted(by)) => Some(*by),
            _ => None,
        });
        let of_it = |person: &PersonId| {
            let posts = staff.posts_of(*person, self.slot.date);
            let mut units = posts.iter().flat_map(|post| tree.upwards(post.unit));
            units.any(|unit| unit.id == body)
        };
        there.into_iter().find(of_it)
    }

    /// As what somebody may bring up a petition here; none if he is neither there, nor a
    /// substitute, nor has written.
    #[must_use]
    pub fn speaker(&self, person: PersonId) -> Option<Speaker> {
        self.roll.iter().find_map(|line| match &line.presence {
            Some(Presence::Present) if line.entry.person == person => {
                Some(Speaker::OnRoster(person))
            }
            Some(Presence::Substituted(by)) if *by == person => Some(Speaker::OnRoster(person)),
            Some(Presence::Written(_)) if line.entry.person == person => {
                Some(Speaker::Written(person))
            }
            _ => None,
        })
    }

    /// Who speaks on the line of somebody expected, as the roll stands.
    #[must_use]
    pub fn voice(&self, expected: PersonId) -> Option<PersonId> {
        let line = self.roll.iter().find(|l| l.entry.person == expected)?;
        line.presence.as_ref()?.voice(expected)
    }

    /// Who has not been called yet.
    #[must_use]
    pub fn not_called(&self) -> Vec<PersonId> {
        self.roll
            .iter()
            .filter(|line| line.presence.is_none())
            .map(|line| line.entry.person)
            .collect()
    }
}
