//! Typed values that cannot be kept, explained beside the field.
use workflow::calendar::CalendarError;
use workflow::text::TextFault;

use super::{Args, Rendered};
use crate::Language;
use crate::dates::{DateFault, date_in};
use crate::numbers::{NumberFault, thousands_in};

/// Why a value cannot be kept, in words.
pub trait Fault {
    /// What is wrong and how to mend it.
    fn rendered(&self, language: Language) -> Rendered;
}

impl Fault for TextFault {
    fn rendered(&self, language: Language) -> Rendered {
        let size = |n: usize| thousands_in(language, i64::try_from(n).unwrap_or(i64::MAX));
        // People count characters from 1.
        let place = |at: usize| size(at.saturating_add(1));
        let none = Args::none();
        let (key, args) = match *self {
            Self::Empty => ("text-empty", none),
            Self::TooLong { count, limit } => ("text-too-long", between(size(count), size(limit))),
            Self::Nul { position } => ("text-nul", none.text("position", place(position))),
            Self::BidiControl { control, position } => (
                "text-bidi-control",
                none.text("position", place(position))
                    .text("control", format!("U+{:04X}", u32::from(control))),
            ),
            Self::TooManyMarks { count, limit } => {
                ("text-too-many-marks", between(size(count), size(limit)))
            }
        };
        Rendered::of(language, key, &args)
    }
}

impl Fault for DateFault {
    fn rendered(&self, language: Language) -> Rendered {
        let none = Args::none();
        let (key, args) = match *self {
            Self::Empty => ("date-empty", none),
            Self::NotADate => ("date-not-a-date", none),
            Self::DoesNotExist { day, month, year } => (
                "date-does-not-exist",
                none.text("day", day.to_string())
                    .text("month", month.to_string())
                    .text("year", year.to_string()),
            ),
            Self::YearOutOfRange { year } => (
                "date-year-out-of-range",
                none.text("year", year.to_string()),
            ),
            Self::Lunar => ("date-lunar", none),
            Self::InFuture { date } => {
                ("date-in-future", none.text("date", date_in(language, date)))
            }
        };
        Rendered::of(language, key, &args)
    }
}

impl Fault for NumberFault {
    fn rendered(&self, language: Language) -> Rendered {
        let none = Args::none();
        let (key, args) = match *self {
            Self::Empty => ("number-empty", none),
            Self::NotANumber => ("number-not-a-number", none),
            Self::Separator => ("number-separator", none),
            Self::Negative => ("number-negative", none),
            Self::OutOfRange { least, most } => (
                "number-out-of-range",
                none.text("least", thousands_in(language, least.into()))
                    .text("most", thousands_in(language, most.into())),
            ),
        };
        Rendered::of(language, key, &args)
    }
}

impl Fault for CalendarError {
    fn rendered(&self, language: Language) -> Rendered {
        let (key, edge, needed) = match *self {
            Self::CalendarEnds {
                needed,
                covered_until,
            } => ("calendar-ends", covered_until, needed),
            Self::CalendarBegins {
                needed,
                covered_from,
            } => ("calendar-begins", covered_from, needed),
        };
        let args = Args::none()
            .text("edge", date_in(language, edge))
            .text("needed", date_in(language, needed));
        Rendered::of(language, key, &args)
    }
}

fn between(count: String, limit: String) -> Args<'static> {
    Args::none().text("count", count).text("limit", limit)
}
