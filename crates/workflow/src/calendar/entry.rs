//! One dated exception to the ordinary week, and the half days that calendars speak in.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What makes a date differ from the ordinary week (domain.md §5.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DayKind {
    /// A statutory holiday (Labour Code art. 112). May fall on a weekend, where it only explains
    /// the substitute day.
    PublicHoliday,
    /// The working day given off because a holiday fell on a weekend.
    Substitute,
    /// A working day given off against a make-up day.
    SwapOff,
    /// A Saturday or Sunday worked against a [`DayKind::SwapOff`].
    SwapWork,
    /// A day off of this office or locality alone.
    LocalOff,
}

impl DayKind {
    /// True for every kind except the make-up day.
    #[must_use]
    pub const fn is_off(self) -> bool {
        !matches!(self, Self::SwapWork)
    }
}

/// How much of the date an entry speaks of.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum DayPart {
    /// Until noon (buổi sáng).
    Morning,
    /// From noon (buổi chiều).
    Afternoon,
    /// Both halves.
    #[default]
    Whole,
}

impl DayPart {
    /// Whether this part contains the given half.
    #[must_use]
    pub const fn covers(self, half: HalfDay) -> bool {
        matches!(
            (self, half),
            (Self::Whole, _)
                | (Self::Morning, HalfDay::Morning)
                | (Self::Afternoon, HalfDay::Afternoon)
        )
    }

    /// Whether two parts share a half.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        (self.covers(HalfDay::Morning) && other.covers(HalfDay::Morning))
            || (self.covers(HalfDay::Afternoon) && other.covers(HalfDay::Afternoon))
    }
}

/// Half of a working day: the unit in which conferences are planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum HalfDay {
    /// Until noon (buổi sáng).
    Morning,
    /// From noon (buổi chiều).
    Afternoon,
}

impl HalfDay {
    /// Both halves, in the order of the day.
    pub const BOTH: [Self; 2] = [Self::Morning, Self::Afternoon];
}

/// A half day on a date; ordered as time runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Slot {
    /// The date.
    pub date: NaiveDate,
    /// The half of it.
    pub half: HalfDay,
}

/// Which halves of a date are worked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct WorkedHalves {
    /// The morning is worked.
    pub morning: bool,
    /// The afternoon is worked.
    pub afternoon: bool,
}

impl WorkedHalves {
    /// At least one half is worked: such a day counts as a working day.
    #[must_use]
    pub const fn any(self) -> bool {
        self.morning || self.afternoon
    }

    /// Whether this half is worked.
    #[must_use]
    pub const fn has(self, half: HalfDay) -> bool {
        match half {
            HalfDay::Morning => self.morning,
            HalfDay::Afternoon => self.afternoon,
        }
    }

    /// The worked halves, in the order of the day.
    pub fn iter(self) -> impl Iterator<Item = HalfDay> {
        HalfDay::BOTH.into_iter().filter(move |h| self.has(*h))
    }
}

/// How sure the calendar is of a date. `Assumed` is the greater, so the least sure of several
/// dates is their maximum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Certainty {
    /// Fixed by law or by an order.
    Announced,
    /// Expected, the order has not been seen; it may still move.
    Assumed,
}

/// Which holiday an entry belongs to, so that its name can be shown in either language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Occasion {
    /// 01 January.
    NewYear,
    /// Lunar New Year (Tết Nguyên đán).
    LunarNewYear,
    /// Commemoration of the Hùng Kings, day 10 of lunar month 3.
    HungKings,
    /// Reunification day, 30 April.
    Reunification,
    /// Labour day, 01 May.
    Labour,
    /// National day, 02 September and one adjoining day.
    National,
    /// Vietnam culture day, 24 November, from 2026.
    Culture,
}

/// One date, or half of it, that differs from the ordinary week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarEntry {
    /// The date spoken of.
    pub date: NaiveDate,
    /// Why it differs.
    pub kind: DayKind,
    /// The part of the day; the whole day where the data is silent.
    #[serde(default)]
    pub part: DayPart,
    /// The holiday it belongs to, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occasion: Option<Occasion>,
    /// Announced or assumed.
    pub status: Certainty,
    /// The document, or the reasoning, it rests on; shown to people as it stands.
    pub source: String,
}
