//! Why a copy was not made or not taken in.
use crate::{Failure, OpenError};
use std::path::{Path, PathBuf};

/// Why a copy was not made or not taken in. Nothing was changed, and no half file was left.
#[derive(Debug, thiserror::Error)]
pub enum MovingFault {
    /// A file cannot be read or written.
    #[error("{path}: {why}")]
    File {
        /// Which.
        path: PathBuf,
        /// The system's words.
        why: std::io::Error,
    },
    /// There is a file of that name.
    #[error("{0} is there already")]
    Exists(PathBuf),
    /// There is an office, or something else, where the copy should go.
    #[error("the database holds an office already")]
    Occupied,
    /// Somebody works with the database that should be replaced.
    #[error("{0} is in use")]
    InUse(PathBuf),
    /// Neither a backup nor an export.
    #[error("{0} is no backup of this program")]
    NotACopy(PathBuf),
    /// A backup of SQLite where an export is wanted.
    #[error("{0} is a backup, not an export")]
    NotAnExport(PathBuf),
    /// A database that somebody works with, copied as a file: what stands beside it is missing.
    #[error("{0} is a database in use, not a backup")]
    Live(PathBuf),
    /// Only an export can be moved between kinds of databases.
    #[error("a backup of SQLite cannot be brought into PostgreSQL")]
    OtherKind,
    /// Its form is not known.
    #[error("the form {found} of the copy is not known")]
    OtherFormat {
        /// The form found.
        found: u32,
    },
    /// It was made with another schema.
    #[error("the copy has the schema {found} of program {program}")]
    OtherSchema {
        /// Its last migration.
        found: String,
        /// Version of the program that made it.
        program: String,
        /// Whether this program knows the schema as one of the past.
        older: bool,
    },
    /// The end of the file is missing.
    #[error("the end of {0} is missing")]
    Truncated(PathBuf),
    /// The bytes of a part are not those that were written.
    #[error("{part} was changed after it was written")]
    Changed {
        /// Table or member.
        part: String,
    },
    /// A part is missing.
    #[error("{part} is missing")]
    Missing {
        /// The member.
        part: String,
    },
    /// A part that does not belong there.
    #[error("{part} does not belong into a copy")]
    Stray {
        /// The member.
        part: String,
    },
    /// Rows are missing or too many.
    #[error("{part} has {found} rows, not {expected}")]
    Rows {
        /// Table.
        part: String,
        /// By the manifest.
        expected: u64,
        /// In the file.
        found: u64,
    },
    /// It would unpack to more than an office can be.
    #[error("{part} unpacks to far more than was packed")]
    Swollen {
        /// The member.
        part: String,
    },
    /// A row is not of the table's form.
    #[error("row {number} of {part} cannot be read")]
    Row {
        /// Table.
        part: String,
        /// Number of the row, from 1.
        number: u64,
    },
    /// The pages of a SQLite file do not hold together.
    #[error("the pages of the file do not hold together: {0}")]
    Pages(String),
    /// A row refers to one that is not there.
    #[error("a row of {part} refers to one that is not there")]
    Reference {
        /// Table.
        part: String,
    },
    /// The history does not hold together.
    #[error("the history of {committee} has {count} faults, the first: {first}")]
    History {
        /// Key of the committee.
        committee: String,
        /// How many.
        count: usize,
        /// The first.
        first: Box<crate::audit::AuditFault>,
    },
    /// The head of a chain is not that of the manifest.
    #[error("the chain of {committee} does not end as the copy says")]
    OtherHead {
        /// Key of the committee.
        committee: String,
    },
    /// The database.
    #[error(transparent)]
    Store(#[from] Failure),
    /// The database cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
}

impl From<sea_orm::DbErr> for MovingFault {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Store(error.into())
    }
}

impl MovingFault {
    /// A file cannot be read or written.
    pub(super) fn file(path: &Path) -> impl FnOnce(std::io::Error) -> Self + '_ {
        move |why| Self::File {
            path: path.to_owned(),
            why,
        }
    }
}
