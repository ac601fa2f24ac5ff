//! Copies of an office: backups, and moves from one kind of database to the other.
//!
//! Whatever form a copy has, it carries a [`Manifest`]: rows and SHA-256 of every table's lines,
//! and the head of every committee's chain. A copy is good when what it brings gives the same
//! manifest again, every reference has its row, and every history replays. That is asked of a
//! backup before it gets its name, and of a database before a copy in it is committed.
//!
//! ```text
//! store.backup(file, Over::Nothing, &|_| ()).await?;           // others go on writing
//! restore(&target, moments, file, Over::Nothing, &|_| ()).await?;
//! store.export(file, Over::Nothing, &|_| ()).await?;           // from either kind of database
//! empty.import(file, &|_| ()).await?;                          // into either kind
//! ```
mod archive;
mod backup;
mod contents;
mod draft;
mod export;
mod fault;
mod guards;
mod import;
mod known;
mod manifest;
mod place;
mod progress;
mod restore;
mod row;
mod sound;
mod tables;

pub use fault::MovingFault;
pub use known::Form;
pub use manifest::{CommitteeHead, Manifest, TableSum};
pub use progress::{Progress, Stage, Watch};
pub use restore::restore;
pub use tables::{Column, Kind, TABLES, Table};

use std::path::Path;

/// What may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Nothing: the place must be free.
    Nothing,
    /// Whatever is there.
    Anything,
}

impl Over {
    /// Refuses a name that is taken.
    fn refuse(self, file: &Path) -> Result<(), MovingFault> {
        if self == Self::Nothing && file.exists() {
            return Err(MovingFault::Exists(file.to_owned()));
        }
        Ok(())
    }
}

/// A copy that was made or put to work.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Made {
    /// How it is written.
    pub form: Form,
    /// What it holds.
    #[serde(flatten)]
    pub manifest: Manifest,
}
