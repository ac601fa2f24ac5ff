//! What stands below units that end.
use super::Plan;
use crate::ids::UnitId;
use crate::unit::{Unit, UnitChange, UnitOrder, UnitRefusal as Refusal, stands_under};
use std::collections::BTreeMap;

impl<F: FnMut() -> UnitId> Plan<'_, F> {
    /// What stands below a unit that ends goes on below who takes it over.
    pub(super) fn carry(&mut self, unit: &Unit, into: &[UnitId]) -> Result<(), Refusal> {
        let (tree, on) = (self.tree, self.order.on);
        let lasts = |u: &&Unit| u.valid.to.is_none_or(|to| to >= on);
        let below = tree.iter().filter(|u| u.parent == Some(unit.id));
        let below: Vec<&Unit> = below.filter(lasts).collect();
        let goes = |child: &Unit, plan: &Self| match into {
            [] => Err(Refusal::LeavesBelow {
                units: vec![child.id],
            }),
            [only] => Ok(*only),
            _ => plan.given_to(child, into, &below),
        };
        for child in &below {
            let parent = goes(child, self)?;
            self.stands(child)?;
            let above = tree.get(parent).map_or(unit.kind, |u| u.kind);
            if !stands_under(child.kind, above) {
                let kind = child.kind;
                return Err(Refusal::ParentKind { kind, above });
            }
            let again = self.same_below(child, parent);
            self.end(child, vec![again.id]);
            self.carry(child, &[again.id])?;
        }
        Ok(())
    }

    fn given_to(&self, child: &Unit, into: &[UnitId], below: &[&Unit]) -> Result<UnitId, Refusal> {
        let Some(key) = self.order.below.get(&child.id) else {
            let unplaced = below.iter().map(|u| u.id);
            let units = unplaced.filter(|id| !self.order.below.contains_key(id));
            let units = units.collect();
            return Err(Refusal::BelowUnplaced { units });
        };
        let mut parts = self.begun.iter().filter(|u| into.contains(&u.id));
        let part = parts.find(|u| u.key == *key);
        let no_part = || Refusal::NoSuchPart { given: key.clone() };
        part.map(|u| u.id).ok_or_else(no_part)
    }
}

/// Units that are said to go somewhere are below one that is split.
pub(super) fn named_below(
    order: &UnitOrder,
    ended: &BTreeMap<UnitId, Unit>,
) -> Result<(), Refusal> {
    let split = match &order.change {
        UnitChange::Split { of, .. } => Some(*of),
        _ => None,
    };
    let below = |unit: &UnitId| {
        let parent = ended.get(unit).and_then(|u| u.parent);
        parent.is_some() && parent == split
    };
    match order.below.keys().find(|unit| !below(unit)) {
        Some(unit) => Err(Refusal::NotBelow { unit: *unit }),
        None => Ok(()),
    }
}
