//! The player: keeps the agenda, knows who holds which post, and hands commands to the store.
use super::agenda::Agenda;
use super::cast::Path;
use super::moments::Simulated;
use super::replay::Script;
use crate::world::{Keys, PetitionText, World};
use anyhow::{Context as _, Result};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::commands::{ActOnConference, ActOnPetition, By, ConferenceDeed, Deed};
use store::{Answer, Command, CommandKey, Store};
use workflow::actor::Channel;
use workflow::calendar::WorkingCalendar;
use workflow::capacity::Capacity;
use workflow::cycle::{CycleMonth, CyclePlan};
use workflow::ids::{ConferenceId, CycleId, DocumentId, PersonId, PetitionId, UnitId};
use workflow::person::Role;
use workflow::petition::{Petition, State};
use workflow::text::{Line, Prose};
use workflow::unit::UnitKind;

/// A petition in play.
#[derive(Clone, Debug)]
pub(super) struct Play {
    pub(super) text: usize,
    pub(super) path: Path,
    /// The month that works on it now.
    pub(super) month: CycleMonth,
    /// The cell that brings it.
    pub(super) cell: UnitId,
    pub(super) id: Option<PetitionId>,
    /// The month whose answer the cell was not content with.
    pub(super) contested: Option<CycleMonth>,
    /// Its promise was moved once.
    pub(super) moved: bool,
}

/// A month in play.
#[derive(Clone, Debug)]
pub(super) struct Month {
    pub(super) cycle: CycleId,
    pub(super) plan: CyclePlan<UnitId>,
    pub(super) conferences: BTreeMap<UnitId, ConferenceId>,
    pub(super) document: Option<DocumentId>,
}

pub(super) struct Player<'w> {
    pub(super) world: &'w World,
    pub(super) store: Store,
    pub(super) keys: Keys,
    pub(super) moments: Arc<Simulated>,
    pub(super) calendar: WorkingCalendar,
    pub(super) agenda: Agenda,
    pub(super) months: BTreeMap<CycleMonth, Month>,
    pub(super) plays: Vec<Play>,
    pub(super) used: BTreeSet<usize>,
    /// What months bring.
    pub(super) script: Script,
    pub(super) today: NaiveDate,
    /// Where letters and lists go.
    pub(super) folder: std::path::PathBuf,
    /// Language of letters and lists.
    pub(super) language: words::Language,
    commands: u64,
    /// Dispatches to the level above so far.
    pub(super) dispatches: u32,
}

impl<'w> Player<'w> {
    pub(super) fn new(
        world: &'w World,
        store: Store,
        keys: Keys,
        moments: Arc<Simulated>,
    ) -> Result<Self> {
        let years = world.calendars.iter().map(|(_, data)| data.clone());
        let calendar = WorkingCalendar::join(years).map_err(|f| anyhow::anyhow!("{f:?}"))?;
        Ok(Self {
            world,
            store,
            keys,
            moments,
            calendar,
            agenda: Agenda::default(),
            months: BTreeMap::new(),
            plays: Vec::new(),
            used: BTreeSet::new(),
            script: Script::Own,
            today: NaiveDate::default(),
            folder: std::path::PathBuf::new(),
            language: words::Language::Vi,
            commands: 0,
            dispatches: 0,
        })
    }

