//! Which clock runs after a move (reliability.md, invariants 15 and 16).
use super::facts::{CommuneResult, ExtensionBy};
use super::{Action, Field, OldPetition, Petition, Refusal, State, guard};
use crate::actor::Context;
use crate::calendar::CalendarError;
use crate::deadline::{ChangeRefused, Deadline, DeadlineRule, DueError, Extension};
use chrono::NaiveDate;

/// Working days within which a cell is told in writing (flow.md §1 "tell in writing").
const TO_TELL: u16 = 3;

/// The clock with its due date under today's calendar.
pub(super) struct Clock {
    pub(super) deadline: Option<Deadline>,
    pub(super) due: Option<NaiveDate>,
}

/// The clock that the policy sets for a state entered today.
pub(super) fn on_entering(to: State, action: &Action, ctx: &Context<'_>) -> Result<Clock, Refusal> {
    let days = match action {
        Action::Return { .. } | Action::ReturnForForm { .. } | Action::Recall { .. } => {
            Some(ctx.policy.limits.second_reply)
        }
        // Directed the same day.
        Action::UrgentIntake { .. } => Some(0),
        _ => ctx.policy.limit(to),
    };
    let deadline = days.map(|n| Deadline::new(ctx.today, DeadlineRule::WorkingDays(n)));
    started(deadline, ctx)
}

/// The date by which the plan of the cycle wants the next step (flow.md §3): where it lies ahead it
/// is the due date, where it has passed the days of the policy count from today.
fn planned(p: &Petition, action: &Action, to: State, ctx: &Context<'_>) -> Option<DeadlineRule> {
    let told = p.document.is_some() || matches!(action, Action::Issue { .. });
    let rule = match to {
        State::Recorded => DeadlineRule::Fixed(ctx.dates.consolidation?),
        State::Declined if !told => DeadlineRule::Fixed(ctx.dates.issue?),
        State::Approved => DeadlineRule::Fixed(ctx.dates.issue?),
        State::Issued | State::Declined => {
            DeadlineRule::NextConference(ctx.dates.announcement(&p.home)?)
        }
        _ => return None,
    };
    let (DeadlineRule::Fixed(date) | DeadlineRule::NextConference(date)) = rule else {
        return None;
    };
    (date >= ctx.today).then_some(rule)
}

/// By the plan, else by the policy.
fn entered(p: &Petition, action: &Action, to: State, ctx: &Context<'_>) -> Result<Clock, Refusal> {
    match planned(p, action, to, ctx) {
        Some(rule) => by_date(rule, ctx),
        // No conference is left at which it could be announced again: it is told in writing.
        None if matches!(action, Action::Correct { .. }) => {
            by_date(DeadlineRule::WorkingDays(TO_TELL), ctx)
        }
        None => on_entering(to, action, ctx),
    }
}

/// The clock after an action on an existing petition.
pub(super) fn after(
    p: &Petition,
    action: &Action,
    to: State,
    ctx: &Context<'_>,
) -> Result<Clock, Refusal> {
    match action {
        Action::HandToCommune { due, .. }
        | Action::ReportAtConference {
            result: CommuneResult::NotYet { until: due, .. },
            ..
        }
        | Action::CarryOver {
            next_conference: Some(due),
            ..
        } => by_date(DeadlineRule::NextConference(*due), ctx),
        Action::ReferUp { expected, .. } => by_date(DeadlineRule::Fixed(*expected), ctx),
        Action::FollowUp { look_again } => {
            let by = p.promise.as_ref().map_or(*look_again, |promise| promise.by);
            by_date(DeadlineRule::Fixed(by), ctx)
        }
        Action::MovePromise { by, .. } => by_date(DeadlineRule::Fixed(*by), ctx),
        Action::RePlan { .. } => planned_again(p, ctx),
        Action::GrantExtension { by, .. } => extended(p, by, ctx),
        // The higher level is expected to answer when it was.
        Action::CarryOver { .. } if to == State::ReferredUp => Ok(running(p)),
        Action::CarryOver { .. } => entered(p, action, to, ctx),
        Action::Issue { .. } if to == State::Declined => entered(p, action, to, ctx),
        Action::Accept { .. } => Ok(running(p)),
        _ if to == p.state => Ok(running(p)),
        _ => entered(p, action, to, ctx),
    }
}

