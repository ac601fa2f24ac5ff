//! The answer, and the decision on exactly that version of it.
use super::intake::{not_after, not_before};
use super::silent;
use super::work::same_body;
use crate::actor::{Context, Doer};
use crate::ids::{PersonId, UnitId};
use crate::person::Role;
use crate::petition::{
    Action, Bodies, BodyDecision, Digest, Field, FormFault, Hearing, OutcomeClass, OwnWork,
    Petition, Promise, Refusal, Reply, ReturnReason, SignOff,
};
use crate::unit::UnitKind;
use std::collections::BTreeSet;

/// The lead's own answer, complete, with the parts of all supporting bodies.
pub(super) fn submit(
    p: &Petition,
    reply: &Reply,
    doer: &Doer,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    if p.is_commune_matter() {
        return Err(Refusal::WrongWay {
            commune_matter: true,
        });
    }
    if p.lead() != Some(reply.body) {
        return Err(Refusal::NotTheLeadsReply { lead: p.lead() });
    }
    signed_by(reply.signer, doer)?;
    let mut support = p.bodies.iter().flat_map(|b| b.support.iter());
    support.try_for_each(|&unit| part(p, reply, unit, ctx))?;
    complete(p, reply, ctx)
}

/// A supporting body has signed its part itself, or has let two working days pass.
fn part(p: &Petition, reply: &Reply, unit: UnitId, ctx: &Context<'_>) -> Result<(), Refusal> {
    let given = reply.sign_offs.iter().find(|s| s.unit() == unit);
    match given {
        Some(SignOff::Signed(_)) if p.signed.contains(&unit) => Ok(()),
        None | Some(SignOff::Signed(_)) => Err(Refusal::PartNotSigned { unit }),
        Some(SignOff::Silent(_)) => silent::supporter(p, ctx),
    }
}

/// The submitter leads the body, or stands in for who does; the signature is his, or that of whom
/// he stands in for. Nobody puts another's name under an answer.
fn signed_by(signer: PersonId, doer: &Doer) -> Result<(), Refusal> {
    if [doer.person, doer.on_behalf].contains(&Some(signer)) {
        return Ok(());
    }
    Err(Refusal::NotTheSigner { signer })
}

/// Version in order, and complete.
pub(super) fn complete(p: &Petition, reply: &Reply, ctx: &Context<'_>) -> Result<(), Refusal> {
    let expected = p.reply.as_ref().map_or(0, |r| r.number) + 1;
    if reply.number != expected {
        return Err(Refusal::VersionOutOfOrder { expected });
    }
    based_and_dated(reply, ctx)
}

/// A version that old records have: the lead's own, with the parts of all supporting bodies, and
/// complete as one that is submitted.
pub(super) fn complete_for(b: &Bodies, reply: &Reply, ctx: &Context<'_>) -> Result<(), Refusal> {
    if reply.body != b.lead {
        let lead = Some(b.lead);
        return Err(Refusal::NotTheLeadsReply { lead });
    }
    if reply.number != 1 {
        return Err(Refusal::VersionOutOfOrder { expected: 1 });
    }
    based_and_dated(reply, ctx)
}

/// A basis where the class needs one, a promise with its date.
fn based_and_dated(reply: &Reply, ctx: &Context<'_>) -> Result<(), Refusal> {
    if reply.outcome.needs_legal_basis() && reply.legal_basis.is_none() {
        return Err(Refusal::Missing {
            field: Field::LegalBasis,
        });
    }
    let kept_by = |unit| {
        // What a higher level promises, the committee has recorded for it.
        if unit == reply.body {
            return super::work::exists(unit, ctx);
        }
        super::work::can_answer(unit, ctx)
    };
    promised(reply.outcome, reply.promise.as_ref(), kept_by, ctx)
}

/// A class that commits needs a commitment of a body that answers, and a commitment lies ahead.
pub(super) fn promise(
    outcome: OutcomeClass,
    promise: Option<&Promise>,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    let kept_by = |unit| super::work::can_answer(unit, ctx);
    promised(outcome, promise, kept_by, ctx)
}

fn promised(
    outcome: OutcomeClass,
    promise: Option<&Promise>,
    kept_by: impl Fn(UnitId) -> Result<(), Refusal>,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    match promise {
        None if outcome.needs_promise() => Err(Refusal::Missing {
            field: Field::Promise,
        }),
        None => Ok(()),
        Some(promise) => {
            kept_by(promise.body)?;
            not_before(Field::PromiseDate, promise.by, ctx.today)
        }
    }
}

