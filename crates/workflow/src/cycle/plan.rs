//! The plan of one cycle.
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::dating::date_gates;
use super::place::place;
use super::{
    CycleMonth, Fit, Gate, GateDate, GateOffsets, PlannedConference, PlannedWindow, Treatment,
    WindowPolicy, plan_window,
};
use crate::calendar::{CalendarError, Certainty, DateSpan, Slot, WorkingCalendar};

/// Everything that is dated in one cycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CyclePlan<C> {
    /// The month that names it.
    pub month: CycleMonth,
    /// When its conferences may be held.
    pub window: PlannedWindow,
    /// Its conferences, in order; empty when there is no half day at all.
    pub conferences: Vec<PlannedConference<C>>,
    /// Its gates, in order; empty when there is no conference.
    pub gates: Vec<GateDate>,
    /// The window in which the answers are announced.
    pub next_window: PlannedWindow,
    /// What does not fit or may still change, in the order of the cycle.
    pub warnings: Vec<CycleWarning<C>>,
}

/// What people must know about a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CycleWarning<C> {
    /// The window has fewer working half days than there are clusters.
    FewSlots {
        /// Half days that may be used after the treatment.
        slots: usize,
        /// Clusters that meet.
        clusters: usize,
        /// What the policy did about it.
        treatment: Treatment,
    },
    /// No half day is left for the cluster.
    NotPlaced {
        /// The cluster.
        cluster: C,
    },
    /// The gate has less than one working day: what does not pass it is carried over.
    GateWithoutTime {
        /// The gate.
        gate: Gate,
    },
    /// No conference can be held in that month: the answers are announced later.
    NoConferenceIn {
        /// The month passed over.
        month: CycleMonth,
    },
    /// The plan counts on days whose order is still awaited.
    AssumedDays {
        /// The first such date.
        first: NaiveDate,
    },
}

/// There is no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// The plan leaves the calendar (B29).
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// Nobody meets. A committee without clusters is itself the one that meets.
    #[error("no cluster to plan for: name the committee itself where there are no clusters")]
    NoClusters,
    /// The cadence has no cycle in that month.
    #[error("{month} has no cycle: cycles are quarterly, in January, April, July and October")]
    NotACycleMonth {
        /// The month asked for.
        month: CycleMonth,
    },
    /// No month follows within the range of months.
    #[error("no cycle follows {month}")]
    NoNextCycle {
        /// The last month looked at.
        month: CycleMonth,
    },
}

/// Plans the cycle of `month` for the clusters, in the order in which they are to meet.
///
/// # Errors
/// [`PlanError`]; a plan whose next window lies past the calendar is refused, not guessed.
pub fn plan<C: Copy>(
    month: CycleMonth,
    clusters: &[C],
    policy: WindowPolicy,
    offsets: &GateOffsets,
    calendar: &WorkingCalendar,
) -> Result<CyclePlan<C>, PlanError> {
    if clusters.is_empty() {
        return Err(PlanError::NoClusters);
    }
    if !policy.cadence.holds_in(month) {
        return Err(PlanError::NotACycleMonth { month });
    }
    let window = plan_window(month, clusters.len(), policy, calendar)?;
    let mut warnings = Vec::new();
    if window.treatment != Treatment::AsPlanned {
        let (slots, treatment) = (window.slots.len(), window.treatment);
        warnings.push(CycleWarning::FewSlots {
            slots,
            clusters: clusters.len(),
            treatment,
        });
    }
    let (groups, left_out) = place(&window, clusters);
    warnings.extend(
        left_out
            .into_iter()
            .map(|cluster| CycleWarning::NotPlaced { cluster }),
    );
    let conferences = convene(groups, offsets, calendar)?;
    let (next_window, opens) = next_window(month, clusters.len(), policy, calendar, &mut warnings)?;
    let gates = match conferences.last() {
        Some(last) => date_gates(last.slot.date, opens, offsets, calendar)?,
        None => Vec::new(),
    };
    warnings.extend(without_time(&gates));
    warnings.extend(assumed(&window, &next_window, calendar)?);
    Ok(CyclePlan {
        month,
        window,
        conferences,
        gates,
        next_window,
        warnings,
    })
}

/// When the clusters meet in a month, its window alone: as [`plan`] will have it, without the gates
/// and so without a need for the next window. A cluster for which there is no half day is left out.
///
/// # Errors
/// [`CalendarError`] when a date it has to look at is not covered.
pub fn meeting_days<C: Copy>(
    month: CycleMonth,
    clusters: &[C],
    policy: WindowPolicy,
    calendar: &WorkingCalendar,
) -> Result<Vec<(Vec<C>, Slot)>, CalendarError> {
    let window = plan_window(month, clusters.len(), policy, calendar)?;
    Ok(place(&window, clusters).0)
}

impl<C> CyclePlan<C> {
    /// Whether the instant, in local time, lies in the planned window (GL-04, invariant 25): the
    /// last second of day 10 does, the next one does not (B27).
    #[must_use]
    pub fn in_planned_window(&self, instant_local: NaiveDateTime) -> bool {
        self.window.contains(instant_local)
    }

    /// The gate with its dates; `None` when the cycle has no conference.
    #[must_use]
    pub fn gate(&self, gate: Gate) -> Option<&GateDate> {
        self.gates.iter().find(|date| date.gate == gate)
    }
}

fn convene<C>(
    groups: Vec<(Vec<C>, crate::calendar::Slot)>,
    offsets: &GateOffsets,
    calendar: &WorkingCalendar,
) -> Result<Vec<PlannedConference<C>>, CalendarError> {
    let convened = groups.into_iter().map(|(clusters, slot)| {
        let minutes_due = calendar.add_working_days(slot.date, offsets.minutes)?;
        Ok(PlannedConference {
            clusters,
            slot,
            minutes_due,
        })
    });
    convened.collect()
}

/// The next window in which anybody meets, and the date on which it opens.
fn next_window<C>(
    month: CycleMonth,
    clusters: usize,
    policy: WindowPolicy,
    calendar: &WorkingCalendar,
    warnings: &mut Vec<CycleWarning<C>>,
) -> Result<(PlannedWindow, NaiveDate), PlanError> {
    let mut month = month;
    loop {
        month = policy
            .cadence
            .next_after(month)
            .ok_or(PlanError::NoNextCycle { month })?;
        let window = plan_window(month, clusters, policy, calendar)?;
        if let Some(opens) = window.opens() {
            return Ok((window, opens));
        }
        warnings.push(CycleWarning::NoConferenceIn { month });
    }
}

fn without_time<C>(gates: &[GateDate]) -> impl Iterator<Item = CycleWarning<C>> {
    let stuck = gates.iter().filter(|date| date.fit == Fit::CarryOver);
    stuck.map(|date| CycleWarning::GateWithoutTime { gate: date.gate })
}

fn assumed<C>(
    window: &PlannedWindow,
    next: &PlannedWindow,
    calendar: &WorkingCalendar,
) -> Result<Option<CycleWarning<C>>, CalendarError> {
    let first = window
        .opens()
        .map_or(window.nominal.first(), |d| d.min(window.nominal.first()));
    let last = next
        .closes()
        .map_or(next.nominal.last(), |d| d.max(next.nominal.last()));
    let Ok(span) = DateSpan::new(first, last) else {
        return Ok(None);
    };
    for date in span.days() {
        if calendar.certainty(date)? == Certainty::Assumed {
            return Ok(Some(CycleWarning::AssumedDays { first: date }));
        }
    }
    Ok(None)
}
