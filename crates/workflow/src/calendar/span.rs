//! A run of dates with both ends included.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A run of dates, both ends included, never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "RawSpan", into = "RawSpan")]
pub struct DateSpan {
    first: NaiveDate,
    last: NaiveDate,
}

/// The last date of a span lies before its first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("span ends on {to}, before it begins on {from}: swap the dates")]
pub struct SpanReversed {
    /// The date given as the beginning.
    pub from: NaiveDate,
    /// The date given as the end.
    pub to: NaiveDate,
}

impl DateSpan {
    /// The dates `first..=last`.
    ///
    /// # Errors
    /// [`SpanReversed`] when `last` is before `first`.
    pub fn new(first: NaiveDate, last: NaiveDate) -> Result<Self, SpanReversed> {
        if last < first {
            return Err(SpanReversed {
                from: first,
                to: last,
            });
        }
        Ok(Self { first, last })
    }

    /// The first date.
    #[must_use]
    pub const fn first(self) -> NaiveDate {
        self.first
    }

    /// The last date, included.
    #[must_use]
    pub const fn last(self) -> NaiveDate {
        self.last
    }

    /// Whether the date lies in the span.
    #[must_use]
    pub fn contains(self, date: NaiveDate) -> bool {
        self.first <= date && date <= self.last
    }

    /// Every date of the span, in order.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.first.iter_days().take_while(move |d| *d <= self.last)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSpan {
    from: NaiveDate,
    to: NaiveDate,
}

impl TryFrom<RawSpan> for DateSpan {
    type Error = SpanReversed;

    fn try_from(raw: RawSpan) -> Result<Self, SpanReversed> {
        Self::new(raw.from, raw.to)
    }
}

impl From<DateSpan> for RawSpan {
    fn from(span: DateSpan) -> Self {
        Self {
            from: span.first,
            to: span.last,
        }
    }
}
