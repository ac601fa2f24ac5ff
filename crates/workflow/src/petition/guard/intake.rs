//! From the cell to the Office's table.
use crate::actor::{Context, may_approve};
use crate::ids::{PersonId, PetitionId, UnitId};
use crate::person::HeldPost;
use crate::petition::{
    ActionKind, Endorsement, EndorsementKind, Exception, ExceptionCause, Field, InSession,
    NewPetition, NotSpoken, OutcomeClass, Petition, Promise, Refusal, Source, State, possible,
};
use crate::text::{Line, is_marked_secret};
use crate::unit::Place;
use chrono::{Days, NaiveDate};

pub(in crate::petition) fn draft(new: &NewPetition, ctx: &Context<'_>) -> Result<(), Refusal> {
    super::known_category(new, ctx)?;
    source(new, ctx)?;
    home_stands(&new.home, ctx)?;
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

/// A unit that has ended brings nothing any more; who took it over is named (B43).
pub(super) fn home_stands(home: &Place, ctx: &Context<'_>) -> Result<(), Refusal> {
    let lowest = home.cell.or(home.commune).or(home.cluster);
    let unit = lowest.unwrap_or(home.committee);
    let ended = ctx.tree.get(unit).and_then(|u| u.valid.to);
    if ended.is_some_and(|to| to < ctx.today) {
        let successors = ctx.tree.successors(unit, ctx.today);
        return Err(Refusal::UnitDissolved { unit, successors });
    }
    Ok(())
}

/// How a petition comes in by hand. A report on a cell's meeting is by who attended, not by the cell
/// itself (BL-09); what is urgent or old comes in by a move of its own. Parts have their whole's.
fn source(new: &NewPetition, ctx: &Context<'_>) -> Result<(), Refusal> {
    let elsewhere = || ctx.posts.iter().any(|p| Some(p.unit) != new.home.cell);
    let fits = match new.source {
        Source::Conference | Source::Written => true,
        Source::AttendanceReport => elsewhere(),
        Source::Urgent | Source::Import => false,
    };
    if fits || new.part_of.is_some() {
        return Ok(());
    }
    Err(Refusal::NotThatSource { source: new.source })
}

/// Days back that an endorsement may lie: what was agreed longer ago is agreed again.
const ENDORSED_WITHIN: Days = Days::new(366);

/// GL-09: agreed within the last year, on a day that has been, by named people; secretary and
/// deputy are two.
pub(super) fn endorse(e: &Endorsement, ctx: &Context<'_>) -> Result<(), Refusal> {
    let needed = match e.kind {
        EndorsementKind::SecretaryWithDeputy => 2,
        EndorsementKind::CellCommittee | EndorsementKind::CellMeeting => 1,
    };
    if e.names.len() < needed {
        return Err(Refusal::Missing {
            field: Field::EndorsementNames,
        });
    }
    let limit = ctx.today - ENDORSED_WITHIN;
    if e.date < limit {
        return Err(Refusal::DateTooEarly {
            field: Field::EndorsementDate,
            given: e.date,
            limit,
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
    match exception {
        Some(exception) => approved(p, exception, ctx),
        None if causes.is_empty() => Ok(()),
        None => Err(Refusal::ExceptionNeeded { causes }),
    }
}

fn approved(p: &Petition, exception: &Exception, ctx: &Context<'_>) -> Result<(), Refusal> {
    let person = exception.approver;
    if may_approve(person, &p.home, ctx) {
        return Ok(());
    }
    Err(Refusal::NotAnApprover { person })
}

pub(super) fn code(code: &str) -> Result<(), Refusal> {
    if code.is_empty() {
        return Err(Refusal::Missing { field: Field::Code });
    }
    Ok(())
}

/// In writing only where the cell's conference was not held, or did not reach the item (flow.md §1).
pub(super) fn not_spoken(why: NotSpoken, shown: Option<NotSpoken>) -> Result<(), Refusal> {
    if shown == Some(why) {
        return Ok(());
    }
    Err(Refusal::SpokenAtConference { shown })
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
    by: Option<(UnitId, Option<PersonId>)>,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    if let Some((unit, spoke)) = by {
        super::work::can_answer(unit, ctx)?;
        speaks_for(unit, spoke, ctx)?;
    }
    super::review::promise(outcome, promise, ctx)
}

/// A department answers by somebody of its own who is there.
fn speaks_for(unit: UnitId, spoke: Option<PersonId>, ctx: &Context<'_>) -> Result<(), Refusal> {
    let posts = spoke.map(|person| ctx.staff.posts_of(person, ctx.today));
    let of_it = |post: &HeldPost| ctx.tree.upwards(post.unit).any(|u| u.id == unit);
    if posts.is_some_and(|posts| posts.iter().any(of_it)) {
        return Ok(());
    }
    Err(Refusal::BodyNotPresent { unit })
}

/// Whether the text may be held at all: none with a security marking is (domain.md §3).
///
/// # Errors
/// [`Refusal::Classified`].
pub fn admissible(texts: &[&str]) -> Result<(), Refusal> {
    if texts.iter().any(|text| is_marked_secret(text)) {
        return Err(Refusal::Classified);
    }
    Ok(())
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
