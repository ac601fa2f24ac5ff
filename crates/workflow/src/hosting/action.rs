//! What can be done to a host register, with its facts.
use super::{HostYear, Room, Together, Turn, Violation};
use crate::actor::Doer;
use crate::cycle::CycleMonth;
use crate::ids::{HostYearId, UnitId};
use crate::petition::Exception;
use crate::text::Line;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What is done. What the store has found in the same transaction rides inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "do")]
pub enum HostAction {
    /// The register is begun; halls are taken over from the year before.
    Begin {
        /// Halls.
        rooms: BTreeMap<UnitId, Room>,
    },
    /// A plan takes the place of the one before; what is agreed stays.
    Plan {
        /// Hosts of the conferences whose host was open.
        hosts: Vec<PlannedHost>,
        /// Its points.
        cost: u32,
    },
    /// Units have ended: who took them over has their turns (BL-10).
    TakeOver {
        /// Their turns, with who has them now.
        turns: Vec<PlannedHost>,
    },
    /// One host is chosen by hand.
    Set {
        /// For which conference.
        at: Occasion,
        /// Who hosts.
        host: UnitId,
        /// What that breaks.
        breaks: Vec<Violation>,
        /// Needed where it breaks something.
        exception: Option<Exception>,
    },
    /// A unit may host more often this year.
    RaiseCap {
        /// Which.
        unit: UnitId,
        /// Most hostings.
        most: u8,
        /// The office's own limit.
        limit: u8,
        /// Why, and who approved.
        exception: Exception,
    },
    /// A unit's hall.
    SetRoom {
        /// Which unit.
        unit: UnitId,
        /// Its hall.
        room: Room,
    },
    /// Days on which units cannot host.
    Close {
        /// First day.
        from: NaiveDate,
        /// Last day.
        to: NaiveDate,
        /// For which unit or cluster; for all where none is named.
        whom: Option<UnitId>,
        /// Why.
        why: Line,
    },
    /// Such days are open again.
    Reopen {
        /// Number of the entry.
        number: u32,
    },
    /// A unit registers for months; none takes its registration back.
    Register {
        /// Which unit.
        unit: UnitId,
        /// The months.
        months: BTreeSet<CycleMonth>,
    },
    /// Conferences of a month are held jointly, not at all, or one by one again.
    Gather {
        /// The conferences, one of each cluster.
        at: Vec<Occasion>,
        /// What becomes of them; none: each for itself again.
        how: Option<Together>,
    },
    /// A unit asks another to swap turns.
    AskSwap {
        /// Its own turn.
        ours: Turn,
        /// The other's.
        theirs: Turn,
        /// The two conferences.
        at: [Occasion; 2],
        /// Why.
        reason: Line,
    },
    /// The other one consents.
    AgreeSwap {
        /// Number of the swap.
        number: u32,
        /// The two conferences as they stand now.
        at: [Occasion; 2],
    },
    /// The other one refuses.
    RefuseSwap {
        /// Number of the swap.
        number: u32,
    },
    /// The one that asked takes it back.
    WithdrawSwap {
        /// Number of the swap.
        number: u32,
    },
}

/// A host as the planner found it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedHost {
    /// The month.
    pub month: CycleMonth,
    /// The clusters that meet.
    pub clusters: BTreeSet<UnitId>,
    /// Who hosts.
    pub host: UnitId,
}

/// A conference, as the store found it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasion {
    /// The month.
    pub month: CycleMonth,
    /// Its day.
    pub date: NaiveDate,
    /// The clusters that meet.
    pub clusters: BTreeSet<UnitId>,
    /// Whether its month is planned: then the conference itself is changed.
    pub settled: bool,
}

/// An accepted step; append-only, as the event of a petition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostEvent {
    /// Which register.
    pub register: HostYearId,
    /// The committee's unit.
    pub committee: UnitId,
    /// The year.
    pub year: i32,
    /// 1 for the first, then without a gap.
    pub version: u32,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub doer: Doer,
    /// What was done, with its facts.
    pub action: HostAction,
}

/// An accepted step: the register after it and the event that records it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostOutcome {
    /// The register after it.
    pub register: HostYear,
    /// What happened.
    pub event: HostEvent,
}
