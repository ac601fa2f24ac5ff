//! Where a petition lies once the units it lies with have ended (BL-10).
use super::Bodies;
use crate::ids::UnitId;
use crate::petition::{GOES_ON, Petition};
use crate::unit::{Place, Tree};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Every unit that a petition names, with those that have ended replaced by who took them over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Succession {
    /// Where it belongs now.
    pub home: Place,
    /// Who answers.
    pub bodies: Option<Bodies>,
    /// Which supporting bodies have signed: one that took over several has if all of them had.
    pub signed: BTreeSet<UnitId>,
    /// Who works for the lead.
    pub worker: Option<UnitId>,
    /// Who keeps the promise that stands.
    pub promised: Option<UnitId>,
}

impl Succession {
    /// Every unit that it names.
    #[must_use]
    pub fn units(&self) -> BTreeSet<UnitId> {
        let Place {
            committee,
            cluster,
            commune,
            cell,
        } = self.home;
        let places = [Some(committee), cluster, commune, cell];
        let bodies = self.bodies.iter();
        let bodies = bodies.flat_map(|b| b.support.iter().copied().chain([b.lead]));
        let others = [self.worker, self.promised];
        let named = places.into_iter().chain(others).flatten();
        named.chain(bodies).collect()
    }
}

impl Petition {
    /// Whether it goes on when its units end: it is open, or goes out with the one it was merged
    /// into. Of what has ended, history stays with the units it was of.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        GOES_ON.contains(&self.state)
    }

    /// Where it lies under the tree as it is now; none if nothing changes. `heir` gives who took a
    /// unit over, and the unit itself if it stands.
    #[must_use]
    pub fn succession(&self, heir: impl Fn(UnitId) -> UnitId, tree: &Tree) -> Option<Succession> {
        let now = Succession {
            home: moved_home(&self.home, &heir, tree),
            bodies: self.bodies.as_ref().map(|b| moved_bodies(b, &heir)),
            signed: BTreeSet::new(),
            worker: self.worker.map(&heir),
            promised: self.promise.as_ref().map(|p| heir(p.body)),
        };
        let lead = now.bodies.as_ref().map(|b| b.lead);
        let below = |unit: &UnitId| {
            let mut up = tree.upwards(*unit);
            up.any(|u| Some(u.id) == lead)
        };
        let now = Succession {
            signed: self.moved_signed(&heir),
            worker: now.worker.filter(below),
            ..now
        };
        (now != self.lies()).then_some(now)
    }

    /// Where it lies as it stands.
    #[must_use]
    pub fn lies(&self) -> Succession {
        Succession {
            home: self.home,
            bodies: self.bodies.clone(),
            signed: self.signed.clone(),
            worker: self.worker,
            promised: self.promise.as_ref().map(|p| p.body),
        }
    }

    fn moved_signed(&self, heir: &impl Fn(UnitId) -> UnitId) -> BTreeSet<UnitId> {
        let support = || self.bodies.iter().flat_map(|b| &b.support);
        let open = |new: UnitId| {
            let mut of = support().filter(|old| heir(**old) == new);
            of.any(|old| !self.signed.contains(old))
        };
        let each = self.signed.iter().map(|old| heir(*old));
        each.filter(|new| !open(*new)).collect()
    }
}

fn moved_home(home: &Place, heir: &impl Fn(UnitId) -> UnitId, tree: &Tree) -> Place {
    let lowest = home.cell.or(home.commune).or(home.cluster);
    let lowest = lowest.unwrap_or(home.committee);
    let now = heir(lowest);
    if now == lowest {
        return *home;
    }
    tree.place(now).unwrap_or(*home)
}

fn moved_bodies(bodies: &Bodies, heir: &impl Fn(UnitId) -> UnitId) -> Bodies {
    let lead = heir(bodies.lead);
    let support = bodies.support.iter().map(|unit| heir(*unit));
    Bodies {
        lead,
        support: support.filter(|unit| *unit != lead).collect(),
    }
}
