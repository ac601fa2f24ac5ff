//! Who has taken over from whom: the links between a unit that has ended and those after it.
use super::Tree;
use crate::ids::UnitId;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What a unit of former days is on a day, for counts "as now" (reliability.md, invariant 28).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StandsAs {
    /// It stands, or exactly one unit has taken it over, at first or at last.
    Unit(UnitId),
    /// Several have taken it over: it is listed under its old name, marked as divided.
    Divided(UnitId),
    /// It has ended, and nobody has taken it over.
    Ended(UnitId),
}

impl Tree {
    /// Whether one has taken the other over, at first or at last, whatever the day.
    #[must_use]
    pub fn leads_to(&self, old: UnitId, new: UnitId) -> bool {
        let next = |id: UnitId| self.get(id).map(|u| u.successors.as_slice());
        let mut seen = BTreeSet::new();
        let mut open: Vec<UnitId> = next(old).unwrap_or_default().to_vec();
        while let Some(id) = open.pop() {
            if id == new {
                return true;
            }
            if seen.insert(id) {
                open.extend(next(id).unwrap_or_default());
            }
        }
        false
    }

    /// Units that this one has taken over, at first or at last.
    #[must_use]
    pub fn forebears(&self, unit: UnitId) -> BTreeSet<UnitId> {
        let old = self.iter().filter(|u| !u.successors.is_empty());
        old.map(|u| u.id)
            .filter(|id| self.leads_to(*id, unit))
            .collect()
    }

    /// The unit that open matters of this one lie with on a day: itself while it stands, else the
    /// first of its successors, followed to one that stands; none where nobody has taken over.
    #[must_use]
    pub fn heir(&self, unit: UnitId, day: NaiveDate) -> Option<UnitId> {
        let mut seen = BTreeSet::new();
        let mut at = self.get(unit)?;
        while !at.valid.holds(day) {
            if !seen.insert(at.id) {
                return None;
            }
            at = self.get(*at.successors.first()?)?;
        }
        Some(at.id)
    }

    /// What it is on a day, for counts as of that day.
    #[must_use]
    pub fn stands_as(&self, unit: UnitId, day: NaiveDate) -> StandsAs {
        if self.get(unit).is_some_and(|u| u.valid.holds(day)) {
            return StandsAs::Unit(unit);
        }
        match self.successors(unit, day).as_slice() {
            [] => StandsAs::Ended(unit),
            [only] => StandsAs::Unit(*only),
            _ => StandsAs::Divided(unit),
        }
    }
}
