//! The whole table, state by state and capacity by capacity.
use super::samples::sample;
use super::walk::{By, Walk, revoked};
use crate::petition::{Action, ActionKind, Petition, Refusal, State, TABLE, To, rows};
use crate::test_world::{Under, Who, World, day};
use std::fmt::Write;

fn leads(to: To, from: &str) -> String {
    match to {
        To::State(there) => there.name().to_owned(),
        To::Same => from.to_owned(),
        To::OneOf(some) => some
            .iter()
            .map(|s| s.name())
            .collect::<Vec<_>>()
            .join(" or "),
    }
}

/// Lines of the table from one state.
fn moves(state: Option<State>) -> String {
    let mut out = String::new();
    let from = state.map_or("-", State::name);
    for kind in ActionKind::ALL {
        let found = TABLE.iter().filter(|r| {
            r.action == *kind && state.map_or(r.from.is_empty(), |s| r.from.contains(&s))
        });
        for row in found {
            for (capacity, relation) in row.by {
                let to = leads(row.to, from);
                writeln!(
                    out,
                    "{from} | {} | {capacity:?} {relation:?} | {to}",
                    kind.name()
                )
                .unwrap();
            }
        }
    }
    out
}

#[test]
fn the_table_of_states_actions_and_capacities() {
    let states = [None].into_iter().chain(State::ALL.map(Some));
    let table: String = states.map(moves).collect();
    insta::assert_snapshot!("table", table);
}

#[test]
fn every_action_has_a_row_and_every_state_can_be_left_or_is_an_end() {
    for kind in ActionKind::ALL {
        assert!(
            TABLE.iter().any(|r| r.action == *kind),
            "{kind:?} has no row"
        );
    }
    for state in State::ALL.into_iter().filter(|s| s.is_open()) {
        let leaves = ActionKind::ALL
            .iter()
            .flat_map(|&k| rows(state, k))
            .any(|r| r.to != To::Same);
        assert!(leaves, "{state:?} is open and cannot be left");
    }
}

/// A petition of the county in any state; the facts around it are those of a routed one.
fn standing(w: &World, state: State) -> Petition {
    Petition {
        state,
        ..Walk::routed(w).p
    }
}

fn may(w: &World, p: &Petition, kind: ActionKind, by: By) -> bool {
    let action = sample(w, kind, p, day(3, 16), 1);
    let walk = Walk {
        w,
        p: p.clone(),
        events: vec![],
        notices: vec![],
    };
    let refused = walk.tried(by, day(3, 16), action).err();
    !matches!(refused, Some(Refusal::NotEntitled { .. }))
}

#[test]
fn who_may_do_what_in_the_classic_county() {
    let w = &World::new(Under::County);
    let everybody = || Who::ALL.into_iter().map(By::Person).chain([By::System]);
    let mut out = String::new();
    for state in State::ALL {
        let p = standing(w, state);
        for &kind in ActionKind::ALL
            .iter()
            .filter(|k| rows(state, **k).next().is_some())
        {
            let who: Vec<_> = everybody()
                .filter(|&by| may(w, &p, kind, by))
                .map(name)
                .collect();
            writeln!(
                out,
                "{} | {} | {}",
                state.name(),
                kind.name(),
                who.join(", ")
            )
            .unwrap();
        }
    }
    insta::assert_snapshot!("rights", out);
}

fn name(by: By) -> String {
    match by {
        By::Person(who) => format!("{who:?}"),
        By::System => "System".to_owned(),
    }
}

#[test]
fn what_the_table_does_not_list_is_refused_to_everybody() {
    for under in Under::ALL {
        let w = &World::new(under);
        for state in State::ALL {
            let p = standing(w, state);
            for &kind in ActionKind::ALL
                .iter()
                .filter(|k| rows(state, **k).next().is_none())
            {
                let walk = Walk {
                    w,
                    p: p.clone(),
                    events: vec![],
                    notices: vec![],
                };
                let action = sample(w, kind, &p, day(3, 16), 1);
                let refused = walk.refused(Who::OfficeChief, day(3, 16), action);
                let there = matches!(refused, Refusal::NotFromHere { action, state: Some(s), .. } if action == kind && s == state);
                assert!(there, "{state:?} {kind:?}: {refused:?}");
            }
        }
    }
}

#[test]
fn nobody_revoked_and_no_stranger_does_anything() {
    for under in Under::ALL {
        let w = &World::new(under);
        for state in State::ALL {
            let p = standing(w, state);
            for &kind in ActionKind::ALL
                .iter()
                .filter(|k| rows(state, **k).next().is_some())
            {
                let action = sample(w, kind, &p, day(3, 16), 1);
                let walk = Walk {
                    w,
                    p: p.clone(),
                    events: vec![],
                    notices: vec![],
                };
                let stranger = walk.refused(Who::Stranger, day(3, 16), action.clone());
                assert!(matches!(stranger, Refusal::NotEntitled { .. }));
                let gone = as_revoked(w, &p, action);
                assert!(matches!(gone, Err(Refusal::NotActive { .. })));
            }
        }
    }
}

