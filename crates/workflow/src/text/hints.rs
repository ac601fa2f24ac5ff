//! Hints on the text of a petition (GL-08): what the one who writes it may want to mend before it
//! is raised. A hint never refuses: it may be wrong, and a person decides.
use serde::Serialize;
use std::collections::BTreeSet;

/// What may be wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TextHint {
    /// Says neither where, nor how much, nor what is asked: a generality.
    Vague,
    /// Several matters in one text: each is a petition of its own.
    Compound,
    /// A denunciation or a complaint: it has a procedure of its own and must not be read aloud.
    OtherProcedure,
}

/// Syllables below which a text without any figure says too little.
const FEW: usize = 8;

/// Syllables up to which a text may still be nothing but a general wish.
const SHORT: usize = 40;

/// What is asked where nothing certain is asked.
const WISHES: [&str; 8] = [
    "quan tâm",
    "tạo điều kiện",
    "hơn nữa",
    "giải quyết dứt điểm",
    "có biện pháp",
    "có giải pháp",
    "tháo gỡ khó khăn",
    "xem xét, giải quyết",
];

/// How a second matter begins.
const BESIDES: [&str; 3] = ["ngoài ra", "bên cạnh đó", "mặt khác"];

/// Demands that are counted, in the order of counting.
const COUNTED: [[&str; 2]; 4] = [
    ["một là", "hai là"],
    ["thứ nhất", "thứ hai"],
    ["việc thứ nhất", "việc thứ hai"],
    ["vấn đề thứ nhất", "vấn đề thứ hai"],
];

/// Bodies that are asked, by how their names begin.
const BODIES: [&str; 16] = [
    "ubnd",
    "ủy ban",
    "uỷ ban",
    "phòng",
    "ban",
    "công an",
    "công ty",
    "điện lực",
    "xí nghiệp",
    "trung tâm",
    "ngân hàng",
    "sở",
    "bhxh",
    "bảo hiểm xã hội",
    "viễn thông",
    "hợp tác xã",
];

/// What of a petition's text may want mending, each hint once.
#[must_use]
pub fn hints(text: &str) -> Vec<TextHint> {
    let text = text.to_lowercase();
    let checks = [
        (TextHint::Vague, is_vague(&text)),
        (TextHint::Compound, is_compound(&text)),
        (TextHint::OtherProcedure, is_other_procedure(&text)),
    ];
    let found = checks.into_iter().filter(|(_, holds)| *holds);
    found.map(|(hint, _)| hint).collect()
}

/// No figure at all, and either hardly a word or only a general wish.
fn is_vague(text: &str) -> bool {
    if text.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let syllables = text.split_whitespace().count();
    syllables < FEW || (syllables <= SHORT && WISHES.iter().any(|wish| text.contains(wish)))
}

/// Demands that are counted, a sentence that begins with a second matter, or several bodies asked.
fn is_compound(text: &str) -> bool {
    let sentences = sentences(text);
    let begins = |with: &str| sentences.iter().any(|s| s.starts_with(with));
    let counted = COUNTED
        .iter()
        .any(|pair| pair.iter().all(|word| begins(word)));
    counted || numbered(&sentences) || BESIDES.iter().any(|b| begins(b)) || asked(text).len() > 1
}

/// Sentences and lines, without blanks and bullets before them.
fn sentences(text: &str) -> Vec<&str> {
    let parts = text
        .split(['\n', ';', ':'])
        .flat_map(|line| line.split(". "));
    let bare =
        parts.map(|s| s.trim_start_matches(|c: char| c.is_whitespace() || "-–—+•*".contains(c)));
    bare.filter(|s| !s.is_empty()).collect()
}

/// `1. … 2. …`, `1) … 2) …`, `a) … b) …` at the beginning of sentences.
fn numbered(sentences: &[&str]) -> bool {
    let marked = |marks: [&str; 3]| {
        sentences.iter().any(|s| {
            // The point of `1.` parts sentences too; that of `1.200` parts a number.
            let begins = |m: &&str| {
                let rest = s.strip_prefix(*m);
                rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
            };
            marks
                .iter()
                .any(|m| begins(m) || m.strip_suffix('.') == Some(*s))
        })
    };
    (marked(["1.", "1)", "1/"]) && marked(["2.", "2)", "2/"]))
        || (marked(["a)", "a/", "(a)"]) && marked(["b)", "b/", "(b)"]))
}

/// The bodies that are asked, each by the beginning of its name.
fn asked(text: &str) -> BTreeSet<String> {
    let mut bodies = BTreeSet::new();
    for after in text.split("đề nghị ").skip(1) {
        let named = BODIES.iter().any(|body| {
            after
                .strip_prefix(body)
                .is_some_and(|rest| rest.starts_with(' '))
        });
        if named {
            let words: Vec<&str> = after.split_whitespace().take(2).collect();
            bodies.insert(words.join(" "));
        }
    }
    bodies
}

fn is_other_procedure(text: &str) -> bool {
    ["tố cáo", "khiếu nại"]
        .iter()
        .any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::TextHint::{Compound, OtherProcedure, Vague};
    use super::hints;

    #[test]
    fn generalities_are_vague() {
        for text in [
            "Đề nghị quan tâm đường xá.",
            "Đề nghị các cấp, các ngành quan tâm tạo điều kiện hơn nữa cho bà con nông dân.",
            "Đề nghị sửa đường.",
        ] {
            assert_eq!(hints(text), [Vague], "{text}");
        }
    }

    #[test]
    fn several_matters_are_compound() {
        for text in [
            "Một là, sửa 300 m đường trục thôn. Hai là, nạo vét 500 m mương tiêu.",
            "Chi bộ có 02 việc: 1. Sửa đường trục dài 300 m; 2. Lắp 05 bóng đèn ngõ xóm.",
            "1) Sửa 300 m đường\n2) Nạo vét 500 m mương",
            "Đề nghị UBND huyện sửa cầu Đò dài 12 m. Đề nghị Điện lực huyện thay 03 cột điện.",
            "Kênh dài 300 m bị bồi lắng. Ngoài ra, 05 bóng đèn ở ngõ đã hỏng.",
        ] {
            assert_eq!(hints(text), [Compound], "{text}");
        }
    }

    #[test]
    fn denunciations_have_a_way_of_their_own() {
        let text = "Có 01 đơn tố cáo gửi chi bộ, đã niêm phong.";
        assert_eq!(hints(text), [OtherProcedure]);
        let text = "Công dân khiếu nại quyết định số 12 về thu hồi đất.";
        assert_eq!(hints(text), [OtherProcedure]);
    }

    #[test]
    fn what_says_where_and_how_much_is_left_alone() {
        for text in [
            "Đề nghị UBND huyện quan tâm sửa 300 m đường trục thôn Đông. Đề nghị UBND huyện trả lời trước vụ.",
            "1.200 m kênh bị bồi lắng. 2.500 m mương chưa nạo vét.",
            "Tuyến kênh 1.200 m bị bồi lắng 0,5 m, 18 ha lúa thiếu nước. Đề nghị nạo vét trước vụ tới.",
            "Bí thư chi bộ và trưởng thôn đang bị chậm phụ cấp, tháng nào cũng nghe nói chờ huyện cấp bổ sung. Đề nghị huyện cấp bù và quy định rõ ngày trả hằng tháng.",
        ] {
            assert_eq!(hints(text), [], "{text}");
        }
    }
}
