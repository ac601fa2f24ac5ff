use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::{DateFault, parse, parse_past};
use crate::Language;
use crate::dates::{date_in, long, short, weekday};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn today() -> NaiveDate {
    day(2026, 11, 22)
}

#[test]
fn every_way_of_writing_a_date_is_read() {
    for typed in [
        "5/9/2026",
        "05/09/2026",
        "05/9/2026",
        "5.9.2026",
        "5-9-2026",
        " 5 / 9 / 2026 ",
        "5\u{A0}/\u{A0}9/2026",
        "2026-09-05",
        "ngày 05 tháng 9 năm 2026",
        "Ngày 5 tháng 09, năm 2026",
        "nga\u{300}y 05 tha\u{301}ng 9 na\u{306}m 2026",
        "ngày\u{A0}05\u{A0}tháng\u{A0}9\u{A0}năm\u{A0}2026",
        "5 tháng 9 năm 2026",
        "Gia Lộc, ngày 05 tháng 9 năm 2026",
        "Móng Cái, ngày 05 tháng 9 năm 2026",
        "Thăng Bình, Quảng Nam, ngày 05 tháng 9 năm 2026",
        "thứ Bảy, 5 tháng 9 năm 2026",
        "thứ Năm, 05/9/2026",
        "Chủ nhật, 5/9",
        "Giếng Đáy, ngày 05/9/2026",
        "thứ Bảy, ngày 05/9/2026",
        "NGÀY 05 THÁNG 9 NĂM 2026",
        "5/9",
        "ngày 5 tháng 9",
    ] {
        assert_eq!(parse(typed, today()), Ok(day(2026, 9, 5)), "{typed}");
    }
}

#[test]
fn the_day_comes_before_the_month() {
    assert_eq!(parse("3/4/2026", today()), Ok(day(2026, 4, 3)));
    let fault = DateFault::DoesNotExist {
        day: 4,
        month: 13,
        year: 2026,
    };
    assert_eq!(parse("4/13/2026", today()), Err(fault));
}

#[test]
fn days_that_do_not_exist_are_named() {
    for (typed, day, month, year) in [
        ("31/02/2026", 31, 2, 2026),
        ("29/02/2027", 29, 2, 2027),
        ("0/1/2026", 0, 1, 2026),
    ] {
        let fault = DateFault::DoesNotExist { day, month, year };
        assert_eq!(parse(typed, today()), Err(fault));
    }
    assert_eq!(parse("29/02/2028", today()), Ok(day(2028, 2, 29)));
    assert!(matches!(
        parse("31/6", today()),
        Err(DateFault::DoesNotExist { .. })
    ));
}

#[test]
fn years_have_their_range() {
    for (typed, year) in [
        ("00/00/0000", 0),
        ("1/1/0001", 1),
        ("1/1/1899", 1899),
        ("1/1/2101", 2101),
        ("5/9/26", 26),
        ("1/1/9999", 9999),
        ("1/1/10000", 10_000),
    ] {
        let fault = DateFault::YearOutOfRange { year };
        assert_eq!(parse(typed, today()), Err(fault), "{typed}");
    }
    assert_eq!(parse("1/1/1900", today()), Ok(day(1900, 1, 1)));
    assert_eq!(parse("13/6/1975", today()), Ok(day(1975, 6, 13)));
    assert_eq!(parse("31/12/2100", today()), Ok(day(2100, 12, 31)));
}

#[test]
fn lunar_words_ask_for_a_calendar_date() {
    for typed in [
        "mồng 5 tháng Giêng",
        "mùng 3 Tết",
        "ngày 10 tháng Chạp",
        "rằm tháng 7",
        "10/3 âm lịch",
        "10/3 AL",
        "mung 3/1",
        "mo\u{302}\u{300}ng 5 tha\u{301}ng 9",
    ] {
        assert_eq!(parse(typed, today()), Err(DateFault::Lunar), "{typed}");
    }
}

#[test]
fn other_texts_are_no_dates() {
    assert_eq!(parse(" \u{A0}", today()), Err(DateFault::Empty));
    for typed in [
        "hôm nay",
        "5",
        "5/9/2026/1",
        "5/9.2026",
        "a/b/c",
        "5//2026",
        "/",
        "-5/9/2026",
        "+5/9/2026",
        "10/2025",
        "2025-10",
        "tháng 9",
        "ngày tháng năm",
        "５/９/２０２６",
        "5/9/2026 x",
        "1e1/9/2026",
        "99999999999/1/2026",
        "ngày 5 tháng chín năm 2026",
        "Gia Lộc, 5/9/2026",
        "ngày",
        "ngày ngày",
        "05-BC/HU",
    ] {
        assert_eq!(parse(typed, today()), Err(DateFault::NotADate), "{typed}");
    }
}

#[test]
fn a_missing_year_is_the_nearest() {
    let new_year = day(2027, 1, 3);
    assert_eq!(parse("28/12", new_year), Ok(day(2026, 12, 28)));
    assert_eq!(parse("5/1", day(2026, 12, 30)), Ok(day(2027, 1, 5)));
    assert_eq!(parse("29/2", day(2027, 5, 1)), Ok(day(2028, 2, 29)));
}

#[test]
fn a_past_date_is_not_after_today() {
    assert_eq!(parse_past("22/11/2026", today()), Ok(today()));
    let fault = DateFault::InFuture {
        date: day(2026, 11, 23),
    };
    assert_eq!(parse_past("23/11/2026", today()), Err(fault));
    assert_eq!(fault.code(), "date.in_future");
    assert_eq!(parse_past("x", today()), Err(DateFault::NotADate));
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(offset in 0..73_414_u64) {
        let date = day(1900, 1, 1) + Days::new(offset);
        let spoken = format!("{}, {}", weekday(date), long(date)).nfd().collect::<String>();
        for typed in [long(date), short(date), date.to_string(), spoken] {
            prop_assert_eq!(parse(&typed, today()), Ok(date), "{}", typed);
        }
        prop_assert!(date_in(Language::En, date).ends_with(&date.format("%Y").to_string()));
    }

    #[test]
    fn no_text_breaks_the_reader(typed in "\\PC*|[0-9]{0,12}[-/. ]?[0-9]{0,12}[-/. ]?[0-9]{0,12}") {
        if let Ok(date) = parse(&typed, today()) {
            prop_assert!(day(1900, 1, 1) <= date && date <= day(2100, 12, 31));
        }
    }
}
