//! The row of headings: which column holds what.
use super::columns::{Column, DATES, Kind};
use super::problem::{Notes, said};
use super::sheet::{RawCell, RawRow};
use crate::say::Say;
use std::collections::btree_map;
use std::collections::{BTreeMap, BTreeSet};
use workflow::text::{LegacyEncoding, is_unicode, recode, recode_among};

/// The row of headings of a file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    /// Its number in the file.
    pub(crate) row: u32,
    /// Where which column stands.
    pub(crate) columns: BTreeMap<Column, usize>,
    /// What every column is headed, in order; for the file of rows to be mended.
    pub(crate) titles: Vec<String>,
    /// Headings that nothing is known of.
    pub(crate) unknown: Vec<String>,
    /// Columns in which a date has its month first, by which every other date there is unclear.
    pub(crate) month_first: BTreeSet<Column>,
    letters: Letters,
    doubled: Vec<(Column, String)>,
}

/// In which letters the cells of a file are, one counted with another.
#[derive(Clone, Debug, Default)]
struct Letters {
    unicode: bool,
    tcvn3: u32,
    vni: u32,
}

impl Letters {
    /// Takes a cell in that no font tells about.
    fn watch(&mut self, cell: &RawCell) {
        if self.unicode || cell.font.is_some() || cell.text.is_ascii() {
            return;
        }
        self.unicode = is_unicode(&cell.text);
        match recode(&cell.text, None).filter(|r| r.certain) {
            Some(r) if r.encoding == LegacyEncoding::Tcvn3 => self.tcvn3 += 1,
            Some(_) => self.vni += 1,
            None => {}
        }
    }

    /// The one encoding of the whole file: two cells or more are surely in it, a quarter of their
    /// number at most in the other, and none was typed in Unicode.
    fn encoding(&self) -> Option<LegacyEncoding> {
        let leads = |one: u32, other: u32| !self.unicode && one >= 2 && one >= 4 * other;
        if leads(self.tcvn3, self.vni) {
            return Some(LegacyEncoding::Tcvn3);
        }
        leads(self.vni, self.tcvn3).then_some(LegacyEncoding::Vni)
    }
}

/// How many headings of the kind the best of these rows has.
pub(crate) fn points(kind: Kind, rows: &[RawRow]) -> usize {
    let each = rows.iter().map(|row| found(kind, row).0.len());
    each.max().unwrap_or(0)
}

/// Which columns the row heads, and those it heads twice.
fn found(kind: Kind, row: &RawRow) -> (BTreeMap<Column, usize>, Vec<(Column, String)>) {
    let (mut columns, mut doubled) = (BTreeMap::new(), Vec::new());
    for (at, cell) in row.cells.iter().enumerate() {
        let title = title(kind, cell);
        let Some(column) = kind.column(&title) else {
            continue;
        };
        match columns.entry(column) {
            btree_map::Entry::Vacant(free) => {
                free.insert(at);
            }
            btree_map::Entry::Occupied(_) => doubled.push((column, title)),
        }
    }
    (columns, doubled)
}

/// The heading in Unicode; one that is known only as text of an old font is that.
fn title(kind: Kind, cell: &RawCell) -> String {
    let title = recode(&cell.text, cell.font).map_or_else(|| cell.text.clone(), |r| r.text);
    if kind.column(&title).is_some() {
        return title;
    }
    let old = [LegacyEncoding::Tcvn3, LegacyEncoding::Vni].into_iter();
    let mut meant = old.filter_map(|encoding| recode_among(&cell.text, encoding));
    let known = meant.find(|r| kind.column(&r.text).is_some());
    known.map_or(title, |r| r.text)
}

impl Head {
    /// The row with most headings among the first ones, if it has two or all that are required.
    pub(crate) fn find(kind: Kind, rows: &[RawRow]) -> Option<Self> {
        let best = rows
            .iter()
            .rev()
            .max_by_key(|row| found(kind, row).0.len())?;
        let (columns, doubled) = found(kind, best);
        let titles: Vec<String> = best.cells.iter().map(|cell| title(kind, cell)).collect();
        let known: BTreeSet<usize> = columns.values().copied().collect();
        let other = titles.iter().enumerate();
        let other = other.filter(|(at, t)| !known.contains(at) && !t.trim().is_empty());
        let unknown = other
            .filter(|(_, t)| kind.column(t).is_none())
            .map(|(_, t)| t.trim().to_owned())
            .collect();
        (columns.len() >= 2).then_some(Self {
            row: best.number,
            columns,
            titles,
            unknown,
            month_first: BTreeSet::new(),
            letters: Letters::default(),
            doubled,
        })
    }

