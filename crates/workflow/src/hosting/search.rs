//! The cheapest plan: depth first by month, with the flow of [`relax`] as the bound.
//!
//! A part is a cluster, or several that a joint conference ties together; parts do not touch each
//! other. Where the gap between hostings costs nothing, the flow is itself a plan and the search
//! ends with its first descent. Otherwise it tries every host in turn, leaves a branch as soon as
//! the flow proves that nothing better lies in it, and never enters the same situation twice at a
//! higher price.
use super::HostProblem;
use super::relax::{Offers, relax};
use crate::ids::UnitId;
use std::collections::{BTreeMap, HashMap};

/// What a part of the year came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The host of each of its conferences; none where there is nobody.
    pub(super) hosts: Vec<Option<UnitId>>,
    /// Points of the plan, without what the accounts cost at no turns at all.
    pub(super) cost: i64,
    /// No plan costs less than this.
    pub(super) bound: i64,
    /// How much was looked at.
    pub(super) work: u64,
}

/// Who may host a conference of the part, with the places of its account and its unit there.
#[derive(Clone, Debug)]
struct Offer {
    unit: UnitId,
    account: usize,
    place: usize,
    forebears: Vec<usize>,
    cost: i64,
}

/// One conference of the part.
struct Stage {
    month: i32,
    offers: Vec<Offer>,
}

/// Before which conference, turns by account, and months back to the last hosting by unit, as far
/// as they still matter.
type Situation = (usize, Vec<u32>, Vec<i32>);

struct Search<'a> {
    problem: &'a HostProblem,
    stages: Vec<Stage>,
    accounts: Vec<usize>,
    turns: Vec<u32>,
    last: Vec<Option<i32>>,
    chosen: Vec<Option<UnitId>>,
    best: Option<Vec<Option<UnitId>>>,
    cost: i64,
    bound: i64,
    left: u64,
    seen: HashMap<Situation, i64>,
}

/// Searches the conferences with these places in [`HostProblem::slots`], in their order. `work` is
/// how much may be looked at before the best plan so far is taken: a situation costs
/// the conferences still open times their offers. Counted, not timed, so that a year gives the same plan everywhere.
pub(super) fn search(problem: &HostProblem, part: &[usize], work: u64) -> Found {
    let (mut units, mut accounts) = (BTreeMap::new(), BTreeMap::new());
    for choice in part.iter().flat_map(|s| &problem.slots[*s].choices) {
        place_of(&mut accounts, choice.account);
        for unit in &choice.forebears {
            place_of(&mut units, *unit);
        }
    }
    let stages = part.iter().map(|s| stage(problem, *s, &units, &accounts));
    let mut last = vec![None; units.len()];
    for (unit, place) in &units {
        last[*place] = problem.last_before.get(unit).copied();
    }
    let mut of = vec![0; accounts.len()];
    for (account, place) in &accounts {
        of[*place] = *account;
    }
    let mut search = Search {
        problem,
        stages: stages.collect(),
        turns: vec![0; of.len()],
        accounts: of,
        last,
        chosen: Vec::new(),
        best: None,
        cost: i64::MAX,
        bound: i64::MIN,
        left: work,
        seen: HashMap::new(),
    };
    search.enter(0, 0);
    search.found(work)
}

fn place_of<K: Ord>(places: &mut BTreeMap<K, usize>, key: K) {
    let next = places.len();
    places.entry(key).or_insert(next);
}

fn stage(
    problem: &HostProblem,
    slot: usize,
    units: &BTreeMap<UnitId, usize>,
    accounts: &BTreeMap<usize, usize>,
) -> Stage {
    let slot = &problem.slots[slot];
    let offers = slot.choices.iter().map(|choice| Offer {
        unit: choice.unit,
        account: accounts[&choice.account],
        place: units[&choice.unit],
        forebears: choice.forebears.iter().map(|u| units[u]).collect(),
        cost: choice.cost().into(),
    });
    Stage {
        month: slot.ordinal(),
        offers: offers.collect(),
    }
}

