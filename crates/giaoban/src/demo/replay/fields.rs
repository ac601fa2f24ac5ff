//! Which fields petitions are of (GL-18), in the published proportions.
use crate::world::Dice;
use workflow::rounding::largest_remainder;

/// Fields for so many petitions, as places in `published`: the totals follow the published ones by
/// largest remainder, and each field comes up evenly over the whole time.
pub(super) fn fields(published: &[u32], petitions: u32, dice: &mut Dice) -> Vec<usize> {
    let totals = largest_remainder(published, petitions);
    let mut drawn = Vec::new();
    for (field, total) in totals.iter().enumerate() {
        // Each petition of the field has a stretch of its own, and falls anywhere in it.
        let stretch = 1_000_000 / u64::from((*total).max(1));
        for n in 0..u64::from(*total) {
            drawn.push((
                n * stretch + u64::from(dice.below(1000)) * stretch / 1000,
                field,
            ));
        }
    }
    drawn.sort_unstable();
    drawn.into_iter().map(|(_, field)| field).collect()
}
