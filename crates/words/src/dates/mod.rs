//! Dates as papers print them and as people type them.
//!
//! In Vietnamese a zero stands before days 1 to 9 and before months 1 and 2 only: `ngày 05 tháng
//! 9 năm 2026`, `03 tháng 02`. A day always comes before its month. Source: domain.md §8.
//!
//! Everything here is about plain dates and clock times; turning an instant into the local date
//! is the caller's, who knows the committee's time zone.

mod parse;
mod print;

pub use parse::{DateFault, parse, parse_past};
pub use print::{
    clock, clock_in, date_in, long, month_in, month_in_prose, quarter_in, quarter_roman, short,
    short_in, weekday, weekday_in,
};
