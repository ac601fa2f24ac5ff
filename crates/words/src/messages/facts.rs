//! Steps that cannot be taken because a fact or a date is missing, explained.
use workflow::calendar::CalendarFault;
use workflow::conference::LeaderFault;
use workflow::cycle::{CycleMonth, PlanError};
use workflow::deadline::DueError;
use workflow::missing::MissingFact;

use super::{Args, Fault, Rendered};
use crate::Language;
use crate::dates::{date_in, month_in};

impl Fault for MissingFact {
    fn rendered(&self, language: Language) -> Rendered {
        let none = Args::none();
        let (key, args) = match self {
            Self::MinutesOpen { code } => ("missing-minutes-open", none.text("code", code.clone())),
            Self::SpeakerNotHeard => ("missing-speaker-not-heard", none),
            Self::CodeGiven => ("missing-code-given", none),
            Self::NotInSession => ("missing-not-in-session", none),
            Self::ConferenceOver => ("missing-conference-over", none),
            Self::ConferenceNotHeld => ("missing-conference-not-held", none),
            Self::NextConferenceUnplanned => ("missing-next-conference-unplanned", none),
            Self::NotIssued => ("missing-not-issued", none),
            Self::NotInDocument { code, symbol } => (
                "missing-not-in-document",
                none.text("code", code.clone())
                    .text("symbol", symbol.clone()),
            ),
            Self::NoIssueGate => ("missing-no-issue-gate", none),
            Self::NotRecorded => ("missing-not-recorded", none),
            Self::NeedsFacts => ("missing-needs-facts", none),
            Self::NotOfCluster => ("missing-not-of-cluster", none),
            Self::MinutesStand => ("missing-minutes-stand", none),
            Self::LastOfficeChief => ("missing-last-office-chief", none),
            Self::NotOfficeChief => ("missing-not-office-chief", none),
            Self::BytesKept { symbol, format } => (
                "missing-bytes-kept",
                none.text("symbol", symbol.clone())
                    .text("format", format.to_uppercase()),
            ),
            Self::SeveralBeginSo => ("missing-several-begin-so", none),
        };
        Rendered::of(language, key, &args)
    }
}

impl Fault for PlanError {
    fn rendered(&self, language: Language) -> Rendered {
        let of = |key, month: CycleMonth| {
            let args = Args::none().text("month", month_in(language, month.first_day()));
            Rendered::of(language, key, &args)
        };
        match *self {
            Self::Calendar(error) => error.rendered(language),
            Self::NoClusters => Rendered::of(language, "plan-no-clusters", &Args::none()),
            Self::NotACycleMonth { month } => of("plan-not-a-cycle-month", month),
            Self::NoNextCycle { month } => of("plan-no-next-cycle", month),
        }
    }
}

impl Fault for DueError {
    fn rendered(&self, language: Language) -> Rendered {
        match *self {
            Self::Calendar(error) => error.rendered(language),
            Self::Paused { since } => {
                let args = Args::none().text("since", date_in(language, since));
                Rendered::of(language, "due-paused", &args)
            }
        }
    }
}

impl Fault for LeaderFault {
    fn rendered(&self, language: Language) -> Rendered {
        let many =
            |people: usize| Args::none().count("count", u32::try_from(people).unwrap_or(u32::MAX));
        let (key, args) = match self {
            Self::NoHead => ("leader-no-head", Args::none()),
            Self::ManyHeads(people) => ("leader-many-heads", many(people.len())),
            Self::HeadNotOnBoard(_) => ("leader-head-not-on-board", Args::none()),
            Self::NoDeputy => ("leader-no-deputy", Args::none()),
            Self::ManyDeputies(people) => ("leader-many-deputies", many(people.len())),
            Self::DeputyNotInCommittee(_) => ("leader-deputy-not-in-committee", Args::none()),
            Self::OnePerson(_) => ("leader-one-person", Args::none()),
        };
        Rendered::of(language, key, &args)
    }
}

impl Fault for CalendarFault {
    fn rendered(&self, language: Language) -> Rendered {
        let none = Args::none();
        let on = |day| Args::none().text("date", date_in(language, day));
        let (key, args) = match *self {
            Self::Nothing => ("calendar-nothing", none),
            Self::DuplicateDate { date } => ("calendar-duplicate-date", on(date)),
            Self::SwapWorkOnWeekday { date } => ("calendar-swap-work-on-weekday", on(date)),
            Self::DayOffOnWeekend { date, .. } => ("calendar-day-off-on-weekend", on(date)),
            Self::OutsideCoverage { date, from, to } => (
                "calendar-outside-coverage",
                on(date)
                    .text("from", date_in(language, from))
                    .text("to", date_in(language, to)),
            ),
            Self::MissingSource { date } => ("calendar-missing-source", on(date)),
            Self::CoverageBroken { ends, begins } => (
                "calendar-coverage-broken",
                none.text("ends", date_in(language, ends))
                    .text("begins", date_in(language, begins)),
            ),
        };
        Rendered::of(language, key, &args)
    }
}
