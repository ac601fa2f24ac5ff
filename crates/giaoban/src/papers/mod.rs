//! The papers of a month: filled from stored facts, drawn, and written into a folder.
//!
//! Per conference a programme and, once it is closed, minutes; the consolidated table; every
//! notice of results issued for the month. The same store gives the same bytes. Bytes of an issued
//! document are drawn once, kept in the store, and handed out from there ever after.
//!
//! ```text
//! let files = papers::of_month(&store, &wording, committee, "2025-03".parse()?, dir).await?;
//! ```
//!
//! To add a paper: its content type and form as `documents` says, one file here that fills it,
//! and a line in [`jobs`].
mod agenda;
mod conference;
mod issued;
mod minutes;
mod names;
mod notice;
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

pub(crate) use names::title_in;
pub(crate) use wording::OfficeWording;

use chrono::{NaiveDate, NaiveTime};
use conference::Session;
use documents::{Format, LayoutBook, RenderStamp};
use render::Job;
use std::path::{Path, PathBuf};
use store::queries::papers::MonthFacts;
use store::{Failure, Store};
use uuid::Uuid;
use workflow::conference::{Conference, ConferenceState};
use workflow::cycle::CycleMonth;
use workflow::ids::DocumentId;
use workflow::paper::Paper;
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

/// Fills, draws and writes all papers of a committee's month; gives them by path.
///
/// # Errors
/// [`PaperError`]; files written before it stay.
pub(crate) async fn of_month(
    store: &Store,
    wording: &OfficeWording,
    committee: Uuid,
    month: CycleMonth,
    dir: &Path,
) -> Result<Vec<PaperFile>, PaperError> {
    let facts = store.month_facts(committee, month).await?;
    let book = LayoutBook::embedded();
    let mut jobs = jobs(&facts, wording, &book);
    let mut files = Vec::new();
    for document in facts.documents.iter().filter(|d| d.cycle == facts.cycle.id) {
        files.extend(issued::kept(&facts, document, dir)?);
        jobs.push(issued::job(&facts, wording, &book, document));
    }
    let at = dir.to_owned();
    files.extend(tokio::task::spawn_blocking(move || render::all(&jobs, &at)).await??);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    for file in &files {
        issued::keep(store, file).await?;
    }
    Ok(files)
}

/// Papers that are drawn anew each time.
fn jobs(facts: &MonthFacts, wording: &OfficeWording, book: &LayoutBook) -> Vec<Job> {
    let mut jobs = Vec::new();
    let own = |c: &&Conference| c.cycle == facts.cycle.id;
    let held =
        |c: &&Conference| !matches!(c.state, ConferenceState::Joint | ConferenceState::Cancelled);
    for conference in facts.conferences.iter().filter(own).filter(held) {
        let session = Session::new(facts, wording, conference);
        let stamp = stamp(conference.slot.date, conference.id.0);
        let day = conference.slot.date;
        let formats = vec![Format::Pdf, Format::Docx];
        let job = |what: &str, paper| Job {
            path: path(
                facts,
                &format!("{what} {}", session.cluster().unwrap_or_default()),
            ),
            paper,
            profile: book.on(day).clone(),
            stamp: stamp.clone(),
            formats: formats.clone(),
            document: None,
        };
        let agenda = Paper::Agenda(Box::new(agenda::agenda(&session)));
        jobs.push(job("chương trình", agenda));
        let minutes = minutes::minutes(&session);
        jobs.extend(minutes.map(|m| job("biên bản", Paper::Minutes(Box::new(m)))));
    }
    jobs.push(table_job(facts, wording, book));
    jobs
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
