//! Refusals of the petition, the conference and the host register as an office clerk would put them.
//!
//! Every variant says which rule stands in the way and what to do next; a test walks them all in
//! both languages.
mod conference;
#[cfg(test)]
mod conference_tests;
mod filler;
mod hosting;
#[cfg(test)]
mod hosting_tests;
#[cfg(test)]
mod tests;
mod units;

use workflow::ids::{PersonId, UnitId};
use workflow::petition::{ActionKind, Refusal};

use crate::Language;
use crate::messages::{Args, Joint, Rendered};
use filler::Filler;

pub use conference::render_conference;
pub use hosting::{fit, render_hosting, violation};
pub use units::{lineage, render_units};

/// Who turns ids into names; the store's answer, or a list.
pub trait Names {
    /// The name of a unit as printed, `xã Đoàn Thượng`.
    fn unit(&self, id: UnitId) -> Option<String>;

    /// The full name of a person, family name first and without a title.
    fn person(&self, id: PersonId) -> Option<String>;
}

/// Which rule refused, and what to do next.
#[must_use]
pub fn render(refusal: &Refusal, language: Language, names: &dyn Names) -> Rendered {
    let filler = Filler::new(language, names);
    Rendered::of(language, key(refusal), &args(refusal, filler))
}

/// The message that a refusal has in `locales/*/refusals.ftl`.
#[expect(
    clippy::too_many_lines,
    reason = "one arm per refusal: the match is exhaustive, so none can be forgotten"
)]
fn key(refusal: &Refusal) -> &'static str {
    use Refusal as R;
    match refusal {
        R::NotFromHere { state: None, .. } => "refusal-not-from-nothing",
        R::NotFromHere { possible, .. } if possible.is_empty() => "refusal-not-from-here-ended",
        R::NotFromHere { .. } => "refusal-not-from-here",
        R::NotEntitled { who, .. } if who.is_empty() => "refusal-not-entitled-nobody",
        // The same capacity signs for the lead and for a supporting body; here it is the latter.
        R::NotEntitled {
            action: ActionKind::SignPart,
            ..
        } => "refusal-not-entitled-supporter",
        R::NotEntitled { .. } => "refusal-not-entitled",
        R::NotActive { .. } => "refusal-not-active",
        R::Missing { .. } => "refusal-missing",
        R::DateTooLate { .. } => "refusal-date-too-late",
        R::DateTooEarly { .. } => "refusal-date-too-early",
        R::UnknownCategory { .. } => "refusal-unknown-category",
        R::ExceptionNeeded { .. } => "refusal-exception-needed",
        R::LeadAlsoSupports { .. } => "refusal-lead-also-supports",
        R::UnitDissolved { successors, .. } if successors.is_empty() => {
            "refusal-unit-dissolved-no-successor"
        }
        R::UnitDissolved { .. } => "refusal-unit-dissolved",
        R::UnitNotYet { .. } => "refusal-unit-not-yet",
        R::NotAnAnsweringBody { .. } => "refusal-not-an-answering-body",
        R::NotBelowLead { .. } => "refusal-not-below-lead",
        R::NotAsDirected { .. } => "refusal-not-as-directed",
        R::MustAccept { .. } => "refusal-must-accept",
        R::NoCommune => "refusal-no-commune",
        R::WrongWay { commune_matter } if *commune_matter => "refusal-wrong-way-commune",
        R::WrongWay { .. } => "refusal-wrong-way-department",
        R::MergeIntoItself => "refusal-merge-into-itself",
        R::MergeTargetState { .. } => "refusal-merge-target-state",
        R::MergeOtherCycle { .. } => "refusal-merge-other-cycle",
        R::MergeChain => "refusal-merge-chain",
        R::MergeIntoCommuneMatter { .. } => "refusal-merge-into-commune-matter",
        R::OthersMergedHere { .. } => "refusal-others-merged-here",
        R::MovesWithTarget => "refusal-moves-with-target",
        R::NotThatCycle { month: None } => "refusal-not-that-cycle-unplanned",
        R::NotThatCycle { .. } => "refusal-not-that-cycle",
        R::NotAnApprover { .. } => "refusal-not-an-approver",
        R::NotASupporter { .. } => "refusal-not-a-supporter",
        R::PartSigned { .. } => "refusal-part-signed",
        R::PartNotSigned { .. } => "refusal-part-not-signed",
        R::BodyNotPresent { .. } => "refusal-body-not-present",
        R::NotLedBy { .. } => "refusal-not-led-by",
        R::NotASymbol { .. } => "refusal-not-a-symbol",
        R::Classified => "refusal-classified",
        R::NotThisVersion { .. } => "refusal-not-this-version",
        R::VersionOutOfOrder { .. } => "refusal-version-out-of-order",
        R::NotTheLeadsReply { lead: None } => "refusal-not-the-leads-reply-no-lead",
        R::NotTheLeadsReply { .. } => "refusal-not-the-leads-reply",
        R::NotTheSigner { .. } => "refusal-not-the-signer",
        R::OwnWork { .. } => "refusal-own-work",
        R::WrongBody { .. } => "refusal-wrong-body",
        R::NothingAsked => "refusal-nothing-asked",
        R::AskedAlready => "refusal-asked-already",
        R::ReopeningAsked => "refusal-reopening-asked",
        R::TooManyExtensions { .. } => "refusal-too-many-extensions",
        R::AfterDueDate { .. } => "refusal-after-due-date",
        R::ReceiptNotProved => "refusal-receipt-not-proved",
        R::OtherClustersConference => "refusal-other-clusters-conference",
        R::ConferenceCovers { .. } => "refusal-conference-covers",
        R::MonthNotPlanned => "refusal-month-not-planned",
        R::SilenceNotOver { .. } => "refusal-silence-not-over",
        R::SpokenAtConference { shown: None } => "refusal-spoken-at-conference-ahead",
        R::SpokenAtConference { .. } => "refusal-spoken-at-conference",
        R::NotThatSource { .. } => "refusal-not-that-source",
        R::NotDone { .. } => "refusal-not-done",
        R::NothingCorrected => "refusal-nothing-corrected",
        R::CorrectedWith { .. } => "refusal-corrected-with",
        R::ProposesItself => "refusal-proposes-itself",
        R::NobodyThere { .. } => "refusal-nobody-there",
        R::MinutesNotOverdue { .. } => "refusal-minutes-not-overdue",
        R::SilenceNotProved => "refusal-silence-not-proved",
        R::NothingToPlanAgain => "refusal-nothing-to-plan-again",
        R::NothingToHandOn => "refusal-nothing-to-hand-on",
        R::NotASuccessor { .. } => "refusal-not-a-successor",
        R::PromiseStands { .. } => "refusal-promise-stands",
        R::NotExplained => "refusal-not-explained",
        R::VotedAlready { .. } => "refusal-voted-already",
        R::NoResultYet => "refusal-no-result-yet",
        R::TooLateToReopen { .. } => "refusal-too-late-to-reopen",
        R::NoReopeningAsked => "refusal-no-reopening-asked",
        R::NotAnsweredOnSpot => "refusal-not-answered-on-spot",
        R::NoPromise => "refusal-no-promise",
        R::WithheldAlready => "refusal-withheld-already",
        R::IssuedAlready { .. } => "refusal-issued-already",
        R::CalendarEnds { .. } => "refusal-calendar-ends",
        R::CalendarBegins { .. } => "refusal-calendar-begins",
        R::NotTakenOver { .. } => "refusal-not-taken-over",
        R::NotYetThere { .. } => "refusal-not-yet-there",
        R::NotImported => "refusal-not-imported",
        R::AnswerTakenOver => "refusal-answer-taken-over",
        R::BatchNotReady { .. } => "refusal-batch-not-ready",
        R::MonthIssued { codes, .. } if codes.is_empty() => "refusal-month-issued",
        R::MonthIssued { .. } => "refusal-month-issued-others-late",
        R::EmptyBatch => "refusal-empty-batch",
        R::MayNotSign { .. } => "refusal-may-not-sign",
    }
}

