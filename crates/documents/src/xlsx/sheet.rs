//! One table as a sheet: title, frozen and repeated heading row, typed cells, formulas.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError,
};

use crate::fonts::OFFICE_FAMILY;
use crate::layout::PageLayout;
use crate::text::{Line, plain};
use crate::tree::{Align, Cell, Row, RowKind, Sheet, Table, Value};

/// Rows above the table: the title and an empty one.
const HEAD_ROW: u32 = 2;
/// A4 in the numbering of the file format.
const PAPER_A4: u8 = 9;
/// Most characters of one cell, with room for the mark of the cut.
const LONGEST: usize = 32_000;
/// Inches in a millimetre.
const INCH: f64 = 1.0 / 25.4;

/// Where the rows of the current group and of the whole table lie, counted from 0.
struct Rows {
    group_start: u32,
    first: u32,
    next: u32,
}

/// Draws a sheet; returns how many cells were cut to the longest text a cell may hold.
pub(super) fn draw(
    sheet: &mut Worksheet,
    content: &Sheet,
    page: &PageLayout,
) -> Result<u32, XlsxError> {
    sheet.set_name(&content.name)?;
    set_up(sheet, page)?;
    let table = &content.table;
    widths(sheet, table)?;
    let title = base().set_bold().set_font_size(14);
    sheet.write_string_with_format(0, 0, &content.title, &title)?;
    for (column, head) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(HEAD_ROW, column, &head.title, &heading())?;
    }
    sheet.set_row_height(HEAD_ROW, 2 * LINE)?;
    let first = HEAD_ROW + 1;
    let mut rows = Rows {
        group_start: first,
        first,
        next: first,
    };
    let mut shortened = 0;
    for row in &table.rows {
        if row.kind == RowKind::Group {
            rows.group_start = rows.next;
        }
        sheet.set_row_height(rows.next, height(table, row))?;
        shortened += draw_row(sheet, table, row, &rows)?;
        rows.next += 1;
    }
    Ok(shortened)
}

fn set_up(sheet: &mut Worksheet, page: &PageLayout) -> Result<(), XlsxError> {
    let inches = |mm: u32| f64::from(mm) * INCH;
    let head = inches(page.number_offset);
    sheet.set_paper_size(PAPER_A4);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(
        inches(page.bottom),
        inches(page.top),
        inches(page.left),
        inches(page.right),
        head,
        head,
    );
    sheet.set_header("&C&P");
    sheet.set_repeat_rows(HEAD_ROW, HEAD_ROW)?;
    sheet.set_freeze_panes(HEAD_ROW + 1, 0)?;
    Ok(())
}

/// Shares of the paper's width become widths of so many characters in all.
const ACROSS: u32 = 170;
/// Height of a line and most of a row, in points.
const LINE: u32 = 15;
const TALLEST: u32 = 405;

fn width(share: u32, table: &Table) -> u32 {
    let all: u32 = table.columns.iter().map(|column| column.share).sum();
    (share * ACROSS / all.max(1)).max(6)
}

fn widths(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    for (index, column) in (0..).zip(&table.columns) {
        sheet.set_column_width(index, width(column.share, table))?;
    }
    Ok(())
}

/// Height of a row by its longest cell: not every reader measures wrapped text by itself.
fn height(table: &Table, row: &Row) -> u32 {
    let mut columns = table.columns.iter();
    let lines = row.cells.iter().map(|cell| {
        let shares = columns.by_ref().take(cell.span).map(|column| column.share);
        // A column holds about a quarter more letters than its width in digits.
        let across = width(shares.sum(), table) * 5 / 4;
        let line = |line: &Line| 1 + letters(line) / across;
        cell.lines.iter().map(line).fold(0, u32::saturating_add)
    });
    let tallest = lines.max().unwrap_or(1).max(1);
    tallest.saturating_mul(LINE).saturating_add(3).min(TALLEST)
}

fn letters(line: &Line) -> u32 {
    u32::try_from(plain(line).chars().count()).unwrap_or(u32::MAX - 1)
}

