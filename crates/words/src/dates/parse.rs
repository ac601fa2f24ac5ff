//! Dates as people type them.

use std::error::Error;
use std::fmt;
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use workflow::text::fold;

/// Birth dates of the oldest members to plans of the next generation.
const YEARS: RangeInclusive<u32> = 1900..=2100;

/// What only a lunar date says, folded: its first and last month, a leap month, full moon.
const LUNAR: [&str; 7] = [
    "thang gieng",
    "thang chap",
    "thang nhuan",
    "ram thang",
    "am lich",
    "giao thua",
    " al ",
];
/// What stands before the first ten days of a lunar month, folded; before a figure only, for
/// there is a town Móng Cái.
const LUNAR_DAY: [&str; 2] = ["mong ", "mung "];

/// Why a typed date was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateFault {
    /// Nothing was typed.
    Empty,
    /// It is not built like a date.
    NotADate,
    /// No calendar has this day: `31/02/2026`, `29/02/2027`.
    DoesNotExist {
        /// Day as typed.
        day: u32,
        /// Month as typed.
        month: u32,
        /// Year as typed.
        year: u32,
    },
    /// The year is before 1900 or after 2100; also a year of two figures.
    YearOutOfRange {
        /// Year as typed.
        year: u32,
    },
    /// A lunar date, `mồng 5 tháng Giêng`: the calendar date must be given. It is not converted,
    /// since the writer may mean either calendar.
    Lunar,
    /// The date is after today where only the past makes sense.
    InFuture {
        /// The date as understood.
        date: NaiveDate,
    },
}

impl DateFault {
    /// The stable name of the fault, for messages and the API.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "date.empty",
            Self::NotADate => "date.not_a_date",
            Self::DoesNotExist { .. } => "date.does_not_exist",
            Self::YearOutOfRange { .. } => "date.year_out_of_range",
            Self::Lunar => "date.lunar",
            Self::InFuture { .. } => "date.in_future",
        }
    }
}

impl fmt::Display for DateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("no date was given: type day/month/year"),
            Self::NotADate => f.write_str("not a date: type day/month/year, like 05/9/2026"),
            Self::DoesNotExist { day, month, year } => {
                write!(
                    f,
                    "there is no day {day}/{month}/{year}: check day and month"
                )
            }
            Self::YearOutOfRange { year } => {
                write!(
                    f,
                    "year {year} is not between {} and {}",
                    YEARS.start(),
                    YEARS.end()
                )
            }
            Self::Lunar => f.write_str("a lunar date: give it as a calendar date"),
            Self::InFuture { date } => write!(f, "{date} is in the future: give a past date"),
        }
    }
}

impl Error for DateFault {}

/// Reads a date leniently, the day always before the month.
///
/// `5/9/2026`, `05/09/2026`, `5.9.2026`, `5-9-2026`, `ngày 05 tháng 9 năm 2026`, also after a
/// place or weekday (`Gia Lộc, ngày …`), in NFD, with no-break spaces; `2026-09-05` as date fields
/// of browsers send it. Without a year (`5/9`, `ngày 5 tháng 9`) the year is the one that brings
/// the date nearest to `today`.
///
/// # Errors
/// [`DateFault`]; never [`DateFault::InFuture`].
pub fn parse(typed: &str, today: NaiveDate) -> Result<NaiveDate, DateFault> {
    let text = fold(typed).split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Err(DateFault::Empty);
    }
    if is_lunar(&text) {
        return Err(DateFault::Lunar);
    }
    let date = without_place(&text);
    let parts = prose(date)
        .or_else(|| figures(date))
        .ok_or(DateFault::NotADate)?;
    match parts {
        (day, month, Some(year)) => date_of(number(day)?, number(month)?, number(year)?),
        (day, month, None) => nearest(number(day)?, number(month)?, today),
    }
}

/// Reads a date that must not be after `today`: received, signed, held, born.
///
/// # Errors
/// [`DateFault`] as for [`parse`], and [`DateFault::InFuture`] (B25).
pub fn parse_past(typed: &str, today: NaiveDate) -> Result<NaiveDate, DateFault> {
    let date = parse(typed, today)?;
    if date > today {
        Err(DateFault::InFuture { date })
    } else {
        Ok(date)
    }
}

fn is_lunar(text: &str) -> bool {
    let padded = format!("{text} ");
    LUNAR.iter().any(|words| padded.contains(words))
        || LUNAR_DAY.iter().any(|word| {
            padded
                .split(word)
                .skip(1)
                .any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        })
}

/// Day, month and year as typed; the year may be missing.
type Parts<'a> = (&'a str, &'a str, Option<&'a str>);

/// What follows `Gia Lộc, ngày` or `thứ Bảy,`.
fn without_place(text: &str) -> &str {
    let weekday = |first: &str| first.starts_with("thu ") || first == "chu nhat";
    match (text.rsplit_once("ngay"), text.split_once(',')) {
        (Some((_, date)), _) => date.trim(),
        (None, Some((first, date))) if weekday(first) => date.trim(),
        _ => text,
    }
}

/// `05 tháng 9 [năm 2026]`.
fn prose(text: &str) -> Option<Parts<'_>> {
    let (day, after) = text.split_once("thang")?;
    let (month, year) = match after.split_once("nam") {
        Some((month, year)) => (month, Some(year.trim())),
        None => (after, None),
    };
    let month = month.trim().trim_end_matches(',').trim_end();
    Some((day.trim(), month, year))
}

/// `5/9/2026`, `5.9`, `5-9-2026`, `2026-09-05`; a month with its year is no date.
fn figures(text: &str) -> Option<Parts<'_>> {
    let mark = ['/', '.', '-']
        .into_iter()
        .find(|mark| text.contains(*mark))?;
    let parts: Vec<&str> = text.split(mark).map(str::trim).collect();
    match parts[..] {
        [year, month, day] if mark == '-' && year.len() == 4 => Some((day, month, Some(year))),
        [day, month, year] => Some((day, month, Some(year))),
        [day, month] if day.len() <= 2 && month.len() <= 2 => Some((day, month, None)),
        _ => None,
    }
}

/// Western figures only; the plus that a number may have elsewhere is none.
fn number(part: &str) -> Result<u32, DateFault> {
    let plain = part.bytes().all(|b| b.is_ascii_digit());
    let value = if plain { part.parse().ok() } else { None };
    value.ok_or(DateFault::NotADate)
}

fn date_of(day: u32, month: u32, year: u32) -> Result<NaiveDate, DateFault> {
    if !YEARS.contains(&year) {
        return Err(DateFault::YearOutOfRange { year });
    }
    i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or(DateFault::DoesNotExist { day, month, year })
}

fn nearest(day: u32, month: u32, today: NaiveDate) -> Result<NaiveDate, DateFault> {
    let year = today.year();
    let around = (year - 1..=year + 1).filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    let closest = around.min_by_key(|date| (*date - today).num_days().abs());
    let year = year.unsigned_abs();
    closest.ok_or(DateFault::DoesNotExist { day, month, year })
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
