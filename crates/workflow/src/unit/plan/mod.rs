//! What a change makes of the tree. What stands below a unit that ends goes on below who takes it
//! over, as a unit of its own; the key goes with the unit that stands.
mod below;
mod naming;

use super::{
    LineageFault, NewUnit, Period, Reorganised, Tree, Unit, UnitChange, UnitKind, UnitOrder,
    UnitRefusal as Refusal, lineage_fault, posts, stands_under,
};
use crate::capacity::CapacityMap;
use crate::ids::UnitId;
use crate::person::Post;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The office as a change of units sees it.
#[derive(Clone, Copy, Debug)]
pub struct Holdings<'o> {
    /// Units.
    pub tree: &'o Tree,
    /// Posts.
    pub posts: &'o [Post],
    /// What roles give, and where.
    pub capacities: &'o CapacityMap,
}

/// What the change makes of the office. `fresh` gives ids to new units. Whether the day has come,
/// and what was done since, is for who writes it: a look ahead asks neither.
///
/// # Errors
/// The first rule that is broken.
pub fn reorganise(
    order: &UnitOrder,
    office: Holdings<'_>,
    fresh: impl FnMut() -> UnitId,
) -> Result<Reorganised, Refusal> {
    let mut plan = Plan::new(order, office, fresh)?;
    let main = plan.standing(&order.change)?;
    let into = plan.change(&main)?;
    for unit in &main {
        plan.carry(unit, &into)?;
    }
    below::named_below(order, &plan.ended)?;
    let mut done = Reorganised {
        ended: plan.ended.into_values().collect(),
        begun: plan.begun,
        ..Reorganised::default()
    };
    posts::go_on(order, office, &main, &mut done)?;
    holds_together(office.tree, &done)?;
    Ok(done)
}

struct Plan<'o, F> {
    order: &'o UnitOrder,
    tree: &'o Tree,
    last: NaiveDate,
    ended: BTreeMap<UnitId, Unit>,
    begun: Vec<Unit>,
    fresh: F,
}

impl<'o, F: FnMut() -> UnitId> Plan<'o, F> {
    fn new(order: &'o UnitOrder, office: Holdings<'o>, fresh: F) -> Result<Self, Refusal> {
        let last = order.on.pred_opt();
        Ok(Self {
            order,
            tree: office.tree,
            last: last.ok_or(Refusal::Ahead { on: order.on })?,
            ended: BTreeMap::new(),
            begun: Vec::new(),
            fresh,
        })
    }

