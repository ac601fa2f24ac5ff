//! From issue to the real end: told, followed, closed, taken up again.
use super::acts;
use super::walk::{By, Walk};
use crate::petition::{
    Action, CommuneResult, Coverage, DecidingBody, OutcomeClass, Owner, Refusal, State, VoteOn,
};
use crate::test_world::{Under, Who, World, cycle_id, day, line};

#[test]
fn a_declined_matter_is_open_until_told() {
    let w = &World::new(Under::County);
    let walk = Walk::consolidated(w).then(Who::StandingMember, day(3, 11), acts::decline());
    assert!(walk.p.state.is_open());
    let untold = walk.refused(w.desk(), day(4, 6), acts::announce(w));
    assert_eq!(
        untold,
        Refusal::ReceiptNotProved,
        "it has no line in a document yet"
    );
    let walk = walk
        .then(Who::RecordsClerk, day(4, 1), acts::issue(1))
        .then(w.desk(), day(4, 6), acts::announce(w));
    assert_eq!(walk.p.state, State::Closed);
}

#[test]
fn a_matter_referred_up_comes_back_for_review() {
    let w = &World::new(Under::County);
    let up = Walk::consolidated(w).then(Who::StandingMember, day(3, 11), acts::refer_up());
    assert_eq!(up.p.due, Some(day(5, 4)));
    let mut reply = acts::reply(w, 1);
    reply.sign_offs.clear();
    let walk = up
        .then(Who::RecordsClerk, day(4, 1), acts::issue(1))
        .then(
            Who::OfficeSpecialist,
            day(4, 20),
            Action::RecordSuperiorAnswer { reply },
        )
        .then(Who::StandingMember, day(4, 21), acts::approve(1))
        .then(Who::RecordsClerk, day(5, 4), acts::issue(2));
    assert_eq!(walk.p.state, State::Issued);
    assert_eq!(walk.p.document.unwrap().symbol, "2-TB/HU");
}

#[test]
fn a_commune_settles_its_own_matter_and_reports() {
    for under in [Under::County, Under::Province] {
        let w = &World::new(under);
        let handed = Walk::handed_to_commune(w);
        assert_eq!(
            (handed.p.state, handed.p.due),
            (State::Routed, Some(day(4, 6)))
        );
        let not_yet = |until| {
            let reason = line("chờ vốn");
            acts::report(CommuneResult::NotYet { reason, until })
        };
        let later = handed.then(Who::CommuneSecretary, day(4, 6), not_yet(day(5, 6)));
        assert_eq!(later.p.due, Some(day(5, 6)));
        let sooner = later.refused(Who::CommuneSecretary, day(5, 4), not_yet(day(5, 6)));
        assert!(matches!(sooner, Refusal::DateTooEarly { .. }));
        let done = later.clone().then(
            Who::CommuneSecretary,
            day(5, 6),
            acts::done(OutcomeClass::Settled),
        );
        assert_eq!((done.p.state, done.p.document), (State::Announced, None));
        let reason = line("vượt khả năng xã");
        let beyond = acts::report(CommuneResult::Beyond {
            reason,
            cycle: Some(cycle_id(4)),
        });
        let beyond = later
            .accepted_silently(day(4, 8))
            .then(w.chair(), day(5, 6), beyond)
            .then(Who::StandingMember, day(5, 8), acts::direct(w));
        assert_eq!(
            (beyond.p.state, beyond.p.cycle),
            (State::Directed, Some(cycle_id(4)))
        );
    }
}

