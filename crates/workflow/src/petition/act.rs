//! One move: may this person, does the guard hold, where does it lead, who is told.
use super::{
    Action, ActionKind, Event, NewPetition, Notice, Petition, Refusal, Row, State, clock, guard,
    notice, table,
};
use crate::actor::{self, Actor, Context, Doer, NoRight};
use crate::ids::UnitId;
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
        let doer = doer(rows, ActionKind::Draft, actor, &new.home, None, ctx)?;
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

    /// Applies one action.
    ///
    /// # Errors
    /// The first rule that refuses it: no such move from this state, the actor may not, or the
    /// guard of the move does not hold.
    pub fn act(self, action: Action, actor: &Actor, ctx: &Context<'_>) -> Result<Outcome, Refusal> {
        let kind = action.kind();
        let mut rows = table::rows(self.state, kind).peekable();
        if rows.peek().is_none() {
            let possible = table::possible(self.state);
            return Err(Refusal::NotFromHere {
                action: kind,
                state: Some(self.state),
                possible,
            });
        }
        let doer = doer(rows, kind, actor, &self.home, self.lead(), ctx)?;
        guard::check(&self, &action, &doer, ctx)?;
        let to = self.destination(&action);
        let clock = clock::after(&self, &action, to, ctx)?;
        let from = self.state;
        finish(self, Some(from), to, action, doer, clock, ctx)
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

fn doer<'r>(
    rows: impl Iterator<Item = &'r Row>,
    action: ActionKind,
    actor: &Actor,
    home: &Place,
    lead: Option<UnitId>,
    ctx: &Context<'_>,
) -> Result<Doer, Refusal> {
    let by = rows.flat_map(|r| r.by).copied();
    actor::doer(by, actor, home, lead, ctx).map_err(|no| match no {
        NoRight::NotActive(status) => Refusal::NotActive { status },
        NoRight::NotEntitled(who) => Refusal::NotEntitled { action, who },
    })
}