    /// The units that the change is about: they stand on the day before and on the day.
    fn standing(&self, change: &UnitChange) -> Result<Vec<&'o Unit>, Refusal> {
        let mut found: Vec<&Unit> = Vec::new();
        for id in change.of() {
            let unit = self.tree.get(id).filter(|_| !twice(&found, id));
            let unit = unit.ok_or(Refusal::Twice { unit: id })?;
            self.stands(unit)?;
            changes(unit.kind, change)?;
            found.push(unit);
        }
        if matches!(change, UnitChange::Merge { .. }) && found.len() < 2 {
            return Err(Refusal::TooFew);
        }
        let kinds: BTreeSet<UnitKind> = found.iter().map(|u| u.kind).collect();
        if kinds.len() > 1 {
            let kinds = kinds.into_iter().collect();
            return Err(Refusal::KindsDiffer { kinds });
        }
        Ok(found)
    }

    fn stands(&self, unit: &Unit) -> Result<(), Refusal> {
        let (id, from) = (unit.id, unit.valid.from);
        if from > self.last {
            return Err(Refusal::BegunSince { unit: id, from });
        }
        if unit.valid.holds(self.order.on) {
            return Ok(());
        }
        let successors = self.tree.successors(id, self.order.on);
        Err(Refusal::Ended {
            unit: id,
            successors,
        })
    }

    /// Ends the units and begins what they become; gives who takes over, the first heir first.
    fn change(&mut self, main: &[&Unit]) -> Result<Vec<UnitId>, Refusal> {
        let [first, ..] = main else {
            return Err(Refusal::TooFew);
        };
        let into = match &self.order.change {
            UnitChange::Merge { into, under, .. } => {
                let parent = under.map_or_else(|| common(main), |u| Ok(Some(u)))?;
                let members = main.iter().map(|u| u.members).sum::<Option<u32>>();
                vec![self.new_unit(first, into, parent, members, main)?]
            }
            UnitChange::Split { into, .. } if into.len() < 2 => return Err(Refusal::TooFew),
            UnitChange::Split { into, .. } => {
                let each = into.iter();
                each.map(|new| self.new_unit(first, new, first.parent, None, main))
                    .collect::<Result<Vec<_>, _>>()?
            }
            UnitChange::Rename { to, .. } => {
                if to.name.as_str() == first.name {
                    return Err(Refusal::NothingNew);
                }
                let same = NewUnit {
                    key: Some(to.key.clone().unwrap_or_else(|| first.key.clone())),
                    code: to.code.clone().or_else(|| first.code.clone()),
                    ..to.clone()
                };
                vec![self.new_unit(first, &same, first.parent, first.members, main)?]
            }
            UnitChange::Move { under, .. } => {
                if first.parent == Some(*under) {
                    return Err(Refusal::NothingNew);
                }
                self.parent(first.kind, *under)?;
                vec![self.same_below(first, *under).id]
            }
            UnitChange::Abolish { successor, .. } => {
                let heir = successor.iter().copied();
                heir.map(|id| self.goes_on(id)).collect::<Result<_, _>>()?
            }
        };
        for unit in main {
            self.end(unit, into.clone());
        }
        self.give_ids_in_order(into)
    }

    /// A unit that takes over and stands already.
    fn goes_on(&self, id: UnitId) -> Result<UnitId, Refusal> {
        let successors = || self.tree.successors(id, self.order.on);
        let unit = self.tree.get(id).filter(|u| u.valid.holds(self.order.on));
        unit.map(|u| u.id).ok_or_else(|| Refusal::Ended {
            unit: id,
            successors: successors(),
        })
    }

    /// The heirs in the order of their ids, which is the order in which a database gives them back:
    /// the first that was named has the lowest.
    fn give_ids_in_order(&mut self, into: Vec<UnitId>) -> Result<Vec<UnitId>, Refusal> {
        let mut sorted = into.clone();
        sorted.sort_unstable();
        let new: BTreeMap<UnitId, UnitId> = into.into_iter().zip(sorted.iter().copied()).collect();
        for unit in &mut self.begun {
            unit.id = new.get(&unit.id).map_or(unit.id, |id| *id);
        }
        for unit in self.ended.values_mut() {
            unit.successors.sort_unstable();
        }
        Ok(sorted)
    }

    fn new_unit(
        &mut self,
        of: &Unit,
        new: &NewUnit,
        parent: Option<UnitId>,
        members: Option<u32>,
        ending: &[&Unit],
    ) -> Result<UnitId, Refusal> {
        if let Some(parent) = parent {
            self.parent(of.kind, parent)?;
        }
        let key = self.key(new, ending)?;
        let code = self.code(of.kind, new, ending)?;
        let id = (self.fresh)();
        self.begun.push(Unit {
            id,
            kind: of.kind,
            key,
            name: new.name.to_string(),
            code,
            parent,
            valid: Period {
                from: self.order.on,
                to: None,
            },
            successors: Vec::new(),
            members,
        });
        Ok(id)
    }

    /// The unit above stands on the day, is of a kind that fits, and does not end with the change.
    fn parent(&self, kind: UnitKind, id: UnitId) -> Result<(), Refusal> {
        let above = self.tree.get(id).filter(|u| u.valid.holds(self.order.on));
        let above = above.ok_or(Refusal::ParentEnded { unit: id })?;
        if !stands_under(kind, above.kind) {
            let above = above.kind;
            return Err(Refusal::ParentKind { kind, above });
        }
        let ends = self.order.change.of();
        let falls = self.tree.upwards(id).any(|u| ends.contains(&u.id));
        if falls {
            return Err(Refusal::ParentEnded { unit: id });
        }
        Ok(())
    }

    /// The same unit again, below another one, from the day on.
    fn same_below(&mut self, unit: &Unit, parent: UnitId) -> Unit {
        let again = Unit {
            id: (self.fresh)(),
            parent: Some(parent),
            valid: Period {
                from: self.order.on,
                to: unit.valid.to,
            },
            ..unit.clone()
        };
        self.begun.push(again.clone());
        again
    }

    /// The last day of a unit is the one before. Where its key goes on, its own gets that day.
    fn end(&mut self, unit: &Unit, successors: Vec<UnitId>) {
        let goes_on = self.begun.iter().any(|u| u.key == unit.key);
        let key = if goes_on {
            self.key_of_ended(&unit.key)
        } else {
            unit.key.clone()
        };
        let ended = Unit {
            key,
            valid: Period {
                from: unit.valid.from,
                to: Some(self.last),
            },
            successors,
            ..unit.clone()
        };
        self.ended.insert(unit.id, ended);
    }
}

fn twice(found: &[&Unit], id: UnitId) -> bool {
    found.iter().any(|u| u.id == id)
}

/// The committee is set up; its own bodies get another name at most.
fn changes(kind: UnitKind, change: &UnitChange) -> Result<(), Refusal> {
    use UnitKind as K;
    let renames = matches!(change, UnitChange::Rename { .. });
    match kind {
        K::Cluster | K::Commune | K::Cell | K::GrassrootsOrg | K::Department => Ok(()),
        K::Office | K::StandingMembers | K::StandingBoard | K::PeoplesCommittee if renames => {
            Ok(())
        }
        K::Committee | K::Office | K::StandingMembers | K::StandingBoard | K::PeoplesCommittee => {
            Err(Refusal::Fixed { kind })
        }
    }
}

/// The unit above all of them.
fn common(main: &[&Unit]) -> Result<Option<UnitId>, Refusal> {
    let parents: BTreeSet<Option<UnitId>> = main.iter().map(|u| u.parent).collect();
    match parents.into_iter().collect::<Vec<_>>().as_slice() {
        [only] => Ok(*only),
        _ => Err(Refusal::ParentNeeded),
    }
}

/// The rule for units of a file holds here too.
fn holds_together(tree: &Tree, done: &Reorganised) -> Result<(), Refusal> {
    let after = tree.with(done.ended.iter().chain(&done.begun));
    let each = done.ended.iter().chain(&done.begun);
    let fault: Option<LineageFault> = each.filter_map(|u| lineage_fault(&after, u)).next();
    fault.map_or(Ok(()), |what| Err(Refusal::Lineage { what }))
}
