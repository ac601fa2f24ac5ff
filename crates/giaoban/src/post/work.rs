//! One batch: lease, write, keep, send, settle.
use super::{LEASE, Run, Summary};
use chrono::{DateTime, TimeDelta, Utc};
use notifier::{
    LetterBody, LetterFacts, MailAddress, MessageId, Outcome, Parcel, Recipient, compose, pack,
};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use store::commands::{Fate, KeepLetters, LeasePost, SettlePost};
use store::queries::post::{PostRow, Story};
use store::{CommandKey, Failure};
use uuid::Uuid;

/// A row is given up after so long …
const GIVE_UP_AFTER: TimeDelta = TimeDelta::days(5);
/// … or so many attempts.
const ATTEMPTS: u32 = 40;

/// What is to be done with a row.
pub(super) enum Writing {
    /// A letter is written.
    Letter(Box<LetterFacts>),
    /// A day's list is written.
    Digest(Box<notifier::Digest>),
    /// There is no longer a reason to.
    Not(String),
}

impl Run<'_> {
    /// Works some rows; whether there may be more.
    pub(super) async fn batch(&self, summary: &mut Summary) -> Result<bool, Failure> {
        let token = self.store.id();
        let rows = self.lease(token).await?;
        if rows.is_empty() {
            return Ok(false);
        }
        let mut fates = Vec::new();
        let mut parcels = BTreeMap::new();
        for (row, written) in self.written(&rows).await? {
            match written {
                Ok(parcel) => {
                    parcels.insert(row, parcel);
                }
                Err(fate) => fates.push((row, fate)),
            }
        }
        let kept = self.keep(token, &rows, &parcels).await?;
        for row in rows.iter().filter(|r| kept.contains(&r.id)) {
            if let Some(parcel) = parcels.get(&row.id) {
                let outcome = self.way.channel.send(parcel).await;
                fates.push((row.id, fate(outcome, row, self.now)));
            }
        }
        self.settle(token, fates, summary).await?;
        Ok(true)
    }

    async fn lease(&self, token: Uuid) -> Result<Vec<PostRow>, Failure> {
        let command = LeasePost {
            committee: self.office.committee.id,
            token,
            now: self.now,
            until: self.now + LEASE,
            most: self.way.at_a_time.max(1),
        };
        let key = CommandKey::new(format!("post:lease:{token}"));
        let leased = self.store.submit(&key, command).await?;
        self.store.post_rows(&leased.further).await
    }

    /// A parcel for each row, or what becomes of it without one.
    async fn written(
        &self,
        rows: &[PostRow],
    ) -> Result<Vec<(Uuid, Result<Parcel, Fate>)>, Failure> {
        let lists = self.lists(rows).await?;
        let stories = self
            .store
            .stories(rows.iter().chain(lists.values().flatten()))
            .await?;
        let mut done = Vec::new();
        for row in rows {
            let writing = self.writing(row, &lists, &stories).await?;
            // A letter that cannot be written must not stop the others.
            let parcel = catch_unwind(AssertUnwindSafe(|| self.parcel(row, writing)));
            let dead = |_| Err(Fate::Dead("the letter cannot be written".into()));
            done.push((row.id, parcel.unwrap_or_else(dead)));
        }
        Ok(done)
    }

    async fn writing(
        &self,
        row: &PostRow,
        lists: &BTreeMap<String, Vec<PostRow>>,
        stories: &BTreeMap<Uuid, Story>,
    ) -> Result<Writing, Failure> {
        if row.is_digest() {
            let named = lists.get(&row.key).map(Vec::as_slice).unwrap_or_default();
            return Ok(self.list(row, named, stories));
        }
        match stories.get(&row.subject) {
            Some(Story::Petition(story)) => self.about_petition(row, story).await,
            Some(Story::Conference(story)) => self.about_conference(row, story).await,
            None => Ok(Writing::Not("no_record".into())),
        }
    }

    fn parcel(&self, row: &PostRow, writing: Writing) -> Result<Parcel, Fate> {
        let language = self.way.language;
        let body = match writing {
            Writing::Letter(facts) => compose(&facts, language),
            Writing::Digest(list) => notifier::compose_digest(&list, language)
                .ok_or_else(|| Fate::Suppressed("empty".into()))?,
            Writing::Not(cause) => return Err(Fate::Suppressed(cause)),
        };
        let mut parcel = self.packed(row, body)?;
        // From the first attempt on exactly the same bytes (reliability.md, invariant 22).
        if let Some(kept) = &row.letter {
            parcel.bytes.clone_from(kept);
        }
        Ok(parcel)
    }

    fn packed(&self, row: &PostRow, body: LetterBody) -> Result<Parcel, Fate> {
        let dead = |why: String| Fate::Dead(why);
        let person = self.office.people.get(&row.person);
        let person = person.ok_or_else(|| dead("no such person".into()))?;
        let typed = person.email.as_deref().unwrap_or_default();
        let address = MailAddress::parse(typed).map_err(|e| dead(e.to_string()))?;
        let from = self.way.sender.address.as_str();
        let host = from.rsplit('@').next().unwrap_or_default();
        let letter = notifier::Letter {
            to: Recipient {
                name: person.name.clone(),
                address,
            },
            subject: body.subject,
            text: body.text,
            html: body.html,
            message_id: MessageId::new(row.id, host).map_err(|e| dead(e.to_string()))?,
            date: row.created_at,
            language: self.way.language,
            attachments: Vec::new(),
        };
        pack(&letter, self.way.sender).map_err(|e| dead(e.to_string()))
    }

    /// Keeps new letters; the rows that are still ours.
    async fn keep(
        &self,
        token: Uuid,
        rows: &[PostRow],
        parcels: &BTreeMap<Uuid, Parcel>,
    ) -> Result<Vec<Uuid>, Failure> {
        let letters = rows.iter().filter_map(|row| {
            let parcel = parcels.get(&row.id)?;
            Some((row.id, parcel.bytes.clone()))
        });
        let key = CommandKey::new(format!("post:keep:{token}"));
        let command = KeepLetters::new(token, letters.collect());
        Ok(self.store.submit(&key, command).await?.further)
    }

    async fn settle(
        &self,
        token: Uuid,
        rows: Vec<(Uuid, Fate)>,
        summary: &mut Summary,
    ) -> Result<(), Failure> {
        let key = CommandKey::new(format!("post:settle:{token}"));
        let (now, fates) = (self.now, rows.clone());
        let settled = self
            .store
            .submit(&key, SettlePost { token, now, rows })
            .await?;
        for (_, fate) in fates
            .iter()
            .filter(|(row, _)| settled.further.contains(row))
        {
            summary.count(fate);
        }
        Ok(())
    }
}

impl Summary {
    fn count(&mut self, fate: &Fate) {
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

/// What becomes of a row after an attempt.
pub(super) fn fate(outcome: Outcome, row: &PostRow, now: DateTime<Utc>) -> Fate {
    match outcome {
        Outcome::Delivered { .. } => Fate::Sent,
        Outcome::Rejected { reason } => Fate::Bounced(reason.to_string()),
        Outcome::RetryLater { reason } => {
            let (at, cause) = (now + pause(row.attempts), reason.to_string());
            let over = row.attempts >= ATTEMPTS || at - row.due_at > GIVE_UP_AFTER;
            if over {
                Fate::Dead(cause)
            } else {
                Fate::Retry { at, cause }
            }
        }
    }
}

/// Two tries in the first hour, then at least half an hour apart, at most four (RFC 5321,
/// §4.5.4.1).
pub(super) fn pause(attempts: u32) -> TimeDelta {
    match attempts {
        0 | 1 => TimeDelta::minutes(10),
        2 => TimeDelta::minutes(50),
        3 => TimeDelta::hours(2),
        _ => TimeDelta::hours(4),
    }
}
