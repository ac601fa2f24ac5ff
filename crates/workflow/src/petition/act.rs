//! One move: may this person, does the guard hold, where does it lead, who is told.
use super::{
    Action, ActionKind, Event, NewPetition, Notice, OldPetition, Petition, Refusal, Row, State,
    clock, guard, notice, table,
};
use crate::actor::{self, Actor, Context, Doer, NoRight};
use crate::unit::Place;

/// An accepted move: the petition after it, the event that records it, and who must be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The petition after the move.
    pub petition: Petition,
    /// What happened.
    pub event: Event,
    /// Who must be told.
    pub notices: Vec<Notice>,
}

impl Petition {
    /// A new petition with its first event.
    ///
    /// # Errors
    /// The actor may not, the category is unknown, or the calendar ends.
    pub fn draft(new: NewPetition, actor: &Actor, ctx: &Context<'_>) -> Result<Outcome, Refusal> {
        let rows = table::TABLE
            .iter()
            .filter(|r| r.action == ActionKind::Draft);
        let by = rows.flat_map(|r| r.by).copied();
        let doer = actor::doer(by, actor, &new.home, None, ctx)
            .map_err(|no| refused(no, ActionKind::Draft))?;
        guard::draft(&new, ctx)?;
        let to = new
            .part_of
            .as_ref()
            .map_or(State::Draft, |whole| whole.state);
        let action = Action::Draft { new };
        let clock = clock::on_entering(to, &action, ctx)?;
        let Action::Draft { new } = &action else {
            unreachable!("built as a draft above")
        };
        let petition = Self::begin(new);
        finish(petition, None, to, action, doer, clock, ctx)
    }

    /// A petition taken over from old records, at the state it has reached there, with its first
    /// event (docs/decisions/0009).
    ///
    /// # Errors
    /// The actor may not; the state cannot be taken over, or what the records say does not fit it;
    /// dates are out of order or in the future (B25).
    pub fn import(old: OldPetition, actor: &Actor, ctx: &Context<'_>) -> Result<Outcome, Refusal> {
        let rows = table::TABLE
            .iter()
            .filter(|r| r.action == ActionKind::Import);
        let by = rows.flat_map(|r| r.by).copied();
        let doer = actor::doer(by, actor, &old.new.home, None, ctx)
            .map_err(|no| refused(no, ActionKind::Import))?;
        guard::import(&old, ctx)?;
        let clock = clock::of_old(&old, ctx)?;
        let (petition, to) = (Self::begin(&old.new), old.state);
        let action = Action::Import { old: Box::new(old) };
        finish(petition, None, to, action, doer, clock, ctx)
    }

    /// Applies one action.
    ///
    /// # Errors
    /// The first rule that refuses it: no such move from this state, the actor may not, or the
    /// guard of the move does not hold.
    pub fn act(self, action: Action, actor: &Actor, ctx: &Context<'_>) -> Result<Outcome, Refusal> {
        let kind = action.kind();
        let mut rows = table::rows(self.state, kind).peekable();
        if rows.peek().is_none() {
            let possible = self.possible();
            return Err(Refusal::NotFromHere {
                action: kind,
                state: Some(self.state),
                possible,
            });
        }
        let doer = self.doer(rows, &action, actor, ctx)?;
        guard::check(&self, &action, &doer, ctx)?;
        let to = self.destination(&action);
        let clock = clock::after(&self, &action, to, ctx)?;
        let from = self.state;
        finish(self, Some(from), to, action, doer, clock, ctx)
    }

    /// As what the actor makes the move. At a conference of several clusters, and at that of a
    /// cluster's successor, people of each stand to the petition as those of its own cluster, and
    /// whoever was named for a seat at its desk has the rights of that seat.
    fn doer<'r>(
        &self,
        rows: impl Iterator<Item = &'r Row>,
        action: &Action,
        actor: &Actor,
        ctx: &Context<'_>,
    ) -> Result<Doer, Refusal> {
        let by: Vec<_> = rows.flat_map(|r| r.by).copied().collect();
        let answers = action.supporter().or(self.lead());
        let as_at = |home: &Place| actor::doer(by.iter().copied(), actor, home, answers, ctx);
        as_at(&self.home).or_else(|no| {
            let meets = action.meets().into_iter();
            meets
                .flat_map(|m| m.seats(&self.home, ctx.tree, ctx.today))
                .find_map(|seat| as_at(&seat).ok())
                .or_else(|| actor::at_desk(by.iter().copied(), action.desk(), actor, ctx))
                .ok_or_else(|| refused(no, action.kind()))
        })
    }
}

fn finish(
    petition: Petition,
    from: Option<State>,
    to: State,
    action: Action,
    doer: Doer,
    clock: clock::Clock,
    ctx: &Context<'_>,
) -> Result<Outcome, Refusal> {
    let event = Event {
        petition: petition.id,
        version: petition.version + 1,
        at: ctx.now,
        day: ctx.today,
        doer,
        from,
        to,
        action,
        clock: clock.deadline,
        due: clock.due,
    };
    let before = petition.clone();
    let petition = petition.apply(&event);
    let notices = notice::of(&before, &petition, &event, ctx.policy);
    Ok(Outcome {
        petition,
        event,
        notices,
    })
}

fn refused(no: NoRight, action: ActionKind) -> Refusal {
    match no {
        NoRight::NotActive(status) => Refusal::NotActive { status },
        NoRight::NotEntitled(who) => Refusal::NotEntitled { action, who },
    }
}
