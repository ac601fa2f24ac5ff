//! Rows of a sheet of a workbook: values with their fonts, formulas, errors and merged cells.
use super::fault::FileFault;
use super::{COLUMNS, Mark, RawCell, RawRow};
use calamine::{Cell, CellErrorType, DataRef, Reader as _, SheetVisible, Xlsx, XlsxError};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use workflow::text::LegacyFont;

type Book = Xlsx<BufReader<File>>;

/// A sheet's visible name, in the order of the workbook.
pub(super) fn sheets(path: &Path) -> Result<Vec<String>, FileFault> {
    let book = open(path)?;
    let shown = book.sheets_metadata().iter();
    let shown = shown.filter(|s| s.visible == SheetVisible::Visible);
    Ok(shown.map(|s| s.name.clone()).collect())
}

fn open(path: &Path) -> Result<Book, FileFault> {
    Xlsx::new(BufReader::new(File::open(path)?)).map_err(damaged)
}

fn damaged(error: XlsxError) -> FileFault {
    match error {
        XlsxError::WorksheetNotFound(named) => FileFault::NoSheet { named },
        other => FileFault::Damaged(other.to_string()),
    }
}

/// Hands out the rows with anything in them until `take` says enough.
pub(super) fn rows(
    path: &Path,
    sheet: &str,
    mut take: impl FnMut(RawRow) -> bool,
) -> Result<(), FileFault> {
    let mut book = open(path)?;
    let formulas = formulas(&mut book, sheet)?;
    let merged = merged(&mut book, sheet)?;
    let mut reader = book.worksheet_cells_reader(sheet).map_err(damaged)?;
    let fonts: Vec<Option<LegacyFont>> = reader.styles().iter().map(font).collect();
    let mut rows = Rows::new(merged, formulas);
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(damaged)? {
        let (row, column) = cell.get_position();
        let column = column as usize;
        if matches!(cell.get_value(), DataRef::Empty) || column >= COLUMNS {
            continue;
        }
        if let Some(done) = rows.begin(row)
            && !take(done)
        {
            return Ok(());
        }
        rows.put(column, raw(&cell, fonts.get(style).copied().flatten()));
    }
    if let Some(last) = rows.end() {
        take(last);
    }
    Ok(())
}

fn font(style: &calamine::Style) -> Option<LegacyFont> {
    LegacyFont::named(style.font.as_ref()?.name.as_deref()?)
}

/// Positions of formulas; the reader of values and fonts does not tell them.
fn formulas(book: &mut Book, sheet: &str) -> Result<BTreeSet<(u32, u32)>, FileFault> {
    let mut found = BTreeSet::new();
    let mut reader = book.worksheet_cells_reader(sheet).map_err(damaged)?;
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(damaged)? {
        if cell.formula.is_some() {
            found.insert(cell.pos);
        }
    }
    Ok(found)
}

/// The last row of each area of merged cells that reaches over several, by its first cell.
fn merged(book: &mut Book, sheet: &str) -> Result<BTreeMap<(u32, u32), u32>, FileFault> {
    let areas = book.merge_cells_by_sheet_name(sheet).map_err(damaged)?;
    let tall = areas.into_iter().filter(|a| a.end.0 > a.start.0);
    Ok(tall.map(|a| (a.start, a.end.0)).collect())
}

fn raw(cell: &Cell<DataRef<'_>>, font: Option<LegacyFont>) -> RawCell {
    let (text, mark) = match cell.get_value() {
        DataRef::Int(n) => (n.to_string(), Some(Mark::Number)),
        DataRef::Float(f) => (f.to_string(), Some(Mark::Number)),
        DataRef::String(s) | DataRef::DurationIso(s) => (s.clone(), None),
        DataRef::SharedString(s) => ((*s).to_owned(), None),
        DataRef::Bool(b) => (b.to_string(), None),
        DataRef::DateTime(at) if at.is_datetime() => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            (format!("{year:04}-{month:02}-{day:02}"), Some(Mark::Date))
        }
        DataRef::DateTime(at) => (at.as_f64().to_string(), Some(Mark::Number)),
        DataRef::DateTimeIso(s) => (s.chars().take(10).collect(), Some(Mark::Date)),
        DataRef::Error(e) => (shown(e), Some(Mark::Broken)),
        DataRef::Empty => (String::new(), None),
    };
    RawCell { text, font, mark }
}

fn shown(error: &CellErrorType) -> String {
    error.to_string()
}

/// Cells collected into rows; the sheet gives them in order.
struct Rows {
    merged: BTreeMap<(u32, u32), u32>,
    formulas: BTreeSet<(u32, u32)>,
    /// By column: a value that holds for rows still to come, and the last of them.
    held: BTreeMap<usize, (u32, RawCell)>,
    row: Option<u32>,
    cells: Vec<RawCell>,
}

impl Rows {
    fn new(merged: BTreeMap<(u32, u32), u32>, formulas: BTreeSet<(u32, u32)>) -> Self {
        Self {
            merged,
            formulas,
            held: BTreeMap::new(),
            row: None,
            cells: Vec::new(),
        }
    }

    /// Begins the row if it is another one; gives the one before.
    fn begin(&mut self, row: u32) -> Option<RawRow> {
        if self.row == Some(row) {
            return None;
        }
        let done = self.end();
        self.row = Some(row);
        done
    }

    fn put(&mut self, column: usize, mut cell: RawCell) {
        let row = self.row.unwrap_or(0);
        let at = (row, u32::try_from(column).unwrap_or(u32::MAX));
        if cell.mark != Some(Mark::Broken) && self.formulas.contains(&at) {
            cell.mark = Some(Mark::Formula);
        }
        if let Some(last) = self.merged.get(&at) {
            let below = RawCell {
                mark: Some(Mark::Merged),
                ..cell.clone()
            };
            self.held.insert(column, (*last, below));
        }
        self.set(column, cell);
    }

    fn set(&mut self, column: usize, cell: RawCell) {
        if self.cells.len() <= column {
            self.cells.resize(column + 1, RawCell::default());
        }
        self.cells[column] = cell;
    }

    /// The row that is complete, with what merged cells above hold for it.
    fn end(&mut self) -> Option<RawRow> {
        let row = self.row.take()?;
        self.held.retain(|_, (last, _)| *last >= row);
        let empty = |c: &usize| self.cells.get(*c).is_none_or(|cell| cell.text.is_empty());
        let from_above: Vec<_> = self
            .held
            .iter()
            .filter(|(column, _)| empty(column))
            .map(|(column, (_, cell))| (*column, cell.clone()))
            .collect();
        for (column, cell) in from_above {
            self.set(column, cell);
        }
        Some(RawRow {
            number: row + 1,
            cells: std::mem::take(&mut self.cells),
        })
    }
}
