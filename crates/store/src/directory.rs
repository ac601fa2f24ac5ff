//! What an office is: units, people, posts, policy and calendar of one committee, kept in memory.
//!
//! Every change of it moves the committee's `directory_version` in the same transaction, and every
//! command reads that version with its petition (on PostgreSQL `FOR SHARE`), so that what a rule
//! relies on is what holds at the commit (reliability.md, invariant 2).
use crate::tx::{Stmt, Tx};
use crate::{Failure, Thing};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use sea_orm::QueryResult;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;
use workflow::actor::{Actor, Channel, Context};
use workflow::calendar::{CalendarData, WorkingCalendar};
use workflow::cycle::CycleDates;
use workflow::ids::{PersonId, UnitId};
use workflow::person::Role;
use workflow::person::{HeldPost, Person, Post, Staff, Status, Substitution, held_posts};
use workflow::petition::{Audience, DecidingBody, Refusal};
use workflow::preset::Preset;
use workflow::unit::{Period, Tree, Unit, UnitKind};

/// A committee whose office runs the cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committee {
    /// Its id.
    pub id: Uuid,
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// First part of petition codes, e.g. `GLOC`.
    pub code_prefix: String,
    /// Its time zone.
    pub time_zone: Tz,
    /// Its unit in the tree.
    pub root: UnitId,
}

/// The office as of one version.
#[derive(Clone, Debug)]
pub struct Directory {
    /// Version of everything below.
    pub version: i64,
    /// The committee.
    pub committee: Committee,
    /// The unit tree.
    pub tree: Tree,
    /// People by id.
    pub people: BTreeMap<PersonId, Person>,
    /// All posts.
    pub posts: Vec<Post>,
    /// Substitutions.
    pub substitutions: Vec<Substitution>,
    /// What the office has set, by the day from which it holds.
    pub presets: BTreeMap<NaiveDate, Preset>,
    /// The working calendar.
    pub calendar: WorkingCalendar,
}

