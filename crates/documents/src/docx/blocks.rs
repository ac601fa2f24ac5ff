//! Blocks as paragraphs and borderless tables.

use docx_rs::{
    Docx, LineSpacing, LineSpacingType, Paragraph as WordParagraph, ParagraphBorder,
    ParagraphBorderPosition, ParagraphBorders, ParagraphProperty, Run as WordRun, Table, TableCell,
    TableCellMargins, TableLayoutType, TableRow, WidthType,
};

use crate::fonts::width_twips;
use crate::text::{Run, plain};
use crate::tree::{Block, Paragraph};

use super::{Sheet, signed, styles, table, word};

/// Draws a block; `signed_next` keeps it on the page of the signature that follows.
pub(super) fn add(docx: Docx, block: &Block, signed_next: bool, sheet: Sheet<'_>) -> Docx {
    match block {
        Block::Letterhead { left, right } => {
            let share = sheet.width * 9 / 20;
            docx.add_table(columns([left, right], share, sheet))
        }
        Block::Closing { left, right } => docx
            .add_paragraph(spacer(14).keep_next(true))
            .add_table(columns([left, right], sheet.width / 2, sheet)),
        Block::Paragraph(content) => {
            let drawn = paragraph(content, sheet.width, sheet);
            docx.add_paragraph(if signed_next {
                drawn.keep_next(true)
            } else {
                drawn
            })
        }
        // The heading before a table keeps hold of it through the spacer.
        Block::Table(content) => docx
            .add_paragraph(spacer(6).keep_next(true))
            .add_table(table::draw(content, signed_next, sheet)),
    }
}

/// A file may not end with a table: the reader wants a paragraph after it.
pub(super) fn finish(docx: Docx) -> Docx {
    docx.add_paragraph(spacer(1))
}

/// An empty line of that height in points; also parts neighbouring tables.
fn spacer(height: u32) -> WordParagraph {
    let spacing = LineSpacing::new()
        .line_rule(LineSpacingType::Exact)
        .line(signed(height * 20))
        .before(0)
        .after(0);
    WordParagraph::new().line_spacing(spacing).size(2)
}

/// Two columns without borders, kept on one page.
fn columns(sides: [&Vec<Paragraph>; 2], first: u32, sheet: Sheet<'_>) -> Table {
    let widths = [first, sheet.width.saturating_sub(first)];
    let cells = sides.into_iter().zip(widths).map(|(side, width)| {
        let mut cell = TableCell::new().width(word(width), WidthType::Dxa);
        for content in side {
            cell = cell.add_paragraph(paragraph(content, width, sheet).keep_next(true));
        }
        if side.is_empty() {
            cell = cell.add_paragraph(WordParagraph::new());
        }
        cell
    });
    Table::without_borders(vec![TableRow::new(cells.collect()).cant_split()])
        .layout(TableLayoutType::Fixed)
        .set_grid(widths.map(word).to_vec())
        .width(word(sheet.width), WidthType::Dxa)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
}

/// A paragraph within a column of that width in twips.
fn paragraph(content: &Paragraph, width: u32, sheet: Sheet<'_>) -> WordParagraph {
    let look = content.role.look(sheet.profile);
    let mut drawn = WordParagraph::new()
        .style(styles::id(content.role))
        .widow_control(true);
    for run in &content.line {
        drawn = drawn.add_run(draw(run));
    }
    if look.keep_next {
        drawn = drawn.keep_next(true);
    }
    if look.rule {
        let length = width_twips(&plain(&content.line), look.size, look.bold);
        drawn = ruled(drawn, width.saturating_sub(length) / 2);
    }
    drawn
}

/// A rule under the paragraph, drawn in by `side` twips on both sides, so that it is as long as
/// the text: an underline would cut through the dots below Vietnamese letters.
fn ruled(mut paragraph: WordParagraph, side: u32) -> WordParagraph {
    let rule = ParagraphBorder::new(ParagraphBorderPosition::Bottom)
        .size(6)
        .space(1)
        .color("000000");
    let side = signed(side.saturating_sub(20));
    paragraph.property = std::mem::take::<ParagraphProperty>(&mut paragraph.property)
        .set_borders(ParagraphBorders::with_empty().set(rule))
        .indent(Some(side), None, Some(side), None);
    paragraph
}

/// A run; what must not break gets no-break spaces. Hyphens stay plain: with U+2011 the editor's
/// search finds no code or symbol that somebody types, which is worse than a line that ends in one.
pub(super) fn draw(run: &Run) -> WordRun {
    let text = if run.keep {
        run.text.replace(' ', "\u{A0}")
    } else {
        run.text.clone()
    };
    let drawn = WordRun::new().add_text(text);
    let drawn = if run.bold { drawn.bold() } else { drawn };
    if run.italic { drawn.italic() } else { drawn }
}
