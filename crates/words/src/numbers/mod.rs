//! Numbers as papers print them and as people type them.
//!
//! A dot parts thousands and a comma the decimals: `1.002`, `24,55%`. Below ten a count has a
//! zero: `05 đồng chí`. Everything is integers; nothing is ever rounded here (shares come from
//! `workflow::rounding`). Source: domain.md §8.

mod parse;
mod print;

pub use parse::{NumberFault, parse_count, parse_count_within};
pub use print::{
    count, count_in, decimal, decimal_in, percent_in, percent_tenths, thousands, thousands_in,
};
