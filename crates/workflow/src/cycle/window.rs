//! The half days of one month on which conferences may be held.
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};
use serde::{Deserialize, Serialize};

use super::{CycleMonth, TooFew, WindowPolicy};
use crate::calendar::{CalendarError, DateSpan, HalfDay, Slot, WorkingCalendar};

/// How many calendar days beyond the window a shift may reach: past the longest Tết, and well
/// short of the next window.
const SHIFT_REACH: u64 = 15;

/// The window of one month, with every half day that may be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedWindow {
    /// The month of the cycle.
    pub month: CycleMonth,
    /// The days of the policy, worked or not.
    pub nominal: DateSpan,
    /// What was done about too few half days.
    pub treatment: Treatment,
    /// The half days that may be used, in order; outside `nominal` only after a shift.
    pub slots: Vec<Slot>,
}

/// What was done to a window; recorded and notified when it is not `AsPlanned`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Treatment {
    /// Enough working half days.
    AsPlanned,
    /// Working days beside the window were taken in.
    Shifted,
    /// Free weekend days of the window were taken in.
    Weekend,
    /// Clusters meet together.
    Joint,
    /// Clusters without a half day are left out.
    Skipped,
}

impl PlannedWindow {
    /// The first date that may be used; `None` when there is none.
    #[must_use]
    pub fn opens(&self) -> Option<NaiveDate> {
        self.slots.first().map(|slot| slot.date)
    }

    /// The last date that may be used; `None` when there is none.
    #[must_use]
    pub fn closes(&self) -> Option<NaiveDate> {
        self.slots.last().map(|slot| slot.date)
    }

    /// Whether the instant, in local time, lies in the planned window (invariant 25, B26, B27):
    /// on a day of the policy until its last second, or on a date the window was shifted to.
    #[must_use]
    pub fn contains(&self, instant_local: NaiveDateTime) -> bool {
        let date = instant_local.date();
        self.nominal.contains(date) || self.slots.iter().any(|slot| slot.date == date)
    }
}

/// Finds the window of a month for so many clusters.
///
/// # Errors
/// [`CalendarError`] when a date it has to look at is not covered.
pub fn plan_window(
    month: CycleMonth,
    clusters: usize,
    policy: WindowPolicy,
    calendar: &WorkingCalendar,
) -> Result<PlannedWindow, CalendarError> {
    let nominal = nominal(month, policy);
    let slots = calendar.slots_in(nominal)?;
    let (treatment, slots) = if slots.len() >= clusters {
        (Treatment::AsPlanned, slots)
    } else {
        treat(policy.too_few, nominal, slots, clusters, calendar)?
    };
    Ok(PlannedWindow {
        month,
        nominal,
        treatment,
        slots,
    })
}

fn nominal(month: CycleMonth, policy: WindowPolicy) -> DateSpan {
    let held_in = if policy.in_previous_month {
        month.previous()
    } else {
        None
    };
    policy.days.in_month(held_in.unwrap_or(month))
}

fn treat(
    too_few: TooFew,
    nominal: DateSpan,
    slots: Vec<Slot>,
    clusters: usize,
    calendar: &WorkingCalendar,
) -> Result<(Treatment, Vec<Slot>), CalendarError> {
    Ok(match too_few {
        TooFew::Shift => (
            Treatment::Shifted,
            shift(nominal, slots, clusters, calendar)?,
        ),
        TooFew::Weekend => (Treatment::Weekend, with_weekends(nominal, slots, calendar)),
        // A joint conference needs a half day too.
        TooFew::Joint => (Treatment::Joint, shift(nominal, slots, 1, calendar)?),
        TooFew::Skip => (Treatment::Skipped, slots),
    })
}

/// Takes in half days after the window, nearest first, until there are `need`; then before it.
fn shift(
    nominal: DateSpan,
    mut slots: Vec<Slot>,
    need: usize,
    calendar: &WorkingCalendar,
) -> Result<Vec<Slot>, CalendarError> {
    let after = (1..=SHIFT_REACH).map(|n| nominal.last() + Days::new(n));
    let before = (1..=SHIFT_REACH).map(|n| nominal.first() - Days::new(n));
    for date in after.chain(before) {
        if slots.len() >= need {
            break;
        }
        let missing = need - slots.len();
        let worked = calendar.working_half_days(date)?;
        slots.extend(worked.iter().map(|half| Slot { date, half }).take(missing));
    }
    slots.sort_unstable();
    Ok(slots)
}

fn with_weekends(nominal: DateSpan, mut slots: Vec<Slot>, calendar: &WorkingCalendar) -> Vec<Slot> {
    let weekend = |date: &NaiveDate| matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
    let ordinary = |date: &NaiveDate| calendar.entries_on(*date).is_empty();
    for date in nominal.days().filter(weekend).filter(ordinary) {
        slots.extend(HalfDay::BOTH.map(|half| Slot { date, half }));
    }
    slots.sort_unstable();
    slots
}
