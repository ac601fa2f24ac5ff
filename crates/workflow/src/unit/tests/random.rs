//! Whatever is merged, split, renamed, moved and abolished, in whatever order (BL-10; reliability.md,
//! invariants 26 and 28).
use super::{made, new, tried};
use crate::actor::Actor;
use crate::cycle::CycleDates;
use crate::ids::UnitId;
use crate::petition::{Action, Bodies, Digest, Kind, NewPetition, Petition, Source, State};
use crate::test_world::{Under, Who, World, day, line, petition_id};
use crate::unit::{
    PostGoes, StandsAs, UnitChange, UnitKind, UnitOrder, UnitRefusal, lineage_fault,
};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Something that is ordered.
#[derive(Clone, Copy, Debug)]
struct Try {
    what: u8,
    one: u8,
    other: u8,
}

/// An office with petitions and what became of it.
struct Play {
    w: World,
    petitions: Vec<Petition>,
    then: Vec<Option<UnitId>>,
    today: NaiveDate,
    ids: u128,
    changes: u32,
    handed_on: u32,
}

impl Play {
    fn begin() -> Self {
        let w = World::new(Under::County);
        let mut play = Self {
            today: day(3, 2),
            w,
            petitions: Vec::new(),
            then: Vec::new(),
            ids: 1_000,
            changes: 0,
            handed_on: 0,
        };
        for (n, key) in (1..).zip(["cell", "other-cell", "far-cell", "cell", "far-cell"]) {
            play.draft(n, key);
        }
        play
    }

    fn draft(&mut self, n: u32, key: &str) {
        let home = self.w.tree.place(self.w.unit(key)).unwrap();
        let new = NewPetition {
            id: petition_id(n),
            home,
            kind: Kind::Petition,
            category: self.w.preset.policy.categories[0].key.clone(),
            source: Source::Written,
            matter: Digest::of("", "x"),
            part_of: None,
        };
        let begun = self.w.by(Who::OfficeSpecialist, self.today, |actor, ctx| {
            Petition::draft(new, actor, ctx)
        });
        let begun = begun.unwrap();
        let mut petition = begun.petition;
        // As if recorded and routed: with a code, so that its origin is kept, and with its bodies.
        petition.bodies = Some(Bodies {
            lead: self.w.unit("roads"),
            support: BTreeSet::from([self.w.unit("land"), self.w.unit("ubnd")]),
        });
        petition.signed = BTreeSet::from([self.w.unit("land")]);
        petition.code = Some(format!("GLOC-2026-03-K1-{n:02}"));
        self.then.push(petition.home.cluster);
        self.petitions.push(petition);
    }

    fn standing(&self, kind: UnitKind) -> Vec<UnitId> {
        let found = self.w.tree.of_kind(kind, self.today);
        found.iter().map(|u| u.id).collect()
    }

