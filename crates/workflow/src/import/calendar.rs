//! Days off of a file beside the calendar there is.
use super::{Change, Checked, Part, RowFault};
use crate::calendar::{CalendarData, CalendarEntry, CalendarFault, DateSpan};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// A day as a file has it.
pub type CalendarRow = CalendarEntry;

/// What rows do to the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Years {
    /// What came of each row.
    pub rows: Vec<Checked<CalendarEntry>>,
    /// The years that are different afterwards, whole.
    pub changed: Vec<CalendarData>,
}

/// What each row does, and the years that are different afterwards. A year of which nothing is
/// known yet begins with the first row that names it, if it follows the years there are.
#[must_use]
pub fn calendar(years: &[CalendarData], rows: &[CalendarRow]) -> Years {
    let mut plan = Plan {
        years: years.to_vec(),
        touched: Vec::new(),
        rows_of: BTreeMap::new(),
    };
    let wanted: Vec<i32> = rows.iter().map(|r| r.date.year()).collect();
    plan.begin_years(&wanted);
    let checked = (0..).zip(rows).map(|(n, row)| plan.take(n, row)).collect();
    let Plan { years, touched, .. } = plan;
    let changed = (0..).zip(years).filter(|(n, _)| touched.contains(n));
    Years {
        rows: checked,
        changed: changed.map(|(_, data)| data).collect(),
    }
}

struct Plan {
    years: Vec<CalendarData>,
    touched: Vec<usize>,
    rows_of: BTreeMap<(NaiveDate, crate::calendar::DayPart), usize>,
}

impl Plan {
    /// Whole years after the last one and before the first one, as long as they join day to day.
    fn begin_years(&mut self, wanted: &[i32]) {
        let known = self.years.iter();
        let ends = known.map(|d| (d.coverage.first(), d.coverage.last()));
        let all: Vec<_> = ends.collect();
        let (first, last) = (all.iter().map(|e| e.0).min(), all.iter().map(|e| e.1).max());
        let (mut low, mut high) = match (first, last, wanted.iter().min()) {
            (Some(first), Some(last), _) => (first.year(), last.year()),
            (.., Some(&year)) => (year, year - 1),
            _ => return,
        };
        while wanted.contains(&(high + 1)) {
            high += 1;
            self.years.extend(whole_year(high));
        }
        while wanted.contains(&(low - 1)) {
            low -= 1;
            self.years.extend(whole_year(low));
        }
    }

    fn take(&mut self, n: usize, row: &CalendarRow) -> Checked<CalendarEntry> {
        if row.source.trim().is_empty() {
            return Err(RowFault::Missing { part: Part::Source });
        }
        let (date, part) = (row.date, row.part);
        let year = date.year();
        let home = self.years.iter().position(|d| d.coverage.contains(date));
        let home = home.ok_or(RowFault::CalendarHole { year })?;
        if let Some(&first) = self.rows_of.get(&(date, part)) {
            return Err(RowFault::Twice { first });
        }
        let mut data = self.years[home].clone();
        let before = data
            .entries
            .iter()
            .position(|e| e.date == date && e.part == part);
        let before = before.map(|at| data.entries.remove(at));
        let mut after = row.clone();
        after.occasion = after.occasion.or(before.as_ref().and_then(|b| b.occasion));
        let parts = before
            .as_ref()
            .map_or_else(Vec::new, |b| differing(b, &after));
        data.entries.push(after.clone());
        data.entries.sort_by_key(|e| e.date);
        if let Some(fault) = data.faults().into_iter().find(|f| day_of(*f) == Some(date)) {
            let what = fault.into();
            return Err(RowFault::Calendar { date, what });
        }
        self.rows_of.insert((date, part), n);
        let change = Change::of(before.as_ref(), after, parts);
        if !matches!(change, Change::Same(_)) {
            self.years[home] = data;
            self.touched.push(home);
        }
        Ok(change)
    }
}

fn whole_year(year: i32) -> Option<CalendarData> {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let coverage = DateSpan::new(day(1, 1)?, day(12, 31)?).ok()?;
    Some(CalendarData {
        coverage,
        entries: Vec::new(),
        unsettled: Vec::new(),
    })
}

fn day_of(fault: CalendarFault) -> Option<NaiveDate> {
    match fault {
        CalendarFault::DuplicateDate { date }
        | CalendarFault::SwapWorkOnWeekday { date }
        | CalendarFault::DayOffOnWeekend { date, .. }
        | CalendarFault::OutsideCoverage { date, .. }
        | CalendarFault::MissingSource { date } => Some(date),
        CalendarFault::Nothing | CalendarFault::CoverageBroken { .. } => None,
    }
}

fn differing(before: &CalendarEntry, after: &CalendarEntry) -> Vec<Part> {
    let pairs = [
        (Part::Kind, before.kind != after.kind),
        (Part::Status, before.status != after.status),
        (Part::Source, before.source != after.source),
    ];
    pairs.into_iter().filter(|p| p.1).map(|p| p.0).collect()
}
