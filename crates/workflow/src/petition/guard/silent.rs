//! What silence decides, and the proof of it: worked out again here, and over.
use crate::actor::{Context, Doer};
use crate::capacity::Capacity;
use crate::petition::{Petition, Refusal, Silence};

/// One working day without a word from the lead; a person needs no silence to accept.
pub(super) fn accept(
    p: &Petition,
    given: Option<&Silence>,
    doer: &Doer,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    if needless(given, doer) {
        return Ok(());
    }
    let shown = Silence::of_lead(p, ctx.calendar)?;
    proved(given, shown, ctx)
}

/// Two working days without a part from a supporting body.
pub(super) fn supporter(p: &Petition, ctx: &Context<'_>) -> Result<(), Refusal> {
    let shown = Silence::of_supporter(p, ctx.calendar)?;
    proved(shown.as_ref(), shown, ctx)
}

/// The due date passed without a decision on more time.
pub(super) fn refuse_extension(
    p: &Petition,
    given: Option<&Silence>,
    doer: &Doer,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    if needless(given, doer) {
        return Ok(());
    }
    proved(given, Silence::of_decider(p), ctx)
}

/// One cycle without an objection from the cell, whoever closes.
pub(super) fn close(p: &Petition, given: &Silence, ctx: &Context<'_>) -> Result<(), Refusal> {
    proved(Some(given), Silence::of_cell(p), ctx)
}

fn needless(given: Option<&Silence>, doer: &Doer) -> bool {
    given.is_none() && doer.capacity != Capacity::System
}

fn proved(
    given: Option<&Silence>,
    shown: Option<Silence>,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    match shown {
        Some(shown) if given == Some(&shown) => {
            if shown.is_over(ctx.today) {
                return Ok(());
            }
            Err(Refusal::SilenceNotOver { due: shown.due })
        }
        _ => Err(Refusal::SilenceNotProved),
    }
}
