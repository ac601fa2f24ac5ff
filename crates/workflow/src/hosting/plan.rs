//! The plan of a year: the cheapest hosts, what they break, and how sure that is.
use super::search::search;
use super::{Fit, HostProblem, Violation};
use crate::ids::UnitId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How much is looked at for a whole year (see [`search`]): a few milliseconds where the limits can
/// hold, a few seconds at most where nothing fits.
const WORK: u64 = 60_000_000;

/// Whether a better plan may exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "proof")]
pub enum Proof {
    /// None costs less.
    Optimal,
    /// None costs less than this; whether one lies between was not searched to the end.
    AtLeast {
        /// Points that every plan costs.
        bound: u32,
    },
}

/// A plan of hosts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostPlan {
    /// The host of each conference of [`HostProblem::slots`], in order.
    pub hosts: Vec<Option<UnitId>>,
    /// What it breaks.
    pub violations: Vec<Violation>,
    /// Its points: those of the violations.
    pub cost: u32,
    /// Whether there is a better one.
    pub proof: Proof,
    /// Whether the limits can hold at all, and what would make them.
    pub fit: Fit,
}

/// Finds the cheapest hosts of the year; choices that stand are kept.
#[must_use]
pub fn plan_hosts(problem: &HostProblem) -> HostPlan {
    plan_within(problem, WORK)
}

/// As [`plan_hosts`], with so much work. The smallest part of the year comes first: what it leaves
/// of its share is the larger ones', which need it more.
pub(super) fn plan_within(problem: &HostProblem, work: u64) -> HostPlan {
    let mut parts = parts(problem);
    parts.sort_by_key(Vec::len);
    let mut left = work;
    let mut hosts = vec![None; problem.slots.len()];
    let standing: i64 = problem
        .accounts
        .iter()
        .map(|a| a.cost(0, problem.costs))
        .sum();
    let (mut cost, mut bound) = (standing, standing);
    for (place, part) in parts.iter().enumerate() {
        let found = search(problem, part, left / (parts.len() - place) as u64);
        left = left.saturating_sub(found.work);
        for (slot, host) in part.iter().zip(found.hosts) {
            hosts[*slot] = host;
        }
        cost += found.cost;
        bound += found.bound;
    }
    let points = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
    HostPlan {
        violations: problem.violations(&hosts),
        hosts,
        cost: points(cost),
        proof: if cost == bound {
            Proof::Optimal
        } else {
            let bound = points(bound.max(0));
            Proof::AtLeast { bound }
        },
        fit: Fit::of(problem),
    }
}

/// Places of conferences that touch each other: those of a cluster, and of all clusters that a
/// joint conference ties to it. Each part in the order of the months.
fn parts(problem: &HostProblem) -> Vec<Vec<usize>> {
    let mut root: BTreeMap<UnitId, UnitId> = BTreeMap::new();
    for slot in &problem.slots {
        let tied: Vec<UnitId> = slot
            .clusters
            .iter()
            .map(|c| *root.entry(*c).or_insert(*c))
            .collect();
        let Some(first) = tied.first().copied() else {
            continue;
        };
        for of in root.values_mut().filter(|of| tied.contains(of)) {
            *of = first;
        }
    }
    let mut parts: BTreeMap<UnitId, Vec<usize>> = BTreeMap::new();
    for (place, slot) in problem.slots.iter().enumerate() {
        if let Some(of) = slot.clusters.first().and_then(|c| root.get(c)) {
            parts.entry(*of).or_default().push(place);
        }
    }
    parts.into_values().collect()
}
