//! Which conferences a year has: those of the planned months as they stand, the others as the
//! calendar and the office's window will have them.
use super::{Gathering, Meeting, Together};
use crate::calendar::{CalendarError, WorkingCalendar};
use crate::conference::joint_roster;
use crate::cycle::{CycleMonth, meeting_days};
use crate::ids::UnitId;
use crate::person::Post;
use crate::preset::Preset;
use crate::unit::{Tree, UnitKind};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What the conferences of a year follow from.
#[derive(Clone, Copy, Debug)]
pub struct HostOffice<'a> {
    /// The unit tree.
    pub tree: &'a Tree,
    /// Posts, for the rosters.
    pub posts: &'a [Post],
    /// Window and roster.
    pub preset: &'a Preset,
    /// The working calendar.
    pub calendar: &'a WorkingCalendar,
}

/// The conferences of a year, by month. `settled` has those of each planned month; `gathered` says
/// which others are held jointly or not at all.
///
/// # Errors
/// A month that is not planned lies outside the calendar: refused, not guessed (B29).
pub fn meetings(
    year: i32,
    office: &HostOffice<'_>,
    settled: &BTreeMap<CycleMonth, Vec<Meeting>>,
    gathered: &[Gathering],
) -> Result<Vec<Meeting>, CalendarError> {
    let mut found = Vec::new();
    let months = (1..=12).filter_map(|m| CycleMonth::new(year, m).ok());
    for month in months.filter(|m| office.preset.window.cadence.holds_in(*m)) {
        match settled.get(&month) {
            Some(planned) => found.extend(planned.iter().cloned()),
            None => found.extend(foreseen(month, office, gathered)?),
        }
    }
    Ok(found)
}

fn foreseen(
    month: CycleMonth,
    office: &HostOffice<'_>,
    gathered: &[Gathering],
) -> Result<Vec<Meeting>, CalendarError> {
    let clusters = office.tree.of_kind(UnitKind::Cluster, month.first_day());
    let clusters: Vec<UnitId> = clusters.iter().map(|u| u.id).collect();
    let days = meeting_days(month, &clusters, office.preset.window, office.calendar)?;
    let mut groups: Vec<(NaiveDate, BTreeSet<UnitId>)> = days
        .into_iter()
        .map(|(clusters, slot)| (slot.date, clusters.into_iter().collect()))
        .collect();
    for together in gathered.iter().filter(|g| g.month == month) {
        gather(&mut groups, together);
    }
    let meeting = |(date, clusters): (NaiveDate, BTreeSet<UnitId>)| Meeting {
        month,
        date,
        expected: office.expected(&clusters, date),
        clusters,
        settled: None,
    };
    Ok(groups.into_iter().map(meeting).collect())
}

/// The clusters leave the conferences they would have held; a joint one is on the first of the days.
fn gather(groups: &mut Vec<(NaiveDate, BTreeSet<UnitId>)>, together: &Gathering) {
    let meets =
        |(_, clusters): &&(NaiveDate, BTreeSet<UnitId>)| !clusters.is_disjoint(&together.clusters);
    let first = groups.iter().filter(meets).map(|(date, _)| *date).min();
    for (_, clusters) in groups.iter_mut() {
        clusters.retain(|c| !together.clusters.contains(c));
    }
    groups.retain(|(_, clusters)| !clusters.is_empty());
    if let (Together::Joint, Some(date)) = (together.how, first) {
        groups.push((date, together.clusters.clone()));
    }
}

impl HostOffice<'_> {
    /// How many people are expected where these clusters meet (GL-06).
    #[must_use]
    pub fn expected(&self, clusters: &BTreeSet<UnitId>, day: NaiveDate) -> u32 {
        let roster = joint_roster(clusters, day, self.tree, self.posts, &self.preset.roster);
        u32::try_from(roster.len()).unwrap_or(u32::MAX)
    }
}
