//! From the cell to the Office's table.
use crate::actor::Context;
use crate::ids::{PetitionId, UnitId};
use crate::petition::{
    ActionKind, Endorsement, Exception, ExceptionCause, Field, InSession, NewPetition,
    OutcomeClass, Petition, Promise, Refusal, State, possible,
};
use crate::text::Line;
use chrono::NaiveDate;

pub(in crate::petition) fn draft(new: &NewPetition, ctx: &Context<'_>) -> Result<(), Refusal> {
    super::known_category(new, ctx)?;
    let splits = [State::Recorded, State::Consolidated];
    match new.part_of.as_ref().map(|whole| whole.state) {
        Some(state) if !splits.contains(&state) => Err(Refusal::NotFromHere {
            action: ActionKind::Split,
            state: Some(state),
            possible: possible(state),
        }),
        _ => Ok(()),
    }
}

/// GL-09: agreed on a day that has been, by named people.
pub(super) fn endorse(e: &Endorsement, ctx: &Context<'_>) -> Result<(), Refusal> {
    if e.names.is_empty() {
        return Err(Refusal::Missing {
            field: Field::EndorsementNames,
        });
    }
    not_after(Field::EndorsementDate, e.date, ctx.today)
}

/// GL-04, GL-09: unendorsed, or outside the window, only with a reason and an approver.
pub(super) fn record(
    p: &Petition,
    at: &InSession,
    exception: Option<&Exception>,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    code(&at.code)?;
    if !at.meets.cover(&p.home, ctx.tree, ctx.today) {
        return Err(Refusal::OtherClustersConference);
    }
    if let Some(e) = &p.endorsement {
        not_after(Field::EndorsementDate, e.date, at.date)?;
    }
    let mut causes = Vec::new();
    if p.endorsement.is_none() {
        causes.push(ExceptionCause::NotEndorsed);
    }
    if !at.in_planned_window {
        causes.push(ExceptionCause::OutsideWindow);
    }
    if causes.is_empty() || exception.is_some() {
        return Ok(());
    }
    Err(Refusal::ExceptionNeeded { causes })
}

pub(super) fn code(code: &str) -> Result<(), Refusal> {
    if code.is_empty() {
        return Err(Refusal::Missing { field: Field::Code });
    }
    Ok(())
}

/// Two parts at least, none twice.
pub(super) fn split(parts: &[PetitionId]) -> Result<(), Refusal> {
    let distinct: std::collections::BTreeSet<_> = parts.iter().collect();
    if parts.len() < 2 || distinct.len() != parts.len() {
        return Err(Refusal::Missing {
            field: Field::Parts,
        });
    }
    Ok(())
}

/// GL-10: there is a commune, and its conference lies ahead.
pub(super) fn hand_to_commune(
    p: &Petition,
    due: NaiveDate,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    if p.home.commune.is_none() {
        return Err(Refusal::NoCommune);
    }
    not_before(Field::Until, due, ctx.today)
}

pub(super) fn answer_on_spot(
    outcome: OutcomeClass,
    promise: Option<&Promise>,
    by: Option<UnitId>,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    if let Some(unit) = by {
        super::work::can_answer(unit, ctx)?;
    }
    super::review::promise(outcome, promise, ctx)
}

/// From Consolidated on the cell committee says so on paper, and the Office consents.
pub(super) fn withdraw(p: &Petition, note: Option<&Line>) -> Result<(), Refusal> {
    let early = matches!(p.state, State::Draft | State::Endorsed | State::Recorded);
    if early || note.is_some() {
        return Ok(());
    }
    Err(Refusal::Missing {
        field: Field::CommitteeNote,
    })
}

pub(super) fn not_after(field: Field, given: NaiveDate, limit: NaiveDate) -> Result<(), Refusal> {
    if given > limit {
        return Err(Refusal::DateTooLate {
            field,
            given,
            limit,
        });
    }
    Ok(())
}

/// Strictly later than today.
pub(super) fn not_before(field: Field, given: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    let limit = today.succ_opt().unwrap_or(today);
    if given < limit {
        return Err(Refusal::DateTooEarly {
            field,
            given,
            limit,
        });
    }
    Ok(())
}
