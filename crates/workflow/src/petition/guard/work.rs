//! Directing, routing and the time of the answering bodies.
use super::intake::not_before;
use crate::actor::{Context, Doer};
use crate::capacity::Capacity;
use crate::ids::{CycleId, UnitId};
use crate::petition::{
    ActionKind, Bodies, BodyDecision, Children, DecidingBody, ExtensionBy, Field, OpenCycle,
    Petition, Refusal, State,
};
use crate::symbol::{DocumentSymbol, SymbolFault};
use crate::text::Line;
use crate::unit::UnitKind;
use chrono::NaiveDate;

/// The unit exists today; a dissolved one names who took over (B43), a later one its first day.
pub(super) fn exists(unit: UnitId, ctx: &Context<'_>) -> Result<(), Refusal> {
    let Some(node) = ctx.tree.get(unit) else {
        return Err(Refusal::NotAnAnsweringBody { unit });
    };
    if ctx.today < node.valid.from {
        let from = node.valid.from;
        return Err(Refusal::UnitNotYet { unit, from });
    }
    if !node.valid.holds(ctx.today) {
        let successors = ctx.tree.successors(unit, ctx.today);
        return Err(Refusal::UnitDissolved { unit, successors });
    }
    Ok(())
}

pub(super) fn can_answer(unit: UnitId, ctx: &Context<'_>) -> Result<(), Refusal> {
    exists(unit, ctx)?;
    let kind = ctx.tree.get(unit).map(|u| u.kind);
    let answers = [
        UnitKind::Department,
        UnitKind::PeoplesCommittee,
        UnitKind::Office,
        UnitKind::GrassrootsOrg,
    ];
    if !kind.is_some_and(|k| answers.contains(&k)) {
        return Err(Refusal::NotAnAnsweringBody { unit });
    }
    if ctx.staff.somebody_in(unit, ctx.today, ctx.tree) {
        return Ok(());
    }
    Err(Refusal::NobodyThere { unit })
}

fn bodies(b: &Bodies, ctx: &Context<'_>) -> Result<(), Refusal> {
    if b.support.contains(&b.lead) {
        return Err(Refusal::LeadAlsoSupports { unit: b.lead });
    }
    can_answer(b.lead, ctx)?;
    b.support.iter().try_for_each(|&unit| can_answer(unit, ctx))
}

/// The directing body of the category; from the third reopening on the Standing Board.
pub(super) fn directing_body(
    p: &Petition,
    decision: &BodyDecision,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    same_body(p.directing_body(ctx.policy), decision)
}

pub(super) fn same_body(needed: DecidingBody, decision: &BodyDecision) -> Result<(), Refusal> {
    if decision.body == needed {
        Ok(())
    } else {
        Err(Refusal::WrongBody { needed })
    }
}

/// GL-12, GL-13: one lead, supporting bodies, all of them existing.
pub(super) fn direct(
    p: &Petition,
    decision: &BodyDecision,
    b: &Bodies,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    directing_body(p, decision, ctx)?;
    if p.is_commune_matter() && p.state != State::Consolidated {
        return Err(Refusal::WrongWay {
            commune_matter: true,
        });
    }
    bodies(b, ctx)
}

/// The paper that refers it is named by number and symbol, of the Party or of the state; words
/// about it may stand around them (`Công văn số 15-CV/HU, ngày 14/3/2025`).
pub(super) fn symbol(paper: &Line) -> Result<(), Refusal> {
    let mut words = paper.as_str().split([' ', ',', ';', '(', ')']);
    if is_symbol(paper.as_str()) || words.any(is_symbol) {
        return Ok(());
    }
    Err(Refusal::NotASymbol {
        given: paper.to_string(),
    })
}

fn is_symbol(text: &str) -> bool {
    match DocumentSymbol::parse(text) {
        Ok(_) => true,
        // A date is written with strokes as well.
        Err(SymbolFault::State) => text.chars().any(char::is_alphabetic),
        Err(SymbolFault::Form | SymbolFault::Number) => false,
    }
}

/// A supporting body, once.
pub(super) fn sign_part(p: &Petition, unit: UnitId) -> Result<(), Refusal> {
    if !p.bodies.as_ref().is_some_and(|b| b.support.contains(&unit)) {
        return Err(Refusal::NotASupporter { unit });
    }
    if p.signed.contains(&unit) {
        return Err(Refusal::PartSigned { unit });
    }
    Ok(())
}

/// Months are not passed over, and none whose notice is out takes anything in.
pub(super) fn that_cycle(into: CycleId, open: Option<&OpenCycle>) -> Result<(), Refusal> {
    if open.is_some_and(|o| o.cycle == into) {
        return Ok(());
    }
    Err(Refusal::NotThatCycle {
        month: open.map(|o| o.month),
    })
}

pub(super) fn refer_up(
    p: &Petition,
    decision: &BodyDecision,
    expected: NaiveDate,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    directing_body(p, decision, ctx)?;
    not_before(Field::ExpectedDate, expected, ctx.today)
}

