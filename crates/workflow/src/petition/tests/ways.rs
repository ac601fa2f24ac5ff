//! The side ways before issue.
use super::acts;
use super::walk::{By, Walk};
use crate::petition::{
    Action, Audience, Children, DivertGround, ExtensionBy, NotSpoken, OutcomeClass, Owner, Refusal,
    ReturnReason, Silence, Source, State,
};
use crate::test_world::{Under, Who, World, cycle_id, day, line, petition_id};
use std::collections::BTreeSet;

#[test]
fn urgent_matters_are_directed_the_same_day() {
    let w = &World::new(Under::County);
    let endorsed = Walk::begin(w).then(w.proposer(), day(3, 3), acts::endorse(day(3, 3)));
    let walk = endorsed.then(Who::OfficeChief, day(3, 3), acts::urgent());
    assert_eq!(
        (walk.p.state, walk.p.source),
        (State::Consolidated, Source::Urgent)
    );
    assert_eq!(walk.p.due, Some(day(3, 3)));
    use crate::petition::{Audience, Urgency};
    let told = walk.notices.iter().find(|n| n.to == Audience::Proposer);
    assert_eq!(told.unwrap().urgency, Urgency::AtOnce);
}

#[test]
fn late_and_unendorsed_petitions_need_an_approver() {
    let w = &World::new(Under::County);
    let mut at = acts::in_session(day(3, 11));
    at.in_planned_window = false;
    let speaker = crate::petition::Speaker::Written(w.proposer().id());
    let late = Action::Record {
        at,
        speaker,
        exception: Some(acts::exception()),
    };
    let walk = Walk::begin(w).then(w.desk(), day(3, 11), late);
    assert!(walk.p.exceptional);
    assert_eq!(walk.p.state, State::Recorded);
}

#[test]
fn what_was_not_reached_is_taken_in_writing() {
    for under in Under::ALL {
        let w = &World::new(under);
        let endorsed = Walk::begin(w).then(w.proposer(), day(3, 3), acts::endorse(day(3, 3)));
        let walk = endorsed.then(
            w.desk(),
            day(3, 6),
            Action::TakeInWriting {
                cycle: cycle_id(3),
                code: "GLOC-2026-03-K1-02".into(),
                why: NotSpoken::Cancelled,
                shown: Some(NotSpoken::Cancelled),
            },
        );
        assert_eq!(
            (walk.p.state, walk.p.source),
            (State::Recorded, Source::Written)
        );
    }
}

#[test]
fn a_diverted_matter_is_withheld_for_good() {
    let w = &World::new(Under::County);
    let divert = acts::divert(DivertGround::Denunciation);
    let walk = Walk::recorded(w).then(w.chair(), day(3, 5), divert);
    assert!(walk.p.withheld && !walk.p.state.is_open());
    let again = walk.refused(Who::OfficeSpecialist, day(3, 9), acts::consolidate());
    assert!(matches!(again, Refusal::NotFromHere { .. }));
}

#[test]
fn the_lead_refuses_twice_and_then_the_directing_body_names_it() {
    let w = &World::new(Under::County);
    let to_land = || Action::Route {
        bodies: acts::bodies(w, "land", &[]),
    };
    let once = Walk::routed(w).then(Who::RoadsHead, day(3, 13), acts::refuse_routing(w));
    assert_eq!(once.p.state, State::Directed);
    let twice = once.then(Who::OfficeChief, day(3, 13), to_land()).then(
        Who::LandHead,
        day(3, 16),
        Action::RefuseRouting {
            reason: line("không thuộc thẩm quyền"),
            proposed: w.unit("roads"),
        },
    );
    let office = twice.refused(Who::OfficeChief, day(3, 16), to_land());
    assert!(
        matches!(office, Refusal::NotEntitled { .. }),
        "the Office may no longer route"
    );
    let named = twice.then(
        Who::StandingMember,
        day(3, 17),
        acts::change_lead(w, "land"),
    );
    assert_eq!(named.p.state, State::Routed);
    let third = named.refused(Who::LandHead, day(3, 18), acts::refuse_routing(w));
    assert_eq!(third, Refusal::MustAccept { refusals: 2 });
}

