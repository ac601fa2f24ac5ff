//! The place of a SQLite database, and putting another file there.
use super::draft::{Draft, with_end};
use super::fault::MovingFault;
use crate::failure::code;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, DbErr, Statement};
use std::io::Read as _;
use std::path::Path;

/// Whether there is anything that somebody could miss: all but an empty file and a database
/// without an office.
pub(super) async fn is_taken(path: &Path) -> bool {
    match std::fs::metadata(path) {
        Err(_) => return false,
        Ok(file) if file.len() == 0 => return false,
        Ok(_) => {}
    }
    // What cannot be read may still be somebody's office.
    !begins_like_sqlite(path) || !matches!(holds_nobody(path).await, Ok(true))
}

/// SQLite is not asked about a file of another kind: closing it, it would put the log away.
fn begins_like_sqlite(path: &Path) -> bool {
    let mut head = [0; 16];
    let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && head == *b"SQLite format 3\0"
}

async fn holds_nobody(path: &Path) -> Result<bool, DbErr> {
    let conn = crate::db::beside(path).await?;
    let ask = Statement::from_string(DbBackend::Sqlite, "SELECT 1 FROM committee LIMIT 1");
    let found = conn.query_one_raw(ask).await;
    conn.close().await?;
    Ok(found?.is_none())
}

/// Puts the draft there in one step. Whatever was there is folded into one file before and held
/// locked meanwhile: a leftover write-ahead log would be played into the new file.
pub(super) async fn take(draft: Draft, path: &Path) -> Result<(), MovingFault> {
    fold(draft.path())
        .await
        .map_err(MovingFault::from)?
        .close()
        .await?;
    let held = match std::fs::metadata(path) {
        Ok(file) if file.len() > 0 && !begins_like_sqlite(path) => {
            set_aside(path)?;
            None
        }
        Ok(file) if file.len() > 0 => match fold(path).await {
            Ok(held) => Some(held),
            Err(error) if is_broken(&error) => {
                set_aside(path)?;
                None
            }
            Err(_) => return Err(MovingFault::InUse(path.to_owned())),
        },
        _ => None,
    };
    draft.put_in_place()?;
    if let Some(held) = held {
        // It holds the old file, which has no name any more.
        let _ = held.close().await;
    }
    Ok(())
}

/// Leaves nothing beside the file, and keeps everybody else out until the connection closes.
async fn fold(path: &Path) -> Result<DatabaseConnection, DbErr> {
    let conn = crate::db::beside(path).await?;
    let held = hold(&conn).await;
    if held.is_err() {
        let _ = conn.close_by_ref().await;
    }
    held.map(|()| conn)
}

async fn hold(conn: &DatabaseConnection) -> Result<(), DbErr> {
    let ask = Statement::from_string(DbBackend::Sqlite, "PRAGMA journal_mode = DELETE");
    let row = conn.query_one_raw(ask).await?;
    let mode: Option<String> = row.map(|r| r.try_get_by_index(0)).transpose()?;
    if mode.as_deref() != Some("delete") {
        // Somebody reads: the log cannot be put away.
        return Err(DbErr::Custom("the log is in use".to_owned()));
    }
    conn.execute_unprepared("BEGIN EXCLUSIVE").await.map(|_| ())
}

/// SQLITE_CORRUPT and SQLITE_NOTADB.
fn is_broken(error: &DbErr) -> bool {
    matches!(code(error).as_deref(), Some("11" | "26"))
}

/// The log of a broken file goes out of the way, and stays for whoever wants to look at it.
fn set_aside(path: &Path) -> Result<(), MovingFault> {
    for end in ["-wal", "-journal"] {
        let (from, to) = (with_end(path, end), with_end(path, &format!("{end}.old")));
        if from.exists() {
            std::fs::rename(&from, to).map_err(MovingFault::file(&from))?;
        }
    }
    Ok(())
}
