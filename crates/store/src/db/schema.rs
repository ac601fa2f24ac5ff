//! Bringing the schema up to date, inside the caller's transaction.
use super::open::OpenError;
use chrono::{DateTime, Utc};
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, Statement, Value};
use std::collections::BTreeSet;

/// Runs what is missing, and dates it by the clock that came in (the migrator reads its own).
pub(super) async fn bring_up(
    tx: &DatabaseTransaction,
    now: DateTime<Utc>,
) -> Result<(), OpenError> {
    let there = applied(tx).await?;
    let known: BTreeSet<String> = Migrator::migrations()
        .iter()
        .map(|m| m.name().to_owned())
        .collect();
    if let Some(found) = there.iter().find(|v| !known.contains(*v)) {
        return Err(OpenError::Newer {
            found: found.clone(),
        });
    }
    Migrator::up(tx, None).await?;
    for version in known.difference(&there) {
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
async fn applied(tx: &DatabaseTransaction) -> Result<BTreeSet<String>, DbErr> {
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
