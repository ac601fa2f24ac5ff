//! The plan is the cheapest one: against every plan there is, in small years.
use super::super::plan::plan_within;
use super::super::relax::relax;
use super::*;
use proptest::prelude::*;

/// Points of the cheapest plan, by trying all.
fn cheapest(problem: &HostProblem) -> u32 {
    fn go(problem: &HostProblem, hosts: &mut Vec<Option<UnitId>>, best: &mut u32) {
        let Some(slot) = problem.slots.get(hosts.len()) else {
            let cost: u32 = problem.violations(hosts).iter().map(|v| v.cost).sum();
            *best = cost.min(*best);
            return;
        };
        for choice in &slot.choices {
            hosts.push(Some(choice.unit));
            go(problem, hosts, best);
            hosts.pop();
        }
    }
    let mut best = u32::MAX;
    go(problem, &mut Vec::new(), &mut best);
    best
}

/// A year of two small clusters with closed days, halls, a joint month, a merger, and a past.
#[derive(Clone, Debug)]
struct Odd {
    sizes: Vec<usize>,
    months: u32,
    closed: Vec<(usize, usize, u32)>,
    halls: Vec<(usize, usize)>,
    joint: Option<u32>,
    merger: bool,
    past: Vec<(u32, usize)>,
    gap: u8,
}

fn odd() -> impl Strategy<Value = Odd> {
    (
        prop_oneof![
            prop::collection::vec(1..=3_usize, 2).prop_map(|sizes| (sizes, 4)),
            prop::collection::vec(3..=4_usize, 1).prop_map(|sizes| (sizes, 6)),
        ],
        prop::collection::vec((0..2_usize, 0..4_usize, 1..=8_u32), 0..8),
        prop::collection::vec((0..2_usize, 0..4_usize), 0..3),
        prop::option::of(1..=4_u32),
        any::<bool>(),
        prop::collection::vec((1..=12_u32, 0..3_usize), 0..6),
        1..=4_u8,
    )
        .prop_map(
            |((sizes, months), closed, halls, joint, merger, past, gap)| Odd {
                sizes,
                months,
                closed,
                halls,
                joint,
                merger,
                past,
                gap,
            },
        )
}

