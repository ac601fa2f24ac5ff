//! Writes every paper in every format into a directory, for looking at.
//!
//! `cargo run -p documents --example specimen -- DIRECTORY`

#[path = "../tests/rendering/samples/mod.rs"]
mod samples;

use std::path::PathBuf;

use documents::{Format, LayoutBook, render};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let directory = PathBuf::from(std::env::args().nth(1).ok_or("name a directory")?);
    std::fs::create_dir_all(&directory)?;
    let book = LayoutBook::embedded();
    let profile = book.on(samples::day(2025, 4, 2));
    for (name, paper) in samples::all() {
        for format in [Format::Pdf, Format::Docx, Format::Xlsx] {
            let rendered = render(&paper, profile, format, &samples::stamp())?;
            let file = directory.join(format!("{name}.{}", format.extension()));
            std::fs::write(file, rendered.bytes)?;
        }
    }
    Ok(())
}
