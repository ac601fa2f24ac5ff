//! Refusals of the conference's rules (flow.md §2).
use workflow::conference::ConferenceRefusal;

use super::Names;
use super::filler::Filler;
use crate::Language;
use crate::messages::{Args, Joint, Rendered};

/// Which rule of the conference refused, and what to do next.
#[must_use]
pub fn render_conference(
    refusal: &ConferenceRefusal,
    language: Language,
    names: &dyn Names,
) -> Rendered {
    let filler = Filler::new(language, names);
    Rendered::of(language, key(refusal), &args(refusal, filler))
}

/// The message that a refusal has in `locales/*/conferences.ftl`.
pub(super) fn key(refusal: &ConferenceRefusal) -> &'static str {
    use ConferenceRefusal as R;
    match refusal {
        R::NotFromHere { state: None, .. } => "conference-refusal-not-from-nothing",
        R::NotFromHere { possible, .. } if possible.is_empty() => {
            "conference-refusal-not-from-here-ended"
        }
        R::NotFromHere { .. } => "conference-refusal-not-from-here",
        R::NotEntitled { .. } => "conference-refusal-not-entitled",
        R::NotActive { .. } => "conference-refusal-not-active",
        R::OutsideWindow { .. } => "conference-refusal-outside-window",
        R::DatePast { .. } => "conference-refusal-date-past",
        R::SameSlot => "conference-refusal-same-slot",
        R::HostDissolved { successors, .. } if successors.is_empty() => {
            "conference-refusal-host-dissolved-no-successor"
        }
        R::HostDissolved { .. } => "conference-refusal-host-dissolved",
        R::TooLateToOpen { .. } => "conference-refusal-too-late-to-open",
        R::HostNotYet { .. } => "conference-refusal-host-not-yet",
        R::NoHost => "conference-refusal-no-host",
        R::HostElsewhere { .. } => "conference-refusal-host-elsewhere",
        R::SlotTaken { .. } => "conference-refusal-slot-taken",
        R::LeaderBookedTwice { .. } => "conference-refusal-leader-booked-twice",
        R::ItemsGoNowhere { .. } => "conference-refusal-items-go-nowhere",
        R::JoinIntoItself => "conference-refusal-join-into-itself",
        R::JoinTargetState { .. } => "conference-refusal-join-target-state",
        R::JoinOtherCycle => "conference-refusal-join-other-cycle",
        R::JoinChain => "conference-refusal-join-chain",
        R::TooEarlyToOpen { .. } => "conference-refusal-too-early-to-open",
        R::NotTheHead { .. } => "conference-refusal-not-the-head",
        R::NotOnBoard { .. } => "conference-refusal-not-on-board",
        R::NotTheDeputy { .. } => "conference-refusal-not-the-deputy",
        R::NotForMinutes { .. } => "conference-refusal-not-for-minutes",
        R::NotAnApprover { .. } => "conference-refusal-not-an-approver",
        R::ChairTakesMinutes { .. } => "conference-refusal-chair-takes-minutes",
        R::EmptyRoster => "conference-refusal-empty-roster",
        R::TwiceOnRoster { .. } => "conference-refusal-twice-on-roster",
        R::NotOnRoster { .. } => "conference-refusal-not-on-roster",
        R::SubstituteOnRoster { .. } => "conference-refusal-substitute-on-roster",
        R::HasSpoken { .. } => "conference-refusal-has-spoken",
        R::RollIncomplete { .. } => "conference-refusal-roll-incomplete",
        R::Unfinished { .. } => "conference-refusal-unfinished",
        R::AddendumUnsigned => "conference-refusal-addendum-unsigned",
    }
}

/// What is filled into that message.
fn args(refusal: &ConferenceRefusal, fill: Filler<'_>) -> Args<'static> {
    use ConferenceRefusal as R;
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
        R::HasSpoken { person, codes } => fill
            .person("person", *person)
            .text("codes", &codes.join(", ")),
        R::OutsideWindow { date }
        | R::DatePast { date }
        | R::TooEarlyToOpen { date }
        | R::TooLateToOpen { date } => fill.day("date", *date),
        R::HostDissolved { unit, successors } => {
            fill.unit("unit", *unit).units("successors", successors)
        }
        R::HostNotYet { unit, from } => fill.unit("unit", *unit).day("from", *from),
        R::HostElsewhere { unit } => fill.unit("unit", *unit),
        R::LeaderBookedTwice { leader, .. } => fill.person("leader", *leader),
        R::ItemsGoNowhere { item } => fill.term("item", item),
        R::JoinTargetState { state } => fill.term("state", state),
        R::NotTheHead { person }
        | R::NotOnBoard { person }
        | R::NotTheDeputy { person }
        | R::NotForMinutes { person }
        | R::NotAnApprover { person }
        | R::ChairTakesMinutes { person }
        | R::TwiceOnRoster { person }
        | R::NotOnRoster { person }
        | R::SubstituteOnRoster { person } => fill.person("person", *person),
        R::RollIncomplete { missing } => fill.people("missing", missing),
        R::Unfinished { left } => fill
            .size("announce", left.to_announce.len())
            .size("record", left.to_record.len())
            .size("incomplete", left.incomplete.len())
            .size("report", left.to_report.len()),
        R::SameSlot
        | R::NoHost
        | R::SlotTaken { .. }
        | R::JoinIntoItself
        | R::JoinOtherCycle
        | R::JoinChain
        | R::EmptyRoster
        | R::AddendumUnsigned => fill,
    }
    .done()
}
