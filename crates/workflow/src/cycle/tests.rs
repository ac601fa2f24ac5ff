mod gates;
mod inputs;
mod windows;

use chrono::{NaiveDate, TimeDelta};

use super::*;
use crate::calendar::fixture::{d, vietnam};
use crate::calendar::{CalendarError, HalfDay, Slot, WorkingCalendar};

const SIX: [u8; 6] = [1, 2, 3, 4, 5, 6];

/// domain.md §5.1: the consolidation is due with the minutes.
const FIXED_DAYS: GateOffsets = GateOffsets {
    minutes: 1,
    consolidation: 1,
    direction: 2,
    routing: 1,
    reply: 5,
    review: 2,
    second_reply: 3,
    final_draft: 1,
    issue: 1,
    issue_reserve: 2,
};

fn month(text: &str) -> CycleMonth {
    text.parse().unwrap()
}

fn too_few(too_few: TooFew) -> WindowPolicy {
    WindowPolicy {
        too_few,
        ..WindowPolicy::default()
    }
}

fn classic(text: &str, policy: WindowPolicy) -> CyclePlan<u8> {
    plan(
        month(text),
        &SIX,
        policy,
        &GateOffsets::default(),
        vietnam(),
    )
    .unwrap()
}

fn held<C: Copy>(plan: &CyclePlan<C>) -> Vec<(NaiveDate, HalfDay)> {
    plan.conferences
        .iter()
        .map(|c| (c.slot.date, c.slot.half))
        .collect()
}

fn dues<C>(plan: &CyclePlan<C>) -> Vec<NaiveDate> {
    plan.gates.iter().map(|gate| gate.due).collect()
}

fn dates(texts: &[&str]) -> Vec<NaiveDate> {
    texts.iter().map(|text| d(text)).collect()
}
