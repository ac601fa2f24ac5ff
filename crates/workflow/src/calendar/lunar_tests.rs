use super::fixture::d;
use super::{LunarDate, LunarFault};
use chrono::Datelike as _;

/// Tết days of ten years each, as another library has them (lunar-vn 1.4.0 of PyPI).
const TET: [(i32, &str); 12] = [
    (1950, "17/2 06/2 27/1 14/2 03/2 24/1 12/2 31/1 18/2 08/2"),
    (1960, "28/1 15/2 05/2 25/1 13/2 01/2 21/1 09/2 29/1 16/2"),
    (1970, "06/2 27/1 15/2 03/2 23/1 11/2 31/1 18/2 07/2 28/1"),
    (1980, "16/2 05/2 25/1 13/2 02/2 21/1 09/2 29/1 17/2 06/2"),
    (1990, "27/1 15/2 04/2 23/1 10/2 31/1 19/2 07/2 28/1 16/2"),
    (2000, "05/2 24/1 12/2 01/2 22/1 09/2 29/1 17/2 07/2 26/1"),
    (2010, "14/2 03/2 23/1 10/2 31/1 19/2 08/2 28/1 16/2 05/2"),
    (2020, "25/1 12/2 01/2 22/1 10/2 29/1 17/2 06/2 26/1 13/2"),
    (2030, "02/2 23/1 11/2 31/1 19/2 08/2 28/1 15/2 04/2 24/1"),
    (2040, "12/2 01/2 22/1 10/2 30/1 17/2 06/2 26/1 14/2 02/2"),
    (2050, "23/1 11/2 01/2 18/2 08/2 28/1 15/2 04/2 24/1 12/2"),
    (2060, "02/2"),
];

/// Leap months of the same years and library.
const LEAP: [(i32, u8); 40] = [
    (1952, 5),
    (1955, 3),
    (1957, 8),
    (1960, 6),
    (1963, 4),
    (1966, 3),
    (1968, 7),
    (1971, 5),
    (1974, 4),
    (1976, 8),
    (1979, 6),
    (1982, 4),
    (1985, 2),
    (1987, 7),
    (1990, 5),
    (1993, 3),
    (1995, 8),
    (1998, 5),
    (2001, 4),
    (2004, 2),
    (2006, 7),
    (2009, 5),
    (2012, 4),
    (2014, 9),
    (2017, 6),
    (2020, 4),
    (2023, 2),
    (2025, 6),
    (2028, 5),
    (2031, 3),
    (2033, 11),
    (2036, 6),
    (2039, 5),
    (2042, 2),
    (2044, 7),
    (2047, 5),
    (2050, 3),
    (2052, 8),
    (2055, 6),
    (2058, 4),
];

fn day(year: i32, month: u8, day: u8) -> chrono::NaiveDate {
    LunarDate::ordinary(year, month, day).date().unwrap()
}

#[test]
fn tet_falls_where_another_library_has_it_for_110_years() {
    let mut compared = 0;
    for (first, days) in TET {
        for (year, tet) in (first..).zip(days.split(' ')) {
            assert_eq!(day(year, 1, 1), d(&format!("{tet}/{year}")));
            compared += 1;
        }
    }
    assert_eq!(compared, 111);
}

#[test]
fn leap_months_stand_in_those_years_and_in_no_other() {
    let leap = |year, month| LunarDate {
        year,
        month,
        leap: true,
        day: 1,
    };
    for year in 1950..=2060 {
        let found: Vec<u8> = (1..=12).filter(|m| leap(year, *m).date().is_ok()).collect();
        let known = LEAP.iter().filter(|(y, _)| *y == year).map(|(_, m)| *m);
        assert_eq!(found, known.collect::<Vec<_>>(), "{year}");
    }
    assert_eq!(leap(2025, 6).date(), Ok(d("25/7/2025")));
}

#[test]
fn the_vectors_of_the_domain_come_out() {
    let vectors = [
        (2025, "29/01", "07/4"),
        (2026, "17/02", "26/4"),
        (2027, "06/02", "16/4"),
        (2028, "26/01", "04/4"),
        (2029, "13/02", "23/4"),
        (2030, "02/02", "12/4"),
    ];
    for (year, tet, kings) in vectors {
        assert_eq!(day(year, 1, 1), d(&format!("{tet}/{year}")));
        assert_eq!(day(year, 3, 10), d(&format!("{kings}/{year}")));
    }
}

/// The Chinese new year of these years: Vietnam's is another day.
#[test]
fn vietnam_differs_from_china_where_it_should() {
    let china = [
        "30/01/1968",
        "20/02/1985",
        "18/02/2007",
        "03/02/2030",
        "19/02/2053",
    ];
    for other in china.map(d) {
        assert_ne!(day(other.year(), 1, 1), other);
    }
    assert_eq!(day(1985, 1, 1), d("21/01/1985"));
}

#[test]
fn the_year_ends_on_the_eve_of_the_next() {
    for year in 1900..2100 {
        let eve = day(year + 1, 1, 1).pred_opt().unwrap();
        let last = [30, 29]
            .into_iter()
            .find_map(|n| LunarDate::ordinary(year, 12, n).date().ok());
        assert_eq!(last, Some(eve), "{year}");
    }
}

#[test]
fn what_no_calendar_has_is_refused() {
    for wrong in [(2025, 0, 1), (2025, 13, 1), (2025, 1, 0), (2025, 1, 31)] {
        let date = LunarDate::ordinary(wrong.0, wrong.1, wrong.2);
        assert_eq!(date.date(), Err(LunarFault::NoSuchDay(date)));
    }
    let early = LunarDate::new_year(1899).date();
    assert_eq!(early, Err(LunarFault::YearOutside(1899)));
}
