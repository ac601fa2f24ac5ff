//! Vietnamese alphabetical order.
//!
//! Letters first (`ă` and `â` after `a`, `đ` after `d`, …), then tones (none, huyền, hỏi, ngã,
//! sắc, nặng), then small before capital: the CLDR `vi` rules. Code-point order and the order of
//! other languages are both wrong. For sorting only; search has `workflow::text`.
//!
//! A whole text is compared letter by letter before any tone counts, so `Tạ An` comes before `Ta
//! Bình`. Printed name lists often go syllable by syllable, the other way round; [`ListOrder`]
//! offers both. Source: domain.md §8.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::CollatorBorrowed;
use icu_collator::options::CollatorOptions;
use icu_locale_core::locale;

static VIETNAMESE: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    CollatorBorrowed::try_new(locale!("vi").into(), CollatorOptions::default())
        .expect("the collation data for `vi` is compiled in")
});

/// How a printed list orders texts of several syllables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ListOrder {
    /// All letters before any tone, as databases and most programs sort: `Tạ An`, `Ta Bình`.
    #[default]
    Letters,
    /// One syllable after the other, as dictionaries sort: `Ta Bình`, `Tạ An`.
    Syllables,
}

/// Compares two texts in Vietnamese order. Texts that only differ in what the order ignores keep
/// a fixed order too, so that a sorted list is always the same.
#[must_use]
pub fn compare(one: &str, other: &str) -> Ordering {
    VIETNAMESE.compare(one, other).then_with(|| one.cmp(other))
}

/// Compares two texts in the order of a printed list.
#[must_use]
pub fn compare_in(order: ListOrder, one: &str, other: &str) -> Ordering {
    match order {
        ListOrder::Letters => compare(one, other),
        ListOrder::Syllables => by_syllable(one, other).then_with(|| compare(one, other)),
    }
}

/// Sorts records by one of their texts; equal texts stay as they were.
pub fn sort_by_text<T>(records: &mut [T], text: impl Fn(&T) -> &str) {
    records.sort_by(|one, other| compare(text(one), text(other)));
}

fn by_syllable(one: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (one.split_whitespace(), other.split_whitespace());
    loop {
        let order = match (left.next(), right.next()) {
            (Some(one), Some(other)) => VIETNAMESE.compare(one, other),
            (None, None) => return Ordering::Equal,
            (one, other) => return one.is_some().cmp(&other.is_some()),
        };
        if order.is_ne() {
            return order;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_come_before_tones_and_tones_before_capitals() {
        let sorted = [
            "D", "da", "dá", "đa", "Đa", "ma", "mà", "mả", "mã", "má", "mạ", "mă", "mâ",
        ];
        let mut mixed = sorted;
        mixed.reverse();
        sort_by_text(&mut mixed, |text| text);
        assert_eq!(mixed, sorted);
    }

    #[test]
    fn the_alphabet_has_its_29_letters_in_order() {
        let sorted: Vec<String> = "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y"
            .split(' ')
            .map(str::to_owned)
            .collect();
        assert_eq!(sorted.len(), 29);
        let mut mixed: Vec<String> = sorted.iter().rev().cloned().collect();
        sort_by_text(&mut mixed, |text| text);
        assert_eq!(mixed, sorted);
    }

    #[test]
    fn lists_have_two_orders() {
        use ListOrder::{Letters, Syllables};
        assert_eq!(compare_in(Letters, "Tạ An", "Ta Bình"), Ordering::Less);
        assert_eq!(compare_in(Syllables, "Tạ An", "Ta Bình"), Ordering::Greater);
        for order in [Letters, Syllables] {
            assert_eq!(compare_in(order, "Gia", "Gia Lộc"), Ordering::Less);
            assert_eq!(compare_in(order, "Gia Lộc", "Gia Lộc"), Ordering::Equal);
            assert_eq!(compare_in(order, "An\u{1}", "An"), Ordering::Greater);
            assert_eq!(compare_in(order, "Dũng", "Đào"), Ordering::Less);
        }
    }

    proptest! {
        #[test]
        fn both_orders_are_orders(names in prop::collection::vec("[aàạăâdđeoôơ TĐ]{0,6}", 3)) {
            for order in [ListOrder::Letters, ListOrder::Syllables] {
                let compare = |i: usize, j: usize| compare_in(order, &names[i], &names[j]);
                prop_assert_eq!(compare(0, 1), compare(1, 0).reverse());
                prop_assert_eq!(compare(0, 1).is_eq(), names[0] == names[1]);
                if compare(0, 1).is_le() && compare(1, 2).is_le() {
                    prop_assert!(compare(0, 2).is_le());
                }
            }
        }
    }
}
