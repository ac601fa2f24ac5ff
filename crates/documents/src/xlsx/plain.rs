//! A table of plain texts, to be filled in or mended by people and read back.
use chrono::{DateTime, Utc};
use rust_xlsxwriter::{Format, FormatAlign, Workbook};

use crate::{RenderFault, RenderStamp};

/// Widest and narrowest column, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 10..=50;

/// A workbook of one sheet: headings, frozen, and rows of text cells. Nothing in it is a number or
/// a formula, so that a telephone number keeps its first zero (B73).
///
/// # Errors
/// [`RenderFault::Workbook`] when a text is longer than a cell holds, 32,767 characters.
pub fn plain_workbook(
    title: &str,
    heads: &[String],
    rows: &[Vec<String>],
    created: DateTime<Utc>,
) -> Result<Vec<u8>, RenderFault> {
    let mut book = Workbook::new();
    let id = title.to_owned();
    book.set_properties(&super::properties(title, &RenderStamp { created, id })?);
    let sheet = book.add_worksheet();
    // Sheet names have at most 31 characters.
    sheet.set_name(title.chars().take(31).collect::<String>())?;
    let bold = Format::new().set_bold().set_text_wrap();
    let text = Format::new().set_num_format("@").set_text_wrap();
    let text = text.set_align(FormatAlign::Top);
    for (column, head) in (0..).zip(heads) {
        let longest = rows.iter().filter_map(|r| r.get(usize::from(column)));
        let longest = longest.map(|t| t.chars().count()).max().unwrap_or(0);
        let width = longest.max(head.chars().count() + 2);
        let width = width.clamp(*WIDTHS.start(), *WIDTHS.end());
        sheet.set_column_width(column, f64::from(u32::try_from(width).unwrap_or(10)))?;
        sheet.set_column_format(column, &text)?;
        sheet.write_string_with_format(0, column, head, &bold)?;
    }
    for (row, cells) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(cells).filter(|(_, c)| !c.is_empty()) {
            sheet.write_string_with_format(row, column, cell, &text)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(book.save_to_buffer()?)
}
