//! Whether "each unit two to three times" can hold at all, and what would make it (domain.md §1.2).
//!
//! Only conferences, units and limits count here; days, halls and gaps do not. Every figure is
//! computed from the year at hand.
use super::HostProblem;
use super::relax::{Offers, relax};
use crate::ids::UnitId;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How many ways to divide the units are named before it says "and others".
const NAMED: usize = 3;

/// The arithmetic of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fit {
    /// Conferences that need a host.
    pub conferences: u32,
    /// Units that account for turns.
    pub units: u32,
    /// Fewest hostings of all units together.
    pub least: u32,
    /// Most hostings of all units together.
    pub most: u32,
    /// Hostings that lie above the most of some unit in every plan. 0: the upper limit can hold.
    pub over: u32,
    /// Hostings that are missing to the least of some unit in every plan. 0: the lower one can.
    pub under: u32,
    /// The clusters whose own conferences and units do not fit.
    pub clusters: Vec<ClusterFit>,
    /// How many more conferences held jointly, or not held, would bring `over` to 0. It was tried
    /// on this year; none where joining does not do it.
    pub joint: Option<u32>,
    /// Numbers of conferences a year and cluster at which the same units, divided anew, would fit.
    pub fitting: Vec<Fitting>,
}

/// A cluster for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClusterFit {
    /// Which.
    pub cluster: UnitId,
    /// Its conferences.
    pub conferences: u32,
    /// Its units that account for turns.
    pub units: u32,
    /// Fewest hostings of its units.
    pub least: u32,
    /// Most hostings of its units.
    pub most: u32,
}

/// A number of conferences that fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fitting {
    /// Conferences a year in each cluster.
    pub conferences: u32,
    /// Sizes of clusters that fit, the largest first: some of them where there are more.
    pub splits: Vec<Vec<u32>>,
    /// Whether there are others.
    pub more: bool,
}

