//! A calendar as it is written down, and what may be wrong with it.
use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::{CalendarEntry, Certainty, DateSpan, DayKind};

/// One calendar file: the dates it answers for, and the exceptions among them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarData {
    /// The dates this file answers for; outside them nothing is known.
    pub coverage: DateSpan,
    /// The dates that differ from the ordinary week.
    #[serde(default)]
    pub entries: Vec<CalendarEntry>,
    /// Periods whose days may still change although the entries name one outcome.
    #[serde(default)]
    pub unsettled: Vec<UnsettledPeriod>,
}

/// Dates around an order that is still awaited: every one of them counts as assumed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnsettledPeriod {
    /// The dates that may still change.
    pub span: DateSpan,
    /// What is awaited, shown to people as it stands.
    pub reason: String,
}

/// What is wrong with calendar data. Each names the date to mend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CalendarFault {
    /// No calendar data at all was given.
    #[error("no calendar data: give at least one calendar file")]
    Nothing,
    /// Two entries speak of the same half of a date.
    #[error("{date} has two entries for the same half day: keep one")]
    DuplicateDate {
        /// The date entered twice.
        date: NaiveDate,
    },
    /// A make-up day on a day that is worked anyway.
    #[error("{date} is a weekday and cannot be a make-up day: only Saturdays and Sundays can")]
    SwapWorkOnWeekday {
        /// The weekday.
        date: NaiveDate,
    },
    /// A swapped or substitute day off on a day that is not worked anyway.
    #[error("{date} is a weekend day and cannot be {kind:?}: name the working day given off")]
    DayOffOnWeekend {
        /// The Saturday or Sunday.
        date: NaiveDate,
        /// The kind that needs a weekday.
        kind: DayKind,
    },
    /// An entry outside what its own file covers.
    #[error("{date} lies outside the coverage {from} to {to}: move it to its year's file")]
    OutsideCoverage {
        /// The entry's date.
        date: NaiveDate,
        /// First date covered.
        from: NaiveDate,
        /// Last date covered.
        to: NaiveDate,
    },
    /// An entry whose source is empty.
    #[error("{date} names no source document")]
    MissingSource {
        /// The entry's date.
        date: NaiveDate,
    },
    /// Two files do not join: a gap, or the same dates twice.
    #[error("coverage ends on {ends} but the next begins on {begins}: files must join day to day")]
    CoverageBroken {
        /// Last date of the earlier file.
        ends: NaiveDate,
        /// First date of the later file.
        begins: NaiveDate,
    },
}

pub(super) const fn is_weekend(day: Weekday) -> bool {
    matches!(day, Weekday::Sat | Weekday::Sun)
}

impl CalendarData {
    /// Every fault of this file, in the order of its entries; empty when it is sound.
    #[must_use]
    pub fn faults(&self) -> Vec<CalendarFault> {
        let each = self.entries.iter().filter_map(|e| self.fault_of(e));
        each.chain(self.duplicates()).collect()
    }

    fn fault_of(&self, entry: &CalendarEntry) -> Option<CalendarFault> {
        let date = entry.date;
        let weekend = is_weekend(date.weekday());
        if !self.coverage.contains(date) {
            let (from, to) = (self.coverage.first(), self.coverage.last());
            return Some(CalendarFault::OutsideCoverage { date, from, to });
        }
        if entry.source.trim().is_empty() {
            return Some(CalendarFault::MissingSource { date });
        }
        match entry.kind {
            DayKind::SwapWork if !weekend => Some(CalendarFault::SwapWorkOnWeekday { date }),
            kind @ (DayKind::SwapOff | DayKind::Substitute) if weekend => {
                Some(CalendarFault::DayOffOnWeekend { date, kind })
            }
            _ => None,
        }
    }

    fn duplicates(&self) -> impl Iterator<Item = CalendarFault> {
        self.entries.iter().enumerate().filter_map(|(i, entry)| {
            let clash =
                |other: &CalendarEntry| other.date == entry.date && other.part.overlaps(entry.part);
            let date = entry.date;
            self.entries[..i]
                .iter()
                .any(clash)
                .then_some(CalendarFault::DuplicateDate { date })
        })
    }

    pub(super) fn certainty_beside_entries(&self, date: NaiveDate) -> Certainty {
        if self.unsettled.iter().any(|u| u.span.contains(date)) {
            Certainty::Assumed
        } else {
            Certainty::Announced
        }
    }
}
