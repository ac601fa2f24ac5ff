//! Forward and backward planning of the gates.
use chrono::NaiveDate;

use super::{Fit, Gate, GateDate, GateOffsets};
use crate::calendar::{CalendarError, WorkingCalendar};

type Steps = [u16; Gate::ALL.len()];

/// Dates every gate between the last conference and the day on which the next window opens.
///
/// Forward, each step has its full length from the last conference on. Backward, the steps are
/// laid before the latest day of issue, shortened where they do not fit between that day and the
/// last conference. Each gate takes the earlier of the two dates.
pub(super) fn date_gates(
    last_conference: NaiveDate,
    next_opens: NaiveDate,
    offsets: &GateOffsets,
    calendar: &WorkingCalendar,
) -> Result<Vec<GateDate>, CalendarError> {
    // A conference on a free Saturday is followed by the gates of the days after it.
    let anchor = calendar.sub_working_days(last_conference, 0)?;
    let latest = calendar
        .sub_working_days(next_opens, offsets.issue_reserve)?
        .max(anchor);
    let steps = Gate::ALL.map(|gate| offsets.step(gate));
    let forward = forward(anchor, latest, steps, calendar)?;
    let room = calendar.working_days_between(anchor, latest)?;
    let backward = backward(latest, shorten(steps, room), calendar)?;
    let mut before = anchor;
    let mut gates = Vec::with_capacity(steps.len());
    for (i, gate) in Gate::ALL.into_iter().enumerate() {
        let (forward, backward) = (forward[i], backward[i]);
        let due = forward.min(backward);
        let working_days = calendar.working_days_between(before, due)?;
        let fit = match working_days {
            0 if steps[i] > 0 => Fit::CarryOver,
            _ if due < forward => Fit::Shortened,
            _ => Fit::AsPlanned,
        };
        gates.push(GateDate {
            gate,
            due,
            forward,
            backward,
            working_days,
            fit,
        });
        before = due;
    }
    Ok(gates)
}

/// Takes days from the longest step, of equals from the later one, until the steps fit. So the
/// long replies give way before the one-day steps, and no step falls below one working day as
/// long as there is a day for each.
fn shorten(mut steps: Steps, room: usize) -> Steps {
    let total: usize = steps.iter().map(|step| usize::from(*step)).sum();
    for _ in room..total {
        if let Some(longest) = steps.iter_mut().max_by_key(|step| **step) {
            *longest = longest.saturating_sub(1);
        }
    }
    steps
}

fn forward(
    anchor: NaiveDate,
    latest: NaiveDate,
    steps: Steps,
    calendar: &WorkingCalendar,
) -> Result<Vec<NaiveDate>, CalendarError> {
    let mut at = anchor;
    let mut dates = Vec::with_capacity(steps.len());
    for (gate, step) in Gate::ALL.into_iter().zip(steps) {
        at = calendar.add_working_days(at, step)?;
        // The document is not issued sooner than the reserve asks for.
        dates.push(if gate == Gate::Issue {
            at.max(latest)
        } else {
            at
        });
    }
    Ok(dates)
}

fn backward(
    latest: NaiveDate,
    steps: Steps,
    calendar: &WorkingCalendar,
) -> Result<Vec<NaiveDate>, CalendarError> {
    let mut at = latest;
    let mut dates = Vec::with_capacity(steps.len());
    for step in steps.into_iter().skip(1).rev() {
        dates.push(at);
        at = calendar.sub_working_days(at, step)?;
    }
    dates.push(at);
    dates.reverse();
    Ok(dates)
}

#[cfg(test)]
mod tests {
    use super::shorten;

    const FULL: [u16; 9] = [1, 1, 2, 1, 5, 2, 3, 1, 1];

    #[test]
    fn the_longest_step_gives_way_first() {
        assert_eq!(shorten(FULL, 18), FULL);
        assert_eq!(shorten(FULL, 17), FULL);
        assert_eq!(shorten(FULL, 16), [1, 1, 2, 1, 4, 2, 3, 1, 1]);
        assert_eq!(shorten(FULL, 14), [1, 1, 2, 1, 3, 2, 2, 1, 1]);
        assert_eq!(shorten(FULL, 11), [1, 1, 2, 1, 2, 1, 1, 1, 1]);
        assert_eq!(shorten(FULL, 9), [1; 9]);
    }

    #[test]
    fn below_a_day_each_the_last_steps_have_none() {
        assert_eq!(shorten(FULL, 7), [1, 1, 1, 1, 1, 1, 1, 0, 0]);
        assert_eq!(shorten(FULL, 0), [0; 9]);
    }
}
