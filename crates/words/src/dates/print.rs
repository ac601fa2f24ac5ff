//! Dates and times as people read them.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};

use crate::Language;

/// `ngày 05 tháng 9 năm 2026`.
#[must_use]
pub fn long(date: NaiveDate) -> String {
    format!(
        "ngày {:02} tháng {} năm {}",
        date.day(),
        month_figure(date),
        date.year()
    )
}

/// `05/9/2026`, `25/01/2021`.
#[must_use]
pub fn short(date: NaiveDate) -> String {
    format!("{:02}/{}/{}", date.day(), month_figure(date), date.year())
}

/// `thứ Hai` to `thứ Bảy`, `Chủ nhật`.
#[must_use]
pub fn weekday(date: NaiveDate) -> &'static str {
    weekday_in(Language::Vi, date)
}

/// `07 giờ 30`, as papers write it.
#[must_use]
pub fn clock(time: NaiveTime) -> String {
    format!("{:02} giờ {:02}", time.hour(), time.minute())
}

/// `tháng 3`, the month in running text, without a zero.
#[must_use]
pub fn month_in_prose(date: NaiveDate) -> String {
    format!("tháng {}", date.month())
}

/// The quarter as papers number it: `I` to `IV`.
#[must_use]
pub fn quarter_roman(date: NaiveDate) -> &'static str {
    match date.quarter() {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    }
}

/// A date in full: `ngày 05 tháng 9 năm 2026`, `5 September 2026`.
#[must_use]
pub fn date_in(language: Language, date: NaiveDate) -> String {
    match language {
        Language::Vi => long(date),
        Language::En => format!("{} {} {}", date.day(), english_month(date), date.year()),
    }
}

/// A date in a table: `05/9/2026`, `5 Sep 2026` (the month in letters, so that nobody reads it
/// the American way).
#[must_use]
pub fn short_in(language: Language, date: NaiveDate) -> String {
    match language {
        Language::Vi => short(date),
        Language::En => format!(
            "{} {} {}",
            date.day(),
            &english_month(date)[..3],
            date.year()
        ),
    }
}

/// `thứ Hai`, `Monday`.
#[must_use]
pub fn weekday_in(language: Language, date: NaiveDate) -> &'static str {
    let (vi, en) = match date.weekday() {
        Weekday::Mon => ("thứ Hai", "Monday"),
        Weekday::Tue => ("thứ Ba", "Tuesday"),
        Weekday::Wed => ("thứ Tư", "Wednesday"),
        Weekday::Thu => ("thứ Năm", "Thursday"),
        Weekday::Fri => ("thứ Sáu", "Friday"),
        Weekday::Sat => ("thứ Bảy", "Saturday"),
        Weekday::Sun => ("Chủ nhật", "Sunday"),
    };
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}

/// `07 giờ 30`, `07:30`; always 24 hours.
#[must_use]
pub fn clock_in(language: Language, time: NaiveTime) -> String {
    match language {
        Language::Vi => clock(time),
        Language::En => format!("{:02}:{:02}", time.hour(), time.minute()),
    }
}

/// The month of a year: `tháng 3 năm 2026`, `tháng 02 năm 2026` with the zero of dates, `March 2026`.
#[must_use]
pub fn month_in(language: Language, date: NaiveDate) -> String {
    match language {
        Language::Vi => format!("tháng {} năm {}", month_figure(date), date.year()),
        Language::En => format!("{} {}", english_month(date), date.year()),
    }
}

/// The quarter of a year: `quý I năm 2026`, `Q1 2026`.
#[must_use]
pub fn quarter_in(language: Language, date: NaiveDate) -> String {
    match language {
        Language::Vi => format!("quý {} năm {}", quarter_roman(date), date.year()),
        Language::En => format!("Q{} {}", date.quarter(), date.year()),
    }
}

/// Months 1 and 2 take a zero, so that nobody can make 11 and 12 of them; the others do not.
fn month_figure(date: NaiveDate) -> String {
    let month = date.month();
    if month <= 2 {
        format!("{month:02}")
    } else {
        month.to_string()
    }
}

fn english_month(date: NaiveDate) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS[date.month0() as usize]
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime};

    use super::*;
    use Language::{En, Vi};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn zeros_stand_before_small_days_and_the_first_two_months_only() {
        for (date, full, brief) in [
            (day(2026, 9, 5), "ngày 05 tháng 9 năm 2026", "05/9/2026"),
            (day(2021, 1, 25), "ngày 25 tháng 01 năm 2021", "25/01/2021"),
            (day(2027, 2, 3), "ngày 03 tháng 02 năm 2027", "03/02/2027"),
            (day(2026, 5, 27), "ngày 27 tháng 5 năm 2026", "27/5/2026"),
            (day(2026, 10, 10), "ngày 10 tháng 10 năm 2026", "10/10/2026"),
            (day(2025, 12, 9), "ngày 09 tháng 12 năm 2025", "09/12/2025"),
        ] {
            assert_eq!(long(date), full);
            assert_eq!(short(date), brief);
        }
    }

    #[test]
    fn a_week_has_its_seven_names() {
        let names: Vec<_> = (5..=11).map(|d| weekday(day(2026, 10, d))).collect();
        let expected = [
            "thứ Hai",
            "thứ Ba",
            "thứ Tư",
            "thứ Năm",
            "thứ Sáu",
            "thứ Bảy",
            "Chủ nhật",
        ];
        assert_eq!(names, expected);
        assert_eq!(weekday_in(En, day(2027, 2, 6)), "Saturday");
    }

    #[test]
    fn months_quarters_and_hours() {
        assert_eq!(month_in_prose(day(2026, 3, 1)), "tháng 3");
        assert_eq!(month_in(Vi, day(2026, 2, 1)), "tháng 02 năm 2026");
        assert_eq!(month_in(En, day(2026, 3, 1)), "March 2026");
        let quarters: Vec<_> = [1, 3, 4, 7, 12]
            .map(|m| quarter_roman(day(2026, m, 1)))
            .into();
        assert_eq!(quarters, ["I", "I", "II", "III", "IV"]);
        assert_eq!(quarter_in(Vi, day(2026, 10, 1)), "quý IV năm 2026");
        assert_eq!(quarter_in(En, day(2026, 10, 1)), "Q4 2026");
        let early = NaiveTime::from_hms_opt(7, 30, 0).unwrap();
        assert_eq!(clock(early), "07 giờ 30");
        assert_eq!(clock_in(En, early), "07:30");
        assert_eq!(
            clock(NaiveTime::from_hms_opt(14, 5, 59).unwrap()),
            "14 giờ 05"
        );
    }

    #[test]
    fn both_languages_say_the_date() {
        let date = day(2026, 9, 5);
        assert_eq!(date_in(Vi, date), "ngày 05 tháng 9 năm 2026");
        assert_eq!(date_in(En, date), "5 September 2026");
        assert_eq!(short_in(Vi, date), "05/9/2026");
        assert_eq!(short_in(En, date), "5 Sep 2026");
    }
}
