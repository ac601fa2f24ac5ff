//! Who must be told of a conference's move.
use super::{Conference, ConferenceAction};
use crate::calendar::{CalendarError, WorkingCalendar};
use crate::ids::UnitId;
use crate::petition::Urgency;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Calendar days before the date within which a change goes out at once, day off or not (48 h).
const PRESSING_DAYS: i64 = 2;

/// Who is told, by what he is to the conference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConferenceAudience {
    /// Everybody who is or would be on its roster.
    Roster,
    /// Head and deputy of the cluster.
    Leaders,
    /// The unit that hosts or would have hosted.
    Host(UnitId),
    /// Every cell it covers: content pack and follow-up tasks (GL-07, GL-11).
    Cells,
    /// A cell with matters that go to the next agenda.
    Cell(UnitId),
    /// The Office.
    Office,
}

/// Somebody must be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ConferenceNotice {
    /// Who.
    pub to: ConferenceAudience,
    /// When.
    pub urgency: Urgency,
    /// Within 48 hours of the date: goes out even on a day off, with a call list.
    pub pressing: bool,
}

/// Whether who is told of a coming conference today must be called today: the next list, of the
/// morning of the next working day, would be that of its own day or a later one.
///
/// # Errors
/// The calendar ends before the next working day.
pub fn is_called_today(
    held_on: NaiveDate,
    today: NaiveDate,
    calendar: &WorkingCalendar,
) -> Result<bool, CalendarError> {
    Ok(today <= held_on && calendar.next_working_day(today)? >= held_on)
}

/// The notices of a move.
pub(super) fn of(
    before: &Conference,
    after: &Conference,
    action: &ConferenceAction,
    today: NaiveDate,
) -> Vec<ConferenceNotice> {
    use ConferenceAudience::{Cell, Cells, Host, Leaders, Office, Roster};
    let near = |date: NaiveDate| (date - today).num_days() <= PRESSING_DAYS;
    let pressing = near(before.slot.date) || near(after.slot.date);
    let now = |to| ConferenceNotice {
        to,
        urgency: Urgency::AtOnce,
        pressing,
    };
    let later = |to| ConferenceNotice {
        to,
        urgency: Urgency::Digest,
        pressing: false,
    };
    let hosts = || {
        let moved = after.host.filter(|h| before.host != Some(*h));
        before.host.into_iter().chain(moved).map(|h| now(Host(h)))
    };
    match action {
        ConferenceAction::Plan { .. } => after
            .host
            .map(|h| later(Host(h)))
            .into_iter()
            .chain([later(Leaders)])
            .collect(),
        ConferenceAction::Confirm { .. } => [now(Roster), later(Office)]
            .into_iter()
            .chain(hosts().filter(|_| before.host != after.host))
            .collect(),
        ConferenceAction::Move { .. }
        | ConferenceAction::Join { .. }
        | ConferenceAction::Cancel { .. } => [now(Roster), now(Leaders), now(Office)]
            .into_iter()
            .chain(hosts())
            .collect(),
        ConferenceAction::HandOver { host } => vec![later(Host(*host)), later(Leaders)],
        ConferenceAction::TakeIn { .. } => [now(Leaders)].into_iter().chain(hosts()).collect(),
        ConferenceAction::Close { put_off, .. } => {
            let told: BTreeSet<UnitId> = put_off.values().flatten().copied().collect();
            told.into_iter()
                .map(|cell| now(Cell(cell)))
                .chain([later(Cells), later(Office)])
                .collect()
        }
        ConferenceAction::Addend { .. } => vec![later(Office)],
        ConferenceAction::Open { .. } | ConferenceAction::Mark { .. } => Vec::new(),
    }
}
