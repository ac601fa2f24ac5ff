//! The post: due outbox rows become letters, a day's digests and call lists (design.md §5, 6).
//!
//! A run leases rows, writes their letters, keeps the bytes, sends exactly these, and settles: in
//! this order, so that a worker that dies anywhere is followed by another one with the same
//! letter. A row whose step is over meanwhile is not sent and says why.
mod calls;
mod conference;
mod digest;
mod names;
mod petition;
#[cfg(test)]
mod tests;
mod work;

pub(crate) use calls::{CallList, call_lists};

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use notifier::{Channel, Sender};
use std::sync::Arc;
use store::{Directory, Failure, Store};
use uuid::Uuid;
use words::Language;

/// How letters go out.
pub(crate) struct Way<'a> {
    /// Over what.
    pub(crate) channel: &'a dyn Channel,
    /// From whom; the domain of the address also names letters.
    pub(crate) sender: &'a Sender,
    /// Language of the letters.
    pub(crate) language: Language,
    /// Letters that may be between sending and settling at a time: so many may come twice when a
    /// worker dies. At least 1.
    pub(crate) at_a_time: u32,
}

/// What a run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    /// Letters taken over by the other side.
    pub(crate) sent: u32,
    /// Letters to be tried again.
    pub(crate) later: u32,
    /// Letters refused for good.
    pub(crate) bounced: u32,
    /// Letters given up.
    pub(crate) dead: u32,
    /// Letters for which there was no longer a reason.
    pub(crate) suppressed: u32,
    /// Digests made, within `sent` once they are.
    pub(crate) digests: u32,
}

/// From when on digests of the day go out, local time.
const DIGESTS_FROM: (u32, u32) = (7, 30);
/// How long a worker has for the letters it took; longer than sending them can last.
const LEASE: TimeDelta = TimeDelta::minutes(30);

/// A run, as all its parts see it.
struct Run<'a> {
    store: &'a Store,
    office: Arc<Directory>,
    way: &'a Way<'a>,
    now: DateTime<Utc>,
}

/// Works everything that is due.
///
/// # Errors
/// The database cannot be read or written; letters not settled are taken up again after their
/// lease.
pub(crate) async fn run_once(
    store: &Store,
    committee: Uuid,
    way: &Way<'_>,
    now: DateTime<Utc>,
) -> Result<Summary, Failure> {
    if !store.post_waits(committee, now).await? {
        return Ok(Summary::default());
    }
    let office = store.directory(committee).await?;
    let run = Run {
        store,
        office,
        way,
        now,
    };
    let mut summary = Summary::default();
    if run.is_time_for_digests()? {
        run.freeze_digests(&mut summary).await?;
    }
    while run.batch(&mut summary).await? {}
    Ok(summary)
}

impl Run<'_> {
    /// Never on a day off (design.md §6).
    fn is_time_for_digests(&self) -> Result<bool, Failure> {
        let local = self.now.with_timezone(&self.office.committee.time_zone);
        let from = NaiveTime::from_hms_opt(DIGESTS_FROM.0, DIGESTS_FROM.1, 0).unwrap_or_default();
        let working = self.office.calendar.is_working(local.date_naive());
        let working = working?;
        Ok(working && local.time() >= from)
    }
}
