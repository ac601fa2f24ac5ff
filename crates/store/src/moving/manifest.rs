//! What a copy says of itself, so that it can be held against what it brings.
use super::fault::MovingFault;
use chrono::{DateTime, Utc};
use migrations::{Migrator, MigratorTrait as _};
use serde::{Deserialize, Serialize};

/// The form of copies that this program writes and reads.
pub(super) const FORMAT: u32 = 1;

/// What a copy holds and what it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Form of the copy.
    pub format: u32,
    /// Version of the program that made it.
    pub program: String,
    /// The last migration of the database it comes from.
    pub schema: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The committees with the heads of their chains, by key.
    pub committees: Vec<CommitteeHead>,
    /// The tables in their order.
    pub tables: Vec<TableSum>,
}

/// A committee and the head of its chain of events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitteeHead {
    /// Its id.
    pub id: uuid::Uuid,
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Number of its last event.
    pub seq: i64,
    /// Hash of its last event.
    pub hash: String,
}

/// What a table holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableSum {
    /// Its name.
    pub name: String,
    /// How many rows.
    pub rows: u64,
    /// Length of its lines together, in bytes.
    pub bytes: u64,
    /// SHA-256 of its lines, in hex.
    pub sha256: String,
}

impl TableSum {
    /// Whether this is what was found.
    pub(super) fn same(&self, found: &Self) -> Result<(), MovingFault> {
        let part = self.name.clone();
        if self.rows != found.rows {
            return Err(MovingFault::Rows {
                part,
                expected: self.rows,
                found: found.rows,
            });
        }
        if self == found {
            Ok(())
        } else {
            Err(MovingFault::Changed { part })
        }
    }
}

impl Manifest {
    /// How many rows in all.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|t| t.rows).sum()
    }

    /// Whether this program can take the copy in.
    pub(super) fn fits(&self) -> Result<(), MovingFault> {
        if self.format != FORMAT {
            return Err(MovingFault::OtherFormat { found: self.format });
        }
        let known = newest_schema();
        if self.schema == known {
            return Ok(());
        }
        let older = Migrator::migrations()
            .iter()
            .any(|m| m.name() == self.schema);
        Err(MovingFault::OtherSchema {
            found: self.schema.clone(),
            program: self.program.clone(),
            older,
        })
    }
}

/// The last migration that this program knows.
pub(super) fn newest_schema() -> String {
    let all = Migrator::migrations();
    all.last().map_or_else(String::new, |m| m.name().to_owned())
}
