//! What letters are written from: outbox rows and the stories of the records they tell of.
use crate::directory::json;
use crate::{Failure, Store, Thing};
use chrono::{DateTime, Utc};
use sea_orm::{QueryResult, Value};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use workflow::conference::{Conference, ConferenceEvent};
use workflow::cycle::CycleMonth;
use workflow::ids::{ConferenceId, PersonId};
use workflow::petition::{Event, Petition};

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

/// The record a row tells of.
#[derive(Clone, Debug)]
pub enum Story {
    /// A petition with its whole history.
    Petition(Box<PetitionStory>),
    /// A conference with the steps that are told of.
    Conference(Box<ConferenceStory>),
}

/// A petition with its whole history.
#[derive(Clone, Debug)]
pub struct PetitionStory {
    /// As it stands.
    pub now: Petition,
    /// Its title; none once withheld.
    pub title: Option<String>,
    /// What happened, oldest first.
    pub events: Vec<Event>,
}

impl PetitionStory {
    /// How it stood after a step; none where there is no such step.
    #[must_use]
    pub fn after(&self, version: u32) -> Option<Petition> {
        self.event(version)?;
        Petition::replay(self.events.iter().filter(|e| e.version <= version))
    }

    /// A step.
    #[must_use]
    pub fn event(&self, version: u32) -> Option<&Event> {
        self.events.iter().find(|e| e.version == version)
    }
}

/// A conference with the steps that are told of.
#[derive(Clone, Debug)]
pub struct ConferenceStory {
    /// As it stands.
    pub now: Conference,
    /// The month of its cycle.
    pub month: CycleMonth,
    /// The steps.
    pub events: Vec<ConferenceEvent>,
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

    /// The stories that rows tell of, by record.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn stories<'r>(
        &self,
        rows: impl IntoIterator<Item = &'r PostRow>,
    ) -> Result<BTreeMap<Uuid, Story>, Failure> {
        let mut steps: BTreeMap<Uuid, BTreeSet<u32>> = BTreeMap::new();
        for row in rows.into_iter().filter(|r| !r.is_digest()) {
            steps.entry(row.subject).or_default().insert(row.version);
        }
        let mut found = self.petition_stories(&steps).await?;
        steps.retain(|subject, _| !found.contains_key(subject));
        found.append(&mut self.conference_stories(&steps).await?);
        Ok(found)
    }

    async fn petition_stories(
        &self,
        steps: &BTreeMap<Uuid, BTreeSet<u32>>,
    ) -> Result<BTreeMap<Uuid, Story>, Failure> {
        let mut found = BTreeMap::new();
        if steps.is_empty() {
            return Ok(found);
        }
        let ids = || steps.keys().map(|id| Value::from(*id)).collect::<Vec<_>>();
        let marks = marks(steps.len());
        let sql = format!("SELECT id, record, title FROM petition WHERE id IN ({marks})");
        let records = self.read(&sql, ids()).await?;
        let mut histories = self.histories(&format!("SELECT e.subject_id, e.canonical FROM event e JOIN petition p ON p.id = e.subject_id WHERE e.subject_id IN ({marks}) ORDER BY e.subject_id, e.version"), ids()).await?;
        for row in &records {
            let id: Uuid = row.try_get("", "id")?;
            let story = PetitionStory {
                now: json(&row.try_get::<String>("", "record")?)?,
                title: row.try_get("", "title")?,
                events: histories.remove(&id).unwrap_or_default(),
            };
            found.insert(id, Story::Petition(Box::new(story)));
        }
        Ok(found)
    }

    async fn conference_stories(
        &self,
        steps: &BTreeMap<Uuid, BTreeSet<u32>>,
    ) -> Result<BTreeMap<Uuid, Story>, Failure> {
        let mut found = BTreeMap::new();
        if steps.is_empty() {
            return Ok(found);
        }
        let ids = || steps.keys().map(|id| Value::from(*id));
        let versions: BTreeSet<u32> = steps.values().flatten().copied().collect();
        let (some, which) = (marks(steps.len()), marks(versions.len()));
        let sql = format!(
            "SELECT e.subject_id, e.canonical FROM event e JOIN conference c ON c.id = e.subject_id WHERE e.subject_id IN ({some}) AND e.version IN ({which}) ORDER BY e.subject_id, e.version"
        );
        let both = ids().chain(versions.iter().map(|v| i64::from(*v).into()));
        let mut histories = self.histories(&sql, both.collect()).await?;
        let sql = format!(
            "SELECT c.id, c.record, y.month FROM conference c JOIN cycle y ON y.id = c.cycle_id WHERE c.id IN ({some})"
        );
        for row in &self.read(&sql, ids().collect::<Vec<_>>()).await? {
            let id: Uuid = row.try_get("", "id")?;
            let mut story = conference_story(row)?;
            story.events = histories.remove(&id).unwrap_or_default();
            found.insert(id, Story::Conference(Box::new(story)));
        }
        Ok(found)
    }

    /// Events by record, oldest first.
    async fn histories<E: serde::de::DeserializeOwned>(
        &self,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<BTreeMap<Uuid, Vec<E>>, Failure> {
        let mut found: BTreeMap<Uuid, Vec<E>> = BTreeMap::new();
        for row in &self.read(sql, values).await? {
            let event = json(&row.try_get::<String>("", "canonical")?)?;
            let subject = row.try_get("", "subject_id")?;
            found.entry(subject).or_default().push(event);
        }
        Ok(found)
    }

    /// A conference with the month of its cycle and no steps.
    ///
    /// # Errors
    /// There is none.
    pub async fn conference_story(&self, id: ConferenceId) -> Result<ConferenceStory, Failure> {
        let sql = "SELECT c.record, y.month FROM conference c JOIN cycle y ON y.id = c.cycle_id WHERE c.id = ?";
        let rows = self.read(sql, [id.0.into()]).await?;
        conference_story(rows.first().ok_or(Failure::NotFound(Thing::Conference))?)
    }
}

fn conference_story(row: &QueryResult) -> Result<ConferenceStory, Failure> {
    let month: String = row.try_get("", "month")?;
    let month = month.parse();
    Ok(ConferenceStory {
        now: json(&row.try_get::<String>("", "record")?)?,
        month: month.map_err(|_| Failure::Unavailable("a cycle has no month".into()))?,
        events: Vec::new(),
    })
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

/// `?, ?, ?`
fn marks(count: usize) -> String {
    vec!["?"; count].join(", ")
}
