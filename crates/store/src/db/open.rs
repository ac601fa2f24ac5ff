//! Where a database is, and why it cannot be opened.
use crate::Failure;
use std::path::PathBuf;

/// Where a database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A SQLite file.
    Sqlite(SqliteFile),
    /// A PostgreSQL database, by its URL.
    Postgres(String),
}

/// A SQLite file and its bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SqliteFile {
    /// The file.
    pub path: PathBuf,
    /// At most so many pages; only tests of a full disk set it.
    pub max_pages: Option<u32>,
    /// Each commit is on the disk before it is answered. Without that a power cut may take the last
    /// commits, though never part of one: only for what can be made again, such as a demonstration.
    pub flushed: bool,
}

impl Target {
    /// A SQLite file.
    pub fn sqlite(path: impl Into<PathBuf>) -> Self {
        Self::Sqlite(SqliteFile {
            path: path.into(),
            max_pages: None,
            flushed: true,
        })
    }

    /// A SQLite file whose commits are not flushed one by one: for what can be made again.
    pub fn sqlite_unflushed(path: impl Into<PathBuf>) -> Self {
        Self::Sqlite(SqliteFile {
            path: path.into(),
            max_pages: None,
            flushed: false,
        })
    }
}

/// Why a database cannot be opened, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The SQLite linked into the program may lose commits (reliability.md §1, 1).
    #[error(
        "SQLite {found} may lose commits; 3.51.3 or newer is needed: install a current build of the program"
    )]
    UnsafeSqlite {
        /// What is linked.
        found: String,
    },
    /// A newer program has written here.
    #[error(
        "the database was written by a newer version of the program ({found}): use that version, or restore a backup made before"
    )]
    Newer {
        /// The migration this program does not know.
        found: String,
    },
    /// The folder or file cannot be written.
    #[error("cannot open {path} for writing: {why}; choose a folder you may write to")]
    NotWritable {
        /// Which.
        path: PathBuf,
        /// The system's words.
        why: String,
    },
    /// Another program writes, and the schema has to be brought up to date first.
    #[error("another program is writing: try again")]
    Busy,
    /// The disk is full or cannot be written.
    #[error("the disk is full or cannot be written")]
    Disk,
    /// The server does not answer.
    #[error("the database server does not answer: {0}")]
    Unreachable(String),
    /// The server does not let this user in.
    #[error("the database server does not know this user or password")]
    Denied,
    /// The server has no such database.
    #[error("the server has no database of that name")]
    NoDatabase,
    /// The file is something else.
    #[error("this file is no database of the program")]
    NotADatabase,
    /// The file begins like a database and cannot be read as one.
    #[error("the file is damaged or cut off")]
    Torn,
    /// Anything else the database says.
    #[error("the database cannot be opened: {0}")]
    Database(sea_orm::DbErr),
    /// The writer cannot be started.
    #[error("the writer cannot be started: {0}")]
    Writer(#[from] std::io::Error),
}

impl From<sea_orm::DbErr> for OpenError {
    fn from(error: sea_orm::DbErr) -> Self {
        match (
            crate::failure::code(&error).as_deref(),
            Failure::from(error.clone()),
        ) {
            // SQLITE_NOTADB
            (Some("26"), _) => Self::NotADatabase,
            // SQLITE_CORRUPT
            (Some("11"), _) => Self::Torn,
            // invalid_password, invalid_authorization_specification
            (Some("28P01" | "28000"), _) => Self::Denied,
            // invalid_catalog_name
            (Some("3D000"), _) => Self::NoDatabase,
            (_, Failure::Busy) => Self::Busy,
            (_, Failure::Disk) => Self::Disk,
            _ => Self::Database(error),
        }
    }
}
