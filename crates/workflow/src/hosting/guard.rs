//! What must hold for a step on a register.
use super::{
    HostAction, HostRefusal as Refusal, HostYear, Occasion, PlannedHost, Swap, SwapState, Together,
    Turn,
};
use crate::actor::{Context, may_approve};
use crate::cycle::CycleMonth;
use crate::ids::UnitId;
use crate::petition::Exception;
use crate::unit::UnitKind;
use chrono::{Datelike, NaiveDate};

/// The unit that must act itself in a step of a swap; none for any other step.
pub(super) fn swapper(register: &HostYear, action: &HostAction) -> Result<Option<UnitId>, Refusal> {
    Ok(match action {
        HostAction::AskSwap { ours, .. } => Some(ours.host),
        HostAction::AgreeSwap { number, .. } | HostAction::RefuseSwap { number } => {
            Some(asked(register, *number)?.theirs.host)
        }
        HostAction::WithdrawSwap { number } => Some(asked(register, *number)?.ours.host),
        _ => None,
    })
}

/// A swap of this number that is still open.
fn asked(register: &HostYear, number: u32) -> Result<&Swap, Refusal> {
    let swap = register
        .swap(number)
        .ok_or(Refusal::NoSuchEntry { number })?;
    match swap.state {
        SwapState::Asked => Ok(swap),
        state => Err(Refusal::SwapOver { state }),
    }
}

pub(super) fn check(
    register: &HostYear,
    action: &HostAction,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    match action {
        HostAction::Set {
            at,
            host,
            breaks,
            exception,
        } => {
            open(at, ctx)?;
            stands(*host, at, ctx)?;
            let grave = breaks.iter().filter(|b| b.kind.needs_reason());
            let breaks: Vec<_> = grave.cloned().collect();
            match exception {
                Some(exception) => approved(exception, at.clusters.iter(), ctx),
                None if breaks.is_empty() => Ok(()),
                None => Err(Refusal::ExceptionNeeded { breaks }),
            }
        }
        HostAction::TakeOver { turns } => turns
            .iter()
            .try_for_each(|turn| taken_over(register, turn, ctx)),
        HostAction::RaiseCap { most, limit, .. } if most <= limit => {
            Err(Refusal::CapTooLow { most: *limit })
        }
        HostAction::RaiseCap {
            unit, exception, ..
        } => {
            commune(*unit, ctx)?;
            approved(exception, std::iter::once(unit), ctx)
        }
        HostAction::SetRoom { unit, .. } => commune(*unit, ctx),
        HostAction::Close { from, to, whom, .. } => closed(register, *from, *to, *whom, ctx),
        HostAction::Reopen { number } => {
            let known = register.blackouts.iter().any(|b| b.number == *number);
            known
                .then_some(())
                .ok_or(Refusal::NoSuchEntry { number: *number })
        }
        HostAction::Register { unit, months } => {
            commune(*unit, ctx)?;
            months.iter().try_for_each(|m| of_year(register, *m))
        }
        HostAction::Gather { at, how } => gather(register, at, *how, ctx),
        HostAction::AskSwap {
            ours, theirs, at, ..
        } => swap(ours, theirs, at, ctx),
        HostAction::AgreeSwap { number, at } => agree(register, *number, at, ctx),
        // No guard beyond who may: the planner keeps what is agreed, and `swapper` has looked at
        // the swap.
        HostAction::Begin { .. }
        | HostAction::Plan { .. }
        | HostAction::RefuseSwap { .. }
        | HostAction::WithdrawSwap { .. } => Ok(()),
    }
}

/// Who has the turn now has taken over from who had it, and stands in one of its clusters.
fn taken_over(register: &HostYear, turn: &PlannedHost, ctx: &Context<'_>) -> Result<(), Refusal> {
    let (unit, month) = (turn.host, turn.month);
    let hosted = register.hosted(month, &turn.clusters);
    let hosted = hosted.ok_or(Refusal::NoHostYet { month })?;
    let node = ctx.tree.get(unit).filter(|u| u.kind == UnitKind::Commune);
    let here = node
        .and_then(|u| u.parent)
        .is_some_and(|p| turn.clusters.contains(&p));
    if here && ctx.tree.leads_to(hosted.host, unit) {
        return Ok(());
    }
    Err(Refusal::HostElsewhere { unit })
}

/// Who approves is Office chief, standing member or head of a cluster that is concerned.
fn approved<'u>(
    exception: &Exception,
    mut concerned: impl Iterator<Item = &'u UnitId>,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    let person = exception.approver;
    let may = |unit: &UnitId| {
        let home = ctx.tree.place(*unit);
        home.is_some_and(|home| may_approve(person, &home, ctx))
    };
    if concerned.any(may) {
        return Ok(());
    }
    Err(Refusal::NotAnApprover { person })
}

