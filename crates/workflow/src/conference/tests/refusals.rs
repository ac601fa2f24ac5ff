//! Every refusal of a conference.
use super::*;

#[test]
fn refusals_before_the_day() {
    use ConferenceRefusal as R;
    let w = World::new(Under::County);
    let plan = |new| {
        w.by(Who::OfficeChief, day(2, 20), |a, ctx| {
            Conference::plan(new, a, ctx)
        })
        .err()
    };
    let outside = NewConference {
        in_planned_window: false,
        slot: slot(3, 11),
        ..new(&w, 1)
    };
    assert_eq!(
        plan(outside.clone()),
        Some(R::OutsideWindow { date: day(3, 11) })
    );
    assert_eq!(
        plan(NewConference {
            exception: Some(exception()),
            ..outside
        }),
        None
    );
    assert_eq!(
        plan(NewConference {
            slot: slot(2, 19),
            ..new(&w, 1)
        }),
        Some(R::DatePast { date: day(2, 19) })
    );
    let unit = w.unit("far-commune");
    assert_eq!(
        plan(NewConference {
            host: Some(unit),
            ..new(&w, 1)
        }),
        Some(R::HostElsewhere { unit })
    );
}

#[test]
fn refusals_of_a_new_date() {
    use ConferenceRefusal as R;
    let w = World::new(Under::County);
    let planned = Play::begin(&w);
    let refused = |action| {
        planned
            .tried(&w, Who::OfficeChief, day(2, 23), action)
            .err()
    };
    assert_eq!(
        refused(moving(slot(3, 5), w.home().commune)),
        Some(R::SameSlot)
    );
    let item = Item::Commune;
    assert_eq!(
        refused(cancelling(Destination::Here)),
        Some(R::ItemsGoNowhere { item })
    );
    assert_eq!(refused(cancelling(Destination::InWriting)), None);
    let nothing_waits = ConferenceAction::Cancel {
        exception: exception(),
        items: ItemsGo::all(Destination::Here),
        waiting: BTreeSet::new(),
    };
    assert_eq!(refused(nothing_waits), None);
    let by_nobody = Exception {
        approver: Who::CommuneChair.id(),
        ..exception()
    };
    let person = Who::CommuneChair.id();
    let not_approved = ConferenceAction::Cancel {
        exception: by_nobody,
        items: ItemsGo::all(Destination::InWriting),
        waiting: BTreeSet::new(),
    };
    assert_eq!(refused(not_approved), Some(R::NotAnApprover { person }));
    let by = conference_id(9);
    let booking = Booking {
        taken_by: Some(by),
        leader_elsewhere: None,
    };
    assert_eq!(
        refused(ConferenceAction::Confirm {
            host: None,
            booking
        }),
        Some(R::SlotTaken { by })
    );
    let (leader, conference) = (Who::ClusterHead.id(), by);
    let booking = Booking {
        taken_by: None,
        leader_elsewhere: Some((leader, by)),
    };
    let twice = Some(R::LeaderBookedTwice { leader, conference });
    assert_eq!(
        refused(ConferenceAction::Confirm {
            host: None,
            booking
        }),
        twice
    );
}

#[test]
fn a_day_that_is_over_is_not_opened_any_more() {
    let w = World::new(Under::County);
    let confirmed = Play::confirmed(&w);
    let opened = |on| confirmed.tried(&w, w.desk(), on, opening(&w)).err();
    // Thursday 5 March; a desk without a screen enters it on Friday.
    for on in [day(3, 5), day(3, 6)] {
        assert_eq!(opened(on), None, "{on}");
    }
    let date = day(3, 5);
    assert_eq!(
        opened(day(3, 9)),
        Some(ConferenceRefusal::TooLateToOpen { date })
    );
}

#[test]
fn a_cluster_meets_at_a_unit_that_consents() {
    use ConferenceRefusal as R;
    let w = World::new(Under::County);
    let mut planned = Play::begin(&w);
    planned.c.host = None;
    let confirm = |host| ConferenceAction::Confirm {
        host,
        booking: Booking::default(),
    };
    let tried = |host| planned.tried(&w, w.desk(), day(2, 23), confirm(host));
    assert_eq!(tried(None).err(), Some(R::NoHost));
    let unit = w.unit("land");
    assert_eq!(tried(Some(unit)).err(), Some(R::HostElsewhere { unit }));
    let commune = w.home().commune;
    let done = tried(commune).unwrap();
    assert_eq!(done.conference.host, commune);
    let told = crate::conference::ConferenceAudience::Host(commune.unwrap());
    assert!(done.notices.iter().any(|n| n.to == told));
}

