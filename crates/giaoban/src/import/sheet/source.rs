//! A file that has been looked over and can be read as often as needed.
use super::csv::{Dialect, SEPARATORS};
use super::decode::Survey;
use super::fault::FileFault;
use super::{CSV_BYTES, ROWS, RawRow, XLSX_BYTES, archive, csv, xlsx};
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// What a file is.
#[derive(Clone, Debug)]
pub(crate) enum Format {
    /// Text with separators.
    Csv(Dialect),
    /// A workbook, and the sheet that is read.
    Xlsx { sheet: String },
}

/// A file that has been looked over.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// What it is.
    pub(crate) format: Format,
    /// SHA-256 of its bytes, in hex.
    pub(crate) digest: String,
    /// Visible sheets that are not read.
    pub(crate) other_sheets: Vec<String>,
}

impl Source {
    /// Looks a file over. `fits` says how well the first rows look like the wanted kind; the best
    /// sheet, or the best separator, is taken.
    pub(crate) fn look(
        path: &Path,
        sheet: Option<&str>,
        fits: impl Fn(&[RawRow]) -> usize,
    ) -> Result<Self, FileFault> {
        let mut file = File::open(path)?;
        let size = file.metadata()?.len();
        let mut begin = [0; 8];
        let read = file.read(&mut begin)?;
        let begin = &begin[..read];
        if begin.starts_with(b"\xD0\xCF\x11\xE0") {
            return Err(FileFault::Ole);
        }
        let packed = begin.starts_with(b"PK\x03\x04") || begin.starts_with(b"PK\x05\x06");
        let named = path
            .extension()
            .and_then(|e| e.to_str())
            .unwrap_or_default();
        let limit = if packed { XLSX_BYTES } else { CSV_BYTES };
        match (packed, named.to_ascii_lowercase().as_str()) {
            _ if size == 0 => return Err(FileFault::Empty),
            _ if size > limit => return Err(FileFault::TooLarge { limit }),
            (true, "xlsm") => return Err(FileFault::Macros),
            (true, _) => archive::check(&mut file, size)?,
            (false, "csv" | "txt" | "tsv") => {}
            (false, _) => return Err(FileFault::OtherFormat),
        }
        let (digest, survey) = survey(path)?;
        let mut source = Self {
            path: path.to_owned(),
            format: Format::Xlsx {
                sheet: String::new(),
            },
            digest,
            other_sheets: Vec::new(),
        };
        if packed {
            source.choose_sheet(sheet, fits)?;
        } else {
            source.choose_separator(&survey, fits)?;
        }
        Ok(source)
    }

    fn choose_sheet(
        &mut self,
        wanted: Option<&str>,
        fits: impl Fn(&[RawRow]) -> usize,
    ) -> Result<(), FileFault> {
        let all = xlsx::sheets(&self.path)?;
        let named = |s: &&String| wanted.is_none_or(|w| s.trim() == w.trim());
        let mut best: Option<(usize, String)> = None;
        for sheet in all.iter().filter(named) {
            self.format = Format::Xlsx {
                sheet: sheet.clone(),
            };
            let points = fits(&self.beginning()?);
            if best.as_ref().is_none_or(|(most, _)| points > *most) {
                best = Some((points, sheet.clone()));
            }
        }
        let (_, sheet) = best.ok_or_else(|| FileFault::NoSheet {
            named: wanted.unwrap_or_default().to_owned(),
        })?;
        self.other_sheets = all.into_iter().filter(|s| *s != sheet).collect();
        self.format = Format::Xlsx { sheet };
        Ok(())
    }

    fn choose_separator(
        &mut self,
        survey: &Survey,
        fits: impl Fn(&[RawRow]) -> usize,
    ) -> Result<(), FileFault> {
        let encoding = survey.encoding()?;
        let mut best: Option<(usize, Dialect)> = None;
        let mut first_fault = None;
        for separator in SEPARATORS {
            let dialect = Dialect {
                encoding,
                separator,
            };
            self.format = Format::Csv(dialect);
            let points = match self.beginning() {
                Ok(rows) => fits(&rows),
                Err(fault) => {
                    first_fault.get_or_insert(fault);
                    continue;
                }
            };
            if best.is_none_or(|(most, _)| points > most) {
                best = Some((points, dialect));
            }
        }
        match (best, first_fault) {
            (Some((_, dialect)), _) => {
                self.format = Format::Csv(dialect);
                Ok(())
            }
            (None, Some(fault)) => Err(fault),
            (None, None) => Err(FileFault::OtherFormat),
        }
    }

    /// The first rows with anything in them. A fault below the first of them is found again, with
    /// its row, when the file is read to its end.
    pub(crate) fn beginning(&self) -> Result<Vec<RawRow>, FileFault> {
        let mut found = Vec::new();
        let read = self.rows(|row| {
            found.push(row);
            found.len() < 20
        });
        match read {
            Err(fault) if found.is_empty() => Err(fault),
            Ok(()) | Err(_) => Ok(found),
        }
    }

    /// Hands out the rows with anything in them until `take` says enough.
    ///
    /// # Errors
    /// The file cannot be read to its end, or has more rows than are read.
    pub(crate) fn rows(&self, mut take: impl FnMut(RawRow) -> bool) -> Result<(), FileFault> {
        let (mut seen, mut too_many) = (0, false);
        let counted = |row: RawRow| {
            if row.is_blank() {
                return true;
            }
            seen += 1;
            too_many = seen > ROWS;
            !too_many && take(row)
        };
        match &self.format {
            Format::Csv(dialect) => csv::rows(&self.path, *dialect, counted)?,
            Format::Xlsx { sheet } => xlsx::rows(&self.path, sheet, counted)?,
        }
        if too_many {
            return Err(FileFault::TooManyRows);
        }
        Ok(())
    }

    /// Name of the sheet, for messages.
    pub(crate) fn sheet(&self) -> Option<&str> {
        match &self.format {
            Format::Csv(_) => None,
            Format::Xlsx { sheet } => Some(sheet),
        }
    }
}

/// Reads the file once, a piece at a time: its digest, and what its bytes are.
fn survey(path: &Path) -> Result<(String, Survey), FileFault> {
    let (mut file, mut hash, mut survey) = (File::open(path)?, Sha256::new(), Survey::default());
    let mut piece = vec![0; 64 * 1024];
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            break;
        }
        hash.update(&piece[..read]);
        survey.take(&piece[..read]);
    }
    Ok((workflow::petition::hex(&hash.finalize()), survey))
}
