//! Changes of units in words, and what does not fit between units of a file (BL-10).
use workflow::unit::{LineageFault, UnitRefusal};

use super::Names;
use super::filler::Filler;
use crate::Language;
use crate::dates::{date_in, short_in};
use crate::messages::{Args, Joint, Rendered};

/// Which rule refused the change, and what to do next.
#[must_use]
pub fn render_units(refusal: &UnitRefusal, language: Language, names: &dyn Names) -> Rendered {
    if let UnitRefusal::Lineage { what } = refusal {
        return lineage(what, language);
    }
    let filler = Filler::new(language, names);
    Rendered::of(language, key(refusal), &args(refusal, filler))
}

/// How a unit does not fit to those around it. Names none of them: a file may not be read in yet.
#[must_use]
pub fn lineage(what: &LineageFault, language: Language) -> Rendered {
    let day = |name, day| Args::none().text(name, date_in(language, day));
    let args = match what {
        LineageFault::SuccessorNotThere { on, .. } => day("on", *on),
        LineageFault::OutlivesParent { until, .. } => day("until", *until),
        LineageFault::Ring | LineageFault::SuccessorKind { .. } => Args::none(),
    };
    Rendered::of(language, of_lineage(what), &args)
}

pub(super) fn of_lineage(what: &LineageFault) -> &'static str {
    match what {
        LineageFault::Ring => "unit-lineage-ring",
        LineageFault::SuccessorKind { .. } => "unit-lineage-kind",
        LineageFault::SuccessorNotThere { .. } => "unit-lineage-not-there",
        LineageFault::OutlivesParent { .. } => "unit-lineage-outlives",
    }
}

/// The message that a refusal has in `locales/*/units.ftl`.
pub(super) fn key(refusal: &UnitRefusal) -> &'static str {
    use UnitRefusal as R;
    match refusal {
        R::Fixed { .. } => "unit-refusal-fixed",
        R::TooFew => "unit-refusal-too-few",
        R::Twice { .. } => "unit-refusal-twice",
        R::KindsDiffer { .. } => "unit-refusal-kinds-differ",
        R::Ended { successors, .. } if successors.is_empty() => "unit-refusal-ended-no-successor",
        R::Ended { .. } => "unit-refusal-ended",
        R::BegunSince { .. } => "unit-refusal-begun-since",
        R::Ahead { .. } => "unit-refusal-ahead",
        R::DoneSince { .. } => "unit-refusal-done-since",
        R::NotAnApprover { .. } => "unit-refusal-not-an-approver",
        R::ParentNeeded => "unit-refusal-parent-needed",
        R::ParentKind { .. } => "unit-refusal-parent-kind",
        R::ParentEnded { .. } => "unit-refusal-parent-ended",
        R::KeyForm { .. } => "unit-refusal-key-form",
        R::KeyTaken { .. } => "unit-refusal-key-taken",
        R::CodeNeeded => "unit-refusal-code-needed",
        R::CodeTaken { .. } => "unit-refusal-code-taken",
        R::NothingNew => "unit-refusal-nothing-new",
        R::Lineage { what } => of_lineage(what),
        R::PostsUnplaced { .. } => "unit-refusal-posts-unplaced",
        R::PostBegunSince { .. } => "unit-refusal-post-begun-since",
        R::RoleClash { .. } => "unit-refusal-role-clash",
        R::RoleNotHere { .. } => "unit-refusal-role-not-here",
        R::NotOfUnits { .. } => "unit-refusal-not-of-units",
        R::NoSuchPart { .. } => "unit-refusal-no-such-part",
        R::BelowUnplaced { .. } => "unit-refusal-below-unplaced",
        R::NotBelow { .. } => "unit-refusal-not-below",
        R::LeavesBelow { .. } => "unit-refusal-leaves-below",
        R::LeavesPetitions { .. } => "unit-refusal-leaves-petitions",
        R::PetitionElsewhere { .. } => "unit-refusal-petition-elsewhere",
        R::ConferencesAhead { .. } => "unit-refusal-conferences-ahead",
    }
}

/// What is filled into that message.
fn args(refusal: &UnitRefusal, fill: Filler<'_>) -> Args<'static> {
    use UnitRefusal as R;
    let language = fill.language();
    match refusal {
        R::Fixed { kind } => fill.term("kind", kind),
        R::Twice { unit } | R::ParentEnded { unit } | R::NotBelow { unit } => {
            fill.unit("unit", *unit)
        }
        R::KindsDiffer { kinds } => fill.terms("kinds", Joint::And, kinds),
        R::Ended { unit, successors } => fill.unit("unit", *unit).units("successors", successors),
        R::BegunSince { unit, from } => fill.unit("unit", *unit).day("from", *from),
        R::Ahead { on } => fill.day("on", *on),
        R::DoneSince { unit, day } => fill.unit("unit", *unit).day("day", *day),
        R::NotAnApprover { person } | R::NotOfUnits { person } => fill.person("person", *person),
        R::ParentKind { kind, above } => fill.term("kind", kind).term("above", above),
        R::KeyForm { given } | R::NoSuchPart { given } => fill.text("given", given),
        R::KeyTaken { key } => fill.text("key", key),
        R::CodeTaken { cluster } => fill.unit("cluster", *cluster),
        R::PostsUnplaced { people } => fill.people("people", people),
        R::PostBegunSince { person, from } => fill.person("person", *person).day("from", *from),
        R::RoleClash { role, unit, people } => fill
            .term("role", role)
            .text("unit", unit)
            .people("people", people),
        R::RoleNotHere { role, kind } => fill.term("role", role).term("kind", kind),
        R::BelowUnplaced { units } | R::LeavesBelow { units } => fill.units("units", units),
        R::LeavesPetitions { codes } => fill.text("codes", &codes.join(", ")),
        R::PetitionElsewhere { code } => fill.text("code", code),
        R::ConferencesAhead { days } => {
            let days: Vec<_> = days.iter().map(|d| short_in(language, *d)).collect();
            fill.text("days", &days.join(", "))
        }
        R::TooFew | R::ParentNeeded | R::CodeNeeded | R::NothingNew | R::Lineage { .. } => fill,
    }
    .done()
}

#[cfg(test)]
#[path = "units_tests.rs"]
mod tests;
