//! Rows of a CSV file.
use super::decode::{Decoded, ENDLESS, Seen};
use super::fault::FileFault;
use super::{COLUMNS, RawCell, RawRow};
use encoding_rs::Encoding;
use std::fs::File;
use std::path::Path;
use std::rc::Rc;

/// Separators that are tried, the usual one of Excel in Vietnamese first.
pub(super) const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// How a CSV file is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dialect {
    /// Its encoding.
    pub(crate) encoding: &'static Encoding,
    /// Between its cells.
    pub(crate) separator: u8,
}

/// Hands out the rows until `take` says enough.
pub(super) fn rows(
    path: &Path,
    dialect: Dialect,
    mut take: impl FnMut(RawRow) -> bool,
) -> Result<(), FileFault> {
    let seen = Rc::new(Seen::default());
    let decoded = Decoded::new(File::open(path)?, dialect.encoding, Rc::clone(&seen));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(dialect.separator)
        .from_reader(decoded);
    let mut record = csv::StringRecord::new();
    let mut line = 1;
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(error) => return Err(fault(error, line)),
        }
        let begins = record.position().map_or(0, csv::Position::byte);
        let number = seen.line(begins).unwrap_or(line);
        line = number + 1;
        if number == 1 && is_directive(&record) {
            continue;
        }
        if !take(row(number, &record)) {
            return Ok(());
        }
    }
}

/// `sep=;` on the first line tells Excel the separator and is no row.
fn is_directive(record: &csv::StringRecord) -> bool {
    let first = record.get(0).unwrap_or_default();
    first.trim().to_ascii_lowercase().starts_with("sep=")
}

fn row(number: u32, record: &csv::StringRecord) -> RawRow {
    let cells = record.iter().take(COLUMNS).map(|text| RawCell {
        text: without_guard(text).to_owned(),
        ..RawCell::default()
    });
    RawRow {
        number,
        cells: cells.collect(),
    }
}

/// Exports put a `'` before what a spreadsheet would take for a formula (B73); it is not part of
/// the text.
fn without_guard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => text,
    }
}

fn fault(error: csv::Error, line: u32) -> FileFault {
    match error.into_kind() {
        csv::ErrorKind::Io(e) if e.to_string() == ENDLESS => FileFault::EndlessRow { number: line },
        csv::ErrorKind::Io(e) => FileFault::Unreadable(e),
        other => FileFault::Damaged(format!("{other:?}")),
    }
}
