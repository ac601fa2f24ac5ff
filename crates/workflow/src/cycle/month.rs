//! The month that names a cycle.
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A month of a year, written `2025-03`; years 1990 to 2199.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CycleMonth {
    /// The first of the month, so that every date of it can be reached without failing.
    first: NaiveDate,
}

/// The text or the numbers name no month.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MonthFault {
    /// Not of the form `2025-03`.
    #[error("{text:?} is not a month: write it as 2025-03")]
    Unreadable {
        /// What was given.
        text: String,
    },
    /// No such month, or a year outside 1990 to 2199.
    #[error("{month}/{year} is out of range: months 1 to 12 of the years 1990 to 2199")]
    OutOfRange {
        /// The year given.
        year: i32,
        /// The month given.
        month: u32,
    },
}

impl CycleMonth {
    /// The month of a year.
    ///
    /// # Errors
    /// [`MonthFault::OutOfRange`] outside months 1 to 12 and years 1990 to 2199.
    pub fn new(year: i32, month: u32) -> Result<Self, MonthFault> {
        let first = NaiveDate::from_ymd_opt(year, month, 1);
        match first.filter(|_| (1990..=2199).contains(&year)) {
            Some(first) => Ok(Self { first }),
            None => Err(MonthFault::OutOfRange { year, month }),
        }
    }

    /// The month in which the date lies.
    ///
    /// # Errors
    /// [`MonthFault::OutOfRange`] for a year outside 1990 to 2199.
    pub fn of(date: NaiveDate) -> Result<Self, MonthFault> {
        Self::new(date.year(), date.month())
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.first.year()
    }

    /// The month of the year, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.first.month()
    }

    /// Its first date.
    #[must_use]
    pub const fn first_day(self) -> NaiveDate {
        self.first
    }

    /// Its last date.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        self.first + Months::new(1) - Days::new(1)
    }

    /// The given day of the month, or its last date where the month is shorter. Day 0 is day 1.
    #[must_use]
    pub fn day(self, day: u8) -> NaiveDate {
        let date = self.first + Days::new(u64::from(day).saturating_sub(1));
        date.min(self.last_day())
    }

    /// The month after; `None` past December 2199.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::of(self.first + Months::new(1)).ok()
    }

    /// The month before; `None` before January 1990.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        Self::of(self.first - Months::new(1)).ok()
    }
}

impl fmt::Display for CycleMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

impl FromStr for CycleMonth {
    type Err = MonthFault;

    fn from_str(text: &str) -> Result<Self, MonthFault> {
        let unreadable = || MonthFault::Unreadable { text: text.into() };
        let (year, month) = text.split_once('-').ok_or_else(unreadable)?;
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if year.len() != 4 || month.len() != 2 || !digits(year) || !digits(month) {
            return Err(unreadable());
        }
        let year = year.parse().map_err(|_| unreadable())?;
        Self::new(year, month.parse().map_err(|_| unreadable())?)
    }
}

impl TryFrom<String> for CycleMonth {
    type Error = MonthFault;

    fn try_from(text: String) -> Result<Self, MonthFault> {
        text.parse()
    }
}

impl From<CycleMonth> for String {
    fn from(month: CycleMonth) -> Self {
        month.to_string()
    }
}
