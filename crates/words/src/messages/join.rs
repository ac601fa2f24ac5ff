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

/// The text with a full stop where it has no end mark of its own; nothing stays nothing.
#[must_use]
pub fn ended(text: &str) -> String {
    let bare = text.trim_end();
    if bare.is_empty() || bare.ends_with(['.', '!', '?', '…', ':', ';']) {
        return bare.to_owned();
    }
    format!("{bare}.")
}

/// A remark for brackets or after a colon, without its full stop: a capital that only began its own
/// sentence is lowered; names keep theirs ("Sở Xây dựng …", "UBND huyện …").
#[must_use]
pub fn within(text: &str) -> String {
    let bare = text.trim_end_matches(['.', ' ']);
    let mut words = bare.split(' ');
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let all_capitals = first.chars().nth(1).is_some_and(char::is_uppercase);
    if all_capitals || capital(second) {
        return bare.to_owned();
    }
    let mut letters = bare.chars();
    let lowered = letters.next().map(|c| c.to_lowercase().to_string());
    format!("{}{}", lowered.unwrap_or_default(), letters.as_str())
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

    #[test]
    fn a_remark_loses_only_the_capital_of_its_sentence() {
        for (typed, lowered) in [
            ("Ốm, có báo cáo", "ốm, có báo cáo"),
            (
                "Cơ quan chủ trì đang kiểm tra.",
                "cơ quan chủ trì đang kiểm tra",
            ),
            ("Sở Xây dựng chưa trả lời", "Sở Xây dựng chưa trả lời"),
            ("UBND huyện chưa họp", "UBND huyện chưa họp"),
            ("", ""),
        ] {
            assert_eq!(super::within(typed), lowered);
        }
    }

    #[test]
    fn a_text_ends_once() {
        let texts = ["Nạo vét kênh", "Nạo vét kênh.", "Bao giờ? ", ""];
        let ends = ["Nạo vét kênh.", "Nạo vét kênh.", "Bao giờ?", ""];
        assert_eq!(texts.map(super::ended), ends);
    }
}
