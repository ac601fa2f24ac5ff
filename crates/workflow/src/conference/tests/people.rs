//! Roster, leaders and bookings from posts.
use super::*;
use crate::unit::Period;

#[test]
fn the_roster_follows_the_five_categories() {
    use AttendanceCategory as C;
    let w = World::new(Under::County);
    let listed: Vec<_> = expected(&w)
        .into_iter()
        .map(|e| (e.category, e.person))
        .collect();
    let people = [
        (C::BoardInCharge, Who::ClusterHead),
        (C::CommitteeInCharge, Who::ClusterDeputy),
        (C::CommitteeInCharge, Who::MemberInCharge),
        (C::CommuneSecretary, Who::CommuneSecretary),
        (C::CommuneChair, Who::CommuneChair),
        (C::CellSecretary, Who::CellSecretary),
        (C::CellSecretary, Who::OtherCellSecretary),
    ];
    assert_eq!(listed, people.map(|(c, who)| (c, who.id())));
}

#[test]
fn presets_call_whom_they_call() {
    use AttendanceCategory as C;
    let w = World::new(Under::Province);
    assert!(expected(&w).iter().all(|e| e.category != C::CellSecretary));
    let w = World::new(Under::Commune);
    let of = |c| expected(&w).iter().filter(|e| e.category == c).count();
    assert_eq!((of(C::BoardInCharge), of(C::CellSecretary)), (5, 2));
}

/// Else the commune whose secretary he is would have none on the roll.
#[test]
fn a_deputy_who_is_a_communes_secretary_is_listed_as_that() {
    let mut w = World::new(Under::County);
    let unit = w.unit("commune");
    w.posts.retain(|p| p.role != Role::CommuneSecretary);
    w.posts.push(Post {
        person: Who::ClusterDeputy.id(),
        role: Role::CommuneSecretary,
        unit,
        period: Period {
            from: day(1, 1),
            to: None,
        },
    });
    let roll = expected(&w);
    let own = roll.iter().filter(|e| e.person == Who::ClusterDeputy.id());
    let categories: Vec<_> = own.map(|e| e.category).collect();
    assert_eq!(categories, [AttendanceCategory::CommuneSecretary]);
}

#[test]
fn a_person_of_two_posts_is_listed_once_in_his_first_category() {
    let mut w = World::new(Under::County);
    let post = |who: Who, role, unit| Post {
        person: who.id(),
        role,
        unit,
        period: Period {
            from: day(1, 1),
            to: None,
        },
    };
    let more = [
        post(
            Who::CellSecretary,
            Role::CommuneDeputySecretary,
            w.unit("commune"),
        ),
        Post {
            period: Period {
                from: day(1, 1),
                to: Some(day(3, 4)),
            },
            ..post(Who::Stranger, Role::CellSecretary, w.unit("cell"))
        },
    ];
    w.posts.extend(more);
    let mine: Vec<_> = expected(&w)
        .into_iter()
        .filter(|e| e.person == Who::CellSecretary.id())
        .collect();
    assert_eq!(mine.len(), 1);
    assert_eq!(mine[0].category, AttendanceCategory::CommuneChair);
    let left = |e: &RosterEntry| e.person == Who::Stranger.id();
    assert!(
        !expected(&w).iter().any(left),
        "his post ended the day before"
    );
}

#[test]
fn a_cluster_has_one_head_of_the_board_and_one_deputy_of_the_committee() {
    let w = World::new(Under::County);
    let cluster = w.unit("cluster");
    let (head, deputy) = (Who::ClusterHead.id(), Who::ClusterDeputy.id());
    let checked = |posts: &[Post]| cluster_leaders(cluster, day(3, 5), posts);
    assert_eq!(checked(&w.posts), Ok((head, deputy)));
    let without = |role: Role, who: Who| -> Vec<Post> {
        w.posts
            .iter()
            .filter(|p| !(p.role == role && p.person == who.id()))
            .cloned()
            .collect()
    };
    let with = |role: Role, who: Who| -> Vec<Post> {
        let period = Period {
            from: day(1, 1),
            to: None,
        };
        let post = Post {
            person: who.id(),
            role,
            unit: cluster,
            period,
        };
        w.posts.iter().cloned().chain([post]).collect()
    };
    let fault = |posts: Vec<Post>| checked(&posts).unwrap_err();
    assert_eq!(
        fault(without(Role::ClusterHead, Who::ClusterHead)),
        LeaderFault::NoHead
    );
    assert_eq!(
        fault(without(Role::ClusterDeputy, Who::ClusterDeputy)),
        LeaderFault::NoDeputy
    );
    let off_board = without(Role::StandingBoardMember, Who::ClusterHead);
    assert_eq!(fault(off_board), LeaderFault::HeadNotOnBoard(head));
    let off_committee = without(Role::CommitteeMember, Who::ClusterDeputy);
    assert_eq!(
        fault(off_committee),
        LeaderFault::DeputyNotInCommittee(deputy)
    );
    let two = |a: PersonId, b: Who| BTreeSet::from([a, b.id()]);
    let heads = with(Role::ClusterHead, Who::BoardMember);
    assert_eq!(
        fault(heads),
        LeaderFault::ManyHeads(two(head, Who::BoardMember))
    );
    let deputies = with(Role::ClusterDeputy, Who::MemberInCharge);
    assert_eq!(
        fault(deputies),
        LeaderFault::ManyDeputies(two(deputy, Who::MemberInCharge))
    );
    let mut same = without(Role::ClusterDeputy, Who::ClusterDeputy);
    same.extend(with(Role::ClusterDeputy, Who::ClusterHead).pop());
    assert_eq!(fault(same), LeaderFault::OnePerson(head));
}

#[test]
fn one_leader_in_two_places_and_one_host_twice_are_found() {
    let w = World::new(Under::County);
    let one = Play::begin(&w).c;
    let far = Conference {
        id: conference_id(2),
        host: Some(w.unit("far-commune")),
        covers: BTreeSet::from([w.unit("far-cluster")]),
        ..one.clone()
    };
    let head = Who::ClusterHead.id();
    let same = |_: &Conference| Some(head);
    let own = |c: &Conference| (c.id == one.id).then_some(head);
    let booked = Booking::of(&one, [&one, &far], same);
    let elsewhere = Some((head, far.id));
    assert_eq!(
        booked,
        Booking {
            taken_by: None,
            leader_elsewhere: elsewhere
        }
    );
    assert_eq!(Booking::of(&one, [&far], own), Booking::default());
    let at_our_place = Conference {
        host: one.host,
        ..far.clone()
    };
    assert_eq!(
        Booking::of(&one, [&at_our_place], own).taken_by,
        Some(far.id)
    );
    let afternoon = Conference {
        slot: Slot {
            half: HalfDay::Afternoon,
            ..far.slot
        },
        ..at_our_place.clone()
    };
    assert_eq!(Booking::of(&one, [&afternoon], same), Booking::default());
    let cancelled = Conference {
        state: ConferenceState::Cancelled,
        ..at_our_place
    };
    assert_eq!(Booking::of(&one, [&cancelled], same), Booking::default());
}
