//! Mail into a folder, for offices without a mail server and for trying things out.
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use async_trait::async_trait;
use tokio::fs;
use tokio::io::AsyncWriteExt as _;
use workflow::text::slug;

use super::{Channel, Outcome, Trouble};
use crate::mime::Parcel;

/// Writes each mail as an `.eml` file that mail programs open.
#[derive(Debug, Clone)]
pub struct FolderChannel {
    folder: PathBuf,
    flush: bool,
}

impl FolderChannel {
    /// Into this folder, which is made when the first mail comes.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        let folder = folder.into();
        Self {
            folder,
            flush: true,
        }
    }

    /// Leaves it to the system when a mail reaches the disk: for demonstrations, whose mails can
    /// be made again. Flushing costs several milliseconds a mail.
    #[must_use]
    pub fn unflushed(mut self) -> Self {
        self.flush = false;
        self
    }

    /// `20250305T080000Z-tra-lai-de-tra-loi-lai-….eml`: by date, then by subject; the row id makes
    /// it unique, and the same mail always has the same name.
    fn file_name(parcel: &Parcel) -> String {
        format!(
            "{}-{}-{}.eml",
            parcel.date.format("%Y%m%dT%H%M%SZ"),
            slug(&parcel.subject),
            parcel.message_id.row().simple()
        )
    }

    /// Whole or not at all: written aside, flushed to the disk, then renamed.
    async fn write(&self, parcel: &Parcel) -> io::Result<PathBuf> {
        fs::create_dir_all(&self.folder).await?;
        let path = self.folder.join(Self::file_name(parcel));
        let aside = path.with_extension("part");
        let mut file = fs::File::create(&aside).await?;
        file.write_all(&parcel.bytes).await?;
        file.flush().await?;
        if self.flush {
            file.sync_all().await?;
        }
        fs::rename(&aside, &path).await?;
        if self.flush {
            flushed(&self.folder).await?;
        }
        Ok(path)
    }
}

/// The new name is on the disk too.
async fn flushed(folder: &Path) -> io::Result<()> {
    fs::File::open(folder).await?.sync_all().await
}

#[async_trait]
impl Channel for FolderChannel {
    async fn send(&self, parcel: &Parcel) -> Outcome {
        match self.write(parcel).await {
            Ok(path) => Outcome::Delivered {
                receipt: path.display().to_string(),
            },
            Err(fault) => Outcome::RetryLater {
                reason: Trouble::Folder(fault.to_string()),
            },
        }
    }

    /// Nothing bounds a disk; a letter takes some ten milliseconds.
    fn patience(&self) -> Duration {
        Duration::from_secs(1)
    }
}
