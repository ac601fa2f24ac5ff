//! A table of plain texts, to be filled in or mended by people and read back.
use chrono::{DateTime, Utc};
use rust_xlsxwriter::{Format, FormatAlign, Workbook};

use crate::{RenderFault, RenderStamp};

/// Widest and narrowest column, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 10..=50;

/// A sheet of texts.
#[derive(Clone, Copy, Debug)]
pub struct PlainSheet<'s> {
    /// Its name; of more than 31 characters the first.
    pub name: &'s str,
    /// Its headings.
    pub heads: &'s [String],
    /// Its rows.
    pub rows: &'s [Vec<String>],
}

/// A workbook of sheets with headings, frozen, and rows of text cells. Nothing in it is a number or
/// a formula, so that a telephone number keeps its first zero (B73).
///
/// # Errors
/// [`RenderFault::Workbook`] when a text is longer than a cell holds, 32,767 characters.
pub fn plain_workbook(
    sheets: &[PlainSheet<'_>],
    created: DateTime<Utc>,
) -> Result<Vec<u8>, RenderFault> {
    let mut book = Workbook::new();
    let title = sheets.first().map_or("", |s| s.name);
    let id = title.to_owned();
    book.set_properties(&super::properties(title, &RenderStamp { created, id })?);
    for sheet in sheets {
        add(&mut book, sheet)?;
    }
    Ok(book.save_to_buffer()?)
}

fn add(book: &mut Workbook, plain: &PlainSheet<'_>) -> Result<(), RenderFault> {
    let PlainSheet { name, heads, rows } = plain;
    let sheet = book.add_worksheet();
    sheet.set_name(name.chars().take(31).collect::<String>())?;
    let bold = Format::new().set_bold().set_text_wrap();
    let text = Format::new().set_num_format("@").set_text_wrap();
    let text = text.set_align(FormatAlign::Top);
    for (column, head) in (0..).zip(*heads) {
        let longest = rows.iter().filter_map(|r| r.get(usize::from(column)));
        let longest = longest.map(|t| t.chars().count()).max().unwrap_or(0);
        let width = longest.max(head.chars().count() + 2);
        let width = width.clamp(*WIDTHS.start(), *WIDTHS.end());
        sheet.set_column_width(column, f64::from(u32::try_from(width).unwrap_or(10)))?;
        sheet.set_column_format(column, &text)?;
        sheet.write_string_with_format(0, column, head, &bold)?;
    }
    for (row, cells) in (1..).zip(*rows) {
        for (column, cell) in (0..).zip(cells).filter(|(_, c)| !c.is_empty()) {
            sheet.write_string_with_format(row, column, cell, &text)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}
