//! PostgreSQL: the same commands, a transaction each.
use super::Shared;
use super::open::OpenError;
use crate::command::Answer;
use crate::group::Job;
use crate::{Failure, Tx};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, TransactionTrait};
use std::time::Duration;

/// Any number that only this program uses for its lock.
const MIGRATION_LOCK: i64 = 0x6769_616f_6261_6e01;

/// How long a server may take to let us in.
const PATIENCE: Duration = Duration::from_secs(10);

/// Connects and brings the schema up to date under a lock, so that two nodes may start at once.
pub(super) async fn prepare(
    url: &str,
    now: DateTime<Utc>,
) -> Result<DatabaseConnection, OpenError> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(16)
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_secs(30))
        .map_sqlx_postgres_opts(|o| o.options([("idle_in_transaction_session_timeout", "15s")]));
    let pool = tokio::time::timeout(PATIENCE, Database::connect(options)).await;
    let pool = pool.map_err(|_| OpenError::Unreachable("no answer in 10 seconds".to_owned()))?;
    let pool = pool.map_err(|error| match OpenError::from(error) {
        OpenError::Database(why) => OpenError::Unreachable(why.to_string()),
        other => other,
    })?;
    let tx = pool.begin().await?;
    let lock = format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})");
    tx.execute_unprepared(&lock).await?;
    super::schema::bring_up(&tx, now).await?;
    tx.commit().await?;
    Ok(pool)
}

/// Carries out one command; serialization failures and deadlocks are tried again, at most 3 times.
pub(super) async fn carry_out(pool: &DatabaseConnection, shared: &Shared, job: Job) {
    let mut outcome = Err(Failure::Busy);
    for _ in 0..3 {
        outcome = once(pool, shared, &job).await;
        if !matches!(outcome, Err(Failure::Busy)) {
            break;
        }
    }
    // The caller may be gone; the commit stands all the same.
    let _ = job.answer.send(outcome);
}

async fn once(pool: &DatabaseConnection, shared: &Shared, job: &Job) -> Result<Answer, Failure> {
    let conn = pool.begin().await?;
    let mut tx = Tx::new(&conn, &*shared.moments, &shared.directories, false);
    let outcome = crate::group::run(&mut tx, job).await;
    drop(tx);
    match outcome {
        Ok(answer) => conn
            .commit()
            .await
            .map(|()| answer)
            .map_err(|e| match e.into() {
                Failure::Busy => Failure::Busy,
                // The connection broke in the commit: the key settles it.
                _ => Failure::Unknown,
            }),
        Err(failure) => {
            // If this fails too, the connection is gone and the server rolls back by itself.
            let _ = conn.rollback().await;
            Err(failure)
        }
    }
}
