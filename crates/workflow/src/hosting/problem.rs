//! A year of hosting laid out for the planner: its conferences, who may host each, and what counts.
use super::line::{Line, forebears, lines, ordinal};
use super::share::{account, last_before, share_past, share_year};
use super::{Account, Blackout, HostYear, HostingCosts, Room, Violation, ViolationKind};
use crate::cycle::CycleMonth;
use crate::ids::UnitId;
use crate::preset::Hosting;
use crate::unit::{Tree, UnitKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A conference of the year, as the calendar or the planned month gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// The month of its cycle.
    pub month: CycleMonth,
    /// Its day.
    pub date: NaiveDate,
    /// The clusters that meet; several for a joint conference, which has one host.
    pub clusters: BTreeSet<UnitId>,
    /// How many people are expected.
    pub expected: u32,
    /// Set once its month is planned: the conference itself says who hosts.
    pub settled: Option<Settled>,
}

/// A conference that stands in a planned month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// Its host, if one was named.
    pub host: Option<UnitId>,
}

/// A hosting of an earlier year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastHosting {
    /// The month.
    pub month: CycleMonth,
    /// The clusters that met.
    pub clusters: BTreeSet<UnitId>,
    /// Who hosted.
    pub host: UnitId,
}

/// What a year is planned from.
#[derive(Clone, Copy, Debug)]
pub struct YearFacts<'a> {
    /// Which year.
    pub year: i32,
    /// The unit tree.
    pub tree: &'a Tree,
    /// Limits and costs.
    pub rules: Hosting,
    /// What the register holds.
    pub register: &'a HostYear,
    /// The conferences of the year.
    pub meetings: &'a [Meeting],
    /// Hostings of the earlier years that count for fairness.
    pub past: &'a [PastHosting],
}

/// Someone who may host a conference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The unit.
    pub unit: UnitId,
    /// Place of its account in [`HostProblem::accounts`].
    pub account: usize,
    /// The unit and those whose turns it has inherited.
    pub forebears: BTreeSet<UnitId>,
    /// What it would break on that day, whoever hosts before and after.
    pub faults: Vec<Violation>,
}

impl Choice {
    /// What that costs.
    #[must_use]
    pub fn cost(&self) -> u32 {
        self.faults.iter().map(|f| f.cost).sum()
    }
}

/// A conference with those who may host it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostSlot {
    /// The month of its cycle.
    pub month: CycleMonth,
    /// Its day.
    pub date: NaiveDate,
    /// The clusters that meet.
    pub clusters: BTreeSet<UnitId>,
    /// Whether its month is planned.
    pub settled: bool,
    /// The host, where it is chosen already.
    pub fixed: Option<UnitId>,
    /// Who may host, by id of the unit; empty where a planned conference names no host.
    pub choices: Vec<Choice>,
    /// Accounts whose fair share it is, once for each unit that stands, chosen or not.
    pub shared_by: Vec<usize>,
}

impl HostSlot {
    pub(super) fn ordinal(&self) -> i32 {
        ordinal(self.month.first_day())
    }
}

/// A year of hosting, ready to be planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostProblem {
    /// Which year.
    pub year: i32,
    /// The conferences, by month and day.
    pub slots: Vec<HostSlot>,
    /// The accounts of turns, by heir.
    pub accounts: Vec<Account>,
    /// Fewest and most hostings of a unit that stands all the year.
    pub limits: (u32, u32),
    /// Months there should be between two hostings of a unit.
    pub gap: u32,
    /// What broken rules cost.
    pub costs: HostingCosts,
    /// Month in which each unit hosted last before the year, counted from year 0.
    pub last_before: BTreeMap<UnitId, i32>,
}

impl HostProblem {
    /// Lays the year out.
    #[must_use]
    pub fn of(facts: &YearFacts<'_>) -> Self {
        let clusters: BTreeSet<UnitId> = facts
            .meetings
            .iter()
            .flat_map(|m| m.clusters.iter().copied())
            .collect();
        let mut lines = lines(facts.tree, &clusters, facts.year);
        lines.retain(|line| line.unit_months > 0);
        let mut slots: Vec<HostSlot> = facts
            .meetings
            .iter()
            .map(|meeting| slot(meeting, &lines, facts))
            .collect();
        slots.sort_by(|a, b| (a.month, a.date, &a.clusters).cmp(&(b.month, b.date, &b.clusters)));
        let mut accounts: Vec<Account> = lines.iter().map(|line| account(line, facts)).collect();
        share_year(&slots, &mut accounts);
        share_past(facts, &lines, &mut accounts);
        Self {
            year: facts.year,
            slots,
            accounts,
            limits: (facts.rules.least.into(), facts.rules.most.into()),
            gap: facts.rules.gap.into(),
            costs: facts.rules.costs,
            last_before: last_before(facts.past),
        }
    }

