//! The joined calendar and what it says of a single date.
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::data::is_weekend;
use super::{
    CalendarData, CalendarEntry, CalendarFault, Certainty, DateSpan, DayKind, HalfDay, WorkedHalves,
};

/// A checked calendar over one unbroken run of dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingCalendar {
    coverage: DateSpan,
    entries: BTreeMap<NaiveDate, Vec<CalendarEntry>>,
    files: Vec<CalendarData>,
}

/// A date was asked for that the calendar knows nothing about. Nothing is guessed (B29).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// The date lies after the last covered date.
    #[error(
        "the calendar ends on {covered_until} but {needed} is needed: add the next year's calendar"
    )]
    CalendarEnds {
        /// The first date that had no answer.
        needed: NaiveDate,
        /// The last date with an answer.
        covered_until: NaiveDate,
    },
    /// The date lies before the first covered date.
    #[error(
        "the calendar begins on {covered_from} but {needed} is needed: add the earlier calendar"
    )]
    CalendarBegins {
        /// The date that had no answer.
        needed: NaiveDate,
        /// The first date with an answer.
        covered_from: NaiveDate,
    },
}

/// Why no half of a date is worked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum OffReason {
    /// An ordinary Saturday or Sunday.
    Weekend,
    /// An entry of the calendar (the first of the date where each half has its own).
    Entry(CalendarEntry),
}

/// Everything the calendar says of one date; what a calendar page shows in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CalendarDay {
    /// The date.
    pub date: NaiveDate,
    /// The halves worked.
    pub worked: WorkedHalves,
    /// The entries of the date, in the order of the file.
    pub entries: Vec<CalendarEntry>,
    /// How sure all this is.
    pub certainty: Certainty,
}

impl WorkingCalendar {
    /// Checks the files and joins them, in any order, into one run of dates.
    ///
    /// # Errors
    /// Every [`CalendarFault`] found, file after file by date; never an empty list.
    pub fn join(files: impl IntoIterator<Item = CalendarData>) -> Result<Self, Vec<CalendarFault>> {
        let mut files: Vec<_> = files.into_iter().collect();
        files.sort_by_key(|f| f.coverage.first());
        let coverage = joined_coverage(&files);
        let mut faults: Vec<_> = files.iter().flat_map(CalendarData::faults).collect();
        faults.extend(broken_joins(&files));
        match coverage {
            Some(coverage) if faults.is_empty() => Ok(Self {
                coverage,
                entries: by_date(&files),
                files,
            }),
            Some(_) => Err(faults),
            None => Err(vec![CalendarFault::Nothing]),
        }
    }

    /// The dates the calendar answers for.
    #[must_use]
    pub const fn coverage(&self) -> DateSpan {
        self.coverage
    }

    /// The files it was joined from, by date.
    #[must_use]
    pub fn files(&self) -> &[CalendarData] {
        &self.files
    }

    /// The halves of the date that are worked: weekdays unless an entry gives them off, make-up
    /// days because an entry says so.
    ///
    /// # Errors
    /// [`CalendarError`] when the date is not covered.
    pub fn working_half_days(&self, date: NaiveDate) -> Result<WorkedHalves, CalendarError> {
        self.covered(date)?;
        let weekday = !is_weekend(date.weekday());
        let mut worked = WorkedHalves {
            morning: weekday,
            afternoon: weekday,
        };
        for entry in self.entries_on(date) {
            let value = entry.kind == DayKind::SwapWork;
            if entry.part.covers(HalfDay::Morning) {
                worked.morning = value;
            }
            if entry.part.covers(HalfDay::Afternoon) {
                worked.afternoon = value;
            }
        }
        Ok(worked)
    }

    /// Whether at least one half of the date is worked.
    ///
    /// # Errors
    /// [`CalendarError`] when the date is not covered.
    pub fn is_working(&self, date: NaiveDate) -> Result<bool, CalendarError> {
        Ok(self.working_half_days(date)?.any())
    }

    /// Why the date is a day off; `None` for a working day.
    ///
    /// # Errors
    /// [`CalendarError`] when the date is not covered.
    pub fn off_reason(&self, date: NaiveDate) -> Result<Option<OffReason>, CalendarError> {
        if self.is_working(date)? {
            return Ok(None);
        }
        let entry = self.entries_on(date).iter().find(|e| e.kind.is_off());
        Ok(Some(entry.map_or(OffReason::Weekend, |e| {
            OffReason::Entry(e.clone())
        })))
    }

    /// How sure the calendar is of the date: assumed if an entry is, or if an order that may
    /// touch the date is still awaited.
    ///
    /// # Errors
    /// [`CalendarError`] when the date is not covered.
    pub fn certainty(&self, date: NaiveDate) -> Result<Certainty, CalendarError> {
        self.covered(date)?;
        let entries = self.entries_on(date).iter().map(|e| e.status);
        let file = self.files.iter().find(|f| f.coverage.contains(date));
        let beside = file.map(|f| f.certainty_beside_entries(date));
        Ok(entries.chain(beside).max().unwrap_or(Certainty::Announced))
    }

    /// Everything the calendar says of the date.
    ///
    /// # Errors
    /// [`CalendarError`] when the date is not covered.
    pub fn day(&self, date: NaiveDate) -> Result<CalendarDay, CalendarError> {
        Ok(CalendarDay {
            date,
            worked: self.working_half_days(date)?,
            entries: self.entries_on(date).to_vec(),
            certainty: self.certainty(date)?,
        })
    }

    /// The entries of the date, in the order of the file; empty for ordinary dates.
    #[must_use]
    pub fn entries_on(&self, date: NaiveDate) -> &[CalendarEntry] {
        self.entries.get(&date).map_or(&[], Vec::as_slice)
    }

    pub(super) fn covered(&self, needed: NaiveDate) -> Result<(), CalendarError> {
        let (covered_from, covered_until) = (self.coverage.first(), self.coverage.last());
        if needed > covered_until {
            Err(CalendarError::CalendarEnds {
                needed,
                covered_until,
            })
        } else if needed < covered_from {
            Err(CalendarError::CalendarBegins {
                needed,
                covered_from,
            })
        } else {
            Ok(())
        }
    }
}

fn joined_coverage(files: &[CalendarData]) -> Option<DateSpan> {
    let first = files.iter().map(|f| f.coverage.first()).min()?;
    let last = files.iter().map(|f| f.coverage.last()).max()?;
    DateSpan::new(first, last).ok()
}

fn broken_joins(files: &[CalendarData]) -> impl Iterator<Item = CalendarFault> {
    files.windows(2).filter_map(|pair| {
        let (ends, begins) = (pair[0].coverage.last(), pair[1].coverage.first());
        let joins = ends.succ_opt() == Some(begins);
        (!joins).then_some(CalendarFault::CoverageBroken { ends, begins })
    })
}

fn by_date(files: &[CalendarData]) -> BTreeMap<NaiveDate, Vec<CalendarEntry>> {
    let mut map: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for entry in files.iter().flat_map(|f| &f.entries) {
        map.entry(entry.date).or_default().push(entry.clone());
    }
    map
}