impl Odd {
    fn county(&self) -> County {
        let first = if self.merger { 5 } else { 1 };
        let mut county = County::new(&self.sizes, first..first + self.months);
        county.rules.gap = self.gap;
        for (c, n, m) in &self.closed {
            let m = first - 1 + m;
            if m <= 12 {
                county.close(Some(commune(*c, *n)), day(m, 5), day(m, 10));
            }
        }
        for (c, n) in &self.halls {
            county
                .register
                .rooms
                .insert(commune(*c, *n), Room::Seats(30));
        }
        if let (Some(m), true) = (self.joint, self.sizes.len() > 1) {
            let m = first - 1 + m;
            county.meetings.retain(|other| other.month != month(m));
            county.meetings.push(meeting(m, &[0, 1]));
        }
        if self.merger && self.sizes[0] > 1 {
            let into = unit(commune(0, 9), UnitKind::Commune, Some(cluster(0)));
            county.merge(&[commune(0, 0), commune(0, 1)], into);
        }
        for (m, n) in &self.past {
            county.held(YEAR - 1, *m, 0, commune(0, n % self.sizes[0]));
        }
        county
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_plan_is_cheaper_than_the_one_that_is_found(odd in odd()) {
        let problem = odd.county().problem();
        let plan = plan_hosts(&problem);
        prop_assert_eq!(plan.proof, Proof::Optimal);
        prop_assert_eq!(plan.cost, cheapest(&problem));
    }

    #[test]
    fn the_points_of_a_plan_are_those_of_the_rules_it_breaks(odd in odd()) {
        let plan = odd.county().plan();
        prop_assert_eq!(plan.cost, plan.violations.iter().map(|v| v.cost).sum::<u32>());
    }

    #[test]
    fn every_conference_has_a_host_of_its_own_that_stands_on_the_day(odd in odd()) {
        let county = odd.county();
        let tree = Tree::new(county.units.iter().cloned());
        let problem = county.problem();
        let plan = plan_hosts(&problem);
        for (slot, host) in problem.slots.iter().zip(&plan.hosts) {
            let host = tree.get(host.unwrap()).unwrap();
            prop_assert!(slot.clusters.contains(&host.parent.unwrap()));
            prop_assert!(host.valid.holds(slot.date));
        }
    }

    #[test]
    fn the_flow_is_the_cheapest_without_gaps(
        prices in prop::collection::vec(prop::collection::vec(0..6_i64, 4), 1..6),
        steps in prop::collection::vec(prop::collection::vec(0..4_i64, 6), 4),
    ) {
        let price = |account: usize, turns: u32| -> i64 {
            steps[account][..=turns as usize].iter().sum::<i64>() - 3
        };
        let offers: Vec<Vec<(usize, i64)>> = prices
            .iter()
            .map(|row| row.iter().copied().enumerate().filter(|(_, cost)| *cost < 5).collect())
            .collect();
        prop_assume!(offers.iter().all(|o: &Vec<_>| !o.is_empty()));
        let found = relax(&offers, &[0; 4], price);
        let mut best = i64::MAX;
        every(&offers, &mut vec![0; 4], 0, 0, &price, &mut best);
        prop_assert_eq!(found.cost, best);
    }
}

fn every(
    offers: &[Vec<(usize, i64)>],
    turns: &mut Vec<u32>,
    at: usize,
    spent: i64,
    price: &impl Fn(usize, u32) -> i64,
    best: &mut i64,
) {
    let Some(offer) = offers.get(at) else {
        *best = spent.min(*best);
        return;
    };
    for (account, cost) in offer {
        let step = cost + price(*account, turns[*account]);
        turns[*account] += 1;
        every(offers, turns, at + 1, spent + step, price, best);
        turns[*account] -= 1;
    }
}

#[test]
fn the_county_is_planned_to_the_optimum() {
    let plan = County::gia_loc().plan();
    assert_eq!(plan.proof, Proof::Optimal);
    // Three hostings too many in the cluster of three communes, and nothing else.
    assert_eq!(plan.cost, 3 * HostingCosts::default().too_many);
    for (n, size) in [4, 4, 4, 4, 4, 3].into_iter().enumerate() {
        for m in 0..size {
            assert_eq!(turns(&plan, commune(n, m)), 12 / size);
        }
    }
}

#[test]
fn four_hundred_units_are_planned_to_the_optimum() {
    let mut county = County::new(&[4; 100], 1..=12);
    for n in 0..100 {
        county.close(Some(commune(n, n % 4)), day(5, 1), day(6, 15));
    }
    let plan = county.plan();
    assert_eq!((plan.proof, plan.cost), (Proof::Optimal, 0));
}

/// A year in which nothing fits: closed days all over, and gaps of a year.
fn hopeless() -> HostProblem {
    let mut county = County::new(&[16], 1..=12);
    county.rules.gap = 12;
    for (m, n) in (1..=12).flat_map(|m| (0..12).map(move |n| (m, n))) {
        let last = 10 + (n + m) % 3;
        county.close(Some(commune(0, n as usize)), day(m, 1), day(m, last));
    }
    for m in [2, 5, 8, 11] {
        county.close(Some(commune(0, 12)), day(m, 1), day(m, 10));
    }
    county.problem()
}

/// Where the search ends before everything is looked at, it says by how much it may be wrong.
#[test]
fn a_plan_that_is_not_proved_says_so() {
    let problem = hopeless();
    let (hasty, patient) = (plan_within(&problem, 1), plan_within(&problem, 400_000));
    let Proof::AtLeast { bound } = hasty.proof else {
        panic!("{:?}", hasty.proof)
    };
    assert!(bound <= patient.cost && patient.cost <= hasty.cost);
    assert!(bound < hasty.cost);
    assert_eq!(
        hasty.cost,
        hasty.violations.iter().map(|v| v.cost).sum::<u32>()
    );
}
