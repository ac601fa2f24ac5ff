//! The lunar calendar of Vietnam (âm lịch), computed at UTC+7.
//!
//! A lunar month begins on the day of a new moon; month 11 holds the winter solstice; where
//! thirteen months lie between two of them, the first without a principal term is a leap month
//! and bears the number of the one before it. The Chinese calendar follows the same rules at
//! UTC+8, which makes it another calendar (Tết 1968, 1985, 2007, 2030, 2053; domain.md §5.3).
use super::moon::{lunation_near, new_moon, twelfth};
use chrono::{Days, NaiveDate};
use std::ops::RangeInclusive;

/// A day of the lunar calendar, by the year that Tết begins in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LunarDate {
    /// The year whose Tết begins the lunar year.
    pub year: i32,
    /// 1 (tháng Giêng) to 12 (tháng Chạp).
    pub month: u8,
    /// The second month of that number.
    pub leap: bool,
    /// 1 to 29 or 30.
    pub day: u8,
}

/// Why a lunar date has no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LunarFault {
    /// Rules and time zones of other centuries were others.
    #[error("the lunar calendar is computed for the years 1900 to 2100, not for {0}")]
    YearOutside(i32),
    /// The year has no such month, or the month no such day.
    #[error("{0:?} is no day of the lunar calendar")]
    NoSuchDay(LunarDate),
}

/// Years the computation answers for. All 1,373 month beginnings of 1950 to 2060 were compared with
/// another library once: one differs, 07/7/1967, whose new moon falls within seconds of midnight.
const YEARS: RangeInclusive<i32> = 1900..=2100;

impl LunarDate {
    /// The first day of a lunar year.
    #[must_use]
    pub const fn new_year(year: i32) -> Self {
        Self::ordinary(year, 1, 1)
    }

    /// A day of a month that is no leap month.
    #[must_use]
    pub const fn ordinary(year: i32, month: u8, day: u8) -> Self {
        Self {
            year,
            month,
            leap: false,
            day,
        }
    }

    /// The date of this day.
    ///
    /// # Errors
    /// [`LunarFault`] where the year is out of range or has no such day.
    pub fn date(self) -> Result<NaiveDate, LunarFault> {
        if !YEARS.contains(&self.year) {
            return Err(LunarFault::YearOutside(self.year));
        }
        self.found().ok_or(LunarFault::NoSuchDay(self))
    }

    fn found(self) -> Option<NaiveDate> {
        // Months 11 and 12 end the lunar year: they stand behind the next winter solstice.
        let solstice_of = self.year + i32::from(self.month >= 11);
        let months = months_before_solstice(solstice_of)?;
        let month = months
            .iter()
            .find(|m| (m.number, m.leap) == (self.month, self.leap))?;
        let day = u64::from(self.day.checked_sub(1)?);
        let date = month.begins.checked_add_days(Days::new(day))?;
        (date < month.ends).then_some(date)
    }
}

/// A lunar month: its first day, and the first day of the next.
#[derive(Debug, Clone, Copy)]
struct Month {
    number: u8,
    leap: bool,
    begins: NaiveDate,
    ends: NaiveDate,
}

/// The months from month 11 of the year before to the last one before month 11 of this year.
fn months_before_solstice(year: i32) -> Option<Vec<Month>> {
    let (first, next) = (eleventh(year - 1)?, eleventh(year)?);
    let mut has_leap = next - first == 13;
    let mut months = Vec::new();
    let mut number = 10;
    for lunation in first..next {
        let (begins, ends) = (new_moon(lunation)?, new_moon(lunation + 1)?);
        let leap = has_leap && lunation > first && twelfth(begins) == twelfth(ends);
        if leap {
            has_leap = false;
        } else {
            number = number % 12 + 1;
        }
        months.push(Month {
            number,
            leap,
            begins,
            ends,
        });
    }
    Some(months)
}

/// The lunation of month 11: the last to begin not later than the winter solstice.
fn eleventh(year: i32) -> Option<i32> {
    /// The sun stands at the winter solstice.
    const SOLSTICE: u8 = 9;
    let end_of_year = NaiveDate::from_ymd_opt(year, 12, 31)?;
    let near = lunation_near(end_of_year) + 1;
    (near - 3..=near)
        .rev()
        .find(|l| new_moon(*l).is_some_and(|day| day <= end_of_year && twelfth(day) < SOLSTICE))
}
