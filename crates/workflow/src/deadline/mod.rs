//! Deadlines as a pure function of start, rule, ledger and calendar (invariants 16 and 17).
//!
//! A [`Deadline`] stores no due date. It stores the [`DeadlineRule`] it was given and an
//! append-only ledger of pauses, resumptions and extensions; [`Deadline::due`] works the date out
//! and [`Deadline::explain`] lists every day on the way to it. A changed calendar therefore moves
//! an open deadline as soon as it is asked again, and the caller records old and new.
//!
//! How the parts act together:
//! - Counting starts on the day after `start`. A counted due date never falls on a day off.
//! - A paused day is not counted, whatever the rule. A date named outright ([`DeadlineRule::Fixed`],
//!   [`DeadlineRule::NextConference`]) is not moved by pauses unless it falls into one; then it is
//!   the first working day after it.
//! - An extension adds working days. One to a date adds as many as bring the due date there, so a
//!   later pause moves it on as well.
//! - While a pause without an end lasts there is no due date: [`DueError::Paused`].
mod change;
mod ledger;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
mod walk;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::{CalendarError, OffReason, WorkingCalendar};

pub use change::ChangeRefused;
pub use ledger::{Extension, LedgerEntry, LedgerFault};

/// A dated duty: when it began, how it is counted, and what has stretched it since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "ledger::RawDeadline")]
pub struct Deadline {
    start: NaiveDate,
    rule: DeadlineRule,
    ledger: Vec<LedgerEntry>,
}

/// How the due date follows from the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineRule {
    /// So many working days; day 1 is the first one after the start. Zero means the start itself,
    /// rolled to a working day.
    WorkingDays(u16),
    /// So many calendar days, then rolled to a working day.
    CalendarDaysRolled(u16),
    /// A date named by a person or a superior body; it stays even on a day off.
    Fixed(NaiveDate),
    /// The date of the conference that comes next for the cluster (GL-10, GL-16).
    NextConference(NaiveDate),
}

/// There is no due date to give.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DueError {
    /// The count leaves the calendar (B29): refuse, and ask for next year's calendar.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// A pause without an end is running: resume it, or give it an end.
    #[error("paused since {since} without an end: resume it to have a due date")]
    Paused {
        /// First paused day.
        since: NaiveDate,
    },
}

/// One day on the way to the due date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExplainedDay {
    /// The date.
    pub date: NaiveDate,
    /// What the day meant for the deadline.
    pub what: DayMeaning,
    /// Why the day is off by the calendar; `None` for a working day.
    pub off: Option<OffReason>,
}

/// What a day meant for a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DayMeaning {
    /// Counted by the rule, as its `n`-th day.
    Counted(u16),
    /// Counted by an extension.
    Extended {
        /// Which extension of the ledger, from 1.
        extension: u16,
        /// Its `n`-th day.
        day: u16,
    },
    /// A day off: not counted.
    Skipped,
    /// Not counted because the pause at this position of the ledger runs.
    Paused {
        /// Position in [`Deadline::ledger`], from 0; its entry holds the reason.
        entry: usize,
    },
    /// The date the rule names.
    Named,
    /// The working day to which an uncounted date was moved.
    RolledTo,
}

impl Deadline {
    /// A deadline with an empty ledger. The start is the date of the event; it is never counted.
    #[must_use]
    pub const fn new(start: NaiveDate, rule: DeadlineRule) -> Self {
        Self {
            start,
            rule,
            ledger: Vec::new(),
        }
    }

    /// The date of the event from which it counts.
    #[must_use]
    pub const fn start(&self) -> NaiveDate {
        self.start
    }

    /// How it is counted.
    #[must_use]
    pub const fn rule(&self) -> DeadlineRule {
        self.rule
    }

    /// What has been entered since, oldest first.
    #[must_use]
    pub fn ledger(&self) -> &[LedgerEntry] {
        &self.ledger
    }

    /// How many extensions were granted.
    #[must_use]
    pub fn extensions(&self) -> usize {
        self.ledger
            .iter()
            .filter(|e| matches!(e, LedgerEntry::Extended { .. }))
            .count()
    }

    /// The last day on which the duty is done in time; the day runs to its end.
    ///
    /// # Errors
    /// [`DueError`] when the calendar ends first or a pause without an end is in the way.
    pub fn due(&self, calendar: &WorkingCalendar) -> Result<NaiveDate, DueError> {
        walk::due(self, calendar)
    }

    /// Every day after the start up to the due date, each with its meaning; the last one is the
    /// due date. A named date stands alone, without the days before it; a rule of zero working
    /// days begins with the start itself.
    ///
    /// # Errors
    /// As [`Deadline::due`].
    pub fn explain(&self, calendar: &WorkingCalendar) -> Result<Vec<ExplainedDay>, DueError> {
        walk::explain(self, calendar)
    }

    /// How many working days have passed after the due date up to and including `today`; 0 while
    /// it is in time or paused.
    ///
    /// # Errors
    /// [`CalendarError`] when the calendar does not reach the due date or today.
    pub fn days_overdue(
        &self,
        today: NaiveDate,
        calendar: &WorkingCalendar,
    ) -> Result<usize, CalendarError> {
        match self.due(calendar) {
            Ok(due) => calendar.working_days_between(due, today),
            Err(DueError::Paused { .. }) => Ok(0),
            Err(DueError::Calendar(error)) => Err(error),
        }
    }
}