impl Directory {
    /// The local day of an instant.
    #[must_use]
    pub fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.committee.time_zone).date_naive()
    }

    /// What the office has set for a day: the last version not later than it, else the first.
    ///
    /// # Errors
    /// The office has set nothing at all.
    pub fn preset(&self, day: NaiveDate) -> Result<&Preset, Failure> {
        preset_on(&self.presets, day).ok_or(Failure::NotFound(Thing::Policy))
    }

    /// The moment at which a day begins where the committee is.
    #[must_use]
    pub fn begins(&self, day: NaiveDate) -> DateTime<Utc> {
        let midnight = day.and_time(chrono::NaiveTime::MIN);
        let zone = self.committee.time_zone;
        let local = midnight.and_local_timezone(zone).earliest();
        local.map_or_else(|| midnight.and_utc(), |l| l.with_timezone(&Utc))
    }

    /// The person as an actor; one who is unknown here acts nowhere.
    ///
    /// # Errors
    /// No such person in this committee.
    pub fn actor(&self, person: PersonId) -> Result<Actor, Failure> {
        let found = self
            .people
            .get(&person)
            .ok_or(Failure::NotFound(Thing::Person))?;
        Ok(Actor::Person {
            id: person,
            status: found.status,
        })
    }

    /// Everybody with what they hold.
    #[must_use]
    pub fn staff(&self) -> Staff<'_> {
        Staff {
            people: &self.people,
            posts: &self.posts,
            substitutions: &self.substitutions,
        }
    }

    /// Posts a person may use on a day.
    #[must_use]
    pub fn posts_of(&self, person: PersonId, day: NaiveDate) -> Vec<HeldPost> {
        held_posts(person, day, &self.posts, &self.substitutions)
    }

    /// Posts with which a person acts on a day, for a step that no machine of the workflow guards.
    ///
    /// # Errors
    /// No such person, or one who is revoked, pending or moved (reliability.md §3, 9).
    pub fn acts_with(&self, person: PersonId, day: NaiveDate) -> Result<Vec<HeldPost>, Failure> {
        let found = self
            .people
            .get(&person)
            .ok_or(Failure::NotFound(Thing::Person))?;
        match found.status {
            Status::Active => Ok(self.posts_of(person, day)),
            status => Err(Refusal::NotActive { status }.into()),
        }
    }

    /// Calls a rule with everything it may know about the moment.
    ///
    /// # Errors
    /// As [`Directory::preset`], or the rule's own.
    pub fn decide<T, E: Into<Failure>>(
        &self,
        now: DateTime<Utc>,
        posts: &[HeldPost],
        channel: &Channel,
        dates: &CycleDates,
        rule: impl FnOnce(&Context<'_>) -> Result<T, E>,
    ) -> Result<T, Failure> {
        let today = self.day(now);
        let preset = self.preset(today)?;
        let ctx = Context {
            now,
            today,
            channel,
            policy: &preset.policy,
            calendar: &self.calendar,
            tree: &self.tree,
            capacities: &preset.capacities,
            posts,
            staff: self.staff(),
            dates,
        };
        rule(&ctx).map_err(Into::into)
    }

    /// People who hold one of the roles in the unit on the day, substitutes included, each with
    /// the one he stands for. Ordered by key; nobody twice; nobody who may not act.
    #[must_use]
    pub fn holders(
        &self,
        unit: UnitId,
        roles: &[Role],
        day: NaiveDate,
    ) -> Vec<(PersonId, Option<PersonId>)> {
        let mut found: Vec<(PersonId, Option<PersonId>)> = Vec::new();
        let on_duty = self.posts.iter().filter(|p| {
            p.unit == unit
                && roles.contains(&p.role)
                && p.period.holds(day)
                && self.may_act(p.person)
        });
        for post in on_duty {
            found.push((post.person, None));
            let stand_ins = self
                .substitutions
                .iter()
                .filter(|s| s.absent == post.person && s.period.holds(day));
            found.extend(
                stand_ins
                    .filter(|s| self.may_act(s.by))
                    .map(|s| (s.by, Some(s.absent))),
            );
        }
        found.sort_by(|a, b| self.key(a.0).cmp(self.key(b.0)));
        found.dedup_by_key(|f| f.0);
        found
    }

    fn may_act(&self, person: PersonId) -> bool {
        self.people
            .get(&person)
            .is_some_and(|p| p.status == Status::Active)
    }

    fn key(&self, person: PersonId) -> &str {
        self.people.get(&person).map_or("", |p| &p.key)
    }

    /// Who is meant by an audience, for a petition at this place.
    #[must_use]
    pub fn audience(
        &self,
        to: Audience,
        home: &workflow::unit::Place,
        day: NaiveDate,
    ) -> Vec<(PersonId, Option<PersonId>)> {
        let of = |unit: Option<UnitId>, roles: &[Role]| {
            unit.map(|u| self.holders(u, roles, day))
                .unwrap_or_default()
        };
        let body = |kind| self.tree.of_kind(kind, day).first().map(|u| u.id);
        match to {
            Audience::Proposer => of(home.cell, &[Role::CellSecretary]),
            Audience::CommuneSecretary => of(home.commune, &[Role::CommuneSecretary]),
            Audience::Cluster => of(home.cluster, &[Role::ClusterHead, Role::ClusterDeputy]),
            Audience::Office => of(
                body(UnitKind::Office),
                &[Role::OfficeSpecialist, Role::OfficeDeputyChief],
            ),
            Audience::OfficeChief => of(body(UnitKind::Office), &[Role::OfficeChief]),
            Audience::Body(DecidingBody::StandingMembers) => of(
                body(UnitKind::StandingMembers),
                &[Role::StandingMember, Role::CommitteeSecretary],
            ),
            Audience::Body(DecidingBody::StandingBoard | DecidingBody::PartyCommittee) => of(
                body(UnitKind::StandingBoard),
                &[Role::StandingBoardMember, Role::StandingMember],
            ),
            Audience::Lead(unit) => of(
                Some(unit),
                &[Role::DepartmentHead, Role::DepartmentSpecialist],
            ),
            Audience::Support(unit) => of(Some(unit), &[Role::DepartmentHead]),
        }
    }

    pub(crate) async fn load(tx: &mut Tx<'_>, committee: Uuid) -> Result<Self, Failure> {
        let id = || -> [sea_orm::Value; 1] { [committee.into()] };
        let head = tx
            .row(Stmt::new("SELECT * FROM committee WHERE id = ?", id()))
            .await?
            .ok_or(Failure::NotFound(Thing::Committee))?;
        let units = tx
            .rows(Stmt::new(
                "SELECT * FROM unit WHERE committee_id = ? ORDER BY id",
                id(),
            ))
            .await?;
        let links = tx
            .rows(Stmt::new(
                "SELECT s.unit_id, s.successor_id FROM unit_successor s JOIN unit u ON u.id = s.unit_id WHERE u.committee_id = ? ORDER BY 1, 2",
                id(),
            ))
            .await?;
        let people = tx
            .rows(Stmt::new(
                "SELECT * FROM person WHERE committee_id = ?",
                id(),
            ))
            .await?;
        let posts = tx
            .rows(Stmt::new(
                "SELECT * FROM post WHERE committee_id = ? ORDER BY person_id, role, unit_id, valid_from",
                id(),
            ))
            .await?;
        let away = tx
            .rows(Stmt::new(
                "SELECT * FROM substitution WHERE committee_id = ? ORDER BY absent_id, by_id",
                id(),
            ))
            .await?;
        let settings = tx
            .rows(Stmt::new("SELECT name, valid_from, body FROM setting WHERE committee_id = ? ORDER BY name, valid_from", id()))
            .await?;
        let (presets, calendar) = read_settings(&settings)?;
        Ok(Self {
            version: head.try_get("", "directory_version")?,
            committee: read_committee(&head)?,
            tree: Tree::new(read_units(&units, &links)?),
            people: people.iter().map(read_person).collect::<Result<_, _>>()?,
            posts: posts
                .iter()
                .map(read_post)
                .collect::<Result<_, Failure>>()?,
            substitutions: away
                .iter()
                .map(read_substitution)
                .collect::<Result<_, Failure>>()?,
            presets,
            calendar,
        })
    }
}

