//! TCVN3 (TCVN 5712:1993, fonts `.VnTime` and the like): one character a letter.

/// Every letter that the fonts draw in place of another, as files show it and as it is meant.
/// Accented capitals have no place of their own: they are small letters in a font of capitals
/// (`.VnTimeH`).
const LETTERS: [(char, char); 74] = [
    ('µ', 'à'),
    ('¶', 'ả'),
    ('·', 'ã'),
    ('¸', 'á'),
    ('¹', 'ạ'),
    ('¨', 'ă'),
    ('»', 'ằ'),
    ('¼', 'ẳ'),
    ('½', 'ẵ'),
    ('¾', 'ắ'),
    ('Æ', 'ặ'),
    ('©', 'â'),
    ('Ç', 'ầ'),
    ('È', 'ẩ'),
    ('É', 'ẫ'),
    ('Ê', 'ấ'),
    ('Ë', 'ậ'),
    ('®', 'đ'),
    ('Ì', 'è'),
    ('Î', 'ẻ'),
    ('Ï', 'ẽ'),
    ('Ð', 'é'),
    ('Ñ', 'ẹ'),
    ('ª', 'ê'),
    ('Ò', 'ề'),
    ('Ó', 'ể'),
    ('Ô', 'ễ'),
    ('Õ', 'ế'),
    ('Ö', 'ệ'),
    ('×', 'ì'),
    ('Ø', 'ỉ'),
    ('Ü', 'ĩ'),
    ('Ý', 'í'),
    ('Þ', 'ị'),
    ('ß', 'ò'),
    ('á', 'ỏ'),
    ('â', 'õ'),
    ('ã', 'ó'),
    ('ä', 'ọ'),
    ('«', 'ô'),
    ('å', 'ồ'),
    ('æ', 'ổ'),
    ('ç', 'ỗ'),
    ('è', 'ố'),
    ('é', 'ộ'),
    ('¬', 'ơ'),
    ('ê', 'ờ'),
    ('ë', 'ở'),
    ('ì', 'ỡ'),
    ('í', 'ớ'),
    ('î', 'ợ'),
    ('ï', 'ù'),
    ('ñ', 'ủ'),
    ('ò', 'ũ'),
    ('ó', 'ú'),
    ('ô', 'ụ'),
    ('\u{AD}', 'ư'),
    ('õ', 'ừ'),
    ('ö', 'ử'),
    ('÷', 'ữ'),
    ('ø', 'ứ'),
    ('ù', 'ự'),
    ('ú', 'ỳ'),
    ('û', 'ỷ'),
    ('ü', 'ỹ'),
    ('ý', 'ý'),
    ('þ', 'ỵ'),
    ('¡', 'Ă'),
    ('¢', 'Â'),
    ('§', 'Đ'),
    ('£', 'Ê'),
    ('¤', 'Ô'),
    ('¥', 'Ơ'),
    ('¦', 'Ư'),
];

/// The text as its font showed it.
pub(super) fn to_unicode(text: &str) -> String {
    text.chars().map(letter).collect()
}

fn letter(c: char) -> char {
    let found = LETTERS.iter().find(|(typed, _)| *typed == c);
    found.map_or(c, |(_, meant)| *meant)
}

#[cfg(test)]
mod tests {
    use super::{LETTERS, to_unicode};
    use std::collections::BTreeSet;

    #[test]
    fn no_letter_stands_for_two_and_none_is_missing() {
        let typed: BTreeSet<char> = LETTERS.iter().map(|l| l.0).collect();
        let meant: BTreeSet<char> = LETTERS.iter().map(|l| l.1).collect();
        assert_eq!((typed.len(), meant.len()), (LETTERS.len(), LETTERS.len()));
        let all = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂĐÊÔƠƯ";
        assert_eq!(all.chars().collect::<BTreeSet<_>>(), meant);
    }

    #[test]
    fn text_of_offices_comes_out_as_its_font_showed_it() {
        let pairs = [
            ("Uû ban nh©n d©n huyÖn", "Uỷ ban nhân dân huyện"),
            ("§¶ng bé x· §oµn Th\u{ad}îng", "Đảng bộ xã Đoàn Thượng"),
            (
                "®Ò nghÞ söa ®\u{ad}êng liªn th«n",
                "đề nghị sửa đường liên thôn",
            ),
            ("NguyÔn V¨n QuyÕt", "Nguyễn Văn Quyết"),
        ];
        for (typed, meant) in pairs {
            assert_eq!(to_unicode(typed), meant);
        }
    }
}
