//! Issue, announcement, and what follows until it is really resolved.
use super::intake::not_before;
use crate::actor::Context;
use crate::petition::{
    AnnouncedAt, CommuneResult, Coverage, Field, IssuedLine, OutcomeClass, Petition, Refusal,
    Sitting, State, TargetLine, VoteOn,
};
use chrono::NaiveDate;

/// Once; a merged petition with the line of the one it was merged into, any other with its own.
pub(super) fn issue(
    p: &Petition,
    line: &IssuedLine,
    target: Option<&TargetLine>,
) -> Result<(), Refusal> {
    if let Some(issued) = p.document.as_ref().filter(|d| d.document == line.document) {
        return Err(Refusal::IssuedAlready {
            symbol: issued.symbol.clone(),
        });
    }
    if (p.state == State::Merged) != target.is_some() {
        return Err(Refusal::BatchNotReady {
            lines: vec![(p.code.clone().unwrap_or_default(), p.state)],
        });
    }
    Ok(())
}

/// GL-15, GL-16: receipt proved, at a conference that covers the petition's cell.
pub(super) fn announce(p: &Petition, at: &AnnouncedAt, ctx: &Context<'_>) -> Result<(), Refusal> {
    if !at.covers.cover(&p.home, ctx.tree, ctx.today) {
        return Err(Refusal::OtherClustersConference);
    }
    if p.document.is_none() && matches!(p.state, State::Declined | State::ReferredUp) {
        return Err(Refusal::ReceiptNotProved);
    }
    if at.receipt_proved || p.has_old_document() {
        Ok(())
    } else {
        Err(Refusal::ReceiptNotProved)
    }
}

/// GL-16: in writing only where no conference covers the cell.
pub(super) fn told_in_writing(coverage: Coverage) -> Result<(), Refusal> {
    match coverage {
        Coverage::None => Ok(()),
        Coverage::Conference { date, .. } => Err(Refusal::ConferenceCovers { date }),
        Coverage::NotPlanned => Err(Refusal::MonthNotPlanned),
    }
}

/// GL-10: only for matters of the commune, at a conference that covers the cell; a new date is
/// later than the old.
pub(super) fn commune_report(
    p: &Petition,
    result: &CommuneResult,
    at: &Sitting,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    if !p.is_commune_matter() {
        return Err(Refusal::WrongWay {
            commune_matter: false,
        });
    }
    if !at.meets.cover(&p.home, ctx.tree, ctx.today) {
        return Err(Refusal::OtherClustersConference);
    }
    match result {
        CommuneResult::NotYet { until, .. } => {
            let after = p.due.unwrap_or(ctx.today).max(ctx.today);
            not_before(Field::Until, *until, after)
        }
        CommuneResult::Done { outcome, .. } => match outcome {
            OutcomeClass::Settled | OutcomeClass::Explained => Ok(()),
            outcome => Err(Refusal::NotDone { outcome: *outcome }),
        },
        CommuneResult::Beyond { .. } => Ok(()),
    }
}

/// A correction says something else than the document it replaces.
pub(super) fn correct(changed: bool) -> Result<(), Refusal> {
    if changed {
        return Ok(());
    }
    Err(Refusal::NothingCorrected)
}

pub(super) fn look_again(day: NaiveDate, ctx: &Context<'_>) -> Result<(), Refusal> {
    not_before(Field::LookAgainDate, day, ctx.today)
}

pub(super) fn move_promise(p: &Petition, by: NaiveDate, ctx: &Context<'_>) -> Result<(), Refusal> {
    let Some(promise) = &p.promise else {
        return Err(Refusal::NoPromise);
    };
    not_before(Field::PromiseDate, by, promise.by.max(ctx.today))
}

/// Silence closes only what was explained and holds no promise, and to which nobody objects.
pub(super) fn close(p: &Petition) -> Result<(), Refusal> {
    if let Some(promise) = &p.promise {
        return Err(Refusal::PromiseStands { by: promise.by });
    }
    if p.outcome.or(p.reply.as_ref().map(|r| r.outcome)) != Some(OutcomeClass::Explained) {
        return Err(Refusal::NotExplained);
    }
    if p.reopening_asked {
        return Err(Refusal::ReopeningAsked);
    }
    Ok(())
}

/// One vote on the answer, one on the result, neither ever changed.
pub(super) fn vote(p: &Petition, on: VoteOn) -> Result<(), Refusal> {
    let (cast, reported) = match on {
        VoteOn::Answer => (p.answer_vote.is_some(), true),
        VoteOn::Result => (
            p.result_vote.is_some(),
            matches!(p.state, State::Resolved | State::FollowUp),
        ),
    };
    if cast {
        return Err(Refusal::VotedAlready { on });
    }
    if reported {
        Ok(())
    } else {
        Err(Refusal::NoResultYet)
    }
}

pub(super) fn request_reopening(
    p: &Petition,
    cycles_since: u32,
    broken_promise: bool,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    if p.reopening_asked {
        return Err(Refusal::ReopeningAsked);
    }
    let limit = ctx.policy.reopen_within_cycles;
    if cycles_since <= limit || broken_promise {
        return Ok(());
    }
    Err(Refusal::TooLateToReopen { limit })
}

pub(super) fn reopening_asked(p: &Petition) -> Result<(), Refusal> {
    if p.reopening_asked {
        Ok(())
    } else {
        Err(Refusal::NoReopeningAsked)
    }
}

pub(super) fn redact(p: &Petition) -> Result<(), Refusal> {
    if p.withheld {
        Err(Refusal::WithheldAlready)
    } else {
        Ok(())
    }
}
