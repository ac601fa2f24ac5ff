//! The two guards of the database that a true copy could not pass, opened within the one
//! transaction that brings it in and shut before it is checked (decision 0011).
//!
//! - A row of the outbox begins pending: the copy brings rows that were sent long ago.
//! - On PostgreSQL a row may refer only to one that is there: a document may come before the one
//!   it replaces. SQLite puts such checks off by a setting of the transaction.
//!
//! Every other guard stands: events, documents and letters cannot be changed while they come in.
use sea_orm::{ConnectionTrait as _, DatabaseTransaction, DbBackend, DbErr, Statement};

/// The trigger that says how a row of the outbox begins.
const BIRTH: &str = "outbox_begins_pending";

/// What has to be done to shut the guards again.
#[must_use = "a guard that stays open lets anything in"]
pub(super) struct Shut(Vec<String>);

/// Opens them.
///
/// # Errors
/// The database refuses, or a guard is not there.
pub(super) async fn open(tx: &DatabaseTransaction) -> Result<Shut, DbErr> {
    if tx.get_database_backend() == DbBackend::Sqlite {
        return open_sqlite(tx).await;
    }
    let mut shut = vec!["SET CONSTRAINTS ALL IMMEDIATE".to_owned()];
    for (table, constraint) in own_references(tx).await? {
        let alter = format!("ALTER TABLE {table} ALTER CONSTRAINT {constraint}");
        tx.execute_unprepared(&format!("{alter} DEFERRABLE INITIALLY DEFERRED"))
            .await?;
        shut.push(format!("{alter} NOT DEFERRABLE"));
    }
    tx.execute_unprepared(&format!("ALTER TABLE outbox DISABLE TRIGGER {BIRTH}"))
        .await?;
    shut.push(format!("ALTER TABLE outbox ENABLE TRIGGER {BIRTH}"));
    Ok(Shut(shut))
}

/// SQLite cannot switch a trigger off: it is dropped and made again from its own text.
async fn open_sqlite(tx: &DatabaseTransaction) -> Result<Shut, DbErr> {
    let sql = format!("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = '{BIRTH}'");
    let row = tx
        .query_one_raw(Statement::from_string(DbBackend::Sqlite, sql))
        .await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound(BIRTH.to_owned()))?;
    let again = row.try_get("", "sql")?;
    tx.execute_unprepared(&format!("DROP TRIGGER {BIRTH}"))
        .await?;
    Ok(Shut(vec![again]))
}

/// References of a table to itself.
async fn own_references(tx: &DatabaseTransaction) -> Result<Vec<(String, String)>, DbErr> {
    let sql = "SELECT conrelid::regclass::text AS t, quote_ident(conname) AS c FROM pg_constraint \
               WHERE contype = 'f' AND conrelid = confrelid AND connamespace = current_schema()::regnamespace ORDER BY 1, 2";
    let rows = tx
        .query_all_raw(Statement::from_string(DbBackend::Postgres, sql))
        .await?;
    rows.iter()
        .map(|row| Ok((row.try_get("", "t")?, row.try_get("", "c")?)))
        .collect()
}

impl Shut {
    /// Shuts them.
    ///
    /// # Errors
    /// A reference that was put off has no row, or the database refuses.
    pub(super) async fn again(self, tx: &DatabaseTransaction) -> Result<(), DbErr> {
        for sql in self.0 {
            tx.execute_unprepared(&sql).await?;
        }
        Ok(())
    }
}
