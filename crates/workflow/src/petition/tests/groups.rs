//! Those merged into a petition are never left without an answer (docs/decisions/0007).
use super::acts;
use super::walk::Walk;
use crate::petition::{
    Action, DivertGround, OutcomeClass, Petition, Refusal, State, TargetLine, issue, merge,
};
use crate::test_world::{Under, Who, World, cycle_id, day, line, petition_id};

/// A consolidated petition with another one merged into it.
fn pair(w: &World) -> (Petition, Petition) {
    let target = Walk::consolidated(w).p;
    let mut other = target.clone();
    other.id = petition_id(8);
    other.code = Some(acts::hanging().0.remove(0));
    let merged = w.by(Who::OfficeChief, day(3, 10), |a, ctx| {
        merge(other, &target, false, a, ctx)
    });
    (target, merged.unwrap().petition)
}

fn by(w: &World, who: Who, p: Petition, action: Action) -> Petition {
    w.by(who, day(3, 11), |a, ctx| p.act(action, a, ctx))
        .unwrap()
        .petition
}

fn issued(w: &World, batch: Vec<Petition>, n: u32) -> Vec<Petition> {
    let line = acts::issued_line(n);
    let done = w.by(Who::RecordsClerk, day(4, 1), |a, ctx| {
        issue(batch, &line, None, a, ctx)
    });
    done.unwrap().into_iter().map(|o| o.petition).collect()
}

#[test]
fn a_declined_group_is_printed_together_and_told_in_each_cluster() {
    let w = &World::new(Under::County);
    let (target, child) = pair(w);
    let target = by(w, Who::StandingMember, target, acts::decline());
    let done = issued(w, vec![target, child], 1);
    let states: Vec<_> = done
        .iter()
        .map(|p| (p.state, p.document.is_some()))
        .collect();
    assert_eq!(states, [(State::Declined, true), (State::Declined, true)]);
    let mut walk = Walk::begin(w);
    walk.p = done[1].clone();
    assert!(walk.p.state.is_open() && walk.p.owner(&w.preset.policy).is_some());
    let told = walk.tried(w.desk(), day(4, 6), acts::announce(w)).unwrap();
    assert_eq!(told.petition.state, State::Closed);
}

#[test]
fn that_a_matter_went_up_is_told_and_later_the_answer() {
    let w = &World::new(Under::County);
    let mut walk = Walk::consolidated(w);
    let up = by(w, Who::StandingMember, walk.p.clone(), acts::refer_up());
    walk.p = up.clone();
    let unprinted = walk.refused(w.desk(), day(4, 6), acts::announce(w));
    assert_eq!(unprinted, Refusal::ReceiptNotProved);
    walk.p = issued(w, vec![up], 1).remove(0);
    let told = walk.tried(w.desk(), day(4, 6), acts::announce(w)).unwrap();
    let told = told.petition;
    assert_eq!(told.state, State::ReferredUp);
    assert!(told.announced.is_some());
    let mut reply = acts::reply(w, 1);
    reply.sign_offs.clear();
    let answer = Action::RecordSuperiorAnswer { reply };
    let answered = by(w, Who::OfficeSpecialist, told, answer);
    assert_eq!(answered.announced, None, "the answer is told again");
    assert_eq!(
        answered.document, None,
        "that it went up stands in an old notice"
    );
}

#[test]
fn a_group_referred_up_is_printed_once_and_answered_together_later() {
    let w = &World::new(Under::County);
    let (target, child) = pair(w);
    let target = by(w, Who::StandingMember, target, acts::refer_up());
    let done = issued(w, vec![target, child], 1);
    let states: Vec<_> = done
        .iter()
        .map(|p| (p.state, p.document.is_some()))
        .collect();
    assert_eq!(states, [(State::ReferredUp, true), (State::Merged, true)]);
    let [target, child] = done.try_into().unwrap();
    let apart = by(w, Who::OfficeSpecialist, child.clone(), Action::Unmerge);
    assert_eq!(
        (apart.state, apart.document),
        (State::Consolidated, None),
        "by itself it stands in no document yet"
    );
    let mut reply = acts::reply(w, 1);
    reply.sign_offs.clear();
    let answer = Action::RecordSuperiorAnswer { reply };
    let target = by(w, Who::OfficeSpecialist, target, answer);
    let target = by(w, Who::StandingMember, target, acts::approve(1));
    let done = issued(w, vec![target, child], 2);
    assert!(done.iter().all(|p| p.state == State::Issued));
    assert_eq!(done[1].reply, done[0].reply);
    assert_eq!(done[1].document.as_ref().unwrap().symbol, "2-TB/HU");
}

