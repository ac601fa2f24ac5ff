//! Reading an export that somebody has handed over: nothing in it is believed before it is checked.
use super::MANIFEST;
use crate::moving::contents::Tally;
use crate::moving::fault::MovingFault;
use crate::moving::manifest::{Manifest, TableSum};
use crate::moving::progress::{Count, Stage, Watch};
use crate::moving::tables::{TABLES, Table};
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read};
use std::path::{Path, PathBuf};
use zip::ZipArchive;

/// The longest manifest that is read, in bytes.
const LONGEST_MANIFEST: u64 = 4 << 20;
/// The longest row, in bytes: a letter or paper of some 45 MB in Base64.
const LONGEST_LINE: u64 = 64 << 20;
/// What is packed may be so many times longer unpacked; rows of an office are 3 to 20 times.
const DENSEST: u64 = 200;
/// Short members may be denser.
const SHORT: u64 = 1 << 20;

/// An export whose parts are all there, with sizes that are bearable.
pub(in crate::moving) struct Archive {
    zip: ZipArchive<BufReader<File>>,
    path: PathBuf,
    /// What it says of itself.
    pub(in crate::moving) manifest: Manifest,
}

impl Archive {
    /// Looks at its list of parts and its manifest.
    ///
    /// # Errors
    /// It is something else, cut off, of another version, or its parts are not those of an export.
    pub(in crate::moving) fn open(path: &Path) -> Result<Self, MovingFault> {
        let file = File::open(path).map_err(MovingFault::file(path))?;
        let mut zip = ZipArchive::new(BufReader::new(file))
            .map_err(|_| MovingFault::Truncated(path.to_owned()))?;
        let manifest = manifest(&mut zip, path)?;
        manifest.fits()?;
        let mut archive = Self {
            zip,
            path: path.to_owned(),
            manifest,
        };
        archive.parts()?;
        Ok(archive)
    }

    /// The parts are a manifest and the tables, each once, none longer than it says or can be.
    fn parts(&mut self) -> Result<(), MovingFault> {
        let changed = |part: &str| MovingFault::Changed { part: part.into() };
        let names: Vec<&str> = self.manifest.tables.iter().map(|t| &*t.name).collect();
        if !names.iter().copied().eq(TABLES.iter().map(|t| t.name)) {
            return Err(changed(MANIFEST));
        }
        let overlap = self.zip.has_overlapping_files().unwrap_or(true);
        if self.zip.has_duplicate_names() || overlap {
            return Err(changed("zip"));
        }
        for at in 0..self.zip.len() {
            self.part(at)?;
        }
        let missing = TABLES
            .iter()
            .map(Table::member)
            .find(|m| self.zip.index_for_name(m).is_none());
        missing.map_or(Ok(()), |part| Err(MovingFault::Missing { part }))
    }

    fn part(&mut self, at: usize) -> Result<(), MovingFault> {
        let file = self
            .zip
            .by_index_raw(at)
            .map_err(|_| MovingFault::Truncated(self.path.clone()))?;
        let part = file.name().unwrap_or_default().into_owned();
        if file.size() > SHORT.max(file.compressed_size().saturating_mul(DENSEST)) {
            return Err(MovingFault::Swollen { part });
        }
        let table = TABLES.iter().position(|t| t.member() == part);
        match table.and_then(|at| self.manifest.tables.get(at)) {
            Some(sum) if sum.bytes == file.size() => Ok(()),
            Some(_) => Err(MovingFault::Changed { part }),
            None if part == MANIFEST => Ok(()),
            None => Err(MovingFault::Stray { part }),
        }
    }

    /// Reads every part against the manifest.
    ///
    /// # Errors
    /// A byte was changed, or rows are missing or too many.
    pub(in crate::moving) fn check(&mut self, watch: Watch<'_>) -> Result<(), MovingFault> {
        let mut count = Count::new(watch, Stage::Read, self.manifest.rows());
        for (at, table) in TABLES.iter().enumerate() {
            let found = self.tally(table, &mut count)?;
            if let Some(told) = self.manifest.tables.get(at) {
                told.same(&found)?;
            }
        }
        Ok(())
    }

    fn tally(&mut self, table: &Table, count: &mut Count<'_>) -> Result<TableSum, MovingFault> {
        let mut tally = Tally::default();
        let mut lines = self.lines(table)?;
        while let Some(line) = lines.next()? {
            tally.add(line);
            count.one();
        }
        Ok(tally.of(table))
    }

    /// The rows of a table.
    ///
    /// # Errors
    /// The part cannot be unpacked.
    pub(in crate::moving) fn lines(&mut self, table: &Table) -> Result<Lines<'_>, MovingFault> {
        let part = table.member();
        let told = self.manifest.tables.iter().find(|t| t.name == table.name);
        let longest = told.map_or(0, |t| t.bytes);
        let file = self
            .zip
            .by_name(&part)
            .map_err(|_| MovingFault::Changed { part: part.clone() })?;
        Ok(Lines {
            // One byte more than there should be, so that more is noticed and no more is read.
            from: BufReader::new(Box::new(file.take(longest + 1)) as Box<dyn Read + '_>),
            line: Vec::new(),
            part,
        })
    }
}

/// Rows of a table, one at a time.
pub(in crate::moving) struct Lines<'a> {
    from: BufReader<Box<dyn Read + 'a>>,
    line: Vec<u8>,
    part: String,
}

impl Lines<'_> {
    /// The next row with its line end; none at the end.
    ///
    /// # Errors
    /// It cannot be unpacked, or is longer than a row can be.
    pub(in crate::moving) fn next(&mut self) -> Result<Option<&[u8]>, MovingFault> {
        self.line.clear();
        let mut within = (&mut self.from).take(LONGEST_LINE);
        let read = within.read_until(b'\n', &mut self.line);
        let part = || self.part.clone();
        match read {
            Ok(0) => Ok(None),
            Ok(n) if n as u64 == LONGEST_LINE => Err(MovingFault::Swollen { part: part() }),
            Ok(_) => Ok(Some(&self.line)),
            Err(_) => Err(MovingFault::Changed { part: part() }),
        }
    }
}

fn manifest(zip: &mut ZipArchive<BufReader<File>>, path: &Path) -> Result<Manifest, MovingFault> {
    let changed = || MovingFault::Changed {
        part: MANIFEST.into(),
    };
    if zip.index_for_name(MANIFEST).is_none() {
        return Err(MovingFault::NotACopy(path.to_owned()));
    }
    let file = zip.by_name(MANIFEST).map_err(|_| changed())?;
    let mut text = Vec::new();
    file.take(LONGEST_MANIFEST)
        .read_to_end(&mut text)
        .map_err(|_| changed())?;
    // A later form may say more than this one can read.
    #[derive(serde::Deserialize)]
    struct Form {
        format: u32,
    }
    let form: Form = serde_json::from_slice(&text).map_err(|_| changed())?;
    if form.format != crate::moving::manifest::FORMAT {
        return Err(MovingFault::OtherFormat { found: form.format });
    }
    serde_json::from_slice(&text).map_err(|_| changed())
}
