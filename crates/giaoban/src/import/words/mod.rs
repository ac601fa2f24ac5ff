//! Words of cells for what is chosen from a list, in Vietnamese and English, with or without
//! accents: the names that the program itself uses, its stable words, and what clerks write.
mod lists;

use crate::say::Say;
use serde::Serialize;
use std::collections::BTreeMap;
use words::Language;
use words::messages::Term;
use workflow::text::{fold, match_key};

/// Something that a cell chooses from a list.
pub(super) trait Choice: Copy + Sized + 'static {
    /// Every value with its names, the usual Vietnamese one first, the English one second.
    fn names() -> Vec<(Self, Vec<String>)>;

    /// The same, worked out once: a long file asks for it in every row.
    fn known() -> &'static Known<Self>;

    /// The value that the text means.
    fn read(text: &str) -> Option<Self> {
        Self::known().by_name.get(&key(text)).copied()
    }

    /// What may be written, for a message; names have commas in them.
    fn offered(say: Say) -> String {
        let [vi, en] = &Self::known().offered;
        match say.0 {
            Language::Vi => vi.join("; "),
            Language::En => en.join("; "),
        }
    }
}

/// Names of a list, ready for looking up.
pub(super) struct Known<T> {
    by_name: BTreeMap<String, T>,
    /// In Vietnamese and in English.
    offered: [Vec<String>; 2],
}

impl<T: Copy> Known<T> {
    fn of(names: &[(T, Vec<String>)]) -> Self {
        let of = |at: usize| {
            let each = names.iter().filter_map(|(_, names)| names.get(at).cloned());
            each.collect()
        };
        let offered = [of(0), of(1)];
        let each = names
            .iter()
            .flat_map(|(v, names)| names.iter().map(|n| (key(n), *v)));
        // A name that two values have is the first one's; a test finds it.
        let mut by_name = BTreeMap::new();
        for (name, value) in each {
            by_name.entry(name).or_insert(value);
        }
        Self { by_name, offered }
    }
}

fn key(text: &str) -> String {
    let folded = fold(&match_key(text)).replace(['_', '-', '–'], " ");
    let words: Vec<&str> = folded.split_whitespace().collect();
    words.join(" ").trim_end_matches('.').to_owned()
}

/// The names of a term: as the program prints it, and as it stores it.
fn of_terms<T: Term + Copy + PartialEq + Serialize>(
    more: &[(T, &[&str])],
) -> Vec<(T, Vec<String>)> {
    let all = T::EVERY.iter().map(|value| {
        let stored = serde_json::to_value(value).ok();
        let stored = stored.and_then(|v| v.as_str().map(str::to_owned));
        let mut names = vec![value.name_in(Language::Vi), value.name_in(Language::En)];
        names.extend(stored);
        let extra = more.iter().filter(|(v, _)| v == value);
        names.extend(extra.flat_map(|(_, names)| names.iter().map(|n| (*n).to_owned())));
        (*value, names)
    });
    all.collect()
}

fn of_list<T: Copy>(list: &[(T, &[&str])]) -> Vec<(T, Vec<String>)> {
    let owned = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect();
    let english = |names: &[&str]| names.iter().position(|n| n.is_ascii());
    let each = list.iter().map(|(v, names)| {
        let mut all: Vec<String> = owned(names);
        if let Some(at) = english(names).filter(|at| *at > 1) {
            all.swap(1, at);
        }
        (*v, all)
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::Choice;
    use crate::say::Say;
    use std::fmt::Debug;
    use words::Language;
    use words::messages::Term as _;
    use workflow::calendar::{Certainty, DayKind, DayPart};
    use workflow::person::{Role, Status};
    use workflow::petition::{Competence, Kind, OutcomeClass, State};
    use workflow::unit::UnitKind;

    fn each_name_means_one<T: Choice + PartialEq + Debug>() {
        for (value, names) in T::names() {
            for name in names {
                assert_eq!(T::read(&name), Some(value), "{name}");
                assert_eq!(T::read(&name.to_uppercase()), Some(value), "{name}");
            }
        }
        assert_eq!(T::read("không có trong danh sách"), None);
    }

    #[test]
    fn no_word_means_two_things() {
        each_name_means_one::<UnitKind>();
        each_name_means_one::<Role>();
        each_name_means_one::<Status>();
        each_name_means_one::<State>();
        each_name_means_one::<Kind>();
        each_name_means_one::<Competence>();
        each_name_means_one::<OutcomeClass>();
        each_name_means_one::<DayKind>();
        each_name_means_one::<DayPart>();
        each_name_means_one::<Certainty>();
    }

    #[test]
    fn what_may_be_written_is_said_in_either_language() {
        let [vi, en] = [Language::Vi, Language::En].map(|l| Status::offered(Say(l)));
        assert_eq!(en, "active; pending; revoked; moved");
        assert!(vi.starts_with("đang công tác; "), "{vi}");
        let days = DayKind::offered(Say(Language::En));
        assert!(days.starts_with("public holiday; substitute"), "{days}");
        let states = State::offered(Say(Language::Vi));
        let merged = State::Merged.name_in(Language::Vi);
        assert!(!states.contains(&merged), "merged ones are not taken over");
    }

    #[test]
    fn words_are_read_with_and_without_accents() {
        assert_eq!(UnitKind::read("XÃ"), Some(UnitKind::Commune));
        assert_eq!(Role::read("bi thu chi bo"), Some(Role::CellSecretary));
        assert_eq!(
            OutcomeClass::read("Giải trình, cung cấp thông tin"),
            Some(OutcomeClass::Explained)
        );
    }
}
