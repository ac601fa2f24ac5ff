//! Opening a file, and its rows in pieces while something else is done with them.
use super::columns::{Column, Kind};
use super::guide;
use super::head::{self, Head};
use super::problem::said;
use super::report::Report;
use super::sheet::{FileFault, RawRow, Source};
use crate::cli::FileArgs;
use crate::say::{Failed, Say};
use crate::session::Session;
use std::collections::BTreeMap;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use words::Language;

/// Rows that are handed over together.
const PIECE: usize = 256;

/// A file whose headings are known.
pub(super) struct Opened {
    pub(super) kind: Kind,
    pub(super) source: Source,
    pub(super) head: Head,
    /// Rows below the headings.
    pub(super) rows: u32,
    pub(super) report: Report,
}

impl Opened {
    /// The rows below the headings, from the first one again.
    pub(super) fn pieces(&self) -> Pieces {
        let (kind, head) = (self.kind, self.head.clone());
        let below = self.head.row;
        Pieces::of(self.source.clone(), move |row| {
            row.number > below && !head.is_example(kind, row)
        })
    }

    /// The file's name, for messages.
    pub(super) fn name(&self) -> String {
        self.report.file.clone()
    }
}

/// Looks the file over, finds its headings, and reads it once to the end: what cannot be read at
/// all is known before anything is written.
pub(super) async fn open(session: &Session, kind: Kind, args: &FileArgs) -> Result<Opened, Failed> {
    let say = session.say;
    let name = args.file.display().to_string();
    let failed = |fault: FileFault| Failed::from((fault, say, name.as_str()));
    let (path, sheet) = (args.file.clone(), args.sheet.clone());
    let looked = tokio::task::spawn_blocking(move || {
        let source = Source::look(&path, sheet.as_deref(), |rows| head::points(kind, rows))?;
        let beginning = source.beginning()?;
        Ok((source, beginning))
    });
    let (source, beginning) = looked.await.map_err(anyhow::Error::from)?.map_err(failed)?;
    let Some(mut head) = Head::find(kind, &beginning) else {
        return Err(without_head(session, kind, &name));
    };
    let mut report = Report {
        file: name.clone(),
        sheet: source.sheet().map(str::to_owned),
        dry_run: args.dry_run,
        ignored_columns: head.unknown.clone(),
        titles: titles(&head),
        other_sheets: other_sheets(&source),
        ..Report::default()
    };
    let faults = head.faults(kind, say);
    if report.note(&faults).is_some() {
        report.show(session.out, kind)?;
        return Err(Failed::Said(super::UNACCEPTABLE));
    }
    let below = head.row;
    let mut pieces = Pieces::of(source.clone(), move |row| row.number > below);
    while let Some(piece) = pieces.next().await.map_err(failed)? {
        for row in &piece {
            head.watch(row);
            let example = head.is_example(kind, row);
            report.examples += u32::from(example);
            report.rows += u32::from(!example);
        }
    }
    Ok(Opened {
        kind,
        source,
        head,
        rows: report.rows,
        report,
    })
}

/// Sheets with something of the owner's in them, not the template's own guide.
fn other_sheets(source: &Source) -> Vec<String> {
    let guides = [Language::Vi, Language::En].map(|l| guide::sheet_name(Say(l)));
    let all = source.other_sheets.iter();
    all.filter(|s| !guides.contains(&s.as_str()))
        .cloned()
        .collect()
}

fn titles(head: &Head) -> BTreeMap<Column, String> {
    let each = head.columns.keys();
    let called = each.filter_map(|c| Some((*c, head.called(*c)?.to_owned())));
    called.collect()
}

fn without_head(session: &Session, kind: Kind, name: &str) -> Failed {
    let say = session.say;
    let heads = kind.columns().iter().filter(|n| n.required);
    let heads: Vec<&str> = heads.map(|n| say.of(n.vi[0], n.en[0])).collect();
    Failed::Refused(said(
        format!(
            "{name}: {}",
            say.of(
                "không tìm thấy dòng tiêu đề trong 20 dòng đầu.",
                "no row of headings among the first 20."
            )
        ),
        format!(
            "{} {}.",
            say.of("Tệp cần có các cột:", "The file needs the columns"),
            heads.join("; ")
        ),
    ))
}

/// Rows of a file in pieces. It is read on a thread of its own, never more than a few pieces ahead.
pub(super) struct Pieces {
    coming: mpsc::Receiver<Vec<RawRow>>,
    reader: Option<JoinHandle<Result<(), FileFault>>>,
}

impl Pieces {
    fn of(source: Source, wanted: impl Fn(&RawRow) -> bool + Send + 'static) -> Self {
        let (send, coming) = mpsc::channel(2);
        let reader = tokio::task::spawn_blocking(move || {
            let mut piece = Vec::with_capacity(PIECE);
            source.rows(|row| {
                if !wanted(&row) {
                    return true;
                }
                piece.push(row);
                if piece.len() < PIECE {
                    return true;
                }
                send.blocking_send(std::mem::take(&mut piece)).is_ok()
            })?;
            // Nobody who has stopped listening needs the last piece.
            let _ = send.blocking_send(piece);
            Ok(())
        });
        Self {
            coming,
            reader: Some(reader),
        }
    }

    /// The next piece; none at the end.
    ///
    /// # Errors
    /// The file cannot be read to its end.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<RawRow>>, FileFault> {
        if let Some(piece) = self.coming.recv().await {
            return Ok(Some(piece));
        }
        match self.reader.take() {
            Some(reader) => match reader.await {
                Ok(ended) => ended.map(|()| None),
                Err(broken) => Err(FileFault::Damaged(broken.to_string())),
            },
            None => Ok(None),
        }
    }
}
