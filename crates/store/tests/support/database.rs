//! A migrated database of its own for each test.
use super::office::Clock;
use super::postgres::{self, Server};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use store::{Store, Target};
use tempfile::TempDir;
use tokio::sync::{Mutex, OnceCell};

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    Sqlite,
    /// A server.
    Postgres,
}

/// A database that exists until this is dropped.
pub struct Fresh {
    /// Which kind.
    pub kind: Kind,
    /// Where it is.
    pub target: Target,
    folder: TempDir,
}

impl Fresh {
    /// A migrated, empty database; none where its server is missing.
    pub async fn new(kind: Kind) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let target = match kind {
            Kind::Sqlite => {
                let path = folder.path().join("office.sqlite");
                std::fs::copy(sqlite_template().await, &path).unwrap();
                Target::sqlite(path)
            }
            Kind::Postgres => Target::Postgres(postgres_copy(postgres::server()?).await),
        };
        Some(Self {
            kind,
            target,
            folder,
        })
    }

    /// A database that no migration has seen; none where its server is missing.
    pub async fn bare(kind: Kind) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let target = match kind {
            Kind::Sqlite => {
                let path = folder.path().join("office.sqlite");
                std::fs::write(&path, b"").unwrap();
                Target::sqlite(path)
            }
            Kind::Postgres => Target::Postgres(made(postgres::server()?, "").await),
        };
        Some(Self {
            kind,
            target,
            folder,
        })
    }

    /// An empty SQLite file's place, not even migrated.
    pub fn nothing() -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new.sqlite");
        (folder, path)
    }

    /// The file of a SQLite database.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("office.sqlite")
    }

    /// A connection beside the program, as an intruder or a repairer has it.
    pub async fn beside(&self) -> DatabaseConnection {
        let url = match &self.target {
            Target::Sqlite(file) => format!("sqlite://{}", file.path.display()),
            Target::Postgres(url) => url.clone(),
        };
        Database::connect(url).await.unwrap()
    }
}

/// A migrated file; every test takes a copy.
async fn sqlite_template() -> PathBuf {
    static TEMPLATE: OnceCell<(TempDir, PathBuf)> = OnceCell::const_new();
    let made = TEMPLATE.get_or_init(|| async {
        let (folder, path) = Fresh::nothing();
        migrate(&Target::sqlite(&path)).await;
        (folder, path)
    });
    made.await.1.clone()
}

async fn migrate(target: &Target) {
    let store = Store::open(target, Arc::new(Clock::new(0))).await.unwrap();
    store.close().await;
}

/// A copy of a migrated template on the server. One at a time: nobody may be in the template.
async fn postgres_copy(server: &'static Server) -> String {
    static TEMPLATE: Mutex<Option<String>> = Mutex::const_new(None);
    let mut template = TEMPLATE.lock().await;
    if template.is_none() {
        let url = made(server, "").await;
        migrate(&Target::Postgres(url.clone())).await;
        let (_, name) = url.split('?').next().unwrap().rsplit_once('/').unwrap();
        *template = Some(name.to_owned());
    }
    made(
        server,
        &format!("TEMPLATE {}", template.as_deref().unwrap()),
    )
    .await
}

/// A new database on the server.
async fn made(server: &'static Server, like: &str) -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let admin = Database::connect(server.url("postgres")).await.unwrap();
    let name = format!(
        "giaoban_{}_{}",
        std::process::id(),
        NUMBER.fetch_add(1, Ordering::Relaxed)
    );
    admin
        .execute_unprepared(&format!("CREATE DATABASE {name} {like}"))
        .await
        .unwrap();
    admin.close().await.unwrap();
    server.url(&name)
}
