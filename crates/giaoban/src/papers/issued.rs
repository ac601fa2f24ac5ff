//! Issued documents: drawn once, kept in the store, handed out from there ever after.
use super::render::{self, Job};
use super::wording::OfficeWording;
use super::{PaperError, PaperFile, notice, path, stamp};
use documents::{Format, LayoutBook};
use std::path::Path;
use store::commands::SetPaperBytes;
use store::queries::papers::{DocumentFacts, MonthFacts};
use store::{CommandKey, Store};
use workflow::paper::Paper;

/// The formats of a notice.
const FORMATS: [Format; 3] = [Format::Pdf, Format::Docx, Format::Xlsx];

fn name(document: &DocumentFacts) -> String {
    format!("thông báo {}", document.symbol)
}

/// Writes the bytes that were kept when the document was first drawn.
///
/// # Errors
/// A file cannot be written.
pub(super) fn kept(
    facts: &MonthFacts,
    document: &DocumentFacts,
    dir: &Path,
) -> Result<Vec<PaperFile>, PaperError> {
    let mut files = Vec::new();
    for format in FORMATS {
        let Some(bytes) = document.bytes.get(format.extension()) else {
            continue;
        };
        let file = PaperFile {
            path: path(facts, &name(document)).with_extension(format.extension()),
            format,
            bytes: bytes.clone(),
            document: Some(document.id),
            warnings: Vec::new(),
        };
        render::write(&file, dir)?;
        files.push(file);
    }
    Ok(files)
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
