//! Presets: what an office starts from, read from `config/presets/*.toml` (domain.md §6).
//!
//! The rules are the same for a county, a commune of 2026 and a province. A preset says who holds
//! which capacity there, the office's numbers, its window and gates, and what people are called.
//! It only seeds the database: from then on the office changes its own, dated copy.
use crate::capacity::{Capacity, CapacityMap};
use crate::conference::RosterRules;
use crate::cycle::{GateOffsets, WindowPolicy};
use crate::hosting::HostingCosts;
use crate::person::Role;
use crate::petition::Competence;
use crate::policy::{BodyChoice, Policy};
use crate::unit::UnitKind;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Words in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

/// When cells hold their own monthly meeting, as seen from the window (flow.md §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellMeeting {
    /// Before the window opens: the petitions are agreed there.
    BeforeWindow {
        /// Day of the month, 1 to 28.
        day: u8,
    },
    /// After the conference: what was heard there is its content (GL-07); the cell committee has
    /// agreed on the petitions beforehand (GL-09).
    AfterWindow {
        /// Calendar days after the conference, at most.
        within_days: u8,
    },
}

/// How often a unit hosts in a year; a soft bound (GL-05, domain.md §1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hosting {
    /// At least.
    pub least: u8,
    /// At most.
    pub most: u8,
    /// Months there should be between two hostings of a unit, 0 to 12: with 3, who hosts in January
    /// hosts again in April.
    #[serde(default = "Hosting::usual_gap")]
    pub gap: u8,
    /// How many earlier years count for a fair share, 0 to 10.
    #[serde(default = "Hosting::usual_years")]
    pub years: u8,
    /// What broken rules cost.
    #[serde(default)]
    pub costs: HostingCosts,
}

impl Hosting {
    /// Bounds with the usual gap, years and costs.
    #[must_use]
    pub fn within(least: u8, most: u8) -> Self {
        Self {
            least,
            most,
            gap: Self::usual_gap(),
            years: Self::usual_years(),
            costs: HostingCosts::default(),
        }
    }

    fn usual_gap() -> u8 {
        2
    }

    fn usual_years() -> u8 {
        3
    }
}

/// What units and people are called where no title of their own is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Titles {
    /// Kinds of unit.
    pub units: BTreeMap<UnitKind, Wording>,
    /// Roles.
    pub roles: BTreeMap<Role, Wording>,
}

/// What an office starts from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// Stable key: `classic-county`, `commune-2026`, `province`.
    pub key: String,
    /// Its name.
    pub name: Wording,
    /// The committee's own level, which settles what it consolidates unless the Office says
    /// otherwise. The county's where nothing is said: presets stored before had no other.
    #[serde(default = "county", skip_serializing_if = "is_county")]
    pub level: Competence,
    /// Whether conferences are held by cluster; else the whole committee holds one.
    pub clusters: bool,
    /// When conferences are held.
    pub window: WindowPolicy,
    /// Working days between the steps of a month.
    pub gates: GateOffsets,
    /// When cells meet.
    pub cell_meeting: CellMeeting,
    /// How often a unit hosts; none where hosts do not rotate.
    pub hosting: Option<Hosting>,
    /// Who holds which capacity.
    pub capacities: CapacityMap,
    /// Who is expected at a conference, by category (GL-06).
    pub roster: RosterRules,
    /// The office's numbers.
    pub policy: Policy,
    /// What units and people are called.
    pub titles: Titles,
}

const fn county() -> Competence {
    Competence::County
}

fn is_county(level: &Competence) -> bool {
    *level == county()
}

/// Why a preset cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PresetFault {
    /// Nobody would hold a capacity that the rules need.
    #[error("nobody holds the capacity {0:?}: name a role for it under [capacities]")]
    NobodyHolds(Capacity),
    /// Two categories have one key.
    #[error("category `{0}` is there twice: give each its own key")]
    CategoryTwice(String),
    /// A body is chosen for a category that does not exist.
    #[error("a body is chosen for category `{0}`, which the policy does not list")]
    UnknownCategory(String),
    /// A cell cannot meet on this day of every month.
    #[error("cells cannot meet on day {0} of every month: choose 1 to 28")]
    MeetingDay(u8),
    /// The bounds of hosting contradict each other.
    #[error("a unit cannot host at least {least} and at most {most} times a year")]
    HostingReversed {
        /// The lower bound.
        least: u8,
        /// The upper bound.
        most: u8,
    },
}

impl Preset {
    /// Everything that contradicts itself; empty for a usable preset.
    #[must_use]
    pub fn faults(&self) -> Vec<PresetFault> {
        let mut found: Vec<_> = self.unheld().map(PresetFault::NobodyHolds).collect();
        let mut keys = BTreeSet::new();
        for category in &self.policy.categories {
            if !keys.insert(category.key.as_str()) {
                found.push(PresetFault::CategoryTwice(category.key.clone()));
            }
        }
        let p = &self.policy;
        let chosen = [&p.directing, &p.reviewing, &p.signing].map(BodyChoice::excepted);
        let unknown = chosen.into_iter().flatten().filter(|k| !keys.contains(k));
        found.extend(unknown.map(|k| PresetFault::UnknownCategory(k.to_owned())));
        found.extend(self.bounds());
        found
    }

    /// Capacities the rules need and nobody holds. A commune answers only where there are
    /// communes below; the program needs no post.
    fn unheld(&self) -> impl Iterator<Item = Capacity> {
        let needed = |c: &Capacity| match c {
            Capacity::System => false,
            Capacity::CommuneAnswerer => self.clusters,
            _ => true,
        };
        Capacity::ALL
            .into_iter()
            .filter(needed)
            .filter(|&c| self.capacities.roles(c).is_empty())
    }

    fn bounds(&self) -> impl Iterator<Item = PresetFault> {
        let day = match self.cell_meeting {
            CellMeeting::BeforeWindow { day } if !(1..=28).contains(&day) => {
                Some(PresetFault::MeetingDay(day))
            }
            CellMeeting::BeforeWindow { .. } | CellMeeting::AfterWindow { .. } => None,
        };
        let reversed = self.hosting.filter(|h| h.least > h.most);
        let hosting = reversed.map(|h| PresetFault::HostingReversed {
            least: h.least,
            most: h.most,
        });
        day.into_iter().chain(hosting)
    }
}

impl BodyChoice {
    fn excepted(&self) -> Vec<&str> {
        self.for_category.keys().map(String::as_str).collect()
    }
}

#[cfg(test)]
mod tests;
