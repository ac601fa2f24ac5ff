//! The two kinds of text a record holds.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::TextFault;
use super::clean::{Breaks, clean};
use super::fold::fold;

macro_rules! typed_text {
    ($(#[$doc:meta])* $name:ident, $limit:literal, $breaks:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The most characters (Unicode scalar values, after cleaning) it may have.
            pub const LIMIT: usize = $limit;

            /// Cleans typed text, or says why it cannot be kept.
            ///
            /// # Errors
            /// [`TextFault`] when nothing visible is left, when it is too long, and when it holds
            /// a NUL, a control of reading order or a pile of marks on one letter.
            pub fn parse(typed: &str) -> Result<Self, TextFault> {
                clean(typed, $breaks, Self::LIMIT).map(Self)
            }

            /// The cleaned text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The toneless search key, see [`fold`].
            #[must_use]
            pub fn folded(&self) -> String {
                fold(&self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = TextFault;

            fn from_str(typed: &str) -> Result<Self, TextFault> {
                Self::parse(typed)
            }
        }

        impl TryFrom<String> for $name {
            type Error = TextFault;

            fn try_from(typed: String) -> Result<Self, TextFault> {
                Self::parse(&typed)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }
    };
}

typed_text! {
    /// One line: a name, a place, a title. 1 to 300 characters.
    ///
    /// NFC; line breaks, tabs and no-break spaces are spaces, spaces are single, none at the ends;
    /// zero-width characters and controls are gone; Eth has become `Đ`. All else is as typed.
    Line, 300, Breaks::Spaces
}

typed_text! {
    /// Running text: a petition, an answer, a reason. 1 to 100,000 characters.
    ///
    /// Cleaned like [`Line`], but line breaks stay, as LF, with no space before or after them.
    Prose, 100_000, Breaks::Kept
}

#[cfg(test)]
#[path = "typed_tests.rs"]
mod tests;
