//! The host register in words: refusals, broken rules with their cost, and why the limits cannot
//! hold (GL-05, domain.md §1.2).
use workflow::hosting::{Fit, Fitting, HostRefusal, ViolationKind};
use workflow::preset::Hosting;

use super::Names;
use super::filler::Filler;
use crate::Language;
use crate::messages::{Args, Joint, Rendered, listed, say};

/// Which rule of the register refused, and what to do next.
#[must_use]
pub fn render_hosting(refusal: &HostRefusal, language: Language, names: &dyn Names) -> Rendered {
    let filler = Filler::new(language, names);
    Rendered::of(language, key(refusal), &args(refusal, filler, names))
}

/// The message that a refusal has in `locales/*/hosting.ftl`.
pub(super) fn key(refusal: &HostRefusal) -> &'static str {
    use HostRefusal as R;
    match refusal {
        R::NotEntitled { .. } => "host-refusal-not-entitled",
        R::NotActive { .. } => "host-refusal-not-active",
        R::NotOfUnit { .. } => "host-refusal-not-of-unit",
        R::NoRotation => "host-refusal-no-rotation",
        R::NoConference { .. } => "host-refusal-no-conference",
        R::OtherYear { .. } => "host-refusal-other-year",
        R::MonthPlanned { .. } => "host-refusal-month-planned",
        R::NotAHost { .. } => "host-refusal-not-a-host",
        R::HostElsewhere { .. } => "host-refusal-host-elsewhere",
        R::HostDissolved { successors, .. } if successors.is_empty() => {
            "host-refusal-host-dissolved-no-successor"
        }
        R::HostDissolved { .. } => "host-refusal-host-dissolved",
        R::ExceptionNeeded { .. } => "host-refusal-exception-needed",
        R::NotAnApprover { .. } => "host-refusal-not-an-approver",
        R::CapTooLow { .. } => "host-refusal-cap-too-low",
        R::DaysUnfit { .. } => "host-refusal-days-unfit",
        R::DaysClosed { .. } => "host-refusal-days-closed",
        R::NoSuchEntry { .. } => "host-refusal-no-such-entry",
        R::JoinsNothing => "host-refusal-joins-nothing",
        R::NotGathered => "host-refusal-not-gathered",
        R::NoHostYet { .. } => "host-refusal-no-host-yet",
        R::SwapWithItself => "host-refusal-swap-with-itself",
        R::DatePast { .. } => "host-refusal-date-past",
        R::SwapOutdated { .. } => "host-refusal-swap-outdated",
        R::SwapOver { .. } => "host-refusal-swap-over",
    }
}

