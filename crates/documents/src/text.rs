//! Text as people typed it, made safe for every format and cut into runs that may not break.

use serde::Serialize;

/// A piece of text set in one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Run {
    /// The text, never markup.
    pub(crate) text: String,
    /// Bold beyond what the role says.
    pub(crate) bold: bool,
    /// Italic beyond what the role says.
    pub(crate) italic: bool,
    /// Never broken across lines: document symbols, dates, codes.
    pub(crate) keep: bool,
}

/// Runs of one paragraph.
pub(crate) type Line = Vec<Run>;

/// How much of a date holds together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hold {
    /// The whole "ngày 05 tháng 9 năm 2026": there is room.
    Wide,
    /// Each word with its number only: a narrow cell.
    Narrow,
}

/// Longest word that is held together; longer ones may break.
const LONGEST_KEPT: usize = 28;

/// Most letters of several words that are held together: a longer piece would tear holes into
/// justified lines.
const WIDEST: usize = 20;

/// The same in a narrow cell.
const WIDEST_IN_CELL: usize = 9;

/// Most letters of a measure that is held together, in a narrow cell too: "đồng/tháng".
const WIDEST_MEASURE: usize = 12;

/// Longest number held to the word before it in a narrow cell: "ngày 30", but not a whole symbol.
const LONGEST_IN_CELL: usize = 4;

/// Removes what no format may carry: control characters (XML 1.0 forbids them), text direction
/// overrides and U+FFFE, U+FFFF. A tab becomes a space; line feeds stay.
#[must_use]
pub(crate) fn clean(text: &str) -> String {
    let unified = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    unified
        .replace('\t', " ")
        .chars()
        .filter(|c| allowed(*c))
        .collect()
}

fn allowed(c: char) -> bool {
    match c {
        '\n' => true,
        '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{FFFE}'
        | '\u{FFFF}' => false,
        _ => !c.is_control(),
    }
}

/// One paragraph of running text; line feeds become spaces.
#[must_use]
pub(crate) fn line(text: &str) -> Line {
    runs(text, Hold::Wide)
}

/// One paragraph for a narrow cell.
#[must_use]
pub(crate) fn narrow(text: &str) -> Line {
    runs(text, Hold::Narrow)
}

/// The paragraphs of a text, by its line feeds; empty ones are dropped.
#[must_use]
pub(crate) fn paragraphs(text: &str) -> Vec<Line> {
    split(text, Hold::Wide)
}

/// The paragraphs of a text for a narrow cell.
#[must_use]
pub(crate) fn narrow_paragraphs(text: &str) -> Vec<Line> {
    split(text, Hold::Narrow)
}

/// Text that is kept exactly as it stands and never broken.
#[must_use]
pub(crate) fn unbroken(text: &str) -> Line {
    vec![run(clean(text), true)]
}

/// The same line in bold.
#[must_use]
pub(crate) fn bold(line: Line) -> Line {
    line.into_iter()
        .map(|run| Run { bold: true, ..run })
        .collect()
}

/// The same line in italics.
#[must_use]
pub(crate) fn italic(line: Line) -> Line {
    line.into_iter()
        .map(|run| Run {
            italic: true,
            ..run
        })
        .collect()
}

/// The plain words of a line.
#[must_use]
pub(crate) fn plain(line: &[Run]) -> String {
    line.iter().map(|run| run.text.as_str()).collect()
}

fn split(text: &str, hold: Hold) -> Vec<Line> {
    let cleaned = clean(text);
    let parts = cleaned.split('\n').map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(|part| runs(part, hold))
        .collect()
}

fn run(text: String, keep: bool) -> Run {
    Run {
        text,
        bold: false,
        italic: false,
        keep,
    }
}

fn runs(text: &str, hold: Hold) -> Line {
    let cleaned = clean(text).replace('\n', " ");
    let words: Vec<&str> = cleaned.split(' ').collect();
    let mut line = Line::new();
    let mut at = 0;
    while at < words.len() {
        let held = held_from(&words[at..], hold);
        let separated = at + held.max(1) < words.len();
        push(&mut line, words[at..at + held.max(1)].join(" "), held > 0);
        if separated {
            push(&mut line, " ".to_owned(), false);
        }
        at += held.max(1);
    }
    line
}

fn push(line: &mut Line, text: String, keep: bool) {
    match line.last_mut() {
        Some(last) if !keep && !last.keep => last.text.push_str(&text),
        _ if text.is_empty() => {}
        _ => line.push(run(text, keep)),
    }
}

