//! The one walk over the calendar that both the due date and its explanation come from.
use chrono::NaiveDate;

use super::ledger::Pauses;
use super::{DayMeaning, Deadline, DeadlineRule, DueError, ExplainedDay, Extension, LedgerEntry};
use crate::calendar::{CalendarError, WorkingCalendar};

pub(super) fn due(deadline: &Deadline, calendar: &WorkingCalendar) -> Result<NaiveDate, DueError> {
    let (pauses, legs) = read_ledger(deadline, calendar)?;
    Ok(Walk::along(deadline, &legs, &pauses, calendar)?.at)
}

pub(super) fn explain(
    deadline: &Deadline,
    calendar: &WorkingCalendar,
) -> Result<Vec<ExplainedDay>, DueError> {
    let (pauses, legs) = read_ledger(deadline, calendar)?;
    Ok(Walk::along(deadline, &legs, &pauses, calendar)?.days)
}

/// An extension in countable terms: so many working days, and not before a promised date.
#[derive(Debug, Clone, Copy, Default)]
struct Leg {
    days: u16,
    not_before: Option<NaiveDate>,
}

impl Leg {
    fn reached(self, counted: u16, at: NaiveDate) -> bool {
        counted >= self.days && self.not_before.is_none_or(|date| at >= date)
    }
}

/// Reads the ledger in order. An extension to a date is worth the working days that separated it
/// from the due date when it was granted, under the pauses known by then.
fn read_ledger(
    deadline: &Deadline,
    calendar: &WorkingCalendar,
) -> Result<(Pauses, Vec<Leg>), DueError> {
    let mut pauses = Pauses::default();
    let mut legs = Vec::new();
    for (i, entry) in deadline.ledger.iter().enumerate() {
        pauses
            .take(deadline.start, i, entry)
            .expect("every way to build a deadline has checked its ledger");
        let LedgerEntry::Extended { by, .. } = entry else {
            continue;
        };
        legs.push(match *by {
            Extension::WorkingDays(days) => Leg {
                days,
                not_before: None,
            },
            Extension::To(date) => {
                let mut walk = Walk::along(deadline, &legs, &pauses, calendar)?;
                let not_before = Some(date);
                let days = walk.extend(
                    0,
                    Leg {
                        days: 0,
                        not_before,
                    },
                )?;
                Leg { days, not_before }
            }
        });
    }
    Ok((pauses, legs))
}

struct Walk<'a> {
    calendar: &'a WorkingCalendar,
    pauses: &'a Pauses,
    at: NaiveDate,
    days: Vec<ExplainedDay>,
}

impl<'a> Walk<'a> {
    fn along(
        deadline: &Deadline,
        legs: &[Leg],
        pauses: &'a Pauses,
        calendar: &'a WorkingCalendar,
    ) -> Result<Self, DueError> {
        let mut walk = Self {
            calendar,
            pauses,
            at: deadline.start,
            days: Vec::new(),
        };
        walk.follow(deadline.rule)?;
        for (number, leg) in (1..).zip(legs) {
            walk.extend(number, *leg)?;
        }
        Ok(walk)
    }

    fn follow(&mut self, rule: DeadlineRule) -> Result<(), DueError> {
        match rule {
            DeadlineRule::WorkingDays(0) | DeadlineRule::CalendarDaysRolled(0) => self.roll(),
            DeadlineRule::WorkingDays(n) => {
                let leg = Leg {
                    days: n,
                    not_before: None,
                };
                self.count(leg, DayMeaning::Counted).map(drop)
            }
            DeadlineRule::CalendarDaysRolled(n) => self.calendar_days(n),
            DeadlineRule::Fixed(date) | DeadlineRule::NextConference(date) => self.name(date),
        }
    }

    /// Counts one extension and says how many working days it took.
    fn extend(&mut self, extension: u16, leg: Leg) -> Result<u16, DueError> {
        self.count(leg, |day| DayMeaning::Extended { extension, day })
    }

    /// Counts working days until the leg is done; it ends on a counted day, or where it began.
    fn count(&mut self, leg: Leg, meaning: impl Fn(u16) -> DayMeaning) -> Result<u16, DueError> {
        let mut counted = 0;
        let mut reached = leg.reached(counted, self.at);
        while !reached {
            self.step()?;
            if self.stands_on(meaning(counted.saturating_add(1)))? {
                counted = counted.saturating_add(1);
                reached = leg.reached(counted, self.at);
            }
        }
        Ok(counted)
    }

    /// Counts calendar days that are not paused, then moves on to a working day.
    fn calendar_days(&mut self, n: u16) -> Result<(), DueError> {
        let mut counted = 0;
        while counted < n {
            self.step()?;
            if !self.paused()? {
                counted += 1;
                self.note(DayMeaning::Counted(counted))?;
            }
        }
        if self.calendar.is_working(self.at)? {
            return Ok(());
        }
        self.step()?;
        self.roll()
    }

    fn name(&mut self, date: NaiveDate) -> Result<(), DueError> {
        self.at = date;
        if self.paused()? {
            self.step()?;
            return self.roll();
        }
        self.note(DayMeaning::Named)
    }

    /// Stays where it is on an unpaused working day, else moves on to the next one.
    fn roll(&mut self) -> Result<(), DueError> {
        while !self.stands_on(DayMeaning::RolledTo)? {
            self.step()?;
        }
        Ok(())
    }

    fn step(&mut self) -> Result<(), DueError> {
        let covered_until = self.calendar.coverage().last();
        let ends = CalendarError::CalendarEnds {
            needed: NaiveDate::MAX,
            covered_until,
        };
        self.at = self.at.succ_opt().ok_or(ends)?;
        Ok(())
    }

    /// Notes today: with the given meaning and `true` on an unpaused working day, else with what
    /// keeps it from counting.
    fn stands_on(&mut self, meaning: DayMeaning) -> Result<bool, DueError> {
        if self.paused()? {
            return Ok(false);
        }
        let working = self.calendar.is_working(self.at)?;
        self.note(if working {
            meaning
        } else {
            DayMeaning::Skipped
        })?;
        Ok(working)
    }

    /// Notes today as paused, if it is.
    fn paused(&mut self) -> Result<bool, DueError> {
        let Some(pause) = self.pauses.on(self.at) else {
            return Ok(false);
        };
        if pause.again.is_none() {
            return Err(DueError::Paused { since: pause.from });
        }
        self.note(DayMeaning::Paused { entry: pause.entry })?;
        Ok(true)
    }

    fn note(&mut self, what: DayMeaning) -> Result<(), DueError> {
        let off = self.calendar.off_reason(self.at)?;
        self.days.push(ExplainedDay {
            date: self.at,
            what,
            off,
        });
        Ok(())
    }
}