    /// The conference of a cluster in a month.
    #[must_use]
    pub fn slot(&self, month: CycleMonth, cluster: UnitId) -> Option<&HostSlot> {
        let meets = |s: &&HostSlot| s.month == month && s.clusters.contains(&cluster);
        self.slots.iter().find(meets)
    }
}

fn slot(meeting: &Meeting, lines: &[Line], facts: &YearFacts<'_>) -> HostSlot {
    let mut choices: Vec<Choice> = match meeting.settled {
        Some(Settled { host: None }) => Vec::new(),
        _ => choices(meeting, lines, facts),
    };
    let fixed = match meeting.settled {
        Some(Settled { host }) => host,
        None => facts.register.chosen(meeting.month, &meeting.clusters),
    };
    let fixed = fixed.and_then(|unit| stands(unit, &choices, meeting.date, facts.tree));
    let shared_by = choices.iter().map(|c| c.account).collect();
    // Nobody else may be chosen any more, for a planned conference not even where its host is none
    // of the cluster's.
    let open = fixed.is_none() && meeting.settled.is_none();
    choices.retain(|c| open || fixed == Some(c.unit));
    HostSlot {
        month: meeting.month,
        date: meeting.date,
        clusters: meeting.clusters.clone(),
        settled: meeting.settled.is_some(),
        fixed,
        choices,
        shared_by,
    }
}

/// The chosen unit, or the one that has taken it over by the day; a choice of one that is gone
/// without a successor there lapses.
fn stands(unit: UnitId, choices: &[Choice], day: NaiveDate, tree: &Tree) -> Option<UnitId> {
    let heirs = tree.successors(unit, day);
    let mut able = std::iter::once(unit).chain(heirs);
    able.find(|u| choices.iter().any(|c| c.unit == *u))
}

fn choices(meeting: &Meeting, lines: &[Line], facts: &YearFacts<'_>) -> Vec<Choice> {
    let here = facts.tree.iter().filter(|u| {
        let below = u.parent.is_some_and(|p| meeting.clusters.contains(&p));
        below && u.kind == UnitKind::Commune && u.valid.holds(meeting.date)
    });
    here.filter_map(|unit| {
        let account = lines.iter().position(|l| l.members.contains(&unit.id))?;
        let forebears = forebears(facts.tree, unit.id, &lines[account]);
        let faults = faults(unit.id, &forebears, meeting, facts);
        Some(Choice {
            unit: unit.id,
            account,
            forebears,
            faults,
        })
    })
    .collect()
}

/// What the unit would break as host of that conference.
fn faults(
    unit: UnitId,
    forebears: &BTreeSet<UnitId>,
    meeting: &Meeting,
    facts: &YearFacts<'_>,
) -> Vec<Violation> {
    let (costs, register, month) = (facts.rules.costs, facts.register, meeting.month);
    let closed = register.blackouts.iter().find(|b| {
        let meets =
            |u: UnitId| forebears.contains(&u) || facts.tree.upwards(unit).any(|a| a.id == u);
        b.holds(meeting.date) && b.whom.is_none_or(meets)
    });
    let blackout = closed.map(|Blackout { number, .. }| Violation {
        kind: ViolationKind::Blackout {
            unit,
            month,
            number: *number,
        },
        cost: costs.blackout,
    });
    let hall = forebears.iter().filter_map(|u| register.rooms.get(u)).max();
    let expected = meeting.expected;
    let room = match hall {
        Some(Room::None) => Some(ViolationKind::NoHall { unit, month }),
        Some(Room::Seats(seats)) if *seats < expected => Some(ViolationKind::RoomTooSmall {
            unit,
            month,
            seats: *seats,
            expected,
        }),
        Some(Room::Seats(_)) | None => None,
    };
    let room = room.map(|kind| Violation {
        kind,
        cost: costs.room,
    });
    let months = register.registered.get(&unit);
    let other = months.is_some_and(|m| !m.is_empty() && !m.contains(&month));
    let unregistered = other.then_some(Violation {
        kind: ViolationKind::Unregistered { unit, month },
        cost: costs.unregistered,
    });
    blackout
        .into_iter()
        .chain(room)
        .chain(unregistered)
        .collect()
}
