//! The papers of a month: filled from stored facts, drawn, and written into a folder.
//!
//! Per conference a programme and, once it is closed, minutes; the consolidated table; the common
//! draft until the notice of results is issued; every notice issued for the month. The same store gives the same bytes. Bytes of an issued
//! document are drawn once, kept in the store, and handed out from there ever after.
//!
//! ```text
//! let march = (committee, "2025-03".parse()?);
//! let files = papers::of_month(&store, &wording, march, &Choice::finished(today), dir).await?;
//! ```
//!
//! To add a paper: its content type and form as `documents` says, one file here that fills it,
//! and a line in [`jobs`].
mod agenda;
mod conference;
mod draft;
mod issued;
mod minutes;
mod names;
mod notice;
mod of_office;
mod of_world;
mod other;
mod programme;
mod render;
mod roster;
mod sheet;
mod story;
mod table;
#[cfg(test)]
mod tests;
mod wording;
#[cfg(test)]
mod worlds_tests;

pub(crate) use names::title_in;
pub(crate) use of_office::WORDING;
pub(crate) use of_world::kind as basis_kind;
pub(crate) use wording::OfficeWording;

use chrono::{NaiveDate, NaiveTime};
use conference::Session;
use documents::{Format, LayoutBook, RenderStamp};
use render::Job;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use store::queries::papers::MonthFacts;
use store::{Failure, Store, Thing};
use uuid::Uuid;
use workflow::conference::{Conference, ConferenceState, RosterEntry};
use workflow::cycle::CycleMonth;
use workflow::ids::{DocumentId, UnitId};
use workflow::paper::{Agenda, Paper};
use workflow::text::slug;

/// A written paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PaperFile {
    /// Where, below the folder of all papers: `2025-03/bieu-tong-hop.pdf`.
    pub(crate) path: PathBuf,
    /// In which format.
    pub(crate) format: Format,
    /// What was written.
    pub(crate) bytes: Vec<u8>,
    /// The issued document it is of; none for papers drawn anew each time.
    pub(crate) document: Option<DocumentId>,
    /// What the clerk should look at; empty as a rule.
    pub(crate) warnings: Vec<String>,
}

/// Why a month's papers could not be made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PaperError {
    /// The facts cannot be read, or issued bytes cannot be kept.
    #[error("the month's facts cannot be read or its papers not be kept: {0}")]
    Store(#[from] Failure),
    /// A paper cannot be drawn.
    #[error("{path} cannot be drawn: {fault}")]
    Drawing {
        /// Which.
        path: PathBuf,
        /// Why.
        fault: documents::RenderFault,
    },
    /// A file cannot be written.
    #[error("{file} cannot be written: {fault}; choose a folder you may write to")]
    Writing {
        /// Which.
        file: PathBuf,
        /// Why.
        fault: std::io::Error,
    },
    /// The program ends while papers are being drawn.
    #[error("drawing was broken off: {0}; ask for the papers again")]
    BrokenOff(#[from] tokio::task::JoinError),
}

/// A kind of paper of the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub(crate) enum PaperKind {
    /// Programmes of conferences.
    Agenda,
    /// Minutes of closed conferences.
    Minutes,
    /// The consolidated table.
    Table,
    /// The common draft, until the notice is issued.
    Draft,
    /// Notices of results that were issued.
    Notice,
}

/// Which papers of a month are wanted.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// Of which kinds.
    pub(crate) kinds: BTreeSet<PaperKind>,
    /// Of which cluster's conferences only.
    pub(crate) cluster: Option<UnitId>,
    /// The day whose state a draft shows.
    pub(crate) today: NaiveDate,
}

impl Choice {
    /// Everything that is finished: all but the draft.
    pub(crate) fn finished(today: NaiveDate) -> Self {
        use PaperKind as K;
        Self {
            kinds: BTreeSet::from([K::Agenda, K::Minutes, K::Table, K::Notice]),
            cluster: None,
            today,
        }
    }

    fn has(&self, kind: PaperKind) -> bool {
        self.kinds.contains(&kind)
    }
}

