//! Numbers as people type them.

use std::error::Error;
use std::fmt;
use std::ops::RangeInclusive;

/// Why a typed count was not understood (B30).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFault {
    /// Nothing was typed.
    Empty,
    /// It has something besides the figures 0 to 9: letters, a plus, an exponent, full-width
    /// figures.
    NotANumber,
    /// It has a dot or a comma: `1.000` is a thousand to one reader and one to another.
    Separator,
    /// It is below zero, in a field that takes zero.
    Negative,
    /// It is outside what the field takes.
    OutOfRange {
        /// The smallest number the field takes.
        least: u32,
        /// The largest.
        most: u32,
    },
}

impl NumberFault {
    /// The stable name of the fault, for messages and the API.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "number.empty",
            Self::NotANumber => "number.not_a_number",
            Self::Separator => "number.separator",
            Self::Negative => "number.negative",
            Self::OutOfRange { .. } => "number.out_of_range",
        }
    }
}

impl fmt::Display for NumberFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("no number was given: type a whole number"),
            Self::NotANumber => f.write_str("not a number: type figures 0 to 9 only"),
            Self::Separator => f.write_str("type the number without dots or commas, like 1000"),
            Self::Negative => f.write_str("the number is below zero: type 0 or more"),
            Self::OutOfRange { least, most } => {
                write!(f, "the number is not between {least} and {most}")
            }
        }
    }
}

impl Error for NumberFault {}

/// Reads a count or a page: western figures, spaces around them allowed, zeros in front too (`05`).
///
/// # Errors
/// [`NumberFault`]; [`NumberFault::OutOfRange`] beyond a `u32`.
pub fn parse_count(typed: &str) -> Result<u32, NumberFault> {
    parse_count_within(typed, 0..=u32::MAX)
}

/// Reads a count between two bounds, both allowed.
///
/// # Errors
/// [`NumberFault`] as for [`parse_count`], and [`NumberFault::OutOfRange`] outside the bounds.
pub fn parse_count_within(typed: &str, range: RangeInclusive<u32>) -> Result<u32, NumberFault> {
    let text = typed.trim();
    if text.is_empty() {
        return Err(NumberFault::Empty);
    }
    let (negative, size) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(size) => (true, size.trim_start()),
        None => (false, text),
    };
    refuse_other_than_figures(size)?;
    let (least, most) = range.clone().into_inner();
    // Where 0 is no answer either, the bounds say what is.
    if negative && least == 0 {
        return Err(NumberFault::Negative);
    }
    if negative {
        return Err(NumberFault::OutOfRange { least, most });
    }
    let number = size.parse().ok().filter(|number| range.contains(number));
    number.ok_or(NumberFault::OutOfRange { least, most })
}

fn refuse_other_than_figures(text: &str) -> Result<(), NumberFault> {
    let mut figures = text.chars().filter(|c| !matches!(c, '.' | ',')).peekable();
    if figures.peek().is_none() || figures.any(|c| !c.is_ascii_digit()) {
        return Err(NumberFault::NotANumber);
    }
    if text.contains(['.', ',']) {
        Err(NumberFault::Separator)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{NumberFault, parse_count, parse_count_within};

    #[test]
    fn counts_are_read() {
        for (typed, value) in [
            ("0", 0),
            ("05", 5),
            (" 12\u{A0}", 12),
            ("0000000000007", 7),
            ("4294967295", u32::MAX),
        ] {
            assert_eq!(parse_count(typed), Ok(value), "{typed}");
        }
    }

    #[test]
    fn everything_else_is_refused_for_its_reason() {
        for (typed, code) in [
            ("", "number.empty"),
            (" \u{A0}", "number.empty"),
            ("NaN", "number.not_a_number"),
            ("inf", "number.not_a_number"),
            ("1e9", "number.not_a_number"),
            ("+5", "number.not_a_number"),
            ("0x10", "number.not_a_number"),
            ("１２", "number.not_a_number"),
            ("1 000", "number.not_a_number"),
            ("-", "number.not_a_number"),
            (".", "number.not_a_number"),
            ("--1", "number.not_a_number"),
            ("1.000", "number.separator"),
            ("24,5", "number.separator"),
            ("-1.000", "number.separator"),
            ("-1", "number.negative"),
            ("\u{2212}1", "number.negative"),
            ("4294967296", "number.out_of_range"),
            ("9223372036854775808", "number.out_of_range"),
        ] {
            assert_eq!(parse_count(typed).unwrap_err().code(), code, "{typed}");
        }
    }

    #[test]
    fn a_field_names_its_bounds() {
        let fault = NumberFault::OutOfRange { least: 1, most: 31 };
        assert_eq!(parse_count_within("0", 1..=31), Err(fault));
        assert_eq!(parse_count_within("32", 1..=31), Err(fault));
        assert_eq!(parse_count_within("-1", 1..=31), Err(fault));
        assert_eq!(parse_count_within("31", 1..=31), Ok(31));
    }

    proptest! {
        #[test]
        fn figures_are_read_back(value in any::<u32>()) {
            prop_assert_eq!(parse_count(&value.to_string()), Ok(value));
        }

        #[test]
        fn printed_thousands_are_never_misread(value in 1_000..=u32::MAX) {
            prop_assert_eq!(parse_count(&super::super::count(value)), Err(NumberFault::Separator));
        }
    }
}