/// The Office routes within the direction: the lead is one the direction names, unless that lead
/// has refused, when any body the direction named may lead; else, and after so many refusals, the
/// directing body names the lead itself (change lead).
pub(super) fn route(p: &Petition, b: &Bodies, ctx: &Context<'_>) -> Result<(), Refusal> {
    if p.route_refusals >= ctx.policy.route_refusals {
        return Err(Refusal::NotEntitled {
            action: ActionKind::Route,
            who: vec![Capacity::Director],
        });
    }
    bodies(b, ctx)?;
    let Some(directed) = &p.bodies else {
        return Ok(());
    };
    let named =
        b.lead == directed.lead || (p.route_refusals > 0 && directed.support.contains(&b.lead));
    if named {
        Ok(())
    } else {
        Err(Refusal::NotAsDirected {
            directed: directed.lead,
        })
    }
}

/// After so many refusals the lead is named by the directing body and cannot refuse.
pub(super) fn refuse(p: &Petition, proposed: UnitId, ctx: &Context<'_>) -> Result<(), Refusal> {
    if p.is_commune_matter() {
        return Err(Refusal::WrongWay {
            commune_matter: true,
        });
    }
    if p.route_refusals >= ctx.policy.route_refusals {
        return Err(Refusal::MustAccept {
            refusals: p.route_refusals,
        });
    }
    if p.lead() == Some(proposed) {
        return Err(Refusal::ProposesItself);
    }
    can_answer(proposed, ctx)
}

pub(super) fn sub_assign(p: &Petition, to: UnitId, ctx: &Context<'_>) -> Result<(), Refusal> {
    exists(to, ctx)?;
    let Some(lead) = p.lead() else {
        return Err(Refusal::NotTheLeadsReply { lead: None });
    };
    if ctx.tree.upwards(to).any(|u| u.id == lead) && to != lead {
        return Ok(());
    }
    Err(Refusal::NotBelowLead { unit: to, lead })
}

/// Before the due date, later than it, and at most as often as the policy allows.
pub(super) fn request_extension(
    p: &Petition,
    until: NaiveDate,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    if p.extension_asked.is_some() {
        return Err(Refusal::AskedAlready);
    }
    if p.extensions >= ctx.policy.extensions {
        return Err(Refusal::TooManyExtensions {
            limit: ctx.policy.extensions,
        });
    }
    let Some(due) = p.due else {
        return not_before(Field::Until, until, ctx.today);
    };
    if ctx.today > due {
        return Err(Refusal::AfterDueDate { due });
    }
    not_before(Field::Until, until, due)
}

/// What was declined or referred up moves only as long as it stands in no document.
pub(super) fn not_printed(p: &Petition) -> Result<(), Refusal> {
    match p.document.as_ref().filter(|_| p.is_printed()) {
        Some(printed) => Err(Refusal::IssuedAlready {
            symbol: printed.symbol.clone(),
        }),
        None => Ok(()),
    }
}

/// GL-10: a commune reports at the next conference of its cluster, in whatever cycle.
pub(super) fn carry_over(
    p: &Petition,
    next_conference: Option<NaiveDate>,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    match (p.is_commune_matter(), next_conference) {
        (true, Some(date)) => not_before(Field::Until, date, ctx.today),
        (true, None) => Err(Refusal::Missing {
            field: Field::Until,
        }),
        (false, None) => Ok(()),
        (false, Some(_)) => Err(Refusal::WrongWay {
            commune_matter: false,
        }),
    }
}

pub(super) fn extension_asked(p: &Petition) -> Result<NaiveDate, Refusal> {
    p.extension_asked.ok_or(Refusal::NothingAsked)
}

/// What is due beyond the issue gate goes to the next open month, and alone: a group is carried
/// over by the Office first, with all that waits for it.
pub(super) fn beyond_issue(
    p: &Petition,
    issue_by: NaiveDate,
    next: Option<&OpenCycle>,
    children: &Children,
) -> Result<(), Refusal> {
    if p.extension_asked.is_none_or(|until| until <= issue_by) {
        return Ok(());
    }
    super::group::alone(children)?;
    next.map(|_| ())
        .ok_or(Refusal::NotThatCycle { month: None })
}

/// The Office chief up to the issue gate, the reviewing body beyond it.
pub(super) fn grant_extension(
    p: &Petition,
    by: &ExtensionBy,
    issue_by: NaiveDate,
    doer: &Doer,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    let until = extension_asked(p)?;
    let needed = match by {
        ExtensionBy::OfficeChief => Capacity::OfficeChief,
        ExtensionBy::ReviewingBody(_) => Capacity::Reviewer,
    };
    match by {
        _ if doer.capacity != needed => Err(Refusal::NotEntitled {
            action: ActionKind::GrantExtension,
            who: vec![needed],
        }),
        ExtensionBy::OfficeChief if until > issue_by => Err(Refusal::WrongBody {
            needed: p.reviewing_body(ctx.policy),
        }),
        ExtensionBy::OfficeChief => Ok(()),
        ExtensionBy::ReviewingBody(decision) => same_body(p.reviewing_body(ctx.policy), decision),
    }
}
