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

pub(super) fn table(columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table {
        columns,
        rows,
        dense: false,
        numbered: false,
    }
}

pub(super) fn row(kind: RowKind, cells: Vec<Cell>) -> Row {
    Row { kind, cells }
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