#[test]
fn only_what_was_explained_closes_by_silence_after_a_cycle() {
    let w = &World::new(Under::County);
    let told = Walk::announced(w);
    let due = told.p.due.unwrap();
    let early = told.refused(By::System, due, acts::close(&told.p));
    assert_eq!(early, Refusal::SilenceNotOver { due });
    let asked = told
        .clone()
        .then(w.proposer(), day(4, 8), acts::ask_reopening(0, false));
    assert_eq!(
        asked.refused(By::System, day(6, 1), acts::close(&asked.p)),
        Refusal::ReopeningAsked
    );
    let close = acts::close(&told.p);
    let closed = told.then(By::System, due.succ_opt().unwrap(), close);
    assert_eq!(closed.p.state, State::Closed);
    let spot = acts::on_the_spot(OutcomeClass::InProgress, None, true);
    let spot = Walk::recorded(w).then(w.chair(), day(3, 5), spot);
    assert_eq!(
        spot.refused(By::System, day(5, 29), acts::close(&spot.p)),
        Refusal::NotExplained
    );
    let handed = Walk::handed_to_commune(w);
    let done = handed.then(
        Who::CommuneSecretary,
        day(4, 6),
        acts::done(OutcomeClass::Settled),
    );
    assert_eq!(
        done.refused(By::System, day(6, 29), acts::close(&done.p)),
        Refusal::NotExplained
    );
    assert_eq!(
        done.then(Who::OfficeSpecialist, day(4, 7), acts::resolve())
            .p
            .state,
        State::Resolved
    );
}

#[test]
fn reopening_keeps_history_and_starts_a_new_clock() {
    let w = &World::new(Under::County);
    let mut walk = Walk::resolved(w);
    let before = walk.events.len();
    walk = walk
        .then(w.proposer(), day(6, 5), acts::vote(VoteOn::Result, false))
        .then(w.proposer(), day(6, 5), acts::ask_reopening(2, false))
        .then(Who::OfficeChief, day(6, 8), acts::accept_reopening(6));
    assert_eq!((walk.p.state, walk.p.reopened), (State::Consolidated, 1));
    assert_eq!(
        (walk.p.cycle, walk.p.result_vote.as_ref()),
        (Some(cycle_id(6)), None)
    );
    assert_eq!(walk.p.due, Some(day(6, 10)));
    assert_eq!(
        walk.events.len(),
        before + 3,
        "nothing of the old round is lost"
    );
    // The answer of the new round continues the count of versions.
    let walk = walk
        .then(Who::StandingMember, day(6, 10), acts::direct(w))
        .then(Who::OfficeChief, day(6, 11), acts::route(w))
        .accepted_silently(day(6, 15))
        .then(Who::LandHead, day(6, 16), acts::sign_part(w, "land"))
        .then(Who::RoadsHead, day(6, 17), acts::submit(w, 2));
    assert_eq!(walk.p.state, State::UnderReview);
}

#[test]
fn the_third_reopening_is_an_item_for_the_standing_board() {
    let w = &World::new(Under::County);
    let mut walk = Walk::resolved(w);
    for round in 1..=3 {
        walk = walk
            .then(w.proposer(), day(6, 5), acts::ask_reopening(9, true))
            .then(
                Who::OfficeChief,
                day(6, 8),
                acts::accept_reopening(5 + round),
            );
        if round < 3 {
            walk = walk
                .then(Who::StandingMember, day(6, 8), acts::decline())
                .then(Who::RecordsClerk, day(6, 8), acts::issue(10 + round))
                .then(w.desk(), day(6, 8), acts::announce(w));
        }
    }
    let refused = walk.refused(Who::StandingMember, day(6, 9), acts::direct(w));
    let needed = DecidingBody::StandingBoard;
    assert_eq!(walk.p.owner(&w.preset.policy), Some(Owner::Body(needed)));
    assert_eq!(refused, Refusal::WrongBody { needed });
}

#[test]
fn a_refused_reopening_stays_where_it_was() {
    let w = &World::new(Under::County);
    let walk = Walk::announced(w)
        .then(w.proposer(), day(4, 8), acts::ask_reopening(0, false))
        .then(
            Who::OfficeChief,
            day(4, 9),
            Action::RefuseReopening {
                reason: line("đã trả lời đủ"),
            },
        );
    assert_eq!(
        (walk.p.state, walk.p.reopening_asked),
        (State::Announced, false)
    );
}