/// Fills, draws and writes the chosen papers of a committee's month; gives them by path.
///
/// # Errors
/// [`PaperError`]; files written before it stay.
pub(crate) async fn of_month(
    store: &Store,
    wording: &OfficeWording,
    (committee, month): (Uuid, CycleMonth),
    choice: &Choice,
    dir: &Path,
) -> Result<Vec<PaperFile>, PaperError> {
    let facts = store.month_facts(committee, month).await?;
    let jobs = jobs(&facts, wording, &LayoutBook::embedded(), choice);
    let mut files = tokio::task::spawn_blocking(move || render::all(&jobs)).await??;
    let own = facts.documents.iter().filter(|d| d.cycle == facts.cycle.id);
    for document in own.filter(|_| choice.has(PaperKind::Notice)) {
        files.extend(issued::complete(store, &facts, wording, document).await?);
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    for file in &files {
        render::write(file, dir)?;
    }
    Ok(files)
}

/// How far the common draft of a month is.
#[derive(Clone, Debug)]
pub(crate) struct DraftState {
    /// The notice is issued: nothing is left to draft.
    pub(crate) over: bool,
    /// Codes of petitions nobody has answered yet.
    pub(crate) unanswered: Vec<String>,
}

/// How far the common draft of a month is.
///
/// # Errors
/// The month is not planned, or the database cannot be read.
pub(crate) async fn draft_state(
    store: &Store,
    committee: Uuid,
    month: CycleMonth,
) -> Result<DraftState, Failure> {
    let facts = store.month_facts(committee, month).await?;
    Ok(DraftState {
        over: draft::is_over(&facts),
        unanswered: draft::unanswered(&facts),
    })
}

/// The files of one issued document, kept in the store from now on; written where a folder is given.
///
/// # Errors
/// [`PaperError`].
pub(crate) async fn of_document(
    store: &Store,
    wording: &OfficeWording,
    (committee, month): (Uuid, CycleMonth),
    document: DocumentId,
    dir: Option<&Path>,
) -> Result<Vec<PaperFile>, PaperError> {
    let facts = store.month_facts(committee, month).await?;
    let found = facts.documents.iter().find(|d| d.id == document);
    let document = found.ok_or(Failure::NotFound(Thing::Document))?;
    let files = issued::complete(store, &facts, wording, document).await?;
    for file in files.iter().filter(|_| dir.is_some()) {
        render::write(file, dir.unwrap_or(Path::new(".")))?;
    }
    Ok(files)
}

/// The programme of a conference as data, and who is expected, in the order of the roll.
pub(crate) fn programme_of(
    facts: &MonthFacts,
    wording: &OfficeWording,
    conference: &Conference,
) -> (Agenda, Vec<RosterEntry>) {
    let session = Session::new(facts, wording, conference);
    (agenda::agenda(&session), roster::expected(&session))
}

/// Papers that are drawn anew each time.
fn jobs(
    facts: &MonthFacts,
    wording: &OfficeWording,
    book: &LayoutBook,
    choice: &Choice,
) -> Vec<Job> {
    let mut jobs = Vec::new();
    let own = |c: &&Conference| c.cycle == facts.cycle.id;
    let held =
        |c: &&Conference| !matches!(c.state, ConferenceState::Joint | ConferenceState::Cancelled);
    let chosen = |c: &&Conference| choice.cluster.is_none_or(|unit| c.covers.contains(&unit));
    let conferences = facts.conferences.iter().filter(own).filter(held);
    for conference in conferences.filter(chosen) {
        jobs.extend(conference_jobs(facts, wording, book, (conference, choice)));
    }
    if choice.has(PaperKind::Table) {
        jobs.push(table_job(facts, wording, book));
    }
    if choice.has(PaperKind::Draft) && !draft::is_over(facts) {
        jobs.push(draft::job(facts, wording, book, choice.today));
    }
    jobs
}

/// Programme and, once it is closed, minutes.
fn conference_jobs(
    facts: &MonthFacts,
    wording: &OfficeWording,
    book: &LayoutBook,
    (conference, choice): (&Conference, &Choice),
) -> Vec<Job> {
    let session = Session::new(facts, wording, conference);
    let day = conference.slot.date;
    let job = |what: &str, paper| Job {
        path: path(
            facts,
            &format!("{what} {}", session.cluster().unwrap_or_default()),
        ),
        paper,
        profile: book.on(day).clone(),
        stamp: stamp(day, conference.id.0),
        formats: vec![Format::Pdf, Format::Docx],
        document: None,
    };
    let agenda = || Paper::Agenda(Box::new(agenda::agenda(&session)));
    let minutes = || Some(Paper::Minutes(Box::new(minutes::minutes(&session)?)));
    let agenda = choice.has(PaperKind::Agenda).then(agenda);
    let minutes = choice.has(PaperKind::Minutes).then(minutes).flatten();
    [("chương trình", agenda), ("biên bản", minutes)]
        .into_iter()
        .filter_map(|(what, paper)| Some(job(what, paper?)))
        .collect()
}

fn table_job(facts: &MonthFacts, wording: &OfficeWording, book: &LayoutBook) -> Job {
    let day = facts.cycle.month.last_day();
    let table = table::table(facts, wording);
    Job {
        path: path(facts, "biểu tổng hợp"),
        paper: Paper::ConsolidatedTable(Box::new(table)),
        profile: book.on(day).clone(),
        stamp: stamp(day, facts.cycle.id.0),
        formats: vec![Format::Pdf, Format::Docx, Format::Xlsx],
        document: None,
    }
}

/// `2025-03/chuong-trinh-khu-1`, without extension.
fn path(facts: &MonthFacts, name: &str) -> PathBuf {
    PathBuf::from(facts.cycle.month.to_string()).join(slug(name))
}

/// A paper's own time and identity: the same for the same paper, whenever it is drawn.
fn stamp(day: NaiveDate, id: Uuid) -> RenderStamp {
    RenderStamp {
        created: day.and_time(NaiveTime::MIN).and_utc(),
        id: id.to_string(),
    }
}
