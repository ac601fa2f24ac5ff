//! A file as rows of cells, read one row at a time.
//!
//! Nothing of a file is believed before it is looked over: its size, what it really is, for XLSX
//! the archive ([`archive`]), for CSV the encoding and the separator. Then [`Source::rows`] hands
//! out row after row; no row is kept, so that a file of 200,000 rows needs no more memory than one
//! of twenty.
mod archive;
mod csv;
mod decode;
mod fault;
mod source;
mod xlsx;

#[cfg(test)]
mod tests;

pub(crate) use fault::FileFault;
pub(crate) use source::{Format, Source};

use workflow::text::LegacyFont;

/// Largest XLSX and CSV file, in bytes. XLSX is the smaller because it grows when unpacked (S41).
pub(crate) const XLSX_BYTES: u64 = 10 * 1024 * 1024;
/// As [`XLSX_BYTES`], for CSV: 200,000 rows of petitions are about 100 MB.
pub(crate) const CSV_BYTES: u64 = 256 * 1024 * 1024;
/// Most that an XLSX may hold unpacked, in bytes (S41).
pub(crate) const UNPACKED_BYTES: u64 = 100 * 1024 * 1024;
/// Most entries of an XLSX (S41).
pub(crate) const ENTRIES: u64 = 1_000;
/// An XLSX unpacked is at most so many times its size (S41).
pub(crate) const RATIO: u64 = 100;
/// Most rows with anything in them.
pub(crate) const ROWS: u32 = 500_000;
/// Most columns that are looked at.
pub(crate) const COLUMNS: usize = 200;
/// Most bytes of one row: 100,000 letters of three bytes in each of its two longest cells. A row of
/// more is a quotation mark that was never closed.
pub(crate) const ROW_BYTES: u64 = 1024 * 1024;

/// A row as it stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RawRow {
    /// Its number as the program that made the file shows it; of CSV the line it begins on.
    pub(crate) number: u32,
    /// Its cells, from the first column on.
    pub(crate) cells: Vec<RawCell>,
}

impl RawRow {
    /// Whether nothing at all stands in it.
    pub(crate) fn is_blank(&self) -> bool {
        let blank = |c: &RawCell| c.text.trim().is_empty() && c.mark != Some(Mark::Broken);
        self.cells.iter().all(blank)
    }
}

/// A cell as it stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RawCell {
    /// What it shows.
    pub(crate) text: String,
    /// Its font, if that is one of before Unicode.
    pub(crate) font: Option<LegacyFont>,
    /// What is to be known of it beside its text.
    pub(crate) mark: Option<Mark>,
}

/// What a cell is, beside its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A number, not a text: zeros in front are lost.
    Number,
    /// A date, not a text: which part is the month is certain.
    Date,
    /// Worked out by a formula; what is shown is what was worked out last.
    Formula,
    /// An error such as `#REF!`.
    Broken,
    /// Merged with the cell above; what is shown is that cell's.
    Merged,
}
