//! A recurring rule in the office's time zone.
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use std::str::FromStr as _;

/// How many instants one look gives at most; more would be a rule of seconds left alone for days.
const MOST: usize = 10_000;

/// A recurring rule: six fields, seconds first, weekdays by name.
#[derive(Clone, Debug)]
pub struct Rule {
    schedule: cron::Schedule,
    zone: Tz,
}

/// Why an expression is no rule, and how to write it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleFault {
    /// Not six fields that can be read.
    #[error(
        "`{expression}` cannot be read: write six fields, seconds first, e.g. `0 30 7 5-10 * *`"
    )]
    Unreadable {
        /// As given.
        expression: String,
    },
    /// Weekdays as numbers mean other days elsewhere (1 is Sunday here, Monday in most tools).
    #[error("`{expression}` names weekdays by number: write MON-FRI")]
    NumberedWeekday {
        /// As given.
        expression: String,
    },
    /// No such day comes within five years, 31 February for one.
    #[error("`{expression}` never comes within five years of {from}")]
    NeverComes {
        /// As given.
        expression: String,
        /// From when it was looked for.
        from: DateTime<Utc>,
    },
}

impl Rule {
    /// A rule in a time zone.
    ///
    /// # Errors
    /// See [`RuleFault`]; `now` is where the look ahead of five years begins.
    pub fn parse(expression: &str, zone: Tz, now: DateTime<Utc>) -> Result<Self, RuleFault> {
        let given = || expression.to_owned();
        let fields: Vec<&str> = expression.split_whitespace().collect();
        let weekdays = fields.get(5).ok_or_else(|| RuleFault::Unreadable {
            expression: given(),
        })?;
        if weekdays.contains(|c: char| c.is_ascii_digit()) {
            return Err(RuleFault::NumberedWeekday {
                expression: given(),
            });
        }
        let schedule = cron::Schedule::from_str(expression).map_err(|_| RuleFault::Unreadable {
            expression: given(),
        })?;
        let rule = Self { schedule, zone };
        let horizon = now + chrono::TimeDelta::days(5 * 366);
        match rule.next(now) {
            Some(next) if next <= horizon => Ok(rule),
            _ => Err(RuleFault::NeverComes {
                expression: given(),
                from: now,
            }),
        }
    }

    /// The next instant after another.
    #[must_use]
    pub fn next(&self, after: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.schedule
            .after(&after.with_timezone(&self.zone))
            .next()
            .map(|at| at.with_timezone(&Utc))
    }

    /// Every instant after `last` up to and including `now`, oldest first. After a standstill it
    /// gives all that was missed; a clock that went back gives nothing.
    #[must_use]
    pub fn due(&self, last: DateTime<Utc>, now: DateTime<Utc>) -> Vec<DateTime<Utc>> {
        self.schedule
            .after(&last.with_timezone(&self.zone))
            .map(|at| at.with_timezone(&Utc))
            .take_while(|at| *at <= now)
            .take(MOST)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Rule, RuleFault};
    use chrono::{DateTime, Utc};
    use chrono_tz::Asia::Ho_Chi_Minh;
    use proptest::prelude::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn window() -> Rule {
        Rule::parse("0 30 7 5-10 * *", Ho_Chi_Minh, at("2025-01-01T00:00:00Z")).unwrap()
    }

    #[test]
    fn days_5_to_10_at_half_past_seven_in_ho_chi_minh_city_over_the_year_end() {
        let due = window().due(at("2025-12-09T01:00:00Z"), at("2026-01-06T00:30:00Z"));
        let texts: Vec<_> = due.iter().map(ToString::to_string).collect();
        assert_eq!(
            texts,
            [
                "2025-12-10 00:30:00 UTC",
                "2026-01-05 00:30:00 UTC",
                "2026-01-06 00:30:00 UTC"
            ]
        );
    }

    #[test]
    fn sixty_days_of_standstill_are_caught_up_in_order() {
        let due = window().due(at("2025-01-04T00:00:00Z"), at("2025-03-05T12:00:00Z"));
        assert_eq!(due.len(), 6 + 6 + 1);
        assert!(due.is_sorted());
    }

    #[test]
    fn a_clock_that_went_back_gives_nothing() {
        assert!(
            window()
                .due(at("2025-03-10T00:00:00Z"), at("2025-03-01T00:00:00Z"))
                .is_empty()
        );
    }

    #[test]
    fn what_is_no_rule_says_how_to_write_it() {
        let parse = |text: &str| Rule::parse(text, Ho_Chi_Minh, at("2025-01-01T00:00:00Z"));
        assert!(matches!(
            parse("30 7 5-10 * *"),
            Err(RuleFault::Unreadable { .. })
        ));
        assert!(matches!(
            parse("0 30 7 * * 1-5"),
            Err(RuleFault::NumberedWeekday { .. })
        ));
        assert!(matches!(
            parse("0 30 7 31 2 *"),
            Err(RuleFault::NeverComes { .. })
        ));
        assert!(matches!(
            parse("mỗi ngày lúc 7 giờ 30 phút"),
            Err(RuleFault::Unreadable { .. } | RuleFault::NumberedWeekday { .. })
        ));
        assert!(parse("0 30 7 5-10 * MON-FRI").is_ok());
    }

    proptest! {
        /// However often one looks, every instant is due exactly once.
        #[test]
        fn looking_twice_finds_nothing_twice(first in 0i64..5_000_000, second in 0i64..5_000_000) {
            let start = at("2025-01-01T00:00:00Z");
            let (a, b) = (first.min(second), first.max(second));
            let (a, b) = (start + chrono::TimeDelta::seconds(a), start + chrono::TimeDelta::seconds(b));
            let mut twice = window().due(start, a);
            twice.extend(window().due(a, b));
            prop_assert_eq!(twice, window().due(start, b));
        }
    }
}
