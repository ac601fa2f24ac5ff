//! Random walks: whatever people try, in any order, the invariants hold (`walk.rs` checks them).
use super::samples::sample;
use super::walk::{By, Walk};
use crate::capacity::{Capacity, entitled};
use crate::petition::{ActionKind, State, TABLE, possible, rows};
use crate::test_world::{Under, Who, World, day};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Something somebody tries.
#[derive(Clone, Copy, Debug)]
struct Try {
    kind: u8,
    any: bool,
    who: u8,
    days: u8,
    facts: u8,
}

fn tries(most: usize) -> impl Strategy<Value = Vec<Try>> {
    let one = (any::<u8>(), 0..8_u8, any::<u8>(), 0..16_u8, any::<u8>());
    let one = one.prop_map(|(kind, any, who, days, facts)| Try {
        kind,
        any: any == 0,
        who,
        days: match days {
            0..=9 => 0,
            10..=13 => 1,
            _ => 40,
        },
        facts,
    });
    prop::collection::vec(one, 1..most)
}

fn pick<T: Copy>(from: &[T], n: u8) -> Option<T> {
    (!from.is_empty()).then(|| from[usize::from(n) % from.len()])
}

/// Mostly somebody whom the table names; now and then anybody.
fn somebody(walk: &Walk, kind: ActionKind, t: Try) -> By {
    let system = TABLE
        .iter()
        .any(|r| r.action == kind && r.by.iter().any(|(c, _)| *c == Capacity::System));
    if system && t.who.is_multiple_of(2) {
        return By::System;
    }
    let able: Vec<Who> = Who::ALL
        .into_iter()
        .filter(|&who| t.any || able(walk, kind, who))
        .collect();
    By::Person(pick(&able, t.who).unwrap_or(Who::OfficeChief))
}

fn able(walk: &Walk, kind: ActionKind, who: Who) -> bool {
    let (w, p) = (walk.w, &walk.p);
    let held = w.held(who, day(3, 2));
    let (map, lead) = (&w.preset.capacities, p.lead());
    rows(p.state, kind)
        .flat_map(|r| r.by)
        .any(|&(c, r)| entitled(&held, &w.tree, map, c, &[r], &p.home, lead).is_some())
}

/// Moves after which little can follow.
const ENDS: [ActionKind; 7] = [
    ActionKind::Divert,
    ActionKind::Split,
    ActionKind::MergeInto,
    ActionKind::Decline,
    ActionKind::ReferUp,
    ActionKind::Withdraw,
    ActionKind::Redact,
];

/// What a walk has reached; a run that never got there proves nothing.
#[derive(Default)]
struct Reached {
    states: BTreeSet<State>,
    done: BTreeSet<ActionKind>,
    rounds: u32,
    reopened: u32,
    extended: u32,
}

fn stroll(w: &World, tries: &[Try], reached: &mut Reached) {
    let mut walk = Walk::begin(w);
    let mut today: NaiveDate = day(3, 2);
    for &t in tries {
        today = today + Days::new(t.days.into());
        let mut from_here = possible(walk.p.state);
        // No walk begins with old records, so nothing of them is ever taken over later; and no unit
        // ends on the way (`unit/tests/random.rs` is about that).
        from_here.retain(|k| ![ActionKind::TakeOverAnswer, ActionKind::Succeed].contains(k));
        // Most petitions are neither ended nor taken back on their way.
        from_here.retain(|k| !ENDS.contains(k) || t.facts.is_multiple_of(16));
        // Rounds are what the rules are about: let there be many.
        let again = [
            ActionKind::Return,
            ActionKind::SignPart,
            ActionKind::SubmitReply,
        ];
        let more: Vec<_> = again
            .into_iter()
            .filter(|k| from_here.contains(k))
            .collect();
        from_here.extend(more.iter().cycle().take(3 * more.len()));
        let kinds = if t.any || from_here.is_empty() {
            ActionKind::ALL
        } else {
            &from_here
        };
        let Some(kind) = pick(kinds, t.kind) else {
            continue;
        };
        let action = sample(w, kind, &walk.p, today, t.facts);
        let before = walk.p.clone();
        match walk.step(somebody(&walk, kind, t), today, action) {
            Ok(()) => {
                reached.done.insert(kind);
            }
            Err(_) => assert_eq!(walk.p, before, "a refusal changes nothing"),
        }
        reached.states.insert(walk.p.state);
        reached.rounds = reached.rounds.max(walk.p.rounds);
        reached.reopened = reached.reopened.max(walk.p.reopened);
        reached.extended = reached.extended.max(walk.p.extensions);
    }
    walk.replays();
}

fn walks(under: Under, cases: u32) -> Reached {
    let w = World::new(under);
    let reached = RefCell::new(Reached::default());
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner = TestRunner::new_with_rng(
        config,
        proptest::test_runner::TestRng::deterministic_rng(
            proptest::test_runner::RngAlgorithm::ChaCha,
        ),
    );
    let run = runner.run(&tries(80), |tries| {
        stroll(&w, &tries, &mut reached.borrow_mut());
        Ok(())
    });
    run.unwrap();
    reached.into_inner()
}

#[test]
fn random_walks_keep_the_invariants_in_the_county() {
    let reached = walks(Under::County, 600);
    let missed: Vec<_> = State::ALL
        .into_iter()
        .filter(|s| !reached.states.contains(s))
        .collect();
    assert_eq!(missed, [], "never reached");
    let undone: Vec<_> = ActionKind::ALL
        .iter()
        .filter(|k| !reached.done.contains(k))
        .collect();
    assert_eq!(
        undone,
        [
            &ActionKind::Draft,
            &ActionKind::Import,
            &ActionKind::TakeOverAnswer,
            &ActionKind::RePlan,
            &ActionKind::Succeed
        ],
        "a walk begins with a draft, none with old records, and neither calendar nor units change on the way"
    );
    assert!(reached.rounds >= 3, "rounds: {}", reached.rounds);
    assert!(reached.reopened >= 1 && reached.extended >= 1);
}

#[test]
fn random_walks_keep_the_invariants_in_a_commune_of_2026() {
    assert!(walks(Under::Commune, 60).states.contains(&State::Announced));
}

#[test]
fn random_walks_keep_the_invariants_in_a_province() {
    assert!(
        walks(Under::Province, 60)
            .states
            .contains(&State::Announced)
    );
}
