//! The toneless search key.

use unicode_normalization::UnicodeNormalization;

/// Marks that search looks through: the five tones, circumflex, breve and horn.
const LOOKED_THROUGH: [char; 8] = [
    '\u{300}', '\u{301}', '\u{302}', '\u{303}', '\u{306}', '\u{309}', '\u{31B}', '\u{323}',
];

/// The key by which text is found without accents or capitals: `Đường Hoà` becomes `duong hoa`.
///
/// NFC, lower case without regard to a locale, NFD, the Vietnamese marks dropped, `đ` to `d`, NFC.
/// The letter Eth, which old files hold in place of `Đ`, counts as `đ`, so that a pasted query
/// finds what [`super::Line`] has mended. `đ` must be mapped by hand because it has no
/// decomposition. Folding twice changes nothing. Source: domain.md §8 and its twelfth trap.
#[must_use]
pub fn fold(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed
        .to_lowercase()
        .nfd()
        .filter(|c| !LOOKED_THROUGH.contains(c))
        .map(|c| if matches!(c, 'đ' | '\u{F0}') { 'd' } else { c })
        .nfc()
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::fold;

    #[test]
    fn every_vietnamese_letter_folds_to_plain_latin() {
        let typed = "aăâ eê iy oôơ uư dđ ÀẢÃÁẠ ẰẲẴẮẶ ẦẨẪẤẬ ỀỂỄẾỆ ỜỞỠỚỢ ỪỬỮỨỰ ỲỶỸÝỴ Đ";
        let plain = "aaa ee iy ooo uu dd aaaaa aaaaa aaaaa eeeee ooooo uuuuu yyyyy d";
        assert_eq!(fold(typed), plain);
    }

    #[test]
    fn composed_decomposed_and_eth_spellings_meet() {
        assert_eq!(fold("Đường"), "duong");
        assert_eq!(fold("Đu\u{31B}o\u{31B}\u{300}ng"), "duong");
        assert_eq!(fold("\u{D0}ường \u{F0}ất"), "duong dat");
        assert_eq!(fold("hoà"), fold("hòa"));
    }

    #[test]
    fn marks_of_other_languages_and_other_letters_stay() {
        assert_eq!(
            fold("Köln ñ ç 𡨸喃 100%_\\"),
            "köln ñ ç 𡨸喃 100%_\\".replace('ñ', "n")
        );
        assert_eq!(fold("İ"), "i\u{307}");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn capitals_do_not_matter(text in "[a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ ]*") {
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&text));
        }
    }
}
