//! Bringing an office in, in one transaction.
use super::archive::Archive;
use super::contents::all_rows;
use super::fault::MovingFault;
use super::guards;
use super::manifest::Manifest;
use super::progress::{Count, Stage, Watch};
use super::row;
use super::sound;
use super::tables::{TABLES, Table};
use crate::Store;
use crate::tx::numbered;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, Statement,
    TransactionTrait as _, Value,
};
use std::path::Path;

/// Values of one statement, and bytes of its rows, at most; both databases take more values.
const VALUES: usize = 8_000;
const BYTES: usize = 4 << 20;

/// What becomes of an office that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum There {
    /// Nothing may be there.
    Nothing,
    /// It is replaced.
    Replaced,
}

impl Store {
    /// Takes an export into this database, which must be empty: all of it or nothing.
    ///
    /// # Errors
    /// The database holds something, the file is damaged or of another version, or what it brings
    /// does not hold together; see [`MovingFault`]. Nothing was changed then.
    pub async fn import(&self, file: &Path, watch: Watch<'_>) -> Result<Manifest, MovingFault> {
        self.take_in(file, There::Nothing, watch).await
    }

    pub(super) async fn take_in(
        &self,
        file: &Path,
        there: There,
        watch: Watch<'_>,
    ) -> Result<Manifest, MovingFault> {
        let mut archive = super::known::archive(file)?;
        archive.check(watch)?;
        let hand = self.hand().await?;
        let tx = match &hand {
            Some(conn) => crate::db::begin_sqlite(conn).await?,
            None => self.reader().begin().await?,
        };
        let done = within(&tx, &mut archive, there, watch).await;
        let ended = match done {
            Ok(()) => tx.commit().await.map_err(Into::into),
            Err(fault) => {
                // If this fails too, the connection is gone and the database rolls back by itself.
                let _ = tx.rollback().await;
                Err(fault)
            }
        };
        if let Some(conn) = hand {
            let _ = conn.close().await;
        }
        ended.map(|()| archive.manifest)
    }

    /// SQLite: a connection that may write; PostgreSQL's pool may anyway.
    async fn hand(&self) -> Result<Option<DatabaseConnection>, DbErr> {
        match self.sqlite_file() {
            Some(file) => Ok(Some(crate::db::connect_sqlite(file).await?)),
            None => Ok(None),
        }
    }
}

async fn within(
    tx: &DatabaseTransaction,
    archive: &mut Archive,
    there: There,
    watch: Watch<'_>,
) -> Result<(), MovingFault> {
    alone(tx).await?;
    match there {
        There::Replaced => clear(tx).await?,
        There::Nothing if all_rows(tx).await? == 0 => {}
        There::Nothing => return Err(MovingFault::Occupied),
    }
    let shut = guards::open(tx).await?;
    let mut count = Count::new(watch, Stage::BringIn, archive.manifest.rows());
    for table in TABLES {
        bring_in(tx, table, archive, &mut count).await?;
    }
    shut.again(tx).await?;
    sound::as_told(tx, &archive.manifest, watch).await
}

/// Nobody else migrates, installs or works here meanwhile; who does already is waited for a while.
async fn alone(tx: &DatabaseTransaction) -> Result<(), DbErr> {
    if tx.get_database_backend() == DbBackend::Sqlite {
        // The transaction is the only one that writes. A document may stand before the one it
        // replaces: references are looked at in the end.
        tx.execute_unprepared("PRAGMA defer_foreign_keys = ON")
            .await?;
        return Ok(());
    }
    let names: Vec<&str> = TABLES.iter().map(|t| t.name).collect();
    let sql = format!(
        "SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL lock_timeout = '5s'; LOCK TABLE {} IN ACCESS EXCLUSIVE MODE",
        names.join(", ")
    );
    tx.execute_unprepared(&sql).await.map(|_| ())
}

/// Only PostgreSQL is emptied: a SQLite file is replaced as a whole.
async fn clear(tx: &DatabaseTransaction) -> Result<(), DbErr> {
    let names: Vec<&str> = TABLES.iter().map(|t| t.name).collect();
    let sql = format!("TRUNCATE {}", names.join(", "));
    tx.execute_unprepared(&sql).await.map(|_| ())
}

async fn bring_in(
    tx: &DatabaseTransaction,
    table: &Table,
    archive: &mut Archive,
    count: &mut Count<'_>,
) -> Result<(), MovingFault> {
    let most = VALUES / table.columns.len();
    let (mut values, mut rows, mut bytes, mut number) = (Vec::new(), 0, 0, 0);
    let mut lines = archive.lines(table)?;
    while let Some(line) = lines.next()? {
        number += 1;
        bytes += line.len();
        let part = || table.name.to_owned();
        let row = row::values(table, line).ok_or_else(|| MovingFault::Row {
            part: part(),
            number,
        })?;
        values.extend(row);
        rows += 1;
        count.one();
        if rows == most || bytes >= BYTES {
            insert(tx, table, rows, std::mem::take(&mut values)).await?;
            (rows, bytes) = (0, 0);
        }
    }
    if rows > 0 {
        insert(tx, table, rows, values).await?;
    }
    Ok(())
}

async fn insert(
    tx: &DatabaseTransaction,
    table: &Table,
    rows: usize,
    values: Vec<Value>,
) -> Result<(), DbErr> {
    let row = format!("({})", vec!["?"; table.columns.len()].join(", "));
    let sql = format!(
        "INSERT INTO {} ({}) VALUES {}",
        table.name,
        table.column_list(),
        vec![row.as_str(); rows].join(", ")
    );
    let backend = tx.get_database_backend();
    let sql = match backend {
        DbBackend::Postgres => numbered(&sql),
        _ => sql,
    };
    let insert = Statement::from_sql_and_values(backend, sql, values);
    tx.execute_raw(insert).await.map(|_| ())
}