#[test]
fn a_changed_lead_takes_over_the_draft_but_no_open_request() {
    let w = &World::new(Under::County);
    let asked = Walk::drafting(w).then(Who::RoadsHead, day(3, 16), acts::ask_extension(day(3, 25)));
    let changed = asked.then(
        Who::StandingMember,
        day(3, 17),
        acts::change_lead(w, "land"),
    );
    assert_eq!(
        (changed.p.state, changed.p.extension_asked),
        (State::Routed, None)
    );
    assert_eq!(changed.p.lead(), Some(w.unit("land")));
    let review =
        Walk::under_review(w).then(Who::Secretary, day(3, 19), acts::change_lead(w, "land"));
    let mut next = acts::reply(w, 2);
    (next.body, next.signer, next.sign_offs) = (w.unit("land"), Who::LandHead.id(), vec![]);
    let answered = review.accepted_silently(day(3, 23)).then(
        Who::LandHead,
        day(3, 23),
        Action::SubmitReply { reply: next },
    );
    assert_eq!(
        answered.p.reply.unwrap().number,
        2,
        "the old draft stays version 1"
    );
}

#[test]
fn the_peoples_committee_hands_work_down_and_stays_answerable() {
    let w = &World::new(Under::County);
    let to_ubnd = Walk::drafting(w).then(
        Who::StandingMember,
        day(3, 16),
        acts::change_lead(w, "ubnd"),
    );
    let assign = Action::SubAssign {
        to: w.unit("roads"),
    };
    let walk = to_ubnd.then(Who::PeoplesCommitteeHead, day(3, 16), assign);
    assert_eq!(walk.p.worker, Some(w.unit("roads")));
    assert_eq!(walk.p.lead(), Some(w.unit("ubnd")));
}

#[test]
fn more_time_is_asked_for_granted_and_limited() {
    let w = &World::new(Under::County);
    let issue_by = day(4, 1);
    let chief = || acts::grant(ExtensionBy::OfficeChief, issue_by);
    let board = || acts::grant(ExtensionBy::ReviewingBody(acts::members()), issue_by);
    let walk = Walk::drafting(w)
        .then(Who::RoadsHead, day(3, 16), acts::ask_extension(day(3, 25)))
        .then(Who::OfficeChief, day(3, 17), chief());
    assert_eq!((walk.p.due, walk.p.extensions), (Some(day(3, 25)), 1));
    assert_eq!((walk.p.cycle, walk.p.carried), (Some(cycle_id(3)), 0));
    let beyond = walk.then(Who::RoadsHead, day(3, 20), acts::ask_extension(day(4, 3)));
    let with = |next, codes: &[&str]| Action::GrantExtension {
        by: ExtensionBy::ReviewingBody(acts::members()),
        issue_by,
        next,
        children: Children(codes.iter().map(|c| (*c).to_owned()).collect()),
    };
    let unplanned = beyond.refused(Who::StandingMember, day(3, 20), with(None, &[]));
    assert_eq!(unplanned, Refusal::NotThatCycle { month: None });
    let april = Some(acts::open_cycle(4));
    let group = with(april, &["GLOC-2026-03-K1-02"]);
    let group = beyond.refused(Who::StandingMember, day(3, 20), group);
    assert!(matches!(group, Refusal::OthersMergedHere { .. }));
    let refused = beyond.refused(Who::OfficeChief, day(3, 20), chief());
    assert!(matches!(refused, Refusal::WrongBody { .. }));
    let refused = beyond.refused(Who::OfficeChief, day(3, 20), board());
    assert!(
        matches!(refused, Refusal::NotEntitled { .. }),
        "a body's decision is entered for it"
    );
    let walk = beyond.then(Who::StandingMember, day(3, 23), board());
    assert_eq!((walk.p.due, walk.p.extensions), (Some(day(4, 3)), 2));
    assert_eq!((walk.p.cycle, walk.p.carried), (Some(cycle_id(4)), 1));
    let third = walk.refused(Who::RoadsHead, day(3, 24), acts::ask_extension(day(4, 9)));
    assert_eq!(third, Refusal::TooManyExtensions { limit: 2 });
    let asked = Walk::drafting(w).then(Who::RoadsHead, day(3, 16), acts::ask_extension(day(3, 25)));
    let no = acts::refuse_extension(Silence::of_decider(&asked.p));
    let silent = asked.then(By::System, day(3, 20), no);
    assert_eq!(
        (silent.p.due, silent.p.extension_asked),
        (Some(day(3, 19)), None)
    );
}

