//! The one block tree from which every format is drawn, so that formats cannot differ.

use chrono::NaiveDate;
use serde::Serialize;

use crate::role::Role;
use crate::text::Line;

/// A paper, laid out as blocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Tree {
    /// Title for the file's metadata.
    pub(crate) title: String,
    /// How the pages stand.
    pub(crate) orientation: Orientation,
    /// The blocks in their order.
    pub(crate) blocks: Vec<Block>,
    /// Tables offered as a workbook; the paper itself shows only `blocks`.
    #[serde(skip)]
    pub(crate) sheets: Vec<Sheet>,
}

/// How pages stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Orientation {
    /// Upright.
    Portrait,
    /// Lying, for wide tables (domain §3).
    Landscape,
}

/// One block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Block {
    /// Two columns at the head: bodies and number, Party title and date.
    Letterhead {
        /// Left column.
        left: Vec<Paragraph>,
        /// Right column.
        right: Vec<Paragraph>,
    },
    /// A paragraph of any role.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// Two columns at the end: recipients and signature, or two signatures. Never split.
    Closing {
        /// Left column.
        left: Vec<Paragraph>,
        /// Right column.
        right: Vec<Paragraph>,
    },
}

/// Text in one role; the role decides how it looks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Paragraph {
    /// What it is.
    pub(crate) role: Role,
    /// Its runs.
    pub(crate) line: Line,
}

/// A table. Column widths are shares of the text width.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Table {
    /// Columns.
    pub(crate) columns: Vec<Column>,
    /// Rows below the heading row, which is repeated on every page.
    pub(crate) rows: Vec<Row>,
    /// Whether it is set in the small size, for many columns.
    pub(crate) dense: bool,
    /// Whether a row of column numbers follows the headings.
    pub(crate) numbered: bool,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Column {
    /// Heading.
    pub(crate) title: String,
    /// Share of the width, at least 1.
    pub(crate) share: u32,
    /// Where its text stands.
    pub(crate) align: Align,
}

/// Where text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Align {
    /// Left.
    Left,
    /// Centre.
    Center,
    /// Both edges.
    Justify,
}

/// A row; the spans of its cells add up to the number of columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Row {
    /// What it is.
    pub(crate) kind: RowKind,
    /// Whether it is so high that it may break over pages.
    pub(crate) splits: bool,
    /// Its cells.
    pub(crate) cells: Vec<Cell>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RowKind {
    /// Data.
    Body,
    /// Heading of a group.
    Group,
    /// Sum of the group above.
    Subtotal,
    /// Sum of everything above.
    Total,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Cell {
    /// How many columns it covers, at least 1.
    pub(crate) span: usize,
    /// Its lines on paper.
    pub(crate) lines: Vec<Line>,
    /// Its value in a workbook.
    #[serde(skip)]
    pub(crate) value: Value,
}

/// What a cell is worth in a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// The words of the cell.
    Words,
    /// A number.
    Number(u32),
    /// A date.
    Date(NaiveDate),
    /// How many numbers stand in this group's first column; the count as we know it.
    GroupCount(u32),
    /// How many numbers stand in the first column of all groups; the count as we know it.
    TotalCount(u32),
    /// Sum of this column's data cells; the sum as we know it.
    ColumnSum(u32),
}

/// A table offered as one sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// Name on the tab.
    pub(crate) name: String,
    /// Heading above the table.
    pub(crate) title: String,
    /// The table.
    pub(crate) table: Table,
}

impl Row {
    fn with_told_sum(&self) -> Self {
        let sum = matches!(self.kind, RowKind::Subtotal | RowKind::Total);
        if !sum || self.cells.iter().all(|cell| cell.span == 1) {
            return self.clone();
        }
        let mut told = Line::new();
        for line in self.cells.iter().flat_map(|cell| &cell.lines) {
            if !told.is_empty() {
                told.extend(crate::text::line(" "));
            }
            told.extend(line.iter().cloned());
        }
        let cell = Cell {
            span: self.cells.iter().map(|cell| cell.span).sum(),
            lines: vec![told],
            value: Value::Words,
        };
        Self {
            cells: vec![cell],
            ..self.clone()
        }
    }
}

impl Tree {
    /// The tree as paper shows it, which has no cells that count.
    pub(crate) fn on_paper(self) -> Self {
        let block = |block| match block {
            Block::Table(table) => Block::Table(table.with_told_sums()),
            other => other,
        };
        let blocks = self.blocks.into_iter().map(block).collect();
        Self { blocks, ..self }
    }

    /// Applies `change` to every text the paper shows.
    pub(crate) fn each_text(&mut self, change: &mut impl FnMut(&mut String)) {
        change(&mut self.title);
        for block in &mut self.blocks {
            match block {
                Block::Letterhead { left, right } | Block::Closing { left, right } => {
                    for paragraph in left.iter_mut().chain(right) {
                        each_run(&mut paragraph.line, change);
                    }
                }
                Block::Paragraph(paragraph) => each_run(&mut paragraph.line, change),
                Block::Table(table) => table.each_text(change),
            }
        }
    }
}

impl Table {
    /// For paper: a sum that is told in words over several columns is one cell, since the figure that a
    /// workbook counts in a column of its own is there no more than a word of the sentence.
    pub(crate) fn with_told_sums(&self) -> Self {
        let rows = self.rows.iter().map(Row::with_told_sum).collect();
        Self {
            rows,
            ..self.clone()
        }
    }

    fn each_text(&mut self, change: &mut impl FnMut(&mut String)) {
        for column in &mut self.columns {
            change(&mut column.title);
        }
        let cells = self.rows.iter_mut().flat_map(|row| &mut row.cells);
        for line in cells.flat_map(|cell| &mut cell.lines) {
            each_run(line, change);
        }
    }
}

fn each_run(line: &mut Line, change: &mut impl FnMut(&mut String)) {
    for run in line {
        change(&mut run.text);
    }
}
