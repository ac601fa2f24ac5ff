use super::fixture::{d, files};
use super::{CalendarData, Certainty, DayKind, StatutoryFault, WorkingCalendar};

/// Weekdays off in a year, as "day/month".
fn off(year: i32) -> Vec<String> {
    let data = CalendarData::statutory(year).unwrap();
    let calendar = WorkingCalendar::join([data.clone()]).unwrap();
    let weekend = |date: &chrono::NaiveDate| calendar.entries_on(*date).is_empty();
    data.coverage
        .days()
        .filter(|day| !calendar.is_working(*day).unwrap() && !weekend(day))
        .filter(|day| !super::data::is_weekend(chrono::Datelike::weekday(day)))
        .map(|day| day.format("%-d/%-m").to_string())
        .collect()
}

#[test]
fn years_follow_the_law_in_force_then() {
    let years = [
        // Tết 29/01, a Sunday: 28 to 31/01 with two substitutes; 30/4 is a Sunday; no Hùng Kings.
        (2006, "30/1 31/1 1/2 2/2 1/5 2/5 2/1 4/9"),
        // Hùng Kings for the first time, 26/4.
        (2007, "1/1 16/2 19/2 20/2 21/2 26/4 30/4 1/5 3/9"),
        // Still four days in the year of the new code, which came into force in May.
        (2013, "1/1 11/2 12/2 13/2 14/2 19/4 30/4 1/5 2/9"),
        (2014, "1/1 29/1 30/1 31/1 3/2 4/2 9/4 30/4 1/5 2/9"),
        (2019, "1/1 4/2 5/2 6/2 7/2 8/2 15/4 30/4 1/5 2/9"),
        (2020, "1/1 23/1 24/1 27/1 28/1 29/1 2/4 30/4 1/5 2/9"),
        // National Day is two days from here on.
        (2021, "1/1 10/2 11/2 12/2 15/2 16/2 21/4 30/4 3/5 2/9 3/9"),
        // Hùng Kings 29/4 and 30/4 on a weekend push two substitutes behind 01/5.
        (2023, "2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9"),
        (2024, "1/1 8/2 9/2 12/2 13/2 14/2 18/4 30/4 1/5 2/9 3/9"),
    ];
    for (year, days) in years {
        let (mut got, mut want) = (
            off(year),
            days.split(' ').map(str::to_owned).collect::<Vec<_>>(),
        );
        got.sort();
        want.sort();
        assert_eq!(got, want, "{year}");
    }
}

/// 2025 by law is the file of 2025 without its one swap.
#[test]
fn the_year_with_a_file_agrees_with_it() {
    let days = |data: &CalendarData| {
        let kept = data
            .entries
            .iter()
            .filter(|e| !matches!(e.kind, DayKind::SwapOff | DayKind::SwapWork));
        kept.map(|e| (e.date, e.kind, e.occasion))
            .collect::<Vec<_>>()
    };
    let computed = CalendarData::statutory(2025).unwrap();
    assert_eq!(days(&computed), days(&files()[0]));
}

#[test]
fn all_years_join_the_files_and_every_day_of_them_is_assumed() {
    let computed = (2006..=2024).map(|y| CalendarData::statutory(y).unwrap());
    let calendar = WorkingCalendar::join(computed.chain(files())).unwrap();
    assert_eq!(calendar.coverage().first(), d("01/01/2006"));
    for day in [d("01/01/2006"), d("15/8/2010"), d("31/12/2024")] {
        assert_eq!(calendar.certainty(day), Ok(Certainty::Assumed));
    }
    assert_eq!(
        calendar.certainty(d("02/01/2025")),
        Ok(Certainty::Announced)
    );
    let swapped = |f: &CalendarData| {
        f.coverage.last() < d("01/01/2025")
            && f.entries.iter().any(|e| {
                e.status != Certainty::Assumed
                    || !matches!(e.kind, DayKind::PublicHoliday | DayKind::Substitute)
            })
    };
    assert!(!calendar.files().iter().any(swapped));
}

#[test]
fn each_entry_names_its_law() {
    let source = |year: i32, date: &str| {
        let data = CalendarData::statutory(year).unwrap();
        data.entries
            .into_iter()
            .find(|e| e.date == d(date))
            .map(|e| e.source)
    };
    let laws = [
        (2006, "02/9/2006", "Bộ luật Lao động 1994, Điều 73"),
        (
            2007,
            "26/4/2007",
            "Bộ luật Lao động 1994, Điều 73 (sửa đổi, bổ sung năm 2007); âm lịch tính theo múi giờ UTC+7",
        ),
        (
            2013,
            "30/4/2013",
            "Bộ luật Lao động 1994, Điều 73 (sửa đổi, bổ sung năm 2007)",
        ),
        (2013, "01/5/2013", "Bộ luật Lao động 2012, Điều 115"),
        (2020, "02/9/2020", "Bộ luật Lao động 2012, Điều 115"),
        (2021, "02/9/2021", "Bộ luật Lao động 2019, Điều 112"),
        (
            2006,
            "04/9/2006",
            "Bộ luật Lao động 1994, Điều 73; nghỉ bù do ngày lễ trùng ngày nghỉ hằng tuần",
        ),
    ];
    for (year, date, law) in laws {
        assert_eq!(source(year, date).as_deref(), Some(law), "{date}");
    }
}

#[test]
fn years_whose_law_is_not_written_down_are_refused() {
    for year in [1999, 2026] {
        let fault = CalendarData::statutory(year).unwrap_err();
        assert_eq!(fault, StatutoryFault::YearOutside(year));
    }
}
