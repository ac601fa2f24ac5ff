//! Security markings: what carries one is no matter for this program (domain.md §3).

/// The three levels, longest first, so that `tối mật` is not read as `mật`.
const LEVELS: [&str; 3] = ["tuyệt mật", "tối mật", "mật"];

/// What stands before a level on a form.
const LABEL: &str = "độ mật";

/// Letters before a level that are looked at.
const NEAR: usize = 24;

/// What a marking follows directly in running text: `Văn bản MẬT`, `công văn mật số 12`.
const PAPERS: [&str; 14] = [
    "văn bản",
    "công văn",
    "tài liệu",
    "kế hoạch",
    "báo cáo",
    "hồ sơ",
    "danh sách",
    "nghị quyết",
    "quyết định",
    "chỉ thị",
    "thông báo",
    "tờ trình",
    "công điện",
    "phương án",
];

/// Whether a text is marked as secret: with a level on a line of its own or at its beginning,
/// within brackets, behind `Độ mật`, or of a paper that is named. The word in running text (`mật
/// độ`, `mật ong`, `bí mật`, `MẬT ĐỘ`) is none.
#[must_use]
pub fn is_marked_secret(text: &str) -> bool {
    text.lines().any(is_stamp)
        || begins_marked(text.trim_start())
        || places(text).any(|(before, level, after)| {
            framed(before, level, after)
                || labelled(before, after)
                || of_a_paper(before, level, after)
        })
}

/// A line that holds a level and nothing else, in capitals or with a capital; `Độ mật` may stand
/// before it.
fn is_stamp(line: &str) -> bool {
    let bare = |text: &str| text.trim_matches(|c: char| !c.is_alphabetic()).to_owned();
    let line = bare(line);
    let (head, tail) = split_after(&line, LABEL.chars().count());
    let label = lower(head) == LABEL && !tail.is_empty();
    let level = if label { bare(tail) } else { line };
    let capital = level.starts_with(char::is_uppercase);
    LEVELS.contains(&lower(&level).as_str()) && (label || capital)
}

/// The level comes first, and what follows is punctuation or no further word in capitals.
fn begins_marked(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some((level, rest)) = level_at(text) else {
        return false;
    };
    let next = rest.trim_start_matches(' ');
    let word: String = next.chars().take_while(|c| c.is_alphabetic()).collect();
    if is_capitals(level) {
        return word.is_empty() || word.chars().any(char::is_lowercase);
    }
    level.starts_with(char::is_uppercase) && next.starts_with(':')
}

/// Every level in a text, with what stands before and after it; whole words only.
fn places(text: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    let begins = |c: char| matches!(c, 't' | 'T' | 'm' | 'M');
    text.char_indices()
        .filter(move |(_, c)| begins(*c))
        .filter_map(|(at, _)| {
            let (before, rest) = text.split_at(at);
            let (level, after) = level_at(rest)?;
            (!before.ends_with(char::is_alphanumeric)).then_some((before, level, after))
        })
}

/// The level with which a text begins, as it is written, and the rest.
fn level_at(text: &str) -> Option<(&str, &str)> {
    LEVELS.iter().find_map(|level| {
        let (written, rest) = split_after(text, level.chars().count());
        let whole = !rest.starts_with(char::is_alphanumeric);
        (whole && lower(written) == *level).then_some((written, rest))
    })
}

/// `(Mật)`, `[TỐI MẬT]`, `*Tuyệt mật*`; in small letters only the higher levels, which are no words.
fn framed(before: &str, level: &str, after: &str) -> bool {
    let opens = before.trim_end().ends_with(['(', '[', '{', '*']);
    let closes = after.trim_start().starts_with([')', ']', '}', '*']);
    let stamp = level.starts_with(char::is_uppercase) || level.contains(' ');
    opens && closes && stamp
}

