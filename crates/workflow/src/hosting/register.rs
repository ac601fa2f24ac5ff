//! The host register of a committee's year: what is planned, agreed, closed and asked for.
use crate::cycle::CycleMonth;
use crate::ids::{HostYearId, UnitId};
use crate::petition::Exception;
use crate::text::Line;
use crate::unit::Tree;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The hosts of a committee's year (GL-05).
///
/// It is begun by [`HostYear::begin`] and changed by [`HostYear::act`] only. Hosts of months that
/// are planned already stand in their conferences, not here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostYear {
    /// Its id.
    pub id: HostYearId,
    /// The committee's unit.
    pub committee: UnitId,
    /// The year, 1990 to 2199.
    pub year: i32,
    /// How many events it has.
    pub version: u32,
    /// Hosts, by month and clusters.
    pub hostings: Vec<Hosted>,
    /// Days on which units cannot host, by number.
    pub blackouts: Vec<Blackout>,
    /// Halls, where known.
    pub rooms: BTreeMap<UnitId, Room>,
    /// Units that may host more often than the limit says.
    pub caps: BTreeMap<UnitId, Cap>,
    /// Months for which units have registered.
    pub registered: BTreeMap<UnitId, BTreeSet<CycleMonth>>,
    /// Conferences held jointly or not at all.
    pub gathered: Vec<Gathering>,
    /// Swaps that were asked for, by number.
    pub swaps: Vec<Swap>,
}

/// A host of a conference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hosted {
    /// The month of its cycle.
    pub month: CycleMonth,
    /// The clusters that meet.
    pub clusters: BTreeSet<UnitId>,
    /// Who hosts.
    pub host: UnitId,
    /// Why it is this one.
    pub basis: Basis,
}

/// Why a unit hosts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The plan says so; the next plan may say otherwise.
    Planned,
    /// The Office has agreed it with the unit.
    Agreed,
    /// Against a rule, with a reason and an approver.
    Approved(Exception),
    /// Two units have swapped; the number of the swap.
    Swapped(u32),
}

/// Days on which units cannot host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blackout {
    /// Its number in the register, never used again.
    pub number: u32,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// For which unit or cluster; for all where none is named.
    pub whom: Option<UnitId>,
    /// Why: Tết, harvest, storm.
    pub why: Line,
}

impl Blackout {
    /// Whether the day is closed.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}

/// A unit's hall. Ordered: the larger one serves a merged unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Room {
    /// It has none.
    None,
    /// Seats, 1 to 5,000.
    Seats(u32),
}

/// More hostings than the limit, with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cap {
    /// Most hostings of the year.
    pub most: u8,
    /// Why, and who approved.
    pub exception: Exception,
}

/// Clusters of which a month's conferences are not held one by one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gathering {
    /// The month.
    pub month: CycleMonth,
    /// The clusters.
    pub clusters: BTreeSet<UnitId>,
    /// What becomes of them.
    pub how: Together,
}

/// What becomes of the conferences of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Together {
    /// Held as one, at one host.
    Joint,
    /// Not held.
    Skipped,
}

/// A conference, as the two sides of a swap name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Turn {
    /// The month.
    pub month: CycleMonth,
    /// A cluster that meets there.
    pub cluster: UnitId,
    /// Who hosts as things stand.
    pub host: UnitId,
}

/// Two units change their turns; nothing moves until the other one consents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Swap {
    /// Its number in the register, never used again.
    pub number: u32,
    /// The turn of the unit that asks.
    pub ours: Turn,
    /// The turn of the unit that is asked.
    pub theirs: Turn,
    /// Why.
    pub reason: Line,
    /// Where it stands.
    pub state: SwapState,
}

/// Where a swap stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SwapState {
    /// Asked for; the other unit has not answered.
    Asked,
    /// The other unit has consented, and the hosts have changed.
    Agreed,
    /// The other unit has refused.
    Refused,
    /// Taken back by the unit that asked.
    Withdrawn,
}

impl HostYear {
    /// The register of a year in which nothing stands yet.
    #[must_use]
    pub fn empty(id: HostYearId, committee: UnitId, year: i32) -> Self {
        Self {
            id,
            committee,
            year,
            version: 0,
            hostings: Vec::new(),
            blackouts: Vec::new(),
            rooms: BTreeMap::new(),
            caps: BTreeMap::new(),
            registered: BTreeMap::new(),
            gathered: Vec::new(),
            swaps: Vec::new(),
        }
    }

    /// The host of a conference, planned or agreed.
    #[must_use]
    pub fn hosted(&self, month: CycleMonth, clusters: &BTreeSet<UnitId>) -> Option<&Hosted> {
        let same = |h: &&Hosted| h.month == month && h.clusters == *clusters;
        self.hostings.iter().find(same)
    }

    /// The host that stands whatever is planned anew.
    #[must_use]
    pub fn chosen(&self, month: CycleMonth, clusters: &BTreeSet<UnitId>) -> Option<UnitId> {
        let stands = |h: &&Hosted| h.basis != Basis::Planned;
        self.hosted(month, clusters).filter(stands).map(|h| h.host)
    }

    /// The host of a cluster's own or joint conference in a month.
    #[must_use]
    pub fn host_of(&self, month: CycleMonth, cluster: UnitId) -> Option<UnitId> {
        let meets = |h: &&Hosted| h.month == month && h.clusters.contains(&cluster);
        self.hostings.iter().find(meets).map(|h| h.host)
    }

    /// Turns of units that have ended in months from that of the day on that are not planned, with who has taken each over in
    /// its cluster; none for who has gone to another one, so that the turn is planned anew.
    #[must_use]
    pub fn turns_of(
        &self,
        heirs: &BTreeMap<UnitId, UnitId>,
        planned: &BTreeSet<CycleMonth>,
        since: NaiveDate,
        tree: &Tree,
    ) -> Vec<(Turn, Option<UnitId>)> {
        let first = since.with_day(1).unwrap_or(since);
        let ahead = |h: &&Hosted| h.month.first_day() >= first && !planned.contains(&h.month);
        let open = self.hostings.iter().filter(ahead);
        let parent = |unit: &UnitId| tree.get(*unit).and_then(|u| u.parent);
        open.filter_map(|hosted| {
            let heir = heirs.get(&hosted.host)?;
            let here = parent(heir).is_some_and(|p| hosted.clusters.contains(&p));
            let turn = Turn {
                month: hosted.month,
                cluster: *hosted.clusters.first()?,
                host: hosted.host,
            };
            Some((turn, here.then_some(*heir)))
        })
        .collect()
    }

    /// The swap of this number.
    #[must_use]
    pub fn swap(&self, number: u32) -> Option<&Swap> {
        self.swaps.iter().find(|s| s.number == number)
    }
}
