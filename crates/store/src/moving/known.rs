//! Which kind of copy a file is.
use super::archive::Archive;
use super::draft::with_end;
use super::fault::MovingFault;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// How a copy is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// A SQLite file with its manifest in it.
    Sqlite,
    /// Rows of any database in one ZIP file.
    Export,
}

/// Looks at its first bytes.
///
/// # Errors
/// It cannot be read, or is neither.
pub(super) fn form(path: &Path) -> Result<Form, MovingFault> {
    let mut head = Vec::new();
    File::open(path)
        .and_then(|file| file.take(16).read_to_end(&mut head))
        .map_err(MovingFault::file(path))?;
    if head.starts_with(b"PK\x03\x04") {
        return Ok(Form::Export);
    }
    if head != b"SQLite format 3\0" {
        return Err(MovingFault::NotACopy(path.to_owned()));
    }
    // What was written last would be in the file beside it, and be lost.
    match std::fs::metadata(with_end(path, "-wal")) {
        Ok(beside) if beside.len() > 0 => Err(MovingFault::Live(path.to_owned())),
        _ => Ok(Form::Sqlite),
    }
}

/// An export, opened.
///
/// # Errors
/// It is something else, or cannot be taken in.
pub(super) fn archive(path: &Path) -> Result<Archive, MovingFault> {
    match form(path)? {
        Form::Export => Archive::open(path),
        Form::Sqlite => Err(MovingFault::NotAnExport(path.to_owned())),
    }
}
