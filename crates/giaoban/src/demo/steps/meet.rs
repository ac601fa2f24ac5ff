//! A cluster's conference, from the roll to the minutes: a half day, part after part.
use crate::demo::agenda::{Part, Step};
use crate::demo::cast::Path;
use crate::demo::player::{Player, line};
use anyhow::{Context as _, Result};
use chrono::{NaiveDateTime, TimeDelta};
use std::collections::{BTreeMap, BTreeSet};
use store::commands::ConferenceDeed;
use workflow::conference::{Chair, MinuteTaker, Presence};
use workflow::cycle::CycleMonth;
use workflow::ids::{ConferenceId, PersonId, UnitId};

/// A conference with those who keep its desk.
#[derive(Clone, Copy)]
pub(super) struct Sitting {
    pub(super) month: CycleMonth,
    pub(super) conference: ConferenceId,
    pub(super) cluster: UnitId,
    /// Who takes the minutes.
    pub(super) desk: PersonId,
    /// The deputy, if somebody stands in for him.
    stands_for: Option<PersonId>,
}

/// When each part begins, in minutes after the opening; the close comes by the length of the day.
const PARTS: [(Part, i64); 3] = [
    (Part::Announce, 15),
    (Part::Communes, 40),
    (Part::Petitions, 60),
];

fn in_turn(all: &[String], turn: usize) -> &str {
    let at = turn % all.len().max(1);
    all.get(at).map_or("", String::as_str)
}

/// Every so many of those who can stay away do so; leaders, members in charge and the secretaries of
/// communes, who come first on the roll, do not.
fn is_away(place: usize, turn: usize, every: usize) -> bool {
    place >= 9 && (place + 4 * turn) % every == every - 1
}

impl Player<'_> {
    pub(super) async fn meet(
        &mut self,
        month: CycleMonth,
        cluster: UnitId,
        part: Part,
    ) -> Result<()> {
        let (desk, stands_for) = self.desk(cluster)?;
        let sitting = Sitting {
            month,
            conference: self.months[&month].conferences[&cluster],
            cluster,
            desk,
            stands_for,
        };
        match part {
            Part::Open => {
                self.enter_parts(sitting);
                self.open(sitting).await?;
                self.call_roll(sitting).await
            }
            Part::Announce => self.announce(sitting).await,
            Part::Communes => self.hear_communes(sitting).await,
            Part::Petitions => self.take_in(sitting).await,
            Part::Close => self.close_conference(sitting).await,
        }
    }

    /// The rest of the half day: about three hours, longer where more cells speak.
    fn enter_parts(&mut self, of: Sitting) {
        let opened = self.now();
        let brought = self.plays.iter().filter(|p| p.month == of.month);
        let here = brought.filter(|p| self.cluster_of(p.cell) == Some(of.cluster));
        let spoken = i64::try_from(here.count()).unwrap_or_default();
        let at = |minutes| opened + TimeDelta::minutes(minutes);
        let length = 165 + 4 * spoken.min(8) + i64::from(of.month.month() % 3) * 2;
        let parts = PARTS.into_iter().chain([(Part::Close, length)]);
        for (part, minutes) in parts {
            self.agenda
                .add(at(minutes), Step::Meet(of.month, of.cluster, part));
        }
    }

    /// The simulated local time, without the milliseconds that steps take.
    fn now(&self) -> NaiveDateTime {
        use chrono::{DurationRound as _, Utc};
        let now: chrono::DateTime<Utc> = self.store.now();
        let local = now.naive_utc() + TimeDelta::hours(7);
        local.duration_trunc(TimeDelta::minutes(1)).unwrap_or(local)
    }

    async fn open(&mut self, of: Sitting) -> Result<()> {
        let chair = Chair::Head(self.head(of.cluster)?);
        let minute_taker = match of.stands_for {
            None => MinuteTaker::Deputy(of.desk),
            Some(_) => {
                let reason = line(&self.world.says.minutes_by)?;
                MinuteTaker::Substitute {
                    person: of.desk,
                    reason,
                }
            }
        };
        let deed = ConferenceDeed::Open {
            chair,
            minute_taker,
        };
        self.confer(of.conference, of.desk, deed).await.map(|_| ())
    }

    async fn call_roll(&mut self, of: Sitting) -> Result<()> {
        let speakers = self.bringing(of.month, of.cluster)?;
        let turn = self.turn(of);
        let mut roll = BTreeMap::new();
        for (n, person) in self
            .store
            .conference_record(of.conference)
            .await?
            .not_called()
            .into_iter()
            .enumerate()
        {
            let written = speakers
                .iter()
                .any(|(who, path)| *who == person && *path == Path::Written);
            let speaks = speakers.iter().any(|(who, _)| *who == person);
            let presence = if Some(person) == of.stands_for {
                Presence::Excused(line(&self.absent_for(person))?)
            } else if written {
                Presence::Written(line("Điều trị tại bệnh viện")?)
            } else if !speaks && is_away(n, turn, 11) {
                Presence::Excused(line(in_turn(&self.world.says.away, n + turn))?)
            } else if !speaks && is_away(n, turn + 5, 19) {
                Presence::Unexcused
            } else {
                Presence::Present
            };
            roll.insert(person, presence);
        }
        self.confer(of.conference, of.desk, ConferenceDeed::Mark { roll })
            .await
            .map(|_| ())
    }

    /// Neighbouring clusters and months differ.
    fn turn(&self, of: Sitting) -> usize {
        let mut place = self.months[&of.month].conferences.keys();
        let place = place.position(|cluster| *cluster == of.cluster);
        place.unwrap_or_default() + of.month.month() as usize
    }

    async fn close_conference(&mut self, of: Sitting) -> Result<()> {
        let follow_up = line(in_turn(&self.world.says.conclusions, self.turn(of)))?;
        self.confer(
            of.conference,
            of.desk,
            ConferenceDeed::Close {
                follow_up,
                put_off: BTreeSet::new(),
            },
        )
        .await?;
        self.enter_notes(of)
    }

    /// Cell secretaries of the cluster who bring a petition this month.
    fn bringing(&self, month: CycleMonth, cluster: UnitId) -> Result<Vec<(PersonId, Path)>> {
        let plays = self
            .plays
            .iter()
            .filter(|p| p.month == month && self.cluster_of(p.cell) == Some(cluster));
        plays.map(|p| Ok((self.speaker(p.cell)?, p.path))).collect()
    }

    /// Why somebody is away whom another person stands in for.
    fn absent_for(&self, person: PersonId) -> String {
        let key = self.keys.people.iter().find(|(_, id)| **id == person);
        let reason = key.and_then(|(key, _)| self.world.away_for(key, self.today));
        reason.unwrap_or_default().to_owned()
    }

    pub(super) fn cluster_of(&self, cell: UnitId) -> Option<UnitId> {
        let key = self.key_of(cell)?;
        let cluster = self
            .world
            .meetings()
            .into_iter()
            .find(|c| self.world.cells_of(c).contains(&key.as_str()))?;
        self.keys.unit(cluster).ok()
    }

    pub(in super::super) fn commune_of(&self, cell: UnitId) -> Result<UnitId> {
        let key = self.key_of(cell).context("a cell without a key")?;
        let commune = self
            .world
            .commune_of(&key)
            .context("a cell without a commune")?;
        Ok(self.keys.unit(commune)?)
    }
}
