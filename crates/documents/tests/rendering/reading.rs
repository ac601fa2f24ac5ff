//! Reading rendered files back.

use std::io::{Cursor, Read, Write};
use std::process::{Command, Stdio};

use documents::{Format, LayoutBook, LayoutProfile, Rendered, render};
use workflow::paper::Paper;
use zip::ZipArchive;

use crate::samples;

/// The profile of spring 2025.
pub(crate) fn profile() -> LayoutProfile {
    LayoutBook::embedded().on(samples::day(2025, 4, 2)).clone()
}

/// A profile with a page so large, upright and lying, that nothing breaks over pages: no repeated
/// headings, no page numbers.
pub(crate) fn endless() -> LayoutProfile {
    let mut profile = profile();
    profile.page.height = 12_000;
    profile.page.width = 12_000;
    profile
}

pub(crate) fn drawn(paper: &Paper, profile: &LayoutProfile, format: Format) -> Rendered {
    render(paper, profile, format, &samples::stamp()).expect("a paper is drawn")
}

pub(crate) fn part(docx: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(docx)).expect("an archive");
    let mut text = String::new();
    let mut part = archive.by_name(name).expect("the part");
    part.read_to_string(&mut text).expect("text");
    text
}

/// The text of a DOCX file without any white space.
pub(crate) fn docx_text(docx: &[u8]) -> String {
    let xml = part(docx, "word/document.xml");
    let mut text = String::new();
    for piece in xml.split("<w:t ").skip(1) {
        let (_, rest) = piece.split_once('>').expect("an open tag");
        text.push_str(rest.split("</w:t>").next().expect("its end"));
    }
    let plain = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    squeeze(
        &plain
            .replace("&apos;", "'")
            .replace("&#39;", "'")
            .replace("&amp;", "&"),
    )
}

/// The text of a PDF file without any white space, or nothing where no reader is installed.
pub(crate) fn pdf_text(pdf: &[u8]) -> Option<String> {
    let mut reader = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    reader.stdin.take()?.write_all(pdf).ok()?;
    let output = reader.wait_with_output().ok()?;
    Some(squeeze(&String::from_utf8(output.stdout).ok()?))
}

/// Without white space, hyphens of one kind.
pub(crate) fn squeeze(text: &str) -> String {
    let joined = text.replace('\u{2011}', "-");
    joined
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{200B}')
        .collect()
}