#[test]
fn refusals_of_the_gone() {
    use ConferenceRefusal as R;
    let w = World::new(Under::County);
    let planned = Play::begin(&w);
    let status = Status::Revoked;
    let posts = w.held(Who::OfficeChief, day(2, 23));
    let actor = crate::actor::Actor::Person {
        id: Who::OfficeChief.id(),
        status,
    };
    let gone = planned.c.clone().act(
        cancelling(Destination::InWriting),
        &actor,
        &w.context(day(2, 23), &posts),
    );
    assert_eq!(gone.err(), Some(R::NotActive { status }));
    let mut w = w;
    w.tree = crate::unit::Tree::new(w.tree.iter().cloned().map(|mut u| {
        if u.key == "commune" {
            u.valid.to = Some(day(2, 28));
        }
        u
    }));
    let dissolved = w.by(Who::OfficeChief, day(2, 20), |a, ctx| {
        Conference::plan(new(&w, 1), a, ctx)
    });
    let (unit, successors) = (w.unit("commune"), vec![]);
    assert_eq!(dissolved.err(), Some(R::HostDissolved { unit, successors }));
    let from = day(4, 1);
    w.tree = crate::unit::Tree::new(w.tree.iter().cloned().map(|mut u| {
        if u.key == "commune" {
            u.valid.from = from;
            u.valid.to = None;
        }
        u
    }));
    let later = w.by(Who::OfficeChief, day(2, 20), |a, ctx| {
        Conference::plan(new(&w, 1), a, ctx)
    });
    assert_eq!(later.err(), Some(R::HostNotYet { unit, from }));
}

#[test]
fn refusals_when_joining() {
    use ConferenceRefusal as R;
    let w = World::new(Under::County);
    let planned = Play::begin(&w);
    let target = JoinTarget {
        id: conference_id(2),
        cycle: cycle_id(3),
        state: ConferenceState::Planned,
        slot: slot(3, 6),
    };
    let joined = |target, to| {
        let items = ItemsGo::all(to);
        let action = ConferenceAction::Join {
            target,
            exception: exception(),
            items,
            waiting: everything(),
        };
        planned
            .tried(&w, Who::OfficeChief, day(2, 23), action)
            .err()
    };
    let there = Destination::Conference(conference_id(2));
    assert_eq!(joined(target.clone(), there), None);
    let itself = JoinTarget {
        id: conference_id(1),
        ..target.clone()
    };
    assert_eq!(joined(itself, there), Some(R::JoinIntoItself));
    let other = JoinTarget {
        cycle: cycle_id(4),
        ..target.clone()
    };
    assert_eq!(joined(other, there), Some(R::JoinOtherCycle));
    let state = ConferenceState::Joint;
    assert_eq!(
        joined(
            JoinTarget {
                state,
                ..target.clone()
            },
            there
        ),
        Some(R::JoinTargetState { state })
    );
    let item = Item::Endorsed;
    assert_eq!(
        joined(target, Destination::Here),
        Some(R::ItemsGoNowhere { item })
    );
}

#[test]
fn refusals_at_the_desk() {
    use ConferenceRefusal as R;
    let w = World::new(Under::County);
    let confirmed = Play::confirmed(&w);
    let opened = |chair, taker| {
        confirmed
            .tried(&w, w.desk(), day(3, 5), opened_by(&w, chair, taker))
            .err()
    };
    let deputy = || MinuteTaker::Deputy(Who::ClusterDeputy.id());
    let head = || Chair::Head(Who::ClusterHead.id());
    let board = |who: Who| Chair::BoardMember {
        person: who.id(),
        record: line("ủy quyền số 5"),
    };
    let named = |who: Who| MinuteTaker::Substitute {
        person: who.id(),
        reason: line("phó khu ốm"),
    };
    let person = Who::BoardMember.id();
    assert_eq!(
        opened(Chair::Head(person), deputy()),
        Some(R::NotTheHead { person })
    );
    assert_eq!(opened(board(Who::BoardMember), deputy()), None);
    for may in [Who::CommuneChair, Who::FarDeputy, Who::OfficeSpecialist] {
        assert_eq!(opened(head(), named(may)), None, "{may:?}");
    }
    for may_not in [Who::CellSecretary, Who::RoadsHead, Who::Stranger] {
        let person = may_not.id();
        assert_eq!(
            opened(head(), named(may_not)),
            Some(R::NotForMinutes { person })
        );
    }
    let person = Who::RoadsHead.id();
    assert_eq!(
        opened(board(Who::RoadsHead), deputy()),
        Some(R::NotOnBoard { person })
    );
    let person = Who::CommuneChair.id();
    assert_eq!(
        opened(head(), MinuteTaker::Deputy(person)),
        Some(R::NotTheDeputy { person })
    );
    let person = Who::ClusterHead.id();
    assert_eq!(
        opened(head(), named(Who::ClusterHead)),
        Some(R::ChairTakesMinutes { person })
    );
}

