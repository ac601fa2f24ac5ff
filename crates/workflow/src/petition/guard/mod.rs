//! What must hold for a move beyond the table: one function per move, by the part of the way.
mod after;
mod group;
mod intake;
mod old;
mod review;
mod silent;
mod succession;
mod work;

use super::{Action, NewPetition, Petition, Refusal};
use crate::actor::{Context, Doer};

pub use intake::admissible;
pub(super) use intake::draft;
pub(super) use old::{dates as old_dates, import};

/// Whether the facts of the action satisfy its rule.
#[expect(
    clippy::too_many_lines,
    reason = "one arm for each action, so that none is forgotten"
)]
pub(super) fn check(
    p: &Petition,
    action: &Action,
    doer: &Doer,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    match action {
        Action::Endorse { endorsement } => intake::endorse(endorsement, ctx),
        Action::Record { at, exception, .. } => intake::record(p, at, exception.as_ref(), ctx),
        Action::TakeInWriting { code, why, shown, .. } => {
            intake::code(code)?;
            intake::not_spoken(*why, *shown)
        }
        Action::UrgentIntake { code, .. } => intake::code(code),
        Action::Divert { children, .. } => group::alone(children),
        Action::Split { parts, children } => {
            group::alone(children)?;
            intake::split(parts)
        }
        Action::MergeInto { target } => group::merge(p, target),
        Action::HandToCommune { due, children, .. } => {
            group::alone(children)?;
            intake::hand_to_commune(p, *due, ctx)
        }
        Action::AnswerOnSpot {
            outcome,
            promise,
            by,
            spoke,
            accepted,
            children,
            ..
        } => {
            if *accepted {
                group::alone(children)?;
            }
            intake::answer_on_spot(*outcome, promise.as_ref(), by.map(|b| (b, *spoke)), ctx)
        }
        Action::Withdraw { note, children } => {
            group::alone(children)?;
            intake::withdraw(p, note.as_ref())
        }
        Action::Direct {
            decision, bodies, ..
        }
        | Action::ChangeLead {
            decision, bodies, ..
        } => work::direct(p, decision, bodies, ctx),
        Action::Decline { decision, .. } => work::directing_body(p, decision, ctx),
        Action::ReferUp {
            decision,
            paper,
            expected,
            ..
        } => {
            work::symbol(paper)?;
            work::refer_up(p, decision, *expected, ctx)
        }
        Action::Route { bodies } => work::route(p, bodies, ctx),
        Action::RefuseRouting { proposed, .. } => work::refuse(p, *proposed, ctx),
        Action::SubAssign { to } => work::sub_assign(p, *to, ctx),
        Action::SignPart { body } => work::sign_part(p, *body),
        Action::RequestExtension { until, .. } => work::request_extension(p, *until, ctx),
        Action::GrantExtension {
            by,
            issue_by,
            next,
            children,
        } => {
            work::grant_extension(p, by, *issue_by, doer, ctx)?;
            work::beyond_issue(p, *issue_by, next.as_ref(), children)
        }
        Action::Accept { silence } => silent::accept(p, silence.as_ref(), doer, ctx),
        Action::RefuseExtension { silence, .. } => {
            work::extension_asked(p)?;
            silent::refuse_extension(p, silence.as_ref(), doer, ctx)
        }
        Action::SubmitReply { reply } => review::submit(p, reply, doer, ctx),
        Action::RecordSuperiorAnswer { reply } => review::complete(p, reply, ctx),
        Action::ReturnForForm { missing } => review::return_for_form(missing),
        Action::Return {
            decision,
            on,
            reasons,
            hearing,
            ..
        } => {
            review::return_reasons(reasons)?;
            review::decide(p, decision, on, doer, ctx)?;
            review::heard(p, hearing.as_ref(), ctx)
        }
        Action::Approve { decision, on } => {
            review::decide(p, decision, on, doer, ctx)?;
            review::not_returned(p, on)
        }
        Action::Recall { decision, .. } | Action::ReopenOnSpot { decision, .. } => {
            review::recall(p, action, decision, ctx)
        }
        Action::Issue { line, target } => after::issue(p, line, target.as_ref()),
        Action::Correct { changed, .. } => after::correct(*changed),
        Action::TakeOverAnswer { answered, .. } => old::answer(p, *answered, ctx),
        Action::Announce { at } => after::announce(p, at, ctx),
        Action::TellInWriting { coverage, .. } => after::told_in_writing(*coverage),
        Action::ReportAtConference { result, at } => after::commune_report(p, result, at, ctx),
        Action::FollowUp { look_again } => after::look_again(*look_again, ctx),
        Action::MovePromise { by, .. } => after::move_promise(p, *by, ctx),
        Action::Close { silence } => {
            after::close(p)?;
            silent::close(p, silence, ctx)
        }
        Action::CarryOver {
            cycle,
            next_conference,
            target,
            next,
            ..
        } => {
            work::not_printed(p)?;
            group::carried_along(p, *cycle, *target)?;
            work::that_cycle(*cycle, next.as_ref())?;
            work::carry_over(p, *next_conference, ctx)
        }
        Action::CastVote { on, .. } => after::vote(p, *on),
        Action::RequestReopening {
            cycles_since,
            broken_promise,
            ..
        } => after::request_reopening(p, *cycles_since, *broken_promise, ctx),
        Action::AcceptReopening { cycle, current } => {
            after::reopening_asked(p)?;
            work::that_cycle(*cycle, current.as_ref())
        }
        Action::RefuseReopening { .. } => after::reopening_asked(p),
        Action::Redact { .. } => after::redact(p),
        Action::Succeed { to } => succession::succeed(p, to, ctx),
        // No guard beyond the table: the types carry everything these need.
        Action::Draft { .. }
        | Action::Import { .. }
        | Action::Consolidate { .. }
        | Action::Unmerge
        | Action::Resolve { .. }
        // The clock itself is worked out in `clock.rs`.
        | Action::RePlan { .. } => Ok(()),
    }
}

pub(super) fn known_category(new: &NewPetition, ctx: &Context<'_>) -> Result<(), Refusal> {
    if ctx.policy.knows_category(&new.category) {
        return Ok(());
    }
    Err(Refusal::UnknownCategory {
        given: new.category.clone(),
    })
}
