//! Writing an office out, in one snapshot.
use super::archive::{Archive, ArchiveWriter};
use super::contents::Piece;
use super::draft::Draft;
use super::fault::MovingFault;
use super::manifest::Manifest;
use super::progress::{Stage, Watch};
use super::{Form, Made, Over, sound};
use crate::Store;
use sea_orm::{
    AccessMode, ConnectionTrait as _, DatabaseTransaction, DbErr, IsolationLevel,
    TransactionOptions, TransactionTrait as _,
};
use std::path::Path;

impl Store {
    /// Writes every committee of this database into one file that either kind of database can take
    /// in again: what one moment shows, while others go on writing.
    ///
    /// # Errors
    /// The history does not hold, the file is there already, or cannot be written; see
    /// [`MovingFault`].
    pub async fn export(
        &self,
        file: &Path,
        over: Over,
        watch: Watch<'_>,
    ) -> Result<Made, MovingFault> {
        over.refuse(file)?;
        let draft = Draft::beside(file, self.id())?;
        let tx = self.snapshot().await?;
        let mut writer = ArchiveWriter::over(draft.path())?;
        let take = |piece: Piece<'_>| writer.take(piece);
        let manifest = Manifest::of(&tx, self.now(), Stage::Write, watch, take).await?;
        writer.finish(&manifest)?;
        sound::whole(&tx, &manifest).await?;
        tx.rollback().await?;
        Archive::open(draft.path())?.check(watch)?;
        over.refuse(file)?;
        draft.put_in_place()?;
        Ok(Made {
            manifest,
            form: Form::Export,
        })
    }

    /// A transaction that sees one moment until it ends.
    async fn snapshot(&self) -> Result<DatabaseTransaction, DbErr> {
        if self.is_sqlite() {
            // WAL: the first read fixes what all later ones see.
            return self.reader().begin().await;
        }
        let options = TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead),
            access_mode: Some(AccessMode::ReadOnly),
            ..TransactionOptions::default()
        };
        let tx = self.reader().begin_with_options(options).await?;
        tx.execute_unprepared("SET LOCAL idle_in_transaction_session_timeout = 0")
            .await?;
        Ok(tx)
    }
}
