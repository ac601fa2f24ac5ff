//! The way of a conference, under each preset.
use super::*;

#[test]
fn a_conference_is_planned_held_and_closed_under_every_preset() {
    for under in Under::ALL {
        let w = World::new(under);
        let play = Play::closed(&w);
        assert_eq!(play.c.state, ConferenceState::Closed);
        assert_eq!(play.c.chair, Some(w.chair().id()));
        assert_eq!(play.c.minute_taker, Some(w.desk().id()));
        assert!(play.c.opened < play.c.closed);
        let told: Vec<_> = play.notices.iter().map(|n| n.to).collect();
        assert_eq!(
            told,
            [ConferenceAudience::Cells, ConferenceAudience::Office]
        );
        let added = play.then(
            &w,
            w.desk(),
            day(3, 9),
            ConferenceAction::Addend {
                addendum: Digest::of("s", "bổ sung"),
                signed_by: BTreeSet::from([w.chair().id()]),
            },
        );
        assert_eq!(added.c.state, ConferenceState::Closed);
        assert_eq!(added.c.addenda.len(), 1);
    }
}

#[test]
fn a_moved_conference_is_planned_again_and_pressing_news_goes_out_on_days_off() {
    let w = World::new(Under::County);
    let confirmed = Play::confirmed(&w);
    // Sunday 1 March: four days before; Tuesday 3 March: two days before.
    let early = confirmed.clone().then(
        &w,
        w.desk(),
        day(3, 1),
        moving(slot(3, 9), w.home().commune),
    );
    assert!(
        early
            .notices
            .iter()
            .all(|n| n.urgency == Urgency::AtOnce && !n.pressing)
    );
    let late = confirmed.then(&w, w.desk(), day(3, 3), moving(slot(3, 9), None));
    assert!(late.notices.iter().all(|n| n.pressing));
    let host = ConferenceAudience::Host(w.unit("commune"));
    assert!(
        late.notices.iter().any(|n| n.to == host),
        "the old host is told"
    );
    assert_eq!(late.c.state, ConferenceState::Planned);
    assert_eq!(
        (late.c.slot, &late.c.moved_from[..]),
        (slot(3, 9), &[slot(3, 5)][..])
    );
    let again = late.then(
        &w,
        w.desk(),
        day(3, 4),
        ConferenceAction::Confirm {
            host: w.home().commune,
            booking: Booking::default(),
        },
    );
    let refused = again.tried(&w, w.desk(), day(3, 5), opening(&w));
    let date = day(3, 9);
    assert_eq!(
        refused.unwrap_err(),
        ConferenceRefusal::TooEarlyToOpen { date }
    );
}

#[test]
fn nobody_is_first_called_on_the_morning_of_a_conference() {
    use crate::calendar::fixture::{d, vietnam};
    // Friday for Monday; before the holiday of 7 April for the 8th; a working day between is enough.
    let told = [
        ("03/01/2025", "06/01/2025", true),
        ("02/01/2025", "06/01/2025", false),
        ("04/01/2025", "06/01/2025", true),
        ("04/04/2025", "08/04/2025", true),
        ("29/04/2025", "05/05/2025", true),
        ("29/04/2025", "06/05/2025", false),
        ("06/01/2025", "06/01/2025", true),
        ("07/01/2025", "06/01/2025", false),
    ];
    for (today, held_on, called) in told {
        let is = is_called_today(d(held_on), d(today), vietnam());
        assert_eq!(is, Ok(called), "{today} for {held_on}");
    }
}

