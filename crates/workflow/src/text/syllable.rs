//! The parts of a Vietnamese syllable: onset, vowels, coda, tone.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

/// Initial consonants; the empty one is implied.
const ONSETS: [&str; 27] = [
    "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh",
    "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
];
/// Final consonants; `k` occurs in names of the highlands (Đắk Lắk).
const CODAS: [&str; 10] = ["", "c", "ch", "k", "m", "n", "ng", "nh", "p", "t"];

/// Where the parts of one syllable lie, as positions among its characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    /// The first vowel that belongs to the rhyme (not the `u` of `qu`, nor the `i` of `gia`).
    pub(super) vowels: usize,
    /// The first character after the vowels; the length of the word when nothing follows.
    pub(super) coda: usize,
}

/// Whether `word` has the build of one Vietnamese syllable, in any case: `Lắk` has, `UBND` has
/// not. It may still be no word of the language, and short abbreviations such as `HU` pass.
#[must_use]
pub fn is_syllable(word: &str) -> bool {
    shape(&word.nfc().collect::<Vec<char>>()).is_some()
}

/// The parts of one NFC word, or nothing when it is not built like a Vietnamese syllable.
pub(super) fn shape(word: &[char]) -> Option<Shape> {
    let plain: Vec<char> = word.iter().map(|c| toneless(*c)).collect();
    let vowels = rhyme_start(&plain);
    let length = plain[vowels..].iter().take_while(|c| is_vowel(**c)).count();
    let coda = vowels + length;
    let onset: String = plain[..vowels].iter().collect();
    let end: String = plain[coda..].iter().collect();
    let known =
        (onset.is_empty() || ONSETS.contains(&onset.as_str())) && CODAS.contains(&end.as_str());
    (known && (1..=3).contains(&length)).then_some(Shape { vowels, coda })
}

/// `qu` and `gi` are consonants when another vowel follows.
fn rhyme_start(plain: &[char]) -> usize {
    match plain {
        ['q', 'u', next, ..] | ['g', 'i', next, ..] if is_vowel(*next) => 2,
        _ => plain.iter().take_while(|c| !is_vowel(**c)).count(),
    }
}

fn is_vowel(c: char) -> bool {
    matches!(
        c,
        'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y'
    )
}

/// The letter in lower case without its tone: `Ệ` becomes `ê`. Other characters stay.
pub(super) fn toneless(c: char) -> char {
    let mut parts = String::new();
    decompose_canonical(c, |part| {
        if !is_tone(part) {
            parts.push(part);
        }
    });
    let lower: String = parts.to_lowercase().nfc().collect();
    let mut letters = lower.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter,
        _ => c,
    }
}

/// The tone mark in `c`, if it is a letter with one.
pub(super) fn tone_of(c: char) -> Option<char> {
    let mut tone = None;
    decompose_canonical(c, |part| {
        if is_tone(part) && part != c {
            tone = Some(part);
        }
    });
    tone
}

/// Huyền, sắc, ngã, hỏi, nặng.
fn is_tone(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

#[cfg(test)]
mod tests {
    use super::{is_syllable, shape, tone_of, toneless};

    #[test]
    fn letters_give_up_their_tone() {
        assert_eq!(toneless('Ệ'), 'ê');
        assert_eq!(toneless('ự'), 'ư');
        assert_eq!(toneless('Đ'), 'đ');
        assert_eq!(toneless('\u{301}'), '\u{301}');
        assert_eq!(tone_of('ặ'), Some('\u{323}'));
        assert_eq!(tone_of('ă'), None);
        assert_eq!(tone_of('\u{301}'), None);
    }

    #[test]
    fn rhymes_begin_after_qu_and_gi() {
        let parts = |word: &str| {
            let letters: Vec<char> = word.chars().collect();
            shape(&letters).map(|s| (s.vowels, s.coda))
        };
        assert_eq!(parts("quý"), Some((2, 3)));
        assert_eq!(parts("gì"), Some((1, 2)));
        assert_eq!(parts("già"), Some((2, 3)));
        assert_eq!(parts("NGHIÊNG"), Some((3, 5)));
        assert_eq!(parts("khuỷu"), Some((2, 5)));
        assert_eq!(parts("uỷ"), Some((0, 2)));
    }

    #[test]
    fn abbreviations_and_foreign_words_are_no_syllables() {
        for word in ["Lắk", "ĐẮK", "hoà", "Thuỷ", "nguyễn", "ý", "quốc", "xoong"] {
            assert!(is_syllable(word), "{word}");
        }
        for word in [
            "",
            "UBND",
            "MTTQ",
            "TP",
            "BTV",
            "VPHU",
            "web",
            "email",
            "h2",
            "plan",
            "đường-",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
