//! The working calendar of past years, from the labour law in force then.
//!
//! Orders of single years (day swaps, make-up Saturdays) are not known and not invented, so every
//! day of such a calendar is [`Certainty::Assumed`]. Saturdays have been off since 02/10/1999.
//! What is general knowledge rather than looked up stands in
//! `docs/decisions/0014-calendars-of-past-years.md`.
use super::data::is_weekend;
use super::lunar::{LunarDate, LunarFault};
use super::{
    CalendarData, CalendarEntry, Certainty, DateSpan, DayKind, DayPart, Occasion, UnsettledPeriod,
};
use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Years whose law is written down here. 2025 has a file of its own; it is computed to check.
const YEARS: RangeInclusive<i32> = 2000..=2025;

/// Why a year has no computed calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StatutoryFault {
    /// The law of that year is not written down.
    #[error("holidays are computed for 2000 to 2025 only, not for {0}: add a calendar file")]
    YearOutside(i32),
    /// A lunar holiday has no date.
    #[error(transparent)]
    Lunar(#[from] LunarFault),
}

/// The labour law, by what it says of holidays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Law {
    /// Labour Code 1994: Tết four days, National Day one, no Hùng Kings.
    Code1994,
    /// Its amendment, in force from 11/4/2007: with Hùng Kings.
    Amended2007,
    /// Labour Code 2012, in force from 01/5/2013: Tết five days.
    Code2012,
    /// Labour Code 2019, in force from 01/01/2021: National Day two days.
    Code2019,
}

impl Law {
    fn on(date: NaiveDate) -> Self {
        match (date.year(), date.month(), date.day()) {
            (2021.., ..) => Self::Code2019,
            (2014.., ..) | (2013, 5.., _) => Self::Code2012,
            (2008.., ..) | (2007, 5.., _) | (2007, 4, 11..) => Self::Amended2007,
            _ => Self::Code1994,
        }
    }

    const fn named(self) -> &'static str {
        match self {
            Self::Code1994 => "Bộ luật Lao động 1994, Điều 73",
            Self::Amended2007 => "Bộ luật Lao động 1994, Điều 73 (sửa đổi, bổ sung năm 2007)",
            Self::Code2012 => "Bộ luật Lao động 2012, Điều 115",
            Self::Code2019 => "Bộ luật Lao động 2019, Điều 112",
        }
    }
}

impl CalendarData {
    /// The calendar of a year by law: holidays, lunar ones at UTC+7, and for each on a weekly day
    /// off the next working day.
    ///
    /// # Errors
    /// [`StatutoryFault`] for a year outside 2000 to 2025.
    pub fn statutory(year: i32) -> Result<Self, StatutoryFault> {
        let coverage = coverage(year).ok_or(StatutoryFault::YearOutside(year))?;
        let holidays = holidays(year)?;
        let mut entries: Vec<_> = holidays.iter().map(|(d, o)| holiday(*d, *o)).collect();
        entries.extend(substitutes(&holidays));
        entries.sort_by_key(|e| e.date);
        let unsettled = UnsettledPeriod {
            span: coverage,
            reason: "Tính theo luật và âm lịch; chưa đối chiếu với lịch nghỉ và việc hoán đổi \
                     ngày làm việc của năm"
                .to_owned(),
        };
        Ok(Self {
            coverage,
            entries,
            unsettled: vec![unsettled],
        })
    }
}

fn coverage(year: i32) -> Option<DateSpan> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
    let last = NaiveDate::from_ymd_opt(year, 12, 31)?;
    let span = DateSpan::new(first, last).ok()?;
    YEARS.contains(&year).then_some(span)
}

/// Every holiday of a year with its occasion.
fn holidays(year: i32) -> Result<BTreeMap<NaiveDate, Occasion>, StatutoryFault> {
    let fixed = [
        (1, 1, Occasion::NewYear),
        (4, 30, Occasion::Reunification),
        (5, 1, Occasion::Labour),
        (9, 2, Occasion::National),
    ];
    let dated = fixed.into_iter().filter_map(|(month, day, occasion)| {
        Some((NaiveDate::from_ymd_opt(year, month, day)?, occasion))
    });
    let mut all: BTreeMap<_, _> = dated.collect();
    let tet = LunarDate::new_year(year).date()?;
    all.extend(tet_days(tet).map(|day| (day, Occasion::LunarNewYear)));
    let kings = LunarDate::ordinary(year, 3, 10).date()?;
    if Law::on(kings) >= Law::Amended2007 {
        all.insert(kings, Occasion::HungKings);
    }
    all.extend(beside_national_day(year).map(|day| (day, Occasion::National)));
    Ok(all)
}

/// One day of the old year and three of the new, from 2014 on five days in all: two and three, or
/// one and four where that joins the weekends (Tết on a Tuesday). The split was ordered year by
/// year; this is what the orders remembered of 2014 to 2024 come to.
fn tet_days(tet: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let (before, days) = match (Law::on(tet) >= Law::Code2012, tet.weekday()) {
        (false, _) => (1, 4),
        (true, Weekday::Tue) => (1, 5),
        (true, _) => (2, 5),
    };
    let first = tet.checked_sub_days(Days::new(before)).unwrap_or(tet);
    first.iter_days().take(days)
}

/// The second day of National Day since 2021, on the side that joins the weekend.
fn beside_national_day(year: i32) -> Option<NaiveDate> {
    let day = NaiveDate::from_ymd_opt(year, 9, 2)?;
    let after = matches!(day.weekday(), Weekday::Thu | Weekday::Sun | Weekday::Mon);
    let beside = if after {
        day.succ_opt()
    } else {
        day.pred_opt()
    };
    beside.filter(|_| Law::on(day) >= Law::Code2019)
}

fn holiday(date: NaiveDate, occasion: Occasion) -> CalendarEntry {
    let lunar = matches!(occasion, Occasion::LunarNewYear | Occasion::HungKings);
    let reckoned = if lunar {
        "; âm lịch tính theo múi giờ UTC+7"
    } else {
        ""
    };
    let source = format!("{}{reckoned}", Law::on(date).named());
    entry(date, DayKind::PublicHoliday, occasion, source)
}

/// Each holiday on a Saturday or Sunday gives the next day that is worked otherwise.
fn substitutes(holidays: &BTreeMap<NaiveDate, Occasion>) -> Vec<CalendarEntry> {
    let mut off: Vec<NaiveDate> = holidays.keys().copied().collect();
    let mut given = Vec::new();
    for (lost, occasion) in holidays.iter().filter(|(d, _)| is_weekend(d.weekday())) {
        let worked = |d: &NaiveDate| !is_weekend(d.weekday()) && !off.contains(d);
        let Some(date) = lost.iter_days().find(worked) else {
            continue;
        };
        off.push(date);
        let law = Law::on(*lost).named();
        let source = format!("{law}; nghỉ bù do ngày lễ trùng ngày nghỉ hằng tuần");
        given.push(entry(date, DayKind::Substitute, *occasion, source));
    }
    given
}

fn entry(date: NaiveDate, kind: DayKind, occasion: Occasion, source: String) -> CalendarEntry {
    CalendarEntry {
        date,
        kind,
        part: DayPart::Whole,
        occasion: Some(occasion),
        status: Certainty::Assumed,
        source,
    }
}
