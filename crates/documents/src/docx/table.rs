//! Tables with a heading row that is repeated on every page.

use docx_rs::{
    HeightRule, Paragraph, Shading, Table as WordTable, TableCell, TableCellMargins,
    TableLayoutType, TableRow, VAlignType, WidthType,
};

use crate::role::Role;
use crate::text::{self, Line};
use crate::tree::{Align, Cell, Row, RowKind, Table};

use super::package::REPEAT_MARK;
use super::{Sheet, blocks, styles, word};

/// Rows of a table that moves to the next page with the signature below it; a longer one breaks.
const KEPT_ROWS: usize = 15;

/// Draws a table; a short one stays on the page of the signature that follows.
pub(super) fn draw(table: &Table, signed_next: bool, sheet: Sheet<'_>) -> WordTable {
    let kept = signed_next && table.rows.len() <= KEPT_ROWS;
    let widths = widths(table, sheet.width);
    let mut rows = vec![heading(table, &widths)];
    if table.numbered {
        rows.push(numbers(table, &widths));
    }
    rows.extend(
        table
            .rows
            .iter()
            .map(|row| draw_row(table, row, kept, &widths)),
    );
    let (high, wide) = if table.dense { (60, 50) } else { (80, 85) };
    WordTable::new(rows)
        .layout(TableLayoutType::Fixed)
        .set_grid(widths.iter().copied().map(word).collect())
        .width(word(sheet.width), WidthType::Dxa)
        .margins(TableCellMargins::new().margin(high, wide, high, wide))
}

/// Widths in twips that add up to the width of the text.
fn widths(table: &Table, across: u32) -> Vec<u32> {
    let shares: u32 = table.columns.iter().map(|column| column.share).sum();
    let mut done = 0;
    let mut begun = 0;
    let step = |column: &crate::tree::Column| {
        done += column.share;
        let end = across * done / shares.max(1);
        let width = end - begun;
        begun = end;
        width
    };
    table.columns.iter().map(step).collect()
}

fn heading(table: &Table, widths: &[u32]) -> TableRow {
    let role = if table.dense {
        Role::DenseHead
    } else {
        Role::CellHead
    };
    let cells = table.columns.iter().zip(widths).map(|(column, width)| {
        let line = text::line(&column.title);
        middle(cell(&[line], role, keeps_next(role), Align::Center, *width))
    });
    repeated(cells.collect())
}

fn numbers(table: &Table, widths: &[u32]) -> TableRow {
    let role = if table.dense {
        Role::DenseCenter
    } else {
        Role::CellCenter
    };
    let cells = widths.iter().enumerate().map(|(index, width)| {
        let line = text::line(&format!("({})", index + 1));
        middle(cell(&[line], role, keeps_next(role), Align::Center, *width))
    });
    repeated(cells.collect())
}

fn repeated(cells: Vec<TableCell>) -> TableRow {
    TableRow::new(cells)
        .cant_split()
        .row_height(REPEAT_MARK)
        .height_rule(HeightRule::Auto)
}

fn draw_row(table: &Table, row: &Row, kept: bool, widths: &[u32]) -> TableRow {
    let mut at = 0;
    let mut cells = Vec::new();
    for content in &row.cells {
        let end = (at + content.span).min(widths.len());
        let width: u32 = widths[at..end].iter().sum();
        let align = table
            .columns
            .get(at)
            .map_or(Align::Left, |column| column.align);
        let role = role(table.dense, row.kind, align_of(content, align));
        let hold = kept || keeps_next(role);
        cells.push(draw_cell(row.kind, content, role, hold, align, width));
        at = end;
    }
    let drawn = TableRow::new(cells);
    if row.splits {
        drawn
    } else {
        drawn.cant_split()
    }
}

/// A cell over several columns begins at the left.
fn align_of(content: &Cell, align: Align) -> Align {
    if content.span > 1 { Align::Left } else { align }
}

fn draw_cell(
    kind: RowKind,
    content: &Cell,
    role: Role,
    hold: bool,
    align: Align,
    width: u32,
) -> TableCell {
    let drawn = cell(&content.lines, role, hold, align_of(content, align), width);
    let drawn = if content.span > 1 {
        drawn.grid_span(content.span)
    } else {
        drawn
    };
    if kind == RowKind::Body {
        return drawn;
    }
    middle(drawn).shading(Shading::new().fill("EEEEEE"))
}

fn role(dense: bool, kind: RowKind, align: Align) -> Role {
    match (dense, kind, align) {
        (true, RowKind::Body, Align::Center) => Role::DenseCenter,
        (true, RowKind::Body, _) => Role::DenseCell,
        (true, ..) => Role::DenseHead,
        (false, RowKind::Body, Align::Center) => Role::CellCenter,
        (false, RowKind::Body, _) => Role::Cell,
        (false, ..) => Role::CellHead,
    }
}

/// A group's heading stays with its first row.
fn keeps_next(role: Role) -> bool {
    matches!(role, Role::CellHead | Role::DenseHead)
}

fn cell(lines: &[Line], role: Role, hold: bool, align: Align, width: u32) -> TableCell {
    let mut drawn = TableCell::new().width(word(width), WidthType::Dxa);
    for line in lines {
        let start = Paragraph::new()
            .style(styles::id(role))
            .align(styles::alignment(align))
            .widow_control(true);
        let start = if hold { start.keep_next(true) } else { start };
        let paragraph = line
            .iter()
            .fold(start, |paragraph, run| paragraph.add_run(blocks::draw(run)));
        drawn = drawn.add_paragraph(paragraph);
    }
    if lines.is_empty() {
        drawn = drawn.add_paragraph(Paragraph::new().style(styles::id(role)));
    }
    drawn
}

fn middle(cell: TableCell) -> TableCell {
    cell.vertical_align(VAlignType::Center)
}