/// What is filled into that message.
fn args(refusal: &HostRefusal, fill: Filler<'_>, names: &dyn Names) -> Args<'static> {
    use HostRefusal as R;
    let language = fill.language();
    match refusal {
        R::NotEntitled { who } => fill.terms("who", Joint::Or, who),
        R::NotActive { status } => fill.term("status", status),
        R::NotOfUnit { unit } | R::NotAHost { unit } | R::HostElsewhere { unit } => {
            fill.unit("unit", *unit)
        }
        R::NoConference { month, cluster } => fill.month("month", *month).unit("cluster", *cluster),
        R::OtherYear { month, year } => fill.month("month", *month).text("year", &year.to_string()),
        R::MonthPlanned { month } | R::NoHostYet { month } | R::SwapOutdated { month } => {
            fill.month("month", *month)
        }
        R::HostDissolved { unit, successors } => {
            fill.unit("unit", *unit).units("successors", successors)
        }
        R::ExceptionNeeded { breaks } => {
            let said = breaks.iter().map(|b| violation(&b.kind, language, names));
            fill.text("breaks", &said.collect::<Vec<_>>().join("; "))
        }
        R::NotAnApprover { person } => fill.person("person", *person),
        R::CapTooLow { most } => fill.number("most", (*most).into()),
        R::DaysUnfit { from, to } => fill.day("from", *from).day("to", *to),
        R::DaysClosed { number } | R::NoSuchEntry { number } => fill.number("number", *number),
        R::DatePast { date } => fill.day("date", *date),
        R::SwapOver { state } => fill.term("state", state),
        R::NoRotation | R::JoinsNothing | R::NotGathered | R::SwapWithItself => fill,
    }
    .done()
}

/// A broken rule of hosting, as a part of a sentence: small at the beginning, without a full stop.
#[must_use]
pub fn violation(kind: &ViolationKind, language: Language, names: &dyn Names) -> String {
    use ViolationKind as V;
    let fill = Filler::new(language, names).unit("unit", kind.unit());
    let fill = match kind.month() {
        Some(month) => fill.month("month", month),
        None => fill,
    };
    let (key, fill) = match *kind {
        V::Blackout { number, .. } => ("violation-blackout", fill.number("number", number)),
        V::NoHall { .. } => ("violation-no-hall", fill),
        V::RoomTooSmall {
            seats, expected, ..
        } => (
            "violation-room-too-small",
            fill.count("seats", seats).count("expected", expected),
        ),
        V::TooMany { turns, most, .. } => (
            "violation-too-many",
            fill.count("turns", turns).count("most", most),
        ),
        V::TooFew { turns, least, .. } => (
            "violation-too-few",
            fill.count("turns", turns).count("least", least),
        ),
        V::GapTooShort { months, least, .. } => (
            "violation-gap-too-short",
            fill.count("months", months).count("least", least),
        ),
        V::Uneven { turns, fair, .. } => (
            "violation-uneven",
            fill.count("turns", turns).count("fair", fair),
        ),
        V::Unregistered { .. } => ("violation-unregistered", fill),
    };
    say(language, key, &fill.done())
}

/// Whether the limits can hold, why not, and what would make them: a sentence each.
#[must_use]
pub fn fit(fit: &Fit, rules: &Hosting, language: Language, names: &dyn Names) -> Vec<String> {
    let fill = || Filler::new(language, names);
    let limits = fill()
        .number("lower", rules.least.into())
        .number("upper", rules.most.into())
        .count("conferences", fit.conferences)
        .count("units", fit.units)
        .count("least", fit.least)
        .count("most", fit.most)
        .done();
    if fit.holds() {
        return vec![say(language, "fit-holds", &limits)];
    }
    let mut said = vec![say(language, "fit-cannot", &limits)];
    let mut add = |key, fill: Filler<'_>| said.push(say(language, key, &fill.done()));
    if fit.over > 0 {
        add("fit-over", fill().count("over", fit.over));
    }
    if fit.under > 0 {
        add("fit-under", fill().count("under", fit.under));
    }
    for cluster in &fit.clusters {
        let fill = fill().unit("cluster", cluster.cluster);
        let fill = fill.count("conferences", cluster.conferences);
        let fill = fill.count("units", cluster.units);
        let fill = fill
            .count("least", cluster.least)
            .count("most", cluster.most);
        add("fit-cluster", fill);
    }
    if fit.fitting.is_empty() {
        add("fit-way-never", fill());
    }
    for (number, what) in (1..).zip(ways(fit, language)) {
        add(
            "fit-way",
            fill().number("number", number).text("what", &what),
        );
    }
    said
}

/// What would make the limits hold.
fn ways(fit: &Fit, language: Language) -> Vec<String> {
    let none = Args::none;
    let joint = fit.joint.filter(|n| *n > 0).map(|n| {
        let args = none().count("joint", n);
        say(language, "fit-way-joint", &args)
    });
    let cap = (fit.over > 0).then(|| {
        let args = none().count("over", fit.over);
        say(language, "fit-way-cap", &args)
    });
    let fewer = together(&fit.fitting, language).into_iter();
    let fewer = fewer.map(|(numbers, splits)| {
        let args = none().text("conferences", numbers).text("splits", splits);
        say(language, "fit-way-fewer", &args)
    });
    joint.into_iter().chain(cap).chain(fewer).collect()
}

/// Numbers of conferences that ask for the same division stand in one sentence.
fn together(fitting: &[Fitting], language: Language) -> Vec<(String, String)> {
    let mut groups: Vec<(Vec<String>, &Fitting)> = Vec::new();
    for one in fitting {
        let number = crate::numbers::count_in(language, one.conferences);
        let same =
            |g: &&mut (Vec<String>, &Fitting)| g.1.splits == one.splits && g.1.more == one.more;
        match groups.iter_mut().find(same) {
            Some((numbers, _)) => numbers.push(number),
            None => groups.push((vec![number], one)),
        }
    }
    let worded = |(numbers, of): (Vec<String>, &Fitting)| {
        let sizes = |split: &Vec<u32>| {
            let sizes: Vec<_> = split.iter().map(ToString::to_string).collect();
            sizes.join(", ")
        };
        let all: Vec<_> = of.splits.iter().map(sizes).collect();
        let mut splits = all.join("; ");
        if of.more {
            let args = Args::none().text("splits", splits);
            splits = say(language, "fit-and-others", &args);
        }
        (listed(language, Joint::Or, &numbers), splits)
    };
    groups.into_iter().map(worded).collect()
}
