//! The file around the text: patches the writer lacks, and an archive with fixed times.

use std::io::{Cursor, Read, Write};

use chrono::SecondsFormat;
use docx_rs::Docx;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::{RenderFault, RenderStamp};

/// The writer has no element for a repeated heading row; rows that carry this height, which no
/// row of ours has, get it here instead.
pub(super) const REPEAT_MARK: f32 = 7777.0;

pub(super) fn pack(docx: Docx, title: &str, stamp: &RenderStamp) -> Result<Vec<u8>, RenderFault> {
    let mut parts = docx.build();
    parts.document = patch(parts.document, &repeat_mark(), "<w:tblHeader />")?;
    let language = r#"<w:lang w:val="vi-VN" w:eastAsia="vi-VN" /></w:rPr></w:rPrDefault>"#;
    parts.styles = patch(parts.styles, "</w:rPr></w:rPrDefault>", language)?;
    parts.document = in_order(parts.document)?;
    parts.styles = in_order(parts.styles)?;
    for header in &mut parts.headers {
        *header = in_order(std::mem::take(header))?;
    }
    parts.doc_props.core = core(title, stamp).into_bytes();
    let mut loose = Cursor::new(Vec::new());
    parts.pack(&mut loose).map_err(failed)?;
    press(loose)
}

fn repeat_mark() -> String {
    format!(r#"<w:trHeight w:val="{REPEAT_MARK}" w:hRule="auto" />"#)
}

fn patch(part: Vec<u8>, from: &str, to: &str) -> Result<Vec<u8>, RenderFault> {
    let text = String::from_utf8(part).map_err(failed)?;
    Ok(text.replace(from, to).into_bytes())
}

fn in_order(part: Vec<u8>) -> Result<Vec<u8>, RenderFault> {
    let text = String::from_utf8(part).map_err(failed)?;
    Ok(super::order::ordered(&text).into_bytes())
}

fn core(title: &str, stamp: &RenderStamp) -> String {
    let time = stamp.created.to_rfc3339_opts(SecondsFormat::Secs, true);
    let title = escape(title);
    let id = escape(&stamp.id);
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:identifier>{id}</dc:identifier><dc:language>vi-VN</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{time}</dcterms:modified></cp:coreProperties>"#
    )
}

fn escape(text: &str) -> String {
    let cleaned = crate::text::clean(text);
    cleaned
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Compresses the parts with one fixed time each, so that the same parts give the same bytes.
fn press(loose: Cursor<Vec<u8>>) -> Result<Vec<u8>, RenderFault> {
    let mut archive = ZipArchive::new(loose).map_err(failed)?;
    let mut pressed = ZipWriter::new(Cursor::new(Vec::new()));
    let options: SimpleFileOptions = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(failed)?;
        if part.is_dir() {
            continue;
        }
        let name = part.name().map_err(failed)?.into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).map_err(failed)?;
        pressed.start_file(name, options).map_err(failed)?;
        pressed.write_all(&bytes).map_err(failed)?;
    }
    let cursor = pressed.finish().map_err(failed)?;
    Ok(cursor.into_inner())
}

fn failed(reason: impl std::fmt::Display) -> RenderFault {
    RenderFault::Package {
        reason: reason.to_string(),
    }
}