#[test]
fn what_would_leave_others_without_an_answer_is_refused() {
    let w = &World::new(Under::County);
    let (recorded, consolidated) = (Walk::recorded(w), Walk::consolidated(w));
    let codes = acts::hanging().0;
    let with = |mut action: Action| {
        match &mut action {
            Action::Divert { children, .. }
            | Action::Split { children, .. }
            | Action::HandToCommune { children, .. }
            | Action::AnswerOnSpot { children, .. }
            | Action::Withdraw { children, .. } => *children = acts::hanging(),
            other => panic!("{other:?} knows of no others"),
        }
        action
    };
    let office = Who::OfficeSpecialist;
    let parts = || acts::split(vec![petition_id(5), petition_id(6)]);
    let spot = |accepted| acts::on_the_spot(OutcomeClass::Explained, None, accepted);
    let tries = [
        (&recorded, w.chair(), acts::divert(DivertGround::Complaint)),
        (&recorded, office, parts()),
        (&recorded, w.chair(), acts::hand_to_commune(day(4, 6))),
        (&recorded, w.chair(), spot(true)),
        (&recorded, w.proposer(), acts::withdraw(None)),
        (&consolidated, office, acts::divert(DivertGround::Complaint)),
        (&consolidated, office, parts()),
        (&consolidated, office, acts::withdraw(Some("chi ủy đồng ý"))),
    ];
    for (walk, who, action) in tries {
        let refused = walk.refused(who, day(3, 10), with(action.clone()));
        let codes = codes.clone();
        assert_eq!(refused, Refusal::OthersMergedHere { codes }, "{action:?}");
        walk.tried(who, day(3, 10), action).unwrap();
    }
    // An answer that is not accepted changes nothing for anybody.
    let no = recorded
        .clone()
        .then(w.chair(), day(3, 10), with(spot(false)));
    assert_eq!(no.p.state, State::Recorded);
}

#[test]
fn a_merged_petition_is_carried_over_with_its_target_only() {
    let w = &World::new(Under::County);
    let (_, child) = pair(w);
    let carried = |target| {
        let action = Action::CarryOver {
            cycle: cycle_id(4),
            reason: line("chờ kinh phí"),
            next_conference: None,
            target,
            next: Some(acts::open_cycle(4)),
        };
        let child = child.clone();
        w.by(Who::OfficeChief, day(3, 11), |a, ctx| {
            child.act(action, a, ctx)
        })
    };
    for elsewhere in [None, Some(cycle_id(3))] {
        assert_eq!(carried(elsewhere).unwrap_err(), Refusal::MovesWithTarget);
    }
    let moved = carried(Some(cycle_id(4))).unwrap().petition;
    assert_eq!(
        (moved.state, moved.cycle, moved.clock),
        (State::Merged, Some(cycle_id(4)), None)
    );
}

#[test]
fn nothing_is_merged_into_what_a_commune_settles() {
    let w = &World::new(Under::County);
    let handed = Walk::handed_to_commune(w).p;
    let mut other = Walk::consolidated(w).p;
    other.id = petition_id(8);
    let refused = w.by(Who::OfficeChief, day(3, 10), |a, ctx| {
        merge(other, &handed, false, a, ctx)
    });
    let code = handed.code.clone().unwrap();
    assert_eq!(
        refused.unwrap_err(),
        Refusal::MergeIntoCommuneMatter { code }
    );
}

#[test]
fn a_line_of_its_own_and_the_line_of_another_are_not_confused() {
    let w = &World::new(Under::County);
    let (_, child) = pair(w);
    let document = |target| Action::Issue {
        line: acts::issued_line(1),
        target,
    };
    let tried = |p: Petition, target| {
        w.by(Who::RecordsClerk, day(4, 1), |a, ctx| {
            p.act(document(target), a, ctx)
        })
    };
    let lines = vec![(child.code.clone().unwrap(), State::Merged)];
    assert_eq!(
        tried(child, None).unwrap_err(),
        Refusal::BatchNotReady { lines }
    );
    let own = tried(Walk::approved(w).p, Some(TargetLine::Declined));
    assert!(matches!(own, Err(Refusal::BatchNotReady { .. })));
}
