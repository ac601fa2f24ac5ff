//! The host register of a year: who hosts, what that breaks, and what could be better (GL-05).
mod view;
mod waiting;

use super::refs::{PersonRef, UnitRef};
use chrono::NaiveDate;
use serde::Serialize;
pub use waiting::DeskSwap;
use workflow::cycle::CycleMonth;
use workflow::hosting::{Fit, Proof, Room, SwapState, Together, Violation};
use workflow::preset::Hosting;

/// A year of hosting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HostYearView {
    /// The year.
    pub year: i32,
    /// Version of the register; 0 where none is begun.
    pub version: u32,
    /// Whether these are the hosts that a plan would choose now, and not those of the register.
    pub proposed: bool,
    /// Limits and costs.
    pub rules: Hosting,
    /// The conferences, by month and day.
    pub conferences: Vec<HostLine>,
    /// The units, by cluster and key.
    pub units: Vec<UnitTurns>,
    /// What these hosts break.
    pub violations: Vec<Violation>,
    /// Points of that.
    pub cost: u32,
    /// Points of the best plan that keeps what is agreed.
    pub best: u32,
    /// Whether a better one may exist.
    pub proof: Proof,
    /// Whether the limits can hold at all, and what would make them.
    pub fit: Fit,
    /// Closed days.
    pub blackouts: Vec<BlackoutView>,
    /// Halls.
    pub rooms: Vec<RoomView>,
    /// Units that may host more often.
    pub caps: Vec<CapView>,
    /// Months for which units have registered.
    pub registered: Vec<RegistrationView>,
    /// Conferences held jointly or not at all.
    pub gathered: Vec<GatheringView>,
    /// Swaps, oldest first.
    pub swaps: Vec<SwapView>,
}

/// A conference with its host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HostLine {
    /// Its month.
    pub month: CycleMonth,
    /// Its day.
    pub date: NaiveDate,
    /// The clusters that meet.
    pub clusters: Vec<UnitRef>,
    /// Who hosts; none where nobody is named.
    pub host: Option<UnitRef>,
    /// Why it is this one.
    pub why: HostBasis,
    /// Why, and who approved, where it is against a rule.
    pub exception: Option<ExceptionView>,
}

/// Why a unit hosts, as a list shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HostBasis {
    /// The conference stands in a planned month.
    Conference,
    /// The plan, or what a plan would say.
    Planned,
    /// Agreed between the Office and the unit.
    Agreed,
    /// Against a rule, with an approver.
    Approved,
    /// Swapped.
    Swapped,
}

/// A reason and who approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExceptionView {
    /// Why.
    pub reason: String,
    /// Who approved.
    pub approver: PersonRef,
}

/// A unit's year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitTurns {
    /// Its cluster.
    pub cluster: Option<UnitRef>,
    /// The unit that accounts for the turns.
    pub unit: UnitRef,
    /// Units whose turns it has inherited.
    pub inherited: Vec<UnitRef>,
    /// Months in which it, or they, host.
    pub months: Vec<CycleMonth>,
    /// Fewest hostings.
    pub least: u32,
    /// Most hostings, as approved where a cap stands.
    pub most: u32,
    /// Hostings of the earlier years that count.
    pub past: u32,
    /// Fair share of these years and this one, rounded up.
    pub fair: u32,
}

/// Days on which a unit cannot host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BlackoutView {
    /// Its number.
    pub number: u32,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// For which unit or cluster; none: for all.
    pub whom: Option<UnitRef>,
    /// Why.
    pub why: String,
}

/// A unit's hall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoomView {
    /// The unit.
    pub unit: UnitRef,
    /// Its hall.
    pub room: Room,
}

/// More hostings than the limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CapView {
    /// The unit.
    pub unit: UnitRef,
    /// Most hostings.
    pub most: u8,
    /// Why, and who approved.
    pub exception: ExceptionView,
}

/// Months for which a unit has registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RegistrationView {
    /// The unit.
    pub unit: UnitRef,
    /// The months.
    pub months: Vec<CycleMonth>,
}

/// Clusters that meet jointly, or not, in a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GatheringView {
    /// The month.
    pub month: CycleMonth,
    /// The clusters.
    pub clusters: Vec<UnitRef>,
    /// Jointly or not at all.
    pub how: Together,
}

/// A swap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SwapView {
    /// Its number.
    pub number: u32,
    /// The turn of the unit that asks.
    pub ours: TurnView,
    /// The turn of the unit that is asked.
    pub theirs: TurnView,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub state: SwapState,
}

/// A turn of a swap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TurnView {
    /// The month.
    pub month: CycleMonth,
    /// The cluster.
    pub cluster: UnitRef,
    /// Who hosted when it was asked for.
    pub host: UnitRef,
}
