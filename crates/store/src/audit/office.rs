//! The office: units, people, posts, substitutions and settings against what the events of the
//! office give: its installation and every change since.
use super::{Audit, Auditor};
use crate::Failure;
use crate::commands::{Install, NewRegister, NewSubstitution, Taken};
use crate::directory::{self, json, preset_on};
use crate::tx::to_json;
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, QueryResult};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use workflow::ids::{PersonId, UnitId};
use workflow::person::{Person, Post, Status};
use workflow::policy::Policy;
use workflow::preset::Preset;
use workflow::unit::Unit;

/// An event after the installation.
#[derive(Deserialize)]
struct Changed {
    version: i64,
    what: Change,
}

/// What changed. An event that carries less than its rows cannot be replayed.
#[derive(Deserialize)]
#[serde(untagged)]
enum Change {
    Status {
        person: PersonId,
        status: Status,
    },
    Setting {
        name: String,
        from: NaiveDate,
        body: String,
    },
    Taken(Taken),
    Other(IgnoredAny),
}

/// The office as its events tell of it.
#[derive(Default)]
pub(super) struct Office {
    committee: Vec<String>,
    version: i64,
    units: BTreeMap<UnitId, Unit>,
    people: BTreeMap<PersonId, Person>,
    posts: Vec<Post>,
    substitutions: Vec<NewSubstitution>,
    settings: BTreeMap<(String, NaiveDate), String>,
    pub(super) registers: Vec<NewRegister>,
    /// Presets with the number of the event from which they stand so.
    presets: Vec<(i64, BTreeMap<NaiveDate, Preset>)>,
    /// Some change carries less than its rows.
    untold: bool,
}

impl Office {
    pub(super) fn hear(&mut self, seq: i64, text: &str) {
        if let Ok(install) = json::<Install>(text) {
            self.begin(seq, install);
        } else if let Ok(changed) = json::<Changed>(text) {
            self.version = changed.version;
            self.change(seq, changed.what);
        }
    }

    fn begin(&mut self, seq: i64, install: Install) {
        let c = install.committee;
        let root = c.root.to_string();
        self.committee = vec![c.key, c.name, c.code_prefix, c.time_zone, root];
        self.version = 1;
        self.units = install.units.into_iter().map(|u| (u.id, u)).collect();
        self.people = install.people.into_iter().map(|p| (p.id, p)).collect();
        self.posts = install.posts;
        self.substitutions = install.substitutions;
        self.registers = install.registers;
        for s in install.settings {
            self.settings.insert((s.name, s.from), s.body);
        }
        self.preset_from(seq);
    }

    fn change(&mut self, seq: i64, what: Change) {
        match what {
            Change::Status { person, status } => {
                if let Some(p) = self.people.get_mut(&person) {
                    p.status = status;
                }
            }
            Change::Setting { name, from, body } => {
                let preset = name == "preset";
                self.settings.insert((name, from), body);
                if preset {
                    self.preset_from(seq);
                }
            }
            Change::Taken(taken) => self.take(taken),
            Change::Other(_) => self.untold = true,
        }
    }

    /// Rows that came with a file, in place of those they change.
    fn take(&mut self, taken: Taken) {
        match taken {
            Taken::Units(units) => self.units.extend(units.into_iter().map(|u| (u.id, u))),
            Taken::People(people) => self.people.extend(people.into_iter().map(|p| (p.id, p))),
            Taken::Reorganised { units, posts, .. } => {
                self.take(Taken::Units(units));
                self.take(Taken::Posts(posts));
            }
            Taken::Posts(posts) => {
                let key = |p: &Post| (p.person, p.role, p.unit, p.period.from);
                let new: BTreeSet<_> = posts.iter().map(key).collect();
                self.posts.retain(|p| !new.contains(&key(p)));
                self.posts.extend(posts);
            }
            Taken::Settings(settings) => {
                let each = settings.into_iter().map(|s| ((s.name, s.from), s.body));
                self.settings.extend(each);
            }
        }
    }

    fn preset_from(&mut self, seq: i64) {
        let named = self
            .settings
            .iter()
            .filter(|((name, _), _)| name == "preset");
        let read = named.filter_map(|((_, from), body)| Some((*from, json(body).ok()?)));
        let presets = read.collect();
        self.presets.push((seq, presets));
    }

    /// The policy that an event of this number relied on, for its day.
    pub(super) fn policy(&self, seq: i64, day: NaiveDate) -> Option<&Policy> {
        let stood = self.presets.iter().rev().find(|(from, _)| *from < seq)?;
        preset_on(&stood.1, day).map(|preset| &preset.policy)
    }
}