#[test]
fn a_return_for_form_counts_no_round() {
    let w = &World::new(Under::County);
    let missing = acts::missing();
    let walk = Walk::under_review(w)
        .then(
            Who::OfficeSpecialist,
            day(3, 19),
            Action::ReturnForForm { missing },
        )
        .then(Who::RoadsHead, day(3, 20), acts::submit(w, 2));
    assert_eq!((walk.p.rounds, walk.p.form_returns), (0, 1));
}

#[test]
fn after_three_rounds_the_standing_board_decides() {
    let w = &World::new(Under::County);
    let mut walk = Walk::under_review(w);
    for round in 1..=3 {
        walk = walk
            .then(
                Who::StandingMember,
                day(3, 19),
                acts::give_back(round, acts::members()),
            )
            .then(Who::RoadsHead, day(3, 20), acts::submit(w, round + 1));
    }
    let refused = walk.refused(
        Who::StandingMember,
        day(3, 23),
        acts::give_back(4, acts::members()),
    );
    let needed = crate::petition::DecidingBody::StandingBoard;
    assert_eq!(refused, Refusal::WrongBody { needed });
    // It lies on the Board's desk too, and the Board is told.
    assert_eq!(walk.p.owner(&w.preset.policy), Some(Owner::Body(needed)));
    let mut told = walk.notices.iter().map(|notice| notice.to);
    assert!(told.any(|to| to == Audience::Body(needed)));
    // It goes back once more only with the body's leader heard and a dated conclusion.
    let again = |hearing| {
        let Action::Return {
            on, reasons, note, ..
        } = acts::give_back(4, acts::board())
        else {
            unreachable!("built as a return")
        };
        let decision = acts::board();
        let action = Action::Return {
            decision,
            on,
            reasons,
            note,
            hearing,
        };
        walk.tried(Who::Secretary, day(3, 23), action)
    };
    let field = crate::petition::Field::Hearing;
    assert_eq!(again(None).unwrap_err(), Refusal::Missing { field });
    let stranger = crate::petition::Hearing {
        leader: Who::LandHead.id(),
        ..acts::hearing()
    };
    let unit = w.unit("roads");
    let absent = Refusal::NotLedBy {
        person: stranger.leader,
        unit,
    };
    assert_eq!(again(Some(stranger)).unwrap_err(), absent);
    let heard = again(Some(acts::hearing())).unwrap().petition;
    assert_eq!((heard.state, heard.rounds), (State::Drafting, 4));
    let walk = walk.then(
        Who::Secretary,
        day(3, 23),
        Action::Approve {
            decision: acts::board(),
            on: acts::digest(4),
        },
    );
    assert_eq!((walk.p.state, walk.p.rounds), (State::Approved, 3));
}

#[test]
fn a_returned_version_is_never_approved_even_when_submitted_again() {
    let w = &World::new(Under::County);
    let mut same = acts::reply(w, 2);
    same.digest = acts::digest(1);
    let walk = Walk::under_review(w)
        .then(
            Who::StandingMember,
            day(3, 19),
            acts::give_back(1, acts::members()),
        )
        .then(
            Who::RoadsHead,
            day(3, 20),
            Action::SubmitReply { reply: same },
        );
    let refused = walk.refused(Who::StandingMember, day(3, 23), acts::approve(1));
    assert_eq!(refused, Refusal::NotThisVersion { current: 2 });
}

