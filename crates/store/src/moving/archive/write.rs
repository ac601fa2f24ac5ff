//! Writing an export.
use super::MANIFEST;
use crate::moving::contents::Piece;
use crate::moving::fault::MovingFault;
use crate::moving::manifest::Manifest;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// An export on its way.
pub(in crate::moving) struct ArchiveWriter {
    zip: ZipWriter<BufWriter<File>>,
    path: PathBuf,
}

impl ArchiveWriter {
    /// Writes over an empty file.
    pub(in crate::moving) fn over(path: &Path) -> Result<Self, MovingFault> {
        let file = File::create(path).map_err(MovingFault::file(path))?;
        Ok(Self {
            zip: ZipWriter::new(BufWriter::new(file)),
            path: path.to_owned(),
        })
    }

    /// Takes what a reading transaction hands out.
    pub(in crate::moving) fn take(&mut self, piece: Piece<'_>) -> Result<(), MovingFault> {
        let done = match piece {
            Piece::Table(table) => self.zip.start_file(table.member(), options()),
            Piece::Line(line) => self.zip.write_all(line).map_err(Into::into),
        };
        done.map_err(|e| self.fault(e))
    }

    /// Ends it with its manifest.
    pub(in crate::moving) fn finish(mut self, manifest: &Manifest) -> Result<(), MovingFault> {
        let path = self.path.clone();
        let mut end = || {
            let text = serde_json::to_vec_pretty(manifest).map_err(std::io::Error::from)?;
            self.zip.start_file(MANIFEST, options())?;
            self.zip.write_all(&text)?;
            zip::result::ZipResult::Ok(())
        };
        let done = end().and_then(|()| Ok(self.zip.finish()?.flush()?));
        done.map_err(|e| MovingFault::file(&path)(e.into()))
    }

    fn fault(&self, error: zip::result::ZipError) -> MovingFault {
        MovingFault::file(&self.path)(error.into())
    }
}

/// One fixed time, so that the same office gives the same bytes; a table may pass 4 GiB.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .large_file(true)
}
