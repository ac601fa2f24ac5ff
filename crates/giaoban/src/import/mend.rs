//! Rows that could not be taken, in a file of the same kind that is mended and brought back.
use super::columns::{Kind, REASON};
use super::head::Head;
use super::problem::Notes;
use super::sheet::{Format, Source};
use crate::say::{Failed, Say};
use crate::session::Session;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Collects the rows and writes them beside the file they came from.
pub(crate) struct Mend {
    path: PathBuf,
    kind: Kind,
    say: Say,
    titles: Vec<String>,
    way: Way,
    rows: u32,
    created: chrono::DateTime<chrono::Utc>,
}

enum Way {
    /// Row by row.
    Csv(Box<csv::Writer<std::fs::File>>),
    /// A workbook is written at the end; its source is small (S41).
    Xlsx(Vec<Vec<String>>),
}

impl Mend {
    /// A new file beside the source; one that is there is never written over, somebody may have
    /// begun to mend it.
    pub(crate) fn beside(
        session: &Session,
        source: &Source,
        kind: Kind,
        head: &Head,
    ) -> Result<Self, Failed> {
        let say = session.say;
        let csv = matches!(source.format, Format::Csv(_));
        let path = free(&source.path, if csv { "csv" } else { "xlsx" });
        let mut titles = head.titles.clone();
        let reason = say.of(REASON.vi[0], REASON.en[0]);
        titles.retain(|t| kind.column(t) != Some(REASON.column));
        titles.push(reason.to_owned());
        let way = match source.format {
            Format::Csv(dialect) => {
                let mut file = std::fs::File::create_new(&path)?;
                // Without the mark Excel takes UTF-8 for an old code page.
                file.write_all("\u{FEFF}".as_bytes())?;
                let mut writer = csv::WriterBuilder::new()
                    .delimiter(dialect.separator)
                    .flexible(true)
                    .from_writer(file);
                writer.write_record(&titles).map_err(anyhow::Error::from)?;
                Way::Csv(Box::new(writer))
            }
            Format::Xlsx { .. } => Way::Xlsx(Vec::new()),
        };
        Ok(Self {
            path,
            kind,
            say,
            titles,
            way,
            rows: 0,
            created: session.store.now(),
        })
    }

    /// One more row, with the reasons beside it.
    pub(crate) fn add(
        &mut self,
        head: &Head,
        texts: &[String],
        notes: &Notes,
    ) -> Result<(), Failed> {
        let reasons: Vec<String> = notes
            .problems
            .iter()
            .map(|p| p.reason(self.kind, head, self.say))
            .collect();
        let kept = head.titles.iter().enumerate();
        let kept = kept.filter(|(_, t)| self.kind.column(t) != Some(REASON.column));
        let mut cells: Vec<String> = kept
            .map(|(at, _)| texts.get(at).cloned().unwrap_or_default())
            .collect();
        cells.push(reasons.join(" "));
        self.rows += 1;
        match &mut self.way {
            Way::Csv(writer) => {
                let guarded = cells.iter().map(|c| guarded(c));
                writer.write_record(guarded).map_err(anyhow::Error::from)?;
            }
            Way::Xlsx(rows) => rows.push(cells),
        }
        Ok(())
    }

    /// Where it is; nothing where no row had to be mended.
    pub(crate) fn finish(self) -> Result<Option<String>, Failed> {
        let Self {
            path,
            say,
            titles,
            way,
            rows,
            created,
            ..
        } = self;
        match way {
            Way::Csv(mut writer) => writer.flush()?,
            Way::Xlsx(cells) if rows > 0 => {
                let bytes = documents::plain_workbook(
                    &[documents::PlainSheet {
                        name: say.of("Cần sửa", "To mend"),
                        heads: &titles,
                        rows: &cells,
                    }],
                    created,
                );
                std::fs::write(&path, bytes.map_err(anyhow::Error::from)?)?;
            }
            Way::Xlsx(_) => {}
        }
        if rows == 0 {
            // The heading alone helps nobody; a workbook was not even written.
            let _ = std::fs::remove_file(&path);
            return Ok(None);
        }
        Ok(Some(path.display().to_string()))
    }
}

/// `a.csv` gives `a.csv.can-sua.csv`, then `a.csv.can-sua-2.csv`; a file that is itself one of
/// these goes on counting.
fn free(source: &Path, ending: &str) -> PathBuf {
    let name = source.file_name().and_then(|n| n.to_str()).unwrap_or("tep");
    let base = name.split(".can-sua").next().unwrap_or(name);
    let numbered = (2..).map(|n: u32| format!("{base}.can-sua-{n}.{ending}"));
    let first = std::iter::once(format!("{base}.can-sua.{ending}"));
    let paths = first
        .chain(numbered)
        .map(|name| source.with_file_name(name));
    let mut free = paths.filter(|p| !p.exists());
    free.next()
        .unwrap_or_else(|| source.with_extension("can-sua"))
}

/// What a spreadsheet would take for a formula is text (B73).
fn guarded(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}
