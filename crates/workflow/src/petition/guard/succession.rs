//! A petition follows its units to who took them over, and nowhere else.
use super::work;
use crate::actor::Context;
use crate::ids::UnitId;
use crate::petition::{Petition, Refusal, Succession};
use crate::unit::Place;
use std::collections::BTreeSet;

pub(super) fn succeed(p: &Petition, to: &Succession, ctx: &Context<'_>) -> Result<(), Refusal> {
    if *to == p.lies() {
        return Err(Refusal::NothingToHandOn);
    }
    placed(&p.home, &to.home, ctx)?;
    let bodies = |of: &Succession| -> BTreeSet<UnitId> {
        let bodies = of.bodies.iter();
        bodies
            .flat_map(|b| b.support.iter().copied().chain([b.lead]))
            .collect()
    };
    let before = p.lies();
    let sets = [
        (bodies(&before), bodies(to)),
        (before.signed.clone(), to.signed.clone()),
        (
            before.worker.into_iter().collect(),
            to.worker.into_iter().collect(),
        ),
        (
            before.promised.into_iter().collect(),
            to.promised.into_iter().collect(),
        ),
    ];
    for (old, new) in &sets {
        for unit in new {
            followed(old, *unit, ctx)?;
        }
    }
    match &to.bodies {
        Some(b) if b.support.contains(&b.lead) => Err(Refusal::LeadAlsoSupports { unit: b.lead }),
        _ => Ok(()),
    }
}

/// The new home is a place of the tree, and its lowest unit that of the old one or who took it over.
fn placed(old: &Place, new: &Place, ctx: &Context<'_>) -> Result<(), Refusal> {
    if old == new {
        return Ok(());
    }
    let lowest = |p: &Place| p.cell.or(p.commune).or(p.cluster).unwrap_or(p.committee);
    let (old, unit) = (lowest(old), lowest(new));
    if ctx.tree.place(unit).as_ref() != Some(new) {
        return Err(Refusal::NotASuccessor { unit });
    }
    followed(&BTreeSet::from([old]), unit, ctx)
}

/// One of the old units that stands, or who took one of them over.
fn followed(old: &BTreeSet<UnitId>, new: UnitId, ctx: &Context<'_>) -> Result<(), Refusal> {
    if old.contains(&new) {
        return Ok(());
    }
    if !old.iter().any(|unit| ctx.tree.leads_to(*unit, new)) {
        return Err(Refusal::NotASuccessor { unit: new });
    }
    work::exists(new, ctx)
}
