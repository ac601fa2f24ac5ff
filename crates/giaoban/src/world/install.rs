//! A world becomes an [`Install`] command.
use super::read::{World, WorldFault};
use super::shape::{BodyText, CellText};
use crate::papers::{OfficeWording, WORDING};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use store::commands::{Install, NewCommittee, NewRegister, NewSetting, NewSubstitution};
use uuid::Uuid;
use workflow::ids::{PersonId, UnitId};
use workflow::person::{Person, Post, Role, Status};
use workflow::unit::{Period, Unit, UnitKind};

/// Ids by key, as the world's files name units and people.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keys {
    /// The committee.
    pub(crate) committee: Uuid,
    /// Units.
    pub(crate) units: BTreeMap<String, UnitId>,
    /// People.
    pub(crate) people: BTreeMap<String, PersonId>,
}

/// The command that installs the world, and the ids it gives.
///
/// # Errors
/// A file names a unit or a person that none of them has.
pub(crate) fn install(
    world: &World,
    mut id: impl FnMut() -> Uuid,
) -> Result<(Install, Keys), WorldFault> {
    let mut keys = Keys {
        committee: id(),
        ..Keys::default()
    };
    let drafts = unit_drafts(world);
    for draft in &drafts {
        keys.units.insert(draft.key.clone(), UnitId(id()));
    }
    for person in &world.people.person {
        keys.people.insert(person.key.clone(), PersonId(id()));
    }
    let units = drafts
        .iter()
        .map(|d| d.unit(&keys))
        .collect::<Result<_, _>>()?;
    let command = Install {
        committee: NewCommittee {
            id: keys.committee,
            key: world.committee.key.clone(),
            name: world.committee.name.clone(),
            code_prefix: world.committee.code_prefix.clone(),
            time_zone: world.time_zone.clone(),
            root: keys.unit(&world.committee.key)?,
        },
        units,
        people: people(world, &keys)?,
        posts: posts(world, &keys)?,
        substitutions: substitutions(world, &keys)?,
        settings: settings(world),
        registers: registers(world),
    };
    Ok((command, keys))
}

impl Keys {
    /// The unit of a key.
    ///
    /// # Errors
    /// No such unit.
    pub(crate) fn unit(&self, key: &str) -> Result<UnitId, WorldFault> {
        self.units
            .get(key)
            .copied()
            .ok_or_else(|| unknown("units.toml", key))
    }

    /// The person of a key.
    ///
    /// # Errors
    /// No such person.
    pub(crate) fn person(&self, key: &str) -> Result<PersonId, WorldFault> {
        self.people
            .get(key)
            .copied()
            .ok_or_else(|| unknown("people.toml", key))
    }
}

fn unknown(file: &str, name: &str) -> WorldFault {
    WorldFault::Unknown {
        file: file.to_owned(),
        name: name.to_owned(),
    }
}

/// Name of the setting in which a world says what of it is real and what invented, in both
/// languages; an office has none.
pub(crate) const PROVENANCE: &str = "provenance";

/// Before all that the world plays: a unit without a date of its own is older than that.
pub(super) const OLD: NaiveDate =
    NaiveDate::from_ymd_opt(2000, 1, 1).expect("a date of the calendar");

struct UnitDraft {
    kind: UnitKind,
    key: String,
    name: String,
    code: Option<String>,
    parent: Option<String>,
    valid: Period,
    successors: Vec<String>,
    members: Option<u32>,
}

impl UnitDraft {
    fn new(kind: UnitKind, key: &str, name: &str, parent: Option<&str>) -> Self {
        Self {
            kind,
            key: key.to_owned(),
            name: name.to_owned(),
            code: None,
            parent: parent.map(str::to_owned),
            valid: Period {
                from: OLD,
                to: None,
            },
            successors: Vec::new(),
            members: None,
        }
    }

    fn unit(&self, keys: &Keys) -> Result<Unit, WorldFault> {
        Ok(Unit {
            id: keys.unit(&self.key)?,
            kind: self.kind,
            key: self.key.clone(),
            name: self.name.clone(),
            code: self.code.clone(),
            parent: self.parent.as_deref().map(|p| keys.unit(p)).transpose()?,
            valid: self.valid,
            successors: self
                .successors
                .iter()
                .map(|s| keys.unit(s))
                .collect::<Result<_, _>>()?,
            members: self.members,
        })
    }
}

