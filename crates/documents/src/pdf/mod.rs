//! PDF through the typesetting engine: a fixed template, data as values, no files, no network.

mod inputs;
mod world;

use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use chrono::{Datelike, Timelike};

use crate::cover::box_missing;
use crate::layout::LayoutProfile;
use crate::soften::soften;
use crate::tree::Tree;
use crate::{RenderFault, RenderStamp, RenderWarning, Rendered};

/// Compilations a cached piece of layout survives without being used again.
const CACHE_AGE: usize = 4;

pub(crate) fn write(
    mut tree: Tree,
    profile: &LayoutProfile,
    stamp: &RenderStamp,
) -> Result<Rendered, RenderFault> {
    let missing = box_missing(&mut tree);
    soften(&mut tree);
    let world = world::PaperWorld::new(inputs::inputs(&tree, profile)?);
    let compiled = typst::compile::<PagedDocument>(&world);
    // Also after a failure: the cache is the process's, not this paper's.
    typst::comemo::evict(CACHE_AGE);
    if !compiled.warnings.is_empty() {
        return Err(refused(&compiled.warnings));
    }
    let document = compiled.output.map_err(|faults| refused(&faults))?;
    let bytes = typst_pdf::pdf(&document, &options(stamp)?).map_err(|faults| refused(&faults))?;
    let warnings = missing
        .into_iter()
        .map(RenderWarning::MissingGlyph)
        .collect();
    Ok(Rendered { bytes, warnings })
}

fn options(stamp: &RenderStamp) -> Result<PdfOptions, RenderFault> {
    let standards =
        PdfStandards::new(&[PdfStandard::A_2u]).map_err(|fault| said(fault.message()))?;
    Ok(PdfOptions {
        ident: Smart::Custom(stamp.id.clone()),
        creator: Smart::Custom(Some("Giao Ban".to_owned())),
        timestamp: timestamp(stamp),
        standards,
        ..PdfOptions::default()
    })
}

fn timestamp(stamp: &RenderStamp) -> Option<Timestamp> {
    let created = stamp.created.naive_utc();
    let part = |number: u32| u8::try_from(number).ok();
    let moment = Datetime::from_ymd_hms(
        created.year(),
        part(created.month())?,
        part(created.day())?,
        part(created.hour())?,
        part(created.minute())?,
        part(created.second())?,
    )?;
    Some(Timestamp::new_utc(moment))
}

fn refused(diagnostics: &[SourceDiagnostic]) -> RenderFault {
    let messages = diagnostics.iter().map(|one| one.message.to_string());
    RenderFault::Engine {
        messages: messages.collect(),
    }
}

fn said(message: impl std::fmt::Display) -> RenderFault {
    RenderFault::Engine {
        messages: vec![message.to_string()],
    }
}
