//! Rules of hosting that a plan breaks, by name and with their cost.
use super::{Choice, HostProblem};
use crate::cycle::CycleMonth;
use crate::ids::UnitId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A broken rule: which, and how many points it costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Violation {
    /// Which rule, and whom it meets.
    #[serde(flatten)]
    pub kind: ViolationKind,
    /// Its points.
    pub cost: u32,
}

/// The rules of a year of hosting (GL-05, domain.md §1.2). `words` has a sentence for each.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "rule")]
pub enum ViolationKind {
    /// The day is closed to the host.
    Blackout {
        /// The host.
        unit: UnitId,
        /// The month of the conference.
        month: CycleMonth,
        /// Number of the entry in the register.
        number: u32,
    },
    /// The host has no hall.
    NoHall {
        /// The host.
        unit: UnitId,
        /// The month of the conference.
        month: CycleMonth,
    },
    /// The hall is smaller than the roster.
    RoomTooSmall {
        /// The host.
        unit: UnitId,
        /// The month of the conference.
        month: CycleMonth,
        /// Seats of the hall.
        seats: u32,
        /// People on the roster.
        expected: u32,
    },
    /// More hostings than the most of a year.
    TooMany {
        /// The unit.
        unit: UnitId,
        /// Its hostings, those of its predecessors included.
        turns: u32,
        /// How many it may have.
        most: u32,
    },
    /// Fewer hostings than the least of a year.
    TooFew {
        /// The unit.
        unit: UnitId,
        /// Its hostings, those of its predecessors included.
        turns: u32,
        /// How many it should have.
        least: u32,
    },
    /// Two hostings too close to each other.
    GapTooShort {
        /// The host of the later one.
        unit: UnitId,
        /// Month of the later one.
        month: CycleMonth,
        /// Months since the one before.
        months: u32,
        /// Months there should be.
        least: u32,
    },
    /// More than the fair share of this and earlier years.
    Uneven {
        /// The unit.
        unit: UnitId,
        /// Its hostings in all these years.
        turns: u32,
        /// Its share of them, rounded up.
        fair: u32,
    },
    /// A month for which the unit has not registered.
    Unregistered {
        /// The host.
        unit: UnitId,
        /// The month of the conference.
        month: CycleMonth,
    },
}

impl ViolationKind {
    /// The conference it is about, by its month; none for what concerns the whole year.
    #[must_use]
    pub fn month(&self) -> Option<CycleMonth> {
        match self {
            Self::Blackout { month, .. }
            | Self::NoHall { month, .. }
            | Self::RoomTooSmall { month, .. }
            | Self::GapTooShort { month, .. }
            | Self::Unregistered { month, .. } => Some(*month),
            Self::TooMany { .. } | Self::TooFew { .. } | Self::Uneven { .. } => None,
        }
    }

    /// Whom it meets.
    #[must_use]
    pub fn unit(&self) -> UnitId {
        match self {
            Self::Blackout { unit, .. }
            | Self::NoHall { unit, .. }
            | Self::RoomTooSmall { unit, .. }
            | Self::TooMany { unit, .. }
            | Self::TooFew { unit, .. }
            | Self::GapTooShort { unit, .. }
            | Self::Uneven { unit, .. }
            | Self::Unregistered { unit, .. } => *unit,
        }
    }

    /// Whether it needs a reason and an approver when the Office chooses it by hand. Gaps, shares
    /// and registrations are wishes.
    #[must_use]
    pub fn needs_reason(&self) -> bool {
        matches!(
            self,
            Self::Blackout { .. }
                | Self::NoHall { .. }
                | Self::RoomTooSmall { .. }
                | Self::TooMany { .. }
        )
    }
}

impl HostProblem {
    /// Everything that these choices break, in the order of the rules; rules that cost nothing are
    /// not named. `hosts` has a choice for each conference, in order; none where there is no host.
    #[must_use]
    pub fn violations(&self, hosts: &[Option<UnitId>]) -> Vec<Violation> {
        let mut found = Vec::new();
        let mut turns = vec![0; self.accounts.len()];
        let mut last = self.last_before.clone();
        for (slot, unit) in self.slots.iter().zip(hosts) {
            let Some(choice) = unit.and_then(|u| slot.choices.iter().find(|c| c.unit == u)) else {
                continue;
            };
            turns[choice.account] += 1;
            found.extend(choice.faults.iter().cloned());
            found.extend(self.gap(slot.month, choice, &last));
            last.insert(choice.unit, slot.ordinal());
        }
        for (account, turns) in self.accounts.iter().zip(turns) {
            found.extend(account.violations(turns, self.costs));
        }
        found.retain(|v| v.cost > 0);
        found.sort_by(|a, b| a.kind.cmp(&b.kind));
        found
    }

    fn gap(
        &self,
        month: CycleMonth,
        choice: &Choice,
        last: &BTreeMap<UnitId, i32>,
    ) -> Option<Violation> {
        let here = super::line::ordinal(month.first_day());
        let before = choice.forebears.iter().filter_map(|u| last.get(u)).max()?;
        let months = u32::try_from(here - before).unwrap_or(0);
        let short = self.gap.checked_sub(months).filter(|s| *s > 0)?;
        let kind = ViolationKind::GapTooShort {
            unit: choice.unit,
            month,
            months,
            least: self.gap,
        };
        let cost = short * self.costs.gap;
        Some(Violation { kind, cost })
    }
}
