use super::*;
use crate::calendar::fixture::{d, vietnam};

fn working(start: &str, n: u16) -> Deadline {
    Deadline::new(d(start), DeadlineRule::WorkingDays(n))
}

fn due(deadline: &Deadline) -> NaiveDate {
    deadline.due(vietnam()).unwrap()
}

#[test]
fn rules_follow_the_published_vectors() {
    let calendar = |start| Deadline::new(d(start), DeadlineRule::CalendarDaysRolled(10));
    for (deadline, expected) in [
        (working("10/02/2026", 10), "03/3/2026"),
        (working("05/01/2026", 5), "10/01/2026"),
        (working("20/11/2026", 3), "26/11/2026"),
        (working("28/8/2026", 3), "07/9/2026"),
        (working("04/4/2025", 3), "10/4/2025"),
        (working("16/02/2026", 0), "23/02/2026"),
        (calendar("16/4/2026"), "28/4/2026"),
        (calendar("20/8/2026"), "03/9/2026"),
        (calendar("06/02/2026"), "23/02/2026"),
    ] {
        assert_eq!(due(&deadline), d(expected), "{deadline:?}");
    }
}

#[test]
fn a_named_date_stays_even_on_a_day_off() {
    let saturday = d("14/11/2026");
    for rule in [
        DeadlineRule::Fixed(saturday),
        DeadlineRule::NextConference(saturday),
    ] {
        assert_eq!(due(&Deadline::new(d("01/11/2026"), rule)), saturday);
    }
}

#[test]
fn a_named_date_moves_out_of_a_pause_only() {
    let mut named = Deadline::new(d("01/10/2026"), DeadlineRule::Fixed(d("14/10/2026")));
    named
        .pause(d("05/10/2026"), Some(d("07/10/2026")), "chờ tỉnh")
        .unwrap();
    assert_eq!(due(&named), d("14/10/2026"));
    named
        .pause(d("13/10/2026"), Some(d("16/10/2026")), "chờ tỉnh")
        .unwrap();
    assert_eq!(due(&named), d("19/10/2026"));
}

#[test]
fn several_pauses_add_up() {
    let mut reply = working("15/10/2026", 5);
    assert_eq!(due(&reply), d("22/10/2026"));
    reply
        .pause(d("19/10/2026"), None, "chờ ý kiến tỉnh")
        .unwrap();
    assert_eq!(
        reply.due(vietnam()),
        Err(DueError::Paused {
            since: d("19/10/2026")
        })
    );
    reply.resume(d("21/10/2026")).unwrap();
    assert_eq!(due(&reply), d("26/10/2026"));
    reply
        .pause(d("26/10/2026"), Some(d("30/10/2026")), "mưa lũ")
        .unwrap();
    assert_eq!(due(&reply), d("02/11/2026"));
    reply.resume(d("28/10/2026")).unwrap();
    assert_eq!(due(&reply), d("28/10/2026"));
}

#[test]
fn a_pause_after_the_due_date_changes_nothing() {
    let mut reply = working("15/10/2026", 5);
    reply
        .pause(d("23/10/2026"), None, "chờ ý kiến tỉnh")
        .unwrap();
    assert_eq!(due(&reply), d("22/10/2026"));
}

