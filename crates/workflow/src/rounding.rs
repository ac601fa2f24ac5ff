//! Shares that add up.

/// Splits `units` among the counts in proportion, so that the parts sum to exactly `units`.
///
/// Each part is rounded down, and what is left goes, one unit each, to the largest remainders; of
/// equal remainders to the larger count, then to the earlier. Counts that sum to 0 get 0 each.
/// Plain rounding of GL-18 sums to 100.2 % (domain.md §1.1).
#[must_use]
pub fn largest_remainder(counts: &[u32], units: u32) -> Vec<u32> {
    let total: u128 = counts.iter().map(|n| u128::from(*n)).sum();
    if total == 0 {
        return vec![0; counts.len()];
    }
    let exact = |n: u32| u128::from(n) * u128::from(units);
    let mut shares: Vec<u32> = counts.iter().map(|n| narrow(exact(*n) / total)).collect();
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse((exact(counts[i]) % total, counts[i])));
    let left = units - shares.iter().sum::<u32>();
    for &i in order.iter().take(left as usize) {
        shares[i] += 1;
    }
    shares
}

/// Shares in tenths of a percent that sum to exactly 1000 (0 when all counts are 0): 245 is 24.5 %.
#[must_use]
pub fn shares_in_tenths(counts: &[u32]) -> Vec<u32> {
    largest_remainder(counts, 1000)
}

fn narrow(share: u128) -> u32 {
    u32::try_from(share).expect("a share of `units` is at most `units`, a u32")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{largest_remainder, shares_in_tenths};

    #[test]
    fn gia_loc_sums_to_a_hundred() {
        let by_field = [246, 194, 234, 64, 26, 24, 36, 178];
        assert_eq!(by_field.iter().sum::<u32>(), 1002);
        assert_eq!(
            shares_in_tenths(&by_field),
            [245, 194, 233, 64, 26, 24, 36, 178]
        );
    }

    #[test]
    fn published_shares_come_out() {
        // Thanh Hóa 2025, in hundredths of a percent: 19/60 = 31.67, 11/60 = 18.33.
        assert_eq!(largest_remainder(&[19, 11, 30], 10_000), [3167, 1833, 5000]);
        // Bắc Kạn 2022: 109 of 139 settled = 78.4.
        assert_eq!(shares_in_tenths(&[109, 14, 16]), [784, 101, 115]);
        // 144 of 202 is 71.29 when rounded, not 71.28.
        assert_eq!(largest_remainder(&[144, 58], 10_000), [7129, 2871]);
    }

    #[test]
    fn ties_go_to_the_larger_then_the_earlier() {
        assert_eq!(shares_in_tenths(&[1, 1, 1]), [334, 333, 333]);
        assert_eq!(largest_remainder(&[1, 3], 2), [0, 2]);
        assert_eq!(shares_in_tenths(&[0, 0]), [0, 0]);
        assert_eq!(shares_in_tenths(&[]), [0; 0]);
        assert_eq!(shares_in_tenths(&[0, 7]), [0, 1000]);
        assert_eq!(
            largest_remainder(&[u32::MAX; 3], u32::MAX),
            [u32::MAX / 3; 3]
        );
    }

    proptest! {
        #[test]
        fn shares_sum_and_stay_within_one_unit(
            counts in prop::collection::vec(any::<u32>(), 1..30),
            units in 0..100_000_u32,
        ) {
            let shares = largest_remainder(&counts, units);
            let total: u128 = counts.iter().map(|n| u128::from(*n)).sum();
            prop_assume!(total > 0);
            prop_assert_eq!(shares.iter().sum::<u32>(), units);
            for (n, share) in counts.iter().zip(&shares) {
                let floor = u128::from(*n) * u128::from(units) / total;
                prop_assert!((floor..=floor + 1).contains(&u128::from(*share)));
                prop_assert!(*n > 0 || *share == 0);
            }
        }
    }
}