#[test]
fn b34_nobody_approves_his_own_work_and_b42_a_return_says_why() {
    let w = &World::new(Under::County);
    let mut reply = acts::reply(w, 1);
    (reply.author, reply.signer) = (Who::StandingMember.id(), Who::Secretary.id());
    let mut stands_in = World::new(Under::County);
    stands_in.substitute(Who::RoadsHead, Who::Secretary);
    let w = &stands_in;
    let walk = Walk::drafting(w).then(Who::Secretary, day(3, 18), Action::SubmitReply { reply });
    for who in [Who::StandingMember, Who::Secretary] {
        let refused = walk.refused(who, day(3, 19), acts::approve(1));
        assert!(matches!(refused, Refusal::OwnWork { .. }), "{refused:?}");
    }
    let (on, reasons) = (acts::digest(1), BTreeSet::<ReturnReason>::new());
    let bare = Action::Return {
        decision: acts::members(),
        on,
        reasons,
        note: line("x"),
        hearing: None,
    };
    let refused = Walk::under_review(w).refused(Who::StandingMember, day(3, 19), bare);
    let field = crate::petition::Field::ReturnReasons;
    assert_eq!(refused, Refusal::Missing { field });
}

#[test]
fn b35_no_step_is_skipped_and_b43_no_dissolved_body_answers() {
    let w = &World::new(Under::County);
    let routed = Walk::routed(w);
    let refused = routed.refused(Who::RecordsClerk, day(3, 13), acts::issue(1));
    assert!(matches!(
        refused,
        Refusal::NotFromHere {
            state: Some(State::Routed),
            ..
        }
    ));
    let to_gone = Action::Direct {
        decision: acts::members(),
        text: line("giao phòng trả lời"),
        bodies: acts::bodies(w, "labour", &[]),
    };
    let refused = Walk::consolidated(w).refused(Who::StandingMember, day(3, 11), to_gone);
    let (unit, successors) = (w.unit("labour"), vec![w.unit("land")]);
    assert_eq!(refused, Refusal::UnitDissolved { unit, successors });
}

#[test]
fn on_the_spot_answers_join_the_table_and_may_be_taken_up() {
    let w = &World::new(Under::County);
    let no = acts::on_the_spot(OutcomeClass::Explained, None, false);
    let kept = Walk::recorded(w).then(w.chair(), day(3, 5), no);
    assert_eq!(kept.p.state, State::Recorded);
    let promise = Some(acts::promise(w, day(4, 30)));
    let yes = acts::on_the_spot(OutcomeClass::WillSettle, promise, true);
    let told = kept.then(w.chair(), day(3, 5), yes);
    assert!(told.p.announced.as_ref().unwrap().on_the_spot);
    let reopen = || Action::ReopenOnSpot {
        decision: acts::members(),
        reason: line("chưa đủ"),
    };
    let late = told.refused(Who::StandingMember, day(4, 30), reopen());
    assert_eq!(late, Refusal::TooLateToReopen { limit: 1 });
    let again = told.then(Who::StandingMember, day(3, 10), reopen());
    assert_eq!(
        (again.p.state, again.p.promise, again.p.announced),
        (State::Recorded, None, None)
    );
}

#[test]
fn a_split_ends_the_whole_and_begins_its_parts() {
    let w = &World::new(Under::County);
    let whole = Walk::consolidated(w);
    let part = Walk::drafted(w, Who::OfficeSpecialist, acts::part(w, 2, &whole.p, 'a')).unwrap();
    assert_eq!(part.p.code.as_deref(), Some("GLOC-2026-03-K1-01a"));
    assert_eq!(
        (part.p.state, part.p.part_of),
        (State::Consolidated, Some(petition_id(1)))
    );
    let parts = vec![petition_id(2), petition_id(3)];
    let split = whole.then(Who::OfficeSpecialist, day(3, 10), acts::split(parts));
    assert_eq!((split.p.state, split.p.parts.len()), (State::Split, 2));
    let late = acts::part(w, 4, &Walk::approved(w).p, 'a');
    let refused = Walk::drafted(w, Who::OfficeSpecialist, late).err();
    assert!(matches!(
        refused,
        Some(Refusal::NotFromHere {
            state: Some(State::Approved),
            ..
        })
    ));
}
