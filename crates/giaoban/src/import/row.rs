//! One row with its headings: reading a cell, mending its text, and saying what is wrong with it.
use super::cell::{is_grouped, mended};
use super::columns::Column;
use super::head::{Head, day_first, is_either_way, is_month_first};
use super::problem::{Notes, Turned, said};
use super::sheet::{Mark, RawRow};
use super::words::Choice;
use crate::say::Say;
use chrono::NaiveDate;
use words::messages::Fault;
use words::{dates, numbers};
use workflow::import::LastDay;
use workflow::text::{Line, Prose, fold};

/// A row that is being read.
pub(crate) struct Row<'h> {
    head: &'h Head,
    texts: Vec<String>,
    marks: Vec<Option<Mark>>,
    /// What is said of it.
    pub(crate) notes: Notes,
    today: NaiveDate,
}

impl<'h> Row<'h> {
    /// Mends every cell of the row that has a heading.
    pub(crate) fn new(head: &'h Head, raw: RawRow, say: Say, today: NaiveDate) -> Self {
        let mut notes = Notes::new(say, raw.number);
        let mut texts = Vec::with_capacity(raw.cells.len());
        let mut marks = Vec::with_capacity(raw.cells.len());
        for (at, cell) in raw.cells.into_iter().enumerate() {
            let column = head
                .columns
                .iter()
                .find(|(_, c)| **c == at)
                .map(|(c, _)| *c);
            let mark = cell.mark;
            let text = match column {
                Some(column) => mended(&mut notes, column, cell, head.encoding()),
                None => cell.text,
            };
            texts.push(text);
            marks.push(mark);
        }
        Self {
            head,
            texts,
            marks,
            notes,
            today,
        }
    }

    /// Every cell as it stands after mending, for the file of rows to be mended.
    pub(crate) fn texts(&self) -> &[String] {
        &self.texts
    }

    /// The text of a column, without spaces around it; none where it is empty.
    pub(crate) fn text(&self, column: Column) -> Option<&str> {
        let at = self.head.columns.get(&column)?;
        let text = self.texts.get(*at)?.trim();
        (!text.is_empty()).then_some(text)
    }

    fn mark(&self, column: Column) -> Option<Mark> {
        let at = self.head.columns.get(&column)?;
        self.marks.get(*at).copied().flatten()
    }

    fn owned(&self, column: Column) -> Option<String> {
        self.text(column).map(str::to_owned)
    }

    /// A required text; a problem where it is empty.
    pub(crate) fn needed(&mut self, column: Column) -> Option<String> {
        let found = self.owned(column);
        if found.is_none() {
            let say = self.notes.say;
            let message = say.of("Ô bắt buộc còn trống.", "A cell that is needed is empty.");
            let advice = say.of("Nhập nội dung rồi chạy lại.", "Fill it in and run again.");
            self.notes.wrong(Some(column), "", said(message, advice));
        }
        found
    }

    fn kept<T, F: Fault>(&mut self, column: Column, read: &str, kept: Result<T, F>) -> Option<T> {
        match kept {
            Ok(value) => Some(value),
            Err(fault) => {
                let rendered = fault.rendered(self.notes.say.0);
                self.notes.wrong(Some(column), read, rendered);
                None
            }
        }
    }

    /// One line.
    pub(crate) fn line(&mut self, column: Column) -> Option<Line> {
        let text = self.owned(column)?;
        self.kept(column, &text, Line::parse(&text))
    }

    /// One line that is needed.
    pub(crate) fn needed_line(&mut self, column: Column) -> Option<Line> {
        self.needed(column)?;
        self.line(column)
    }

    /// Several lines, between semicolons or line breaks.
    pub(crate) fn lines(&mut self, column: Column) -> Vec<Line> {
        let each = self.split(column);
        let parsed = each.iter().map(|t| self.kept(column, t, Line::parse(t)));
        parsed.flatten().collect()
    }

    /// The parts of a cell, between semicolons or line breaks.
    pub(crate) fn split(&self, column: Column) -> Vec<String> {
        let whole = self.text(column).unwrap_or_default();
        let parts = whole.split([';', '\n']).map(str::trim);
        parts.filter(|p| !p.is_empty()).map(str::to_owned).collect()
    }

    /// Running text.
    pub(crate) fn prose(&mut self, column: Column) -> Option<Prose> {
        let text = self.owned(column)?;
        self.kept(column, &text, Prose::parse(&text))
    }

