//! Issued documents: drawn once, kept in the store, handed out from there ever after.
use super::render::{self, Job};
use super::wording::OfficeWording;
use super::{PaperError, PaperFile, notice, path, stamp};
use documents::{Format, LayoutBook};
use store::commands::SetPaperBytes;
use store::queries::papers::{DocumentFacts, MonthFacts};
use store::{CommandKey, Store};
use workflow::paper::Paper;

/// The formats of a notice.
const FORMATS: [Format; 3] = [Format::Pdf, Format::Docx, Format::Xlsx];

fn name(document: &DocumentFacts) -> String {
    format!("thông báo {}", document.symbol)
}

/// All files of a document: those kept when it was first drawn, and those still missing, drawn now
/// and kept.
///
/// # Errors
/// A paper cannot be drawn or kept.
pub(super) async fn complete(
    store: &Store,
    facts: &MonthFacts,
    wording: &OfficeWording,
    document: &DocumentFacts,
) -> Result<Vec<PaperFile>, PaperError> {
    let mut files = kept(facts, document);
    let jobs = vec![job(facts, wording, &LayoutBook::embedded(), document)];
    let drawn = tokio::task::spawn_blocking(move || render::all(&jobs)).await??;
    for file in drawn {
        keep(store, &file).await?;
        files.push(file);
    }
    Ok(files)
}

/// The bytes that were kept when the document was first drawn.
fn kept(facts: &MonthFacts, document: &DocumentFacts) -> Vec<PaperFile> {
    let file = |format: Format| {
        let bytes = document.bytes.get(format.extension())?;
        Some(PaperFile {
            path: path(facts, &name(document)).with_extension(format.extension()),
            format,
            bytes: bytes.clone(),
            document: Some(document.id),
            warnings: Vec::new(),
        })
    };
    FORMATS.into_iter().filter_map(file).collect()
}

/// What is left to draw of a document, in the layout that was in force on its day.
pub(super) fn job(
    facts: &MonthFacts,
    wording: &OfficeWording,
    book: &LayoutBook,
    document: &DocumentFacts,
) -> Job {
    let profile = book.named(&document.layout);
    let profile = profile.unwrap_or_else(|| book.on(document.issued_on));
    let missing = |format: &Format| !document.bytes.contains_key(format.extension());
    let notice = notice::notice(facts, wording, document);
    Job {
        path: path(facts, &name(document)),
        paper: Paper::ResultNotice(Box::new(notice)),
        profile: profile.clone(),
        stamp: stamp(document.issued_on, document.id.0),
        formats: FORMATS.into_iter().filter(missing).collect(),
        document: Some(document.id),
    }
}

/// Keeps the bytes of an issued document; of another paper nothing is kept.
///
/// # Errors
/// The store cannot keep them, or has others already.
pub(super) async fn keep(store: &Store, file: &PaperFile) -> Result<(), PaperError> {
    let Some(document) = file.document else {
        return Ok(());
    };
    let format = file.format.extension();
    let key = CommandKey::new(format!("paper:{document}:{format}"));
    let command = SetPaperBytes::new(document, format, file.bytes.clone());
    store.submit(&key, command).await?;
    Ok(())
}
