//! The row of headings: which column holds what.
use super::columns::{Column, DATES, Kind};
use super::problem::{Notes, said};
use super::sheet::RawRow;
use crate::say::Say;
use std::collections::{BTreeMap, BTreeSet};
use workflow::text::recode;

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
    doubled: Vec<(Column, String)>,
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
        let title = title(cell);
        let Some(column) = kind.column(&title) else {
            continue;
        };
        if columns.contains_key(&column) {
            doubled.push((column, title));
        } else {
            columns.insert(column, at);
        }
    }
    (columns, doubled)
}

fn title(cell: &super::sheet::RawCell) -> String {
    recode(&cell.text, cell.font).map_or_else(|| cell.text.clone(), |r| r.text)
}

impl Head {
    /// The row with most headings among the first ones, if it has two or all that are required.
    pub(crate) fn find(kind: Kind, rows: &[RawRow]) -> Option<Self> {
        let best = rows
            .iter()
            .rev()
            .max_by_key(|row| found(kind, row).0.len())?;
        let (columns, doubled) = found(kind, best);
        let titles: Vec<String> = best.cells.iter().map(title).collect();
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
            doubled,
        })
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

    /// Looks at a row for a date whose second part cannot be a month, `03/25/2019`.
    pub(crate) fn watch_dates(&mut self, row: &RawRow) {
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

fn is_month_first(text: &str) -> bool {
    figures(text).is_some_and(|[a, b, c]| (1..=12).contains(&a) && (13..=31).contains(&b) && c > 31)
}

/// Whether a date could be read either way.
pub(crate) fn is_either_way(text: &str) -> bool {
    figures(text).is_some_and(|[a, b, c]| a <= 12 && b <= 12 && a != b && c > 31)
}
