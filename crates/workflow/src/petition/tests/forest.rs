//! Steps over many petitions: consolidate, merge, issue; conservation and the merge forest
//! (reliability.md, invariant 27).
use super::acts;
use super::walk::Walk;
use crate::ids::PetitionId;
use crate::petition::{
    Action, BatchLine, Children, Competence, Minutes, Outcome, Petition, Refusal, State,
    consolidate, issue, merge,
};
use crate::test_world::{Under, Who, World, day};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::collections::BTreeMap;

/// Recorded petitions 1 to `count`, each with its code.
fn recorded(w: &World, count: u32) -> Vec<Petition> {
    let one = |n: u32| {
        let mut at = acts::in_session(day(3, 5));
        at.code = format!("GLOC-2026-03-K1-{n:02}");
        let speaker = crate::petition::Speaker::OnRoster(w.proposer().id());
        let record = Action::Record {
            at,
            speaker,
            exception: None,
        };
        let begun = Walk::drafted(w, w.proposer(), acts::new(w, n)).unwrap();
        begun
            .then(w.proposer(), day(3, 3), acts::endorse(day(3, 2)))
            .then(w.desk(), day(3, 5), record)
            .p
    };
    (1..=count).map(one).collect()
}

fn table(w: &World, petitions: Vec<Petition>) -> Result<Vec<Outcome>, Refusal> {
    let line = |petition| BatchLine {
        petition,
        competence: Competence::County,
        minutes: Minutes::Closed,
    };
    let lines = petitions.into_iter().map(line).collect();
    w.by(Who::OfficeSpecialist, day(3, 9), |a, ctx| {
        consolidate(lines, a, ctx).map(|done| done.taken)
    })
}

fn after(outcomes: Vec<Outcome>) -> Vec<Petition> {
    outcomes.into_iter().map(|o| o.petition).collect()
}

fn consolidated(w: &World, count: u32) -> Vec<Petition> {
    after(table(w, recorded(w, count)).unwrap())
}

/// Brings one consolidated petition to approval.
fn approve(w: &World, p: Petition) -> Petition {
    let walk = |p, who: Who, on, action| {
        w.by(who, on, |a, ctx| Petition::act(p, action, a, ctx))
            .unwrap()
            .petition
    };
    let p = walk(p, Who::StandingMember, day(3, 11), acts::direct(w));
    let p = walk(p, Who::OfficeChief, day(3, 12), acts::route(w));
    let p = walk(p, Who::RoadsHead, day(3, 13), acts::accept());
    let p = walk(p, Who::LandHead, day(3, 16), acts::sign_part(w, "land"));
    let p = walk(p, Who::RoadsHead, day(3, 18), acts::submit(w, 1));
    walk(p, Who::StandingMember, day(3, 19), acts::approve(1))
}

fn merged(
    w: &World,
    from: &Petition,
    into: &Petition,
    children: bool,
) -> Result<Petition, Refusal> {
    w.by(Who::OfficeSpecialist, day(3, 10), |a, ctx| {
        merge(from.clone(), into, children, a, ctx).map(|o| o.petition)
    })
}

fn issued(w: &World, batch: Vec<Petition>) -> Result<Vec<Petition>, Refusal> {
    let line = acts::issued_line(1);
    w.by(Who::RecordsClerk, day(4, 1), |a, ctx| {
        issue(batch, &line, None, a, ctx)
    })
    .map(after)
}

#[test]
fn one_line_that_cannot_go_holds_the_whole_batch() {
    let w = &World::new(Under::County);
    let mut lines = recorded(w, 3);
    lines[2].state = State::Endorsed;
    let refused = table(w, lines).unwrap_err();
    assert!(matches!(refused, Refusal::NotFromHere { .. }));
    assert_eq!(table(w, vec![]).unwrap_err(), Refusal::EmptyBatch);
}

#[test]
fn merged_petitions_share_the_answer_and_are_told_in_their_own_cluster() {
    let w = &World::new(Under::County);
    let [a, b, c] = consolidated(w, 3).try_into().unwrap();
    let b = merged(w, &b, &a, false).unwrap();
    let a = approve(w, a);
    let done = issued(w, vec![a.clone(), b.clone(), b_alone(&c)]).unwrap();
    let states: Vec<_> = done.iter().map(|p| (p.id, p.state)).collect();
    assert_eq!(states, [(a.id, State::Issued), (b.id, State::Issued)]);
    assert_eq!(done[1].reply, a.reply);
    assert_eq!(done[1].code, b.code, "it keeps its own code");
    // A merged one alone, without the approved answer, is no line.
    assert_eq!(issued(w, vec![b]).unwrap_err(), Refusal::EmptyBatch);
}

