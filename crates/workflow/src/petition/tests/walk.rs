//! A petition played step by step; after each step the invariants are checked.
use super::acts;
use crate::actor::Actor;
use crate::deadline::{DeadlineRule, DueError};
use crate::person::Status;
use crate::petition::{
    Action, ActionKind, Event, NewPetition, Notice, Outcome, Petition, Refusal, Row, State, TABLE,
    To, rows,
};
use crate::test_world::{Who, World, day};
use chrono::NaiveDate;

/// Who acts: a person or the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Person(Who),
    System,
}

impl From<Who> for By {
    fn from(who: Who) -> Self {
        Self::Person(who)
    }
}

/// A petition with its history.
#[derive(Clone)]
pub(super) struct Walk<'w> {
    pub(super) w: &'w World,
    pub(super) p: Petition,
    pub(super) events: Vec<Event>,
    pub(super) notices: Vec<Notice>,
}

impl<'w> Walk<'w> {
    /// Drafted by the home's secretary on Monday 2 March.
    pub(super) fn begin(w: &'w World) -> Self {
        Self::drafted(w, w.proposer(), acts::new(w, 1)).unwrap()
    }

    pub(super) fn drafted(w: &'w World, who: Who, new: NewPetition) -> Result<Self, Refusal> {
        let begun = w.by(who, day(3, 2), |actor, ctx| {
            Petition::draft(new, actor, ctx)
        })?;
        holds(w, None, &begun);
        Ok(Self {
            w,
            p: begun.petition,
            events: vec![begun.event],
            notices: begun.notices,
        })
    }

    pub(super) fn tried(
        &self,
        by: impl Into<By>,
        on: NaiveDate,
        action: Action,
    ) -> Result<Outcome, Refusal> {
        let p = self.p.clone();
        match by.into() {
            By::Person(who) => self.w.by(who, on, |actor, ctx| p.act(action, actor, ctx)),
            By::System => p.act(action, &Actor::System, &self.w.context(on, &[])),
        }
    }

    pub(super) fn refused(&self, by: impl Into<By>, on: NaiveDate, action: Action) -> Refusal {
        let kind = action.kind();
        match self.tried(by, on, action) {
            Err(refusal) => refusal,
            Ok(done) => panic!("{kind:?} led to {:?}", done.petition.state),
        }
    }

    /// Tries a step and takes it if the rules let it.
    pub(super) fn step(
        &mut self,
        by: impl Into<By>,
        on: NaiveDate,
        action: Action,
    ) -> Result<(), Refusal> {
        let done = self.tried(by, on, action)?;
        holds(self.w, Some(&self.p), &done);
        let event = read_back(&done.event);
        assert_eq!(self.p.clone().apply(&event), done.petition);
        self.p = done.petition;
        self.events.push(event);
        self.notices = done.notices;
        if self.events.len().is_multiple_of(16) {
            self.replays();
        }
        Ok(())
    }

    pub(super) fn then(mut self, by: impl Into<By>, on: NaiveDate, action: Action) -> Self {
        let kind = action.kind();
        let from = self.p.state;
        if let Err(refusal) = self.step(by, on, action) {
            panic!("{kind:?} from {from:?}: {refusal:?}");
        }
        self.replays();
        self
    }

    /// The lead says nothing, and the program accepts for it.
    pub(super) fn accepted_silently(self, on: NaiveDate) -> Self {
        let accept = acts::accept_silently(self.w, &self.p);
        self.then(By::System, on, accept)
    }

    /// Invariants 1 and 3: the events alone, read back from their text, give the row, and their
    /// versions run without a gap. Each step checks its own event; this checks them all.
    pub(super) fn replays(&self) {
        let versions = self.events.iter().map(|e| e.version);
        assert!(versions.eq(1..=self.p.version));
        assert_eq!(Petition::replay(&self.events).as_ref(), Some(&self.p));
    }
}

fn read_back(event: &Event) -> Event {
    serde_json::from_str(&serde_json::to_string(event).unwrap()).unwrap()
}

