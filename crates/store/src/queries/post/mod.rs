//! What letters are written from: outbox rows and the stories of the records they tell of.
mod story;

pub use story::{ConferenceStory, PetitionStory, Story};

use super::visible::marks;
use crate::{Failure, Store};
use chrono::{DateTime, Utc};
use sea_orm::{QueryResult, Value};
use std::collections::BTreeMap;
use uuid::Uuid;
use workflow::ids::PersonId;

/// An outbox row as a worker needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostRow {
    /// Its id; also names the letter for good.
    pub id: Uuid,
    /// To whom.
    pub person: PersonId,
    /// For whom that person stands in.
    pub on_behalf: Option<PersonId>,
    /// About which record; the person himself for a digest.
    pub subject: Uuid,
    /// Which step of it.
    pub version: u32,
    /// How often it was tried, this time included.
    pub attempts: u32,
    /// When it was due first.
    pub due_at: DateTime<Utc>,
    /// When it was made: the date of its letter.
    pub created_at: DateTime<Utc>,
    /// What makes it unique; rows a digest names carry the digest's as their cause.
    pub key: String,
    /// The letter as rendered at the first attempt.
    pub letter: Option<Vec<u8>>,
}

impl PostRow {
    /// Whether it is a day's list.
    #[must_use]
    pub fn is_digest(&self) -> bool {
        self.key.starts_with("digest:")
    }
}

const COLUMNS: &str = "SELECT id, person_id, on_behalf_id, subject_id, subject_version, attempts, due_at, created_at, dedup_key, letter FROM outbox";

impl Store {
    /// Rows by id, oldest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn post_rows(&self, ids: &[Uuid]) -> Result<Vec<PostRow>, Failure> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let sql = format!(
            "{COLUMNS} WHERE id IN ({}) ORDER BY created_at, id",
            marks(ids.len())
        );
        self.post(&sql, ids.iter().map(|id| (*id).into()).collect())
            .await
    }

    /// Rows that wait for the next digest, by person and age.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn waiting_for_digest(
        &self,
        committee: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Vec<PostRow>, Failure> {
        let sql = format!(
            "{COLUMNS} WHERE state = 'pending' AND due_at <= ? AND committee_id = ? AND channel = 'mail' AND urgency = 'digest' AND dedup_key NOT LIKE 'digest:%' ORDER BY person_id, created_at, id"
        );
        self.post(&sql, vec![now.into(), committee.into()]).await
    }

    /// Rows that digests name, by the digests' keys; oldest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn named_by_digests(
        &self,
        keys: &[String],
        people: &[PersonId],
    ) -> Result<BTreeMap<String, Vec<PostRow>>, Failure> {
        let mut found: BTreeMap<String, Vec<PostRow>> = BTreeMap::new();
        if keys.is_empty() {
            return Ok(found);
        }
        // The people are there for the index.
        let columns = COLUMNS.replacen("SELECT ", "SELECT cause, ", 1);
        let sql = format!(
            "{columns} WHERE person_id IN ({}) AND cause IN ({}) ORDER BY created_at, id",
            marks(people.len()),
            marks(keys.len())
        );
        let people = people.iter().map(|p| Value::from(p.0));
        let values: Vec<Value> = people
            .chain(keys.iter().map(|k| k.clone().into()))
            .collect();
        for row in &self.read(&sql, values).await? {
            let key: String = row.try_get("", "cause")?;
            found.entry(key).or_default().push(post_row(row)?);
        }
        Ok(found)
    }

    /// Rows that wait to be called or handed over, by person and age.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn waiting_for_call(&self, committee: Uuid) -> Result<Vec<PostRow>, Failure> {
        let sql = format!(
            "{COLUMNS} WHERE state = 'pending' AND committee_id = ? AND channel = 'call_list' ORDER BY person_id, created_at, id"
        );
        self.post(&sql, vec![committee.into()]).await
    }

    /// Letters to the same person from the same transaction, by id: a document of many petitions
    /// is told of once.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn told_together(&self, row: &PostRow) -> Result<Vec<PostRow>, Failure> {
        let sql = format!(
            "{COLUMNS} WHERE person_id = ? AND created_at = ? AND channel = 'mail' AND urgency = 'at_once' ORDER BY id"
        );
        self.post(&sql, vec![row.person.0.into(), row.created_at.into()])
            .await
    }

    /// Whether a letter or a list waits.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn post_waits(&self, committee: Uuid, now: DateTime<Utc>) -> Result<bool, Failure> {
        let sql = "SELECT id FROM outbox WHERE ((state = 'pending' AND due_at <= ?) OR (state = 'sending' AND lease_until <= ?)) AND committee_id = ? AND channel = 'mail' LIMIT 1";
        let rows = self
            .read(sql, [now.into(), now.into(), committee.into()])
            .await?;
        Ok(!rows.is_empty())
    }

    async fn post(&self, sql: &str, values: Vec<Value>) -> Result<Vec<PostRow>, Failure> {
        let rows = self.read(sql, values).await?;
        rows.iter().map(post_row).collect()
    }
}

fn post_row(row: &QueryResult) -> Result<PostRow, Failure> {
    let number = |name| -> Result<u32, Failure> {
        let found: i64 = row.try_get("", name)?;
        Ok(u32::try_from(found).unwrap_or(u32::MAX))
    };
    let on_behalf: Option<Uuid> = row.try_get("", "on_behalf_id")?;
    Ok(PostRow {
        id: row.try_get("", "id")?,
        person: PersonId(row.try_get("", "person_id")?),
        on_behalf: on_behalf.map(PersonId),
        subject: row.try_get("", "subject_id")?,
        version: number("subject_version")?,
        attempts: number("attempts")?,
        due_at: row.try_get("", "due_at")?,
        created_at: row.try_get("", "created_at")?,
        key: row.try_get("", "dedup_key")?,
        letter: row.try_get("", "letter")?,
    })
}
