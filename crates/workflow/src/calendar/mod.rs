//! The Vietnamese working calendar: which half days an office works, and counting over them.
//!
//! A calendar is data (`config/calendars/*.toml`, one file a year; of earlier years computed by
//! [`CalendarData::statutory`]): [`CalendarData`] holds the
//! days that differ from "Monday to Friday is worked", each with its kind, source document and
//! whether it is announced or assumed. [`WorkingCalendar`] checks several of them, joins them and
//! answers questions. It never guesses: every question about a date outside what the data covers
//! gives a [`CalendarError`].
//!
//! Counting follows domain.md §5.2: day 1 is the day after the event, a period that ends on a day
//! off ends on the next working day, and a day with at least one worked half is a working day.
mod count;
mod data;
mod entry;
#[cfg(test)]
pub(crate) mod fixture;
mod lunar;
#[cfg(test)]
mod lunar_tests;
mod moon;
mod span;
mod statutory;
#[cfg(test)]
mod statutory_tests;
#[cfg(test)]
mod tests;
mod working;

pub use data::{CalendarData, CalendarFault, UnsettledPeriod};
pub use entry::{
    CalendarEntry, Certainty, DayKind, DayPart, HalfDay, Occasion, Slot, WorkedHalves,
};
pub use lunar::{LunarDate, LunarFault};
pub use span::{DateSpan, SpanReversed};
pub use statutory::StatutoryFault;
pub use working::{CalendarDay, CalendarError, OffReason, WorkingCalendar};
