//! What is filled into a message.
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentValue};

/// Marks a number as a count; nothing else sets it.
const COUNT: Option<usize> = Some(2);

/// The count in a value, if it is one.
pub(super) fn counted(value: &FluentValue<'_>) -> Option<u32> {
    match value {
        FluentValue::Number(n) if n.options.minimum_integer_digits == COUNT => {
            format!("{:.0}", n.value).parse().ok()
        }
        _ => None,
    }
}

/// The arguments of a message, by name.
///
/// Dates come in as text, printed by `words::dates`; numbers by [`Args::number`] and
/// [`Args::count`], so that English can choose its plural.
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

    /// With a count, printed as counts are: `05 kiến nghị`, `1.002 kiến nghị` (domain.md §8).
    #[must_use]
    pub fn count(mut self, name: &'a str, value: u32) -> Self {
        let options = FluentNumberOptions {
            minimum_integer_digits: COUNT,
            ..FluentNumberOptions::default()
        };
        let number = FluentNumber::new(f64::from(value), options);
        self.0.set(name, FluentValue::Number(number));
        self
    }

    pub(super) fn fluent(&self) -> &FluentArgs<'a> {
        &self.0
    }
}