    /// One of a list.
    pub(crate) fn choice<T: Choice>(&mut self, column: Column) -> Option<T> {
        let text = self.owned(column)?;
        if let Some(value) = T::read(&text) {
            return Some(value);
        }
        let say = self.notes.say;
        let message = say.of("Không có trong danh mục.", "It is not in the list.");
        let advice = format!(
            "{} {}.",
            say.of("Dùng một trong:", "Use one of:"),
            T::offered(say)
        );
        self.notes.wrong(Some(column), &text, said(message, advice));
        None
    }

    /// A count; `1.002` is how lists print it (domain.md §8).
    pub(crate) fn count(&mut self, column: Column) -> Option<u32> {
        let text = self.owned(column)?;
        let plain = if is_grouped(&text) {
            text.replace('.', "")
        } else {
            text.clone()
        };
        self.kept(column, &text, numbers::parse_count(&plain))
    }

    /// A date. Where another row of the column has its month first, one that could be read either
    /// way is a question.
    pub(crate) fn date(&mut self, column: Column) -> Option<NaiveDate> {
        let text = self.owned(column)?;
        let typed = self.mark(column) == Some(Mark::Date);
        let say = self.notes.say;
        if !typed && self.head.month_first.contains(&column) && is_either_way(&text) {
            let message = say.of(
                "Không rõ ngày hay tháng đứng trước: cột này có ngày ghi theo kiểu tháng/ngày.",
                "It is not clear whether day or month comes first: another date of this column has its month first.",
            );
            let advice = say.of(
                "Ghi lại theo ngày/tháng/năm, ví dụ 05/9/2026.",
                "Write it as day/month/year, like 05/9/2026.",
            );
            self.notes.doubt(Some(column), &text, said(message, advice));
        }
        if let Some(turned) = day_first(&text).filter(|_| is_month_first(&text)) {
            let message = say.of(
                "Có vẻ ghi tháng trước ngày.",
                "The month seems to come first.",
            );
            let advice = say.of("Ghi theo ngày/tháng/năm:", "Write day/month/year:");
            let advice = format!("{advice} {turned}.");
            self.notes.wrong(Some(column), &text, said(message, advice));
            return None;
        }
        let spaced = text.replace(['\u{2013}', '\u{2014}'], "-");
        self.kept(column, &text, dates::parse(&spaced, self.today))
    }

    /// A last day, or that there is none.
    pub(crate) fn last_day(&mut self, column: Column) -> Option<LastDay> {
        const OPEN: [&str; 4] = ["khong thoi han", "khong ket thuc", "open", "no end"];
        let text = fold(self.text(column)?);
        if OPEN.contains(&text.trim()) {
            return Some(LastDay::Open);
        }
        self.date(column).map(LastDay::On)
    }

    /// A year of birth: alone, or at the end of a date.
    pub(crate) fn year(&mut self, column: Column) -> Option<u16> {
        let text = self.owned(column)?;
        let year = if text.chars().all(|c| c.is_ascii_digit()) && text.len() == 4 {
            text.parse().ok()
        } else {
            let day = self.date(column)?;
            u16::try_from(chrono::Datelike::year(&day)).ok()
        };
        let now = u16::try_from(chrono::Datelike::year(&self.today)).unwrap_or(u16::MAX);
        match year.filter(|y| (1900..=now).contains(y)) {
            Some(year) => Some(year),
            None => {
                let say = self.notes.say;
                let message = say.of("Năm sinh không hợp lệ.", "This is no year of birth.");
                let advice = say.of(
                    "Nhập bốn chữ số, ví dụ 1975.",
                    "Type four figures, like 1975.",
                );
                self.notes.wrong(Some(column), &text, said(message, advice));
                None
            }
        }
    }

    /// A telephone number. One that a spreadsheet took for a number has lost its first zero.
    pub(crate) fn phone(&mut self, column: Column) -> Option<String> {
        let text = self.owned(column)?;
        let figures: String = text.chars().filter(char::is_ascii_digit).collect();
        let plain = text
            .chars()
            .all(|c| c.is_ascii_digit() || " .-+()".contains(c));
        if !plain || !(8..=15).contains(&figures.len()) {
            let say = self.notes.say;
            let message = say.of(
                "Số điện thoại không hợp lệ.",
                "This is no telephone number.",
            );
            let advice = say.of("Nhập từ 8 đến 15 chữ số.", "Type 8 to 15 figures.");
            self.notes.wrong(Some(column), &text, said(message, advice));
            return None;
        }
        let lost = figures.len() == 9 && !text.starts_with('+') && !figures.starts_with('0');
        if !lost {
            return Some(text);
        }
        let whole = format!("0{figures}");
        self.notes.turned.push(Turned {
            row: self.notes.row,
            column: Some(column),
            before: text,
            after: whole.clone(),
        });
        Some(whole)
    }
}
