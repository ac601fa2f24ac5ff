//! Short ways to write tables.

use chrono::NaiveDate;

use crate::say;
use crate::text::{self, Line};
use crate::tree::{Align, Cell, Column, Row, RowKind, Table, Value};

pub(super) fn column(title: &str, share: u32, align: Align) -> Column {
    Column {
        title: title.to_owned(),
        share,
        align,
    }
}

/// A table set in the ordinary size, upright.
pub(super) fn table(columns: Vec<Column>, rows: Vec<Row>) -> Table {
    let rows = measured(&columns, rows, UPRIGHT);
    Table {
        columns,
        rows,
        dense: false,
        numbered: false,
    }
}

/// A table of many numbered columns in the small size, lying.
pub(super) fn dense(columns: Vec<Column>, rows: Vec<Row>) -> Table {
    let rows = measured(&columns, rows, LYING);
    Table {
        columns,
        rows,
        dense: true,
        numbered: true,
    }
}

pub(super) fn row(kind: RowKind, cells: Vec<Cell>) -> Row {
    Row {
        kind,
        splits: false,
        cells,
    }
}

/// Characters that fit on a line across the page: upright and, in the small size, lying.
const UPRIGHT: u32 = 80;
const LYING: u32 = 140;
/// Lines above which a row may break; lower ones stay whole, since a line or two alone on the
/// next page is hard to read.
const TALL: u32 = 14;

fn measured(columns: &[Column], rows: Vec<Row>, across: u32) -> Vec<Row> {
    let shares: u32 = columns.iter().map(|column| column.share).sum();
    let tall = |row: &Row| {
        let mut columns = columns.iter();
        row.cells.iter().any(|cell| {
            let share: u32 = columns
                .by_ref()
                .take(cell.span)
                .map(|column| column.share)
                .sum();
            let fitting = (across * share / shares.max(1)).max(1);
            let line = |line: &Line| 1 + length(text::plain(line).chars().count()) / fitting;
            cell.lines.iter().map(line).fold(0, u32::saturating_add) > TALL
        })
    };
    rows.into_iter()
        .map(|row| Row {
            splits: tall(&row),
            ..row
        })
        .collect()
}

/// Words; line feeds part paragraphs.
pub(super) fn words(text: &str) -> Cell {
    lines(text::narrow_paragraphs(text), Value::Words)
}

/// Words over several columns.
pub(super) fn wide(span: usize, text: &str) -> Cell {
    Cell {
        span,
        ..words(text)
    }
}

/// A running number or another figure.
pub(super) fn number(value: u32) -> Cell {
    valued(&value.to_string(), Value::Number(value))
}

/// A date, or an empty cell.
pub(super) fn date(day: Option<NaiveDate>) -> Cell {
    match day {
        Some(day) => valued(&say::short(day), Value::Date(day)),
        None => words(""),
    }
}

/// Words on paper, a value in a workbook.
pub(super) fn valued(text: &str, value: Value) -> Cell {
    lines(text::narrow_paragraphs(text), value)
}

pub(super) fn lines(lines: Vec<Line>, value: Value) -> Cell {
    Cell {
        span: 1,
        lines,
        value,
    }
}

/// A running number from an index; saturates.
pub(super) fn ordinal(index: usize) -> u32 {
    length(index).saturating_add(1)
}

/// A length as a count; saturates.
pub(super) fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
