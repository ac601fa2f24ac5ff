//! Turning text of old fonts into Unicode. Only what comes from a file is turned: what people type
//! into the program stays as typed (B13).
use super::legacy::{LegacyEncoding, looks_like_legacy};
use super::{is_syllable, tcvn3, vni};

/// A font of before Unicode, known by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LegacyFont {
    /// What its letters mean.
    pub encoding: LegacyEncoding,
    /// It draws small letters as capitals (`.VnTimeH`).
    pub capitals: bool,
}

impl LegacyFont {
    /// The font of this name, if it is one of before Unicode: `.VnTime`, `.VnArialH`, `VNI-Times`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let lower = name.trim().to_ascii_lowercase();
        if lower.starts_with(".vn") {
            let encoding = LegacyEncoding::Tcvn3;
            let capitals = name.trim().ends_with('H');
            return Some(Self { encoding, capitals });
        }
        let encoding = LegacyEncoding::Vni;
        lower.starts_with("vni").then_some(Self {
            encoding,
            capitals: false,
        })
    }
}

/// A text that was turned into Unicode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recoded {
    /// What it means.
    pub text: String,
    /// The encoding it was in.
    pub encoding: LegacyEncoding,
    /// The font said so, or every word that changed is built like a Vietnamese syllable. What is
    /// not certain must be looked at by a person before it is kept.
    pub certain: bool,
}

/// The text in Unicode, if it is in an old encoding: by its font, else by its letters.
///
/// A text with letters that only Unicode has is left alone whatever its font: it was typed later.
#[must_use]
pub fn recode(text: &str, font: Option<LegacyFont>) -> Option<Recoded> {
    if text.is_ascii() && !font.is_some_and(|f| f.capitals) {
        return None;
    }
    match font {
        Some(_) if has_unicode_letters(text) => None,
        Some(font) => Some(by_font(text, font)).filter(|r| r.text != text),
        None => by_letters(text),
    }
}

/// The text in Unicode where all around it is known to be of this encoding: `chi bé` is Unicode as
/// it stands, and `chi bộ` in a file of TCVN3.
#[must_use]
pub fn recode_among(text: &str, encoding: LegacyEncoding) -> Option<Recoded> {
    if text.is_ascii() || has_unicode_letters(text) {
        return None;
    }
    let out = meant(text, encoding);
    let certain = changed_words_are_syllables(text, &out);
    (out != text).then_some(Recoded {
        text: out,
        encoding,
        certain,
    })
}

/// Whether the text has letters that no old encoding has: it was typed in Unicode.
#[must_use]
pub fn is_unicode(text: &str) -> bool {
    has_unicode_letters(text)
}

/// The same letters as the encoding means them.
fn meant(text: &str, encoding: LegacyEncoding) -> String {
    match encoding {
        LegacyEncoding::Tcvn3 => tcvn3::to_unicode(text),
        LegacyEncoding::Vni => vni::to_unicode(text),
    }
}

fn by_font(text: &str, font: LegacyFont) -> Recoded {
    let mut out = meant(text, font.encoding);
    if font.capitals {
        out = out.to_uppercase();
    }
    Recoded {
        text: out,
        encoding: font.encoding,
        certain: true,
    }
}

