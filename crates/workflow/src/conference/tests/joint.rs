//! Two clusters that meet together.
use super::*;

/// The first cluster's conference, which has taken in that of the other.
fn joint(w: &World) -> Play {
    let mut play = Play::confirmed(w);
    let clusters = BTreeSet::from([w.unit("far-cluster")]);
    let conference = conference_id(2);
    play = play.then(
        w,
        Who::OfficeChief,
        day(2, 24),
        ConferenceAction::TakeIn {
            conference,
            clusters,
        },
    );
    play
}

/// Opened by these, with the leaders of all that meet there.
fn opened(w: &World, play: &Play, chair: Who, deputy: Who) -> ConferenceAction {
    let leadership = Leadership::of(
        &play.c.places(&w.tree),
        day(3, 5),
        &w.tree,
        &w.posts,
        &w.preset.capacities,
    );
    let roster = joint_roster(
        &play.c.covers,
        day(3, 5),
        &w.tree,
        &w.posts,
        &w.preset.roster,
    );
    ConferenceAction::Open {
        chair: Chair::Head(chair.id()),
        minute_taker: MinuteTaker::Deputy(deputy.id()),
        leadership,
        roster,
    }
}

#[test]
fn the_leaders_of_either_cluster_hold_a_joint_conference() {
    let w = World::new(Under::County);
    let both = joint(&w);
    for (chair, deputy) in [
        (Who::ClusterHead, Who::ClusterDeputy),
        (Who::FarHead, Who::ClusterDeputy),
        (Who::ClusterHead, Who::FarDeputy),
        (Who::FarHead, Who::FarDeputy),
    ] {
        let action = opened(&w, &both, chair, deputy);
        both.tried(&w, deputy, day(3, 5), action).unwrap();
    }
    let alone = Play::confirmed(&w);
    let action = opened(&w, &alone, Who::ClusterHead, Who::ClusterDeputy);
    let refused = alone.tried(&w, Who::FarDeputy, day(3, 5), action);
    assert!(matches!(
        refused,
        Err(ConferenceRefusal::NotEntitled { .. })
    ));
    let person = Who::FarHead.id();
    let action = opened(&w, &alone, Who::FarHead, Who::ClusterDeputy);
    let refused = alone.tried(&w, Who::ClusterDeputy, day(3, 5), action);
    assert_eq!(
        refused.unwrap_err(),
        ConferenceRefusal::NotTheHead { person }
    );
}

#[test]
fn a_joint_conference_covers_both_clusters() {
    let w = World::new(Under::County);
    let far = NewConference {
        id: conference_id(2),
        home: crate::unit::Place {
            cluster: Some(w.unit("far-cluster")),
            ..w.conference_home()
        },
        host: None,
        ..new(&w, 2)
    };
    let far = w.by(Who::OfficeChief, day(2, 20), |a, ctx| {
        Conference::plan(far, a, ctx)
    });
    let far = far.unwrap().conference;
    let into = Play::confirmed(&w).c;
    let joined = w.by(Who::OfficeChief, day(2, 24), |a, ctx| {
        let items = ItemsGo::all(Destination::Conference(into.id));
        join(
            far.clone(),
            into.clone(),
            exception(),
            items,
            everything(),
            a,
            ctx,
        )
    });
    let [gone, held] = joined.unwrap();
    assert_eq!(gone.conference.state, ConferenceState::Joint);
    assert_eq!(gone.conference.joined_into, Some(into.id));
    assert_eq!(held.conference.state, ConferenceState::Confirmed);
    let both = BTreeSet::from([w.unit("cluster"), w.unit("far-cluster")]);
    assert_eq!(held.conference.covers, both);
    let roll = joint_roster(&both, day(3, 5), &w.tree, &w.posts, &w.preset.roster);
    assert!(roll.iter().any(|e| e.person == Who::FarCellSecretary.id()));
    // No chains: the one that has taken another in stays.
    let items = ItemsGo::all(Destination::InWriting);
    let third = w.by(Who::OfficeChief, day(2, 24), |a, ctx| {
        join(
            held.conference,
            far,
            exception(),
            items,
            everything(),
            a,
            ctx,
        )
    });
    assert_eq!(third.unwrap_err(), ConferenceRefusal::JoinChain);
}
