//! Reading all that an office has, in one order, a few rows in memory at a time.
use super::fault::MovingFault;
use super::manifest::{CommitteeHead, FORMAT, Manifest, TableSum, newest_schema};
use super::progress::{Count, Stage, Watch};
use super::row;
use super::tables::{TABLES, Table};
use crate::Failure;
use chrono::{DateTime, Utc};
use futures::TryStreamExt as _;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement, StreamTrait as _};
use sha2::{Digest as _, Sha256};

impl Manifest {
    /// The manifest of what this transaction sees; each row is handed to `sink` on its way, each
    /// table announced before its rows.
    pub(super) async fn of(
        tx: &DatabaseTransaction,
        made_at: DateTime<Utc>,
        stage: Stage,
        watch: Watch<'_>,
        mut sink: impl FnMut(Piece<'_>) -> Result<(), MovingFault>,
    ) -> Result<Self, MovingFault> {
        let committees = committees(tx).await?;
        if committees.is_empty() {
            return Err(Failure::NotFound(crate::Thing::Committee).into());
        }
        let mut count = Count::new(watch, stage, all_rows(tx).await?);
        let mut tables = Vec::with_capacity(TABLES.len());
        for table in TABLES {
            sink(Piece::Table(table))?;
            tables.push(sum(tx, table, &mut count, &mut sink).await?);
        }
        Ok(Self {
            format: FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            schema: newest_schema(),
            made_at,
            committees,
            tables,
        })
    }
}

/// What a sink is handed.
#[derive(Clone, Copy)]
pub(super) enum Piece<'a> {
    /// The rows of this table follow.
    Table(&'a Table),
    /// The line of a row.
    Line(&'a [u8]),
}

/// The committees with the heads of their chains, by key.
pub(super) async fn committees(
    tx: &DatabaseTransaction,
) -> Result<Vec<CommitteeHead>, MovingFault> {
    let sql = "SELECT c.id, c.key, c.name, h.seq, h.hash FROM committee c JOIN chain_head h ON h.committee_id = c.id ORDER BY c.id";
    let ask = Statement::from_string(ConnectionTrait::get_database_backend(tx), sql);
    let mut found = Vec::new();
    for row in tx.query_all_raw(ask).await? {
        found.push(CommitteeHead {
            id: row.try_get("", "id")?,
            key: row.try_get("", "key")?,
            name: row.try_get("", "name")?,
            seq: row.try_get("", "seq")?,
            hash: row.try_get("", "hash")?,
        });
    }
    found.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(found)
}

/// Rows of all tables together.
pub(super) async fn all_rows(tx: &DatabaseTransaction) -> Result<u64, MovingFault> {
    let counts = TABLES
        .iter()
        .map(|t| format!("(SELECT count(*) FROM {})", t.name));
    let sql = format!("SELECT {} AS n", counts.collect::<Vec<_>>().join(" + "));
    let ask = Statement::from_string(ConnectionTrait::get_database_backend(tx), sql);
    let row = tx.query_one_raw(ask).await?;
    let n: i64 = row.ok_or(Failure::Unknown)?.try_get("", "n")?;
    Ok(u64::try_from(n).unwrap_or(0))
}

/// Reads a table from its first row to its last, a few rows in memory at a time.
async fn sum(
    tx: &DatabaseTransaction,
    table: &Table,
    count: &mut Count<'_>,
    sink: &mut impl FnMut(Piece<'_>) -> Result<(), MovingFault>,
) -> Result<TableSum, MovingFault> {
    let backend = ConnectionTrait::get_database_backend(tx);
    let order = table.order(backend == DbBackend::Sqlite);
    let columns = table.column_list();
    let sql = format!("SELECT {columns} FROM {} ORDER BY {order}", table.name);
    let mut rows = tx.stream_raw(Statement::from_string(backend, sql)).await?;
    let mut tally = Tally::default();
    while let Some(row) = rows.try_next().await? {
        let line = row::line(table, &row)?;
        tally.add(&line);
        sink(Piece::Line(&line))?;
        count.one();
    }
    Ok(tally.of(table))
}

/// Rows, bytes and digest as they go by.
#[derive(Default)]
pub(super) struct Tally {
    rows: u64,
    bytes: u64,
    hash: Sha256,
}

impl Tally {
    /// One more line.
    pub(super) fn add(&mut self, line: &[u8]) {
        self.rows += 1;
        self.bytes += line.len() as u64;
        self.hash.update(line);
    }

    /// As the sum of a table.
    pub(super) fn of(self, table: &Table) -> TableSum {
        TableSum {
            name: table.name.to_owned(),
            rows: self.rows,
            bytes: self.bytes,
            sha256: workflow::petition::hex(&self.hash.finalize()),
        }
    }
}
