//! Filling an office from files: what a row means beside what is there already.
//!
//! Each kind of file has a typed row and a pure function that says of every row whether it is new,
//! changes something, is there already, or cannot be taken, and why. The check before an import
//! and the import itself call the same function, so that they cannot differ:
//!
//! ```text
//! units(&tree, root, &rows, fresh) -> one Result<Change<Unit>, RowFault> per row
//! ```
//!
//! Petitions are taken over by [`crate::petition::Petition::import`]; here they only find their
//! cell, commune and lead ([`Lookup`]).
mod calendar;
mod fault;
mod lookup;
mod people;
mod posts;
mod units;

#[cfg(test)]
mod tests;

pub use calendar::{CalendarRow, Years, calendar};
pub use fault::{CalendarRowFault, Part, RowFault};
pub use lookup::{Lookup, PersonPointer, Pointer, find_person};
pub use people::{PersonRow, people};
pub(crate) use posts::sits_in;
pub use posts::{PostRow, Seats, posts};
pub use units::{UnitRow, units};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What came of a row.
pub type Checked<T> = Result<Change<T>, RowFault>;

/// What a row does to the office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change<T> {
    /// Adds it.
    New(T),
    /// Makes it so; these parts differ.
    Changed {
        /// What it becomes.
        to: T,
        /// What differs.
        parts: Vec<Part>,
    },
    /// It is so already.
    Same(T),
}

impl<T> Change<T> {
    /// What it is afterwards.
    pub fn after(&self) -> &T {
        match self {
            Self::New(it) | Self::Changed { to: it, .. } | Self::Same(it) => it,
        }
    }

    /// New, changed or the same, by what it was before.
    fn of(before: Option<&T>, after: T, parts: Vec<Part>) -> Self {
        match before {
            None => Self::New(after),
            Some(_) if parts.is_empty() => Self::Same(after),
            Some(_) => Self::Changed { to: after, parts },
        }
    }
}

/// The last day of a unit or a post as a file has it. What a file leaves empty stays as it is, so
/// that an older file brought again calls nothing back to life; that there is no end is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LastDay {
    /// It ends on this day.
    On(NaiveDate),
    /// It has no end.
    Open,
}

impl LastDay {
    fn of(given: Option<Self>, before: Option<NaiveDate>) -> Option<NaiveDate> {
        match given {
            Some(Self::On(day)) => Some(day),
            Some(Self::Open) => None,
            None => before,
        }
    }
}

/// Keys are typed at the command line and stand in addresses: letters without accents, figures and
/// hyphens, 1 to 60 of them.
#[must_use]
pub fn is_key(text: &str) -> bool {
    let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    plain && (1..=60).contains(&text.len())
}

/// A key made of a name that none of `taken` has: `xa-doan-thuong`, then `…-2`.
pub(crate) fn fresh_key(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut base: String = crate::text::slug(name).chars().take(50).collect();
    if base.is_empty() {
        base.push('x');
    }
    let numbered = (2..).map(|n: u32| format!("{base}-{n}"));
    std::iter::once(base.clone())
        .chain(numbered)
        .find(|key| !taken(key))
        .unwrap_or(base)
}