/// What is set for a day: the last version not later than it, else the first.
pub(crate) fn preset_on(presets: &BTreeMap<NaiveDate, Preset>, day: NaiveDate) -> Option<&Preset> {
    let set = presets.range(..=day).next_back();
    set.or_else(|| presets.iter().next())
        .map(|(_, preset)| preset)
}

fn read_committee(row: &QueryResult) -> Result<Committee, Failure> {
    let zone: String = row.try_get("", "time_zone")?;
    Ok(Committee {
        id: row.try_get("", "id")?,
        key: row.try_get("", "key")?,
        name: row.try_get("", "name")?,
        code_prefix: row.try_get("", "code_prefix")?,
        time_zone: zone
            .parse()
            .map_err(|_| Failure::Damaged(format!("no time zone is called {zone}")))?,
        root: UnitId(row.try_get("", "root_unit_id")?),
    })
}

pub(crate) fn read_units(
    units: &[QueryResult],
    links: &[QueryResult],
) -> Result<Vec<Unit>, Failure> {
    let mut successors: BTreeMap<Uuid, Vec<UnitId>> = BTreeMap::new();
    for row in links {
        let to = UnitId(row.try_get("", "successor_id")?);
        successors
            .entry(row.try_get("", "unit_id")?)
            .or_default()
            .push(to);
    }
    units
        .iter()
        .map(|row| {
            let id: Uuid = row.try_get("", "id")?;
            let members: Option<i64> = row.try_get("", "members")?;
            Ok(Unit {
                id: UnitId(id),
                kind: word(&row.try_get::<String>("", "kind")?)?,
                key: row.try_get("", "key")?,
                name: row.try_get("", "name")?,
                code: row.try_get("", "code")?,
                parent: row.try_get::<Option<Uuid>>("", "parent_id")?.map(UnitId),
                valid: read_period(row)?,
                successors: successors.remove(&id).unwrap_or_default(),
                members: members.and_then(|m| u32::try_from(m).ok()),
            })
        })
        .collect()
}

