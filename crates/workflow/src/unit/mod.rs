//! The unit tree: committee, clusters, communes, cells and the bodies beside them.
//!
//! Levels are data: a county, a commune of 2026 and a province are presets of this one tree
//! (GL-02, TM-01, domain.md §6).
//!
//! A unit has one name and one place for as long as it stands. [`reorganise`] says what a merger, a
//! split, a new name, a move or an end makes of the office; [`Tree::heir`] and [`Tree::stands_as`]
//! say who has taken over.
mod change;
mod entry;
mod lineage;
mod plan;
mod posts;
mod refusal;
mod succession;
#[cfg(test)]
mod tests;

pub use change::{NewUnit, PostGoes, Reorganised, UnitChange, UnitOrder};
pub use entry::{Ahead, Done, enter};
pub use lineage::{LineageFault, lineage_fault, stands_under};
pub use plan::{Holdings, reorganise};
pub use refusal::UnitRefusal;
pub use succession::StandsAs;

use crate::ids::UnitId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a unit is. Titles are data of the unit; rules look only at the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// The committee whose office runs the cycle.
    Committee,
    /// Cluster of communes (khu, cụm).
    Cluster,
    /// Commune, ward or town with its Party committee.
    Commune,
    /// Party cell.
    Cell,
    /// A grassroots organisation that is no rural unit.
    GrassrootsOrg,
    /// The committee's Office.
    Office,
    /// Standing members (Thường trực): secretary and deputies.
    StandingMembers,
    /// Standing Board (Ban Thường vụ).
    StandingBoard,
    /// People's Committee: superior of the departments, may lead an answer itself.
    PeoplesCommittee,
    /// A body that answers: department, Party board, branch, mass organisation.
    Department,
}

/// A period of days, both ends included; no end means "still".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day, if it has ended or its end is known.
    pub to: Option<NaiveDate>,
}

impl Period {
    /// Whether two periods share a day.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let before = |a: &Self, b: &Self| a.to.is_some_and(|to| to < b.from);
        !before(self, other) && !before(other, self)
    }

    /// Whether the day lies in the period.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// A node of the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// What it is.
    pub kind: UnitKind,
    /// Short key, stable in imports and commands, e.g. `doan-thuong`.
    pub key: String,
    /// Name as printed, e.g. "xã Đoàn Thượng".
    pub name: String,
    /// Code used in petition codes, clusters only, e.g. `K3`.
    pub code: Option<String>,
    /// The unit above.
    pub parent: Option<UnitId>,
    /// When it exists.
    pub valid: Period,
    /// Units that took over when it ended (merge, split, rename).
    pub successors: Vec<UnitId>,
    /// Party members, where known (GL-01).
    pub members: Option<u32>,
}

/// Where a unit or a record stands: its ancestors by level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The committee.
    pub committee: UnitId,
    /// The cluster, where the preset has clusters.
    pub cluster: Option<UnitId>,
    /// The commune, where the committee stands above communes.
    pub commune: Option<UnitId>,
    /// The cell.
    pub cell: Option<UnitId>,
}

/// The tree of one committee.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    units: BTreeMap<UnitId, Unit>,
}

impl Tree {
    /// A tree of these units.
    pub fn new(units: impl IntoIterator<Item = Unit>) -> Self {
        Self {
            units: units.into_iter().map(|u| (u.id, u)).collect(),
        }
    }

    /// The tree with these units in place of those of the same ids.
    #[must_use]
    pub fn with<'u>(&self, units: impl IntoIterator<Item = &'u Unit>) -> Self {
        let mut after = self.units.clone();
        after.extend(units.into_iter().map(|u| (u.id, u.clone())));
        Self { units: after }
    }

    /// The unit, if it is in this tree.
    #[must_use]
    pub fn get(&self, id: UnitId) -> Option<&Unit> {
        self.units.get(&id)
    }

    /// The unit with this key.
    #[must_use]
    pub fn by_key(&self, key: &str) -> Option<&Unit> {
        self.units.values().find(|u| u.key == key)
    }

    /// All units in id order.
    pub fn iter(&self) -> impl Iterator<Item = &Unit> {
        self.units.values()
    }

    /// Units of a kind that exist on the day, ordered by key.
    #[must_use]
    pub fn of_kind(&self, kind: UnitKind, day: NaiveDate) -> Vec<&Unit> {
        let mut found: Vec<_> = self
            .units
            .values()
            .filter(|u| u.kind == kind && u.valid.holds(day))
            .collect();
        found.sort_by(|a, b| a.key.cmp(&b.key));
        found
    }

    /// The unit and the units above it, nearest first. Ends at the root or at a broken link.
    pub fn upwards(&self, id: UnitId) -> impl Iterator<Item = &Unit> {
        let mut next = self.units.get(&id);
        let mut left = self.units.len();
        std::iter::from_fn(move || {
            let unit = next?;
            next = unit
                .parent
                .filter(|_| left > 0)
                .and_then(|p| self.units.get(&p));
            left = left.saturating_sub(1);
            Some(unit)
        })
    }

    /// Where the unit stands; `None` if no committee is above it.
    #[must_use]
    pub fn place(&self, id: UnitId) -> Option<Place> {
        let of = |kind| self.upwards(id).find(|u| u.kind == kind).map(|u| u.id);
        Some(Place {
            committee: of(UnitKind::Committee)?,
            cluster: of(UnitKind::Cluster),
            commune: of(UnitKind::Commune),
            cell: of(UnitKind::Cell),
        })
    }

    /// Units that take over from one that no longer exists on the day, followed to those that do.
    #[must_use]
    pub fn successors(&self, id: UnitId, day: NaiveDate) -> Vec<UnitId> {
        let mut found = Vec::new();
        let mut seen = vec![id];
        let mut open = vec![id];
        while let Some(unit) = open.pop().and_then(|id| self.units.get(&id)) {
            for next in unit.successors.iter().filter_map(|s| self.units.get(s)) {
                if seen.contains(&next.id) {
                    continue;
                }
                seen.push(next.id);
                if next.valid.holds(day) {
                    found.push(next.id);
                } else {
                    open.push(next.id);
                }
            }
        }
        found
    }
}
