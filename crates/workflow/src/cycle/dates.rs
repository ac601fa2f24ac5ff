//! By when a petition passes the gates of the cycle that works on it.
use super::{CyclePlan, Gate};
use crate::ids::UnitId;
use crate::unit::Place;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Dates of a cycle that end a petition's clock (flow.md §3), as the store found them in this
/// transaction; none of them for a petition of no cycle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CycleDates {
    /// The petitions of all conferences lie together.
    pub consolidation: Option<NaiveDate>,
    /// The document is out.
    pub issue: Option<NaiveDate>,
    /// The next conference of each cluster; of the whole committee under no cluster.
    pub conferences: BTreeMap<Option<UnitId>, NaiveDate>,
    /// The last day on which anybody can be told: the end of the next window.
    pub window_closes: Option<NaiveDate>,
}

impl CycleDates {
    /// No dates at all.
    pub const NONE: Self = Self {
        consolidation: None,
        issue: None,
        conferences: BTreeMap::new(),
        window_closes: None,
    };

    /// Those of a plan.
    #[must_use]
    pub fn of<C>(plan: &CyclePlan<C>) -> Self {
        let due = |gate| plan.gate(gate).map(|date| date.due);
        Self {
            consolidation: due(Gate::Consolidation),
            issue: due(Gate::Issue),
            conferences: BTreeMap::new(),
            window_closes: plan.next_window.closes(),
        }
    }

    /// When the cell at `home` is told: at the next conference that covers it, else by the end of
    /// the next window.
    #[must_use]
    pub fn announcement(&self, home: &Place) -> Option<NaiveDate> {
        let own = self.conferences.get(&home.cluster);
        let all = self.conferences.get(&None);
        own.or(all).copied().or(self.window_closes)
    }
}
