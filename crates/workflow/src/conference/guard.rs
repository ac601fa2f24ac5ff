//! What must hold for a move beyond the table.
use super::facts::{
    Booking, Chair, Destination, Item, ItemsGo, JoinTarget, MinuteTaker, NewConference, Presence,
    Unfinished,
};
use super::{
    Conference, ConferenceAction, ConferenceRefusal as Refusal, ConferenceState, Leadership,
    RosterEntry,
};
use crate::actor::{Context, may_approve};
use crate::calendar::Slot;
use crate::ids::{PersonId, UnitId};
use crate::petition::Exception;
use crate::unit::Place;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Not in the past, in the window or with an approver, at a host of the cluster.
pub(super) fn plan(new: &NewConference, ctx: &Context<'_>) -> Result<(), Refusal> {
    let date = new.slot.date;
    not_past(date, ctx)?;
    if let Some(exception) = &new.exception {
        approved(exception, &[new.home], ctx)?;
    }
    if !new.in_planned_window && new.exception.is_none() {
        return Err(Refusal::OutsideWindow { date });
    }
    host(new.host, &new.home, date, ctx)
}

/// Whether the facts of the action satisfy its rule.
pub(super) fn check(
    c: &Conference,
    action: &ConferenceAction,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    match action {
        ConferenceAction::Confirm { host: at, booking } => {
            host(*at, &c.home, c.slot.date, ctx)?;
            hosted(c, *at)?;
            free(booking)
        }
        ConferenceAction::Move {
            to,
            host,
            exception,
            ..
        } => {
            approved(exception, &c.places(ctx.tree), ctx)?;
            moved(c, *to, *host, ctx)
        }
        ConferenceAction::Join {
            target,
            exception,
            items,
            waiting,
        } => {
            approved(exception, &c.places(ctx.tree), ctx)?;
            join(c, target)?;
            go_somewhere(items, waiting)
        }
        ConferenceAction::Cancel {
            exception,
            items,
            waiting,
        } => {
            approved(exception, &c.places(ctx.tree), ctx)?;
            go_somewhere(items, waiting)
        }
        ConferenceAction::Open {
            chair,
            minute_taker,
            leadership,
            roster,
        } => {
            on_its_day(c, ctx)?;
            leaders(chair, minute_taker, leadership, roster)?;
            expected(roster)
        }
        ConferenceAction::HandOver { host: heir } => handed_over(c, *heir, ctx),
        ConferenceAction::Mark {
            person,
            presence,
            raised,
        } => {
            mark(c, *person, presence)?;
            has_spoken(c, *person, presence, raised)
        }
        ConferenceAction::Close {
            unfinished,
            put_off,
            ..
        } => {
            let missing = c.not_called();
            if !missing.is_empty() {
                return Err(Refusal::RollIncomplete { missing });
            }
            dealt_with(unfinished.without(|p| put_off.contains_key(p)))
        }
        ConferenceAction::Addend { signed_by, .. } => signed(c, signed_by),
        // No guard beyond the table: `join` has checked both sides.
        ConferenceAction::Plan { .. } | ConferenceAction::TakeIn { .. } => Ok(()),
    }
}

/// The host has ended, and this one has taken it over in the same cluster.
fn handed_over(c: &Conference, heir: UnitId, ctx: &Context<'_>) -> Result<(), Refusal> {
    let follows = c.host.is_some_and(|old| ctx.tree.leads_to(old, heir));
    if !follows {
        return Err(Refusal::HostElsewhere { unit: heir });
    }
    host(Some(heir), &c.home, c.slot.date, ctx)
}

/// Every announced item and petition is dealt with, or on the next agenda (flow.md §2 "close").
fn dealt_with(left: Unfinished) -> Result<(), Refusal> {
    if left.is_empty() {
        return Ok(());
    }
    Err(Refusal::Unfinished { left })
}

/// Who approves an exception is Office chief, standing member or head of a cluster that meets.
fn approved(exception: &Exception, homes: &[Place], ctx: &Context<'_>) -> Result<(), Refusal> {
    let person = exception.approver;
    if homes.iter().any(|home| may_approve(person, home, ctx)) {
        return Ok(());
    }
    Err(Refusal::NotAnApprover { person })
}

fn not_past(date: NaiveDate, ctx: &Context<'_>) -> Result<(), Refusal> {
    if date < ctx.today {
        return Err(Refusal::DatePast { date });
    }
    Ok(())
}

fn host(
    unit: Option<UnitId>,
    home: &Place,
    date: NaiveDate,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    let Some(unit) = unit else { return Ok(()) };
    let above = home.cluster.unwrap_or(home.committee);
    if !ctx.tree.upwards(unit).any(|u| u.id == above) {
        return Err(Refusal::HostElsewhere { unit });
    }
    match ctx.tree.get(unit).map(|u| u.valid) {
        Some(valid) if valid.holds(date) => return Ok(()),
        Some(valid) if date < valid.from => {
            let from = valid.from;
            return Err(Refusal::HostNotYet { unit, from });
        }
        _ => {}
    }
    let successors = ctx.tree.successors(unit, date);
    Err(Refusal::HostDissolved { unit, successors })
}

