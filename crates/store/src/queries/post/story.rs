//! The stories of the records that letters tell of.
use super::PostRow;
use crate::directory::json;
use crate::queries::visible::marks;
use crate::{Failure, Store, Thing};
use sea_orm::{QueryResult, Value};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use workflow::conference::{Conference, ConferenceEvent};
use workflow::cycle::CycleMonth;
use workflow::ids::ConferenceId;
use workflow::petition::{Event, Petition};

/// The record a row tells of.
#[derive(Clone, Debug)]
pub enum Story {
    /// A petition with its whole history.
    Petition(Box<PetitionStory>),
    /// A conference with its whole history.
    Conference(Box<ConferenceStory>),
}

impl Story {
    /// The version of the record as read.
    #[must_use]
    pub fn version(&self) -> u32 {
        match self {
            Self::Petition(story) => story.now.version,
            Self::Conference(story) => story.now.version,
        }
    }
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

/// A conference with its whole history: a letter on a move says how it stood before.
#[derive(Clone, Debug)]
pub struct ConferenceStory {
    /// As it stands.
    pub now: Conference,
    /// The month of its cycle.
    pub month: CycleMonth,
    /// What happened, oldest first.
    pub events: Vec<ConferenceEvent>,
}

impl ConferenceStory {
    /// How it stood before a step; none before the first one.
    #[must_use]
    pub fn before(&self, version: u32) -> Option<Conference> {
        Conference::replay(self.events.iter().filter(|e| e.version < version))
    }
}

impl Store {
    /// The stories that rows tell of, by record.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn stories<'r>(
        &self,
        rows: impl IntoIterator<Item = &'r PostRow>,
    ) -> Result<BTreeMap<Uuid, Story>, Failure> {
        let told = rows.into_iter().filter(|r| !r.is_digest());
        let mut subjects: BTreeSet<Uuid> = told.map(|row| row.subject).collect();
        let mut found = self.petition_stories(&subjects).await?;
        subjects.retain(|subject| !found.contains_key(subject));
        found.append(&mut self.conference_stories(&subjects).await?);
        Ok(found)
    }

    async fn petition_stories(
        &self,
        subjects: &BTreeSet<Uuid>,
    ) -> Result<BTreeMap<Uuid, Story>, Failure> {
        let mut found = BTreeMap::new();
        if subjects.is_empty() {
            return Ok(found);
        }
        let ids = || {
            subjects
                .iter()
                .map(|id| Value::from(*id))
                .collect::<Vec<_>>()
        };
        let marks = marks(subjects.len());
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
        subjects: &BTreeSet<Uuid>,
    ) -> Result<BTreeMap<Uuid, Story>, Failure> {
        let mut found = BTreeMap::new();
        if subjects.is_empty() {
            return Ok(found);
        }
        let ids = || {
            subjects
                .iter()
                .map(|id| Value::from(*id))
                .collect::<Vec<_>>()
        };
        let some = marks(subjects.len());
        let sql = format!(
            "SELECT e.subject_id, e.canonical FROM event e JOIN conference c ON c.id = e.subject_id WHERE e.subject_id IN ({some}) ORDER BY e.subject_id, e.version"
        );
        let mut histories = self.histories(&sql, ids()).await?;
        let sql = format!(
            "SELECT c.id, c.record, y.month FROM conference c JOIN cycle y ON y.id = c.cycle_id WHERE c.id IN ({some})"
        );
        for row in &self.read(&sql, ids()).await? {
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
        month: month.map_err(|_| Failure::Damaged("a cycle has no month".into()))?,
        events: Vec::new(),
    })
}
