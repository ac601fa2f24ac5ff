//! The post: due outbox rows become letters, a day's digests and call lists (design.md §5, 6).
//!
//! A run leases rows, writes their letters, keeps the bytes, sends exactly these, and settles: in
//! this order, so that a worker that dies anywhere is followed by another one with the same
//! letter. A row whose step is over meanwhile, or whose recipient may no longer see it, is not sent
//! and says why (`recheck.rs`); keeping refuses what has changed since it was written.
mod calls;
mod conference;
mod digest;
mod fate;
mod names;
mod parcel;
mod petition;
mod recheck;
#[cfg(test)]
mod tests;
mod work;

pub(crate) use calls::{CallList, ListOf, about, call_lists, csv, spoken};

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use notifier::{Channel, Sender};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Directory, Failure, Store};
use uuid::Uuid;
use words::Language;
use workflow::person::Role;

/// How letters go out.
pub(crate) struct Way<'a> {
    /// Over what.
    pub(crate) channel: &'a dyn Channel,
    /// From whom; the domain of the address also names letters.
    pub(crate) sender: &'a Sender,
    /// Language of the letters.
    pub(crate) language: Language,
    /// Letters at most between sending and settling at a time: so many may come twice when a worker
    /// dies. Fewer where the channel is patient; at least 1.
    pub(crate) at_a_time: u32,
    /// What the office calls its halls and people.
    pub(crate) local: &'a Local,
}

/// What an office writes of its own places and people, beyond its units and presets.
#[derive(Clone, Debug, Default)]
pub(crate) struct Local {
    /// Where conferences are held, by the key of the host.
    pub(crate) halls: BTreeMap<String, String>,
    /// The Office's telephone, as letters give it.
    pub(crate) phone: Option<String>,
    /// Titles of people in posts, by person, role and unit.
    pub(crate) titles: BTreeMap<(String, Role, String), String>,
}

/// What a run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
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
/// How long a worker has for the letters it took. Work of a dead worker must not wait longer than
/// ten minutes (reliability.md, invariant 34), so the lease is a little shorter …
const LEASE: TimeDelta = TimeDelta::minutes(9);
/// … and so much of it is for reading, writing, keeping and settling. The rest is divided by the
/// channel's patience, the time-out of one mail: no more rows are taken than can all time out
/// within it. With 30 seconds that is 16 rows. Should the clock say all the same that one more
/// letter may outlast the lease, it is not begun: another worker might already have it.
const RESERVE: TimeDelta = TimeDelta::minutes(1);

/// A run at one moment, as all its parts see it.
struct Run<'a> {
    store: &'a Store,
    office: Arc<Directory>,
    way: &'a Way<'a>,
    now: DateTime<Utc>,
}

/// Works everything that is due.
///
/// # Errors
/// The database cannot be read or written, or the calendar does not say whether today is a working
/// day; letters not settled are taken up again after their lease.
pub(crate) async fn run_once(
    store: &Store,
    committee: Uuid,
    way: &Way<'_>,
) -> Result<Summary, Failure> {
    let mut summary = Summary::default();
    if !store.post_waits(committee, store.now()).await? {
        return Ok(summary);
    }
    let run = Run::now(store, committee, way).await?;
    run.give_up(&mut summary).await?;
    // Letters go out even when the lists cannot be made.
    let lists = run.digests(&mut summary).await;
    // Time and office are read again for each batch: a run may take longer than a lease.
    while Run::now(store, committee, way)
        .await?
        .batch(&mut summary)
        .await?
    {}
    lists.map(|()| summary)
}

impl<'a> Run<'a> {
    async fn now(store: &'a Store, committee: Uuid, way: &'a Way<'a>) -> Result<Self, Failure> {
        Ok(Self {
            store,
            office: store.directory(committee).await?,
            way,
            now: store.now(),
        })
    }

    async fn digests(&self, summary: &mut Summary) -> Result<(), Failure> {
        if self.is_time_for_digests()? {
            self.freeze_digests(summary).await?;
        }
        Ok(())
    }

    /// Never on a day off (design.md §6).
    fn is_time_for_digests(&self) -> Result<bool, Failure> {
        let local = self.now.with_timezone(&self.office.committee.time_zone);
        let from = NaiveTime::from_hms_opt(DIGESTS_FROM.0, DIGESTS_FROM.1, 0).unwrap_or_default();
        let working = self.office.calendar.is_working(local.date_naive());
        let working = working?;
        Ok(working && local.time() >= from)
    }
}
