//! How papers word what the words crate leaves to them.

pub(crate) use words::dates::{clock, long, short, weekday};
pub(crate) use words::messages::{ended, within};
pub(crate) use words::numbers::count;

/// "02", "9", "12": zero before months 1 and 2 only (domain §8).
pub(crate) fn month(number: u32) -> String {
    if number < 3 {
        format!("{number:02}")
    } else {
        number.to_string()
    }
}
