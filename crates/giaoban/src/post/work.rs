//! One batch: lease, write, keep, send, settle.
use super::fate::{again, fate, given_up, later};
use super::{LEASE, RESERVE, Run, Summary};
use chrono::{DateTime, TimeDelta, Utc};
use notifier::{LetterFacts, Parcel};
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::Poll;
use store::commands::{Fate, KeepLetters, LeasePost, Rendered, SettlePost};
use store::queries::post::{PostRow, Story};
use store::{CommandKey, Failure};
use uuid::Uuid;

/// What is to be done with a row.
pub(super) enum Writing {
    /// A letter is written.
    Letter(Box<LetterFacts>),
    /// A day's list is written.
    Digest {
        /// What it says.
        digest: Box<notifier::Digest>,
        /// The records it names.
        read: BTreeSet<Uuid>,
        /// Not all of what was frozen may still be said.
        anew: bool,
    },
    /// There is no longer a reason to.
    Not(String),
}

/// A letter that can be kept and sent.
pub(super) struct Ready {
    pub(super) parcel: Parcel,
    pub(super) read: BTreeMap<Uuid, u32>,
    pub(super) anew: bool,
}

/// The records that rows tell of.
#[derive(Default)]
pub(super) struct Known {
    /// By record.
    pub(super) stories: BTreeMap<Uuid, Story>,
    /// Records that cannot be read, with the reason.
    pub(super) faults: BTreeMap<Uuid, String>,
}