impl<C: ConnectionTrait> Auditor<'_, C> {
    pub(super) async fn check_office(
        &self,
        committee: Uuid,
        told: &Office,
        audit: &mut Audit,
    ) -> Result<(), Failure> {
        let rows = self
            .of_office("SELECT * FROM committee WHERE id = ?", committee)
            .await?;
        let row = rows.first();
        if row.map(committee_row).transpose()? != Some((told.committee.clone(), told.version)) {
            audit.differs(committee);
        }
        self.check_settings(committee, told, audit).await?;
        if told.untold {
            return Ok(());
        }
        self.check_units(committee, told, audit).await?;
        self.check_people(committee, told, audit).await
    }

    async fn of_office(&self, sql: &str, committee: Uuid) -> Result<Vec<QueryResult>, Failure> {
        self.read(sql, [committee.into()]).await
    }

    async fn check_settings(
        &self,
        committee: Uuid,
        told: &Office,
        audit: &mut Audit,
    ) -> Result<(), Failure> {
        let sql = "SELECT name, valid_from, body FROM setting WHERE committee_id = ?";
        let mut found = BTreeMap::new();
        for row in self.of_office(sql, committee).await? {
            let key: (String, NaiveDate) =
                (row.try_get("", "name")?, row.try_get("", "valid_from")?);
            found.insert(key, row.try_get("", "body")?);
        }
        let differ = if told.untold {
            told.settings.keys().any(|key| !found.contains_key(key))
        } else {
            found != told.settings
        };
        if differ {
            audit.differs(committee);
        }
        Ok(())
    }

    async fn check_units(
        &self,
        committee: Uuid,
        told: &Office,
        audit: &mut Audit,
    ) -> Result<(), Failure> {
        let sql = "SELECT * FROM unit WHERE committee_id = ?";
        let units = self.of_office(sql, committee).await?;
        let sql = "SELECT s.unit_id, s.successor_id FROM unit_successor s JOIN unit u ON u.id = s.unit_id WHERE u.committee_id = ?";
        let links = self.of_office(sql, committee).await?;
        let found = directory::read_units(&units, &links)?.into_iter();
        let found: BTreeMap<UnitId, Unit> = found.map(|u| (u.id, in_order(u))).collect();
        let told: BTreeMap<UnitId, Unit> = told
            .units
            .iter()
            .map(|(id, u)| (*id, in_order(u.clone())))
            .collect();
        for id in differing(&found, &told) {
            audit.differs(id.0);
        }
        Ok(())
    }

    async fn check_people(
        &self,
        committee: Uuid,
        told: &Office,
        audit: &mut Audit,
    ) -> Result<(), Failure> {
        let sql = "SELECT * FROM person WHERE committee_id = ?";
        let rows = self.of_office(sql, committee).await?;
        let found = rows
            .iter()
            .map(directory::read_person)
            .collect::<Result<_, Failure>>()?;
        let mut differ: BTreeSet<PersonId> = differing(&found, &told.people).collect();
        let sql = "SELECT * FROM post WHERE committee_id = ?";
        let rows = self.of_office(sql, committee).await?;
        let posts = rows
            .iter()
            .map(directory::read_post)
            .collect::<Result<Vec<_>, Failure>>()?;
        differ.extend(unequal(&posts, &told.posts, |p| p.person)?);
        let sql = "SELECT * FROM substitution WHERE committee_id = ?";
        let rows = self.of_office(sql, committee).await?;
        let away = rows
            .iter()
            .map(substitution)
            .collect::<Result<Vec<_>, Failure>>()?;
        differ.extend(unequal(&away, &told.substitutions, |s| s.absent)?);
        for person in differ {
            audit.differs(person.0);
        }
        Ok(())
    }
}

fn committee_row(row: &QueryResult) -> Result<(Vec<String>, i64), Failure> {
    let text = |name: &str| row.try_get::<String>("", name);
    let root = UnitId(row.try_get("", "root_unit_id")?).to_string();
    let parts = vec![
        text("key")?,
        text("name")?,
        text("code_prefix")?,
        text("time_zone")?,
        root,
    ];
    Ok((parts, row.try_get("", "directory_version")?))
}

fn substitution(row: &QueryResult) -> Result<NewSubstitution, Failure> {
    Ok(NewSubstitution {
        absent: PersonId(row.try_get("", "absent_id")?),
        by: PersonId(row.try_get("", "by_id")?),
        from: row.try_get("", "valid_from")?,
        to: row.try_get("", "valid_to")?,
        reason: row.try_get("", "reason")?,
    })
}

fn in_order(mut unit: Unit) -> Unit {
    unit.successors.sort_unstable();
    unit
}

/// Keys under which the two do not hold the same.
fn differing<'m, K: Ord + Copy, V: PartialEq>(
    found: &'m BTreeMap<K, V>,
    told: &'m BTreeMap<K, V>,
) -> impl Iterator<Item = K> + 'm {
    let changed = told.iter().filter(|(k, v)| found.get(k) != Some(*v));
    let added = found.keys().filter(|k| !told.contains_key(k));
    changed.map(|(k, _)| *k).chain(added.copied())
}

/// Whose rows are not in both lists, in whatever order.
fn unequal<T: serde::Serialize>(
    found: &[T],
    told: &[T],
    whose: impl Fn(&T) -> PersonId,
) -> Result<BTreeSet<PersonId>, Failure> {
    let set = |list: &[T]| -> Result<BTreeSet<(PersonId, String)>, Failure> {
        let each = list.iter();
        each.map(|t| Ok((whose(t), to_json(t)?))).collect()
    };
    let (found, told) = (set(found)?, set(told)?);
    Ok(found
        .symmetric_difference(&told)
        .map(|(who, _)| *who)
        .collect())
}
