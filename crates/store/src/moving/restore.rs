//! Putting a copy to work again.
use super::backup::{STAMP, pages};
use super::draft::Draft;
use super::fault::MovingFault;
use super::import::There;
use super::known::{self, Form};
use super::manifest::Manifest;
use super::place;
use super::progress::{Progress, Stage, Watch};
use super::{Made, Over, sound};
use crate::{Moments, SqliteFile, Store, Target};
use sea_orm::{ConnectionTrait as _, DatabaseTransaction, DbBackend, DbErr, Statement};
use std::path::Path;
use std::sync::Arc;

/// Restores a copy to where `target` says. The copy is checked as a whole first; only then does it
/// take its place, in one step, so that a restore which is killed leaves what was there.
///
/// # Errors
/// There is an office already, the copy is damaged or of another version, or what it brings does
/// not hold together; see [`MovingFault`].
pub async fn restore(
    target: &Target,
    moments: Arc<dyn Moments>,
    file: &Path,
    over: Over,
    watch: Watch<'_>,
) -> Result<Made, MovingFault> {
    let form = known::form(file)?;
    let manifest = match (target, form) {
        (Target::Sqlite(to), form) => to_file(to, moments, (file, form), over, watch).await?,
        (Target::Postgres(_), Form::Export) => {
            known::archive(file)?;
            let there = match over {
                Over::Nothing => There::Nothing,
                Over::Anything => There::Replaced,
            };
            let store = Store::open(target, moments).await?;
            let done = store.take_in(file, there, watch).await;
            store.close().await;
            done?
        }
        (Target::Postgres(_), Form::Sqlite) => return Err(MovingFault::OtherKind),
    };
    Ok(Made { manifest, form })
}

async fn to_file(
    to: &SqliteFile,
    moments: Arc<dyn Moments>,
    (file, form): (&Path, Form),
    over: Over,
    watch: Watch<'_>,
) -> Result<Manifest, MovingFault> {
    if over == Over::Nothing && place::is_taken(&to.path).await {
        return Err(MovingFault::Occupied);
    }
    let draft = Draft::beside(&to.path, moments.id())?;
    let manifest = match form {
        Form::Export => {
            let store = Store::open(&Target::sqlite(draft.path()), moments).await?;
            let done = store.take_in(file, There::Nothing, watch).await;
            store.close().await;
            done?
        }
        Form::Sqlite => {
            watch(Progress {
                stage: Stage::Copy,
                done: 0,
                total: 0,
            });
            std::fs::copy(file, draft.path()).map_err(MovingFault::file(file))?;
            unstamp(draft.path(), watch).await?
        }
    };
    place::take(draft, &to.path).await?;
    Ok(manifest)
}

/// Checks the copy against what it says of itself, and takes its manifest out.
async fn unstamp(copy: &Path, watch: Watch<'_>) -> Result<Manifest, MovingFault> {
    let conn = crate::db::beside(copy).await.map_err(|e| torn(&e))?;
    let tx = crate::db::begin_sqlite(&conn).await.map_err(|e| torn(&e))?;
    pages(&tx).await.map_err(torn_page)?;
    let manifest = stamped(&tx, copy).await?;
    manifest.fits()?;
    sound::as_told(&tx, &manifest, watch).await?;
    tx.execute_unprepared(&format!("DROP TABLE {STAMP}"))
        .await?;
    tx.commit().await?;
    conn.close().await?;
    Ok(manifest)
}

/// A file that begins like a database and cannot be read as one is damaged, not the program.
fn torn(error: &DbErr) -> MovingFault {
    MovingFault::Pages(error.to_string())
}

fn torn_page(fault: MovingFault) -> MovingFault {
    match fault {
        MovingFault::Store(failure) => MovingFault::Pages(failure.to_string()),
        other => other,
    }
}

async fn stamped(tx: &DatabaseTransaction, copy: &Path) -> Result<Manifest, MovingFault> {
    let ask = |sql: &str| Statement::from_string(DbBackend::Sqlite, sql);
    let there = format!("SELECT 1 FROM sqlite_master WHERE name = '{STAMP}'");
    if tx.query_one_raw(ask(&there)).await?.is_none() {
        return Err(MovingFault::NotACopy(copy.to_owned()));
    }
    let row = tx
        .query_one_raw(ask(&format!("SELECT body FROM {STAMP}")))
        .await?;
    let body: Option<String> = row.map(|r| r.try_get("", "body")).transpose()?;
    let manifest = body.and_then(|b| serde_json::from_str(&b).ok());
    manifest.ok_or_else(|| MovingFault::Changed {
        part: STAMP.to_owned(),
    })
}