    /// What the file itself calls a column; none where it has no such column.
    pub(crate) fn called(&self, column: Column) -> Option<&str> {
        let title = self.titles.get(*self.columns.get(&column)?)?.trim();
        (!title.is_empty()).then_some(title)
    }

    /// The column in which a row says this, alone or in a list.
    pub(crate) fn holding(&self, texts: &[String], given: &str) -> Option<Column> {
        let says = |at: &usize| {
            let mut parts = texts.get(*at)?.split([';', '\n']);
            parts.find(|part| part.trim() == given.trim())
        };
        let said = |at| !given.trim().is_empty() && says(at).is_some();
        let mut found = self.columns.iter().filter(|(_, at)| said(at));
        found.next().map(|(column, _)| *column)
    }

    /// Whether the row is the example of the template, whole and left where it was.
    pub(crate) fn is_example(&self, kind: Kind, row: &RawRow) -> bool {
        let cell = |c: Column| self.columns.get(&c).and_then(|at| row.cells.get(*at));
        let text = |c: Column| cell(c).map_or("", |cell| cell.text.trim());
        let mut columns = kind.columns().iter();
        columns.all(|n| text(n.column) == n.example)
    }

    /// The encoding of the whole file, where it is an old one.
    pub(crate) fn encoding(&self) -> Option<LegacyEncoding> {
        self.letters.encoding()
    }

    /// What is wrong with it: a column twice, one that is missing.
    pub(crate) fn faults(&self, kind: Kind, say: Say) -> Notes {
        let mut notes = Notes::new(say, self.row);
        for (column, title) in &self.doubled {
            let advice = say.of("Giữ lại một cột, xóa cột kia.", "Keep one of them.");
            let message = say.of("Có hai cột cùng nội dung.", "Two columns hold the same.");
            notes.wrong(Some(*column), title, said(message, advice));
        }
        for named in kind.columns().iter().filter(|n| n.required) {
            if !self.columns.contains_key(&named.column) {
                let message = say.of("Thiếu cột bắt buộc.", "A column is missing.");
                let advice = format!(
                    "{} “{}”.",
                    say.of("Thêm cột", "Add a column"),
                    say.of(named.vi[0], named.en[0])
                );
                notes.wrong(Some(named.column), "", said(message, advice));
            }
        }
        notes
    }

    /// Looks at a row for a date whose second part cannot be a month, `03/25/2019`, and for its
    /// letters.
    pub(crate) fn watch(&mut self, row: &RawRow) {
        row.cells.iter().for_each(|cell| self.letters.watch(cell));
        for column in DATES {
            let cell = self.columns.get(&column).and_then(|at| row.cells.get(*at));
            if cell.is_some_and(|c| c.mark.is_none() && is_month_first(&c.text)) {
                self.month_first.insert(column);
            }
        }
    }
}

fn figures(text: &str) -> Option<[u32; 3]> {
    let parts: Vec<&str> = text.trim().split(['/', '.', '-']).collect();
    let [a, b, c] = parts[..] else { return None };
    let number = |t: &str| t.trim().parse().ok();
    Some([number(a)?, number(b)?, number(c)?])
}

/// Whether only the second part of a date can be its day.
pub(crate) fn is_month_first(text: &str) -> bool {
    figures(text).is_some_and(|[a, b, c]| (1..=12).contains(&a) && (13..=31).contains(&b) && c > 31)
}

/// `3/25/2019` as it is written here: `25/3/2019`.
pub(crate) fn day_first(text: &str) -> Option<String> {
    figures(text).map(|[month, day, year]| format!("{day:02}/{month}/{year}"))
}

/// Whether a date could be read either way.
pub(crate) fn is_either_way(text: &str) -> bool {
    figures(text).is_some_and(|[a, b, c]| a <= 12 && b <= 12 && a != b && c > 31)
}