    fn order(&self, t: Try) -> Option<UnitOrder> {
        let kinds = [
            UnitKind::Cell,
            UnitKind::Commune,
            UnitKind::Cluster,
            UnitKind::Department,
        ];
        let kind = kinds[usize::from(t.what / 8) % 4];
        let all = self.standing(kind);
        let pick = |n: u8| (!all.is_empty()).then(|| all[usize::from(n) % all.len()]);
        let (one, other) = (pick(t.one)?, pick(t.other)?);
        let code = (kind == UnitKind::Cluster).then(|| format!("N{}", self.ids));
        let fresh = |n: u32| crate::unit::NewUnit {
            code: code.as_ref().map(|c| format!("{c}{n}")),
            ..new(
                &format!("Đơn vị {} {n}", self.ids),
                &format!("u-{}-{n}", self.ids),
            )
        };
        let parent = self.w.tree.get(other).and_then(|u| u.parent);
        let change = match t.what % 8 {
            0..=2 => UnitChange::Merge {
                of: vec![one, other],
                into: fresh(1),
                under: parent,
            },
            3 | 4 => UnitChange::Split {
                of: one,
                into: vec![fresh(1), fresh(2)],
            },
            5 => UnitChange::Rename {
                of: one,
                to: fresh(1),
            },
            6 => UnitChange::Move {
                of: one,
                under: parent?,
            },
            _ => UnitChange::Abolish {
                of: one,
                successor: Some(other),
            },
        };
        let below = self.w.tree.iter().filter(|u| u.parent == Some(one));
        let below = below.filter(|u| u.valid.holds(self.today)).map(|u| u.id);
        let split = matches!(change, UnitChange::Split { .. });
        let goes = |n: usize| format!("u-{}-{}", self.ids, n % 2 + 1);
        let below: BTreeMap<_, _> = below.enumerate().map(|(n, u)| (u, goes(n))).collect();
        let on = self.today;
        let mine = |p: &&crate::person::Post| change.of().contains(&p.unit) && p.period.holds(on);
        // Everybody of the first unit goes on to the first heir; of another one his post ends.
        let posts = self.w.posts.iter().filter(mine).map(|p| {
            let stays = p.unit == one && !matches!(change, UnitChange::Abolish { .. });
            let unit = split.then(|| goes(0));
            let on = PostGoes::On { role: None, unit };
            (p.person, if stays { on } else { PostGoes::Ends })
        });
        Some(UnitOrder {
            posts: posts.collect(),
            below: if split { below } else { BTreeMap::new() },
            on,
            petitions: BTreeMap::new(),
            exception: None,
            change,
        })
    }

    fn step(&mut self, t: Try) {
        self.today = self.today + Days::new(1);
        let Some(order) = self.order(t) else { return };
        self.ids += 100;
        match tried(&self.w, &order, self.ids) {
            Err(
                UnitRefusal::Twice { .. }
                | UnitRefusal::ParentKind { .. }
                | UnitRefusal::ParentEnded { .. }
                | UnitRefusal::NothingNew
                | UnitRefusal::Lineage { .. }
                | UnitRefusal::RoleClash { .. },
            ) => return,
            Err(other) => panic!("{order:?}: {other:?}"),
            Ok(done) => {
                made(&mut self.w, &done);
                self.changes += 1;
                self.hand_on(&done);
            }
        }
        self.holds();
    }

    fn hand_on(&mut self, done: &crate::unit::Reorganised) {
        let dates = CycleDates::NONE;
        for petition in &mut self.petitions {
            let Some(to) = petition.succession(|u| done.heir(u), &self.w.tree) else {
                continue;
            };
            let mut ctx = self.w.context(self.today, &[]);
            ctx.dates = &dates;
            let moved = petition
                .clone()
                .act(Action::Succeed { to }, &Actor::System, &ctx);
            let moved = moved.unwrap_or_else(|e| panic!("{e:?}"));
            assert_eq!(petition.clone().apply(&moved.event), moved.petition);
            assert_eq!(
                (moved.petition.clock.as_ref(), moved.petition.due),
                (petition.clock.as_ref(), petition.due)
            );
            *petition = moved.petition;
            self.handed_on += 1;
        }
    }

    fn holds(&self) {
        let (tree, today) = (&self.w.tree, self.today);
        // No ring, no gap, nothing outlives what it stands under; GL-02: each unit in one cluster.
        for unit in tree.iter() {
            assert_eq!(lineage_fault(tree, unit), None, "{unit:?}");
        }
        let mut on = day(3, 1);
        while on <= today {
            for commune in tree.of_kind(UnitKind::Commune, on) {
                let above = tree.get(commune.parent.unwrap()).unwrap();
                assert!(above.kind == UnitKind::Cluster && above.valid.holds(on));
            }
            on = on + Days::new(1);
        }
        // Keys are of one unit.
        let keys: BTreeSet<&str> = tree.iter().map(|u| u.key.as_str()).collect();
        assert_eq!(keys.len(), tree.iter().count());
        // Nobody is left in a unit that has ended.
        for post in self.w.posts.iter().filter(|p| p.period.holds(today)) {
            assert!(tree.get(post.unit).unwrap().valid.holds(today), "{post:?}");
        }
        // Every open petition lies with units that stand, in one place of the tree.
        for p in &self.petitions {
            assert!(p.state == State::Draft);
            for unit in p.lies().units() {
                assert!(tree.get(unit).unwrap().valid.holds(today));
            }
            assert_eq!(tree.place(p.home.cell.unwrap()), Some(p.home));
        }
        self.counts();
    }