impl Run<'_> {
    /// Works some rows; whether there may be more.
    pub(super) async fn batch(&self, summary: &mut Summary) -> Result<bool, Failure> {
        let token = self.store.id();
        let until = self.now + self.lease_time();
        let rows = self.lease(token, until).await?;
        if rows.is_empty() {
            return Ok(false);
        }
        let (mut fates, mut ready) = (Vec::new(), Vec::new());
        for (row, written) in self.written(&rows).await? {
            match written {
                Ok(letter) => ready.push((row, letter)),
                Err(fate) => fates.push((row.id, fate)),
            }
        }
        let kept = self.keep(token, &ready).await?;
        for (n, (row, letter)) in ready.iter().enumerate() {
            let fate = if !kept.contains(&row.id) {
                again(row, self.now, "changed while its letter was written")
            } else if n > 0 && self.store.now() + self.patience() > until {
                again(row, self.now, "the worker's time was over")
            } else {
                self.sent(row, &letter.parcel).await
            };
            fates.push((row.id, fate));
        }
        self.settle(token, fates, summary).await?;
        Ok(true)
    }

    /// One attempt.
    async fn sent(&self, row: &PostRow, parcel: &Parcel) -> Fate {
        match guarded(self.way.channel.send(parcel)).await {
            Some(outcome) => fate(outcome, row, self.now),
            None => later(row, self.now, "the channel broke down".into()),
        }
    }

    /// How long sending one letter may take.
    fn patience(&self) -> TimeDelta {
        TimeDelta::from_std(self.way.channel.patience()).unwrap_or(LEASE)
    }

    /// How long rows are taken for: long enough for one letter however patient the channel is.
    pub(super) fn lease_time(&self) -> TimeDelta {
        LEASE.max(self.patience() + RESERVE)
    }

    /// As many rows as can all time out within the lease.
    pub(super) fn at_a_time(&self) -> u32 {
        let patience = self.patience().num_milliseconds().max(1);
        let fit = (self.lease_time() - RESERVE).num_milliseconds() / patience;
        let fit = u32::try_from(fit).unwrap_or(u32::MAX);
        self.way.at_a_time.min(fit).max(1)
    }

    async fn lease(&self, token: Uuid, until: DateTime<Utc>) -> Result<Vec<PostRow>, Failure> {
        let command = LeasePost {
            committee: self.office.committee.id,
            token,
            now: self.now,
            until,
            most: self.at_a_time(),
        };
        let key = CommandKey::new(format!("post:lease:{token}"));
        let leased = self.store.submit(&key, command).await?;
        self.store.post_rows(&leased.further).await
    }

    /// Ends what was tried too long or too often, whoever tried it.
    pub(super) async fn give_up(&self, summary: &mut Summary) -> Result<(), Failure> {
        let key = CommandKey::new(format!("post:give-up:{}", self.store.id()));
        let command = given_up(self.office.committee.id, self.now);
        for row in self.store.submit(&key, command).await?.further {
            tracing::error!(%row, "a letter is given up");
            summary.dead += 1;
        }
        Ok(())
    }

    /// A letter for each row, or what becomes of it without one. No row stops another one.
    async fn written<'r>(
        &self,
        rows: &'r [PostRow],
    ) -> Result<Vec<(&'r PostRow, Result<Ready, Fate>)>, Failure> {
        let lists = self.lists(rows).await?;
        let known = self
            .known(rows.iter().chain(lists.values().flatten()))
            .await?;
        let mut done = Vec::new();
        for row in rows {
            let written = match guarded(self.letter_for(row, &lists, &known)).await {
                Some(written) => written,
                None => Err(Fate::Dead("the letter cannot be written".into())),
            };
            done.push((row, written));
        }
        Ok(done)
    }

    async fn letter_for(
        &self,
        row: &PostRow,
        lists: &BTreeMap<String, Vec<PostRow>>,
        known: &Known,
    ) -> Result<Ready, Fate> {
        let failed = |e: Failure| later(row, self.now, e.to_string());
        if let Some(fault) = known.faults.get(&row.subject) {
            return Err(later(row, self.now, fault.clone()));
        }
        let writing = self.writing(row, lists, &known.stories).await;
        self.ready(row, writing.map_err(failed)?, &known.stories)
    }

    pub(super) async fn writing(
        &self,
        row: &PostRow,
        lists: &BTreeMap<String, Vec<PostRow>>,
        stories: &BTreeMap<Uuid, Story>,
    ) -> Result<Writing, Failure> {
        if let Some(cause) = self.gone(row) {
            return Ok(Writing::Not(cause));
        }
        if row.is_digest() {
            let named = lists.get(&row.key).map(Vec::as_slice).unwrap_or_default();
            return Ok(self.list(row, named, stories));
        }
        let Some(story) = stories.get(&row.subject) else {
            return Ok(Writing::Not("no_record".into()));
        };
        if let Some(cause) = self.unseen(row, story) {
            return Ok(Writing::Not(cause));
        }
        match story {
            Story::Petition(story) => self.about_petition(row, story, stories).await,
            Story::Conference(story) => self.about_conference(row, story).await,
        }
    }

    /// The stories of rows. A record that cannot be read stands among the faults and keeps nobody
    /// else's story from being read.
    pub(super) async fn known<'r>(
        &self,
        rows: impl IntoIterator<Item = &'r PostRow>,
    ) -> Result<Known, Failure> {
        let mut rows: Vec<&PostRow> = rows.into_iter().collect();
        let mut known = Known::default();
        match self.store.stories(rows.iter().copied()).await {
            Err(Failure::Damaged(_)) => {}
            Err(other) => return Err(other),
            Ok(stories) => {
                known.stories = stories;
                return Ok(known);
            }
        }
        rows.sort_by_key(|r| r.subject);
        for of_one in rows.chunk_by(|a, b| a.subject == b.subject) {
            match self.store.stories(of_one.iter().copied()).await {
                Ok(mut story) => known.stories.append(&mut story),
                Err(Failure::Damaged(fault)) => {
                    let subject = of_one.first().map(|r| r.subject).unwrap_or_default();
                    tracing::error!(%subject, "a record cannot be read, its letters wait");
                    known.faults.insert(subject, fault);
                }
                Err(other) => return Err(other),
            }
        }
        Ok(known)
    }

    /// Keeps new letters; the rows that are still ours and whose letters are still true.
    async fn keep(
        &self,
        token: Uuid,
        ready: &[(&PostRow, Ready)],
    ) -> Result<BTreeSet<Uuid>, Failure> {
        let letters = ready.iter().map(|(row, letter)| Rendered {
            row: row.id,
            bytes: letter.parcel.bytes.clone(),
            read: letter.read.clone(),
            anew: letter.anew,
        });
        let key = CommandKey::new(format!("post:keep:{token}"));
        let command = KeepLetters::new(token, &self.office, letters.collect());
        let kept = self.store.submit(&key, command).await?;
        Ok(kept.further.into_iter().collect())
    }

    async fn settle(
        &self,
        token: Uuid,
        rows: Vec<(Uuid, Fate)>,
        summary: &mut Summary,
    ) -> Result<(), Failure> {
        let key = CommandKey::new(format!("post:settle:{token}"));
        let (now, fates) = (self.store.now(), rows.clone());
        let settled = self
            .store
            .submit(&key, SettlePost { token, now, rows })
            .await?;
        for (row, fate) in fates
            .iter()
            .filter(|(row, _)| settled.further.contains(row))
        {
            if let Fate::Dead(cause) | Fate::Bounced(cause) = fate {
                tracing::error!(%row, cause, "a letter does not arrive");
            }
            summary.count(fate);
        }
        Ok(())
    }
}

impl Summary {
    pub(super) fn count(&mut self, fate: &Fate) {
        let of = match fate {
            Fate::Sent => &mut self.sent,
            Fate::Retry { .. } => &mut self.later,
            Fate::Bounced(_) => &mut self.bounced,
            Fate::Dead(_) => &mut self.dead,
            Fate::Suppressed(_) => &mut self.suppressed,
        };
        *of += 1;
    }
}

/// What some work gives; nothing if it panics (reliability.md §1, 7).
async fn guarded<T>(work: impl Future<Output = T>) -> Option<T> {
    let mut work = std::pin::pin!(work);
    std::future::poll_fn(|cx| {
        let polled = catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(cx)));
        match polled {
            Ok(Poll::Ready(done)) => Poll::Ready(Some(done)),
            Ok(Poll::Pending) => Poll::Pending,
            Err(_) => Poll::Ready(None),
        }
    })
    .await
}
