//! A year of hosting in a made-up county, for the tests.
mod arithmetic;
mod fair;
mod optimum;
mod register;
mod rules;

use super::*;
use crate::cycle::CycleMonth;
use crate::ids::{HostYearId, UnitId};
use crate::preset::Hosting;
use crate::test_world::{line, uuid};
use crate::unit::{Period, Tree, Unit, UnitKind};
use chrono::NaiveDate;
use std::collections::BTreeSet;

const YEAR: i32 = 2025;

fn id(n: usize) -> UnitId {
    UnitId(uuid(7, n as u128))
}

/// The cluster with this number, and a commune of it.
fn cluster(n: usize) -> UnitId {
    id(1000 * (n + 1))
}

fn commune(cluster: usize, n: usize) -> UnitId {
    id(1000 * (cluster + 1) + n + 1)
}

fn month(n: u32) -> CycleMonth {
    CycleMonth::new(YEAR, n).unwrap()
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(YEAR, month, day).unwrap()
}

fn unit(id: UnitId, kind: UnitKind, parent: Option<UnitId>) -> Unit {
    Unit {
        id,
        kind,
        key: id.to_string(),
        name: id.to_string(),
        code: None,
        parent,
        valid: Period {
            from: NaiveDate::from_ymd_opt(2000, 1, 1).unwrap(),
            to: None,
        },
        successors: Vec::new(),
        members: None,
    }
}

/// Everything a year is planned from, to be bent by a test.
struct County {
    units: Vec<Unit>,
    meetings: Vec<Meeting>,
    register: HostYear,
    past: Vec<PastHosting>,
    rules: Hosting,
}

impl County {
    /// Clusters of these sizes, each of which meets on the eighth of the months.
    fn new(sizes: &[usize], months: impl IntoIterator<Item = u32>) -> Self {
        let months: Vec<u32> = months.into_iter().collect();
        let committee = id(1);
        let mut units = vec![unit(committee, UnitKind::Committee, None)];
        let mut meetings = Vec::new();
        for (n, size) in sizes.iter().enumerate() {
            units.push(unit(cluster(n), UnitKind::Cluster, Some(committee)));
            let members =
                (0..*size).map(|m| unit(commune(n, m), UnitKind::Commune, Some(cluster(n))));
            units.extend(members);
            meetings.extend(months.iter().map(|m| meeting(*m, &[n])));
        }
        let register = HostYear::empty(HostYearId(uuid(8, 1)), committee, YEAR);
        Self {
            units,
            meetings,
            register,
            past: Vec::new(),
            rules: Hosting {
                gap: 3,
                ..Hosting::within(2, 3)
            },
        }
    }

    /// The six clusters of Gia Lộc, monthly.
    fn gia_loc() -> Self {
        Self::new(&[4, 4, 4, 4, 4, 3], 1..=12)
    }

    fn problem(&self) -> HostProblem {
        let tree = Tree::new(self.units.iter().cloned());
        HostProblem::of(&YearFacts {
            year: YEAR,
            tree: &tree,
            rules: self.rules,
            register: &self.register,
            meetings: &self.meetings,
            past: &self.past,
        })
    }

    fn plan(&self) -> HostPlan {
        plan_hosts(&self.problem())
    }

    /// The first units end on 30 June; the last one follows them from July.
    fn merge(&mut self, gone: &[UnitId], into: Unit) {
        for unit in self.units.iter_mut().filter(|u| gone.contains(&u.id)) {
            unit.valid.to = Some(day(6, 30));
            unit.successors = vec![into.id];
        }
        self.units.push(Unit {
            valid: Period {
                from: day(7, 1),
                to: None,
            },
            ..into
        });
    }

    fn close(&mut self, whom: Option<UnitId>, from: NaiveDate, to: NaiveDate) {
        self.register.blackouts.push(Blackout {
            number: u32::try_from(self.register.blackouts.len()).unwrap() + 1,
            from,
            to,
            whom,
            why: line("Thu hoạch lúa"),
        });
    }

    fn held(&mut self, year: i32, month: u32, cluster: usize, host: UnitId) {
        self.past.push(PastHosting {
            month: CycleMonth::new(year, month).unwrap(),
            clusters: BTreeSet::from([self::cluster(cluster)]),
            host,
        });
    }
}

fn meeting(month: u32, clusters: &[usize]) -> Meeting {
    Meeting {
        month: self::month(month),
        date: day(month, 8),
        clusters: clusters.iter().map(|c| cluster(*c)).collect(),
        expected: 40,
        settled: None,
    }
}

/// How often each unit hosts.
fn turns(plan: &HostPlan, unit: UnitId) -> usize {
    plan.hosts.iter().filter(|h| **h == Some(unit)).count()
}