impl Fit {
    /// Whether every unit can stay within its limits.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.over == 0 && self.under == 0
    }

    /// Works it out.
    #[must_use]
    pub fn of(problem: &HostProblem) -> Self {
        let offers = offers(problem);
        let most = |account: usize| problem.accounts[account].most;
        let least = |account: usize| problem.accounts[account].least;
        let sum = |of: &dyn Fn(usize) -> u32| (0..problem.accounts.len()).map(of).sum::<u32>();
        let short = lowest(problem, &offers, |a, turns| -i64::from(turns < least(a)));
        let under = i64::from(sum(&least)) + short;
        Self {
            conferences: count(offers.iter().filter(|o| !o.is_empty()).count()),
            units: count(problem.accounts.len()),
            least: sum(&least),
            most: sum(&most),
            over: over(problem, &offers),
            under: u32::try_from(under).unwrap_or(0),
            clusters: clusters(problem),
            joint: joint(problem, offers),
            fitting: fitting(problem),
        }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn offers(problem: &HostProblem) -> Vec<Offers> {
    let of = |slot: &super::HostSlot| {
        let accounts: BTreeSet<usize> = slot.shared_by.iter().copied().collect();
        accounts.into_iter().map(|a| (a, 0)).collect()
    };
    problem.slots.iter().map(of).collect()
}

fn lowest(problem: &HostProblem, offers: &[Offers], price: impl Fn(usize, u32) -> i64) -> i64 {
    relax(offers, &vec![0; problem.accounts.len()], price).cost
}

fn over(problem: &HostProblem, offers: &[Offers]) -> u32 {
    let most = |account: usize| problem.accounts[account].most;
    let cost = lowest(problem, offers, |a, turns| i64::from(turns >= most(a)));
    u32::try_from(cost).unwrap_or(u32::MAX)
}

/// Each cluster with its own conferences, as if no joint one were held; only those that do not fit.
fn clusters(problem: &HostProblem) -> Vec<ClusterFit> {
    let mut found: BTreeMap<UnitId, (u32, BTreeSet<usize>)> = BTreeMap::new();
    for slot in problem.slots.iter().filter(|s| !s.shared_by.is_empty()) {
        if let (1, Some(cluster)) = (slot.clusters.len(), slot.clusters.first()) {
            let (held, accounts) = found.entry(*cluster).or_default();
            *held += 1;
            accounts.extend(&slot.shared_by);
        }
    }
    let fits = found.into_iter().map(|(cluster, (conferences, accounts))| {
        let of = |part: fn(&super::Account) -> u32| {
            accounts.iter().map(|a| part(&problem.accounts[*a])).sum()
        };
        ClusterFit {
            cluster,
            conferences,
            units: count(accounts.len()),
            least: of(|a| a.least),
            most: of(|a| a.most),
        }
    });
    fits.filter(|c| c.conferences > c.most || c.conferences < c.least)
        .collect()
}

/// Joins conferences of clusters with too few units to others of the same month, as often as there
/// are hostings too many, and looks whether that suffices. Each joint conference spares one
/// hosting, so that fewer cannot.
fn joint(problem: &HostProblem, mut offers: Vec<Offers>) -> Option<u32> {
    let needed = over(problem, &offers);
    let short = clusters(problem).into_iter();
    let mut left: BTreeMap<UnitId, u32> = short
        .filter_map(|c| Some((c.cluster, c.conferences.checked_sub(c.most)?)))
        .collect();
    let (mut taken, mut made) = (BTreeSet::new(), 0);
    for (guest, slot) in problem.slots.iter().enumerate() {
        let cluster = slot.clusters.first().filter(|_| slot.clusters.len() == 1);
        let Some(over) = cluster.and_then(|c| left.get_mut(c)).filter(|n| **n > 0) else {
            continue;
        };
        let may = |host: &usize| *host != guest && !taken.contains(host);
        let month = (0..problem.slots.len()).filter(|s| problem.slots[*s].month == slot.month);
        if let Some(host) = month.filter(may).find(|_| !taken.contains(&guest)) {
            *over -= 1;
            made += 1;
            let moved = std::mem::take(&mut offers[guest]);
            offers[host].extend(moved);
            taken.extend([guest, host]);
        }
    }
    let enough = made == needed && self::over(problem, &offers) == 0;
    enough.then_some(needed)
}

/// Numbers of conferences a year at which as many units in as many clusters stay within the limits.
fn fitting(problem: &HostProblem) -> Vec<Fitting> {
    let clusters: BTreeSet<UnitId> = problem
        .slots
        .iter()
        .flat_map(|s| s.clusters.iter().copied())
        .collect();
    let months: BTreeSet<_> = problem.slots.iter().map(|s| s.month).collect();
    let (units, clusters) = (count(problem.accounts.len()), count(clusters.len()));
    let (least, most) = problem.limits;
    let fits = (1..=count(months.len())).filter_map(|conferences| {
        let smallest = conferences.div_ceil(most.max(1));
        let largest = conferences.checked_div(least).unwrap_or(units);
        let mut splits = Vec::new();
        divide(
            units,
            clusters,
            smallest,
            largest,
            &mut Vec::new(),
            &mut splits,
        );
        let more = splits.len() > NAMED;
        splits.truncate(NAMED);
        (!splits.is_empty()).then_some(Fitting {
            conferences,
            splits,
            more,
        })
    });
    fits.collect()
}

/// Divides the units into clusters of sizes from `smallest` to `largest`, the largest first; stops
/// when one more than are named has been found.
fn divide(
    units: u32,
    clusters: u32,
    smallest: u32,
    largest: u32,
    sizes: &mut Vec<u32>,
    found: &mut Vec<Vec<u32>>,
) {
    if found.len() > NAMED || units < clusters * smallest || units > clusters * largest {
        return;
    }
    if clusters == 0 {
        found.push(sizes.clone());
        return;
    }
    for size in (smallest..=largest.min(units)).rev() {
        sizes.push(size);
        divide(units - size, clusters - 1, smallest, size, sizes, found);
        sizes.pop();
    }
}
