//! What the number of turns of a unit costs: too few, too many, more than its share.
use super::{HostingCosts, Violation, ViolationKind};
use crate::ids::UnitId;

/// The turns of a [`Line`](super::Line) in the year, and what counts against them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The unit that accounts for them.
    pub heir: UnitId,
    /// Units whose turns it has inherited.
    pub inherited: Vec<UnitId>,
    /// Fewest hostings of the year.
    pub least: u32,
    /// Most hostings of the year, as approved where an exception stands.
    pub most: u32,
    /// Hostings of the earlier years that count, predecessors included.
    pub past: u32,
    /// Fair share of the hostings of these years and this one, in millionths.
    pub due: u64,
}

impl Account {
    /// The fair share as a whole number, rounded up.
    #[must_use]
    pub fn fair(&self) -> u32 {
        u32::try_from(self.due.div_ceil(1_000_000)).unwrap_or(u32::MAX)
    }

    /// What so many turns in the year cost. Convex: each turn costs at least as much as the one
    /// before, which is what makes the bound of [`relax`](super::relax) exact.
    #[must_use]
    pub fn cost(&self, turns: u32, costs: HostingCosts) -> i64 {
        let few = self.least.saturating_sub(turns);
        let many = turns.saturating_sub(self.most);
        let over = i64::from((self.past + turns).saturating_sub(self.fair()));
        i64::from(few) * i64::from(costs.too_few)
            + i64::from(many) * i64::from(costs.too_many)
            + over * (over + 1) / 2 * i64::from(costs.uneven)
    }

    /// What one turn more costs than `turns`; may be below 0 while there are too few.
    #[must_use]
    pub fn next(&self, turns: u32, costs: HostingCosts) -> i64 {
        self.cost(turns + 1, costs) - self.cost(turns, costs)
    }

    pub(super) fn violations(&self, turns: u32, costs: HostingCosts) -> Vec<Violation> {
        let unit = self.heir;
        let (least, most, fair) = (self.least, self.most, self.fair());
        let all = self.past + turns;
        let over = all.saturating_sub(fair);
        let found = [
            (
                ViolationKind::TooMany { unit, turns, most },
                turns.saturating_sub(most) * costs.too_many,
            ),
            (
                ViolationKind::TooFew { unit, turns, least },
                least.saturating_sub(turns) * costs.too_few,
            ),
            (
                ViolationKind::Uneven {
                    unit,
                    turns: all,
                    fair,
                },
                over * (over + 1) / 2 * costs.uneven,
            ),
        ];
        found
            .into_iter()
            .map(|(kind, cost)| Violation { kind, cost })
            .collect()
    }
}