pub(super) fn return_for_form(missing: &BTreeSet<FormFault>) -> Result<(), Refusal> {
    if missing.is_empty() {
        return Err(Refusal::Missing {
            field: Field::MissingItems,
        });
    }
    Ok(())
}

/// GL-14, B42: a return has a reason.
pub(super) fn return_reasons(reasons: &BTreeSet<ReturnReason>) -> Result<(), Refusal> {
    if reasons.is_empty() {
        return Err(Refusal::Missing {
            field: Field::ReturnReasons,
        });
    }
    Ok(())
}

/// After so many rounds the Standing Board hears the leader of the answering body, and its dated
/// conclusion is recorded (flow.md §1 "return").
pub(super) fn heard(
    p: &Petition,
    hearing: Option<&Hearing>,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    let Some(hearing) = hearing else {
        let field = Field::Hearing;
        return match p.rounds >= ctx.policy.rounds_before_board {
            true => Err(Refusal::Missing { field }),
            false => Ok(()),
        };
    };
    not_after(Field::Hearing, hearing.concluded_on, ctx.today)?;
    match &p.reply {
        Some(reply) => led_by(hearing.leader, reply.body, ctx),
        None => Ok(()),
    }
}

/// He heads the body that answers or one above it, or is a deputy there. Who leads a higher level,
/// whose answer the committee has recorded, is in no post here.
fn led_by(person: PersonId, unit: UnitId, ctx: &Context<'_>) -> Result<(), Refusal> {
    let posts = ctx.staff.posts_of(person, ctx.today);
    let above: BTreeSet<UnitId> = ctx.tree.upwards(unit).map(|u| u.id).collect();
    let leads = |role| {
        matches!(
            role,
            Role::DepartmentHead
                | Role::DepartmentDeputy
                | Role::OfficeChief
                | Role::OfficeDeputyChief
        )
    };
    let elsewhere = ctx.tree.get(unit).map(|u| u.kind) == Some(UnitKind::Committee);
    if elsewhere
        || posts
            .iter()
            .any(|p| leads(p.role) && above.contains(&p.unit))
    {
        return Ok(());
    }
    Err(Refusal::NotLedBy { person, unit })
}

/// A version that was returned is never approved, not even when it is submitted again (invariant 14).
pub(super) fn not_returned(p: &Petition, on: &Digest) -> Result<(), Refusal> {
    if p.returned.contains(on) {
        let current = p.reply.as_ref().map_or(0, |r| r.number);
        return Err(Refusal::NotThisVersion { current });
    }
    Ok(())
}

/// Exactly the version that lies before the body, by somebody who had no hand in it.
pub(super) fn decide(
    p: &Petition,
    decision: &BodyDecision,
    on: &Digest,
    doer: &Doer,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    same_body(p.reviewing_body(ctx.policy), decision)?;
    let Some(reply) = &p.reply else {
        return Err(Refusal::NotThisVersion { current: 0 });
    };
    if reply.digest != *on {
        return Err(Refusal::NotThisVersion {
            current: reply.number,
        });
    }
    match doer.person {
        Some(person) => not_own_work(person, reply, ctx),
        None => Ok(()),
    }
}

fn not_own_work(person: PersonId, reply: &Reply, ctx: &Context<'_>) -> Result<(), Refusal> {
    let because = if person == reply.author {
        Some(OwnWork::Wrote)
    } else if person == reply.signer {
        Some(OwnWork::Signed)
    } else {
        heads(reply, ctx).then_some(OwnWork::Heads)
    };
    because.map_or(Ok(()), |because| Err(Refusal::OwnWork { person, because }))
}

/// Whether the actor heads the answering body or one above it (below the committee).
fn heads(reply: &Reply, ctx: &Context<'_>) -> bool {
    ctx.posts
        .iter()
        .filter(|post| matches!(post.role, Role::DepartmentHead | Role::OfficeChief))
        .any(|post| {
            ctx.tree
                .upwards(reply.body)
                .any(|unit| unit.id == post.unit)
        })
}

/// Taking back before issue, or taking up what was answered on the spot.
pub(super) fn recall(
    p: &Petition,
    action: &Action,
    decision: &BodyDecision,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    let on_the_spot = p.announced.as_ref().is_some_and(|a| a.on_the_spot);
    if matches!(action, Action::ReopenOnSpot { .. }) {
        if !on_the_spot {
            return Err(Refusal::NotAnsweredOnSpot);
        }
        // Within the cycle, which is the time for objections.
        if p.due.is_some_and(|due| ctx.today > due) {
            return Err(Refusal::TooLateToReopen { limit: 1 });
        }
    }
    same_body(p.reviewing_body(ctx.policy), decision)
}
