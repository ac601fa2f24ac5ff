//! Under which unit a petition is counted: that of its recording, or who has it today (reliability.md,
//! invariant 28). Both ways everything is counted once, so both add up to the same.
use super::stats::NamedCount;
use crate::directory::Directory;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use workflow::ids::UnitId;
use workflow::petition::Petition;
use workflow::unit::{Place, StandsAs, UnitKind};

/// As which units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitsAs {
    /// As then: where a petition was recorded, whatever became of that unit. What was published stays
    /// as it was.
    #[default]
    Then,
    /// As now: with who has taken the unit over. One that was divided stays under its old name.
    Now,
}

/// What a unit of former days is called beside its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Former {
    /// Several units have taken it over.
    Divided,
    /// It has ended.
    Ended,
}

/// Counting by units of the one kind or the other.
#[derive(Clone, Copy)]
pub(super) struct By<'o> {
    pub(super) office: &'o Directory,
    pub(super) today: NaiveDate,
    pub(super) as_of: UnitsAs,
}

impl By<'_> {
    /// The cluster a petition is counted under.
    pub(super) fn cluster(&self, p: &Petition) -> Option<UnitId> {
        self.place(p, UnitKind::Cluster)
    }

    /// The commune a petition is counted under.
    pub(super) fn commune(&self, p: &Petition) -> Option<UnitId> {
        self.place(p, UnitKind::Commune)
    }

    /// Now: the place of its lowest unit, or of who has taken that over, so that what went to another
    /// cluster is counted there.
    fn place(&self, p: &Petition, kind: UnitKind) -> Option<UnitId> {
        let of = |place: &Place| match kind {
            UnitKind::Cluster => place.cluster,
            _ => place.commune,
        };
        if self.as_of == UnitsAs::Then {
            return of(&p.origin());
        }
        let (home, tree) = (&p.home, &self.office.tree);
        let lowest = home.cell.or(home.commune).or(home.cluster)?;
        match tree.stands_as(lowest, self.today) {
            StandsAs::Unit(unit) => of(&tree.place(unit)?),
            StandsAs::Divided(_) | StandsAs::Ended(_) => self.now(of(home)),
        }
    }

    /// The body that answers.
    pub(super) fn body(&self, lead: Option<UnitId>) -> Option<UnitId> {
        match self.as_of {
            UnitsAs::Then => lead,
            UnitsAs::Now => self.now(lead),
        }
    }

    fn now(&self, unit: Option<UnitId>) -> Option<UnitId> {
        match self.office.tree.stands_as(unit?, self.today) {
            StandsAs::Unit(unit) | StandsAs::Divided(unit) | StandsAs::Ended(unit) => Some(unit),
        }
    }

    /// What is said of a unit beside its name.
    fn former(&self, unit: UnitId) -> Option<Former> {
        match self.office.tree.stands_as(unit, self.today) {
            StandsAs::Divided(_) => Some(Former::Divided),
            StandsAs::Ended(_) => Some(Former::Ended),
            StandsAs::Unit(now) => (now != unit).then_some(Former::Ended),
        }
    }

    /// Counts by unit in the order of their names, those of none last.
    pub(super) fn named(&self, by: BTreeMap<Option<UnitId>, (u32, u32)>) -> Vec<NamedCount> {
        let counted = by
            .into_iter()
            .filter(|(unit, counts)| unit.is_some() || *counts != (0, 0));
        let mut named: Vec<NamedCount> = counted
            .map(|(unit, (count, overdue))| NamedCount {
                unit: unit.map(|u| self.office.unit_ref(u)),
                former: unit.and_then(|u| self.former(u)),
                count,
                overdue,
            })
            .collect();
        named.sort_by(|a, b| (a.unit.is_none(), &a.unit).cmp(&(b.unit.is_none(), &b.unit)));
        named
    }
}
