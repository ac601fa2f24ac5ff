//! How many petitions each month brings (GL-17), invented within the published bounds.
use crate::world::Dice;
use std::ops::RangeInclusive;
use workflow::rounding::largest_remainder;

/// Why so many petitions do not go into so many months.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{petitions} petitions do not go into {months} months of {quietest} to {busiest}")]
pub(crate) struct DoNotFit {
    /// Petitions that were asked for.
    pub(crate) petitions: u32,
    /// Months that were asked for.
    pub(crate) months: u32,
    /// Fewest of a month.
    pub(crate) quietest: u32,
    /// Most of a month.
    pub(crate) busiest: u32,
}

impl DoNotFit {
    /// Months that the petitions do go into; none where they are too few for one month, or where
    /// no number of months gives them.
    pub(crate) fn fitting(&self) -> Option<RangeInclusive<u32>> {
        let least = self.petitions.div_ceil(self.busiest.max(1)).max(1);
        let most = self.petitions / self.quietest.max(1);
        (least <= most).then_some(least..=most)
    }
}

/// Spreads petitions over months, each within the bounds, and both bounds reached wherever the sum
/// leaves room for it.
///
/// # Errors
/// [`DoNotFit`] when there are too many or too few.
pub(super) fn spread(
    petitions: u32,
    months: u32,
    bounds: &RangeInclusive<u32>,
    dice: &mut Dice,
) -> Result<Vec<u32>, DoNotFit> {
    let (quietest, busiest) = (*bounds.start(), *bounds.end());
    let lowest = u64::from(quietest) * u64::from(months);
    let highest = u64::from(busiest) * u64::from(months);
    if !(lowest..=highest).contains(&u64::from(petitions)) || months == 0 {
        return Err(DoNotFit {
            petitions,
            months,
            quietest,
            busiest,
        });
    }
    // Some months are three times as full as others before the bounds cut them.
    let weights: Vec<u32> = (0..months).map(|_| 50 + dice.below(100)).collect();
    let mut counts: Vec<u32> = largest_remainder(&weights, petitions)
        .into_iter()
        .map(|n| n.clamp(quietest, busiest))
        .collect();
    settle(&mut counts, petitions, bounds);
    reach(&mut counts, bounds);
    Ok(counts)
}

/// Gives what the bounds have cut to the emptiest months, or takes it from the fullest.
fn settle(counts: &mut [u32], petitions: u32, bounds: &RangeInclusive<u32>) {
    while counts.iter().sum::<u32>() < petitions {
        let Some(n) = counts.iter_mut().min() else {
            return;
        };
        *n = (*n + 1).min(*bounds.end());
    }
    while counts.iter().sum::<u32>() > petitions {
        let Some(n) = counts.iter_mut().max() else {
            return;
        };
        *n = n.saturating_sub(1).max(*bounds.start());
    }
}

/// Moves petitions between months until the fullest has as many, and the emptiest as few, as the
/// account tells; the sum stays.
fn reach(counts: &mut [u32], bounds: &RangeInclusive<u32>) {
    let (Some(top), Some(low)) = (place_of_most(counts), place_of_fewest(counts)) else {
        return;
    };
    let between = |at: &usize| *at != top && *at != low;
    let others: Vec<usize> = (0..counts.len()).filter(between).collect();
    while counts[top] < *bounds.end() {
        let full = others
            .iter()
            .copied()
            .filter(|at| counts[*at] > *bounds.start());
        let Some(from) = full.max_by_key(|at| counts[*at]) else {
            break;
        };
        counts[from] -= 1;
        counts[top] += 1;
    }
    while counts[low] > *bounds.start() {
        let free = others
            .iter()
            .copied()
            .filter(|at| counts[*at] < *bounds.end());
        let Some(to) = free.min_by_key(|at| counts[*at]) else {
            break;
        };
        counts[low] -= 1;
        counts[to] += 1;
    }
    // With two months alone, or all others at a bound: the rest goes from one to the other.
    while low != top && counts[top] < *bounds.end() && counts[low] > *bounds.start() {
        counts[low] -= 1;
        counts[top] += 1;
    }
}

fn place_of_most(counts: &[u32]) -> Option<usize> {
    (0..counts.len()).max_by_key(|at| (counts[*at], std::cmp::Reverse(*at)))
}

fn place_of_fewest(counts: &[u32]) -> Option<usize> {
    (0..counts.len()).rev().min_by_key(|at| counts[*at])
}
