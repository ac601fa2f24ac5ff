//! Is the history whole? Recomputes the chain and replays every petition and conference
//! (reliability.md, invariants 1, 3 and 29).
use crate::directory::json;
use crate::tx::to_json;
use crate::{Failure, Store, Thing, chain};
use sea_orm::{ConnectionTrait, QueryResult, Statement, Value};
use std::collections::BTreeMap;
use uuid::Uuid;
use workflow::conference::{Conference, ConferenceEvent};
use workflow::petition::{Digest, Event, Petition};

/// What an audit found.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Audit {
    /// Events read.
    pub events: u64,
    /// Petitions replayed.
    pub petitions: u64,
    /// Conferences replayed.
    pub conferences: u64,
    /// Head of the chain: its last number and hash.
    pub head: (i64, String),
    /// What does not hold; empty when all is well.
    pub faults: Vec<AuditFault>,
}

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "fault")]
pub enum AuditFault {
    /// Numbers of events are 1, 2, 3 …
    #[error("event {expected} is missing; the next is {found}")]
    Gap {
        /// Number that should follow.
        expected: i64,
        /// Number that does.
        found: i64,
    },
    /// An event's hash does not follow from its text and the event before.
    #[error("event {seq} was changed after it was written")]
    BrokenLink {
        /// Its number.
        seq: i64,
    },
    /// The head row is not the last event.
    #[error("the head of the chain is not its last event")]
    WrongHead,
    /// Versions of a record are 1, 2, 3 …
    #[error("the history of {subject} jumps to version {found}")]
    VersionGap {
        /// Which record.
        subject: Uuid,
        /// The version that does not follow.
        found: u32,
    },
    /// Replaying the events gives another row.
    #[error("the row of {subject} is not what its history says")]
    RowDiffers {
        /// Which record.
        subject: Uuid,
    },
    /// A stored text is not the one an event speaks of.
    #[error("a text of {subject} was changed after it was recorded")]
    TextDiffers {
        /// Which petition or document.
        subject: Uuid,
    },
}

impl Store {
    /// Checks the whole history of a committee.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn audit(&self, committee: Uuid) -> Result<Audit, Failure> {
        Auditor(self.reader()).audit(committee).await
    }

    /// Rows for reading only.
    pub(crate) async fn read(
        &self,
        sql: &str,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Vec<QueryResult>, Failure> {
        Auditor(self.reader()).read(sql, values).await
    }
}

