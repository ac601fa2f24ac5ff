//! Units that merge, split, are renamed, moved and abolished, in the small world and at random.
mod changes;
mod random;
mod refusals;

use crate::ids::UnitId;
use crate::test_world::{World, day, line, uuid};
use crate::unit::{Holdings, NewUnit, Reorganised, UnitChange, UnitOrder, UnitRefusal, reorganise};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The day on which things change.
pub(super) fn noon() -> NaiveDate {
    day(3, 15)
}

pub(super) fn order(change: UnitChange) -> UnitOrder {
    UnitOrder {
        change,
        on: noon(),
        posts: BTreeMap::new(),
        below: BTreeMap::new(),
        petitions: BTreeMap::new(),
        exception: None,
    }
}

pub(super) fn new(name: &str, key: &str) -> NewUnit {
    NewUnit {
        name: line(name),
        key: Some(key.into()),
        code: None,
    }
}

/// What the order makes of the world; ids of new units begin at `from`, the later the higher.
pub(super) fn tried(w: &World, order: &UnitOrder, from: u128) -> Result<Reorganised, UnitRefusal> {
    let mut next = from;
    let holdings = Holdings {
        tree: &w.tree,
        posts: &w.posts,
        capacities: &w.preset.capacities,
    };
    reorganise(order, holdings, || {
        next += 1;
        UnitId(uuid(7, next))
    })
}

/// The world after it.
pub(super) fn made(w: &mut World, done: &Reorganised) {
    w.tree = w.tree.with(done.ended.iter().chain(&done.begun));
    for ended in &done.posts_ended {
        let same = |p: &&mut crate::person::Post| {
            (p.person, p.role, p.unit, p.period.from)
                == (ended.person, ended.role, ended.unit, ended.period.from)
        };
        for post in w.posts.iter_mut().filter(same) {
            post.period = ended.period;
        }
    }
    w.posts.extend(done.posts_begun.iter().cloned());
}

pub(super) fn done(w: &mut World, order: &UnitOrder) -> Reorganised {
    let done = tried(w, order, 100).unwrap_or_else(|e| panic!("{:?}: {e:?}", order.change));
    made(w, &done);
    done
}
