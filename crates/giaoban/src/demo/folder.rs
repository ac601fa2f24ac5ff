//! The folder of a demonstration: held by one process at a time, and nothing in it is removed but
//! what a demonstration has made.
use std::fs::{File, TryLockError};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

/// Marks a folder as a demonstration's, and is locked while one is played.
const MARK: &str = ".giaoban-demo";
/// The database.
const DATABASE: &str = "giaoban.db";
/// What a demonstration leaves.
const FILES: [&str; 4] = [
    DATABASE,
    "giaoban.db-wal",
    "giaoban.db-shm",
    "giaoban.db-journal",
];
const FOLDERS: [&str; 3] = ["giay-to", "thu", "goi-dien"];

/// Why a folder cannot hold a demonstration.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FolderFault {
    /// Somebody's own files are there.
    #[error("{dir} holds other files")]
    Foreign {
        /// Which.
        dir: PathBuf,
    },
    /// Another process plays there.
    #[error("{dir} is used by process {process}")]
    Busy {
        /// Which.
        dir: PathBuf,
        /// Its number.
        process: String,
    },
    /// It cannot be read or written.
    #[error("{dir}: {why}")]
    Unusable {
        /// Which.
        dir: PathBuf,
        /// The system's words.
        why: std::io::Error,
    },
}

/// A folder that this process holds.
#[derive(Debug)]
pub(crate) struct Folder {
    dir: PathBuf,
    mark: File,
}

impl Folder {
    /// Takes a folder that is new, empty, or holds an earlier demonstration, which is removed.
    ///
    /// # Errors
    /// [`FolderFault`]; nothing has been removed.
    pub(super) fn take(dir: &Path) -> Result<Self, FolderFault> {
        let unusable = |why| FolderFault::Unusable {
            dir: dir.to_owned(),
            why,
        };
        std::fs::create_dir_all(dir).map_err(unusable)?;
        let ours = dir.join(MARK).exists();
        let empty = std::fs::read_dir(dir).map_err(unusable)?.next().is_none();
        if !ours && !empty {
            return Err(FolderFault::Foreign {
                dir: dir.to_owned(),
            });
        }
        let mut folder = Self {
            dir: dir.to_owned(),
            mark: mark(dir).map_err(unusable)?,
        };
        folder.lock()?;
        folder.clear().map_err(unusable)?;
        Ok(folder)
    }

    /// Where the database is to be.
    pub(super) fn database(&self) -> PathBuf {
        self.dir.join(DATABASE)
    }

    fn lock(&mut self) -> Result<(), FolderFault> {
        let dir = || self.dir.clone();
        match self.mark.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut process = String::new();
                // Who holds it may be about to write its number.
                let _ = self.mark.read_to_string(&mut process);
                let process = process.trim().to_owned();
                return Err(FolderFault::Busy {
                    dir: dir(),
                    process,
                });
            }
            Err(TryLockError::Error(why)) => {
                return Err(FolderFault::Unusable { dir: dir(), why });
            }
        }
        let number = std::process::id().to_string();
        let written = self.mark.set_len(0);
        let written = written.and_then(|()| self.mark.write_all(number.as_bytes()));
        written.map_err(|why| FolderFault::Unusable { dir: dir(), why })
    }

    fn clear(&self) -> std::io::Result<()> {
        for file in FILES {
            gone(std::fs::remove_file(self.dir.join(file)))?;
        }
        for folder in FOLDERS {
            gone(std::fs::remove_dir_all(self.dir.join(folder)))?;
        }
        Ok(())
    }
}

/// The same demonstration leaves the same bytes: the number of the process goes with it.
impl Drop for Folder {
    fn drop(&mut self) {
        // The lock goes with the process in any case.
        let _ = self.mark.set_len(0);
    }
}

fn mark(dir: &Path) -> std::io::Result<File> {
    let mut options = std::fs::OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    options.open(dir.join(MARK))
}

/// What is not there need not be removed.
fn gone(removed: std::io::Result<()>) -> std::io::Result<()> {
    match removed {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Folder, FolderFault};

    #[test]
    fn a_folder_is_held_by_one_and_keeps_what_is_not_ours() {
        let at = tempfile::tempdir().unwrap();
        let dir = at.path().join("demo");
        let held = Folder::take(&dir).unwrap();
        std::fs::write(held.database(), "x").unwrap();
        let second = Folder::take(&dir);
        let own = std::process::id().to_string();
        assert!(
            matches!(&second, Err(FolderFault::Busy { process, .. }) if *process == own),
            "{second:?}"
        );
        assert!(held.database().exists());
        drop(held);
        let note = dir.join("ghi-chu.txt");
        std::fs::write(&note, "của tôi").unwrap();
        let again = Folder::take(&dir).unwrap();
        assert!(!again.database().exists() && note.exists());
    }

    #[test]
    fn other_peoples_folders_are_left_alone() {
        let at = tempfile::tempdir().unwrap();
        let database = at.path().join("giaoban.db");
        std::fs::write(&database, "của người khác").unwrap();
        let taken = Folder::take(at.path());
        assert!(
            matches!(taken, Err(FolderFault::Foreign { .. })),
            "{taken:?}"
        );
        assert!(database.exists());
    }
}
