//! Simulated time and seeded ids.
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use std::sync::{Mutex, PoisonError};
use store::{Moments, SeededIds};
use uuid::Uuid;

/// A clock that stands until it is moved; each look at it passes a millisecond, so that what
/// happens in one step keeps its order.
#[derive(Debug)]
pub(super) struct Simulated {
    now: Mutex<DateTime<Utc>>,
    ids: SeededIds,
}

/// Vietnam is UTC+7 without daylight saving.
const OFFSET_HOURS: i64 = 7;

impl Simulated {
    pub(super) fn new(seed: u64, start: NaiveDateTime) -> Self {
        Self {
            now: Mutex::new(utc(start)),
            ids: SeededIds::new(seed),
        }
    }

    /// Moves the clock to a local time; never back.
    pub(super) fn set(&self, local: NaiveDateTime) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        *now = (*now).max(utc(local));
    }
}

fn utc(local: NaiveDateTime) -> DateTime<Utc> {
    (local - TimeDelta::hours(OFFSET_HOURS)).and_utc()
}

impl Moments for Simulated {
    fn now(&self) -> DateTime<Utc> {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        *now += TimeDelta::milliseconds(1);
        *now
    }

    fn id(&self) -> Uuid {
        let now = *self.now.lock().unwrap_or_else(PoisonError::into_inner);
        self.ids.id_at(now)
    }
}
