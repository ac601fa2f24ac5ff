//! What is wrong with a row, and what was turned into Unicode in it.
use super::columns::{Column, Kind};
use super::head::Head;
use crate::say::Say;
use serde::Serialize;
use words::messages::Rendered;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Weight {
    /// Nothing is known to be wrong; a person must say what is meant.
    Doubt,
    /// It cannot be taken so.
    Wrong,
}

/// Something about a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Problem {
    /// Number of the row in the file.
    pub(crate) row: u32,
    /// The column, where it is one.
    pub(crate) column: Option<Column>,
    /// What was read there.
    pub(crate) read: String,
    /// How bad.
    pub(crate) weight: Weight,
    /// What it is.
    pub(crate) message: String,
    /// What to do.
    pub(crate) advice: String,
}

impl Problem {
    /// In one sentence, for the column of reasons.
    pub(crate) fn reason(&self, kind: Kind, head: &Head, say: Say) -> String {
        let called = |c| head.called(c).unwrap_or(kind.head(c, say));
        let at = self.column.map(called).filter(|t| !t.is_empty());
        let at = at.map_or_else(String::new, |title| format!("{title}: "));
        format!("{at}{} {}", self.message, self.advice)
            .trim()
            .to_owned()
    }
}

/// A text that was turned into Unicode, or mended so that its reader may want to look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Turned {
    /// Number of the row in the file.
    pub(crate) row: u32,
    /// The column.
    pub(crate) column: Option<Column>,
    /// What stood there.
    pub(crate) before: String,
    /// What it means.
    pub(crate) after: String,
}

/// Collects what is said of one row.
#[derive(Debug)]
pub(crate) struct Notes {
    pub(crate) say: Say,
    pub(crate) row: u32,
    pub(crate) problems: Vec<Problem>,
    pub(crate) turned: Vec<Turned>,
}

impl Notes {
    pub(crate) fn new(say: Say, row: u32) -> Self {
        Self {
            say,
            row,
            problems: Vec::new(),
            turned: Vec::new(),
        }
    }

    /// It cannot be taken.
    pub(crate) fn wrong(&mut self, column: Option<Column>, read: &str, said: Rendered) {
        self.add(Weight::Wrong, column, read, said);
    }

    /// A person must say.
    pub(crate) fn doubt(&mut self, column: Option<Column>, read: &str, said: Rendered) {
        self.add(Weight::Doubt, column, read, said);
    }

    fn add(&mut self, weight: Weight, column: Option<Column>, read: &str, said: Rendered) {
        self.problems.push(Problem {
            row: self.row,
            column,
            read: shortened(read),
            weight,
            message: said.message,
            advice: said.advice,
        });
    }

    /// The worst of it.
    pub(crate) fn weight(&self) -> Option<Weight> {
        self.problems.iter().map(|p| p.weight).max()
    }
}

/// Enough of a text to find it again.
pub(crate) fn shortened(text: &str) -> String {
    const ENOUGH: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // A letter of TCVN3 that screens do not show.
    let line = line.replace('\u{AD}', "-");
    if line.chars().count() <= ENOUGH {
        return line;
    }
    let cut: String = line.chars().take(ENOUGH).collect();
    format!("{cut}…")
}

/// A sentence and what to do.
pub(crate) fn said(message: impl Into<String>, advice: impl Into<String>) -> Rendered {
    Rendered {
        message: message.into(),
        advice: advice.into(),
    }
}
