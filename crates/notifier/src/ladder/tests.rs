use std::collections::BTreeMap;

use workflow::petition::DecidingBody;
use workflow::policy::{BodyChoice, StepLimits};

use super::*;

fn calendar() -> WorkingCalendar {
    let files = [
        include_str!("../../../../config/calendars/vn-2025.toml"),
        include_str!("../../../../config/calendars/vn-2026.toml"),
        include_str!("../../../../config/calendars/vn-2027.toml"),
    ];
    WorkingCalendar::join(files.map(|f| toml::from_str(f).unwrap())).unwrap()
}

fn policy() -> Policy {
    let body = || BodyChoice {
        usual: DecidingBody::StandingMembers,
        for_category: BTreeMap::new(),
    };
    Policy {
        categories: vec![],
        directing: body(),
        reviewing: body(),
        signing: body(),
        limits: StepLimits {
            draft: 5,
            consolidation: 2,
            direction: 2,
            routing: 1,
            reply: 5,
            review: 2,
            second_reply: 3,
            issue: 3,
            announcement: 25,
            objection: 25,
        },
        rounds_before_board: 3,
        extensions: 2,
        route_refusals: 2,
        reopen_within_cycles: 2,
        reopenings_before_board: 3,
        remind_before: vec![3, 1, 0],
        remind_overdue_every: 2,
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Every reminder from a day on, with its date.
fn played(due: &str, from: &str, days: u64) -> Vec<(String, i32)> {
    let (calendar, policy) = (calendar(), policy());
    let dates = day(from).iter_days().take(usize::try_from(days).unwrap());
    dates
        .filter_map(|today| {
            let rung = ladder(day(due), today, &policy, &calendar).unwrap()?;
            Some((today.format("%d/%m").to_string(), rung.offset()))
        })
        .collect()
}

fn expected(list: &[(&str, i32)]) -> Vec<(String, i32)> {
    list.iter().map(|(d, o)| ((*d).to_owned(), *o)).collect()
}

#[test]
fn an_ordinary_week_has_three_then_every_second_working_day() {
    // Thu 22/10/2026, the reply of the worked cycle in domain.md §5.1.
    let list = [
        ("19/10", -3),
        ("21/10", -1),
        ("22/10", 0),
        ("26/10", 2),
        ("28/10", 4),
        ("30/10", 6),
    ];
    assert_eq!(played("2026-10-22", "2026-10-12", 20), expected(&list));
}

#[test]
fn days_off_are_silent_and_not_counted() {
    // Tết 2026: 16 to 20/02 are off; due on the Monday after.
    let list = [
        ("11/02", -3),
        ("13/02", -1),
        ("23/02", 0),
        ("25/02", 2),
        ("27/02", 4),
    ];
    assert_eq!(played("2026-02-23", "2026-02-09", 20), expected(&list));
}

#[test]
fn a_make_up_saturday_counts() {
    // Sat 22/8/2026 is worked.
    let list = [("20/08", -3), ("22/08", -1), ("24/08", 0)];
    assert_eq!(played("2026-08-24", "2026-08-17", 8), expected(&list));
}

#[test]
fn a_due_date_on_a_day_off_is_announced_the_day_before() {
    // Sun 25/10/2026.
    let list = [("20/10", -3), ("22/10", -1), ("23/10", 0), ("27/10", 2)];
    assert_eq!(played("2026-10-25", "2026-10-19", 9), expected(&list));
}

#[test]
fn the_policy_decides() {
    let mut policy = policy();
    policy.remind_before = vec![2];
    policy.remind_overdue_every = 0;
    let (calendar, due) = (calendar(), day("2026-10-22"));
    let on = |today| ladder(due, day(today), &policy, &calendar).unwrap();
    assert_eq!(on("2026-10-20"), Some(Rung::Before(2)));
    assert_eq!(on("2026-10-22"), None);
    assert_eq!(on("2026-10-26"), None);
}

#[test]
fn beyond_the_calendar_nothing_is_guessed() {
    let asked = ladder(day("2028-01-05"), day("2027-12-30"), &policy(), &calendar());
    assert!(
        matches!(asked, Err(CalendarError::CalendarEnds { .. })),
        "{asked:?}"
    );
}

#[test]
fn after_a_standstill_one_reminder_makes_up_for_all() {
    let (calendar, policy) = (calendar(), policy());
    let last = |since, today| {
        last_between(
            day("2026-10-22"),
            day(since),
            day(today),
            &policy,
            &calendar,
        )
        .unwrap()
    };
    let found = Some((day("2026-10-30"), Rung::Overdue(6)));
    assert_eq!(last("2026-10-16", "2026-10-31"), found);
    assert_eq!(last("2026-10-30", "2026-10-31"), None);
}

#[test]
fn the_later_the_higher() {
    let steps: Vec<_> = [Rung::Before(3), Rung::OnTheDay]
        .into_iter()
        .chain([1, 2, 4, 6, 60].map(Rung::Overdue))
        .map(|rung| step(rung, Escalation::default()))
        .collect();
    use Step::{Head, OfficeChief, Specialist, StandingMembers};
    assert_eq!(
        steps,
        [
            Specialist,
            Specialist,
            Specialist,
            Head,
            OfficeChief,
            StandingMembers,
            StandingMembers
        ]
    );
    assert_eq!(OfficeChief.told(), [Specialist, Head, OfficeChief]);
}