fn draw_row(
    sheet: &mut Worksheet,
    table: &Table,
    row: &Row,
    rows: &Rows,
) -> Result<u32, XlsxError> {
    let mut column: u16 = 0;
    let mut shortened = 0;
    for cell in &row.cells {
        let align = table
            .columns
            .get(usize::from(column))
            .map_or(Align::Left, |c| c.align);
        let format = cell_format(row.kind, if cell.span > 1 { Align::Left } else { align });
        let span = u16::try_from(cell.span).unwrap_or(1).max(1);
        let last = column + span - 1;
        if last > column {
            sheet.merge_range(rows.next, column, rows.next, last, "", &format)?;
        }
        shortened += draw_cell(sheet, column, cell, &format, rows)?;
        column = last + 1;
    }
    Ok(shortened)
}

fn draw_cell(
    sheet: &mut Worksheet,
    column: u16,
    cell: &Cell,
    format: &Format,
    rows: &Rows,
) -> Result<u32, XlsxError> {
    let row = rows.next;
    match &cell.value {
        Value::Number(number) => {
            sheet.write_number_with_format(row, column, *number, format)?;
        }
        Value::Date(day) => write_date(sheet, row, column, *day, format)?,
        Value::GroupCount(known) => {
            let formula = over("SUBTOTAL(2,", NUMBERED, rows.group_start, row, *known);
            sheet.write_formula_with_format(row, column, formula, format)?;
        }
        Value::TotalCount(known) => {
            let formula = over("SUBTOTAL(2,", NUMBERED, rows.first, row, *known);
            sheet.write_formula_with_format(row, column, formula, format)?;
        }
        Value::ColumnSum(known) => {
            let formula = over("SUM(", column, rows.first, row, *known);
            sheet.write_formula_with_format(row, column, formula, format)?;
        }
        Value::Words => return write_words(sheet, row, column, cell, format),
    }
    Ok(0)
}

/// The column of running numbers, whose rows a count counts wherever it stands.
const NUMBERED: u16 = 0;

/// A formula over the rows of a column from `start` up to the row above, with the result we know
/// cached for readers that do not compute. `SUBTOTAL(2, …)` counts numbers and leaves out other
/// subtotals, so a grand total may run over the groups' own. Without rows the range is the
/// heading, which counts nothing.
fn over(function: &str, column: u16, start: u32, row: u32, known: u32) -> Formula {
    let name = rust_xlsxwriter::utility::column_number_to_name(column);
    let last = row.max(1);
    let first = (start + 1).min(last);
    Formula::new(format!("={function}{name}{first}:{name}{last})")).set_result(known.to_string())
}

fn write_date(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    day: NaiveDate,
    format: &Format,
) -> Result<(), XlsxError> {
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(day.year()).unwrap_or_default();
    // Zero before months 1 and 2 only (domain §8).
    let shape = if day.month() < 3 {
        "dd/mm/yyyy"
    } else {
        "dd/m/yyyy"
    };
    let format = format.clone().set_num_format(shape);
    match ExcelDateTime::from_ymd(year, part(day.month()), part(day.day())) {
        Ok(date) => sheet.write_datetime_with_format(row, column, &date, &format)?,
        // Workbooks know no day before 1900: the words of the day then.
        Err(_) => sheet.write_string_with_format(row, column, crate::say::short(day), &format)?,
    };
    Ok(())
}

/// Words are always written as a string cell, so "=1+1" stays text (B73).
fn write_words(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    format: &Format,
) -> Result<u32, XlsxError> {
    let text = cell
        .lines
        .iter()
        .map(|line| plain(line))
        .collect::<Vec<_>>()
        .join("\n");
    let cut = text.chars().count() > LONGEST;
    let text = if cut {
        let kept: String = text.chars().take(LONGEST).collect();
        format!("{kept} […]")
    } else {
        text
    };
    sheet.write_string_with_format(row, column, text, format)?;
    Ok(u32::from(cut))
}

fn base() -> Format {
    Format::new().set_font_name(OFFICE_FAMILY).set_font_size(11)
}

fn boxed() -> Format {
    base()
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
        .set_align(FormatAlign::Top)
}

fn heading() -> Format {
    boxed()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color("#EEEEEE")
}

fn cell_format(kind: RowKind, align: Align) -> Format {
    let format = match align {
        Align::Center => boxed().set_align(FormatAlign::Center),
        Align::Left | Align::Justify => boxed().set_align(FormatAlign::Left),
    };
    if kind == RowKind::Body {
        format
    } else {
        format.set_bold().set_background_color("#EEEEEE")
    }
}