/// Reads over one connection: the readers', or a transaction that has not been committed yet.
pub(crate) struct Auditor<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Auditor<'_, C> {
    pub(crate) async fn audit(&self, committee: Uuid) -> Result<Audit, Failure> {
        let mut audit = Audit::default();
        let mut petitions: BTreeMap<Uuid, Vec<Event>> = BTreeMap::new();
        let mut conferences: BTreeMap<Uuid, Vec<ConferenceEvent>> = BTreeMap::new();
        let (mut seq, mut hash) = (0, chain::BEGINNING.to_owned());
        // In slices, so that a history of years fits into memory a page at a time.
        loop {
            let sql =
                "SELECT * FROM event WHERE committee_id = ? AND seq > ? ORDER BY seq LIMIT 2000";
            let rows = self.read(sql, [committee.into(), seq.into()]).await?;
            if rows.is_empty() {
                break;
            }
            for row in &rows {
                (seq, hash) = audit.link(row, seq, &hash)?;
                let (subject, text): (String, String) =
                    (row.try_get("", "subject")?, row.try_get("", "canonical")?);
                let id: Uuid = row.try_get("", "subject_id")?;
                match subject.as_str() {
                    // A text that is no event any more breaks its link, and its row differs.
                    "petition" => petitions.entry(id).or_default().extend(json(&text).ok()),
                    "conference" => conferences.entry(id).or_default().extend(json(&text).ok()),
                    _ => {}
                }
            }
        }
        let head = self
            .read(
                "SELECT seq, hash FROM chain_head WHERE committee_id = ?",
                [committee.into()],
            )
            .await?;
        let head = head.first().ok_or(Failure::NotFound(Thing::Committee))?;
        audit.head = (head.try_get("", "seq")?, head.try_get("", "hash")?);
        if audit.head != (seq, hash) {
            audit.faults.push(AuditFault::WrongHead);
        }
        self.replay_petitions(committee, &petitions, &mut audit)
            .await?;
        self.check_replies(committee, &petitions, &mut audit)
            .await?;
        self.check_documents(committee, &mut audit).await?;
        self.replay_conferences(committee, &conferences, &mut audit)
            .await?;
        Ok(audit)
    }

    async fn replay_petitions(
        &self,
        committee: Uuid,
        events: &BTreeMap<Uuid, Vec<Event>>,
        audit: &mut Audit,
    ) -> Result<(), Failure> {
        let sql = "SELECT id, record, salt, title, matter, place, addressee FROM petition WHERE committee_id = ? ORDER BY id";
        for row in self.read(sql, [committee.into()]).await? {
            let subject: Uuid = row.try_get("", "id")?;
            audit.petitions += 1;
            let history = events.get(&subject).map(Vec::as_slice).unwrap_or_default();
            audit.versions(subject, history.iter().map(|e| e.version));
            let stored: Petition = json(&row.try_get::<String>("", "record")?)?;
            if Petition::replay(history).as_ref() != Some(&stored) {
                audit.faults.push(AuditFault::RowDiffers { subject });
            }
            if !stored.withheld && !text_holds(&row, &stored)? {
                audit.faults.push(AuditFault::TextDiffers { subject });
            }
        }
        Ok(())
    }

    /// Every stored answer is one that an event speaks of, and has its digest (invariant 12).
    async fn check_replies(
        &self,
        committee: Uuid,
        events: &BTreeMap<Uuid, Vec<Event>>,
        audit: &mut Audit,
    ) -> Result<(), Failure> {
        let sql = "SELECT r.petition_id, r.salt, r.body, r.digest FROM reply r JOIN petition p ON p.id = r.petition_id WHERE p.committee_id = ? ORDER BY r.petition_id, r.digest";
        for row in self.read(sql, [committee.into()]).await? {
            let subject: Uuid = row.try_get("", "petition_id")?;
            let (salt, digest): (String, String) =
                (row.try_get("", "salt")?, row.try_get("", "digest")?);
            let body: Option<String> = row.try_get("", "body")?;
            let same = body.is_none_or(|body| Digest::of(&salt, &body).0 == digest);
            let mut history = events.get(&subject).into_iter().flatten();
            let told = history.any(|e| to_json(&e.action).is_ok_and(|t| t.contains(&digest)));
            if !(same && told) {
                audit.faults.push(AuditFault::TextDiffers { subject });
            }
        }
        Ok(())
    }

    /// The content of every issued document has its digest (invariants 12 and 31).
    async fn check_documents(&self, committee: Uuid, audit: &mut Audit) -> Result<(), Failure> {
        let sql = "SELECT id, content, digest FROM document WHERE committee_id = ? ORDER BY id";
        for row in self.read(sql, [committee.into()]).await? {
            let content: String = row.try_get("", "content")?;
            if Digest::of("", &content).0 != row.try_get::<String>("", "digest")? {
                let subject = row.try_get("", "id")?;
                audit.faults.push(AuditFault::TextDiffers { subject });
            }
        }
        Ok(())
    }

    async fn replay_conferences(
        &self,
        committee: Uuid,
        events: &BTreeMap<Uuid, Vec<ConferenceEvent>>,
        audit: &mut Audit,
    ) -> Result<(), Failure> {
        let sql = "SELECT id, record FROM conference WHERE committee_id = ? ORDER BY id";
        for row in self.read(sql, [committee.into()]).await? {
            let subject: Uuid = row.try_get("", "id")?;
            audit.conferences += 1;
            let history = events.get(&subject).map(Vec::as_slice).unwrap_or_default();
            audit.versions(subject, history.iter().map(|e| e.version));
            let stored: Conference = json(&row.try_get::<String>("", "record")?)?;
            if Conference::replay(history).as_ref() != Some(&stored) {
                audit.faults.push(AuditFault::RowDiffers { subject });
            }
        }
        Ok(())
    }

    async fn read(
        &self,
        sql: &str,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Vec<QueryResult>, Failure> {
        let backend = self.0.get_database_backend();
        let sql = if backend == sea_orm::DbBackend::Postgres {
            crate::tx::numbered(sql)
        } else {
            sql.to_owned()
        };
        let stmt = Statement::from_sql_and_values(backend, sql, values);
        Ok(self.0.query_all_raw(stmt).await?)
    }
}

impl Audit {
    fn link(&mut self, row: &QueryResult, seq: i64, hash: &str) -> Result<(i64, String), Failure> {
        let found: i64 = row.try_get("", "seq")?;
        self.events += 1;
        if found != seq + 1 {
            self.faults.push(AuditFault::Gap {
                expected: seq + 1,
                found,
            });
        }
        let stored: String = row.try_get("", "hash")?;
        if stored != chain::link(hash, &row.try_get::<String>("", "canonical")?) {
            self.faults.push(AuditFault::BrokenLink { seq: found });
        }
        Ok((found, stored))
    }

    fn versions(&mut self, subject: Uuid, versions: impl Iterator<Item = u32>) {
        for (expected, found) in (1..).zip(versions) {
            if found != expected {
                self.faults.push(AuditFault::VersionGap { subject, found });
                return;
            }
        }
    }
}

fn text_holds(row: &QueryResult, stored: &Petition) -> Result<bool, Failure> {
    let part = |name: &str| {
        row.try_get::<Option<String>>("", name)
            .map(Option::unwrap_or_default)
    };
    let salt: String = row.try_get("", "salt")?;
    let parts = [
        part("title")?,
        part("matter")?,
        part("place")?,
        part("addressee")?,
    ];
    let joined: String = parts.iter().map(|p| format!("{}:{p}", p.len())).collect();
    Ok(Digest::of(&salt, &joined) == stored.matter)
}