/// The month is not planned yet: otherwise the conference holds the host, and once it has been held
/// there is nothing to change.
fn open(at: &Occasion, ctx: &Context<'_>) -> Result<(), Refusal> {
    if at.settled && at.date < ctx.today {
        return Err(Refusal::DatePast { date: at.date });
    }
    if at.settled {
        return Err(Refusal::MonthPlanned { month: at.month });
    }
    Ok(())
}

/// The unit stands on that day, in one of the clusters that meet.
fn stands(unit: UnitId, at: &Occasion, ctx: &Context<'_>) -> Result<(), Refusal> {
    let node = ctx.tree.get(unit).ok_or(Refusal::NotAHost { unit })?;
    if node.kind != UnitKind::Commune {
        return Err(Refusal::NotAHost { unit });
    }
    if !node.parent.is_some_and(|p| at.clusters.contains(&p)) {
        return Err(Refusal::HostElsewhere { unit });
    }
    if node.valid.holds(at.date) {
        return Ok(());
    }
    let successors = ctx.tree.successors(unit, at.date);
    Err(Refusal::HostDissolved { unit, successors })
}

/// A commune of the committee that stands today.
fn commune(unit: UnitId, ctx: &Context<'_>) -> Result<(), Refusal> {
    let node = ctx.tree.get(unit).filter(|u| u.kind == UnitKind::Commune);
    let node = node.ok_or(Refusal::NotAHost { unit })?;
    if node.valid.holds(ctx.today) || ctx.today < node.valid.from {
        return Ok(());
    }
    let successors = ctx.tree.successors(unit, ctx.today);
    Err(Refusal::HostDissolved { unit, successors })
}

fn closed(
    register: &HostYear,
    from: NaiveDate,
    to: NaiveDate,
    whom: Option<UnitId>,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    // Tết may begin in the year before and a storm end in the next: one day in the year suffices.
    if to < from || from.year() > register.year || to.year() < register.year {
        return Err(Refusal::DaysUnfit { from, to });
    }
    let same = |b: &&super::Blackout| (b.from, b.to, b.whom) == (from, to, whom);
    if let Some(known) = register.blackouts.iter().find(same) {
        let number = known.number;
        return Err(Refusal::DaysClosed { number });
    }
    match whom {
        Some(unit) if !is_cluster(unit, ctx) => commune(unit, ctx),
        _ => Ok(()),
    }
}

fn is_cluster(unit: UnitId, ctx: &Context<'_>) -> bool {
    ctx.tree
        .get(unit)
        .is_some_and(|u| u.kind == UnitKind::Cluster)
}

fn of_year(register: &HostYear, month: CycleMonth) -> Result<(), Refusal> {
    let year = register.year;
    if month.year() == year {
        return Ok(());
    }
    Err(Refusal::OtherYear { month, year })
}

fn gather(
    register: &HostYear,
    at: &[Occasion],
    how: Option<Together>,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    at.iter().try_for_each(|o| open(o, ctx))?;
    match how {
        Some(Together::Joint) if at.len() < 2 => Err(Refusal::JoinsNothing),
        Some(_) => Ok(()),
        None => {
            let apart = |g: &super::Gathering| {
                let same =
                    |o: &Occasion| o.month == g.month && !o.clusters.is_disjoint(&g.clusters);
                at.iter().any(same)
            };
            let known = register.gathered.iter().any(apart);
            known.then_some(()).ok_or(Refusal::NotGathered)
        }
    }
}

/// Both turns lie ahead, in months that are not planned, and each unit may host the other's.
fn swap(ours: &Turn, theirs: &Turn, at: &[Occasion; 2], ctx: &Context<'_>) -> Result<(), Refusal> {
    if ours.host == theirs.host {
        return Err(Refusal::SwapWithItself);
    }
    for (occasion, host) in at.iter().zip([theirs.host, ours.host]) {
        open(occasion, ctx)?;
        if occasion.date < ctx.today {
            return Err(Refusal::DatePast {
                date: occasion.date,
            });
        }
        stands(host, occasion, ctx)?;
    }
    Ok(())
}

/// As asked for, and nothing has changed since.
fn agree(
    register: &HostYear,
    number: u32,
    at: &[Occasion; 2],
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    let asked = asked(register, number)?;
    for turn in [asked.ours, asked.theirs] {
        if register.host_of(turn.month, turn.cluster) != Some(turn.host) {
            return Err(Refusal::SwapOutdated { month: turn.month });
        }
    }
    swap(&asked.ours, &asked.theirs, at, ctx)
}
