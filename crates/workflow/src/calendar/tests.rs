use chrono::{Datelike, NaiveDate};

use super::fixture::{FILES, d, files, vietnam};
use super::*;

fn entry(date: &str, kind: DayKind) -> CalendarEntry {
    CalendarEntry {
        date: d(date),
        kind,
        part: DayPart::Whole,
        occasion: None,
        status: Certainty::Announced,
        source: "12/QĐ-UBND".into(),
    }
}

fn june(entries: Vec<CalendarEntry>) -> CalendarData {
    let coverage = DateSpan::new(d("01/6/2026"), d("30/6/2026")).unwrap();
    CalendarData {
        coverage,
        entries,
        unsettled: Vec::new(),
    }
}

fn faults(entries: Vec<CalendarEntry>) -> Vec<CalendarFault> {
    WorkingCalendar::join([june(entries)]).unwrap_err()
}

#[test]
fn working_days_follow_the_published_vectors() {
    let vectors = [
        ("10/02/2026", 10, "03/3/2026"),
        ("05/01/2026", 5, "10/01/2026"),
        ("20/11/2026", 3, "26/11/2026"),
        ("28/8/2026", 3, "07/9/2026"),
        ("04/4/2025", 3, "10/4/2025"),
    ];
    for (start, n, due) in vectors {
        assert_eq!(
            vietnam().add_working_days(d(start), n),
            Ok(d(due)),
            "{n} after {start}"
        );
    }
}

#[test]
fn ten_calendar_days_roll_over_days_off() {
    let vectors = [
        ("16/4/2026", "28/4/2026"),
        ("20/8/2026", "03/9/2026"),
        ("06/02/2026", "23/02/2026"),
    ];
    for (start, due) in vectors {
        assert_eq!(
            vietnam().add_calendar_days_rolled(d(start), 10),
            Ok(d(due)),
            "{start}"
        );
    }
}

#[test]
fn the_window_has_the_published_number_of_working_days() {
    let expected = [
        (2025, [5, 4, 4, 3, 5, 4, 4, 4, 4, 5, 4, 4]),
        (2026, [6, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4]),
        (2027, [4, 0, 4, 5, 4, 4, 5, 4, 5, 4, 4, 5]),
    ];
    for (year, counts) in expected {
        for (month, count) in (1..).zip(counts) {
            let day = |n| NaiveDate::from_ymd_opt(year, month, n).unwrap();
            let window = DateSpan::new(day(5), day(10)).unwrap();
            assert_eq!(
                vietnam().working_days_in(window).unwrap().len(),
                count,
                "{month}/{year}"
            );
        }
    }
}

#[test]
fn days_off_on_weekdays_are_those_of_the_table() {
    let cal = vietnam();
    let off = |year| {
        let days = cal.coverage().days().filter(move |day| day.year() == year);
        let off = days.filter(|day| day.weekday().number_from_monday() < 6);
        off.filter(|day| !cal.is_working(*day).unwrap()).count()
    };
    assert_eq!((off(2025), off(2026), off(2027)), (12, 14, 12));
    for makeup in ["26/4/2025", "10/01/2026", "22/8/2026"] {
        assert_eq!(cal.is_working(d(makeup)), Ok(true), "{makeup}");
    }
}

#[test]
fn certainty_marks_the_orders_still_awaited() {
    let cal = vietnam();
    for (date, expected) in [
        ("02/01/2026", Certainty::Announced),
        ("08/02/2027", Certainty::Assumed),
        ("04/02/2027", Certainty::Assumed),
        ("01/9/2027", Certainty::Assumed),
        ("15/02/2027", Certainty::Announced),
    ] {
        assert_eq!(cal.certainty(d(date)), Ok(expected), "{date}");
    }
    let span = DateSpan::new(d("25/01/2027"), d("05/02/2027")).unwrap();
    assert_eq!(cal.certainty_in(span), Ok(Certainty::Assumed));
}

#[test]
fn nothing_is_guessed_outside_the_coverage() {
    let cal = vietnam();
    let ends = |needed| CalendarError::CalendarEnds {
        needed,
        covered_until: d("31/12/2027"),
    };
    assert_eq!(cal.is_working(d("01/01/2028")), Err(ends(d("01/01/2028"))));
    assert_eq!(
        cal.add_working_days(d("30/12/2027"), 2),
        Err(ends(d("01/01/2028")))
    );
    assert_eq!(cal.certainty(d("01/01/2028")), Err(ends(d("01/01/2028"))));
    assert_eq!(
        cal.add_calendar_days_rolled(d("30/12/2027"), 9),
        Err(ends(d("08/01/2028")))
    );
    assert_eq!(cal.roll_forward(NaiveDate::MAX), Err(ends(NaiveDate::MAX)));
    let begins = CalendarError::CalendarBegins {
        needed: d("31/12/2024"),
        covered_from: d("01/01/2025"),
    };
    assert_eq!(cal.previous_working_day(d("01/01/2025")), Err(begins));
}

