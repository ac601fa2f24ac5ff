//! A file that gets its name only when it is whole.
use super::fault::MovingFault;
use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// A file on its way, beside the place where it will stand; gone unless it is put in place.
pub(super) struct Draft {
    path: PathBuf,
    to: PathBuf,
}

impl Draft {
    /// An empty file that only its owner may read.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub(super) fn beside(to: &Path, id: Uuid) -> Result<Self, MovingFault> {
        let name = to.file_name().unwrap_or_default().to_string_lossy();
        let path = to.with_file_name(format!(".{name}.{id}.part"));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&path).map_err(MovingFault::file(to))?;
        Ok(Self {
            path,
            to: to.to_owned(),
        })
    }

    /// Where it is until then.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives it its name, once its bytes and the name are on the disk.
    ///
    /// # Errors
    /// The disk is full or the folder cannot be written.
    pub(super) fn put_in_place(self) -> Result<(), MovingFault> {
        let put = || {
            File::open(&self.path)?.sync_all()?;
            std::fs::rename(&self.path, &self.to)?;
            sync_folder(&self.to)
        };
        put().map_err(MovingFault::file(&self.to))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        for end in ["", "-journal", "-wal", "-shm"] {
            // Not there once it is in place; nobody is left to tell of anything else.
            let _ = std::fs::remove_file(with_end(&self.path, end));
        }
    }
}

/// What SQLite keeps beside a file.
pub(super) fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// The name of a file is on the disk once its folder is.
fn sync_folder(of: &Path) -> std::io::Result<()> {
    let folder = of.parent().filter(|p| !p.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}
