//! Small joints of sentences.
use super::{Args, Term, say};
use crate::Language;

/// `a, b và c`; `a, b and c`. Nothing for an empty list.
#[must_use]
pub fn listed(language: Language, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => {
            let and = say(language, "list-and", &Args::none());
            format!("{} {and} {last}", before.join(", "))
        }
    }
}

/// The names of several terms as a list, in the order given.
pub fn named<'a, T: Term + 'a>(
    language: Language,
    terms: impl IntoIterator<Item = &'a T>,
) -> String {
    let names: Vec<_> = terms.into_iter().map(|t| t.name_in(language)).collect();
    listed(language, &names)
}

/// The text with a capital at its beginning; nothing else changes.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(rest).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_end_with_and() {
        let of = |items: &[&str]| {
            let items: Vec<_> = items.iter().map(ToString::to_string).collect();
            listed(Language::Vi, &items)
        };
        assert_eq!(of(&[]), "");
        assert_eq!(of(&["gộp"]), "gộp");
        assert_eq!(of(&["gộp", "tách", "rút"]), "gộp, tách và rút");
    }

    #[test]
    fn sentences_begin_with_a_capital() {
        assert_eq!(capital("đồng chí An"), "Đồng chí An");
        assert_eq!(capital(""), "");
    }
}