#[test]
fn a_seat_in_another_committee_gives_no_right_here() {
    let mut w = World::new(Under::County);
    let mut post = w.posts[0].clone();
    (post.person, post.role, post.unit) = (
        Who::Stranger.id(),
        crate::person::Role::CommitteeSecretary,
        w.unit("elsewhere"),
    );
    w.posts.push(post);
    for state in State::ALL {
        let p = standing(&w, state);
        for &kind in ActionKind::ALL {
            if rows(state, kind).next().is_some() {
                assert!(!may(&w, &p, kind, By::Person(Who::Stranger)), "{kind:?}");
            }
        }
    }
}

/// Where an office lets a commune sign answers, what was handed to it still goes its own way.
#[test]
fn a_commune_that_may_sign_answers_reports_its_own_matters_at_the_conference() {
    use crate::capacity::{Capacity, Holder};
    let mut w = World::new(Under::County);
    let signs = Holder {
        role: crate::person::Role::CommuneSecretary,
        in_kinds: vec![crate::unit::UnitKind::Commune],
    };
    let leaders = w.preset.capacities.0.entry(Capacity::AnswerLeader);
    leaders.or_default().push(signs);
    let commune_matter = true;
    let walk = Walk::handed_to_commune(&w);
    let refused = walk.refused(
        Who::CommuneSecretary,
        day(3, 9),
        super::acts::refuse_routing(&w),
    );
    assert_eq!(refused, Refusal::WrongWay { commune_matter });
    let mut reply = super::acts::reply(&w, 1);
    (reply.body, reply.signer) = (w.unit("commune"), Who::CommuneSecretary.id());
    let walk = walk.accepted_silently(day(3, 9));
    let refused = walk.refused(
        Who::CommuneSecretary,
        day(3, 10),
        Action::SubmitReply { reply },
    );
    assert_eq!(refused, Refusal::WrongWay { commune_matter });
}

fn as_revoked(w: &World, p: &Petition, action: Action) -> Result<(), Refusal> {
    let posts = w.held(Who::OfficeChief, day(3, 16));
    let ctx = w.context(day(3, 16), &posts);
    p.clone()
        .act(action, &revoked(Who::OfficeChief), &ctx)
        .map(|_| ())
}

#[test]
fn who_acts_for_an_absent_holder_is_written_with_both_names() {
    let mut w = World::new(Under::County);
    w.substitutions.push(crate::person::Substitution {
        absent: Who::CellSecretary.id(),
        by: Who::Stranger.id(),
        period: crate::unit::Period {
            from: day(3, 1),
            to: Some(day(3, 4)),
        },
    });
    let endorse = || super::acts::endorse(day(3, 2));
    let walk = Walk::begin(&w);
    let refused = walk.refused(Who::Stranger, day(3, 5), endorse());
    assert!(
        matches!(refused, Refusal::NotEntitled { .. }),
        "the substitution has ended"
    );
    let walk = walk.then(Who::Stranger, day(3, 4), endorse());
    let doer = &walk.events[1].doer;
    assert_eq!(doer.person, Some(Who::Stranger.id()));
    assert_eq!(doer.on_behalf, Some(Who::CellSecretary.id()));
}

/// Nobody is told that he can decide on what was not asked, or take up what was not said there.
#[test]
fn what_was_never_asked_is_not_offered() {
    let w = &World::new(Under::County);
    let told = Walk::announced(w);
    let offers = |p: &Petition, action| p.possible().contains(&action);
    let decided = [ActionKind::AcceptReopening, ActionKind::RefuseReopening];
    assert!(decided.iter().all(|a| !offers(&told.p, *a)));
    assert!(!offers(&told.p, ActionKind::ReopenOnSpot));
    assert!(offers(&told.p, ActionKind::RequestReopening));
    let old = ActionKind::TakeOverAnswer;
    assert!(!offers(&told.p, old), "of old records only");
    let ask = super::acts::ask_reopening(0, false);
    let asked = told.then(w.proposer(), day(4, 8), ask);
    assert!(decided.iter().all(|a| offers(&asked.p, *a)));
    assert!(!offers(&asked.p, ActionKind::RequestReopening));
    let explained = crate::petition::OutcomeClass::Explained;
    let on_spot = super::acts::on_the_spot(explained, None, true);
    let spoken = Walk::recorded(w).then(w.chair(), day(3, 5), on_spot);
    assert!(offers(&spoken.p, ActionKind::ReopenOnSpot));
    assert!(!offers(&spoken.p, ActionKind::Correct));
    assert!(offers(&asked.p, ActionKind::Correct));
    let drafting = Walk::drafting(w);
    assert!(!offers(&drafting.p, ActionKind::GrantExtension));
    assert!(
        !offers(&drafting.p, ActionKind::SignPart),
        "all have signed"
    );
    let unsigned = Petition {
        signed: std::collections::BTreeSet::new(),
        ..drafting.p
    };
    assert!(offers(&unsigned, ActionKind::SignPart));
    assert!(offers(&unsigned, ActionKind::SubmitReply));
    let of_commune = Walk::handed_to_commune(w).p;
    assert!(!offers(&of_commune, ActionKind::SubmitReply), "it reports");
    assert!(offers(&of_commune, ActionKind::ReportAtConference));
}
