//! The shipped calendars, for the tests of this crate.
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::{CalendarData, WorkingCalendar};

pub(crate) const FILES: [&str; 3] = [
    include_str!("../../../../config/calendars/vn-2025.toml"),
    include_str!("../../../../config/calendars/vn-2026.toml"),
    include_str!("../../../../config/calendars/vn-2027.toml"),
];

static VIETNAM: LazyLock<WorkingCalendar> =
    LazyLock::new(|| WorkingCalendar::join(files()).unwrap());

pub(crate) fn files() -> Vec<CalendarData> {
    FILES.iter().map(|f| toml::from_str(f).unwrap()).collect()
}

/// The calendar that ships with the program, 2025 to 2027.
pub(crate) fn vietnam() -> &'static WorkingCalendar {
    &VIETNAM
}

/// A date written as people here write it: `10/02/2026`.
pub(crate) fn d(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%d/%m/%Y").unwrap()
}
