//! The same year without the gaps between hostings: solved exactly, and so a bound that no plan of
//! the whole can pass.
//!
//! Without gaps the choice is a flow: each conference sends one turn to a host, each host takes its
//! turns at a price that never falls. Conferences are added one by one; each takes the cheapest
//! chain of exchanges (shortest augmenting path), after which the whole is again cheapest.

/// What one conference may choose: a host's place in the list of accounts, and what it costs there.
pub(super) type Offers = Vec<(usize, i64)>;

/// The cheapest choice of hosts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relaxed {
    /// What it costs.
    pub(super) cost: i64,
    /// The account chosen by each conference; none where nobody was offered.
    pub(super) hosts: Vec<Option<usize>>,
}

/// Solves it. `turns` are those that each account has already; `price(account, turns)` is what one
/// more costs, and never falls with `turns`.
pub(super) fn relax(
    offers: &[Offers],
    turns: &[u32],
    price: impl Fn(usize, u32) -> i64,
) -> Relaxed {
    let mut flow = Flow {
        offers,
        turns: turns.to_vec(),
        hosts: vec![None; offers.len()],
        cost: 0,
    };
    for conference in 0..offers.len() {
        flow.add(conference, &price);
    }
    Relaxed {
        cost: flow.cost,
        hosts: flow.hosts,
    }
}

struct Flow<'a> {
    offers: &'a [Offers],
    turns: Vec<u32>,
    hosts: Vec<Option<usize>>,
    cost: i64,
}

/// The cheapest way to an account: its cost, and the conference that takes it there.
type Way = Option<(i64, usize)>;

impl Flow<'_> {
    fn add(&mut self, conference: usize, price: &impl Fn(usize, u32) -> i64) {
        let ways = self.ways(conference);
        let ends = ways.iter().enumerate().filter_map(|(account, way)| {
            let (cost, _) = (*way)?;
            Some((cost + price(account, self.turns[account]), account))
        });
        let Some((cost, account)) = ends.min() else {
            return;
        };
        self.cost += cost;
        self.turns[account] += 1;
        let mut at = account;
        while let Some((_, taken_by)) = ways[at] {
            let before = self.hosts[taken_by].replace(at);
            match before {
                Some(left) if taken_by != conference => at = left,
                _ => break,
            }
        }
    }

    /// Cheapest ways from the new conference to every account, by exchanges along the conferences
    /// placed so far (Bellman-Ford: no exchange is ever a gain by itself, so no way goes in circles).
    fn ways(&self, conference: usize) -> Vec<Way> {
        let mut ways: Vec<Way> = vec![None; self.turns.len()];
        for &(account, cost) in &self.offers[conference] {
            improve(&mut ways[account], cost, conference);
        }
        loop {
            let mut better = false;
            for (placed, host) in self.hosts.iter().enumerate() {
                let Some((so_far, _)) = host.and_then(|h| ways[h]) else {
                    continue;
                };
                let here = self.price_of(placed, *host);
                for &(account, cost) in &self.offers[placed] {
                    let new = so_far + cost - here;
                    better |= Some(account) != *host && improve(&mut ways[account], new, placed);
                }
            }
            if !better {
                return ways;
            }
        }
    }

    fn price_of(&self, conference: usize, host: Option<usize>) -> i64 {
        let found = self.offers[conference]
            .iter()
            .find(|(account, _)| Some(*account) == host);
        found.map_or(0, |(_, cost)| *cost)
    }
}

fn improve(way: &mut Way, cost: i64, by: usize) -> bool {
    let better = way.is_none_or(|(known, _)| cost < known);
    if better {
        *way = Some((cost, by));
    }
    better
}
