//! How long a year of hosting takes to plan: `cargo bench --workspace --bench hosting`.
//!
//! Counties of several sizes, with closed days, halls, a past of two years and joint conferences.
//! Printed are the median, least and most of the runs, the points of the plan and whether they are
//! proved. Nothing is asserted: tests say what a plan must be, this says how fast it is.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "figures are printed, and a benchmark that cannot lay out its year has failed"
)]

use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use workflow::cycle::CycleMonth;
use workflow::hosting::{
    Blackout, HostProblem, HostYear, Meeting, PastHosting, Room, YearFacts, plan_hosts,
};
use workflow::ids::{HostYearId, UnitId};
use workflow::preset::Hosting;
use workflow::text::Line;
use workflow::unit::{Period, Tree, Unit, UnitKind};

const YEAR: i32 = 2025;

struct County {
    name: &'static str,
    units: Vec<Unit>,
    meetings: Vec<Meeting>,
    register: HostYear,
    past: Vec<PastHosting>,
}

fn id(n: usize) -> UnitId {
    UnitId(uuid::Uuid::from_u128(n as u128))
}

fn cluster(n: usize) -> UnitId {
    id(1_000 * (n + 1))
}

fn commune(cluster: usize, n: usize) -> UnitId {
    id(1_000 * (cluster + 1) + n + 1)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn month(year: i32, month: u32) -> CycleMonth {
    CycleMonth::new(year, month).unwrap()
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
            from: day(2000, 1, 1),
            to: None,
        },
        successors: Vec::new(),
        members: None,
    }
}

impl County {
    /// Clusters of these sizes, each of which meets every month.
    fn new(name: &'static str, sizes: &[usize]) -> Self {
        let root = id(1);
        let mut units = vec![unit(root, UnitKind::Committee, None)];
        let (mut meetings, mut past) = (Vec::new(), Vec::new());
        for (c, size) in sizes.iter().enumerate() {
            units.push(unit(cluster(c), UnitKind::Cluster, Some(root)));
            let members =
                (0..*size).map(|n| unit(commune(c, n), UnitKind::Commune, Some(cluster(c))));
            units.extend(members);
            for m in 1..=12_u32 {
                meetings.push(Meeting {
                    month: month(YEAR, m),
                    date: day(YEAR, m, 5 + u32::try_from(c % 5).unwrap()),
                    clusters: BTreeSet::from([cluster(c)]),
                    expected: 40,
                    settled: None,
                });
                for back in 1..=2 {
                    past.push(PastHosting {
                        month: month(YEAR - back, m),
                        clusters: BTreeSet::from([cluster(c)]),
                        host: commune(c, (m as usize + c) % size),
                    });
                }
            }
        }
        Self {
            name,
            units,
            meetings,
            register: HostYear::empty(HostYearId(uuid::Uuid::nil()), root, YEAR),
            past,
        }
    }

    /// Harvest for two units of each cluster, and a hall too small for everybody in a third one.
    fn troubled(mut self, sizes: &[usize]) -> Self {
        for (c, size) in sizes.iter().enumerate() {
            for (n, m) in [(0, 5), (1, 6), (0, 10)] {
                self.register.blackouts.push(Blackout {
                    number: 1,
                    from: day(YEAR, m, 1),
                    to: day(YEAR, m, 20),
                    whom: Some(commune(c, n)),
                    why: Line::parse("Thu hoạch lúa").unwrap(),
                });
            }
            let small = Room::Seats(30);
            self.register.rooms.insert(commune(c, size - 1), small);
        }
        self
    }

    /// In these months each cluster meets with the next one, so that all of them are tied together.
    fn tied(mut self, months: &[u32]) -> Self {
        for m in months {
            let of = month(YEAR, *m);
            let (here, mut rest): (Vec<_>, Vec<_>) = self
                .meetings
                .into_iter()
                .partition(|meeting| meeting.month == of);
            let shift = usize::from(m % 2 == 0);
            let (alone, paired) = here.split_at(shift);
            rest.extend(alone.iter().cloned());
            rest.extend(paired.chunks(2).map(|pair| {
                let clusters = pair.iter().flat_map(|m| m.clusters.clone());
                Meeting {
                    clusters: clusters.collect(),
                    ..pair[0].clone()
                }
            }));
            self.meetings = rest;
        }
        self
    }

    fn measure(&self, runs: usize) {
        let tree = Tree::new(self.units.iter().cloned());
        let facts = YearFacts {
            year: YEAR,
            tree: &tree,
            rules: Hosting {
                gap: 3,
                ..Hosting::within(2, 3)
            },
            register: &self.register,
            meetings: &self.meetings,
            past: &self.past,
        };
        let (mut took, mut last) = (Vec::new(), None);
        for _ in 0..runs {
            let start = Instant::now();
            let problem = HostProblem::of(&facts);
            last = Some(plan_hosts(&problem));
            took.push(start.elapsed());
        }
        took.sort();
        let plan = last.unwrap();
        let ms = |d: Duration| format!("{:.1}", d.as_secs_f64() * 1_000.0);
        println!(
            "| {} | {} | {} | {} ({}–{}) | {} | {:?} |",
            self.name,
            plan.fit.units,
            self.meetings.len(),
            ms(took[runs / 2]),
            ms(took[0]),
            ms(took[runs - 1]),
            plan.cost,
            plan.proof
        );
    }
}

fn main() {
    println!("| year | units | conferences | ms | points | proof |\n|---|---|---|---|---|---|");
    let gia_loc = [4, 4, 4, 4, 4, 3];
    County::new("Gia Lộc", &gia_loc).measure(21);
    County::new("Gia Lộc, harvest and halls", &gia_loc)
        .troubled(&gia_loc)
        .measure(21);
    County::new("Gia Lộc, harvest, halls, two joint months", &gia_loc)
        .troubled(&gia_loc)
        .tied(&[3, 8])
        .measure(5);
    let hundred = [4; 100];
    County::new("100 clusters", &hundred).measure(5);
    County::new("100 clusters, harvest and halls", &hundred)
        .troubled(&hundred)
        .measure(5);
    County::new("100 clusters, harvest, halls, two joint months", &hundred)
        .troubled(&hundred)
        .tied(&[3, 8])
        .measure(3);
}
