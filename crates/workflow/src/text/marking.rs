//! Security markings: what carries one is no matter for this program (domain.md §3).

const MARKINGS: [&str; 3] = ["MẬT", "TỐI MẬT", "TUYỆT MẬT"];

/// Whether a text is marked as secret: a marking in capitals at its beginning, or on a line of its
/// own, bare or within brackets or stars. The word in running text (`mật độ`, `MẬT ĐỘ`) is none.
#[must_use]
pub fn is_marked_secret(text: &str) -> bool {
    text.lines().any(|line| MARKINGS.contains(&bare(line))) || begins_marked(text.trim_start())
}

/// The line without what frames a stamp.
fn bare(line: &str) -> &str {
    let line = line.trim_matches(|c: char| !c.is_alphabetic());
    let after = line.strip_prefix("ĐỘ MẬT").unwrap_or(line);
    after.trim_start_matches(|c: char| !c.is_alphabetic())
}

/// The marking comes first, and what follows is no further word in capitals.
fn begins_marked(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    MARKINGS.iter().any(|marking| {
        text.strip_prefix(marking).is_some_and(|rest| {
            let ends = !rest.starts_with(char::is_alphanumeric);
            let next = rest.trim_start_matches(' ');
            let word: String = next.chars().take_while(|c| c.is_alphabetic()).collect();
            ends && (word.is_empty() || word.chars().any(char::is_lowercase))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::is_marked_secret;

    #[test]
    fn stamps_are_found_and_words_are_not() {
        for marked in [
            "MẬT",
            "TỐI MẬT\nVề việc bố trí lực lượng",
            "Kính gửi huyện\n  (TUYỆT MẬT)  \nNội dung",
            "[MẬT] Danh sách",
            "MẬT: danh sách",
            "TỐI MẬT - kế hoạch",
            "MẬT Danh sách cán bộ",
            "Độ khẩn\nĐỘ MẬT: TỐI MẬT",
        ] {
            assert!(is_marked_secret(marked), "{marked}");
        }
        for plain in [
            "Mật độ dân cư cao",
            "MẬT ĐỘ GIAO THÔNG LỚN",
            "Đề nghị cấp mật khẩu cho chi bộ",
            "Nuôi ong lấy mật\nmật ong khó bán",
            "Bảo đảm bí mật đời tư",
            "",
        ] {
            assert!(!is_marked_secret(plain), "{plain}");
        }
    }
}