/// What is filled into that message.
#[expect(
    clippy::too_many_lines,
    reason = "one arm per refusal: the match is exhaustive, so none can be forgotten"
)]
fn args(refusal: &Refusal, fill: Filler<'_>) -> Args<'static> {
    use Refusal as R;
    match refusal {
        R::NotFromHere {
            action,
            state,
            possible,
        } => fill
            .term("action", action)
            .terms("state", Joint::And, state)
            .terms("possible", Joint::Or, possible),
        R::NotEntitled { action, who } => fill.term("action", action).terms("who", Joint::Or, who),
        R::NotActive { status } => fill.term("status", status),
        R::Missing { field } => fill.term("field", field),
        R::DateTooLate {
            field,
            given,
            limit,
        }
        | R::DateTooEarly {
            field,
            given,
            limit,
        } => fill
            .term("field", field)
            .day("given", *given)
            .day("limit", *limit),
        R::UnknownCategory { given } | R::NotASymbol { given } => fill.text("given", given),
        R::ExceptionNeeded { causes } => fill.terms("causes", Joint::And, causes),
        R::UnitDissolved { unit, successors } => {
            fill.unit("unit", *unit).units("successors", successors)
        }
        R::UnitNotYet { unit, from } => fill.unit("unit", *unit).day("from", *from),
        R::LeadAlsoSupports { unit }
        | R::NotAnAnsweringBody { unit }
        | R::NotASupporter { unit }
        | R::NobodyThere { unit }
        | R::PartSigned { unit }
        | R::PartNotSigned { unit }
        | R::NotASuccessor { unit }
        | R::BodyNotPresent { unit } => fill.unit("unit", *unit),
        R::NotThatCycle { month } => month.iter().fold(fill, |f, m| f.month("month", *m)),
        R::NotAnApprover { person } => fill.person("person", *person),
        R::NotLedBy { person, unit } => fill.person("person", *person).unit("unit", *unit),
        R::NotBelowLead { unit, lead } => fill.unit("unit", *unit).unit("lead", *lead),
        R::NotAsDirected { directed } => fill.unit("directed", *directed),
        R::NotTheLeadsReply { lead } => fill.units("lead", lead.as_slice()),
        R::OwnWork { person, because } => fill.person("person", *person).term("because", because),
        R::MergeTargetState { code, state } => fill.text("code", code).term("state", state),
        R::MergeOtherCycle { code }
        | R::MergeIntoCommuneMatter { code }
        | R::CorrectedWith { code } => fill.text("code", code),
        R::OthersMergedHere { codes } => fill.text("codes", &codes.join(", ")),
        R::NotTheSigner { signer } | R::MayNotSign { signer } => fill.person("signer", *signer),
        R::IssuedAlready { symbol } => fill.text("symbol", symbol),
        R::WrongBody { needed } => fill.term("needed", needed),
        R::VotedAlready { on } => fill.term("on", on),
        R::MustAccept { refusals } => fill.number("refusals", *refusals),
        R::NotThisVersion { current } => fill.number("current", *current),
        R::VersionOutOfOrder { expected } => fill.number("expected", *expected),
        R::TooManyExtensions { limit } | R::TooLateToReopen { limit } => {
            fill.number("limit", *limit)
        }
        R::SpokenAtConference { shown } => match shown {
            Some(shown) => fill.term("shown", shown),
            None => fill,
        },
        R::NotThatSource { source } => fill.term("source", source),
        R::NotDone { outcome } => fill.term("outcome", outcome),
        R::AfterDueDate { due } | R::SilenceNotOver { due } | R::MinutesNotOverdue { due } => {
            fill.day("due", *due)
        }
        R::ConferenceCovers { date } => fill.day("date", *date),
        R::PromiseStands { by } => fill.day("by", *by),
        R::CalendarEnds { covered_until } => fill.day("until", *covered_until),
        R::CalendarBegins { covered_from } => fill.day("from", *covered_from),
        R::NotTakenOver { state } => fill.term("state", state),
        R::NotYetThere { field, state } => fill.term("field", field).term("state", state),
        R::MonthIssued { symbol, codes } => {
            fill.text("symbol", symbol).text("codes", &codes.join(", "))
        }
        R::BatchNotReady { lines } => fill.lines("lines", lines),
        R::NoCommune
        | R::WrongWay { .. }
        | R::MergeIntoItself
        | R::MergeChain
        | R::MovesWithTarget
        | R::Classified
        | R::MonthNotPlanned
        | R::SilenceNotProved
        | R::NothingToPlanAgain
        | R::NothingToHandOn
        | R::NothingAsked
        | R::AskedAlready
        | R::NothingCorrected
        | R::ProposesItself
        | R::ReopeningAsked
        | R::ReceiptNotProved
        | R::OtherClustersConference
        | R::NotExplained
        | R::NoResultYet
        | R::NoReopeningAsked
        | R::NotAnsweredOnSpot
        | R::NoPromise
        | R::WithheldAlready
        | R::NotImported
        | R::AnswerTakenOver
        | R::EmptyBatch => fill,
    }
    .done()
}
