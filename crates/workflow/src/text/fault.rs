//! Why a typed text cannot be kept.

use thiserror::Error;

/// Why a typed text was refused. Positions count characters from 0 in the text as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TextFault {
    /// Nothing is left once spaces and invisible characters are gone (B1).
    #[error("the text is empty: type at least one visible character")]
    Empty,
    /// More characters than the field holds (B14), counted after cleaning; in a text of more than
    /// eight times the limit, which is not cleaned at all, as typed (B19).
    #[error("the text has {count} characters, {limit} are allowed: shorten it")]
    TooLong {
        /// Characters in the text.
        count: usize,
        /// The most this kind of text may have.
        limit: usize,
    },
    /// U+0000, which PostgreSQL cannot store and nobody types (B6).
    #[error("character {position} is a NUL: type the text instead of pasting it from a file")]
    Nul {
        /// Where it stands.
        position: usize,
    },
    /// A control that reorders what the reader sees, and so can make a text show something it
    /// does not say (B9).
    #[error("character {position} (U+{:04X}) changes the reading order: remove it", *.control as u32)]
    BidiControl {
        /// The control itself.
        control: char,
        /// Where it stands.
        position: usize,
    },
    /// More marks piled on one letter than any language needs (B15).
    #[error("{count} marks stand on one letter, at most {limit} are allowed: type it again")]
    TooManyMarks {
        /// Marks on the letter.
        count: usize,
        /// The most that is accepted.
        limit: usize,
    },
}

impl TextFault {
    /// The stable name of the fault, for messages and the API.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "text.empty",
            Self::TooLong { .. } => "text.too_long",
            Self::Nul { .. } => "text.nul",
            Self::BidiControl { .. } => "text.bidi_control",
            Self::TooManyMarks { .. } => "text.too_many_marks",
        }
    }
}
