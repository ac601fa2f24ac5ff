//! Counting over working days (domain.md §5.2).
use std::iter::successors;

use chrono::{Days, NaiveDate};

use super::{CalendarError, Certainty, DateSpan, Slot, WorkingCalendar};

impl WorkingCalendar {
    /// The date itself if it is worked, else the next working day.
    ///
    /// # Errors
    /// [`CalendarError`] when the search leaves the covered dates.
    pub fn roll_forward(&self, date: NaiveDate) -> Result<NaiveDate, CalendarError> {
        self.first_working(successors(Some(date), NaiveDate::succ_opt))
    }

    /// The first working day after the date.
    ///
    /// # Errors
    /// [`CalendarError`] when the search leaves the covered dates.
    pub fn next_working_day(&self, date: NaiveDate) -> Result<NaiveDate, CalendarError> {
        self.first_working(successors(date.succ_opt(), NaiveDate::succ_opt))
    }

    /// The last working day before the date.
    ///
    /// # Errors
    /// [`CalendarError`] when the search leaves the covered dates.
    pub fn previous_working_day(&self, date: NaiveDate) -> Result<NaiveDate, CalendarError> {
        self.first_working(successors(date.pred_opt(), NaiveDate::pred_opt))
    }

    fn first_working(
        &self,
        days: impl Iterator<Item = NaiveDate>,
    ) -> Result<NaiveDate, CalendarError> {
        for day in days {
            if self.is_working(day)? {
                return Ok(day);
            }
        }
        // Only at the ends of representable time; every other search ends at the coverage.
        let covered_until = self.coverage().last();
        Err(CalendarError::CalendarEnds {
            needed: NaiveDate::MAX,
            covered_until,
        })
    }

    /// The `n`-th working day after `start`: day 1 is the first working day after it. With
    /// `n` = 0, `start` itself rolled to a working day, so that the result never falls on a day
    /// off.
    ///
    /// # Errors
    /// [`CalendarError`] when the count leaves the covered dates.
    pub fn add_working_days(&self, start: NaiveDate, n: u16) -> Result<NaiveDate, CalendarError> {
        if n == 0 {
            return self.roll_forward(start);
        }
        (0..n).try_fold(start, |day, _| self.next_working_day(day))
    }

    /// The `n`-th working day before `end`; with `n` = 0, `end` itself if worked, else the last
    /// working day before it.
    ///
    /// # Errors
    /// [`CalendarError`] when the count leaves the covered dates.
    pub fn sub_working_days(&self, end: NaiveDate, n: u16) -> Result<NaiveDate, CalendarError> {
        if n == 0 {
            let worked = self.is_working(end)?;
            return if worked {
                Ok(end)
            } else {
                self.previous_working_day(end)
            };
        }
        (0..n).try_fold(end, |day, _| self.previous_working_day(day))
    }

    /// `n` calendar days after `start`, moved to the next working day when that is a day off.
    ///
    /// # Errors
    /// [`CalendarError`] when the date leaves the covered dates.
    pub fn add_calendar_days_rolled(
        &self,
        start: NaiveDate,
        n: u16,
    ) -> Result<NaiveDate, CalendarError> {
        let day = start.checked_add_days(Days::new(n.into()));
        self.roll_forward(day.unwrap_or(NaiveDate::MAX))
    }

    /// The working days of the span, in order.
    ///
    /// # Errors
    /// [`CalendarError`] when the span leaves the covered dates.
    pub fn working_days_in(&self, span: DateSpan) -> Result<Vec<NaiveDate>, CalendarError> {
        self.covered(span.first())?;
        self.covered(span.last())?;
        let mut days = Vec::new();
        for day in span.days() {
            if self.is_working(day)? {
                days.push(day);
            }
        }
        Ok(days)
    }

    /// How many working days lie after `from` up to and including `to`; 0 when `to` is not later.
    ///
    /// # Errors
    /// [`CalendarError`] when a counted date is not covered.
    pub fn working_days_between(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<usize, CalendarError> {
        let first = from.succ_opt().unwrap_or(from);
        match DateSpan::new(first, to) {
            Ok(span) if from < to => Ok(self.working_days_in(span)?.len()),
            _ => Ok(0),
        }
    }

    /// The worked half days of the span, in order.
    ///
    /// # Errors
    /// [`CalendarError`] when the span leaves the covered dates.
    pub fn slots_in(&self, span: DateSpan) -> Result<Vec<Slot>, CalendarError> {
        let mut slots = Vec::new();
        for date in self.working_days_in(span)? {
            let worked = self.working_half_days(date)?;
            slots.extend(worked.iter().map(|half| Slot { date, half }));
        }
        Ok(slots)
    }

    /// The least sure date of the span.
    ///
    /// # Errors
    /// [`CalendarError`] when the span leaves the covered dates.
    pub fn certainty_in(&self, span: DateSpan) -> Result<Certainty, CalendarError> {
        self.covered(span.first())?;
        self.covered(span.last())?;
        let fold = |worst: Certainty, day| Ok(worst.max(self.certainty(day)?));
        span.days().try_fold(Certainty::Announced, fold)
    }
}
