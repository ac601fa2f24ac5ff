//! SQLite: WAL, `synchronous=FULL`, one writer, a pool of readers (design.md §5). Only a file that
//! can be made again, as that of a demonstration, is written with `synchronous=NORMAL`.
use super::open::{OpenError, SqliteFile};
use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend,
    DbErr, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};
use std::path::Path;
use std::time::Duration;

/// Checks the library, brings the schema up to date, and opens the readers.
pub(super) async fn prepare(
    file: &SqliteFile,
    now: DateTime<Utc>,
) -> Result<DatabaseConnection, OpenError> {
    writable(file)?;
    let writer = connect(file, 1, false).await?;
    safe_version(&writer).await?;
    if !super::schema::is_current(&writer).await? {
        let tx = begin(&writer).await?;
        super::schema::bring_up(&tx, now).await?;
        tx.commit().await?;
    }
    writer.close().await?;
    Ok(connect(file, 4, true).await?)
}

/// A connection of the writer, or a pool of readers. It keeps no minimum and ends no connection by
/// age, so that the pool starts no task of its own that could outlive the runtime.
pub(crate) async fn connect(
    file: &SqliteFile,
    connections: u32,
    read_only: bool,
) -> Result<DatabaseConnection, DbErr> {
    let url = format!("sqlite://{}?mode=rwc", file.path.display());
    let pages = file.max_pages;
    let synchronous = if file.flushed { "FULL" } else { "NORMAL" };
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .test_before_acquire(false)
        .max_lifetime(None)
        .idle_timeout(None)
        .acquire_timeout(Duration::from_secs(30))
        .map_sqlx_sqlite_opts(move |o| {
            let o = o
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(5))
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", synchronous)
                .statement_cache_capacity(200);
            let o = match pages {
                Some(n) => o.pragma("max_page_count", n.to_string()),
                None => o,
            };
            if read_only {
                o.pragma("query_only", "ON")
            } else {
                o
            }
        });
    Database::connect(options).await
}

/// One connection that only reads and needs no room on the disk: the index of the log, which has no
/// place there, lies in memory, so the file is this connection's alone as long as it is open.
///
/// # Errors
/// The disk is full and the schema is not that of this program, or another program has the file.
pub(super) async fn look(file: &SqliteFile) -> Result<DatabaseConnection, OpenError> {
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rw", file.path.display()));
    options
        .max_connections(1)
        .sqlx_logging(false)
        .test_before_acquire(false)
        .max_lifetime(None)
        .idle_timeout(None)
        .map_sqlx_sqlite_opts(|o| {
            o.busy_timeout(Duration::from_secs(5))
                .pragma("locking_mode", "EXCLUSIVE")
                .pragma("query_only", "ON")
        });
    let conn = Database::connect(options).await?;
    if super::schema::is_current(&conn).await? {
        return Ok(conn);
    }
    Err(OpenError::Disk)
}

/// One connection to a file that is there, with its journal mode left alone.
pub(crate) async fn beside(path: &Path) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rw", path.display()));
    options
        .max_connections(1)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|o| {
            o.foreign_keys(true)
                .busy_timeout(Duration::from_secs(5))
                .pragma("synchronous", "FULL")
        });
    Database::connect(options).await
}

/// Every transaction that writes is IMMEDIATE: a deferred one fails at once instead of waiting.
pub(crate) async fn begin(conn: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    conn.begin_with_options(TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    })
    .await
}

fn writable(file: &SqliteFile) -> Result<(), OpenError> {
    let opened = std::fs::OpenOptions::new()
        .append(true)
        .create(true)
        .open(&file.path);
    opened.map(|_| ()).map_err(|e| OpenError::NotWritable {
        path: file.path.clone(),
        why: e.to_string(),
    })
}

async fn safe_version(conn: &DatabaseConnection) -> Result<(), OpenError> {
    let ask = Statement::from_string(DbBackend::Sqlite, "SELECT sqlite_version() AS v");
    let row = conn.query_one_raw(ask).await?;
    let found: String = row
        .map(|r| r.try_get("", "v"))
        .transpose()?
        .unwrap_or_default();
    if is_safe(&found) {
        Ok(())
    } else {
        Err(OpenError::UnsafeSqlite { found })
    }
}

/// 3.51.3 or newer, or one of the mended older branches.
fn is_safe(version: &str) -> bool {
    let parts: Vec<u32> = version.split('.').filter_map(|p| p.parse().ok()).collect();
    match parts.as_slice() {
        [3, 44, patch, ..] => *patch >= 6,
        [3, 50, patch, ..] => *patch >= 7,
        [3, 51, patch, ..] => *patch >= 3,
        [3, minor, ..] => *minor > 51,
        [major, ..] => *major > 3,
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn accepts_only_versions_without_the_wal_race() {
        for good in ["3.51.3", "3.52.0", "3.50.7", "3.44.6", "4.0.0"] {
            assert!(is_safe(good), "{good}");
        }
        for bad in ["3.51.2", "3.50.6", "3.46.0", "3.40.1", ""] {
            assert!(!is_safe(bad), "{bad}");
        }
    }
}
