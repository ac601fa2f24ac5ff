//! Filling ids, dates and terms into a message.
use chrono::NaiveDate;
use workflow::cycle::CycleMonth;
use workflow::ids::{PersonId, UnitId};
use workflow::petition::State;

use super::Names;
use crate::Language;
use crate::dates::{date_in, month_in};
use crate::messages::{Args, Joint, Term, named, say};
use crate::names::with_title;

/// Arguments of a message, as they are collected.
pub(super) struct Filler<'a> {
    language: Language,
    names: &'a dyn Names,
    args: Args<'static>,
}

impl<'a> Filler<'a> {
    pub(super) fn new(language: Language, names: &'a dyn Names) -> Self {
        Self {
            language,
            names,
            args: Args::none(),
        }
    }

    pub(super) fn language(&self) -> Language {
        self.language
    }

    pub(super) fn done(self) -> Args<'static> {
        self.args
    }

    pub(super) fn text(mut self, name: &'static str, value: &str) -> Self {
        self.args = self.args.text(name, value);
        self
    }

    pub(super) fn number(mut self, name: &'static str, value: u32) -> Self {
        self.args = self.args.number(name, value);
        self
    }

    /// How many there are, printed as counts are.
    pub(super) fn size(self, name: &'static str, size: usize) -> Self {
        self.count(name, u32::try_from(size).unwrap_or(u32::MAX))
    }

    pub(super) fn count(mut self, name: &'static str, value: u32) -> Self {
        self.args = self.args.count(name, value);
        self
    }

    pub(super) fn month(self, name: &'static str, month: CycleMonth) -> Self {
        let text = month_in(self.language, month.first_day());
        self.text(name, &text)
    }

    pub(super) fn term(self, name: &'static str, value: &impl Term) -> Self {
        let text = value.name_in(self.language);
        self.text(name, &text)
    }

    pub(super) fn terms<'t, T: Term>(
        self,
        name: &'static str,
        joint: Joint,
        values: impl IntoIterator<Item = &'t T>,
    ) -> Self {
        let text = named(self.language, joint, values);
        self.text(name, &text)
    }

    pub(super) fn day(self, name: &'static str, day: NaiveDate) -> Self {
        let text = date_in(self.language, day);
        self.text(name, &text)
    }

    pub(super) fn unit(self, name: &'static str, id: UnitId) -> Self {
        self.units(name, &[id])
    }

    pub(super) fn units(self, name: &'static str, ids: &[UnitId]) -> Self {
        let unknown = || say(self.language, "unknown-unit", &Args::none());
        let found = |id: &UnitId| self.names.unit(*id).unwrap_or_else(unknown);
        // Commas only: many names have an "and" of their own (`phòng Kinh tế và Hạ tầng`).
        let text = ids.iter().map(found).collect::<Vec<_>>().join(", ");
        self.text(name, &text)
    }

    pub(super) fn person(self, name: &'static str, id: PersonId) -> Self {
        self.people(name, &[id])
    }

    pub(super) fn people(self, name: &'static str, ids: &[PersonId]) -> Self {
        let called = |id: &PersonId| {
            self.names.person(*id).map_or_else(
                || say(self.language, "unknown-person", &Args::none()),
                |full| with_title(self.language, &full),
            )
        };
        let text = ids.iter().map(called).collect::<Vec<_>>().join(", ");
        self.text(name, &text)
    }

    /// Petitions by code, each with its state.
    pub(super) fn lines(self, name: &'static str, lines: &[(String, State)]) -> Self {
        let line = |(code, state): &(String, State)| {
            let args = Args::none()
                .text("code", code.as_str())
                .text("state", state.name_in(self.language));
            say(self.language, "refusal-code-and-state", &args)
        };
        let text = lines.iter().map(line).collect::<Vec<_>>().join(", ");
        self.text(name, &text)
    }
}
