//! Two spellings of one word: where the tone stands in `oa`, `oe`, `uy`, and `i` for `y`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

use super::syllable::{shape, tone_of, toneless};

/// Where the tone is printed in an open syllable ending in `oa`, `oe` or `uy`.
///
/// In configuration `old` or `new`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum ToneStyle {
    /// On the first vowel, as most printed papers have it: `hòa`, `khỏe`, `ủy`.
    Old,
    /// On the second vowel, as school books have it: `hoà`, `khoẻ`, `uỷ`.
    New,
}

/// `text` in NFC with the tones where an office prints them; all else is as it was.
///
/// For the office's own words (titles, names of bodies). What people typed, and above all their
/// names, is shown as typed.
#[must_use]
pub fn with_tone_style(text: &str, style: ToneStyle) -> String {
    by_word(text, |word| move_tone(word, style))
}

/// The key by which text is found with its tones: spellings of one word are equal, words that
/// differ in a tone or a letter are not.
///
/// NFC, lower case, tones in the new style, `i` for a lone `y` after h, k, l, m, s, t, v or qu
/// (`kỹ`, `kĩ`), dashes as hyphens, single spaces, `đ` for Eth. [`super::fold`] of a match key is
/// a toneless key that knows these spellings too. Source: domain.md §8; B12.
#[must_use]
pub fn match_key(text: &str) -> String {
    let lower: String = text
        .nfc()
        .collect::<String>()
        .to_lowercase()
        .chars()
        .map(|c| match c {
            '\u{F0}' => 'đ',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            other => other,
        })
        .collect();
    let spaced = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    by_word(&spaced, |word| {
        move_tone(word, ToneStyle::New);
        lone_y_to_i(word);
    })
}

/// Whether two names mean the same body: `Huyện uỷ` and `Huyện ủy` do.
#[must_use]
pub fn same_body(one: &str, other: &str) -> bool {
    match_key(one) == match_key(other)
}

/// Applies `change` to each run of letters of the NFC of `text`.
fn by_word(text: &str, change: impl Fn(&mut [char])) -> String {
    let mut letters: Vec<char> = text.nfc().collect();
    for word in letters.chunk_by_mut(|a, b| a.is_alphabetic() == b.is_alphabetic()) {
        change(word);
    }
    letters.into_iter().nfc().collect()
}

fn move_tone(word: &mut [char], style: ToneStyle) {
    let Some(first) = movable_pair(word) else {
        return;
    };
    let (from, to) = match style {
        ToneStyle::Old => (first + 1, first),
        ToneStyle::New => (first, first + 1),
    };
    // No letter takes a second tone, so a pair that already has one there stays as it is.
    let moved = tone_of(word[from]).and_then(|tone| compose(word[to], tone));
    if let Some(toned) = moved {
        word[from] = without_tone(word[from]);
        word[to] = toned;
    }
}

/// Where `oa`, `oe` or `uy` ends the word as its only vowels.
fn movable_pair(word: &[char]) -> Option<usize> {
    let shape = shape(word)?;
    let open = shape.coda == word.len() && shape.coda == shape.vowels + 2;
    let pair = open.then(|| {
        (
            toneless(word[shape.vowels]),
            toneless(word[shape.vowels + 1]),
        )
    })?;
    matches!(pair, ('o', 'a' | 'e') | ('u', 'y')).then_some(shape.vowels)
}

fn lone_y_to_i(word: &mut [char]) {
    let Some(shape) = shape(word) else { return };
    let lone = shape.coda == word.len() && shape.coda == shape.vowels + 1;
    let last = word.len() - 1;
    if !lone || toneless(word[last]) != 'y' || !takes_either(&word[..last]) {
        return;
    }
    word[last] = tone_of(word[last])
        .and_then(|tone| compose('i', tone))
        .unwrap_or('i');
}

fn takes_either(onset: &[char]) -> bool {
    matches!(
        onset,
        ['h' | 'k' | 'l' | 'm' | 's' | 't' | 'v'] | ['q', 'u']
    )
}

/// A vowel of the three pairs, which carry no other mark, without its tone, in its own case.
fn without_tone(vowel: char) -> char {
    let plain = toneless(vowel);
    if vowel.is_uppercase() {
        plain.to_ascii_uppercase()
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::fold;
    use super::{ToneStyle::*, match_key, same_body, with_tone_style};

    #[test]
    fn the_tone_moves_where_the_styles_differ() {
        for (old, new) in [
            ("hòa", "hoà"),
            ("Thủy", "Thuỷ"),
            ("ĐẢNG ỦY", "ĐẢNG UỶ"),
            ("khỏe", "khoẻ"),
            ("Huyện ủy Hòa Bình, tỏa", "Huyện uỷ Hoà Bình, toả"),
            ("xòe họa lũy", "xoè hoạ luỹ"),
        ] {
            assert_eq!(with_tone_style(new, Old), old);
            assert_eq!(with_tone_style(old, New), new);
            assert_eq!(with_tone_style(old, Old), old);
            assert_eq!(with_tone_style(new, New), new);
            assert_eq!(match_key(old), match_key(new));
        }
    }

    #[test]
    fn the_tone_stays_where_the_styles_agree() {
        let same = "hoàn khoét quý quà huỳnh khuỷu của mùa toại ngoài già giò goòng việt nghĩa";
        assert_eq!(with_tone_style(same, Old), same);
        assert_eq!(with_tone_style(same, New), same);
        assert_eq!(with_tone_style("hoa thuy uy óà", Old), "hoa thuy uy óà");
        assert_eq!(with_tone_style("ho\u{61}\u{300}", Old), "hòa");
    }

    #[test]
    fn the_toned_key_keeps_tones_and_letters_apart() {
        assert!(same_body("Huyện uỷ", "Huyện ủy"));
        assert!(same_body("ĐẢNG ỦY  xã Mỹ Hưng", "Ðảng uỷ xã Mĩ Hưng"));
        assert!(same_body("1301 –CV/HU", "1301 -CV/HU"));
        assert_eq!(match_key("kỹ thuật quý lý"), match_key("kĩ thuật quí lí"));
        for (one, other) in [
            ("ma", "má"),
            ("da", "đa"),
            ("mo", "mơ"),
            ("hòa", "hóa"),
            ("ý", "í"),
            ("thuý", "thúi"),
        ] {
            assert!(!same_body(one, other), "{one} {other}");
        }
        assert_eq!(fold(&match_key("Kỹ thuật Hoà")), "ki thuat hoa");
    }

    proptest! {
        #[test]
        fn keys_and_styles_are_stable(text in "\\PC{0,20}[hk]?[oòóọuủyỷỹaàảeẻéqQ]{0,3} ?\\PC{0,20}") {
            let key = match_key(&text);
            prop_assert_eq!(match_key(&key), key);
            for style in [Old, New] {
                let printed = with_tone_style(&text, style);
                prop_assert_eq!(with_tone_style(&printed, style), printed.clone());
                prop_assert_eq!(match_key(&printed), match_key(&text));
                prop_assert_eq!(fold(&printed), fold(&text));
            }
        }
    }
}
