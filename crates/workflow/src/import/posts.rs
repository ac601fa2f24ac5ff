//! Posts of a file beside those there are.
use super::lookup::find_person;
use super::{Change, Checked, LastDay, Lookup, Part, PersonPointer, Pointer, RowFault};
use crate::capacity::CapacityMap;
use crate::ids::PersonId;
use crate::person::{Person, Post, Role};
use crate::unit::{Period, Tree, UnitKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A post as a file has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostRow {
    /// Who.
    pub person: PersonPointer,
    /// Where.
    pub unit: Pointer,
    /// As what.
    pub role: Role,
    /// First day; that of the unit where the file says nothing.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<LastDay>,
}

/// The office as posts see it.
#[derive(Clone, Copy, Debug)]
pub struct Seats<'o> {
    /// Units.
    pub tree: &'o Tree,
    /// People.
    pub people: &'o BTreeMap<PersonId, Person>,
    /// Posts there are.
    pub posts: &'o [Post],
    /// What roles give, and where.
    pub capacities: &'o CapacityMap,
}

/// What each row does.
#[must_use]
pub fn posts(office: Seats<'_>, rows: &[PostRow]) -> Vec<Checked<Post>> {
    let lookup = Lookup::of(office.tree);
    let mut all: Vec<Post> = office.posts.to_vec();
    let mut taken: Vec<(Post, usize)> = Vec::new();
    let mut checked = Vec::with_capacity(rows.len());
    for (n, row) in rows.iter().enumerate() {
        let change = post(office, &lookup, row).and_then(|change| {
            let after = change.after();
            if let Some((_, first)) = taken.iter().find(|(p, _)| same(p, after)) {
                return Err(RowFault::Twice { first: *first });
            }
            held_alone(office, &all, after)?;
            all.retain(|p| !same(p, after));
            all.push(after.clone());
            taken.push((after.clone(), n));
            Ok(change)
        });
        checked.push(change);
    }
    checked
}

fn post(office: Seats<'_>, lookup: &Lookup, row: &PostRow) -> Checked<Post> {
    let person = find_person(office.people.values(), &row.person)?;
    let unit = lookup.find(&row.unit)?;
    let node = office.tree.get(unit);
    let kind = node.map_or(UnitKind::Committee, |u| u.kind);
    if !sits_in(row.role, kind, office.capacities) {
        let role = row.role;
        return Err(RowFault::RoleNotHere { role, kind });
    }
    let mut before = office
        .posts
        .iter()
        .filter(|p| p.person == person && p.unit == unit && p.role == row.role);
    let before = match row.from {
        Some(from) => before.find(|p| p.period.from == from),
        None => before.next_back(),
    };
    let from = row.from.or(before.map(|b| b.period.from));
    let from = from.or(node.map(|u| u.valid.from));
    let from = from.ok_or(RowFault::Missing { part: Part::From })?;
    let to = LastDay::of(row.to, before.and_then(|b| b.period.to));
    if to.is_some_and(|to| to < from) {
        return Err(RowFault::PeriodReversed);
    }
    let period = Period { from, to };
    let after = Post {
        person,
        role: row.role,
        unit,
        period,
    };
    let ends = before.is_some_and(|b| b.period.to != after.period.to);
    let parts = ends.then_some(Part::To).into_iter().collect();
    Ok(Change::of(before, after, parts))
}

/// The same post: a person has a role in a unit once from a day on.
fn same(one: &Post, other: &Post) -> bool {
    let key = |p: &Post| (p.person, p.role, p.unit, p.period.from);
    key(one) == key(other)
}

/// GL-03: a cluster has exactly one head and one deputy on any day.
fn held_alone(office: Seats<'_>, all: &[Post], post: &Post) -> Result<(), RowFault> {
    if !matches!(post.role, Role::ClusterHead | Role::ClusterDeputy) {
        return Ok(());
    }
    let other = all.iter().find(|p| {
        p.unit == post.unit
            && p.role == post.role
            && p.person != post.person
            && p.period.meets(&post.period)
    });
    match other {
        None => Ok(()),
        Some(held) => Err(RowFault::RoleHeld {
            role: post.role,
            by: office
                .people
                .get(&held.person)
                .map_or_else(String::new, |p| p.key.clone()),
        }),
    }
}

/// The kinds of unit that a role belongs to, and those in which the office's own settings give it
/// something to do.
pub(crate) fn sits_in(role: Role, kind: UnitKind, capacities: &CapacityMap) -> bool {
    use Role as R;
    use UnitKind as K;
    let usual: &[UnitKind] = match role {
        R::CellSecretary | R::CellDeputy => &[K::Cell],
        R::CommuneSecretary
        | R::CommuneDeputySecretary
        | R::CommuneClerk
        | R::CommitteeMemberInCharge => &[K::Commune],
        R::ClusterHead | R::ClusterDeputy => &[K::Cluster],
        R::CommitteeMember => &[K::Committee],
        R::StandingBoardMember => &[K::StandingBoard, K::Committee],
        R::StandingMember | R::CommitteeSecretary => {
            &[K::StandingMembers, K::StandingBoard, K::Committee]
        }
        R::OfficeChief | R::OfficeDeputyChief | R::RecordsClerk | R::OfficeSpecialist => {
            &[K::Office]
        }
        R::DepartmentHead | R::DepartmentDeputy | R::DepartmentSpecialist => {
            &[K::Department, K::PeoplesCommittee, K::GrassrootsOrg]
        }
    };
    let mut set = capacities.0.values().flatten();
    usual.contains(&kind) || set.any(|h| h.role == role && h.in_kinds.contains(&kind))
}
