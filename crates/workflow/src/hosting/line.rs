//! Units that account for their turns together: a unit and those whose successor it is.
use crate::ids::UnitId;
use crate::unit::{Tree, UnitKind};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// One account of turns (GL-05): the unit that stands at the end of the year, with every unit of
/// its cluster that it has taken over. A merged unit inherits the turns of all, and its bounds grow
/// with the months in which they stood side by side; of a split, the first successor inherits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The unit that stands at the end, or the last one that stood.
    pub heir: UnitId,
    /// It and those it has taken over.
    pub members: BTreeSet<UnitId>,
    /// Months of the year, summed over the members that stood on their first day: 12 for a unit
    /// that stands all the year.
    pub unit_months: u32,
}

impl Line {
    /// Bounds of a year for this account: those of one unit, in proportion to its months; the
    /// lower one rounded down, the upper one up.
    #[must_use]
    pub fn bounds(&self, least: u8, most: u8) -> (u32, u32) {
        let least = u32::from(least) * self.unit_months / 12;
        let most = (u32::from(most) * self.unit_months).div_ceil(12);
        (least, most)
    }
}

/// The accounts of all communes that have ever stood under one of the clusters, by heir.
#[must_use]
pub fn lines(tree: &Tree, clusters: &BTreeSet<UnitId>, year: i32) -> Vec<Line> {
    let mut found: BTreeMap<UnitId, Line> = BTreeMap::new();
    let hosts = tree.iter().filter(|u| u.kind == UnitKind::Commune);
    for unit in hosts.filter(|u| u.parent.is_some_and(|p| clusters.contains(&p))) {
        let heir = heir(tree, unit.id, year);
        let line = found.entry(heir).or_insert_with(|| Line {
            heir,
            members: BTreeSet::new(),
            unit_months: 0,
        });
        line.members.insert(unit.id);
        line.unit_months += months_of(tree, unit.id, year);
    }
    found.into_values().collect()
}

/// The unit that accounts for the turns of this one at the end of the year, in the same cluster.
#[must_use]
pub fn heir(tree: &Tree, unit: UnitId, year: i32) -> UnitId {
    let Some(end) = NaiveDate::from_ymd_opt(year, 12, 31) else {
        return unit;
    };
    let mut seen = BTreeSet::from([unit]);
    let mut at = unit;
    while let Some(next) = next_of(tree, at, end).filter(|n| seen.insert(*n)) {
        at = next;
    }
    at
}

/// The first successor of a unit that has ended, where it stands in the same cluster.
fn next_of(tree: &Tree, unit: UnitId, end: NaiveDate) -> Option<UnitId> {
    let unit = tree.get(unit).filter(|u| !u.valid.holds(end))?;
    let next = tree.get(*unit.successors.first()?)?;
    (next.parent == unit.parent && next.kind == unit.kind).then_some(next.id)
}

/// The unit and those whose turns it has inherited by then: their last hosting is its own.
#[must_use]
pub(super) fn forebears(tree: &Tree, unit: UnitId, of: &Line) -> BTreeSet<UnitId> {
    let mut found = BTreeSet::from([unit]);
    let mut open = vec![unit];
    while let Some(heir) = open.pop() {
        let before = of.members.iter().filter_map(|m| tree.get(*m));
        for one in before.filter(|m| m.successors.first() == Some(&heir)) {
            if found.insert(one.id) {
                open.push(one.id);
            }
        }
    }
    found
}

fn months_of(tree: &Tree, unit: UnitId, year: i32) -> u32 {
    let firsts = (1..=12).filter_map(|m| NaiveDate::from_ymd_opt(year, m, 1));
    let stood = |day: &NaiveDate| tree.get(unit).is_some_and(|u| u.valid.holds(*day));
    u32::try_from(firsts.filter(stood).count()).unwrap_or(12)
}

/// Months since year 0, so that gaps can be counted across years.
pub(super) fn ordinal(day: NaiveDate) -> i32 {
    let month = i32::try_from(day.month0()).unwrap_or(0);
    day.year() * 12 + month
}
