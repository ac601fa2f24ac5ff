//! Bringing the schema up to date, inside the caller's transaction.
use super::open::OpenError;
use chrono::{DateTime, Utc};
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, Statement, Value};
use std::collections::BTreeSet;

/// Whether nothing is missing; asked before the lock is taken, so that a program can open and
/// read while another one writes.
///
/// # Errors
/// A newer program has written here, or the database cannot be read.
pub(super) async fn is_current(conn: &impl ConnectionTrait) -> Result<bool, OpenError> {
    let there = applied(conn).await?;
    none_newer(&there)?;
    Ok(there.len() == Migrator::migrations().len())
}

fn none_newer(there: &BTreeSet<String>) -> Result<(), OpenError> {
    let known = Migrator::migrations();
    let is_known = |version: &String| known.iter().any(|m| m.name() == version);
    match there.iter().find(|v| !is_known(v)) {
        Some(found) => Err(OpenError::Newer {
            found: found.clone(),
        }),
        None => Ok(()),
    }
}

/// Runs what is missing, and dates it by the clock that came in (the migrator reads its own).
pub(super) async fn bring_up(
    tx: &DatabaseTransaction,
    now: DateTime<Utc>,
) -> Result<(), OpenError> {
    let there = applied(tx).await?;
    none_newer(&there)?;
    Migrator::up(tx, None).await?;
    let now_there = applied(tx).await?;
    for version in now_there.difference(&there) {
        let sql = match tx.get_database_backend() {
            DbBackend::Postgres => "UPDATE seaql_migrations SET applied_at = $1 WHERE version = $2",
            _ => "UPDATE seaql_migrations SET applied_at = ? WHERE version = ?",
        };
        let values: [Value; 2] = [now.timestamp().into(), version.clone().into()];
        tx.execute_raw(Statement::from_sql_and_values(
            tx.get_database_backend(),
            sql,
            values,
        ))
        .await?;
    }
    Ok(())
}

/// Migrations that have run here, also those of a newer program.
async fn applied(tx: &impl ConnectionTrait) -> Result<BTreeSet<String>, DbErr> {
    let table = match tx.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT 1 FROM pg_tables WHERE tablename = 'seaql_migrations' AND schemaname = current_schema()"
        }
        _ => "SELECT 1 FROM sqlite_master WHERE name = 'seaql_migrations'",
    };
    let ask = |sql: &str| Statement::from_string(tx.get_database_backend(), sql);
    if tx.query_one_raw(ask(table)).await?.is_none() {
        return Ok(BTreeSet::new());
    }
    let rows = tx
        .query_all_raw(ask("SELECT version FROM seaql_migrations"))
        .await?;
    rows.iter().map(|row| row.try_get("", "version")).collect()
}
