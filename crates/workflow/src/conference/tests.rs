//! The conference under each preset, and every refusal.
use super::*;
use crate::calendar::{HalfDay, Slot};
use crate::capacity::Capacity;
use crate::ids::PersonId;
use crate::person::{Post, Role, Status};
use crate::petition::{Digest, Exception, Speaker, Urgency};
use crate::test_world::{Under, Who, World, conference_id, cycle_id, day, line, petition_id};
use chrono::NaiveDate;
use std::collections::BTreeSet;

mod people;
mod refusals;

const FIRST: (u32, u32) = (3, 5);

fn slot(month: u32, of: u32) -> Slot {
    Slot {
        date: day(month, of),
        half: HalfDay::Morning,
    }
}

fn new(w: &World, n: u32) -> NewConference {
    NewConference {
        id: conference_id(n),
        cycle: cycle_id(3),
        home: w.conference_home(),
        slot: slot(FIRST.0, FIRST.1),
        in_planned_window: true,
        host: w.home().commune,
        exception: None,
    }
}

fn exception() -> Exception {
    Exception {
        reason: line("bão, đường ngập"),
        approver: Who::Secretary.id(),
    }
}

/// A conference with its history.
#[derive(Clone)]
struct Play {
    c: Conference,
    events: Vec<ConferenceEvent>,
    notices: Vec<ConferenceNotice>,
}

impl Play {
    fn begin(w: &World) -> Self {
        let planned = w.by(Who::OfficeChief, day(2, 20), |actor, ctx| {
            Conference::plan(new(w, 1), actor, ctx)
        });
        let planned = planned.unwrap();
        Self {
            c: planned.conference,
            events: vec![planned.event],
            notices: planned.notices,
        }
    }

    fn tried(
        &self,
        w: &World,
        who: Who,
        on: NaiveDate,
        action: ConferenceAction,
    ) -> Result<ConferenceOutcome, ConferenceRefusal> {
        w.by(who, on, |actor, ctx| self.c.clone().act(action, actor, ctx))
    }

    fn then(mut self, w: &World, who: Who, on: NaiveDate, action: ConferenceAction) -> Self {
        let done = self.tried(w, who, on, action).unwrap();
        assert_eq!(done.event.version, self.c.version + 1);
        self.c = done.conference;
        self.events.push(done.event);
        self.notices = done.notices;
        self.replays();
        self
    }

    fn replays(&self) {
        assert_eq!(Conference::replay(&self.events).as_ref(), Some(&self.c));
        let text = serde_json::to_string(&self.c).unwrap();
        assert_eq!(serde_json::from_str::<Conference>(&text).unwrap(), self.c);
        for event in &self.events {
            let text = serde_json::to_string(event).unwrap();
            assert_eq!(
                &serde_json::from_str::<ConferenceEvent>(&text).unwrap(),
                event
            );
        }
    }

    fn confirmed(w: &World) -> Self {
        let booking = Booking::default();
        Self::begin(w).then(
            w,
            w.desk(),
            day(2, 23),
            ConferenceAction::Confirm { booking },
        )
    }

    fn open(w: &World) -> Self {
        Self::confirmed(w).then(w, w.desk(), day(3, 5), opening(w))
    }

    fn rolled(w: &World) -> Self {
        let open = Self::open(w);
        let expected: Vec<_> = open.c.roll.iter().map(|l| l.entry.person).collect();
        expected.into_iter().fold(open, |play, person| {
            let presence = Presence::Present;
            play.then(
                w,
                w.desk(),
                day(3, 5),
                ConferenceAction::Mark { person, presence },
            )
        })
    }

    fn closed(w: &World) -> Self {
        Self::rolled(w).then(w, w.desk(), day(3, 6), closing(Unfinished::default()))
    }
}

fn leadership(w: &World) -> Leadership {
    let (posts, map) = (&w.posts, &w.preset.capacities);
    Leadership::on(&w.conference_home(), day(3, 5), &w.tree, posts, map)
}

fn expected(w: &World) -> Vec<RosterEntry> {
    let home = w.conference_home();
    let unit = home.cluster.unwrap_or(home.committee);
    roster(unit, day(3, 5), &w.tree, &w.posts, &w.preset.roster)
}

fn opening(w: &World) -> ConferenceAction {
    opened_by(
        w,
        Chair::Head(w.chair().id()),
        MinuteTaker::Deputy(w.desk().id()),
    )
}

fn opened_by(w: &World, chair: Chair, minute_taker: MinuteTaker) -> ConferenceAction {
    ConferenceAction::Open {
        chair,
        minute_taker,
        leadership: leadership(w),
        roster: expected(w),
    }
}

fn closing(unfinished: Unfinished) -> ConferenceAction {
    ConferenceAction::Close {
        unfinished,
        minutes: Digest::of("s", "biên bản"),
    }
}

fn moving(to: Slot, host: Option<crate::ids::UnitId>) -> ConferenceAction {
    ConferenceAction::Move {
        to,
        in_planned_window: true,
        host,
        exception: exception(),
        items: ItemsGo::all(Destination::Here),
    }
}

fn cancelling(to: Destination) -> ConferenceAction {
    ConferenceAction::Cancel {
        exception: exception(),
        items: ItemsGo {
            commune: to,
            ..ItemsGo::all(Destination::InWriting)
        },
    }
}

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
        join(far.clone(), into.clone(), exception(), items, a, ctx)
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
        join(held.conference, far, exception(), items, a, ctx)
    });
    assert_eq!(third.unwrap_err(), ConferenceRefusal::JoinChain);
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
