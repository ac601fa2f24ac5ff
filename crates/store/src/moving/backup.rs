//! A copy of a database that others go on working with.
use super::draft::Draft;
use super::fault::MovingFault;
use super::known::Form;
use super::manifest::Manifest;
use super::progress::{Progress, Stage, Watch};
use super::{Made, Over, sound};
use crate::{SqliteFile, Store};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use std::path::Path;

/// The table that a backup has and an office does not.
pub(super) const STAMP: &str = "backup_manifest";

impl Store {
    /// Makes a backup: of SQLite a file that is a database itself, of PostgreSQL an export.
    ///
    /// The copy is read again and its history replayed before it gets its name.
    ///
    /// # Errors
    /// As [`Store::export`].
    pub async fn backup(
        &self,
        file: &Path,
        over: Over,
        watch: Watch<'_>,
    ) -> Result<Made, MovingFault> {
        let Some(source) = self.sqlite_file() else {
            return self.export(file, over, watch).await;
        };
        over.refuse(file)?;
        let draft = Draft::beside(file, self.id())?;
        watch(Progress {
            stage: Stage::Copy,
            done: 0,
            total: 0,
        });
        vacuum(source, draft.path()).await?;
        let manifest = self.stamp(draft.path(), watch).await?;
        over.refuse(file)?;
        draft.put_in_place()?;
        Ok(Made {
            manifest,
            form: Form::Sqlite,
        })
    }

    /// Checks the copy and writes into it what it holds.
    async fn stamp(&self, copy: &Path, watch: Watch<'_>) -> Result<Manifest, MovingFault> {
        let conn = crate::db::beside(copy).await?;
        let tx = crate::db::begin_sqlite(&conn).await?;
        pages(&tx).await?;
        let manifest = Manifest::of(&tx, self.now(), Stage::Check, watch, |_| Ok(())).await?;
        sound::whole(&tx, &manifest).await?;
        let text = crate::tx::to_json(&manifest)?;
        // A backup that was put to work and is backed up again has an old one.
        let make =
            format!("DROP TABLE IF EXISTS {STAMP}; CREATE TABLE {STAMP} (body text NOT NULL)");
        tx.execute_unprepared(&make).await?;
        let write = format!("INSERT INTO {STAMP} (body) VALUES (?)");
        tx.execute_raw(Statement::from_sql_and_values(
            DbBackend::Sqlite,
            write,
            [text.into()],
        ))
        .await?;
        tx.commit().await?;
        conn.close().await?;
        Ok(manifest)
    }
}

/// What one moment shows, while others write (reliability.md §9).
async fn vacuum(source: &SqliteFile, to: &Path) -> Result<(), DbErr> {
    let conn = crate::db::connect_sqlite(source).await?;
    let to = to.display().to_string();
    let copy = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?", [to.into()]);
    let done = conn.execute_raw(copy).await;
    let _ = conn.close().await;
    done.map(|_| ())
}

/// The pages of a file hold together.
pub(super) async fn pages(conn: &impl ConnectionTrait) -> Result<(), MovingFault> {
    let ask = Statement::from_string(DbBackend::Sqlite, "PRAGMA integrity_check(1)");
    let row = conn.query_one_raw(ask).await?;
    let said: String = row
        .map(|r| r.try_get_by_index(0))
        .transpose()?
        .unwrap_or_default();
    if said == "ok" {
        Ok(())
    } else {
        Err(MovingFault::Pages(said))
    }
}
