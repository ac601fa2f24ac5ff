//! Papers: content × layout profile → PDF, DOCX or XLSX. Data in, bytes out.
//!
//! To print a paper, fill a content type of [`workflow::paper`], take the profile in force on its
//! day of issue from [`LayoutBook::on`], and call [`render`]. The same input gives the same
//! bytes. Rendering takes up to a second; from asynchronous code call it in a blocking task.
//!
//! To add a paper: a content type in `workflow::paper`, one file in `forms/` that turns it into
//! blocks with its fixed Vietnamese wording, a line in `forms/mod.rs`. The formats follow by
//! themselves. To follow a new layout rule: one file in `config/layouts`.
//!
//! ```
//! let book = documents::LayoutBook::embedded();
//! let day = chrono::NaiveDate::from_ymd_opt(2026, 6, 1).unwrap_or_default();
//! assert_eq!(book.on(day).id, "party-2026");
//! ```

mod cover;
mod docx;
mod fonts;
mod forms;
mod layout;
mod pdf;
mod role;
mod say;
mod soften;
mod text;
mod tree;
mod xlsx;

use chrono::{DateTime, Utc};
use workflow::paper::Paper;

pub use layout::{
    BodyLayout, HeadLayout, LayoutBook, LayoutFault, LayoutProfile, PageLayout, RecipientsLayout,
    SignatureLayout, TableLayout, TextStyle, TitleLayout,
};
pub use xlsx::{PlainSheet, plain_workbook};

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// PDF/A-2u with embedded fonts.
    Pdf,
    /// Office Open XML text.
    Docx,
    /// Office Open XML workbook holding the paper's tables.
    Xlsx,
}

impl Format {
    /// File name extension without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
        }
    }

    /// Media type for HTTP and mail.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// What goes into a file beside its content, so that the same input gives the same bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderStamp {
    /// Creation time written into the file.
    pub created: DateTime<Utc>,
    /// Stable identity of the paper, e.g. its id; PDF readers use its hash.
    pub id: String,
}

/// A rendered paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The file.
    pub bytes: Vec<u8>,
    /// What the clerk should know; empty as a rule.
    pub warnings: Vec<RenderWarning>,
}

/// Something worth a look that did not keep the paper from being made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RenderWarning {
    /// The typeface has no glyph for a character; a box is printed in its place.
    #[error("the typeface has no glyph for {0:?}; a box is printed in its place")]
    MissingGlyph(char),
    /// Texts longer than a workbook's cell holds were cut there; the paper itself has them whole.
    #[error(
        "{cells} texts are too long for a workbook's cell and were cut; print the paper for the whole"
    )]
    Shortened {
        /// How many.
        cells: u32,
    },
}

/// Why a paper could not be made.
#[derive(Debug, thiserror::Error)]
pub enum RenderFault {
    /// The typesetting engine refused or warned, which a paper of ours never makes it do.
    #[error("the typesetting engine refused the paper: {}; report it with the paper", messages.join("; "))]
    Engine {
        /// What it said.
        messages: Vec<String>,
    },
    /// A text file could not be packed.
    #[error("the DOCX file could not be packed: {reason}; report it with the paper")]
    Package {
        /// What the packer said.
        reason: String,
    },
    /// A workbook could not be written.
    #[error("the workbook could not be written: {0}; shorten the named text or split the table")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}

/// Draws a paper in one format.
///
/// # Errors
/// [`RenderFault`] when an engine refuses; content alone, however odd, does not cause it.
pub fn render(
    paper: &Paper,
    profile: &LayoutProfile,
    format: Format,
    stamp: &RenderStamp,
) -> Result<Rendered, RenderFault> {
    let tree = forms::lay_out(paper, profile);
    match format {
        Format::Pdf => pdf::write(tree.on_paper(), profile, stamp),
        Format::Docx => docx::write(&tree.on_paper(), profile, stamp).map(quiet),
        Format::Xlsx => xlsx::write(&tree, profile, stamp),
    }
}

fn quiet(bytes: Vec<u8>) -> Rendered {
    Rendered {
        bytes,
        warnings: Vec::new(),
    }
}
