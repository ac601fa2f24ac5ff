use chrono::Days;
use proptest::prelude::*;

use super::*;
use crate::calendar::fixture::{d, vietnam};

fn day(offset: u16) -> NaiveDate {
    d("01/01/2025") + Days::new(offset.into())
}

#[derive(Debug, Clone)]
enum Round {
    Pause {
        gap: u16,
        length: u16,
        resumed: bool,
    },
    ExtendDays(u16),
    ExtendTo(u16),
}

fn rounds() -> impl Strategy<Value = Vec<Round>> {
    let round = prop_oneof![
        (0u16..8, 0u16..8, any::<bool>()).prop_map(|(gap, length, resumed)| Round::Pause {
            gap,
            length,
            resumed
        }),
        (1u16..9).prop_map(Round::ExtendDays),
        (0u16..60).prop_map(Round::ExtendTo),
    ];
    prop::collection::vec(round, 0..7)
}

fn rules() -> impl Strategy<Value = DeadlineRule> {
    (0u16..3, 0u16..30).prop_map(|(kind, n)| match kind {
        0 => DeadlineRule::WorkingDays(n),
        1 => DeadlineRule::CalendarDaysRolled(n),
        _ => DeadlineRule::Fixed(day(500 + n)),
    })
}

/// Plays the rounds; each pause begins some days after the last one ended.
fn play(deadline: &mut Deadline, rounds: &[Round]) {
    let mut free = deadline.start();
    for round in rounds {
        let before = deadline.due(vietnam()).unwrap();
        match *round {
            Round::Pause {
                gap,
                length,
                resumed,
            } => {
                let from = free + Days::new(gap.into());
                let until = from + Days::new(length.into());
                free = until + Days::new(1);
                if resumed {
                    deadline.pause(from, None, "chờ").unwrap();
                    deadline.resume(free).unwrap();
                } else {
                    deadline.pause(from, Some(until), "chờ").unwrap();
                }
                assert!(deadline.due(vietnam()).unwrap() >= before);
            }
            Round::ExtendDays(n) => extend(deadline, Extension::WorkingDays(n), before),
            Round::ExtendTo(n) => {
                extend(
                    deadline,
                    Extension::To(deadline.start() + Days::new(n.into())),
                    before,
                );
            }
        }
    }
}

fn extend(deadline: &mut Deadline, by: Extension, before: NaiveDate) {
    match deadline.extend(by, "post-7", "phức tạp", 9, vietnam()) {
        Ok(due) => {
            assert!(due > before);
            assert_eq!(deadline.due(vietnam()), Ok(due));
            if let Extension::To(date) = by {
                assert!(due >= date);
            }
        }
        Err(refused) => {
            assert_eq!(refused, ChangeRefused::NotLater { due: before });
            assert_eq!(deadline.due(vietnam()), Ok(before));
        }
    }
}

/// Whether one day more in the rule never makes the same ledger fall due earlier.
fn in_order(start: u16, rule: DeadlineRule, rounds: &[Round]) -> bool {
    let mut shorter = Deadline::new(day(start), rule);
    play(&mut shorter, rounds);
    let rule = match rule {
        DeadlineRule::WorkingDays(n) => DeadlineRule::WorkingDays(n + 1),
        DeadlineRule::CalendarDaysRolled(n) => DeadlineRule::CalendarDaysRolled(n + 1),
        named @ (DeadlineRule::Fixed(_) | DeadlineRule::NextConference(_)) => named,
    };
    let longer = Deadline {
        rule,
        ..shorter.clone()
    };
    shorter.due(vietnam()).unwrap() <= longer.due(vietnam()).unwrap()
}

proptest! {
    #[test]
    fn due_is_monotone_in_n(start in 0u16..600, n in 0u16..40, rounds in rounds()) {
        // An extension to a date is worth what was missing under the rule it was granted to, so
        // rules that roll (calendar days, and zero days) are compared without one.
        prop_assert!(in_order(start, DeadlineRule::WorkingDays(n + 1), &rounds));
        let undated: Vec<_> =
            rounds.into_iter().filter(|r| !matches!(r, Round::ExtendTo(_))).collect();
        prop_assert!(in_order(start, DeadlineRule::WorkingDays(n), &undated));
        prop_assert!(in_order(start, DeadlineRule::CalendarDaysRolled(n), &undated));
    }

    #[test]
    fn explanation_agrees_with_rule_and_due(
        start in 0u16..600, rule in rules(), rounds in rounds(),
    ) {
        let mut deadline = Deadline::new(day(start), rule);
        play(&mut deadline, &rounds);
        let days = deadline.explain(vietnam()).unwrap();
        let due = deadline.due(vietnam()).unwrap();
        prop_assert_eq!(days.last().map(|day| day.date), Some(due));
        prop_assert!(days.windows(2).all(|w| w[0].date.succ_opt() == Some(w[1].date)));
        let counted = days.iter().filter(|day| matches!(day.what, DayMeaning::Counted(_))).count();
        let expected = match rule {
            DeadlineRule::WorkingDays(n) | DeadlineRule::CalendarDaysRolled(n) => usize::from(n),
            DeadlineRule::Fixed(_) | DeadlineRule::NextConference(_) => 0,
        };
        prop_assert_eq!(counted, expected);
    }

    #[test]
    fn counted_deadlines_never_fall_on_a_day_off(
        start in 0u16..600, rule in rules(), rounds in rounds(),
    ) {
        let mut deadline = Deadline::new(day(start), rule);
        play(&mut deadline, &rounds);
        let due = deadline.due(vietnam()).unwrap();
        let named = matches!(rule, DeadlineRule::Fixed(date) if date == due);
        prop_assert!(named || vietnam().is_working(due).unwrap());
    }

    #[test]
    fn stored_deadlines_read_back(start in 0u16..600, rule in rules(), rounds in rounds()) {
        let mut deadline = Deadline::new(day(start), rule);
        play(&mut deadline, &rounds);
        let text = serde_json::to_string(&deadline).unwrap();
        prop_assert_eq!(serde_json::from_str::<Deadline>(&text).unwrap(), deadline);
    }
}
