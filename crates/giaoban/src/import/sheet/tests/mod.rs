//! Files as they come: encodings, separators, workbooks, and archives that are not what they say.
mod bombs;
mod book;
mod text;

use super::{FileFault, RawRow, Source};
use std::path::{Path, PathBuf};

/// Any row with more cells looks better.
fn widest(rows: &[RawRow]) -> usize {
    rows.iter().map(|r| r.cells.len()).max().unwrap_or(0)
}

fn look(path: &Path) -> Result<Source, FileFault> {
    Source::look(path, None, widest)
}

/// The rows of a file as texts, each with its number.
fn read(path: &Path) -> Vec<(u32, Vec<String>)> {
    let source = look(path).unwrap();
    let mut all = Vec::new();
    let read = source.rows(|row| {
        let texts = row.cells.into_iter().map(|c| c.text).collect();
        all.push((row.number, texts));
        true
    });
    read.unwrap();
    all
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn file(at: &tempfile::TempDir, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = at.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}