#[test]
fn a_promise_moves_only_openly_and_later() {
    let w = &World::new(Under::County);
    let moved = |by| Action::MovePromise {
        by,
        reason: line("mưa lũ"),
    };
    let walk = Walk::followed(w).then(Who::OfficeSpecialist, day(5, 18), moved(day(6, 30)));
    assert_eq!(
        (walk.p.due, walk.p.promise.as_ref().unwrap().by),
        (Some(day(6, 30)), day(6, 30))
    );
    let earlier = walk.refused(Who::OfficeSpecialist, day(5, 19), moved(day(6, 30)));
    assert!(matches!(earlier, Refusal::DateTooEarly { .. }));
}

#[test]
fn a_corrected_substance_is_announced_again() {
    let w = &World::new(Under::County);
    let correct = |substance| Action::Correct {
        line: acts::issued_line(2),
        substance,
        changed: true,
    };
    let form = Walk::announced(w).then(Who::Secretary, day(4, 8), correct(false));
    assert_eq!(form.p.state, State::Announced);
    let substance = Walk::announced(w).then(Who::Secretary, day(4, 8), correct(true));
    assert_eq!(substance.p.state, State::Issued);
    assert_eq!(substance.p.document.as_ref().unwrap().symbol, "2-TB/HU");
    // No conference is planned: the cell is told in writing within three working days.
    assert_eq!(substance.p.due, Some(day(4, 13)));
    assert_eq!(
        substance
            .then(w.desk(), day(5, 6), acts::announce(w))
            .p
            .state,
        State::Announced
    );
}

#[test]
fn later_than_the_next_cycle_is_marked_late_and_no_conference_means_paper() {
    let w = &World::new(Under::County);
    let mut at = acts::announced_at(w);
    at.cycles_since_issue = 2;
    let late = Walk::issued(w).then(w.desk(), day(5, 6), Action::Announce { at });
    assert!(late.p.announced.unwrap().late);
    let in_writing = acts::tell_in_writing(Coverage::None);
    let told = Walk::issued(w).then(Who::OfficeChief, day(4, 3), in_writing);
    let announced = told.p.announced.unwrap();
    assert_eq!((announced.conference, announced.late), (None, false));
}

#[test]
fn the_cell_takes_it_back_alone_early_and_with_consent_later() {
    let w = &World::new(Under::County);
    let early = Walk::recorded(w).then(w.proposer(), day(3, 6), acts::withdraw(None));
    assert_eq!(early.p.state, State::Withdrawn);
    let alone = acts::withdraw(Some("chi ủy đồng ý"));
    let refused = Walk::drafting(w).refused(w.proposer(), day(3, 16), alone.clone());
    assert!(matches!(refused, Refusal::NotEntitled { .. }));
    let walk = Walk::drafting(w).then(Who::OfficeSpecialist, day(3, 16), alone);
    use crate::petition::Audience;
    assert!(
        walk.notices
            .iter()
            .any(|n| n.to == Audience::Lead(w.unit("roads")))
    );
}

#[test]
fn a_recalled_approval_is_answered_again_before_issue() {
    let w = &World::new(Under::County);
    let recall = || Action::Recall {
        decision: acts::members(),
        reason: line("số liệu đổi"),
    };
    let walk = Walk::approved(w)
        .then(Who::StandingMember, day(3, 20), recall())
        .then(Who::RoadsHead, day(3, 24), acts::submit(w, 2))
        .then(Who::StandingMember, day(3, 25), acts::approve(2));
    assert_eq!((walk.p.state, walk.p.rounds), (State::Approved, 0));
    let after = Walk::issued(w).refused(Who::StandingMember, day(4, 2), recall());
    assert!(matches!(after, Refusal::NotFromHere { .. }));
}