#[test]
fn facts_for_petitions_exist_only_while_the_desk_is_open() {
    let w = World::new(Under::County);
    for play in [Play::confirmed(&w), Play::closed(&w)] {
        assert_eq!(play.c.in_session("K1-01".into()), None);
        assert_eq!(play.c.announced_at(true, 1), None);
    }
    let play = Play::open(&w);
    assert_eq!(play.c.in_session("K1-01".into()).unwrap().date, day(3, 5));
    assert_eq!(play.c.announced_at(true, 1).unwrap().covers, play.c.meets());
    assert_eq!(
        play.c.speaker(Who::CellSecretary.id()),
        None,
        "not called yet"
    );
    let mark = |who: Who, presence| ConferenceAction::Mark {
        person: who.id(),
        presence,
        raised: Vec::new(),
    };
    let by = Presence::Substituted(Who::CellDeputy.id());
    let play = play
        .then(&w, w.desk(), day(3, 5), mark(Who::CellSecretary, by))
        .then(
            &w,
            w.desk(),
            day(3, 5),
            mark(Who::OtherCellSecretary, Presence::Written(line("ốm"))),
        )
        .then(
            &w,
            w.desk(),
            day(3, 5),
            mark(Who::CommuneChair, Presence::Excused(line("họp tỉnh"))),
        );
    let speaker = |who: Who| play.c.speaker(who.id());
    assert_eq!(speaker(Who::CellSecretary), None);
    assert_eq!(
        speaker(Who::CellDeputy),
        Some(Speaker::OnRoster(Who::CellDeputy.id()))
    );
    let written = Speaker::Written(Who::OtherCellSecretary.id());
    assert_eq!(speaker(Who::OtherCellSecretary), Some(written));
    assert_eq!(speaker(Who::CommuneChair), None);
}

#[test]
fn the_table_and_its_rights_are_kept() {
    let w = World::new(Under::County);
    let plays = [
        Play::begin(&w),
        Play::confirmed(&w),
        Play::open(&w),
        Play::closed(&w),
    ];
    for play in &plays {
        for action in [
            opening(&w),
            closing(Unfinished::default()),
            cancelling(Destination::InWriting),
        ] {
            let kind = action.kind();
            let listed = possible(play.c.state).contains(&kind);
            let refused = play.tried(&w, w.desk(), day(3, 5), action).err();
            let not_from_here = matches!(refused, Some(ConferenceRefusal::NotFromHere { .. }));
            assert_eq!(listed, !not_from_here, "{:?} {kind:?}", play.c.state);
        }
    }
    let far = plays[1]
        .tried(&w, Who::FarDeputy, day(3, 5), opening(&w))
        .unwrap_err();
    let who = vec![Capacity::Recorder, Capacity::Presider];
    let action = ConferenceActionKind::Open;
    assert_eq!(far, ConferenceRefusal::NotEntitled { action, who });
}

#[test]
fn who_is_named_has_the_seat_for_this_conference() {
    let w = World::new(Under::County);
    let chair = Chair::BoardMember {
        person: Who::BoardMember.id(),
        record: line("ủy quyền số 5"),
    };
    let taker = MinuteTaker::Substitute {
        person: Who::OfficeSpecialist.id(),
        reason: line("phó khu ốm"),
    };
    let open = Play::confirmed(&w).then(&w, w.desk(), day(3, 5), opened_by(&w, chair, taker));
    let mark = ConferenceAction::Mark {
        person: Who::CellSecretary.id(),
        presence: Presence::Present,
        raised: Vec::new(),
    };
    let by = |who| {
        open.tried(&w, who, day(3, 5), mark.clone())
            .map(|o| o.event.doer.capacity)
    };
    assert_eq!(by(Who::OfficeSpecialist), Ok(Capacity::Recorder));
    assert_eq!(by(Who::BoardMember), Ok(Capacity::Presider));
    for other in [Who::StandingMember, Who::OfficeChief, Who::FarDeputy] {
        assert!(matches!(
            by(other),
            Err(ConferenceRefusal::NotEntitled { .. })
        ));
    }
    let sitting = open.c.sitting(day(3, 6)).unwrap();
    assert_eq!(sitting.desk.chair, Some(Who::BoardMember.id()));
    let closed = Play::closed(&w).c;
    assert!(closed.sitting(closed.slot.date).is_some());
    assert_eq!(closed.sitting(day(3, 6)), None);
}