fn by_letters(text: &str) -> Option<Recoded> {
    if let Some(encoding) = looks_like_legacy(text) {
        let out = meant(text, encoding);
        let certain = changed_words_are_syllables(text, &out);
        return Some(Recoded {
            text: out,
            encoding,
            certain,
        });
    }
    if has_unicode_letters(text) {
        return None;
    }
    let guess = [LegacyEncoding::Tcvn3, LegacyEncoding::Vni]
        .into_iter()
        .find_map(|encoding| {
            let out = meant(text, encoding);
            let better = all_syllables(&out) && !all_syllables(text);
            better.then_some((out, encoding))
        });
    guess.map(|(text, encoding)| Recoded {
        text,
        encoding,
        certain: false,
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let edge = |c: char| c.is_ascii_punctuation() || c.is_ascii_digit();
    text.split_whitespace()
        .flat_map(move |w| w.split(edge))
        .filter(|w| !w.is_empty())
}

fn all_syllables(text: &str) -> bool {
    words(text).all(is_syllable)
}

/// Signs are turned one for one or two for one, never across a space, so words stay in step.
fn changed_words_are_syllables(before: &str, after: &str) -> bool {
    let pairs = before.split_whitespace().zip(after.split_whitespace());
    pairs
        .filter(|(b, a)| b != a)
        .all(|(_, a)| words(a).all(is_syllable))
}

/// Letters that no old encoding has: beyond Latin-1.
fn has_unicode_letters(text: &str) -> bool {
    text.chars().any(|c| c.is_alphabetic() && c > '\u{FF}')
}

#[cfg(test)]
mod tests {
    use super::{LegacyEncoding, LegacyFont, recode, recode_among};

    fn font(name: &str) -> Option<LegacyFont> {
        LegacyFont::named(name)
    }

    #[test]
    fn fonts_are_known_by_name() {
        let tcvn3 = |capitals| {
            let encoding = LegacyEncoding::Tcvn3;
            Some(LegacyFont { encoding, capitals })
        };
        assert_eq!(font(".VnTime"), tcvn3(false));
        assert_eq!(font(".VnTimeH"), tcvn3(true));
        assert_eq!(font(" .vnArial "), tcvn3(false));
        assert_eq!(font("VNI-Times").unwrap().encoding, LegacyEncoding::Vni);
        assert_eq!(font("Times New Roman"), None);
        assert_eq!(font(""), None);
    }

    #[test]
    fn a_font_is_believed_even_for_one_letter_and_gives_capitals() {
        assert_eq!(recode("Hµ", font(".VnTime")).unwrap().text, "Hà");
        let capitals = recode("®¶ng bé x· ®oµn th\u{ad}îng", font(".VnTimeH")).unwrap();
        assert_eq!(capitals.text, "ĐẢNG BỘ XÃ ĐOÀN THƯỢNG");
        assert!(capitals.certain);
        assert_eq!(
            recode("van phong", font(".VnTimeH")).unwrap().text,
            "VAN PHONG"
        );
        assert_eq!(
            recode("Đoàn Thượng", font(".VnTime")),
            None,
            "typed later in Unicode"
        );
        assert_eq!(recode("2024", font(".VnTime")), None);
    }

    #[test]
    fn letters_alone_are_believed_when_they_make_words() {
        let sure = recode("Uû ban nh©n d©n huyÖn Gia Léc", None).unwrap();
        assert_eq!(sure.text, "Uỷ ban nhân dân huyện Gia Lộc");
        assert!(sure.certain);
        let vni = recode("Uûy ban nhaân daân huyeän", None).unwrap();
        assert_eq!(
            (vni.text.as_str(), vni.certain),
            ("Ủy ban nhân dân huyện", true)
        );
    }

    #[test]
    fn what_stands_around_a_word_tells_its_letters() {
        let tcvn3 = |text| recode_among(text, LegacyEncoding::Tcvn3);
        assert_eq!(recode("chi bé", None), None, "a word as it stands");
        let cell = tcvn3("chi bé").unwrap();
        assert_eq!((cell.text.as_str(), cell.certain), ("chi bộ", true));
        assert_eq!(tcvn3("Lôc b¬m").unwrap().text, "Lục bơm");
        assert!(!tcvn3("xyzq¶k").unwrap().certain);
        assert_eq!(tcvn3("Chi bộ"), None, "typed in Unicode");
        assert_eq!(tcvn3("Khu 1"), None);
    }

    #[test]
    fn what_makes_no_words_is_doubted() {
        let odd = recode("m¸y b¬m ®iÖn xyzq¶k", None).unwrap();
        assert!(!odd.certain, "{odd:?}");
        let short = recode("Lôc", None);
        assert!(
            short.is_none_or(|r| !r.certain),
            "one letter proves nothing"
        );
    }

    #[test]
    fn unicode_text_and_other_languages_are_left_alone() {
        for kept in [
            "Uỷ ban nhân dân",
            "hòa bình",
            "Gia Lộc",
            "café",
            "25 m² © 2024",
            "Bà Nà",
            "",
        ] {
            assert_eq!(recode(kept, None), None, "{kept}");
        }
    }
}
