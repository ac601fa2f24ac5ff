//! An export: one ZIP file with a manifest and a member of JSON lines per table.
//!
//! The manifest comes last, because it says what the others hold; a ZIP file is read from its end.
mod read;
mod write;

pub(super) use read::Archive;
pub(super) use write::ArchiveWriter;

/// The member that says what the others hold.
const MANIFEST: &str = "manifest.json";