fn unit_drafts(world: &World) -> Vec<UnitDraft> {
    let root = world.committee.key.as_str();
    let mut all = vec![UnitDraft::new(
        UnitKind::Committee,
        root,
        &world.committee.name,
        None,
    )];
    all.extend(world.units.cluster.iter().map(|c| {
        let code = Some(c.key.clone());
        UnitDraft {
            code,
            ..UnitDraft::new(UnitKind::Cluster, &c.key, &c.name, Some(root))
        }
    }));
    all.extend(
        world
            .units
            .body
            .iter()
            .chain(&world.units.department)
            .map(|b| body(b, root)),
    );
    all.extend(world.units.organisation.iter().map(|o| {
        let members = Some(o.members);
        UnitDraft {
            members,
            ..UnitDraft::new(UnitKind::GrassrootsOrg, &o.key, &o.name, Some(root))
        }
    }));
    for rural in &world.units.rural_unit {
        let commune = UnitDraft::new(
            UnitKind::Commune,
            &rural.key,
            &rural.name,
            Some(&rural.cluster),
        );
        all.push(UnitDraft {
            members: Some(rural.members),
            ..commune
        });
        all.extend(rural.cells.iter().map(|c| cell(c, &rural.key)));
    }
    all.extend(world.units.cell.iter().map(|c| cell(c, root)));
    all
}

fn cell(c: &CellText, parent: &str) -> UnitDraft {
    UnitDraft {
        members: Some(c.members),
        ..UnitDraft::new(UnitKind::Cell, &c.key, &c.name, Some(parent))
    }
}

pub(super) fn kind_of(b: &BodyText) -> UnitKind {
    match b.kind.as_str() {
        "standing_board" => UnitKind::StandingBoard,
        "standing_members" => UnitKind::StandingMembers,
        "office" => UnitKind::Office,
        "peoples_committee" => UnitKind::PeoplesCommittee,
        _ => UnitKind::Department,
    }
}

fn body(b: &BodyText, root: &str) -> UnitDraft {
    let parent = b.superior.as_deref().unwrap_or(root);
    let valid = Period {
        from: b.valid_from.unwrap_or(OLD),
        to: b.valid_to,
    };
    let successors = b.successors.clone();
    UnitDraft {
        valid,
        successors,
        ..UnitDraft::new(kind_of(b), &b.key, &b.name, Some(parent))
    }
}

fn people(world: &World, keys: &Keys) -> Result<Vec<Person>, WorldFault> {
    let person = |p: &super::shape::PersonText| {
        Ok(Person {
            id: keys.person(&p.key)?,
            key: p.key.clone(),
            name: p.name.clone(),
            // Everybody acts at first; who leaves does so on a day of the play, by a command.
            status: Status::Active,
            email: p.email.clone(),
            phone: p.phone.clone(),
            born: None,
        })
    };
    world.people.person.iter().map(person).collect()
}

fn posts(world: &World, keys: &Keys) -> Result<Vec<Post>, WorldFault> {
    let mut all = Vec::new();
    for p in &world.people.post {
        let period = Period {
            from: p.from,
            to: p.to,
        };
        all.push(Post {
            person: keys.person(&p.person)?,
            role: p.role,
            unit: keys.unit(&p.unit)?,
            period,
        });
    }
    let root = keys.unit(&world.committee.key)?;
    for p in world.people.person.iter().filter(|p| p.committee_member) {
        let period = Period {
            from: OLD,
            to: None,
        };
        all.push(Post {
            person: keys.person(&p.key)?,
            role: Role::CommitteeMember,
            unit: root,
            period,
        });
    }
    Ok(all)
}

fn substitutions(world: &World, keys: &Keys) -> Result<Vec<NewSubstitution>, WorldFault> {
    let one = |s: &super::shape::SubstitutionText| {
        Ok(NewSubstitution {
            absent: keys.person(&s.absent)?,
            by: keys.person(&s.substitute)?,
            from: s.from,
            to: s.to,
            reason: s.reason.clone(),
        })
    };
    world.people.substitution.iter().map(one).collect()
}

/// Numbers that were taken before the play begins: the registers run on within the term.
fn registers(world: &World) -> Vec<NewRegister> {
    let of_term = |term: &super::shape::Term| {
        let period = term.period();
        let taken = term.taken.clone().into_iter();
        let register = move |(kind, last)| NewRegister {
            kind,
            period: period.clone(),
            last,
        };
        taken.map(register).collect::<Vec<_>>()
    };
    world.committee.term.iter().flat_map(of_term).collect()
}

fn settings(world: &World) -> Vec<NewSetting> {
    let wording = OfficeWording::of_world(world);
    let mut all = vec![
        setting("preset", &world.preset),
        setting(WORDING, &wording),
        setting(PROVENANCE, &world.text),
    ];
    all.extend(
        world
            .calendars
            .iter()
            .map(|(name, data)| setting(name, data)),
    );
    all
}

fn setting<T: serde::Serialize>(name: &str, value: &T) -> NewSetting {
    let body = serde_json::to_string(value).expect("what was read from TOML has string keys");
    NewSetting {
        name: name.to_owned(),
        from: OLD,
        body,
    }
}
