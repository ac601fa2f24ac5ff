//! What becomes of a row after an attempt: when it is tried again, and when it is given up.
use chrono::{DateTime, TimeDelta, Utc};
use notifier::Outcome;
use store::commands::{Fate, GiveUpPost};
use store::queries::post::PostRow;
use uuid::Uuid;

/// A row is given up after so long …
pub(super) const GIVE_UP_AFTER: TimeDelta = TimeDelta::days(5);
/// … or so many attempts.
const ATTEMPTS: u32 = 40;

/// What becomes of a row after an attempt.
pub(super) fn fate(outcome: Outcome, row: &PostRow, now: DateTime<Utc>) -> Fate {
    match outcome {
        Outcome::Delivered { .. } => Fate::Sent,
        Outcome::Rejected { reason } => Fate::Bounced(reason.to_string()),
        Outcome::RetryLater { reason } => later(row, now, reason.to_string()),
    }
}

/// Tried again after a pause, or given up.
pub(super) fn later(row: &PostRow, now: DateTime<Utc>, cause: String) -> Fate {
    unless_over(row, now + pause(row.attempts), cause)
}

/// Tried again at once, or given up: nothing has been sent.
pub(super) fn again(row: &PostRow, now: DateTime<Utc>, cause: &str) -> Fate {
    unless_over(row, now, cause.to_owned())
}

fn unless_over(row: &PostRow, at: DateTime<Utc>, cause: String) -> Fate {
    if row.attempts >= ATTEMPTS || at - row.due_at > GIVE_UP_AFTER {
        Fate::Dead(cause)
    } else {
        Fate::Retry { at, cause }
    }
}

/// Ends rows that no worker ended, by the same limits.
pub(super) fn given_up(committee: Uuid, now: DateTime<Utc>) -> GiveUpPost {
    GiveUpPost {
        committee,
        now,
        due_before: now - GIVE_UP_AFTER,
        attempts: ATTEMPTS,
    }
}

/// Two tries in the first hour, then at least half an hour apart, at most four hours (RFC 5321,
/// §4.5.4.1).
pub(super) fn pause(attempts: u32) -> TimeDelta {
    match attempts {
        0 | 1 => TimeDelta::minutes(10),
        2 => TimeDelta::minutes(50),
        3 => TimeDelta::hours(2),
        _ => TimeDelta::hours(4),
    }
}