/// A petition that is no line of any document.
fn b_alone(p: &Petition) -> Petition {
    Petition {
        state: State::Withdrawn,
        ..p.clone()
    }
}

#[test]
fn a_matter_handed_to_the_commune_does_not_hold_the_document() {
    let w = &World::new(Under::County);
    let approved = approve(w, consolidated(w, 1).remove(0));
    let handed = Walk::handed_to_commune(w).p;
    assert_eq!(issued(w, vec![approved, handed]).unwrap().len(), 1);
}

#[test]
fn b44_a_into_b_into_a_is_refused_whatever_the_order() {
    let w = &World::new(Under::County);
    let [a, b, c] = consolidated(w, 3).try_into().unwrap();
    let a_in_b = merged(w, &a, &b, false).unwrap();
    let back = merged(w, &b, &a_in_b, true).unwrap_err();
    assert_eq!(back, Refusal::MergeChain);
    let unknowing = merged(w, &b, &a_in_b, false).unwrap_err();
    assert!(matches!(
        unknowing,
        Refusal::MergeTargetState {
            state: State::Merged,
            ..
        }
    ));
    let chain = merged(w, &c, &a_in_b, false).unwrap_err();
    assert!(matches!(
        chain,
        Refusal::MergeTargetState {
            state: State::Merged,
            ..
        }
    ));
}

#[derive(Clone, Copy, Debug)]
enum Move {
    Merge(usize, usize),
    Unmerge(usize),
    Withdraw(usize),
    Direct(usize),
}

fn any_move() -> impl Strategy<Value = Move> {
    let n = 0..6_usize;
    prop_oneof![
        4 => (n.clone(), n.clone()).prop_map(|(a, b)| Move::Merge(a, b)),
        2 => n.clone().prop_map(Move::Unmerge),
        1 => n.clone().prop_map(Move::Withdraw),
        1 => n.prop_map(Move::Direct),
    ]
}

fn made(w: &World, all: &[Petition], what: Move) -> Option<(usize, Petition)> {
    let by = |i: usize, who: Who, action: Action| {
        let p = all[i].clone();
        let done = w.by(who, day(3, 10), |a, ctx| p.act(action, a, ctx));
        done.ok().map(|o| (i, o.petition))
    };
    match what {
        Move::Merge(a, b) => {
            let children = hanging(all, &all[a]);
            merged(w, &all[a], &all[b], !children.0.is_empty())
                .ok()
                .map(|p| (a, p))
        }
        Move::Unmerge(i) => by(i, Who::OfficeSpecialist, Action::Unmerge),
        Move::Withdraw(i) => {
            let note = Some(crate::test_world::line("chi ủy đồng ý"));
            let children = hanging(all, &all[i]);
            by(
                i,
                Who::OfficeSpecialist,
                Action::Withdraw { note, children },
            )
        }
        Move::Direct(i) => by(i, Who::StandingMember, acts::direct(w)),
    }
}

/// Those that wait for the answer of this one, as the store finds them.
fn hanging(all: &[Petition], p: &Petition) -> Children {
    let waits = |q: &&Petition| q.state == State::Merged && q.merged_into == Some(p.id);
    let codes = all.iter().filter(waits).filter_map(|q| q.code.clone());
    Children(codes.collect())
}

/// Nothing is lost, and merge links are one step deep, so they form a forest.
fn conserved(all: &[Petition]) -> Result<(), TestCaseError> {
    let by_id: BTreeMap<PetitionId, &Petition> = all.iter().map(|p| (p.id, p)).collect();
    prop_assert_eq!(by_id.len(), 6);
    let of = |is: fn(&Petition) -> bool| all.iter().filter(|p| is(p)).count();
    let open = of(|p| p.state.is_open());
    let gone = of(|p| matches!(p.state, State::Merged | State::Withdrawn));
    prop_assert_eq!(open + gone, 6);
    for p in all.iter().filter(|p| p.state == State::Merged) {
        let target = p.merged_into.and_then(|t| by_id.get(&t));
        prop_assert!(target.is_some_and(|t| t.state.is_open() && t.id != p.id));
    }
    Ok(())
}

#[test]
fn merging_and_unmerging_lose_nothing() {
    let w = World::new(Under::County);
    let begun = consolidated(&w, 6);
    let config = Config {
        cases: 60,
        failure_persistence: None,
        ..Config::default()
    };
    let moves = prop::collection::vec(any_move(), 1..30);
    let run = TestRunner::new(config).run(&moves, |moves| {
        let mut all = begun.clone();
        for what in moves {
            if let Some((i, p)) = made(&w, &all, what) {
                all[i] = p;
            }
            conserved(&all)?;
        }
        Ok(())
    });
    run.unwrap();
}
