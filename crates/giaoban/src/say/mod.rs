//! What the command line says, in the language that was chosen.
//!
//! Names of states, actions and fields, dates and numbers come from `words`; the few words of the
//! tables stand beside the table they head.
mod config;
mod failure;
mod files;
mod hints;
mod keys;
mod moving;
mod options;
mod store;
mod terms;
#[cfg(test)]
mod tests;
mod typing;
mod unread;

pub(crate) use self::store::audit_fault;
pub(crate) use failure::Failed;
pub(crate) use keys::{Keyed, no_key};
pub(crate) use typing::mistyped;
pub(crate) use unread::Unread;

use ::store::Directory;
use chrono::NaiveDate;
use words::Language;
use words::refusals::Names;
use workflow::cycle::CycleMonth;
use workflow::ids::{PersonId, UnitId};

/// A language with its few phrases.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Say(pub(crate) Language);

impl Say {
    /// The one of the two that is spoken.
    pub(crate) fn of<'a>(self, vi: &'a str, en: &'a str) -> &'a str {
        match self.0 {
            Language::Vi => vi,
            Language::En => en,
        }
    }

    /// Heads of a table.
    pub(crate) fn heads(self, pairs: &[(&str, &str)]) -> Vec<String> {
        pairs
            .iter()
            .map(|(vi, en)| self.of(vi, en).to_owned())
            .collect()
    }

    /// A date in a table.
    pub(crate) fn day(self, day: NaiveDate) -> String {
        words::dates::short_in(self.0, day)
    }

    /// A date in a table, or a dash.
    pub(crate) fn maybe_day(self, day: Option<NaiveDate>) -> String {
        day.map_or_else(|| "–".to_owned(), |d| self.day(d))
    }

    /// A month as counts name it, `2025-03`, in words: `tháng 3 năm 2025`.
    pub(crate) fn month(self, counted: &str) -> String {
        let month = counted.parse::<CycleMonth>();
        month.map_or_else(
            |_| counted.to_owned(),
            |m| words::dates::month_in(self.0, m.first_day()),
        )
    }

    /// A number in a table.
    pub(crate) fn count(self, n: u32) -> String {
        words::numbers::thousands_in(self.0, n.into())
    }

    /// `có`, `không`.
    pub(crate) fn yes(self, yes: bool) -> &'static str {
        match (self.0, yes) {
            (Language::Vi, true) => "có",
            (Language::Vi, false) => "không",
            (Language::En, true) => "yes",
            (Language::En, false) => "no",
        }
    }
}

/// The office as a source of names.
pub(crate) struct OfficeNames<'a>(pub(crate) &'a Directory);

impl Names for OfficeNames<'_> {
    fn unit(&self, id: UnitId) -> Option<String> {
        self.0.tree.get(id).map(|u| u.name.clone())
    }

    fn person(&self, id: PersonId) -> Option<String> {
        self.0.people.get(&id).map(|p| p.name.clone())
    }
}

/// Names where no office is open.
pub(crate) struct NoNames;

impl Names for NoNames {
    fn unit(&self, _: UnitId) -> Option<String> {
        None
    }

    fn person(&self, _: PersonId) -> Option<String> {
        None
    }
}
