//! What old records may say of a petition (docs/decisions/0009).
use super::intake::{code, home_stands, not_after};
use super::{known_category, review, work};
use crate::actor::Context;
use crate::petition::{Field, OldAnswer, OldPetition, Petition, Refusal, State, TAKEN_OVER};
use chrono::NaiveDate;

/// The state can be taken over, dates are in order and not in the future (B25), and the facts are
/// those of the state: none missing, none too early.
pub(in crate::petition) fn import(old: &OldPetition, ctx: &Context<'_>) -> Result<(), Refusal> {
    known_category(&old.new, ctx)?;
    if old.state.is_open() {
        home_stands(&old.new.home, ctx)?;
    }
    if !TAKEN_OVER.contains(&old.state) {
        return Err(Refusal::NotTakenOver { state: old.state });
    }
    in_order(old, ctx.today)?;
    let facts = facts(old);
    for (field, given, needed) in &facts {
        match (given, needed) {
            (false, Need::Must) => return Err(Refusal::Missing { field: *field }),
            (true, Need::MustNot) => {
                let (field, state) = (*field, old.state);
                return Err(Refusal::NotYetThere { field, state });
            }
            _ => {}
        }
    }
    if let Some(given) = &old.code {
        code(given)?;
    }
    answers(old, ctx)
}

fn in_order(old: &OldPetition, today: NaiveDate) -> Result<(), Refusal> {
    let mut limit = None;
    for (field, date) in dates(old) {
        let Some(given) = date else { continue };
        not_after(field, given, today)?;
        match limit {
            Some(limit) if given < limit => {
                return Err(Refusal::DateTooEarly {
                    field,
                    given,
                    limit,
                });
            }
            _ => limit = Some(given),
        }
    }
    Ok(())
}

/// In the order in which they come.
pub(in crate::petition) fn dates(old: &OldPetition) -> [(Field, Option<NaiveDate>); 6] {
    let d = &old.dates;
    [
        (Field::EndorsementDate, d.endorsed),
        (Field::RecordedDate, d.recorded),
        (Field::AnsweredDate, d.answered),
        (Field::IssuedDate, d.issued),
        (Field::AnnouncedDate, d.announced),
        (Field::EndDate, d.ended),
    ]
}

/// How a state stands to a fact.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    Must,
    May,
    MustNot,
}

impl Need {
    fn when(must: bool, may: bool) -> Self {
        match (must, may) {
            (true, _) => Self::Must,
            (false, true) => Self::May,
            (false, false) => Self::MustNot,
        }
    }
}

/// Each fact: whether it is given, and how the state stands to it.
#[rustfmt::skip]
fn facts(old: &OldPetition) -> Vec<(Field, bool, Need)> {
    use State as S;
    let (s, d) = (old.state, &old.dates);
    let is = |some: &[State]| some.contains(&s);
    let early = is(&[S::Draft, S::Endorsed]);
    let aside = is(&[S::Withdrawn, S::Declined, S::ReferredUp]);
    let reviewed = is(&[S::UnderReview, S::Approved]);
    let told = is(&[S::Announced, S::FollowUp, S::Resolved, S::Closed]);
    let issued = s == S::Issued || told;
    let given = matches!(old.answer, Some(OldAnswer::Given { .. }));
    let version = matches!(old.answer, Some(OldAnswer::Version(_)));
    let led = is(&[S::Directed, S::Routed, S::Drafting]) || reviewed;
    let recorded = !early && s != S::Withdrawn;
    let worked_on = !early && !issued && s != S::Withdrawn;
    let placed = led || s == S::Consolidated;
    vec![
        (Field::EndorsementDate, d.endorsed.is_some(), Need::when(s == S::Endorsed, s != S::Draft)),
        (Field::EndorsementNames, !old.endorsers.is_empty(), Need::when(d.endorsed.is_some(), false)),
        (Field::Code, old.code.is_some(), Need::when(recorded, !early)),
        (Field::RecordedDate, d.recorded.is_some(), Need::when(recorded, !early)),
        (Field::Cycle, old.cycle.is_some(), Need::when(worked_on, !early)),
        (Field::Competence, old.competence.is_some(), Need::when(placed, !early)),
        (Field::Lead, old.bodies.is_some(), Need::when(led, issued || aside)),
        (Field::Answer, version, Need::when(reviewed, false)),
        (Field::OutcomeClass, given, Need::when(issued, false)),
        (Field::AnsweredDate, d.answered.is_some(), Need::when(false, reviewed || issued || aside)),
        (Field::IssuedDate, d.issued.is_some(), Need::when(s == S::Issued, told || aside)),
        (Field::Document, old.document.is_some(), Need::when(d.issued.is_some(), false)),
        (Field::AnnouncedDate, d.announced.is_some(), Need::when(told, false)),
        (Field::Promise, old.promise.is_some(), Need::when(s == S::FollowUp, issued)),
        (Field::ExpectedDate, old.due.is_some(), Need::when(s == S::ReferredUp, true)),
        (Field::EndDate, d.ended.is_some(), Need::when(s == S::Resolved, matches!(s, S::Closed | S::Withdrawn))),
    ]
}

/// Who answers can; who still has to exists today. What lies before the reviewing body is complete.
fn answers(old: &OldPetition, ctx: &Context<'_>) -> Result<(), Refusal> {
    let Some(bodies) = &old.bodies else {
        return Ok(());
    };
    if bodies.support.contains(&bodies.lead) {
        return Err(Refusal::LeadAlsoSupports { unit: bodies.lead });
    }
    let still_answers = old.state.is_open() && old.dates.announced.is_none();
    let commune = old.new.home.commune == Some(bodies.lead);
    if still_answers && !commune {
        work::can_answer(bodies.lead, ctx)?;
    }
    match &old.answer {
        Some(OldAnswer::Version(reply)) => review::complete_for(bodies, reply, ctx),
        Some(OldAnswer::Given { .. }) | None => Ok(()),
    }
}

/// The text of the answer to a petition that came from old records, once.
pub(super) fn answer(
    p: &Petition,
    answered: Option<NaiveDate>,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    let Some(imported) = &p.imported else {
        return Err(Refusal::NotImported);
    };
    if imported.answer.is_some() {
        return Err(Refusal::AnswerTakenOver);
    }
    let Some(given) = answered else {
        return Ok(());
    };
    not_after(Field::AnsweredDate, given, ctx.today)?;
    match imported.recorded {
        Some(limit) if given < limit => Err(Refusal::DateTooEarly {
            field: Field::AnsweredDate,
            given,
            limit,
        }),
        _ => Ok(()),
    }
}
