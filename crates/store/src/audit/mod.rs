//! Is the history whole? Recomputes the chain and replays every petition, every conference, every
//! host register, the office and its register of papers against their rows (reliability.md, invariants 1, 3, 13 and 29).
//!
//! The chain is read once, in its order; petitions and conferences are then replayed in slices by
//! their ids, so that memory holds a slice and never a history of years. `docs/invariants.md` says
//! which rows no event speaks of.
mod conferences;
mod documents;
mod hosting;
mod office;
mod petitions;

use crate::{Failure, Store, Thing, chain};
use documents::Papers;
use office::Office;
use sea_orm::{ConnectionTrait, QueryResult, Statement, Value};
use uuid::Uuid;

/// Rows of one slice.
const SLICE: usize = 500;

/// What an audit found.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Audit {
    /// Events read.
    pub events: u64,
    /// Petitions replayed.
    pub petitions: u64,
    /// Conferences replayed.
    pub conferences: u64,
    /// Host registers replayed.
    pub host_years: u64,
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
    /// The kept bytes of a paper are not those whose digest was kept with them.
    #[error("the {format} of document {document} was changed after it was kept")]
    BytesDiffer {
        /// Which document.
        document: Uuid,
        /// In which format.
        format: String,
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
        let (mut office, mut papers) = (Office::default(), Papers::default());
        let (mut seq, mut hash) = (0, chain::BEGINNING.to_owned());
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
                match subject.as_str() {
                    "office" => office.hear(seq, &text),
                    "receipt" | "cycle" => papers.hear(&text),
                    _ => {}
                }
            }
        }
        self.check_head(committee, (seq, hash), &mut audit).await?;
        self.check_office(committee, &office, &mut audit).await?;
        self.replay_petitions(committee, &office, &mut papers, &mut audit)
            .await?;
        self.check_papers(committee, &office, &papers, &mut audit)
            .await?;
        self.replay_conferences(committee, &mut audit).await?;
        self.replay_hosts(committee, &mut audit).await?;
        Ok(audit)
    }

    async fn check_head(
        &self,
        committee: Uuid,
        last: (i64, String),
        audit: &mut Audit,
    ) -> Result<(), Failure> {
        let sql = "SELECT seq, hash FROM chain_head WHERE committee_id = ?";
        let head = self.read(sql, [committee.into()]).await?;
        let head = head.first().ok_or(Failure::NotFound(Thing::Committee))?;
        audit.head = (head.try_get("", "seq")?, head.try_get("", "hash")?);
        if audit.head != last {
            audit.faults.push(AuditFault::WrongHead);
        }
        Ok(())
    }

    /// The events of these records, by record and version, each with its number in the chain.
    async fn slice_of_events(&self, ids: &[Uuid]) -> Result<Vec<QueryResult>, Failure> {
        let marks = vec!["?"; ids.len()].join(", ");
        let sql = format!(
            "SELECT seq, subject_id, canonical FROM event WHERE subject_id IN ({marks}) ORDER BY subject_id, version"
        );
        self.read(&sql, ids.iter().map(|id| Value::from(*id))).await
    }

    /// Records of a table that have a history and no row any more.
    async fn vanished(
        &self,
        committee: Uuid,
        table: &str,
        audit: &mut Audit,
    ) -> Result<(), Failure> {
        let sql = format!(
            "SELECT e.subject_id FROM event e WHERE e.committee_id = ? AND e.subject = '{table}' AND e.version = 1 \
             AND NOT EXISTS (SELECT 1 FROM {table} t WHERE t.id = e.subject_id AND t.committee_id = e.committee_id)"
        );
        for row in self.read(&sql, [committee.into()]).await? {
            audit.differs(row.try_get("", "subject_id")?);
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

    /// A row that is not what its history says.
    fn differs(&mut self, subject: Uuid) {
        self.faults.push(AuditFault::RowDiffers { subject });
    }
}
