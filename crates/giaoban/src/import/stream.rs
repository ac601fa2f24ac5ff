//! Old petitions and answers: files of any length, checked to the end before the first is written,
//! then written in slices, each a command of its own.
use super::columns::{Column, Kind};
use super::faults;
use super::long::{Long, Verdict};
use super::mend::Mend;
use super::problem::{Notes, said};
use super::reading::Opened;
use super::report::Report;
use super::row::Row;
use super::sheet::FileFault;
use crate::cli::FileArgs;
use crate::say::Failed;
use crate::session::Session;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use store::commands::By;
use store::{Answer, CommandKey, Failure};
use workflow::import::RowFault;

/// Rows of a slice: a transaction stays short, and others come in between.
const SLICE: usize = 200;

/// Rows that are not written, by their number in the file.
#[derive(Default)]
struct Skipped(BTreeSet<u32>);

/// Checks the file to its end, then writes it.
pub(super) async fn run<L: Long>(
    session: &Session,
    by: &By,
    kind: &L,
    opened: &Opened,
    args: &FileArgs,
) -> Result<Report, Failed> {
    let mut report = opened.report.clone();
    let with_file = args.accept_good_rows && !args.dry_run;
    let mend = with_file.then(|| Mend::beside(session, &opened.source, opened.kind, &opened.head));
    let mut check = Check {
        session,
        by,
        kind,
        opened,
        report: &mut report,
        mend: mend.transpose()?,
        seen: BTreeMap::new(),
        skipped: Skipped::default(),
    };
    check.all().await?;
    let (skipped, mend) = (check.skipped, check.mend);
    report.to_mend = match mend {
        Some(mend) => mend.finish()?,
        None => None,
    };
    let keeps_out = report.left_out() > 0 && !args.accept_good_rows;
    if args.dry_run || keeps_out {
        return Ok(report);
    }
    write(session, by, kind, opened, &skipped).await?;
    report.written = true;
    Ok(report)
}

struct Check<'c, L> {
    session: &'c Session,
    by: &'c By,
    kind: &'c L,
    opened: &'c Opened,
    report: &'c mut Report,
    mend: Option<Mend>,
    /// Rows before, by the beginnings of the digests of their references.
    seen: BTreeMap<[u8; 16], u32>,
    skipped: Skipped,
}

/// A row with what was read of it.
struct Known<R> {
    texts: Vec<String>,
    notes: Notes,
    value: Option<R>,
}

impl<L: Long> Check<'_, L> {
    async fn all(&mut self) -> Result<(), Failed> {
        let (say, today) = (self.session.say, self.session.today());
        let bar = self.session.out.progress();
        bar.set_length(u64::from(self.opened.rows));
        bar.set_message(say.of("kiểm tra", "checking"));
        let name = self.opened.name();
        let failed = |fault: FileFault| Failed::from((fault, say, name.as_str()));
        let mut pieces = self.opened.pieces();
        while let Some(piece) = pieces.next().await.map_err(failed)? {
            let read = piece.len() as u64;
            let mut rows = Vec::with_capacity(piece.len());
            for raw in piece {
                let mut row = Row::new(&self.opened.head, raw, say, today);
                let value = self.kind.read(&mut row);
                let sound = row.notes.problems.is_empty();
                rows.push(Known {
                    texts: row.texts().to_vec(),
                    value: value.filter(|_| sound),
                    notes: row.notes,
                });
            }
            self.piece(rows).await?;
            bar.inc(read);
        }
        bar.finish_and_clear();
        Ok(())
    }

    async fn piece(&mut self, mut rows: Vec<Known<L::Row>>) -> Result<(), Failed> {
        let values = rows.iter().filter_map(|r| r.value.clone());
        let values: Vec<L::Row> = values.collect();
        let verdicts = self.kind.check(self.session, self.by, &values).await?;
        let taken = rows.iter_mut().filter(|r| r.value.is_some());
        for ((row, value), verdict) in taken.zip(&values).zip(verdicts) {
            self.judge(row, L::reference(value), verdict);
        }
        for row in rows {
            if self.report.note(&row.notes).is_some() {
                self.skipped.0.insert(row.notes.row);
                if let Some(mend) = &mut self.mend {
                    mend.add(&self.opened.head, &row.texts, &row.notes)?;
                }
            }
        }
        Ok(())
    }

    fn judge(&mut self, row: &mut Known<L::Row>, reference: &str, verdict: Verdict) {
        let (kind, say) = (self.opened.kind, row.notes.say);
        let number = row.notes.row;
        let first = self.seen.entry(beginning_of_digest(reference));
        let first = *first.or_insert(number);
        if first != number {
            let first = usize::try_from(first).unwrap_or(usize::MAX);
            let (_, twice) = faults::of_row(&RowFault::Twice { first }, kind, say);
            return row.notes.wrong(code_column(kind), "", twice);
        }
        match verdict {
            Verdict::New => self.report.new += 1,
            Verdict::Same => {
                self.report.same += 1;
                self.skipped.0.insert(row.notes.row);
            }
            Verdict::CodeTaken => {
                let message = say.of(
                    "Mã đã dùng cho kiến nghị khác.",
                    "The code is that of another petition.",
                );
                let advice = say.of(
                    "Sửa mã, hoặc bỏ trống để cấp mã mới.",
                    "Mend the code, or leave it empty.",
                );
                row.notes
                    .wrong(Some(Column::Code), "", said(message, advice));
            }
            Verdict::Refused(failure) => refuse(row, &failure, self.opened, self.session),
        }
    }
}