fn read_period(row: &QueryResult) -> Result<Period, Failure> {
    Ok(Period {
        from: row.try_get("", "valid_from")?,
        to: row.try_get("", "valid_to")?,
    })
}

pub(crate) fn read_person(row: &QueryResult) -> Result<(PersonId, Person), Failure> {
    let id = PersonId(row.try_get("", "id")?);
    let person = Person {
        id,
        key: row.try_get("", "key")?,
        name: row.try_get("", "name")?,
        status: word(&row.try_get::<String>("", "status")?)?,
        email: row.try_get("", "email")?,
        phone: row.try_get("", "phone")?,
        born: row
            .try_get::<Option<i64>>("", "born")?
            .and_then(|year| u16::try_from(year).ok()),
    };
    Ok((id, person))
}

pub(crate) fn read_post(row: &QueryResult) -> Result<Post, Failure> {
    Ok(Post {
        person: PersonId(row.try_get("", "person_id")?),
        role: word(&row.try_get::<String>("", "role")?)?,
        unit: UnitId(row.try_get("", "unit_id")?),
        period: read_period(row)?,
    })
}

fn read_substitution(row: &QueryResult) -> Result<Substitution, Failure> {
    Ok(Substitution {
        absent: PersonId(row.try_get("", "absent_id")?),
        by: PersonId(row.try_get("", "by_id")?),
        period: read_period(row)?,
    })
}

fn read_settings(
    rows: &[QueryResult],
) -> Result<(BTreeMap<NaiveDate, Preset>, WorkingCalendar), Failure> {
    let (mut presets, mut years) = (BTreeMap::new(), BTreeMap::new());
    for row in rows {
        let (name, body): (String, String) = (row.try_get("", "name")?, row.try_get("", "body")?);
        if name == "preset" {
            presets.insert(row.try_get("", "valid_from")?, json(&body)?);
        } else if name.starts_with("calendar-") {
            // Rows come oldest first, so the last edit of a year is the one that stays.
            years.insert(name, json::<CalendarData>(&body)?);
        }
    }
    let calendar = WorkingCalendar::join(years.into_values()).map_err(Failure::Calendar)?;
    Ok((presets, calendar))
}

/// An enum's stable word, as stored.
pub(crate) fn word<T: DeserializeOwned>(text: &str) -> Result<T, Failure> {
    json(&format!("\"{text}\""))
}

/// The stable word of an enum.
pub(crate) fn as_word<T: serde::Serialize>(value: &T) -> Result<String, Failure> {
    Ok(crate::tx::to_json(value)?.trim_matches('"').to_owned())
}

/// A stored record.
pub(crate) fn json<T: DeserializeOwned>(text: &str) -> Result<T, Failure> {
    serde_json::from_str(text)
        .map_err(|e| Failure::Damaged(format!("a stored record cannot be read: {e}")))
}

/// Directories by committee, each as of the version last seen.
#[derive(Debug, Default)]
pub(crate) struct Directories(Mutex<BTreeMap<Uuid, Arc<Directory>>>);

impl Directories {
    pub(crate) fn get(&self, committee: Uuid, version: i64) -> Option<Arc<Directory>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known
            .get(&committee)
            .filter(|d| d.version == version)
            .cloned()
    }

    pub(crate) fn put(&self, committee: Uuid, directory: Arc<Directory>) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(committee, directory);
    }

    /// After an undone command: what it read may never have been committed.
    pub(crate) fn forget(&self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }
}