/// The clock of a petition taken over: by its own date where one is named, else as the policy sets
/// it, from the last day that the records know. What would be overdue, or lies before the calendar,
/// is due at once: nobody was reminded of it here, and no calendar refuses old records.
pub(super) fn of_old(old: &OldPetition, ctx: &Context<'_>) -> Result<Clock, Refusal> {
    if !old.state.is_open() {
        return started(None, ctx);
    }
    let named = old.due.or(old.promise.as_ref().map(|p| p.by));
    let known = guard::old_dates(old).iter().filter_map(|(_, d)| *d).max();
    let start = known.unwrap_or(ctx.today);
    let rule = match (named, ctx.policy.limit(old.state)) {
        (Some(by), _) if hands_to_commune(old) => DeadlineRule::NextConference(by),
        (Some(by), _) => DeadlineRule::Fixed(by),
        (None, days) => DeadlineRule::WorkingDays(days.unwrap_or(0)),
    };
    match started(Some(Deadline::new(start, rule)), ctx) {
        Ok(clock) if clock.due >= Some(ctx.today) => Ok(clock),
        Ok(_) | Err(Refusal::CalendarBegins { .. }) => {
            let at_once = Deadline::new(ctx.today, DeadlineRule::WorkingDays(0));
            started(Some(at_once), ctx)
        }
        Err(refused) => Err(refused),
    }
}

fn hands_to_commune(old: &OldPetition) -> bool {
    let lead = old.bodies.as_ref().map(|b| b.lead);
    lead.is_some() && lead == old.new.home.commune
}

fn running(p: &Petition) -> Clock {
    Clock {
        deadline: p.clock.clone(),
        due: p.due,
    }
}

fn by_date(rule: DeadlineRule, ctx: &Context<'_>) -> Result<Clock, Refusal> {
    started(Some(Deadline::new(ctx.today, rule)), ctx)
}

fn started(deadline: Option<Deadline>, ctx: &Context<'_>) -> Result<Clock, Refusal> {
    let due = match deadline.as_ref().map(|d| d.due(ctx.calendar)) {
        None | Some(Err(DueError::Paused { .. })) => None,
        Some(Ok(due)) => Some(due),
        Some(Err(DueError::Calendar(error))) => return Err(error.into()),
    };
    Ok(Clock { deadline, due })
}

/// Invariant 16: the same start, rule and ledger under today's calendar; nothing else moves a clock.
fn planned_again(p: &Petition, ctx: &Context<'_>) -> Result<Clock, Refusal> {
    let clock = started(p.clock.clone(), ctx)?;
    if clock.due == p.due {
        return Err(Refusal::NothingToPlanAgain);
    }
    Ok(clock)
}

fn extended(p: &Petition, by: &ExtensionBy, ctx: &Context<'_>) -> Result<Clock, Refusal> {
    let until = p.extension_asked.ok_or(Refusal::NothingAsked)?;
    let mut deadline = p
        .clock
        .clone()
        .unwrap_or_else(|| Deadline::new(ctx.today, DeadlineRule::WorkingDays(0)));
    let granted_by = match by {
        ExtensionBy::OfficeChief => "office_chief",
        ExtensionBy::ReviewingBody(_) => "reviewing_body",
    };
    let most = ctx.policy.extensions as usize;
    let due = deadline
        .extend(
            Extension::To(until),
            granted_by,
            "extension",
            most,
            ctx.calendar,
        )
        .map_err(|refused| not_extended(&refused, until, ctx))?;
    Ok(Clock {
        deadline: Some(deadline),
        due: Some(due),
    })
}

fn not_extended(refused: &ChangeRefused, until: NaiveDate, ctx: &Context<'_>) -> Refusal {
    match refused {
        ChangeRefused::TooMany { .. } => Refusal::TooManyExtensions {
            limit: ctx.policy.extensions,
        },
        ChangeRefused::Due(DueError::Calendar(error)) => Refusal::from(*error),
        ChangeRefused::NotLater { due } => {
            let limit = due.succ_opt().unwrap_or(*due);
            Refusal::DateTooEarly {
                field: Field::Until,
                given: until,
                limit,
            }
        }
        _ => Refusal::DateTooEarly {
            field: Field::Until,
            given: until,
            limit: ctx.today,
        },
    }
}

/// B29: beyond its end the calendar gives no date, and none is guessed.
impl From<CalendarError> for Refusal {
    fn from(error: CalendarError) -> Self {
        match error {
            CalendarError::CalendarEnds { covered_until, .. } => {
                Self::CalendarEnds { covered_until }
            }
            CalendarError::CalendarBegins { covered_from, .. } => {
                Self::CalendarBegins { covered_from }
            }
        }
    }
}
