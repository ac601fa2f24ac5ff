//! Who is expected, generated from posts (GL-06).
use crate::capacity::Holder;
use crate::ids::{PersonId, UnitId};
use crate::person::{Post, Role};
use crate::unit::{Tree, UnitKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The five categories of GL-06, in the order of the roll.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttendanceCategory {
    /// Member of the Standing Board in charge of the cluster; the Standing Board itself where
    /// there are no clusters.
    BoardInCharge,
    /// Committee members in charge of each commune, the cluster's deputy among them.
    CommitteeInCharge,
    /// Commune Party secretaries.
    CommuneSecretary,
    /// Commune deputy secretaries who chair the People's Committee.
    CommuneChair,
    /// Rural cell secretaries.
    CellSecretary,
}

/// Which posts belong to which category. An office may leave categories empty: a province does not
/// call cell secretaries, a commune of 2026 has no communes below.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RosterRules(pub BTreeMap<AttendanceCategory, Vec<Holder>>);

impl Default for RosterRules {
    /// The county of GL-06.
    fn default() -> Self {
        use AttendanceCategory as C;
        let one = |role, kind| Holder {
            role,
            in_kinds: vec![kind],
        };
        Self(BTreeMap::from([
            (
                C::BoardInCharge,
                vec![one(Role::ClusterHead, UnitKind::Cluster)],
            ),
            (
                C::CommitteeInCharge,
                vec![
                    one(Role::ClusterDeputy, UnitKind::Cluster),
                    one(Role::CommitteeMemberInCharge, UnitKind::Commune),
                ],
            ),
            (
                C::CommuneSecretary,
                vec![one(Role::CommuneSecretary, UnitKind::Commune)],
            ),
            (
                C::CommuneChair,
                vec![one(Role::CommuneDeputySecretary, UnitKind::Commune)],
            ),
            (
                C::CellSecretary,
                vec![one(Role::CellSecretary, UnitKind::Cell)],
            ),
        ]))
    }
}

impl RosterRules {
    /// The first category to which a post of this role in a unit of this kind belongs.
    #[must_use]
    pub fn category(&self, role: Role, kind: UnitKind) -> Option<AttendanceCategory> {
        self.place(role, kind).map(|(category, _)| category)
    }

    /// The category, and how far down in its list such a post stands.
    fn place(&self, role: Role, kind: UnitKind) -> Option<(AttendanceCategory, usize)> {
        let holds = |h: &Holder| h.role == role && h.in_kinds.contains(&kind);
        let mut all = self.0.iter();
        all.find_map(|(category, holders)| Some((*category, holders.iter().position(holds)?)))
    }
}

/// Somebody who is expected, in his first category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RosterEntry {
    /// As what.
    pub category: AttendanceCategory,
    /// Who.
    pub person: PersonId,
    /// For which unit.
    pub unit: UnitId,
}

/// Who is expected at the conference of a cluster (or of the committee, where there are none) on a
/// day: everybody with a post of the rules in the cluster or a unit below it, each once, in his
/// first category; ordered by category, place of the post in the rules (a secretary before the other
/// members of his board), key of the unit and person. A cluster's deputy who has a post below the
/// cluster too counts by that one: a commune whose secretary he is has its secretary on the roll.
#[must_use]
pub fn roster(
    cluster: UnitId,
    day: NaiveDate,
    tree: &Tree,
    posts: &[Post],
    rules: &RosterRules,
) -> Vec<RosterEntry> {
    joint_roster(&BTreeSet::from([cluster]), day, tree, posts, rules)
}

/// As [`roster`], for several clusters that meet together: a person of two of them is listed once.
#[must_use]
pub fn joint_roster(
    clusters: &BTreeSet<UnitId>,
    day: NaiveDate,
    tree: &Tree,
    posts: &[Post],
    rules: &RosterRules,
) -> Vec<RosterEntry> {
    let mut found: Vec<((AttendanceCategory, usize), &str, PersonId, UnitId)> = posts
        .iter()
        .filter(|post| post.period.holds(day))
        .filter_map(|post| {
            let unit = tree.get(post.unit).filter(|u| u.valid.holds(day))?;
            let place = rules.place(post.role, unit.kind)?;
            let below = tree.upwards(unit.id).any(|u| clusters.contains(&u.id));
            below.then_some((place, unit.key.as_str(), post.person, unit.id))
        })
        .collect();
    let by_cluster = |category: AttendanceCategory, unit: UnitId| {
        category == AttendanceCategory::CommitteeInCharge && clusters.contains(&unit)
    };
    found.sort_by_key(|entry| (by_cluster(entry.0.0, entry.3), *entry));
    let mut seen = BTreeSet::new();
    found.retain(|(_, _, person, _)| seen.insert(*person));
    found.sort_unstable();
    found
        .into_iter()
        .map(|((category, _), _, person, unit)| RosterEntry {
            category,
            person,
            unit,
        })
        .collect()
}