    /// Invariants 26 and 28: as then each is where it was recorded; as now each is in one unit that
    /// stands; both ways as many as there are.
    fn counts(&self) {
        let then: Vec<_> = self.petitions.iter().map(|p| p.origin().cluster).collect();
        assert_eq!(then, self.then);
        let now = |p: &Petition| {
            let cell = p.home.cell.unwrap();
            match self.w.tree.stands_as(cell, self.today) {
                StandsAs::Unit(unit) => self.w.tree.place(unit).and_then(|p| p.cluster),
                other => panic!("{other:?}"),
            }
        };
        let clusters: BTreeSet<_> = self.standing(UnitKind::Cluster).into_iter().collect();
        let counted = self.petitions.iter().filter_map(now);
        assert_eq!(
            counted.filter(|c| clusters.contains(c)).count(),
            self.petitions.len()
        );
    }
}

#[test]
fn whatever_changes_every_open_petition_lies_in_one_place_that_stands() {
    let reached = RefCell::new((0, 0));
    let config = Config {
        cases: 150,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let one = (any::<u8>(), any::<u8>(), any::<u8>());
    let one = one.prop_map(|(what, one, other)| Try { what, one, other });
    let tries = prop::collection::vec(one, 1..12);
    let run = runner.run(&tries, |tries| {
        let mut play = Play::begin();
        for t in tries {
            play.step(t);
        }
        let mut reached = reached.borrow_mut();
        reached.0 += play.changes;
        reached.1 += play.handed_on;
        Ok(())
    });
    run.unwrap();
    let (changes, handed_on) = reached.into_inner();
    assert!(changes > 300 && handed_on > 300, "{changes} {handed_on}");
}

/// BL-10: 104 villages become 86, 18 fewer; every petition is still there.
#[test]
fn a_hundred_and_four_villages_become_eighty_six() {
    let mut w = World::new(Under::County);
    let commune = w.unit("commune");
    let pattern = w.tree.get(w.unit("cell")).unwrap().clone();
    w.posts.clear();
    let cells: Vec<_> = (0..104_u128)
        .map(|n| crate::unit::Unit {
            id: UnitId(crate::test_world::uuid(8, n)),
            key: format!("thon-{n}"),
            name: format!("Chi bộ thôn {n}"),
            parent: Some(commune),
            members: Some(10),
            ..pattern.clone()
        })
        .collect();
    let mut tree = w.tree.with(&cells);
    // The two cells of the small world are not among the villages.
    let gone = ["cell", "other-cell", "far-cell"].map(|key| {
        let mut unit = tree.get(tree.by_key(key).unwrap().id).unwrap().clone();
        unit.valid.to = Some(day(1, 31));
        unit
    });
    tree = tree.with(&gone);
    w.tree = tree;
    let before = w.tree.of_kind(UnitKind::Cell, super::noon()).len();
    for pair in cells.chunks(2).take(18) {
        let n = pair[0].key.clone();
        let merge = super::order(UnitChange::Merge {
            of: pair.iter().map(|u| u.id).collect(),
            into: crate::unit::NewUnit {
                name: line(&format!("Chi bộ thôn mới {n}")),
                key: None,
                code: None,
            },
            under: None,
        });
        let done = tried(&w, &merge, 10_000 + w.tree.iter().count() as u128 * 10).unwrap();
        assert_eq!(done.begun[0].members, Some(20));
        made(&mut w, &done);
    }
    let after = w.tree.of_kind(UnitKind::Cell, super::noon()).len();
    assert_eq!((before, after), (104, 86));
    for cell in &cells {
        let heir = w.tree.heir(cell.id, super::noon()).unwrap();
        assert!(w.tree.get(heir).unwrap().valid.holds(super::noon()));
        assert!(w.tree.get(cell.id).is_some(), "history is kept");
    }
}
