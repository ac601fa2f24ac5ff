//! Units, people, posts and days off: a whole file is one command.
use super::columns::{Column, Kind};
use super::faults;
use super::mend::Mend;
use super::problem::Notes;
use super::reading::Opened;
use super::report::Report;
use super::row::Row;
use super::sheet::FileFault;
use super::typed;
use crate::cli::FileArgs;
use crate::say::Failed;
use crate::session::Session;
use std::collections::BTreeMap;
use store::commands::{
    By, ImportCalendar, ImportPeople, ImportPosts, ImportUnits, RePlanDeadlines,
};
use store::{Answer, CommandKey, Directory};
use uuid::Uuid;
use workflow::calendar::CalendarEntry;
use workflow::ids::{PersonId, UnitId};
use workflow::import::{
    Change, Checked, PersonRow, PostRow, RowFault, Seats, UnitRow, calendar, people, posts, units,
};
use workflow::text::match_key;

/// What a row does, whatever it is of.
pub(super) enum Verdict {
    New,
    Changed,
    Same,
    Refused(RowFault),
}

impl<T> From<Checked<T>> for Verdict {
    fn from(checked: Checked<T>) -> Self {
        match checked {
            Ok(Change::New(_)) => Self::New,
            Ok(Change::Changed { .. }) => Self::Changed,
            Ok(Change::Same(_)) => Self::Same,
            Err(fault) => Self::Refused(fault),
        }
    }
}

/// A kind of file that is small enough for one command.
pub(super) trait Small {
    type Row: Clone;

    /// The row as the store takes it.
    fn read(row: &mut Row<'_>) -> Option<Self::Row>;

    /// What each row would do, by the rules that do it.
    fn check(office: &Directory, rows: &[Self::Row], today: chrono::NaiveDate) -> Vec<Verdict>;

    /// Does it.
    async fn submit(session: &Session, by: By, rows: Vec<Self::Row>) -> Result<Answer, Failed>;

    /// What follows from it elsewhere; how many due dates have moved.
    async fn after(_session: &Session, _by: By) -> Result<u32, Failed> {
        Ok(0)
    }
}

/// Ids for looking only: the command gives its own.
fn counted() -> impl FnMut() -> Uuid {
    let mut next = 0_u128;
    move || {
        next += 1;
        Uuid::from_u128(next)
    }
}

fn verdicts<T>(checked: Vec<Checked<T>>) -> Vec<Verdict> {
    checked.into_iter().map(Verdict::from).collect()
}

macro_rules! submit {
    ($command:ident, $row:ty) => {
        async fn submit(session: &Session, by: By, rows: Vec<$row>) -> Result<Answer, Failed> {
            let committee = session.office.committee.id;
            let key = CommandKey::new(session.store.id().to_string());
            let command = $command {
                by,
                committee,
                rows,
            };
            Ok(session.store.submit(&key, command).await?)
        }
    };
}

pub(super) struct Units;

impl Small for Units {
    type Row = UnitRow;

    fn read(row: &mut Row<'_>) -> Option<UnitRow> {
        typed::unit(row)
    }

    fn check(office: &Directory, rows: &[UnitRow], _: chrono::NaiveDate) -> Vec<Verdict> {
        let mut id = counted();
        verdicts(units(&office.tree, office.committee.root, rows, || {
            UnitId(id())
        }))
    }

    submit!(ImportUnits, UnitRow);
}

pub(super) struct People;

impl Small for People {
    type Row = PersonRow;

    fn read(row: &mut Row<'_>) -> Option<PersonRow> {
        typed::person(row)
    }

    fn check(office: &Directory, rows: &[PersonRow], _: chrono::NaiveDate) -> Vec<Verdict> {
        let mut id = counted();
        verdicts(people(&office.people, rows, || PersonId(id())))
    }

    submit!(ImportPeople, PersonRow);
}

pub(super) struct Posts;

impl Small for Posts {
    type Row = PostRow;

    fn read(row: &mut Row<'_>) -> Option<PostRow> {
        typed::post(row)
    }

    fn check(office: &Directory, rows: &[PostRow], today: chrono::NaiveDate) -> Vec<Verdict> {
        let none = workflow::capacity::CapacityMap::default();
        let preset = office.preset(today);
        let seats = Seats {
            tree: &office.tree,
            people: &office.people,
            posts: &office.posts,
            capacities: preset.as_ref().map_or(&none, |p| &p.capacities),
        };
        verdicts(posts(seats, rows))
    }

    submit!(ImportPosts, PostRow);
}

pub(super) struct Calendar;

impl Small for Calendar {
    type Row = CalendarEntry;

    fn read(row: &mut Row<'_>) -> Option<CalendarEntry> {
        typed::day(row)
    }

    fn check(office: &Directory, rows: &[CalendarEntry], _: chrono::NaiveDate) -> Vec<Verdict> {
        verdicts(calendar(office.calendar.files(), rows).rows)
    }

    submit!(ImportCalendar, CalendarEntry);

