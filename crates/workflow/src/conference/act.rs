//! One move: may this person, does the guard hold, where does it lead, who is told.
use super::facts::{Item, ItemsGo, JoinTarget, NewConference};
use super::table::{ConferenceTo, possible, row_of};
use super::{
    Conference, ConferenceAction, ConferenceNotice, ConferenceRefusal, ConferenceRow,
    ConferenceState, guard, notice,
};
use crate::actor::{Actor, Context, Doer, NoRight, at_desk, doer};
use crate::ids::ConferenceId;
use crate::petition::Exception;
use crate::unit::Place;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// An accepted move; append-only, as the event of a petition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConferenceEvent {
    /// Which conference.
    pub conference: ConferenceId,
    /// 1 for the first, then without a gap.
    pub version: u32,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// The day of it in the committee's time zone.
    pub day: NaiveDate,
    /// Who did it.
    pub doer: Doer,
    /// State before; none at the beginning.
    pub from: Option<ConferenceState>,
    /// State after.
    pub to: ConferenceState,
    /// What was done, with its facts.
    pub action: ConferenceAction,
}

/// An accepted move: the conference after it, the event that records it, and who must be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConferenceOutcome {
    /// The conference after the move.
    pub conference: Conference,
    /// What happened.
    pub event: ConferenceEvent,
    /// Who must be told.
    pub notices: Vec<ConferenceNotice>,
}

impl Conference {
    /// A new conference with its first event.
    ///
    /// # Errors
    /// The actor may not, or the date or the host does not fit.
    pub fn plan(
        new: NewConference,
        actor: &Actor,
        ctx: &Context<'_>,
    ) -> Result<ConferenceOutcome, ConferenceRefusal> {
        let begun = Self::begin(&new);
        let action = ConferenceAction::Plan { new };
        let row = row_of(None, action.kind()).ok_or_else(|| not_from(&action, None))?;
        let doer = may(row, &begun, actor, ctx)?;
        let ConferenceAction::Plan { new } = &action else {
            unreachable!("built as a plan above")
        };
        guard::plan(new, ctx)?;
        Ok(begun.finish(None, row, action, doer, ctx))
    }

    /// Applies one action.
    ///
    /// # Errors
    /// The first rule that refuses it: no such move from this state, the actor may not, or the
    /// guard of the move does not hold.
    pub fn act(
        self,
        action: ConferenceAction,
        actor: &Actor,
        ctx: &Context<'_>,
    ) -> Result<ConferenceOutcome, ConferenceRefusal> {
        let state = Some(self.state);
        let row = row_of(state, action.kind()).ok_or_else(|| not_from(&action, state))?;
        let doer = may(row, &self, actor, ctx)?;
        guard::check(&self, &action, ctx)?;
        Ok(self.finish(state, row, action, doer, ctx))
    }

    fn finish(
        self,
        from: Option<ConferenceState>,
        row: &ConferenceRow,
        action: ConferenceAction,
        doer: Doer,
        ctx: &Context<'_>,
    ) -> ConferenceOutcome {
        let to = match row.to {
            ConferenceTo::State(to) => to,
            ConferenceTo::Same => self.state,
        };
        let event = ConferenceEvent {
            conference: self.id,
            version: self.version + 1,
            at: ctx.now,
            day: ctx.today,
            doer,
            from,
            to,
            action,
        };
        let before = self.clone();
        let conference = self.apply(&event);
        let notices = notice::of(&before, &conference, &event.action, ctx.today);
        ConferenceOutcome {
            conference,
            event,
            notices,
        }
    }
}

/// Joins one conference into another: both or neither. The first outcome is that of `from`;
/// `waiting` is what waits for it.
///
/// # Errors
/// The first refusal of either side.
pub fn join(
    from: Conference,
    into: Conference,
    exception: Exception,
    items: ItemsGo,
    waiting: BTreeSet<Item>,
    actor: &Actor,
    ctx: &Context<'_>,
) -> Result<[ConferenceOutcome; 2], ConferenceRefusal> {
    let target = JoinTarget {
        id: into.id,
        cycle: into.cycle,
        state: into.state,
        slot: into.slot,
    };
    let taken_in = ConferenceAction::TakeIn {
        conference: from.id,
        clusters: from.covers.clone(),
    };
    let joined = ConferenceAction::Join {
        target,
        exception,
        items,
        waiting,
    };
    Ok([
        from.act(joined, actor, ctx)?,
        into.act(taken_in, actor, ctx)?,
    ])
}

fn not_from(action: &ConferenceAction, state: Option<ConferenceState>) -> ConferenceRefusal {
    ConferenceRefusal::NotFromHere {
        action: action.kind(),
        state,
        possible: state.map(possible).unwrap_or_default(),
    }
}

/// As what the actor makes the move: people of every cluster that meets there stand to it as to
/// their own conference, and who was named to chair or to take the minutes has that seat.
fn may(
    row: &ConferenceRow,
    c: &Conference,
    actor: &Actor,
    ctx: &Context<'_>,
) -> Result<Doer, ConferenceRefusal> {
    let mut seats = c.places(ctx.tree).into_iter();
    let as_at = |home: &Place| doer(row.by.iter().copied(), actor, home, None, ctx);
    let own = seats.next().map_or(as_at(&c.home), |home| as_at(&home));
    let named = || at_desk(row.by.iter().copied(), c.desk(), actor, ctx);
    own.or_else(|no| {
        let seated = seats.find_map(|seat| as_at(&seat).ok());
        seated.or_else(named).ok_or(no)
    })
    .map_err(|no| match no {
        NoRight::NotActive(status) => ConferenceRefusal::NotActive { status },
        NoRight::NotEntitled(who) => ConferenceRefusal::NotEntitled {
            action: row.action,
            who,
        },
    })
}
