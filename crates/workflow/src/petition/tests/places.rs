//! Where a petition may be spoken of and told: own cluster, joint, successor (GL-16).
use super::acts;
use super::walk::Walk;
use crate::petition::{
    Action, AtDesk, CommuneResult, Coverage, Meets, OutcomeClass, Refusal, Sitting, State,
};
use crate::test_world::{Under, Who, World, conference_id, cycle_id, day, line};
use crate::unit::Tree;
use std::collections::BTreeSet;

fn both(w: &World) -> Meets {
    Meets(BTreeSet::from([w.unit("cluster"), w.unit("far-cluster")]))
}

fn far(w: &World) -> Meets {
    Meets(BTreeSet::from([w.unit("far-cluster")]))
}

/// Every move at the desk, at a conference of these clusters, by people of the other cluster.
fn at<'w>(w: &'w World, meets: &Meets) -> [(Walk<'w>, Who, Action); 5] {
    let endorsed = Walk::begin(w).then(w.proposer(), day(3, 3), acts::endorse(day(3, 2)));
    let Action::Record {
        mut at, speaker, ..
    } = acts::record(w)
    else {
        unreachable!("built as a record")
    };
    at.meets = meets.clone();
    let record = Action::Record {
        at,
        speaker,
        exception: None,
    };
    let mut told = acts::announced_at(w);
    told.covers = meets.clone();
    let mut answer = acts::on_the_spot(OutcomeClass::Explained, None, true);
    let mut hand = acts::hand_to_commune(day(5, 6));
    let reason = line("vượt khả năng xã");
    let mut report = acts::report(CommuneResult::Beyond {
        reason,
        cycle: Some(cycle_id(4)),
    });
    for action in [&mut answer, &mut hand, &mut report] {
        match action {
            Action::AnswerOnSpot { at, .. } | Action::ReportAtConference { at, .. } => {
                at.meets = meets.clone();
            }
            Action::HandToCommune { at, .. } => {
                let meets = meets.clone();
                *at = Some(Sitting {
                    meets,
                    ..acts::sitting()
                });
            }
            other => panic!("{other:?} is not made at a conference"),
        }
    }
    [
        (endorsed, Who::FarDeputy, record),
        (Walk::recorded(w), Who::FarHead, answer),
        (Walk::recorded(w), Who::FarHead, hand),
        (Walk::handed_to_commune(w), Who::FarHead, report),
        (
            Walk::issued(w),
            Who::FarDeputy,
            Action::Announce { at: told },
        ),
    ]
}

#[test]
fn at_a_joint_conference_the_people_of_either_cluster_act_for_both() {
    let w = &World::new(Under::County);
    for (walk, who, action) in at(w, &both(w)) {
        let on = day(4, 6);
        walk.tried(who, on, action.clone()).unwrap();
        let stranger = walk.refused(Who::FarCellSecretary, on, action);
        assert!(matches!(stranger, Refusal::NotEntitled { .. }));
    }
    for (walk, who, action) in at(w, &far(w)) {
        let kind = action.kind();
        let elsewhere = walk.refused(who, day(4, 6), action);
        assert!(
            matches!(elsewhere, Refusal::NotEntitled { .. }),
            "{kind:?}: {elsewhere:?}"
        );
    }
}

#[test]
fn a_petition_is_recorded_where_its_cell_belongs() {
    let w = &World::new(Under::County);
    let [(endorsed, _, record), ..] = at(w, &far(w));
    let refused = endorsed.refused(w.desk(), day(3, 5), record);
    assert_eq!(refused, Refusal::OtherClustersConference);
}

#[test]
fn the_conference_of_the_cluster_that_took_over_tells_the_cell() {
    let mut w = World::new(Under::County);
    let successor = w.unit("far-cluster");
    let issued = Walk::issued(&w).p;
    let units: Vec<_> = w.tree.iter().cloned().collect();
    w.tree = Tree::new(units.into_iter().map(|mut u| {
        if u.key == "cluster" {
            u.valid.to = Some(day(3, 31));
            u.successors = vec![successor];
        }
        u
    }));
    let mut at = acts::announced_at(&w);
    at.covers = far(&w);
    let told = w.by(Who::FarDeputy, day(4, 6), |a, ctx| {
        issued.act(Action::Announce { at }, a, ctx)
    });
    assert_eq!(told.unwrap().petition.state, State::Announced);
}

/// A cell without a cluster belongs to no cluster's conference, only to the committee's own.
#[test]
fn no_clusters_conference_covers_a_cell_without_a_cluster() {
    let w = World::new(Under::County);
    let mut home = Walk::issued(&w).p.home;
    home.cluster = None;
    let covers = |meets: &Meets| meets.cover(&home, &w.tree, day(4, 6));
    assert!(!covers(&far(&w)) && !covers(&both(&w)));
    assert!(covers(&Meets::default()));
    assert!(far(&w).seats(&home, &w.tree, day(4, 6)).is_empty());
}

#[test]
fn in_writing_only_where_no_conference_covers_the_cell() {
    let w = &World::new(Under::County);
    let (id, date) = (conference_id(2), day(4, 6));
    let told = |coverage| {
        let walk = Walk::issued(w);
        walk.tried(Who::OfficeChief, day(4, 3), acts::tell_in_writing(coverage))
    };
    assert_eq!(
        told(Coverage::Conference { id, date }).unwrap_err(),
        Refusal::ConferenceCovers { date }
    );
    assert_eq!(
        told(Coverage::NotPlanned).unwrap_err(),
        Refusal::MonthNotPlanned
    );
    let done = told(Coverage::None).unwrap();
    assert_eq!(done.petition.state, State::Announced);
}

#[test]
fn who_was_named_to_chair_or_to_take_the_minutes_acts_for_the_cell() {
    let w = &World::new(Under::County);
    let desk = AtDesk {
        chair: Some(Who::BoardMember.id()),
        minute_taker: Some(Who::CommuneChair.id()),
    };
    let mut at = acts::in_session(day(3, 5));
    at.desk = desk;
    let speaker = crate::petition::Speaker::OnRoster(w.proposer().id());
    let record = Action::Record {
        at,
        speaker,
        exception: None,
    };
    let endorsed = Walk::begin(w).then(w.proposer(), day(3, 3), acts::endorse(day(3, 2)));
    let on = day(3, 5);
    let chairs = endorsed.refused(Who::BoardMember, on, record.clone());
    assert!(matches!(chairs, Refusal::NotEntitled { .. }));
    let recorded = endorsed.then(Who::CommuneChair, on, record);
    let doer = &recorded.events.last().unwrap().doer;
    assert_eq!(doer.capacity, crate::capacity::Capacity::Recorder);
    let answer = |named: AtDesk| {
        let mut action = acts::on_the_spot(OutcomeClass::Explained, None, true);
        if let Action::AnswerOnSpot { at, .. } = &mut action {
            at.desk = named;
        }
        recorded.tried(Who::BoardMember, on, action)
    };
    assert!(answer(AtDesk::default()).is_err());
    assert_eq!(answer(desk).unwrap().petition.state, State::Announced);
}

#[test]
fn a_commune_reports_at_a_conference_of_its_own_cluster_only() {
    let w = &World::new(Under::County);
    let reason = line("vượt khả năng xã");
    let mut report = acts::report(CommuneResult::Beyond {
        reason,
        cycle: Some(cycle_id(4)),
    });
    if let Action::ReportAtConference { at, .. } = &mut report {
        at.meets = far(w);
    }
    let refused = Walk::handed_to_commune(w).refused(Who::CommuneSecretary, day(4, 6), report);
    assert_eq!(refused, Refusal::OtherClustersConference);
}
