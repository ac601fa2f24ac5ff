//! What is filled into a message.
use fluent_bundle::{FluentArgs, FluentValue};

/// The arguments of a message, by name.
///
/// Dates and large numbers come in as text, printed by `words::dates` and `words::numbers`; a
/// small number comes in by [`Args::number`], so that English can choose its plural.
#[derive(Debug, Default)]
pub struct Args<'a>(FluentArgs<'a>);

impl<'a> Args<'a> {
    /// No arguments.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// With a text. It is taken as it is: nothing in it is read as markup (B5).
    #[must_use]
    pub fn text(mut self, name: &'a str, value: impl Into<String>) -> Self {
        self.0.set(name, FluentValue::from(value.into()));
        self
    }

    /// With a small number, printed without separators.
    #[must_use]
    pub fn number(mut self, name: &'a str, value: u32) -> Self {
        self.0.set(name, FluentValue::from(value));
        self
    }

    pub(super) fn fluent(&self) -> &FluentArgs<'a> {
        &self.0
    }
}