/// What must hold after a step from `before`.
fn holds(w: &World, before: Option<&Petition>, done: &Outcome) {
    let (p, event) = (&done.petition, &done.event);
    let kind = event.action.kind();
    let known = edges(before, kind).any(|row| leads(row, before, p.state) && may(row, event));
    assert!(
        known,
        "{:?} -{kind:?}-> {:?} by {:?}",
        event.from, p.state, event.doer.capacity
    );
    owned_and_timed(w, p);
    if let Some(before) = before {
        separation(before, event);
        returns(before, p, &event.action);
        extensions(before, p, &event.action);
        ends(before, p, &event.action);
    }
}

fn edges(before: Option<&Petition>, kind: ActionKind) -> Box<dyn Iterator<Item = &'static Row>> {
    match before {
        Some(p) => Box::new(rows(p.state, kind)),
        None => Box::new(TABLE.iter().filter(|r| r.from.is_empty())),
    }
}

/// Invariant 2: the step is an edge of the table.
fn leads(row: &Row, before: Option<&Petition>, to: State) -> bool {
    match row.to {
        To::State(there) => there == to,
        To::Same => before.is_some_and(|p| p.state == to),
        To::OneOf(some) => some.contains(&to),
    }
}

fn may(row: &Row, event: &Event) -> bool {
    row.by.iter().any(|(c, _)| *c == event.doer.capacity)
}

/// Invariants 15 to 17: one owner and one clock while open, and the due date is what the clock
/// says under the calendar, never a day off where working days are counted.
pub(super) fn owned_and_timed(w: &World, p: &Petition) {
    let owner = p.owner(&w.preset.policy);
    assert_eq!(owner.is_some(), p.state.is_open(), "{:?}", p.state);
    let Some(clock) = p.clock.as_ref() else {
        assert!(!p.state.is_open(), "{:?} has no clock", p.state);
        assert_eq!(p.due, None);
        return;
    };
    match clock.due(w.calendar) {
        Ok(due) => assert_eq!(p.due, Some(due)),
        Err(DueError::Paused { .. }) => assert_eq!(p.due, None),
        Err(error) => panic!("{error}"),
    }
    if let (DeadlineRule::WorkingDays(_), Some(due)) = (clock.rule(), p.due) {
        assert_eq!(w.calendar.is_working(due), Ok(true));
    }
}

/// Invariant 11: nobody approves what he wrote or signed.
fn separation(before: &Petition, event: &Event) {
    if let (Action::Approve { on, .. }, Some(reply)) = (&event.action, &before.reply) {
        assert_eq!(*on, reply.digest);
        assert_ne!(event.doer.person, Some(reply.author));
        assert_ne!(event.doer.person, Some(reply.signer));
        assert!(
            !before.returned.contains(on),
            "a returned version was approved"
        );
    }
}

/// Invariant 14: a return says why and counts; above the limit the Standing Board decides.
fn returns(before: &Petition, p: &Petition, action: &Action) {
    if let Action::Return {
        reasons,
        decision,
        hearing,
        ..
    } = action
    {
        assert!(!reasons.is_empty());
        assert_eq!(p.rounds, before.rounds + 1);
        if before.rounds >= 3 {
            assert_eq!(decision.body, crate::petition::DecidingBody::StandingBoard);
            assert!(hearing.is_some(), "its leader is heard, and it concludes");
        }
    } else {
        assert_eq!(p.rounds, before.rounds);
    }
}

/// Invariant 17: more time is later only, and never more often than the policy says.
fn extensions(before: &Petition, p: &Petition, action: &Action) {
    if matches!(action, Action::GrantExtension { .. }) {
        assert!(p.due > before.due);
        assert!(p.extensions <= 2);
    }
}

/// Invariant 38: what is resolved has evidence; what is taken up again has a new clock and keeps
/// its code.
fn ends(before: &Petition, p: &Petition, action: &Action) {
    if p.state == State::Resolved && before.state != State::Resolved {
        assert!(matches!(action, Action::Resolve { .. }));
    }
    if matches!(action, Action::AcceptReopening { .. }) {
        assert_eq!(p.code, before.code);
        assert_eq!(p.reopened, before.reopened + 1);
        assert!(p.clock.is_some() && p.clock != before.clock);
    }
}

/// Somebody who may not act.
pub(super) fn revoked(who: Who) -> Actor {
    Actor::Person {
        id: who.id(),
        status: Status::Revoked,
    }
}
