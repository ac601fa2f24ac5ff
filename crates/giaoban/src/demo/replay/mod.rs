//! The published history, played from its first month: so many months with so many petitions.
//!
//! Real are the totals (GL-17, GL-18). Months, texts and cells follow from the seed.
mod fields;
mod months;
#[cfg(test)]
mod played;
mod script;
#[cfg(test)]
mod tests;

pub(crate) use months::DoNotFit;
pub(crate) use script::Script;

use crate::world::{Dice, History, World};
use workflow::calendar::StatutoryFault;
use workflow::cycle::CycleMonth;

/// How much is to be played.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Replay {
    /// Months, at least 1.
    pub(crate) months: u32,
    /// Petitions of all months together.
    pub(crate) petitions: u32,
    /// The same seed gives the same history.
    pub(crate) seed: u64,
}

/// Why a history cannot be played.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReplayFault {
    /// Too many or too few petitions for the months.
    #[error(transparent)]
    DoNotFit(#[from] DoNotFit),
    /// It would go on beyond the world's own last month.
    #[error("{months} months from {from} on end after {last}")]
    TooLong {
        /// The first month.
        from: CycleMonth,
        /// The last month the world knows.
        last: CycleMonth,
        /// Months that were asked for.
        months: u32,
        /// Most months there are.
        most: u32,
    },
    /// A year without a calendar.
    #[error(transparent)]
    Calendar(#[from] StatutoryFault),
}

/// The world as of then, its petitions written, and what each month brings of them.
///
/// # Errors
/// [`ReplayFault`], which says what would do.
pub(crate) fn replay(
    world: World,
    history: &History,
    what: Replay,
) -> Result<(World, Script), ReplayFault> {
    let months = months_of(&world, history, what)?;
    let bounds = history.published.quietest_month..=history.published.busiest_month;
    let mut dice = Dice::new(what.seed);
    let counts = months::spread(what.petitions, what.months, &bounds, &mut dice)?;
    let order = fields::fields(&published(&world, history), what.petitions, &mut dice);
    let (first, last) = (months[0], months[months.len() - 1]);
    let mut world = history.as_of(world, (first, last))?;
    let script = script::write(&mut world, history, &months, &counts, &order, what.seed);
    Ok((world, script))
}

/// Published totals in the order of the preset's fields.
fn published(world: &World, history: &History) -> Vec<u32> {
    let of = |key: &str| history.published.fields.get(key).copied().unwrap_or(0);
    let fields = world.preset.policy.categories.iter();
    fields.map(|c| of(&c.key)).collect()
}

fn months_of(
    world: &World,
    history: &History,
    what: Replay,
) -> Result<Vec<CycleMonth>, ReplayFault> {
    let (from, last) = (history.from(), world.plays.to);
    let known = std::iter::successors(Some(from), |m| m.next()).take_while(|m| *m <= last);
    let all: Vec<CycleMonth> = known.take(what.months as usize).collect();
    if all.len() == what.months as usize && !all.is_empty() {
        return Ok(all);
    }
    let most = u32::try_from(all.len()).unwrap_or(u32::MAX);
    Err(ReplayFault::TooLong {
        from,
        last,
        months: what.months,
        most,
    })
}