#[test]
fn half_days_are_slots_and_half_a_day_is_still_a_working_day() {
    let mut morning_off = entry("10/6/2026", DayKind::LocalOff);
    morning_off.part = DayPart::Morning;
    let mut saturday_morning = entry("13/6/2026", DayKind::SwapWork);
    saturday_morning.part = DayPart::Morning;
    let cal = WorkingCalendar::join([june(vec![morning_off, saturday_morning])]).unwrap();
    let span = DateSpan::new(d("10/6/2026"), d("14/6/2026")).unwrap();
    let slots: Vec<_> = cal.slots_in(span).unwrap();
    let at = |date, half| Slot {
        date: d(date),
        half,
    };
    assert_eq!(
        slots,
        [
            at("10/6/2026", HalfDay::Afternoon),
            at("11/6/2026", HalfDay::Morning),
            at("11/6/2026", HalfDay::Afternoon),
            at("12/6/2026", HalfDay::Morning),
            at("12/6/2026", HalfDay::Afternoon),
            at("13/6/2026", HalfDay::Morning),
        ]
    );
    assert_eq!(cal.add_working_days(d("09/6/2026"), 1), Ok(d("10/6/2026")));
    assert_eq!(cal.sub_working_days(d("15/6/2026"), 2), Ok(d("12/6/2026")));
}

#[test]
fn off_reason_names_the_entry_or_the_weekend() {
    let cal = vietnam();
    assert_eq!(
        cal.off_reason(d("21/11/2026")),
        Ok(Some(OffReason::Weekend))
    );
    assert_eq!(cal.off_reason(d("23/11/2026")), Ok(None));
    let Ok(Some(OffReason::Entry(day))) = cal.off_reason(d("24/11/2026")) else {
        panic!("24/11/2026 is a holiday");
    };
    assert_eq!(day.occasion, Some(Occasion::Culture));
}

#[test]
fn data_that_contradicts_itself_is_refused() {
    let date = d("10/6/2026");
    let twice = vec![
        entry("10/6/2026", DayKind::LocalOff),
        entry("10/6/2026", DayKind::SwapOff),
    ];
    assert_eq!(faults(twice), [CalendarFault::DuplicateDate { date }]);
    let makeup = vec![entry("10/6/2026", DayKind::SwapWork)];
    assert_eq!(faults(makeup), [CalendarFault::SwapWorkOnWeekday { date }]);
    let (date, kind) = (d("13/6/2026"), DayKind::SwapOff);
    let saturday = vec![entry("13/6/2026", kind)];
    assert_eq!(
        faults(saturday),
        [CalendarFault::DayOffOnWeekend { date, kind }]
    );
    let (from, to, date) = (d("01/6/2026"), d("30/6/2026"), d("01/7/2026"));
    let late = vec![entry("01/7/2026", DayKind::LocalOff)];
    assert_eq!(
        faults(late),
        [CalendarFault::OutsideCoverage { date, from, to }]
    );
    let mut unsourced = entry("10/6/2026", DayKind::LocalOff);
    unsourced.source = " ".into();
    assert_eq!(
        faults(vec![unsourced]),
        [CalendarFault::MissingSource {
            date: d("10/6/2026")
        }]
    );
    assert_eq!(WorkingCalendar::join([]), Err(vec![CalendarFault::Nothing]));
}

#[test]
fn two_halves_of_one_date_may_have_an_entry_each() {
    let mut morning = entry("10/6/2026", DayKind::LocalOff);
    morning.part = DayPart::Morning;
    let mut afternoon = entry("10/6/2026", DayKind::SwapOff);
    afternoon.part = DayPart::Afternoon;
    let cal = WorkingCalendar::join([june(vec![morning, afternoon])]).unwrap();
    assert_eq!(cal.is_working(d("10/6/2026")), Ok(false));
}

#[test]
fn files_join_day_to_day_in_any_order() {
    let [a, b, c]: [CalendarData; 3] = files().try_into().unwrap();
    let joined = WorkingCalendar::join([c.clone(), a.clone(), b]).unwrap();
    assert_eq!(joined, *vietnam());
    let gap = WorkingCalendar::join([a, c]);
    let (ends, begins) = (d("31/12/2025"), d("01/01/2027"));
    assert_eq!(
        gap,
        Err(vec![CalendarFault::CoverageBroken { ends, begins }])
    );
}

#[test]
fn data_survives_being_written_and_refuses_unknown_fields() {
    for data in files() {
        let text = toml::to_string(&data).unwrap();
        assert_eq!(toml::from_str::<CalendarData>(&text).unwrap(), data);
    }
    let reversed = "coverage = { from = \"2026-12-31\", to = \"2026-01-01\" }";
    assert!(toml::from_str::<CalendarData>(reversed).is_err());
    let unknown = format!("colour = \"red\"\n{}", FILES[0]);
    assert!(toml::from_str::<CalendarData>(&unknown).is_err());
}