/// A conference of a cluster is held at one of its units; a committee meets at its own house.
fn hosted(c: &Conference, named: Option<UnitId>) -> Result<(), Refusal> {
    if c.home.cluster.is_some() && named.or(c.host).is_none() {
        return Err(Refusal::NoHost);
    }
    Ok(())
}

/// GL-04, domain.md §1.2: the half day is free and nobody leads in two places.
fn free(booking: &Booking) -> Result<(), Refusal> {
    if let Some(by) = booking.taken_by {
        return Err(Refusal::SlotTaken { by });
    }
    match booking.leader_elsewhere {
        Some((leader, conference)) => Err(Refusal::LeaderBookedTwice { leader, conference }),
        None => Ok(()),
    }
}

fn moved(c: &Conference, to: Slot, at: Option<UnitId>, ctx: &Context<'_>) -> Result<(), Refusal> {
    if to == c.slot && at == c.host {
        return Err(Refusal::SameSlot);
    }
    not_past(to.date, ctx)?;
    host(at, &c.home, to.date, ctx)
}

fn join(c: &Conference, target: &JoinTarget) -> Result<(), Refusal> {
    if target.id == c.id {
        return Err(Refusal::JoinIntoItself);
    }
    if target.cycle != c.cycle {
        return Err(Refusal::JoinOtherCycle);
    }
    if c.covers.len() > 1 {
        return Err(Refusal::JoinChain);
    }
    let waits = [ConferenceState::Planned, ConferenceState::Confirmed];
    if !waits.contains(&target.state) {
        return Err(Refusal::JoinTargetState {
            state: target.state,
        });
    }
    Ok(())
}

/// Nothing that waits stays with a conference that is not held.
fn go_somewhere(items: &ItemsGo, waiting: &BTreeSet<Item>) -> Result<(), Refusal> {
    let stays =
        |(item, to): &(Item, Destination)| *to == Destination::Here && waiting.contains(item);
    let left = items.each().into_iter().find(stays);
    left.map_or(Ok(()), |(item, _)| Err(Refusal::ItemsGoNowhere { item }))
}

/// On its day, or entered on the next working day where the desk had no screen (flow.md §4).
fn on_its_day(c: &Conference, ctx: &Context<'_>) -> Result<(), Refusal> {
    let date = c.slot.date;
    if ctx.today < date {
        return Err(Refusal::TooEarlyToOpen { date });
    }
    if ctx.today > ctx.calendar.next_working_day(date).unwrap_or(date) {
        return Err(Refusal::TooLateToOpen { date });
    }
    Ok(())
}

/// GL-03: who may chair, who may take the minutes, and never the same.
fn leaders(
    chair: &Chair,
    taker: &MinuteTaker,
    may: &Leadership,
    roster: &[RosterEntry],
) -> Result<(), Refusal> {
    match chair {
        Chair::Head(person) if !may.heads.contains(person) => {
            return Err(Refusal::NotTheHead { person: *person });
        }
        Chair::BoardMember { person, .. } if !may.board.contains(person) => {
            return Err(Refusal::NotOnBoard { person: *person });
        }
        Chair::Head(_) | Chair::BoardMember { .. } => {}
    }
    if chair.person() == taker.person() {
        let person = chair.person();
        return Err(Refusal::ChairTakesMinutes { person });
    }
    match taker {
        MinuteTaker::Deputy(person) if !may.deputies.contains(person) => {
            return Err(Refusal::NotTheDeputy { person: *person });
        }
        MinuteTaker::Substitute { person, .. } if !may.writes(*person, roster) => {
            return Err(Refusal::NotForMinutes { person: *person });
        }
        MinuteTaker::Deputy(_) | MinuteTaker::Substitute { .. } => {}
    }
    Ok(())
}

fn expected(roster: &[RosterEntry]) -> Result<(), Refusal> {
    if roster.is_empty() {
        return Err(Refusal::EmptyRoster);
    }
    let mut seen = BTreeSet::new();
    let twice = roster.iter().map(|e| e.person).find(|p| !seen.insert(*p));
    twice.map_or(Ok(()), |person| Err(Refusal::TwiceOnRoster { person }))
}

fn mark(c: &Conference, person: PersonId, presence: &Presence) -> Result<(), Refusal> {
    let listed = |who: PersonId| c.roll.iter().any(|line| line.entry.person == who);
    if !listed(person) {
        return Err(Refusal::NotOnRoster { person });
    }
    match presence {
        Presence::Substituted(by) if listed(*by) => {
            Err(Refusal::SubstituteOnRoster { person: *by })
        }
        _ => Ok(()),
    }
}

/// Whose petition stands in the minutes was heard: the roll does not make him absent, nor put
/// another in his place.
fn has_spoken(
    c: &Conference,
    person: PersonId,
    presence: &Presence,
    raised: &[String],
) -> Result<(), Refusal> {
    match c.voice(person) {
        Some(spoke) if !raised.is_empty() && presence.voice(person) != Some(spoke) => {
            Err(Refusal::HasSpoken {
                person: spoke,
                codes: raised.to_vec(),
            })
        }
        _ => Ok(()),
    }
}

fn signed(c: &Conference, by: &BTreeSet<PersonId>) -> Result<(), Refusal> {
    let held = [c.chair, c.minute_taker];
    if held.into_iter().flatten().any(|p| by.contains(&p)) {
        return Ok(());
    }
    Err(Refusal::AddendumUnsigned)
}
