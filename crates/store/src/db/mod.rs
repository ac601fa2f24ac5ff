//! Opening a database of either kind, and the one way in.
mod open;
mod postgres;
mod schema;
mod sqlite;

use crate::command::{Answer, Command, CommandKey};
use crate::directory::Directories;
use crate::group::{Job, Writer};
use crate::{Failure, Moments};
pub(crate) use open::SqliteFile as OpenSqlite;
pub use open::{OpenError, SqliteFile, Target};
use sea_orm::DatabaseConnection;
use sha2::{Digest, Sha256};
pub(crate) use sqlite::begin as begin_sqlite;
use std::sync::Arc;

/// An open database.
#[derive(Clone)]
pub struct Store {
    shared: Arc<Shared>,
}

pub(crate) struct Shared {
    pub(crate) readers: DatabaseConnection,
    pub(crate) moments: Arc<dyn Moments>,
    pub(crate) directories: Directories,
    file: Option<SqliteFile>,
    way: Way,
}

/// How commands reach the database.
enum Way {
    /// One writer that commits in groups.
    Grouped(Writer),
    /// A transaction each.
    Each(DatabaseConnection),
    /// Not at all: the disk is full, and what is there can only be read.
    Nowhere,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the database and brings its schema up to date.
    ///
    /// A SQLite file on a full disk is opened for reading; commands are then refused with
    /// [`Failure::Disk`].
    ///
    /// # Errors
    /// It cannot be reached, is of a newer version, or rests on an unsafe SQLite.
    pub async fn open(target: &Target, moments: Arc<dyn Moments>) -> Result<Self, OpenError> {
        let (readers, way) = match target {
            Target::Sqlite(at) => {
                match sqlite::prepare(at, moments.now()).await {
                    // reliability.md §9: pages that read stay up when writes fail.
                    Err(OpenError::Disk) => (sqlite::look(at).await?, Way::Nowhere),
                    readers => (
                        readers?,
                        Way::Grouped(Writer::start(at.clone(), moments.clone())?),
                    ),
                }
            }
            Target::Postgres(url) => {
                let pool = postgres::prepare(url, moments.now()).await?;
                (pool.clone(), Way::Each(pool))
            }
        };
        let directories = Directories::default();
        let file = match target {
            Target::Sqlite(file) => Some(file.clone()),
            Target::Postgres(_) => None,
        };
        let shared = Shared {
            readers,
            file,
            moments,
            directories,
            way,
        };
        Ok(Self {
            shared: Arc::new(shared),
        })
    }

    /// Carries out a command, once per key.
    ///
    /// It runs outside the caller's future: dropping this future does not stop it.
    ///
    /// # Errors
    /// See [`Failure`]; only [`Failure::Unknown`] leaves open whether it was carried out.
    pub async fn submit<C>(&self, key: &CommandKey, command: C) -> Result<Answer, Failure>
    where
        C: Command + serde::Serialize + 'static,
    {
        let payload = payload(&command)?;
        let (answer, waiting) = tokio::sync::oneshot::channel();
        let job = Job {
            command: Arc::new(command),
            key: key.clone(),
            payload,
            answer,
        };
        match &self.shared.way {
            Way::Grouped(writer) => writer.hand_over(job)?,
            Way::Nowhere => return Err(Failure::Disk),
            Way::Each(pool) => {
                let (pool, shared) = (pool.clone(), self.shared.clone());
                tokio::spawn(async move { postgres::carry_out(&pool, &shared, job).await });
            }
        }
        waiting.await.unwrap_or(Err(Failure::Unknown))
    }

    /// What commands and queries share.
    pub(crate) fn shared(&self) -> &Shared {
        &self.shared
    }

    /// The connection for reading.
    pub(crate) fn reader(&self) -> &DatabaseConnection {
        &self.shared.readers
    }

    /// The file of a SQLite database.
    pub(crate) fn sqlite_file(&self) -> Option<&SqliteFile> {
        self.shared.file.as_ref()
    }

    /// Now, from the source given at opening.
    #[must_use]
    pub fn now(&self) -> chrono::DateTime<chrono::Utc> {
        crate::moments::micros(self.shared.moments.now())
    }

    /// A new id, from the source given at opening.
    #[must_use]
    pub fn id(&self) -> uuid::Uuid {
        self.shared.moments.id()
    }

    /// Waits until everything handed over is done, and closes the database.
    pub async fn close(self) {
        if let Way::Grouped(writer) = &self.shared.way {
            writer.stop().await;
        }
        let _ = self.shared.readers.clone().close().await;
    }
}

/// Digest of what is asked, so that a key cannot serve two different commands (B38).
fn payload<C: serde::Serialize>(command: &C) -> Result<String, Failure> {
    let text = serde_json::to_vec(command)
        .map_err(|e| Failure::Damaged(format!("the command cannot be written down: {e}")))?;
    let kind = std::any::type_name::<C>()
        .rsplit("::")
        .next()
        .unwrap_or_default();
    let mut hash = Sha256::new();
    hash.update(kind.as_bytes());
    hash.update([0]);
    hash.update(&text);
    Ok(workflow::petition::hex(&hash.finalize()))
}

/// The writer's own connection.
pub(crate) async fn connect_sqlite(
    file: &OpenSqlite,
) -> Result<DatabaseConnection, sea_orm::DbErr> {
    sqlite::connect(file, 1, false).await
}

/// A file that nobody works with, as it is: its journal mode is left alone.
pub(crate) async fn beside(path: &std::path::Path) -> Result<DatabaseConnection, sea_orm::DbErr> {
    sqlite::beside(path).await
}
