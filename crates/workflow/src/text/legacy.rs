//! Recognising text that was typed for fonts of before Unicode.

/// An encoding in which the letters look right only in its own fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LegacyEncoding {
    /// TCVN 5712 (fonts `.VnTime` and the like): `Uû ban nh©n d©n`.
    Tcvn3,
    /// VNI (fonts `VNI-Times` and the like), two characters a letter: `Uûy ban nhaân daân`.
    Vni,
}

/// What a text shows, in words.
#[derive(Default)]
struct Tally {
    words: usize,
    tcvn3: usize,
    vni: usize,
    unicode: usize,
}

/// Whether `text` seems to have been typed for old fonts. A reason to warn, never to change
/// anything (B13): a guess from the letters alone may be wrong.
///
/// Signs of TCVN3 are symbols inside words and capitals in their midst (`nh©n`, `huyÖn`), signs of VNI are vowels followed by a
/// letter that never follows them in Vietnamese (`daân`, `cuûa`). It takes two such words, or one
/// in at most four, a fifth of all words, and no more words in Unicode Vietnamese than that.
#[must_use]
pub fn looks_like_legacy(text: &str) -> Option<LegacyEncoding> {
    let tally = tally(text);
    let enough = |signs: usize| {
        (signs >= 2 || (signs == 1 && tally.words <= 4))
            && signs * 5 >= tally.words
            && signs >= tally.unicode
    };
    if enough(tally.tcvn3) && tally.tcvn3 >= tally.vni {
        Some(LegacyEncoding::Tcvn3)
    } else {
        enough(tally.vni).then_some(LegacyEncoding::Vni)
    }
}

fn tally(text: &str) -> Tally {
    let mut tally = Tally::default();
    for word in text.split(|c: char| !c.is_alphabetic() && !is_tcvn3_symbol(c)) {
        let letters: Vec<char> = word.chars().collect();
        if !letters.iter().any(|c| c.is_alphabetic()) {
            continue;
        }
        tally.words += 1;
        if letters.iter().any(|c| is_unicode_vietnamese(*c)) {
            tally.unicode += 1;
            continue;
        }
        tally.tcvn3 += usize::from(has_tcvn3_sign(&letters));
        tally.vni += usize::from(has_vni_sign(&letters));
    }
    tally
}

/// TCVN3 letters whose code points are symbols in Unicode. Those that stand after figures or
/// names in any text (`²`, `³`, `°`) are no signs.
fn is_tcvn3_symbol(c: char) -> bool {
    matches!(c, '¡'..='\u{AE}' | '¶'..='¹' | '»'..='¾' | 'µ')
}

fn has_tcvn3_sign(word: &[char]) -> bool {
    let letter = |c: &&char| c.is_alphabetic() || is_tcvn3_symbol(**c);
    word.iter().enumerate().any(|(at, c)| {
        let before = at.checked_sub(1).and_then(|at| word.get(at)).filter(letter);
        let after = word.get(at + 1).filter(letter);
        match c {
            // Ă Â Ê Ô Ơ Ư Đ and đ begin a word.
            '¡'..='§' | '®' => before.is_none() && after.is_some(),
            // ă, â, ằ, ẳ, ẵ, ắ lead from one letter to another.
            '¨' | '©' | '»'..='¾' => before.is_some() && after.is_some(),
            // ư; but between plain letters this code point is a hyphenation hint.
            '\u{AD}' => before.is_some() && after.is_none_or(|next| !next.is_ascii()),
            // à, ê, ô, ơ, ả, ã, á, ạ may end a word.
            'ª' | '«' | '¬' | 'µ' | '¶'..='¹' => before.is_some(),
            // ề, ể, ễ, ị and others: capitals to Unicode, in the midst of small letters.
            'À'..='Þ' => before.is_some_and(char::is_ascii_lowercase),
            _ => false,
        }
    })
}

fn has_vni_sign(word: &[char]) -> bool {
    let initial = matches!(word, ['ñ' | 'Ñ', next, ..] if is_vni_vowel(*next));
    initial || word.windows(2).any(|two| is_vni_pair(two[0], two[1]))
}

/// A vowel with the tone or shape sign that VNI puts after it; none is a Vietnamese spelling.
fn is_vni_pair(vowel: char, sign: char) -> bool {
    match sign {
        'ø' | 'û' | 'ï' | 'å' | 'ä' | 'ü' | 'ë' | 'Ø' | 'Û' | 'Ï' | 'Å' | 'Ä' | 'Ü' | 'Ë' => {
            is_vni_vowel(vowel)
        }
        // uê, uâ and yê are spellings of today.
        'â' | 'ê' | 'Â' | 'Ê' => matches!(vowel, 'a' | 'e' | 'o' | 'A' | 'E' | 'O'),
        _ => false,
    }
}

fn is_vni_vowel(c: char) -> bool {
    matches!(
        c,
        'a' | 'e' | 'o' | 'u' | 'y' | 'ô' | 'ö' | 'A' | 'E' | 'O' | 'U' | 'Y' | 'Ô' | 'Ö'
    )
}

fn is_unicode_vietnamese(c: char) -> bool {
    matches!(
        c,
        'ă' | 'Ă' | 'đ' | 'Đ' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1EA0}'
            ..='\u{1EF9}'
    )
}

#[cfg(test)]
mod tests {
    use super::{LegacyEncoding::*, looks_like_legacy};

    #[test]
    fn tcvn3_is_recognised() {
        for text in [
            "Uû ban nh©n d©n",
            "Céng hoµ x· héi chñ nghÜa ViÖt Nam",
            "§¶ng bé huyÖn Gia Léc",
            "tr\u{AD}êng häc x· §oµn Th\u{AD}îng",
            "NguyÔn V¨n An",
            "®Ò nghÞ söa ®\u{AD}êng",
        ] {
            assert_eq!(looks_like_legacy(text), Some(Tcvn3), "{text}");
        }
    }

    #[test]
    fn vni_is_recognised() {
        for text in [
            "Uûy ban nhaân daân huyeän",
            "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
            "ñeà nghò söûa ñöôøng",
            "Nguyeãn Vaên An",
        ] {
            assert_eq!(looks_like_legacy(text), Some(Vni), "{text}");
        }
    }

    #[test]
    fn today_s_text_is_left_alone() {
        for text in [
            "",
            "12345",
            "Ủy ban nhân dân huyện Gia Lộc, chi bộ thôn Tằng Hạ",
            "hoà toán quê huê xoè thuê uể oải khuya",
            "Diện tích 100m² đất, 30°C, 5µm, «Kim Sơn» © 2020 Toyota®",
            "100m², 5 km², 30°C",
            "mot hai ba bon nam sau bay tam chin muoi ban nh©n d©n",
            "infor\u{AD}mation tech\u{AD}nology",
            "quần chúng xuân thuần khuây khoả nguyên uyên",
            "TRƯỜNG ĐẠI HỌC, UÔNG BÍ, NGUYÊN, HUÊ, TUÂN",
            "«abc» ©Microsoft Windows®",
            "tiê\u{301}ng viê\u{323}t",
            "Phòng Nông nghiệp; ban Quản lý; x·",
            "Huyện ủy. Muller, Zürich",
        ] {
            assert_eq!(looks_like_legacy(text), None, "{text}");
        }
    }
}