/// `Độ mật: Mật`, `độ mật Tối mật`.
fn labelled(before: &str, after: &str) -> bool {
    let label = before.trim_end_matches([' ', ':', '-', '–', '—', '.']);
    let label = lower(near(label));
    let Some(left) = label.strip_suffix(LABEL) else {
        return false;
    };
    // `mật độ mật ong` speaks of honey.
    let other_word = after.trim_start().starts_with(char::is_lowercase);
    let colon = before.trim_end().ends_with([':', '-', '–', '—']);
    !left.ends_with(char::is_alphanumeric) && (colon || !other_word)
}

/// `Văn bản MẬT số 12`, `công văn mật số 05`: a paper that is marked, by capitals or by its number.
fn of_a_paper(before: &str, level: &str, after: &str) -> bool {
    let before = lower(near(before.trim_end()));
    let paper = PAPERS.iter().any(|paper| {
        before
            .strip_suffix(paper)
            .is_some_and(|left| !left.ends_with(char::is_alphanumeric))
    });
    let number = lower(split_after(after.trim_start(), NEAR).0);
    let number = number
        .strip_prefix("số")
        .map(|rest| rest.trim_start_matches([' ', ':']));
    let numbered = number.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let word: String = after
        .trim_start()
        .chars()
        .take_while(|c| c.is_alphabetic())
        .collect();
    paper && (numbered || (is_capitals(level) && !is_capitals(&word)))
}

/// The last letters of a text.
fn near(text: &str) -> &str {
    let from = text.char_indices().rev().nth(NEAR - 1);
    from.map_or(text, |(at, _)| text.split_at(at).1)
}

/// So many letters, and the rest.
fn split_after(text: &str, letters: usize) -> (&str, &str) {
    let end = text.char_indices().nth(letters);
    text.split_at(end.map_or(text.len(), |(at, _)| at))
}

fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

fn lower(text: &str) -> String {
    text.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::is_marked_secret;

    #[test]
    fn stamps_are_found() {
        for marked in [
            "MẬT",
            "TỐI MẬT\nVề việc bố trí lực lượng",
            "Kính gửi huyện\n  (TUYỆT MẬT)  \nNội dung",
            "[MẬT] Danh sách",
            "MẬT: danh sách",
            "TỐI MẬT - kế hoạch",
            "MẬT Danh sách cán bộ",
            "Độ khẩn\nĐỘ MẬT: TỐI MẬT",
            "Độ mật: Mật",
            "Kính gửi huyện, độ mật: tối mật, về việc bố trí lực lượng",
            "Độ mật Tuyệt mật",
            "Tối mật",
            "Mật: danh sách cán bộ",
            "Theo Văn bản MẬT số 12 của Công an huyện",
            "theo công văn mật số 05 ngày 12/3",
            "Đề nghị trả lời tài liệu TỐI MẬT đã nhận",
            "Danh sách cán bộ (Mật)",
            "Kế hoạch bảo vệ (tuyệt mật)",
        ] {
            assert!(is_marked_secret(marked), "{marked}");
        }
    }

    #[test]
    fn words_are_not() {
        for plain in [
            "Mật độ dân cư cao",
            "MẬT ĐỘ GIAO THÔNG LỚN",
            "Buổi tối mật độ xe qua cầu rất đông",
            "Đề nghị cấp mật khẩu cho chi bộ",
            "Nuôi ong lấy mật\nmật ong khó bán",
            "Bảo đảm bí mật đời tư, giữ bí mật cho người tố giác",
            "Giữ BÍ MẬT thông tin",
            "Báo cáo mật độ chăn nuôi của thôn",
            "Hồ sơ mật ong OCOP của hợp tác xã (mật, sáp ong)",
            "Trang trại 20 đàn ong (mật)",
            "Kế hoạch MẬT ONG 2025",
            "Văn bản bảo mật số 12 hộ đã ký",
            "cường độ, mật độ mật ong thu được",
            "",
        ] {
            assert!(!is_marked_secret(plain), "{plain}");
        }
    }
}
