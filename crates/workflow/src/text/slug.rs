//! Names for files and paths.

use super::fold;

/// Bytes a slug may have: leaves room for a date, a number and an ending within 255 (domain.md §8).
const LIMIT: usize = 100;
/// What a text without any Latin letter or figure is called.
const NAMELESS: &str = "khong-ten";

/// A file name from a text: folded, small Latin letters, figures and single hyphens only.
///
/// 1 to 100 bytes, cut at a word where there is one; never a device name of Windows (`con`
/// becomes `tep-con`); `khong-ten` when nothing is left. Two texts may give one slug: add a code.
/// The original belongs into the metadata.
#[must_use]
pub fn slug(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    let name = shortened(words.join("-"));
    match name.as_str() {
        "" => NAMELESS.to_owned(),
        device if is_device(device) => format!("tep-{device}"),
        _ => name,
    }
}

fn shortened(mut name: String) -> String {
    if name.len() > LIMIT {
        let whole_words = name[..=LIMIT].rfind('-').filter(|cut| *cut > LIMIT / 2);
        name.truncate(whole_words.unwrap_or(LIMIT));
    }
    name.truncate(name.trim_end_matches('-').len());
    name
}

fn is_device(name: &str) -> bool {
    match name.as_bytes() {
        b"con" | b"prn" | b"aux" | b"nul" => true,
        [b'c', b'o', b'm', n] | [b'l', b'p', b't', n] => n.is_ascii_digit(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{LIMIT, slug};

    #[test]
    fn texts_become_file_names() {
        assert_eq!(
            slug("Thông báo số 05-TB/HU: trả lời Kiến nghị"),
            "thong-bao-so-05-tb-hu-tra-loi-kien-nghi"
        );
        assert_eq!(slug("../../Đường\\dẫn\r\n\u{202E}x.PDF"), "duong-dan-x-pdf");
        assert_eq!(slug("𡨸喃"), "khong-ten");
        assert_eq!(slug(""), "khong-ten");
    }

    #[test]
    fn device_names_of_windows_are_avoided() {
        for device in ["CON", "Nul", "com1", "LPT9", "aux."] {
            assert!(slug(device).starts_with("tep-"), "{device}");
        }
        assert_eq!(slug("Côn Đảo"), "con-dao");
        assert_eq!(slug("compa"), "compa");
    }

    #[test]
    fn long_names_end_with_a_word() {
        assert_eq!(slug(&"kiến nghị ".repeat(30)).len(), 99);
        for length in [100, 101, 300] {
            assert_eq!(slug(&"a".repeat(length)).len(), LIMIT);
        }
    }

    proptest! {
        #[test]
        fn a_slug_is_safe_and_stable(text in any::<String>()) {
            let name = slug(&text);
            prop_assert!((1..=LIMIT).contains(&name.len()));
            prop_assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert!(!name.starts_with('-') && !name.ends_with('-') && !name.contains("--"));
            prop_assert_eq!(slug(&name), name);
        }
    }
}