#[test]
fn explanation_lists_every_day_and_ends_on_the_due_date() {
    let mut reply = working("20/11/2026", 3);
    reply
        .pause(d("25/11/2026"), Some(d("25/11/2026")), "chờ ý kiến tỉnh")
        .unwrap();
    let to = Extension::To(d("30/11/2026"));
    reply
        .extend(to, "post-7", "cần kiểm tra thực địa", 2, vietnam())
        .unwrap();
    let days = reply.explain(vietnam()).unwrap();
    let read: Vec<_> = days.iter().map(|day| (day.date, day.what)).collect();
    let extended = |day| DayMeaning::Extended { extension: 1, day };
    assert_eq!(
        read,
        [
            (d("21/11/2026"), DayMeaning::Skipped),
            (d("22/11/2026"), DayMeaning::Skipped),
            (d("23/11/2026"), DayMeaning::Counted(1)),
            (d("24/11/2026"), DayMeaning::Skipped),
            (d("25/11/2026"), DayMeaning::Paused { entry: 0 }),
            (d("26/11/2026"), DayMeaning::Counted(2)),
            (d("27/11/2026"), DayMeaning::Counted(3)),
            (d("28/11/2026"), DayMeaning::Skipped),
            (d("29/11/2026"), DayMeaning::Skipped),
            (d("30/11/2026"), extended(1)),
        ]
    );
    assert!(matches!(&days[3].off, Some(OffReason::Entry(e)) if e.date == d("24/11/2026")));
    assert_eq!(days[0].off, Some(OffReason::Weekend));
}

#[test]
fn a_pause_after_an_extension_to_a_date_moves_it_on() {
    let mut reply = working("15/10/2026", 5);
    let to = Extension::To(d("28/10/2026"));
    assert_eq!(
        reply.extend(to, "post-7", "phức tạp", 2, vietnam()),
        Ok(d("28/10/2026"))
    );
    reply
        .pause(d("26/10/2026"), Some(d("27/10/2026")), "chờ tỉnh")
        .unwrap();
    assert_eq!(due(&reply), d("30/10/2026"));
}

#[test]
fn an_early_resumption_never_undercuts_a_promised_date() {
    let mut reply = working("15/10/2026", 5);
    reply
        .pause(d("19/10/2026"), Some(d("23/10/2026")), "chờ tỉnh")
        .unwrap();
    let to = Extension::To(d("30/10/2026"));
    assert_eq!(
        reply.extend(to, "post-7", "phức tạp", 2, vietnam()),
        Ok(d("30/10/2026"))
    );
    reply.resume(d("20/10/2026")).unwrap();
    assert_eq!(due(&reply), d("30/10/2026"));
}

#[test]
fn extensions_are_counted_and_only_move_later() {
    let mut reply = working("15/10/2026", 5);
    let mut extend = |by| reply.extend(by, "post-7", "phức tạp", 2, vietnam());
    let due = d("22/10/2026");
    for date in ["22/10/2026", "20/10/2026"] {
        assert_eq!(
            extend(Extension::To(d(date))),
            Err(ChangeRefused::NotLater { due })
        );
    }
    assert_eq!(extend(Extension::WorkingDays(2)), Ok(d("26/10/2026")));
    assert_eq!(extend(Extension::To(d("31/10/2026"))), Ok(d("02/11/2026")));
    let refused = Err(ChangeRefused::TooMany {
        granted: 2,
        most: 2,
    });
    assert_eq!(extend(Extension::WorkingDays(1)), refused);
    assert_eq!(reply.extensions(), 2);
}

#[test]
fn ledger_refuses_what_does_not_fit() {
    let mut reply = working("15/10/2026", 5);
    let entry = 0;
    assert_eq!(
        reply.resume(d("19/10/2026")),
        Err(LedgerFault::NotPaused { entry })
    );
    let (from, earliest) = (d("14/10/2026"), d("15/10/2026"));
    let early = reply.pause(from, None, "chờ tỉnh");
    assert_eq!(
        early,
        Err(LedgerFault::PauseTooEarly {
            entry,
            from,
            earliest
        })
    );
    assert_eq!(
        reply.pause(d("19/10/2026"), None, " "),
        Err(LedgerFault::MissingReason { entry })
    );
    let reversed = reply.pause(d("19/10/2026"), Some(d("18/10/2026")), "chờ tỉnh");
    assert_eq!(reversed, Err(LedgerFault::PauseReversed { entry }));
    reply.pause(d("19/10/2026"), None, "chờ tỉnh").unwrap();
    let entry = 1;
    let again = reply.pause(d("20/10/2026"), None, "chờ tỉnh");
    assert_eq!(again, Err(LedgerFault::StillPaused { entry }));
    let still = Err(ChangeRefused::Ledger(LedgerFault::StillPaused { entry }));
    let days = Extension::WorkingDays(1);
    assert_eq!(
        reply.extend(days, "post-7", "phức tạp", 2, vietnam()),
        still
    );
    assert_eq!(
        reply.resume(d("18/10/2026")),
        Err(LedgerFault::NotPaused { entry })
    );
}

