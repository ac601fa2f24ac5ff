//! Printing: tables for people, JSON for programs, progress on a terminal.
use crate::say::{Failed, Say};
use comfy_table::{Attribute, Cell, ColumnConstraint, ContentArrangement, Table, Width, presets};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use std::io::{IsTerminal as _, Write as _};
use words::refusals::Names;

/// Codes and keys up to this many letters are not broken, however narrow the terminal.
const UNBROKEN: usize = 36;
/// A space on either side of a cell.
const PADDING: usize = 2;

/// How to print.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Out {
    /// For programs.
    pub(crate) json: bool,
    /// The language of people.
    pub(crate) say: Say,
    /// Colours and bold letters may be used.
    pub(crate) colour: bool,
}

impl Out {
    /// The value as JSON, or the text for people.
    pub(crate) fn show<T: Serialize>(
        self,
        value: &T,
        people: impl FnOnce() -> String,
    ) -> Result<(), Failed> {
        if self.json {
            let text = serde_json::to_string_pretty(value).map_err(|e| Failed::Other(e.into()))?;
            return line(&text);
        }
        line(people().trim_end())
    }

    /// A table with these heads.
    pub(crate) fn table(
        self,
        heads: &[(&str, &str)],
        rows: impl IntoIterator<Item = Vec<String>>,
    ) -> String {
        let mut table = Table::new();
        table.load_style(presets::UTF8_HORIZONTAL_ONLY);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        if !std::io::stdout().is_terminal() {
            table.set_width(160);
        }
        let bold = |text: String| {
            let cell = Cell::new(text);
            if self.colour {
                cell.add_attribute(Attribute::Bold)
            } else {
                cell
            }
        };
        table.set_header(self.say.heads(heads).into_iter().map(bold));
        let heads = self.say.heads(heads);
        let mut widths: Vec<usize> = heads.iter().map(|h| longest_word(h)).collect();
        for row in rows {
            for (width, cell) in widths.iter_mut().zip(&row) {
                *width = (*width).max(longest_word(cell));
            }
            table.add_row(row);
        }
        for (column, width) in table.column_iter_mut().zip(widths) {
            let least = u16::try_from(width.min(UNBROKEN) + PADDING).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
        }
        table.to_string()
    }

    /// Pairs of a name and a value, those without a value left out.
    pub(crate) fn card(self, pairs: Vec<((&str, &str), Option<String>)>) -> String {
        let named = pairs
            .into_iter()
            .filter_map(|((vi, en), value)| Some((self.say.of(vi, en).to_owned(), value?)));
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        if !std::io::stdout().is_terminal() {
            table.set_width(120);
        }
        for (name, value) in named {
            table.add_row(vec![name, value]);
        }
        table.to_string()
    }

    /// Says on the error channel why something was not done.
    pub(crate) fn failed(self, failed: &Failed, names: &dyn Names) {
        self.failed_at(None, failed, names);
    }

    /// Why one of several things was not done; the others were tried all the same.
    pub(crate) fn failed_at(self, item: Option<&str>, failed: &Failed, names: &dyn Names) {
        let said = failed.said(self.say, names);
        let of = item.map_or_else(String::new, |item| format!("{item}: "));
        let text = if self.json {
            self.error(item, failed, names).to_string()
        } else if said.advice.is_empty() {
            format!("{of}{}", said.message)
        } else {
            format!("{of}{}\n{}", said.message, said.advice)
        };
        // Nobody is left to tell when the error channel itself is closed.
        let _ = writeln!(std::io::stderr(), "{text}");
    }

    /// Why something was not done, for programs.
    pub(crate) fn error(
        self,
        item: Option<&str>,
        failed: &Failed,
        names: &dyn Names,
    ) -> serde_json::Value {
        let said = failed.said(self.say, names);
        serde_json::json!({"error": {"item": item, "class": failed.class(), "code": failed.code(), "message": said.message, "advice": said.advice}})
    }

    /// Something to know beside the result, on the error channel.
    pub(crate) fn aside(self, text: &str) {
        // As above: a closed channel has no reader.
        let _ = writeln!(std::io::stderr(), "{text}");
    }

    /// A bar on the error channel, only where somebody watches.
    pub(crate) fn progress(self) -> ProgressBar {
        if self.json || !std::io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template("{bar:32} {percent}% {msg}") {
            bar.set_style(style);
        }
        bar
    }
}

/// A line on the output; a reader that has gone away is no fault.
pub(crate) fn line(text: &str) -> Result<(), Failed> {
    match writeln!(std::io::stdout(), "{text}") {
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(Failed::from),
    }
}

/// Letters of the longest word of a cell.
fn longest_word(cell: &str) -> usize {
    let words = cell.split_whitespace().map(|word| word.chars().count());
    words.max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Out, longest_word};
    use crate::say::Say;
    use words::Language;

    #[test]
    fn codes_stay_in_one_piece() {
        assert_eq!(longest_word("Kỳ GLOC-2025-03-K1-01"), 18);
        let out = Out {
            json: false,
            say: Say(Language::Vi),
            colour: false,
        };
        let long = "một câu rất dài ".repeat(40);
        let row = vec!["GLOC-2025-03-K1-01".to_owned(), long.clone(), long];
        let heads = [("Mã", "Code"), ("Nội dung", "Text"), ("Ghi chú", "Note")];
        let table = out.table(&heads, [row]);
        assert!(table.contains("GLOC-2025-03-K1-01"), "{table}");
    }
}
