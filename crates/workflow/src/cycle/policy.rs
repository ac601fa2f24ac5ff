//! What an office decides about its window.
use serde::{Deserialize, Serialize};

use super::CycleMonth;
use crate::calendar::DateSpan;

/// When conferences are held, and what happens when the days do not suffice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WindowPolicy {
    /// The days of the month.
    pub days: WindowDays,
    /// The days are those of the month before the cycle's, as where the November briefing is held
    /// on 31 October (domain.md §6).
    pub in_previous_month: bool,
    /// Which months have a cycle.
    pub cadence: Cadence,
    /// What happens when there are fewer working half days than clusters.
    pub too_few: TooFew,
}

/// First and last day of the month on which conferences are held, both included, 1 to 31. In a
/// shorter month a day past its end is its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "RawDays", into = "RawDays")]
pub struct WindowDays {
    from: u8,
    to: u8,
}

/// Which months have a cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cadence {
    /// Every month (GL-04).
    #[default]
    Monthly,
    /// January, April, July and October, each about the quarter that has passed.
    Quarterly,
}

/// What to do with a window that has fewer working half days than clusters (domain.md §5.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TooFew {
    /// Take the nearest working days after the window, else before it.
    #[default]
    Shift,
    /// Meet on the Saturdays and Sundays of the window that are no holidays.
    Weekend,
    /// Let several clusters meet together.
    Joint,
    /// Leave out the clusters for which there is no half day.
    Skip,
}

/// The window's days contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "a window from day {from} to day {to} cannot be: days 1 to 31, the first not after the last"
)]
pub struct PolicyFault {
    /// The first day given.
    pub from: u8,
    /// The last day given.
    pub to: u8,
}

impl WindowDays {
    /// The days `from..=to` of a month.
    ///
    /// # Errors
    /// [`PolicyFault`] outside 1 to 31 or when `to` is before `from`.
    pub const fn new(from: u8, to: u8) -> Result<Self, PolicyFault> {
        if from < 1 || to > 31 || from > to {
            return Err(PolicyFault { from, to });
        }
        Ok(Self { from, to })
    }

    pub(super) fn in_month(self, month: CycleMonth) -> DateSpan {
        let (first, last) = (month.day(self.from), month.day(self.to));
        DateSpan::new(first, last).expect("from <= to, and both are cut at the same last day")
    }
}

impl Default for WindowDays {
    /// Days 5 to 10 (GL-04).
    fn default() -> Self {
        Self { from: 5, to: 10 }
    }
}

impl Cadence {
    /// Whether the month has a cycle.
    #[must_use]
    pub fn holds_in(self, month: CycleMonth) -> bool {
        match self {
            Self::Monthly => true,
            Self::Quarterly => month.month() % 3 == 1,
        }
    }

    /// The next month after this one that has a cycle; `None` past December 2199.
    #[must_use]
    pub fn next_after(self, month: CycleMonth) -> Option<CycleMonth> {
        std::iter::successors(month.next(), |m| m.next()).find(|m| self.holds_in(*m))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDays {
    from: u8,
    to: u8,
}

impl TryFrom<RawDays> for WindowDays {
    type Error = PolicyFault;

    fn try_from(raw: RawDays) -> Result<Self, PolicyFault> {
        Self::new(raw.from, raw.to)
    }
}

impl From<WindowDays> for RawDays {
    fn from(days: WindowDays) -> Self {
        Self {
            from: days.from,
            to: days.to,
        }
    }
}