impl Search<'_> {
    fn found(self, work: u64) -> Found {
        Found {
            work: work - self.left,
            hosts: self.best.unwrap_or_default(),
            cost: self.cost,
            bound: if self.left == 0 {
                self.bound
            } else {
                self.cost
            },
        }
    }

    /// Goes on from the conference of this place with what is chosen so far.
    fn enter(&mut self, at: usize, spent: i64) {
        if at == self.stages.len() {
            if spent < self.cost {
                self.cost = spent;
                self.best = Some(self.chosen.clone());
            }
            return;
        }
        // The first descent is always made: it is the plan to fall back on.
        let enough = self.best.is_some() && (self.left == 0 || self.cost == self.bound);
        if enough || !self.is_new(at, spent) {
            return;
        }
        let offers: Vec<Offers> = (at..self.stages.len()).map(|s| self.offers(s)).collect();
        let work = offers.len() * offers.iter().map(Vec::len).sum::<usize>();
        self.left = self.left.saturating_sub(work as u64);
        let rest = relax(&offers, &self.turns, |account, turns| {
            self.price(account, turns)
        });
        if at == 0 {
            self.bound = spent + rest.cost;
        }
        if spent + rest.cost >= self.cost {
            return;
        }
        self.branch(at, spent, rest.hosts.first().copied().flatten());
    }

    /// Tries each host of the conference: that of the flow first, then the cheapest.
    fn branch(&mut self, at: usize, spent: i64, flow: Option<usize>) {
        let mut order: Vec<(bool, i64, Offer)> = self.stages[at]
            .offers
            .iter()
            .map(|offer| {
                (
                    Some(offer.account) != flow,
                    self.step(at, offer),
                    offer.clone(),
                )
            })
            .collect();
        order.sort_by_key(|(other, step, offer)| (*other, *step, offer.unit));
        if order.is_empty() {
            self.chosen.push(None);
            self.enter(at + 1, spent);
            self.chosen.pop();
        }
        for (_, step, offer) in order {
            let before = self.last[offer.place].replace(self.stages[at].month);
            self.turns[offer.account] += 1;
            self.chosen.push(Some(offer.unit));
            self.enter(at + 1, spent + step);
            self.chosen.pop();
            self.turns[offer.account] -= 1;
            self.last[offer.place] = before;
        }
    }

    /// What choosing this host costs now, turns included.
    fn step(&self, at: usize, offer: &Offer) -> i64 {
        self.here(at, offer) + self.price(offer.account, self.turns[offer.account])
    }

    /// What the host breaks there, with the gap to what is chosen so far.
    fn here(&self, at: usize, offer: &Offer) -> i64 {
        let last = offer.forebears.iter().filter_map(|u| self.last[*u]).max();
        let gap = i64::from(self.problem.gap);
        let short = last.map_or(0, |l| gap - i64::from(self.stages[at].month - l));
        offer.cost + short.max(0) * i64::from(self.problem.costs.gap)
    }

    fn price(&self, account: usize, turns: u32) -> i64 {
        let account = &self.problem.accounts[self.accounts[account]];
        account.next(turns, self.problem.costs)
    }

    /// What each account offers for a conference: its cheapest unit.
    fn offers(&self, at: usize) -> Offers {
        let mut offers: Offers = Vec::new();
        for offer in &self.stages[at].offers {
            let cost = self.here(at, offer);
            match offers
                .iter_mut()
                .find(|(account, _)| *account == offer.account)
            {
                Some(known) => known.1 = known.1.min(cost),
                None => offers.push((offer.account, cost)),
            }
        }
        offers
    }

    /// Whether the situation has not been entered at this price or a lower one.
    fn is_new(&mut self, at: usize, spent: i64) -> bool {
        let month = self.stages[at].month;
        let gap = i32::try_from(self.problem.gap).unwrap_or(i32::MAX);
        let back = |last: &Option<i32>| last.map_or(gap, |l| (month - l).min(gap));
        let recent = self.last.iter().map(back).collect();
        let situation = (at, self.turns.clone(), recent);
        let known = self.seen.get(&situation);
        if known.is_some_and(|known| *known <= spent) {
            return false;
        }
        self.seen.insert(situation, spent);
        true
    }
}
