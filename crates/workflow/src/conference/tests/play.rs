//! A conference played step by step, with the usual actions of its desk.
use super::*;
use std::collections::BTreeMap;

pub(super) const FIRST: (u32, u32) = (3, 5);

pub(super) fn slot(month: u32, of: u32) -> Slot {
    Slot {
        date: day(month, of),
        half: HalfDay::Morning,
    }
}

pub(super) fn new(w: &World, n: u32) -> NewConference {
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

pub(super) fn exception() -> Exception {
    Exception {
        reason: line("bão, đường ngập"),
        approver: Who::Secretary.id(),
    }
}

/// A conference with its history.
#[derive(Clone)]
pub(super) struct Play {
    pub(super) c: Conference,
    pub(super) events: Vec<ConferenceEvent>,
    pub(super) notices: Vec<ConferenceNotice>,
}

impl Play {
    pub(super) fn begin(w: &World) -> Self {
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

    pub(super) fn tried(
        &self,
        w: &World,
        who: Who,
        on: NaiveDate,
        action: ConferenceAction,
    ) -> Result<ConferenceOutcome, ConferenceRefusal> {
        w.by(who, on, |actor, ctx| self.c.clone().act(action, actor, ctx))
    }

    pub(super) fn then(
        mut self,
        w: &World,
        who: Who,
        on: NaiveDate,
        action: ConferenceAction,
    ) -> Self {
        let done = self.tried(w, who, on, action).unwrap();
        assert_eq!(done.event.version, self.c.version + 1);
        self.c = done.conference;
        self.events.push(done.event);
        self.notices = done.notices;
        self.replays();
        self
    }

    pub(super) fn replays(&self) {
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

    pub(super) fn confirmed(w: &World) -> Self {
        let booking = Booking::default();
        Self::begin(w).then(
            w,
            w.desk(),
            day(2, 23),
            ConferenceAction::Confirm {
                host: None,
                booking,
            },
        )
    }

    pub(super) fn open(w: &World) -> Self {
        Self::confirmed(w).then(w, w.desk(), day(3, 5), opening(w))
    }

    pub(super) fn rolled(w: &World) -> Self {
        let open = Self::open(w);
        let expected: Vec<_> = open.c.roll.iter().map(|l| l.entry.person).collect();
        expected.into_iter().fold(open, |play, person| {
            let presence = Presence::Present;
            play.then(
                w,
                w.desk(),
                day(3, 5),
                ConferenceAction::Mark {
                    person,
                    presence,
                    raised: Vec::new(),
                },
            )
        })
    }

    pub(super) fn closed(w: &World) -> Self {
        Self::rolled(w).then(w, w.desk(), day(3, 6), closing(Unfinished::default()))
    }
}

pub(super) fn leadership(w: &World) -> Leadership {
    let (posts, map) = (&w.posts, &w.preset.capacities);
    Leadership::on(&w.conference_home(), day(3, 5), &w.tree, posts, map)
}

pub(super) fn expected(w: &World) -> Vec<RosterEntry> {
    let home = w.conference_home();
    let unit = home.cluster.unwrap_or(home.committee);
    roster(unit, day(3, 5), &w.tree, &w.posts, &w.preset.roster)
}

pub(super) fn opening(w: &World) -> ConferenceAction {
    opened_by(
        w,
        Chair::Head(w.chair().id()),
        MinuteTaker::Deputy(w.desk().id()),
    )
}

pub(super) fn opened_by(w: &World, chair: Chair, minute_taker: MinuteTaker) -> ConferenceAction {
    ConferenceAction::Open {
        chair,
        minute_taker,
        leadership: leadership(w),
        roster: expected(w),
    }
}

pub(super) fn closing(unfinished: Unfinished) -> ConferenceAction {
    ConferenceAction::Close {
        unfinished,
        put_off: BTreeMap::new(),
        minutes: Digest::of("s", "biên bản"),
    }
}

pub(super) fn moving(to: Slot, host: Option<crate::ids::UnitId>) -> ConferenceAction {
    ConferenceAction::Move {
        to,
        in_planned_window: true,
        host,
        exception: exception(),
        items: ItemsGo::all(Destination::Here),
    }
}

pub(super) fn cancelling(to: Destination) -> ConferenceAction {
    ConferenceAction::Cancel {
        exception: exception(),
        items: ItemsGo {
            commune: to,
            ..ItemsGo::all(Destination::InWriting)
        },
        waiting: everything(),
    }
}

/// Something of every kind waits.
pub(super) fn everything() -> BTreeSet<Item> {
    [Item::Endorsed, Item::Issued, Item::Commune].into()
}
