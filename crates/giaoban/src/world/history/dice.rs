//! Choices that look random and are the same in every run with the same seed.

/// A sequence of numbers that follows from its seed.
///
/// The step is that of Steele, Lea and Flood, "Fast splittable pseudorandom number generators"
/// (2014). For inventing things, never for secrets.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// The sequence of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Another sequence for a part that is numbered.
    pub(crate) fn of_part(seed: u64, part: usize) -> Self {
        let part = u64::try_from(part).unwrap_or_default();
        let mut dice = Self(seed ^ part.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        dice.next();
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 where `end` is 0.
    pub(crate) fn below(&mut self, end: u32) -> u32 {
        let rest = self.next() % u64::from(end.max(1));
        u32::try_from(rest).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn a_seed_gives_one_sequence_and_parts_have_their_own() {
        let rolls = |mut dice: Dice| (0..8).map(|_| dice.below(1000)).collect::<Vec<_>>();
        assert_eq!(rolls(Dice::new(7)), rolls(Dice::new(7)));
        assert_ne!(rolls(Dice::new(7)), rolls(Dice::new(8)));
        assert_ne!(rolls(Dice::of_part(7, 1)), rolls(Dice::of_part(7, 2)));
    }

    #[test]
    fn every_number_below_the_end_comes_up() {
        let mut dice = Dice::new(1);
        let seen: std::collections::BTreeSet<u32> = (0..200).map(|_| dice.below(6)).collect();
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5]);
    }
}
