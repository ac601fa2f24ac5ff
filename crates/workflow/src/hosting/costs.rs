//! What a broken rule of hosting costs, as data of the preset.
use serde::{Deserialize, Serialize};

/// Points that each broken rule costs; the planner looks for the fewest points in all.
///
/// Points only compare: with the usual numbers a host on a day that is closed to it weighs as much
/// as two hostings too many or six months of a gap too short. An office sets its own in
/// `[hosting.costs]`; 0 means that the rule is only told, or not asked for at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HostingCosts {
    /// Per conference held at a host on a day closed to it (Tết, harvest, storms).
    pub blackout: u32,
    /// Per conference at a host without a hall, or whose hall is smaller than the roster.
    pub room: u32,
    /// Per hosting above the most.
    pub too_many: u32,
    /// Per hosting below the least.
    pub too_few: u32,
    /// Per month by which two hostings of one unit lie too close.
    pub gap: u32,
    /// Per hosting above the fair share of several years; the second costs twice, the third
    /// thrice as much, so that the load is spread and not stacked.
    pub uneven: u32,
    /// Per hosting in a month for which the unit has not registered, though it has for others.
    pub unregistered: u32,
}

impl Default for HostingCosts {
    fn default() -> Self {
        Self {
            blackout: 60,
            room: 40,
            too_many: 30,
            too_few: 20,
            gap: 10,
            uneven: 4,
            unregistered: 2,
        }
    }
}