    pub(super) fn text(&self, play: usize) -> &'w PetitionText {
        &self.world.petitions[self.plays[play].text]
    }

    /// A sentence of a play's text as it is said today and in its cell: bodies by the name they have,
    /// the area by its own name, and the number of the cell's own members.
    pub(super) fn said(&self, play: usize, text: &str) -> String {
        let cell = self.key_of(self.plays[play].cell);
        let members = cell.as_deref().and_then(|key| self.world.members_of(key));
        let area = cell.as_deref().and_then(|key| self.world.area_of(key));
        let text = cell
            .as_deref()
            .map_or_else(|| text.to_owned(), |cell| self.world.as_said_in(cell, text));
        let text = self.world.words_on(&text, self.today);
        let members = words::numbers::count(members.unwrap_or_default());
        text.replace("{members}", &members)
            .replace("{area}", area.unwrap_or_default())
    }

    /// Hands a command over under a key that follows from its place in the play.
    pub(super) async fn submit<C: Command + serde::Serialize + 'static>(
        &mut self,
        command: C,
    ) -> Result<Answer> {
        self.commands += 1;
        let key = CommandKey::new(format!("play:{}", self.commands));
        Ok(self.store.submit(&key, command).await?)
    }

    pub(super) async fn act(
        &mut self,
        play: usize,
        person: PersonId,
        deed: Deed,
    ) -> Result<Answer> {
        let by = by(person);
        self.act_by(play, by, deed).await
    }

    pub(super) async fn act_by(&mut self, play: usize, by: By, deed: Deed) -> Result<Answer> {
        let petition = self.id(play)?;
        let what = format!("{deed:?}").chars().take(60).collect::<String>();
        let command = ActOnPetition {
            by,
            petition,
            version: None,
            deed,
        };
        let key = &self.world.petitions[self.plays[play].text].key;
        self.submit(command)
            .await
            .with_context(|| format!("on {}: {key}: {what}", self.today))
    }

    pub(super) async fn confer(
        &mut self,
        conference: ConferenceId,
        person: PersonId,
        deed: ConferenceDeed,
    ) -> Result<Answer> {
        let committee = self.keys.committee;
        let what = format!("{deed:?}").chars().take(60).collect::<String>();
        let command = ActOnConference {
            by: by(person),
            committee,
            conference,
            deed,
        };
        self.submit(command)
            .await
            .with_context(|| format!("on {}: {what}", self.today))
    }

    pub(super) fn id(&self, play: usize) -> Result<PetitionId> {
        self.plays[play]
            .id
            .context("the petition is not written down yet")
    }

    pub(super) async fn record(&self, play: usize) -> Result<Petition> {
        Ok(self.store.petition_record(self.id(play)?).await?)
    }

    /// Plays of a month whose petition stands in one of the states now.
    pub(super) async fn standing(&self, month: CycleMonth, states: &[State]) -> Result<Vec<usize>> {
        let mut found = Vec::new();
        for (i, play) in self.plays.iter().enumerate() {
            if play.month == month
                && play.id.is_some()
                && states.contains(&self.record(i).await?.state)
            {
                found.push(i);
            }
        }
        Ok(found)
    }

    /// Who holds a post today.
    pub(super) fn holder(&self, role: Role, unit: UnitId) -> Result<PersonId> {
        let key = self.key_of(unit).unwrap_or_default();
        self.world
            .holder(role, &key, self.today)
            .and_then(|p| self.keys.person(p).ok())
            .with_context(|| format!("nobody is {role:?} in {key} on {}", self.today))
    }

    pub(super) fn holder_in(&self, role: Role, unit: &str) -> Result<PersonId> {
        self.holder(role, self.keys.unit(unit)?)
    }

    /// The nth holder of a post that several have, in the order of the world's file.
    pub(super) fn holder_in_nth(&self, role: Role, unit: &str, n: usize) -> Result<PersonId> {
        let all = self.world.holders(role, unit, self.today);
        let key = all
            .get(n)
            .or(all.first())
            .with_context(|| format!("nobody is {role:?} in {unit}"))?;
        Ok(self.keys.person(key)?)
    }

    /// Who keeps the desk of a conference by his post, or who stands in for him today.
    pub(super) fn desk(&self, meeting: UnitId) -> Result<(PersonId, Option<PersonId>)> {
        let deputy = self.seated(Capacity::Recorder, meeting)?;
        let stand_in = self.world.stand_in(&self.keys, deputy, self.today);
        Ok(stand_in.map_or((deputy, None), |by| (by, Some(deputy))))
    }

    /// Who presides over a conference by his post.
    pub(super) fn head(&self, meeting: UnitId) -> Result<PersonId> {
        self.seated(Capacity::Presider, meeting)
    }

    /// The first in the order of the preset who has a capacity in the unit that meets or, where the
    /// whole committee meets, in one of its bodies.
    fn seated(&self, capacity: Capacity, meeting: UnitId) -> Result<PersonId> {
        let (preset, meeting) = (&self.world.preset, self.key_of(meeting).unwrap_or_default());
        let holders = preset.capacities.0.get(&capacity).into_iter().flatten();
        let seats = holders.flat_map(|h| h.in_kinds.iter().map(move |kind| (h.role, *kind)));
        let held = |(role, kind)| {
            let unit = match kind {
                UnitKind::Cluster | UnitKind::Committee => meeting.as_str(),
                _ => self.world.own_body(kind)?,
            };
            self.world.holder(role, unit, self.today)
        };
        let found = seats.filter_map(held).next();
        let key = found.with_context(|| format!("nobody is {capacity:?} in {meeting}"))?;
        Ok(self.keys.person(key)?)
    }

    /// Who holds a post in the Office.
    pub(super) fn in_office(&self, role: Role) -> Result<PersonId> {
        let office = self.world.own_body(UnitKind::Office);
        self.holder_in(role, office.context("the committee has no Office")?)
    }

    /// Who enters the decisions of the Standing members, reviews and signs: the second of them.
    pub(super) fn permanent_deputy(&self) -> Result<PersonId> {
        let unit = self.world.own_body(UnitKind::StandingMembers);
        let unit = unit.context("the committee has no Standing members")?;
        self.holder_in_nth(Role::StandingMember, unit, 1)
    }

    /// Who speaks for a cell at its conference: its secretary, else that of its commune.
    pub(super) fn speaker(&self, cell: UnitId) -> Result<PersonId> {
        if self.world.calls_cells() {
            return self.holder(Role::CellSecretary, cell);
        }
        self.holder(Role::CommuneSecretary, self.commune_of(cell)?)
    }

    pub(super) fn key_of(&self, unit: UnitId) -> Option<String> {
        self.keys
            .units
            .iter()
            .find(|(_, id)| **id == unit)
            .map(|(key, _)| key.clone())
    }

    /// A body that exists today: itself, its predecessor or its successor.
    pub(super) fn body(&self, key: &str) -> Result<UnitId> {
        let key = self
            .world
            .body_on(key, self.today)
            .with_context(|| format!("no body {key}"))?;
        Ok(self.keys.unit(key)?)
    }

    pub(super) fn working_days_from(&self, day: NaiveDate, n: u16) -> Result<NaiveDate> {
        Ok(self.calendar.add_working_days(day, n)?)
    }
}

pub(super) fn by(person: PersonId) -> By {
    By::person(person, Channel::CommandLine("demo".into()))
}

pub(super) fn line(text: &str) -> Result<Line> {
    Line::parse(text).map_err(|f| anyhow::anyhow!("{f:?}: {text}"))
}

pub(super) fn prose(text: &str) -> Result<Prose> {
    Prose::parse(text).map_err(|f| anyhow::anyhow!("{f:?}: {text}"))
}

pub(super) fn at(day: NaiveDate, hour: u32, minute: u32) -> NaiveDateTime {
    day.and_hms_opt(hour, minute, 0).unwrap_or_default()
}