/// How many of the first words hold together; 0 when the first may break like any other.
fn held_from(words: &[&str], hold: Hold) -> usize {
    let Some(first) = words.first() else { return 0 };
    if let Some(date) = date_words(words)
        && hold == Hold::Wide
    {
        return date;
    }
    let longest = match hold {
        Hold::Wide => LONGEST_KEPT,
        Hold::Narrow => LONGEST_IN_CELL,
    };
    let number = |word: &&str| starts_with_digit(word) && word.len() <= longest;
    let widest = match hold {
        Hold::Wide => WIDEST,
        Hold::Narrow => WIDEST_IN_CELL,
    };
    let room = |held: &[&str]| held.iter().map(|w| w.chars().count() + 1).sum::<usize>() <= widest;
    if let Some(counted) = counted(words)
        && room(&words[..counted])
    {
        return counted;
    }
    let named = words.get(1).is_some_and(|word| number(word) || roman(word));
    if leads_number(first) && named {
        return 2;
    }
    usize::from(symbol_like(first) || stroked(first))
}

/// "đồng/kg": a measure, behind whose stroke a line would end.
fn stroked(word: &str) -> bool {
    let measured = word.split_once('/').map(|(of, _)| of.to_lowercase());
    let measured = measured.is_some_and(|of| COUNTED.contains(&of.as_str()));
    measured && word.chars().count() <= WIDEST_MEASURE
}

/// "05 đồng chí", "07 giờ 30", "18 ha", "62 triệu đồng": how many words, if a counted thing or a
/// measure begins here.
fn counted(words: &[&str]) -> Option<usize> {
    let figure = |word: &str| {
        let bare = word.trim_start_matches('(');
        starts_with_digit(bare)
            && bare
                .chars()
                .all(|c| c.is_ascii_digit() || ".,-/".contains(c))
    };
    let first = words.first().filter(|word| figure(word))?;
    if first.ends_with([',', '.', ';', ':']) {
        return None;
    }
    let bare = |word: &str| {
        word.trim_end_matches([',', '.', ';', ':', ')'])
            .to_lowercase()
    };
    let after = |n: usize| words.get(n).map(|word| bare(word));
    let next = after(1)?;
    // "đồng/tháng", "m²/cháu": what is counted stands before the stroke.
    let next = next.split('/').next().unwrap_or_default().to_owned();
    let whole = |n: usize| {
        words
            .get(n)
            .is_some_and(|word| bare(word) == word.to_lowercase())
    };
    if next == "giờ" && whole(1) && words.get(2).is_some_and(|word| figure(word)) {
        return Some(3);
    }
    let second = if whole(1) { after(2) } else { None };
    let pair = second.is_some_and(|second| PAIRS.contains(&(next.as_str(), second.as_str())));
    if pair {
        return Some(3);
    }
    COUNTED.contains(&next.as_str()).then_some(2)
}

/// What is counted or measured in one word.
const COUNTED: [&str; 32] = [
    "ha", "m", "m²", "m³", "km", "km²", "kg", "tấn", "sào", "triệu", "tỷ", "nghìn", "đồng", "hộ",
    "ngày", "tháng", "năm", "giờ", "phút", "lượt", "xã", "thôn", "khu", "kỳ", "đợt", "lần", "buổi",
    "người", "con", "cây", "vụ", "kw",
];
/// And in two.
const PAIRS: [(&str, &str); 10] = [
    ("đồng", "chí"),
    ("đảng", "viên"),
    ("kiến", "nghị"),
    ("chi", "bộ"),
    ("triệu", "đồng"),
    ("tỷ", "đồng"),
    ("nghìn", "đồng"),
    ("lượt", "ý"),
    ("nội", "dung"),
    ("ngày", "làm"),
];

/// "I" to "XX", as fields, quarters and clusters are numbered.
fn roman(word: &str) -> bool {
    let bare = word.trim_end_matches([',', '.', ';', ':', ')']);
    !bare.is_empty() && bare.len() <= 5 && bare.chars().all(|c| "IVX".contains(c))
}

/// "ngày 05 tháng 9 năm 2026", "tháng 9 năm 2026": how many words, if a date begins here.
fn date_words(words: &[&str]) -> Option<usize> {
    let order = ["ngày", "tháng", "năm"];
    let first = words.first()?;
    let start = order.iter().position(|name| same_word(first, name))?;
    let mut taken = 0;
    for name in &order[start..] {
        let (Some(word), Some(number)) = (words.get(taken), words.get(taken + 1)) else {
            break;
        };
        if !same_word(word, name) || !starts_with_digit(number) {
            break;
        }
        taken += 2;
        if number.ends_with([',', '.', ';', ':', ')']) {
            break;
        }
    }
    (taken > 0).then_some(taken)
}