#[test]
fn an_extension_names_its_grantor_and_gives_time() {
    let mut reply = working("15/10/2026", 5);
    let mut extend =
        |days, by: &str| reply.extend(Extension::WorkingDays(days), by, "phức tạp", 2, vietnam());
    let entry = 0;
    let nobody = ChangeRefused::Ledger(LedgerFault::MissingGrantor { entry });
    let nothing = ChangeRefused::Ledger(LedgerFault::EmptyExtension { entry });
    assert_eq!(extend(1, ""), Err(nobody));
    assert_eq!(extend(0, "post-7"), Err(nothing));
}

#[test]
fn overdue_counts_working_days_only() {
    let reply = working("20/11/2026", 1);
    assert_eq!(due(&reply), d("23/11/2026"));
    for (today, days) in [
        ("20/11/2026", 0),
        ("23/11/2026", 0),
        ("24/11/2026", 0),
        ("25/11/2026", 1),
    ] {
        assert_eq!(reply.days_overdue(d(today), vietnam()), Ok(days), "{today}");
    }
    let mut paused = working("20/11/2026", 1);
    paused.pause(d("23/11/2026"), None, "chờ tỉnh").unwrap();
    assert_eq!(paused.days_overdue(d("10/12/2026"), vietnam()), Ok(0));
}

#[test]
fn past_the_calendar_the_deadline_is_refused() {
    let ends = |needed| {
        let covered_until = d("31/12/2027");
        Err(DueError::Calendar(CalendarError::CalendarEnds {
            needed,
            covered_until,
        }))
    };
    let late = working("28/12/2027", 5);
    assert_eq!(late.due(vietnam()), ends(d("01/01/2028")));
    let named = Deadline::new(d("28/12/2027"), DeadlineRule::Fixed(d("05/01/2028")));
    assert_eq!(named.due(vietnam()), ends(d("05/01/2028")));
    let mut open = working("20/12/2027", 5);
    let to = Extension::To(NaiveDate::MAX);
    let refused = open.extend(to, "post-7", "phức tạp", 2, vietnam());
    assert!(matches!(
        refused,
        Err(ChangeRefused::Due(DueError::Calendar(_)))
    ));
    assert_eq!(open.extensions(), 0);
}

#[test]
fn stored_form_is_stable_and_checked_when_read() {
    let mut reply = working("15/10/2026", 5);
    reply.pause(d("19/10/2026"), None, "chờ tỉnh").unwrap();
    reply.resume(d("21/10/2026")).unwrap();
    reply
        .extend(
            Extension::WorkingDays(2),
            "post-7",
            "phức tạp",
            2,
            vietnam(),
        )
        .unwrap();
    let text = serde_json::to_string(&reply).unwrap();
    assert_eq!(
        text,
        "{\"start\":\"2026-10-15\",\"rule\":{\"working_days\":5},\"ledger\":[\
         {\"paused\":{\"from\":\"2026-10-19\",\"reason\":\"chờ tỉnh\"}},\
         {\"resumed\":{\"on\":\"2026-10-21\"}},\
         {\"extended\":{\"by\":{\"working_days\":2},\"granted_by\":\"post-7\",\
         \"reason\":\"phức tạp\"}}]}"
    );
    assert_eq!(serde_json::from_str::<Deadline>(&text).unwrap(), reply);
    let broken = text.replace(
        "\"resumed\":{\"on\":\"2026-10-21\"}",
        "\"resumed\":{\"on\":\"2026-10-01\"}",
    );
    assert!(serde_json::from_str::<Deadline>(&broken).is_err());
}