#[test]
fn refusals_of_a_roster() {
    use ConferenceRefusal as R;
    let w = World::new(Under::County);
    let confirmed = Play::confirmed(&w);
    let with_roster = |list: Vec<RosterEntry>| {
        let ConferenceAction::Open {
            chair,
            minute_taker,
            leadership,
            ..
        } = opening(&w)
        else {
            unreachable!()
        };
        let action = ConferenceAction::Open {
            chair,
            minute_taker,
            leadership,
            roster: list,
        };
        confirmed.tried(&w, w.desk(), day(3, 5), action).err()
    };
    assert_eq!(with_roster(vec![]), Some(R::EmptyRoster));
    let one = expected(&w)[0];
    assert_eq!(
        with_roster(vec![one, one]),
        Some(R::TwiceOnRoster { person: one.person })
    );
}

#[test]
fn refusals_until_the_minutes_stand() {
    use ConferenceRefusal as R;
    let w = World::new(Under::County);
    let open = Play::open(&w);
    let mark = |who: Who, presence| {
        let action = ConferenceAction::Mark {
            person: who.id(),
            presence,
            raised: Vec::new(),
        };
        open.tried(&w, w.desk(), day(3, 5), action).err()
    };
    let person = Who::RoadsHead.id();
    assert_eq!(
        mark(Who::RoadsHead, Presence::Present),
        Some(R::NotOnRoster { person })
    );
    let person = Who::OtherCellSecretary.id();
    let twice = Some(R::SubstituteOnRoster { person });
    assert_eq!(
        mark(Who::CellSecretary, Presence::Substituted(person)),
        twice
    );
    let spoke = Play::rolled(&w);
    let person = Who::CellSecretary.id();
    let codes = vec!["GLOC-2026-03-K1-01".to_owned()];
    let called = |presence, raised: &[String]| {
        let action = ConferenceAction::Mark {
            person,
            presence,
            raised: raised.to_vec(),
        };
        spoke.tried(&w, w.desk(), day(3, 5), action).err()
    };
    let substitute = Presence::Substituted(Who::CellDeputy.id());
    for absent in [Presence::Unexcused, substitute] {
        let has_spoken = Some(R::HasSpoken {
            person,
            codes: codes.clone(),
        });
        assert_eq!(called(absent.clone(), &codes), has_spoken);
        assert_eq!(called(absent, &[]), None);
    }
    assert_eq!(called(Presence::Present, &codes), None);
    let refused = open.tried(&w, w.desk(), day(3, 5), closing(Unfinished::default()));
    let missing = open.c.not_called();
    assert_eq!(missing.len(), expected(&w).len());
    assert_eq!(refused.unwrap_err(), R::RollIncomplete { missing });
    let left = Unfinished {
        incomplete: BTreeSet::from([petition_id(1)]),
        ..Unfinished::default()
    };
    let refused = Play::rolled(&w).tried(&w, w.desk(), day(3, 5), closing(left.clone()));
    assert_eq!(refused.unwrap_err(), R::Unfinished { left });
    let unsigned = ConferenceAction::Addend {
        addendum: Digest::of("s", "bổ sung"),
        signed_by: BTreeSet::from([Who::CellSecretary.id()]),
    };
    let refused = Play::closed(&w).tried(&w, w.desk(), day(3, 9), unsigned);
    assert_eq!(refused.unwrap_err(), R::AddendumUnsigned);
}
