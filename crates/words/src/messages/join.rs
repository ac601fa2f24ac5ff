//! Small joints of sentences.
use super::{Args, Term, say};
use crate::Language;

/// How a list ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// All of them: `a, b và c`.
    And,
    /// Any of them: `a, b hoặc c`.
    Or,
}

/// `a, b và c`; `a, b or c`. Nothing for an empty list.
#[must_use]
pub fn listed(language: Language, joint: Joint, items: &[String]) -> String {
    let key = match joint {
        Joint::And => "list-and",
        Joint::Or => "list-or",
    };
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => {
            let word = say(language, key, &Args::none());
            format!("{} {word} {last}", before.join(", "))
        }
    }
}

/// The names of several terms as a list, in the order given.
pub fn named<'a, T: Term + 'a>(
    language: Language,
    joint: Joint,
    terms: impl IntoIterator<Item = &'a T>,
) -> String {
    let names: Vec<_> = terms.into_iter().map(|t| t.name_in(language)).collect();
    listed(language, joint, &names)
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
            listed(Language::Vi, Joint::And, &items)
        };
        assert_eq!(of(&[]), "");
        assert_eq!(of(&["gộp"]), "gộp");
        assert_eq!(of(&["gộp", "tách", "rút"]), "gộp, tách và rút");
        let any = ["split".to_owned(), "merge".to_owned()];
        assert_eq!(listed(Language::En, Joint::Or, &any), "split or merge");
    }

    #[test]
    fn sentences_begin_with_a_capital() {
        assert_eq!(capital("đồng chí An"), "Đồng chí An");
        assert_eq!(capital(""), "");
    }
}