fn same_word(word: &str, name: &str) -> bool {
    word.trim_start_matches('(').to_lowercase() == name
}

fn leads_number(word: &str) -> bool {
    [
        "ngày", "tháng", "năm", "số", "quý", "khoản", "điều", "điểm", "khu", "cụm", "kỳ", "mục",
        "lần", "đợt", "chương", "phần",
    ]
    .iter()
    .any(|name| same_word(word, name))
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// "05-BC/HU", "05/9/2026", "GLOC-2025-03-K3-07", "T/M".
fn symbol_like(word: &str) -> bool {
    let joined = word.contains(['-', '/']) && word.chars().count() > 1;
    let short = word.len() <= LONGEST_KEPT;
    let digits = word.contains(|c: char| c.is_ascii_digit());
    joined && short && (digits || word.len() <= 4)
}

#[cfg(test)]
mod tests {
    use super::{clean, line, narrow, paragraphs, plain};

    fn kept(line: &[super::Run]) -> Vec<&str> {
        let held = line.iter().filter(|run| run.keep);
        held.map(|run| run.text.as_str()).collect()
    }

    #[test]
    fn symbols_and_dates_hold_together() {
        let text = "Theo Thông báo số 05-TB/HU, ngày 05 tháng 9 năm 2026 và ngày 06/9/2026.";
        let whole = [
            "số 05-TB/HU,",
            "ngày 05 tháng 9 năm 2026",
            "ngày 06/9/2026.",
        ];
        assert_eq!(kept(&line(text)), whole);
        let pieces = ["05-TB/HU,", "ngày 05", "tháng 9", "năm 2026", "06/9/2026."];
        assert_eq!(kept(&narrow(text)), pieces);
    }

    #[test]
    fn numbers_hold_to_what_they_count_and_name() {
        let text = "Khu 1 và khu III có 05 đồng chí, 18 ha lúa, 62 triệu đồng từ 07 giờ 30, quý I.";
        let whole = [
            "Khu 1",
            "khu III",
            "05 đồng chí,",
            "18 ha",
            "62 triệu đồng",
            "07 giờ 30,",
            "quý I.",
        ];
        assert_eq!(kept(&line(text)), whole);
        let rates = "mức 850.000 đồng/tháng; phòng 1,0 m²/cháu; máy 90 kW";
        let whole = ["850.000 đồng/tháng;", "1,0 m²/cháu;", "90 kW"];
        assert_eq!(kept(&line(rates)), whole);
        assert_eq!(kept(&narrow("Khu 1, Khu IV")), ["Khu 1,", "Khu IV"]);
        assert!(kept(&line("có 2, đồng chí vắng; khu vực I")).is_empty());
        let measures = "giá 4 đến 7 nghìn đồng/kg và đồng/tháng";
        assert_eq!(
            kept(&narrow(measures)),
            ["7 nghìn", "đồng/kg", "đồng/tháng"]
        );
    }

    #[test]
    fn ordinary_words_may_break() {
        assert!(kept(&line("Ngày mai họp - kinh tế và/hoặc xã hội")).is_empty());
        let address = "https://example.vn/duong-dan-rat-dai-khong-nen-giu-nguyen/2025";
        assert!(kept(&line(address)).is_empty());
    }

    #[test]
    fn cutting_into_runs_loses_nothing() {
        for text in [
            "",
            " ",
            "a  b",
            "ngày 05 tháng 9",
            "số 5",
            " số 05-TB/HU  x ",
        ] {
            assert_eq!(plain(&line(text)), text);
            assert_eq!(plain(&narrow(text)), text);
        }
    }

    #[test]
    fn line_feeds_part_paragraphs() {
        let parts = paragraphs("một\r\n\n hai \rba");
        assert_eq!(
            parts.iter().map(|line| plain(line)).collect::<Vec<_>>(),
            ["một", "hai", "ba"]
        );
    }

    #[test]
    fn controls_and_overrides_vanish() {
        assert_eq!(
            clean("a\u{0}\u{1B}b\u{85}c\u{202E}d\u{FFFF}e\tf\u{FEFF}"),
            "abcde f"
        );
    }
}
