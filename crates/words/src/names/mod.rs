//! Names of people: their parts, their order in lists, how they are addressed.
//!
//! A name is family, middle and given name, one to five syllables. People are addressed and
//! sorted by the given name, which stands last; "first" and "last" name mean nothing here. The
//! full name as typed is what is kept; everything here is computed from it. No name is unique:
//! lists add unit and year of birth. Source: domain.md §8.

mod capitals;
mod heads;

use std::cmp::Ordering;

pub use capitals::capitalised;
pub use heads::head_of;

use crate::Language;
use crate::collation::{ListOrder, compare, compare_in};

/// The parts of a full name; family and middle name may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NameParts<'a> {
    /// The first syllable of two or more: `Nguyễn`.
    pub family: &'a str,
    /// What stands between: `Thị Minh`.
    pub middle: &'a str,
    /// The last syllable, by which the person is called: `Hoà`.
    pub given: &'a str,
}

impl<'a> NameParts<'a> {
    /// The parts of a full name; a title before it is left out. Family names of two words
    /// (`Tôn Nữ`) cannot be told from the letters: their second word counts as middle name.
    #[must_use]
    pub fn of(full: &'a str) -> Self {
        let name = without_title(full);
        let (before, given) = split_last(name);
        let (family, middle) = split_first(before);
        Self {
            family,
            middle,
            given,
        }
    }
}

/// Compares full names as lists do: given name, then family name, then middle name.
#[must_use]
pub fn compare_by_given(order: ListOrder, one: &str, other: &str) -> Ordering {
    let (left, right) = (NameParts::of(one), NameParts::of(other));
    compare_in(order, left.given, right.given)
        .then_with(|| compare_in(order, left.family, right.family))
        .then_with(|| compare_in(order, left.middle, right.middle))
        .then_with(|| compare(one, other))
}

/// A person by the full name, as papers write it: `đồng chí Nguyễn Văn An`.
#[must_use]
pub fn with_title(language: Language, full: &str) -> String {
    format!("{} {}", title(language), without_title(full))
}

/// A person by the given name, as speech and greetings have it: `đồng chí An`.
#[must_use]
pub fn addressed(language: Language, full: &str) -> String {
    format!("{} {}", title(language), NameParts::of(full).given)
}

/// The name without `đồng chí`, `đ/c`, `ông` or `bà` before it.
///
/// `ông` and `bà` go in small letters only, and only before another word: `Ông Thị Hoà` is a name.
#[must_use]
pub fn without_title(full: &str) -> &str {
    let full = full.trim();
    let (first, rest) = split_first(full);
    match first.to_lowercase().as_str() {
        "đ/c" | "đc" if !rest.is_empty() => without_title(rest),
        "đồng" => match split_first(rest) {
            (chi, name) if chi.to_lowercase() == "chí" && !name.is_empty() => without_title(name),
            _ => full,
        },
        "ông" | "bà" if first.starts_with(['ô', 'b']) && !rest.is_empty() => rest,
        _ => full,
    }
}

fn title(language: Language) -> &'static str {
    match language {
        Language::Vi => "đồng chí",
        Language::En => "Comrade",
    }
}

fn split_first(text: &str) -> (&str, &str) {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (first, rest.trim_start())
}

fn split_last(text: &str) -> (&str, &str) {
    let (before, last) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
    (before.trim_end(), last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{En, Vi};

    fn parts(full: &str) -> (&str, &str, &str) {
        let NameParts {
            family,
            middle,
            given,
        } = NameParts::of(full);
        (family, middle, given)
    }

    #[test]
    fn the_given_name_stands_last() {
        assert_eq!(parts("Nguyễn Thị Minh Hoà"), ("Nguyễn", "Thị Minh", "Hoà"));
        assert_eq!(parts("Nguyễn An"), ("Nguyễn", "", "An"));
        assert_eq!(parts(" Páo "), ("", "", "Páo"));
        assert_eq!(parts(""), ("", "", ""));
        assert_eq!(parts("đồng chí Lê  Văn \u{A0}Tám"), ("Lê", "Văn", "Tám"));
        assert_eq!(
            parts("Công Tằng Tôn Nữ Lan"),
            ("Công", "Tằng Tôn Nữ", "Lan")
        );
    }

    #[test]
    fn titles_are_no_part_of_a_name() {
        for full in [
            "Đồng chí Lê Tám",
            "đ/c Lê Tám",
            "Đ/C  Lê Tám",
            "ông Lê Tám",
            "đ/c bà Lê Tám",
        ] {
            assert_eq!(without_title(full), "Lê Tám", "{full}");
        }
        for name in [
            "Ông Thị Hoà",
            "Bà",
            "ông",
            "Đồng Văn Chí",
            "Đồng Chí",
            "đ/c",
        ] {
            assert_eq!(without_title(name), name);
        }
    }

    #[test]
    fn people_are_addressed_by_title_and_name() {
        assert_eq!(with_title(Vi, "Nguyễn Văn An"), "đồng chí Nguyễn Văn An");
        assert_eq!(
            with_title(Vi, "Đ/c Nguyễn Văn An"),
            "đồng chí Nguyễn Văn An"
        );
        assert_eq!(addressed(Vi, "Nguyễn Văn An"), "đồng chí An");
        assert_eq!(addressed(En, "Nguyễn Văn An"), "Comrade An");
    }

    #[test]
    fn lists_go_by_given_then_family_then_middle_name() {
        let sorted = [
            "Phạm Văn An",
            "Trần Thị Ánh",
            "Hoàng Ân",
            "Lê Văn Dũng",
            "Lê Văn Đào",
            "Nguyễn Thị Hoà",
            "Nguyễn Văn Hoà",
            "Trần Anh Hoà",
        ];
        for order in [ListOrder::Letters, ListOrder::Syllables] {
            let mut mixed = sorted;
            mixed.reverse();
            mixed.sort_by(|one, other| compare_by_given(order, one, other));
            assert_eq!(mixed, sorted);
        }
        let (one, other) = ("Lê Tạ An Hoà", "Lê Ta Bình Hoà");
        assert_eq!(
            compare_by_given(ListOrder::Letters, one, other),
            Ordering::Less
        );
        assert_eq!(
            compare_by_given(ListOrder::Syllables, one, other),
            Ordering::Greater
        );
    }
}