    /// Open clocks move openly, each as an event of its own (domain.md §5.2).
    async fn after(session: &Session, by: By) -> Result<u32, Failed> {
        let committee = session.office.committee.id;
        let key = CommandKey::new(session.store.id().to_string());
        let command = RePlanDeadlines { by, committee };
        let moved = session.store.submit(&key, command).await?;
        Ok(u32::try_from(moved.further.len()).unwrap_or(u32::MAX))
    }
}

/// A row of the file with all that is known of it.
struct Known<R> {
    texts: Vec<String>,
    notes: Notes,
    value: Option<R>,
}

/// Reads, checks and writes the file.
pub(super) async fn run<S: Small>(
    session: &Session,
    by: &By,
    opened: &Opened,
    args: &FileArgs,
) -> Result<Report, Failed> {
    by.may_change_office(&session.office, session.store.now())?;
    let mut rows = read::<S>(session, opened).await?;
    let counts = settle::<S>(session, opened, &mut rows);
    let mut report = opened.report.clone();
    (report.new, report.changed, report.same) = counts;
    for row in &rows {
        report.note(&row.notes);
    }
    let keeps_out = report.left_out() > 0 && !args.accept_good_rows;
    if args.dry_run || keeps_out {
        return Ok(report);
    }
    report.to_mend = mend(session, opened, &rows)?;
    let good: Vec<S::Row> = rows.into_iter().filter_map(|r| r.value).collect();
    let answer = S::submit(session, by.clone(), good).await?;
    report.written = true;
    if !answer.further.is_empty() {
        report.moved_deadlines = S::after(session, by.clone()).await?;
    }
    Ok(report)
}

async fn read<S: Small>(session: &Session, opened: &Opened) -> Result<Vec<Known<S::Row>>, Failed> {
    let (say, today) = (session.say, session.today());
    let mut rows = Vec::new();
    let mut pieces = opened.pieces();
    let failed = |fault: FileFault| Failed::from((fault, say, opened.name().as_str()));
    while let Some(piece) = pieces.next().await.map_err(failed)? {
        for raw in piece {
            let mut row = Row::new(&opened.head, raw, say, today);
            let value = S::read(&mut row);
            let sound = row.notes.problems.is_empty();
            rows.push(Known {
                texts: row.texts().to_vec(),
                value: value.filter(|_| sound),
                notes: row.notes,
            });
        }
    }
    Ok(rows)
}

/// Asks the rules until no good row is refused any more: a row may rest on one that is left out.
/// New, changed, there already.
fn settle<S: Small>(
    session: &Session,
    opened: &Opened,
    rows: &mut [Known<S::Row>],
) -> (u32, u32, u32) {
    loop {
        let good = rows.iter().filter_map(|r| r.value.clone());
        let good: Vec<S::Row> = good.collect();
        let checked = S::check(&session.office, &good, session.today());
        let left_out = names_left_out(rows, opened);
        let taken = rows.iter().filter(|r| r.value.is_some());
        let numbers: Vec<u32> = taken.map(|r| r.notes.row).collect();
        let (mut counts, mut refused) = ((0, 0, 0), false);
        let taken = rows.iter_mut().filter(|r| r.value.is_some());
        for (row, verdict) in taken.zip(checked) {
            match verdict {
                Verdict::New => counts.0 += 1,
                Verdict::Changed => counts.1 += 1,
                Verdict::Same => counts.2 += 1,
                Verdict::Refused(fault) => {
                    refuse(row, &in_the_file(fault, &numbers), opened, &left_out);
                    refused = true;
                }
            }
        }
        if !refused {
            return counts;
        }
    }
}

/// The rules count the rows they are given; people count those of the file.
fn in_the_file(fault: RowFault, numbers: &[u32]) -> RowFault {
    match fault {
        RowFault::Twice { first } => {
            let number = numbers.get(first).copied().unwrap_or_default();
            let first = usize::try_from(number).unwrap_or(usize::MAX);
            RowFault::Twice { first }
        }
        other => other,
    }
}

/// Names of units that the file has in rows that are left out, with the numbers of those rows.
fn names_left_out<R>(rows: &[Known<R>], opened: &Opened) -> BTreeMap<String, u32> {
    let at = opened.head.columns.get(&Column::Name);
    let Some(&at) = at.filter(|_| opened.kind == Kind::Units) else {
        return BTreeMap::new();
    };
    let left_out = rows.iter().filter(|r| r.value.is_none());
    let named = left_out.filter_map(|r| Some((match_key(r.texts.get(at)?), r.notes.row)));
    named.collect()
}

fn refuse<R>(
    row: &mut Known<R>,
    fault: &RowFault,
    opened: &Opened,
    left_out: &BTreeMap<String, u32>,
) {
    row.value = None;
    let (column, mut said) = faults::of_row(fault, opened.kind, row.notes.say);
    let given = faults::given(fault);
    let column = column.or_else(|| opened.head.holding(&row.texts, given));
    let above = left_out.get(&match_key(given));
    if let (RowFault::NoUnit { .. }, Some(above)) = (fault, above) {
        said = faults::left_out(given, *above, row.notes.say);
    }
    if fault.is_doubt() {
        row.notes.doubt(column, given, said);
    } else {
        row.notes.wrong(column, given, said);
    }
}

fn mend<R>(
    session: &Session,
    opened: &Opened,
    rows: &[Known<R>],
) -> Result<Option<String>, Failed> {
    if rows.iter().all(|r| r.value.is_some()) {
        return Ok(None);
    }
    let mut mend = Mend::beside(session, &opened.source, opened.kind, &opened.head)?;
    for row in rows.iter().filter(|r| r.value.is_none()) {
        mend.add(&opened.head, &row.texts, &row.notes)?;
    }
    mend.finish()
}
