//! VNI for Windows (fonts `VNI-Times` and the like): a vowel and a sign, two characters a letter.
use unicode_normalization::char::compose;

const GRAVE: char = '\u{300}';
const ACUTE: char = '\u{301}';
const HOOK: char = '\u{309}';
const TILDE: char = '\u{303}';
const DOT: char = '\u{323}';
const ROOF: char = '\u{302}';
const BREVE: char = '\u{306}';

/// Signs after a vowel, small as typed: the shape they give it, and the tone.
const SIGNS: [(char, Option<char>, Option<char>); 17] = [
    ('ø', None, Some(GRAVE)),
    ('ù', None, Some(ACUTE)),
    ('û', None, Some(HOOK)),
    ('õ', None, Some(TILDE)),
    ('ï', None, Some(DOT)),
    ('â', Some(ROOF), None),
    ('à', Some(ROOF), Some(GRAVE)),
    ('á', Some(ROOF), Some(ACUTE)),
    ('å', Some(ROOF), Some(HOOK)),
    ('ã', Some(ROOF), Some(TILDE)),
    ('ä', Some(ROOF), Some(DOT)),
    ('ê', Some(BREVE), None),
    ('è', Some(BREVE), Some(GRAVE)),
    ('é', Some(BREVE), Some(ACUTE)),
    ('ú', Some(BREVE), Some(HOOK)),
    ('ü', Some(BREVE), Some(TILDE)),
    ('ë', Some(BREVE), Some(DOT)),
];

/// Letters of one character, small and capital.
const ALONE: [(char, char); 18] = [
    ('ñ', 'đ'),
    ('Ñ', 'Đ'),
    ('ô', 'ơ'),
    ('Ô', 'Ơ'),
    ('ö', 'ư'),
    ('Ö', 'Ư'),
    ('ì', 'ì'),
    ('Ì', 'Ì'),
    ('í', 'í'),
    ('Í', 'Í'),
    ('æ', 'ỉ'),
    ('Æ', 'Ỉ'),
    ('ó', 'ĩ'),
    ('Ó', 'Ĩ'),
    ('ò', 'ị'),
    ('Ò', 'Ị'),
    ('î', 'ỵ'),
    ('Î', 'Ỵ'),
];

/// The text as its font showed it.
pub(super) fn to_unicode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let letter = alone(c);
        match rest.peek().and_then(|sign| signed(letter, *sign)) {
            Some(both) => {
                rest.next();
                out.push(both);
            }
            None => out.push(letter),
        }
    }
    out
}

fn alone(c: char) -> char {
    let found = ALONE.iter().find(|(typed, _)| *typed == c);
    found.map_or(c, |(_, meant)| *meant)
}

/// The vowel with the sign that follows it, if there is such a letter: breve only on `a`, roof on
/// `a`, `e` and `o`, a tone on any vowel.
fn signed(vowel: char, sign: char) -> Option<char> {
    let small = sign.to_lowercase().next()?;
    let (_, shape, tone) = SIGNS.iter().find(|(typed, ..)| *typed == small)?;
    if !is_vowel(vowel) {
        return None;
    }
    let shaped = shape.map_or(Some(vowel), |mark| compose(vowel, mark))?;
    let fits = match shape {
        Some(mark) if *mark == BREVE => matches!(vowel, 'a' | 'A'),
        Some(_) => matches!(vowel, 'a' | 'e' | 'o' | 'A' | 'E' | 'O'),
        None => true,
    };
    let whole = tone.map_or(Some(shaped), |mark| toned(shaped, mark))?;
    fits.then_some(whole)
}

/// A dot below is composed before the roof or breve above it.
fn toned(shaped: char, tone: char) -> Option<char> {
    compose(shaped, tone).or_else(|| {
        let mut parts = None;
        unicode_normalization::char::decompose_canonical(shaped, |part| {
            parts = match parts {
                None => Some((part, None)),
                Some((base, _)) => Some((base, Some(part))),
            };
        });
        let (base, mark) = parts?;
        compose(compose(base, tone)?, mark?)
    })
}

fn is_vowel(c: char) -> bool {
    "aeiouyơưAEIOUYƠƯ".contains(c)
}

#[cfg(test)]
mod tests {
    use super::to_unicode;

    #[test]
    fn every_letter_of_two_characters_is_put_together() {
        let typed = "aø aù aû aõ aï aâ aà aá aå aã aä aê aè aé aú aü aë eø eù eû eõ eï eâ eà eá eå eã eä \
                     oø où oû oõ oï oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î ñ";
        let meant = "à á ả ã ạ â ầ ấ ẩ ẫ ậ ă ằ ắ ẳ ẵ ặ è é ẻ ẽ ẹ ê ề ế ể ễ ệ \
                     ò ó ỏ õ ọ ô ồ ố ổ ỗ ộ ơ ờ ớ ở ỡ ợ ù ú ủ ũ ụ ư ừ ứ ử ữ ự ỳ ý ỷ ỹ ỵ đ";
        let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let meant = meant.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(to_unicode(&typed), meant);
        assert_eq!(to_unicode("AÂ AÄ OÂ ÔÙ ÖÏ Ñ Ò"), "Â Ậ Ô Ớ Ự Đ Ị");
    }

    #[test]
    fn text_of_offices_comes_out_as_its_font_showed_it() {
        let pairs = [
            ("Uûy ban nhaân daân huyeän", "Ủy ban nhân dân huyện"),
            ("Ñaûng boä xaõ Ñoaøn Thöôïng", "Đảng bộ xã Đoàn Thượng"),
            (
                "ñeà nghò söûa ñöôøng lieân thoân",
                "đề nghị sửa đường liên thôn",
            ),
        ];
        for (typed, meant) in pairs {
            assert_eq!(to_unicode(typed), meant);
        }
    }
}
