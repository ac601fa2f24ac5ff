//! Drawing many papers at once: pure work, spread over the machine's cores.
use super::{PaperError, PaperFile};
use documents::{Format, LayoutProfile, RenderStamp, render};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use workflow::ids::DocumentId;
use workflow::paper::Paper;

/// A paper with all it takes to draw it.
#[derive(Clone, Debug)]
pub(super) struct Job {
    /// Path without extension, below the folder of all papers.
    pub(super) path: PathBuf,
    pub(super) paper: Paper,
    pub(super) profile: LayoutProfile,
    pub(super) stamp: RenderStamp,
    pub(super) formats: Vec<Format>,
    /// The issued document it is of.
    pub(super) document: Option<DocumentId>,
}

/// Draws every paper in every format, in the order of the jobs. Nothing is written.
///
/// # Errors
/// The first paper, in that order, that cannot be drawn.
pub(super) fn all(jobs: &[Job]) -> Result<Vec<PaperFile>, PaperError> {
    let single: Vec<(&Job, Format)> = jobs
        .iter()
        .flat_map(|job| job.formats.iter().map(move |format| (job, *format)))
        .collect();
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let work = || {
        while let Some((job, format)) = single.get(next.fetch_add(1, Ordering::Relaxed)) {
            let at = format!("{}.{}", job.path.display(), format.extension());
            let file = one(job, *format);
            let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
            done.push((at, file));
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 1..cores.min(single.len()) {
            scope.spawn(work);
        }
        work();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by(|(a, _), (b, _)| a.cmp(b));
    done.into_iter().map(|(_, file)| file).collect()
}

fn one(job: &Job, format: Format) -> Result<PaperFile, PaperError> {
    let path = job.path.with_extension(format.extension());
    let drawn = render(&job.paper, &job.profile, format, &job.stamp);
    let drawn = drawn.map_err(|fault| PaperError::Drawing {
        path: path.clone(),
        fault,
    })?;
    Ok(PaperFile {
        path,
        format,
        bytes: drawn.bytes,
        document: job.document,
        warnings: drawn.warnings.iter().map(ToString::to_string).collect(),
    })
}

/// Writes one file below the folder of all papers.
///
/// # Errors
/// The folder cannot be made or the file not be written.
pub(super) fn write(paper: &PaperFile, dir: &Path) -> Result<(), PaperError> {
    let file = dir.join(&paper.path);
    let parent = file.parent().unwrap_or(dir);
    let made = std::fs::create_dir_all(parent);
    let written = made.and_then(|()| std::fs::write(&file, &paper.bytes));
    written.map_err(|fault| PaperError::Writing { file, fault })
}