fn code_column(kind: Kind) -> Option<Column> {
    (kind == Kind::Replies).then_some(Column::Code)
}

fn refuse<R>(row: &mut Known<R>, failure: &Failure, opened: &Opened, session: &Session) {
    let Known { texts, notes, .. } = row;
    let (column, said) = faults::of_failure(failure, opened.kind, &session.office, notes.say);
    let holding = |fault| opened.head.holding(texts, faults::given(fault));
    let column = match failure {
        Failure::Row { fault, .. } => column.or_else(|| holding(fault)),
        _ => column,
    };
    match failure {
        Failure::Row { fault, .. } if fault.is_doubt() => {
            notes.doubt(column, faults::given(fault), said);
        }
        Failure::Row { fault, .. } => notes.wrong(column, faults::given(fault), said),
        _ => notes.wrong(column, "", said),
    }
}

fn beginning_of_digest(reference: &str) -> [u8; 16] {
    let digest = Sha256::digest(reference.as_bytes());
    let mut begin = [0; 16];
    begin.copy_from_slice(&digest[..16]);
    begin
}

async fn write<L: Long>(
    session: &Session,
    by: &By,
    kind: &L,
    opened: &Opened,
    skipped: &Skipped,
) -> Result<(), Failed> {
    let (say, today) = (session.say, session.today());
    let bar = session.out.progress();
    bar.set_length(u64::from(opened.rows));
    bar.set_message(say.of("ghi", "writing"));
    let name = opened.name();
    let failed = |fault: FileFault| Failed::from((fault, say, name.as_str()));
    let mut pieces = opened.pieces();
    let (mut slice, mut number) = (Vec::with_capacity(SLICE), 0);
    while let Some(piece) = pieces.next().await.map_err(failed)? {
        bar.inc(piece.len() as u64);
        for raw in piece
            .into_iter()
            .filter(|raw| !skipped.0.contains(&raw.number))
        {
            let mut row = Row::new(&opened.head, raw, say, today);
            slice.extend(kind.read(&mut row));
            if slice.len() == SLICE {
                submit::<L>(session, by, opened, number, std::mem::take(&mut slice)).await?;
                number += 1;
            }
        }
    }
    if !slice.is_empty() {
        submit::<L>(session, by, opened, number, slice).await?;
    }
    bar.finish_and_clear();
    Ok(())
}

/// One slice under a key of its own: the file, its place, and what it holds now, for after mending
/// or a break the slices of a file are cut elsewhere.
async fn submit<L: Long>(
    session: &Session,
    by: &By,
    opened: &Opened,
    number: u32,
    rows: Vec<L::Row>,
) -> Result<Answer, Failed> {
    let mut hash = Sha256::new();
    for row in &rows {
        hash.update(beginning_of_digest(L::reference(row)));
    }
    let holds = workflow::petition::hex(&hash.finalize()[..8]);
    let key = format!("import:{}:{number}:{holds}", opened.source.digest);
    let command = L::command(by.clone(), session.office.committee.id, rows);
    Ok(session.store.submit(&CommandKey::new(key), command).await?)
}
