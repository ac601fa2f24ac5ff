//! Which reminder of a deadline is due on a day, and who hears of it (domain.md §5.1).
//!
//! A reminder before the date, on the day, then every few working days; never on a day off. The
//! outbox key is `ladder:{deadline}:{offset}:{person}`, with [`Rung::offset`].
use chrono::NaiveDate;
use workflow::calendar::{CalendarError, WorkingCalendar};
use workflow::policy::Policy;

/// One reminder of the ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rung {
    /// So many working days are left, at least 1.
    Before(u16),
    /// The last day.
    OnTheDay,
    /// So many working days have passed since, at least 1.
    Overdue(u16),
}

impl Rung {
    /// Working days from the due date: −3, 0, 2.
    #[must_use]
    pub fn offset(self) -> i32 {
        match self {
            Self::Before(days) => -i32::from(days),
            Self::OnTheDay => 0,
            Self::Overdue(days) => i32::from(days),
        }
    }
}

/// The reminder that is due on the day by the policy's offsets; none on a day off.
///
/// Should the due date itself be a day off, the reminder of the day goes out on the last working
/// day before it.
///
/// # Errors
/// [`CalendarError`] when a day between today and the due date is not covered (B29).
pub fn ladder(
    due: NaiveDate,
    today: NaiveDate,
    policy: &Policy,
    calendar: &WorkingCalendar,
) -> Result<Option<Rung>, CalendarError> {
    if !calendar.is_working(today)? {
        return Ok(None);
    }
    let left = counted(calendar.working_days_between(today, due)?);
    let passed = counted(calendar.working_days_between(due, today)?);
    let rung = match (left, passed) {
        (0, 0) => Rung::OnTheDay,
        (0, days) => Rung::Overdue(days),
        (days, _) => Rung::Before(days),
    };
    Ok(rung.is_called_for(policy).then_some(rung))
}

impl Rung {
    fn is_called_for(self, policy: &Policy) -> bool {
        match self {
            Self::Before(days) => policy.remind_before.contains(&days),
            Self::OnTheDay => policy.remind_before.contains(&0),
            Self::Overdue(days) => {
                let every = policy.remind_overdue_every;
                every > 0 && days.is_multiple_of(every)
            }
        }
    }
}

/// The last reminder that fell due after `since` up to and including `today`, with its day: what
/// is made up for after a standstill. One, however many were missed (reliability.md, invariant 21).
///
/// # Errors
/// As [`ladder`].
pub fn last_between(
    due: NaiveDate,
    since: NaiveDate,
    today: NaiveDate,
    policy: &Policy,
    calendar: &WorkingCalendar,
) -> Result<Option<(NaiveDate, Rung)>, CalendarError> {
    let mut day = today;
    while day > since {
        if let Some(rung) = ladder(due, day, policy, calendar)? {
            return Ok(Some((day, rung)));
        }
        let Some(before) = day.pred_opt() else { break };
        day = before;
    }
    Ok(None)
}

/// Who hears of a reminder; each step includes those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Who works on it.
    Specialist,
    /// The head of the body.
    Head,
    /// The chief of the committee's Office.
    OfficeChief,
    /// The Standing members.
    StandingMembers,
}

impl Step {
    /// Everybody who is told at this step, nearest first.
    #[must_use]
    pub fn told(self) -> &'static [Self] {
        const ALL: [Step; 4] = [
            Step::Specialist,
            Step::Head,
            Step::OfficeChief,
            Step::StandingMembers,
        ];
        match self {
            Self::Specialist => &ALL[..1],
            Self::Head => &ALL[..2],
            Self::OfficeChief => &ALL[..3],
            Self::StandingMembers => &ALL,
        }
    }
}

/// From how many working days overdue each step hears of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Escalation {
    /// The head of the body.
    pub head: u16,
    /// The Office chief.
    pub office_chief: u16,
    /// The Standing members.
    pub standing_members: u16,
}

impl Default for Escalation {
    /// With a reminder every 2 working days: the head from the first one on, then the Office
    /// chief, then the Standing members.
    fn default() -> Self {
        Self {
            head: 2,
            office_chief: 4,
            standing_members: 6,
        }
    }
}

/// How far up a reminder goes, by how late it is.
#[must_use]
pub fn step(rung: Rung, escalation: Escalation) -> Step {
    let Rung::Overdue(days) = rung else {
        return Step::Specialist;
    };
    if days >= escalation.standing_members {
        Step::StandingMembers
    } else if days >= escalation.office_chief {
        Step::OfficeChief
    } else if days >= escalation.head {
        Step::Head
    } else {
        Step::Specialist
    }
}

fn counted(days: usize) -> u16 {
    u16::try_from(days).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests;
