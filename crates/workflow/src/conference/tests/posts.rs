//! Posts that have ended, units that are gone, and seats elsewhere count for nothing.
use super::*;
use crate::unit::{Period, UnitKind};

fn post(who: Who, role: Role, unit: crate::ids::UnitId) -> Post {
    let period = Period {
        from: day(1, 1),
        to: None,
    };
    Post {
        person: who.id(),
        role,
        unit,
        period,
    }
}

/// The posts of a role end the day before the conference.
fn ended(w: &mut World, role: Role) {
    for post in w.posts.iter_mut().filter(|p| p.role == role) {
        post.period.to = Some(day(3, 4));
    }
}

#[test]
fn nobody_is_called_for_a_unit_that_is_gone() {
    let mut w = World::new(Under::County);
    let gone = |e: &RosterEntry| e.person == Who::OtherCellSecretary.id();
    assert!(expected(&w).iter().any(gone));
    let units: Vec<_> = w.tree.iter().cloned().collect();
    w.tree = crate::unit::Tree::new(units.into_iter().map(|mut u| {
        if u.key == "other-cell" {
            u.valid.to = Some(day(3, 4));
        }
        u
    }));
    assert!(!expected(&w).iter().any(gone));
}

#[test]
fn a_role_counts_in_its_kind_of_unit_only() {
    let rules = RosterRules::default();
    let category = |kind| rules.category(Role::CommuneSecretary, kind);
    assert_eq!(
        category(UnitKind::Commune),
        Some(AttendanceCategory::CommuneSecretary)
    );
    assert_eq!(category(UnitKind::Cell), None);
}

#[test]
fn leaders_whose_posts_or_seats_have_ended_lead_no_more() {
    let cluster = |w: &World| cluster_leaders(w.unit("cluster"), day(3, 5), &w.posts);
    let mut w = World::new(Under::County);
    ended(&mut w, Role::ClusterHead);
    assert_eq!(cluster(&w), Err(LeaderFault::NoHead));
    assert!(!leadership(&w).heads.contains(&Who::ClusterHead.id()));
    let mut w = World::new(Under::County);
    ended(&mut w, Role::StandingBoardMember);
    let head = Who::ClusterHead.id();
    assert_eq!(cluster(&w), Err(LeaderFault::HeadNotOnBoard(head)));
    assert!(!leadership(&w).board.contains(&Who::BoardMember.id()));
}

#[test]
fn leaders_of_another_cluster_and_a_board_elsewhere_do_not_lead_here() {
    let mut w = World::new(Under::County);
    let elsewhere = w.unit("elsewhere");
    w.posts
        .push(post(Who::Stranger, Role::StandingBoardMember, elsewhere));
    let may = leadership(&w);
    assert_eq!(may.heads, BTreeSet::from([Who::ClusterHead.id()]));
    assert_eq!(may.deputies, BTreeSet::from([Who::ClusterDeputy.id()]));
    assert!(may.board.contains(&Who::BoardMember.id()));
    assert!(!may.board.contains(&Who::Stranger.id()));
    assert!(!may.board.contains(&Who::MemberInCharge.id()));
}

#[test]
fn a_cluster_meets_once_in_a_half_day_whoever_hosts() {
    let w = World::new(Under::County);
    let one = Play::begin(&w).c;
    let again = Conference {
        id: conference_id(2),
        host: None,
        ..one.clone()
    };
    let booking = Booking::of(&one, [&again], |_| None);
    assert_eq!(booking.taken_by, Some(again.id));
}

#[test]
fn whatever_is_left_keeps_the_minutes_open() {
    let w = World::new(Under::County);
    let some = || BTreeSet::from([petition_id(1)]);
    let none = Unfinished::default;
    for left in [
        Unfinished {
            to_announce: some(),
            ..none()
        },
        Unfinished {
            to_record: some(),
            ..none()
        },
        Unfinished {
            incomplete: some(),
            ..none()
        },
        Unfinished {
            to_report: some(),
            ..none()
        },
    ] {
        let refused = Play::rolled(&w).tried(&w, w.desk(), day(3, 5), closing(left.clone()));
        assert_eq!(refused.unwrap_err(), ConferenceRefusal::Unfinished { left });
    }
}

#[test]
fn what_was_not_reached_goes_to_the_next_agenda_and_its_cell_is_told() {
    let w = World::new(Under::County);
    let (reached, not) = (petition_id(1), petition_id(2));
    let cell = w.home().cell;
    let close = |unfinished, put_off: &[crate::ids::PetitionId]| ConferenceAction::Close {
        unfinished,
        put_off: put_off.iter().map(|p| (*p, cell)).collect(),
        minutes: Digest::of("s", "biên bản"),
    };
    let waits = || Unfinished {
        to_announce: BTreeSet::from([reached]),
        to_record: BTreeSet::from([not]),
        ..Unfinished::default()
    };
    let play = Play::rolled(&w);
    let one = play.tried(&w, w.desk(), day(3, 5), close(waits(), &[not]));
    let left = Unfinished {
        to_announce: BTreeSet::from([reached]),
        ..Unfinished::default()
    };
    assert_eq!(one.unwrap_err(), ConferenceRefusal::Unfinished { left });
    let half = Unfinished {
        incomplete: BTreeSet::from([not]),
        ..Unfinished::default()
    };
    let stays = play.tried(&w, w.desk(), day(3, 5), close(half.clone(), &[not]));
    assert_eq!(
        stays.unwrap_err(),
        ConferenceRefusal::Unfinished { left: half },
        "a record that is not complete belongs to these minutes"
    );
    let done = play.tried(&w, w.desk(), day(3, 5), close(waits(), &[reached, not]));
    let told = ConferenceAudience::Cell(cell.unwrap());
    let now: Vec<_> = done.unwrap().notices;
    let to_cell: Vec<_> = now.iter().filter(|n| n.to == told).collect();
    assert_eq!(to_cell.len(), 1, "once, however many");
    assert_eq!(to_cell[0].urgency, Urgency::AtOnce);
}

#[test]
fn who_is_not_on_the_roll_does_not_speak_however_many_are_there() {
    let w = World::new(Under::County);
    let play = Play::rolled(&w);
    let speaks = |who: Who| play.c.speaker(who.id()).is_some();
    assert!(speaks(Who::CellSecretary));
    assert!(!speaks(Who::FarCellSecretary) && !speaks(Who::Stranger));
}

/// Where the committee itself meets, its secretary heads the list, whatever his units are called.
#[test]
fn a_secretary_stands_before_the_other_members_of_his_board() {
    let w = World::new(Under::Commune);
    let board: Vec<PersonId> = expected(&w)
        .into_iter()
        .filter(|e| e.category == AttendanceCategory::BoardInCharge)
        .map(|e| e.person)
        .collect();
    let order = [Who::Secretary, Who::StandingMember, Who::ClusterHead];
    assert_eq!(board[..3], order.map(Who::id));
    assert!(board.contains(&Who::BoardMember.id()));
}
