use proptest::prelude::*;

use super::{Line, Prose, TextFault};

fn line(typed: &str) -> String {
    Line::parse(typed).unwrap().into()
}

fn prose(typed: &str) -> String {
    Prose::parse(typed).unwrap().into()
}

#[test]
fn nothing_visible_is_empty() {
    for typed in [
        "",
        "   ",
        "\u{A0}\t\r\n",
        "\u{200B}\u{FEFF}",
        "\u{301}",
        "\u{3164}",
    ] {
        assert_eq!(Line::parse(typed), Err(TextFault::Empty), "{typed:?}");
        assert_eq!(Prose::parse(typed), Err(TextFault::Empty), "{typed:?}");
    }
}

#[test]
fn markup_templates_and_sql_are_kept_as_typed() {
    for typed in [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "{{7*7}} ${x} {% if %}",
        "' OR 1=1--",
        "100% _ \\",
        "09 - KH/HU, 1301 –CV/HU",
        "5 km² · 30°C © «Kim Sơn»",
        "𡨸喃 \u{20000} 🌾👨‍👩‍👧 ❤️ 👩🏽‍🌾",
    ] {
        assert_eq!(line(typed), typed);
        assert_eq!(prose(typed), typed);
    }
}

#[test]
fn spellings_become_one() {
    assert_eq!(line("Nguye\u{302}\u{303}n Va\u{306}n A"), "Nguyễn Văn A");
    assert_eq!(line("\u{D0}ảng bộ, \u{F0}ất"), "Đảng bộ, đất");
    assert_eq!(
        line("  Gia\u{A0}\u{A0}Lộc \t xã\u{202F}A\n"),
        "Gia Lộc xã A"
    );
    assert_eq!(line("Ng\u{200B}uy\u{FEFF}ễn\u{AD} A"), "Nguyễn A");
    assert_eq!(line("x\u{FE0F}\u{200D}\u{E0020}0a"), "x\u{FE0F}0a");
    assert_eq!(line("a\u{1B}[31mb\u{7F}\u{9B}"), "a[31mb");
}

#[test]
fn prose_keeps_its_lines_and_a_line_does_not() {
    assert_eq!(
        prose("a\r\nb\rc\n\n  d \u{A0} e \u{2028}f\r\n"),
        "a\nb\nc\n\nd e\nf"
    );
    assert_eq!(line("a\r\nb\rc\n\n d"), "a b c d");
}

#[test]
fn nul_and_reading_order_are_refused_where_they_stand() {
    assert_eq!(Line::parse("Đả\0ng"), Err(TextFault::Nul { position: 2 }));
    for control in ['\u{202E}', '\u{2066}', '\u{200F}', '\u{61C}'] {
        let fault = TextFault::BidiControl {
            control,
            position: 1,
        };
        assert_eq!(Prose::parse(&format!("ă{control}b")), Err(fault));
        assert_eq!(fault.code(), "text.bidi_control");
    }
    let fault = TextFault::BidiControl {
        control: '\u{202E}',
        position: 1,
    };
    assert!(fault.to_string().contains("U+202E"));
}

#[test]
fn a_pile_of_marks_is_refused_and_a_language_is_not() {
    let pile = |n: usize| format!("q{}", "\u{301}".repeat(n));
    assert!(Line::parse(&pile(8)).is_ok());
    let fault = TextFault::TooManyMarks { count: 9, limit: 8 };
    assert_eq!(Line::parse(&pile(9)), Err(fault));
    let fault = TextFault::TooManyMarks {
        count: 10_000,
        limit: 8,
    };
    assert_eq!(Prose::parse(&pile(10_000)), Err(fault));
    assert!(Line::parse(&format!("đường {} liên xã", pile(9))).is_err());
    let hidden = format!("q{}\u{200B}{}", "\u{301}".repeat(8), "\u{301}".repeat(8));
    assert!(matches!(
        Line::parse(&hidden),
        Err(TextFault::TooManyMarks { count: 16, .. })
    ));
}

#[test]
fn length_is_counted_in_characters_after_cleaning() {
    assert!(Prose::parse(&"ệ".repeat(100_000)).is_ok());
    assert!(Prose::parse(&"e\u{323}\u{302}".repeat(100_000)).is_ok());
    let fault = TextFault::TooLong {
        count: 100_001,
        limit: 100_000,
    };
    assert_eq!(Prose::parse(&"ệ".repeat(100_001)), Err(fault));
    assert!(Line::parse(&format!("   {}", "ệ".repeat(300))).is_ok());
    let fault = TextFault::TooLong {
        count: 301,
        limit: 300,
    };
    assert_eq!(Line::parse(&"ệ".repeat(301)), Err(fault));
}

#[test]
fn a_flood_is_counted_as_typed() {
    let fault = |count| Err(TextFault::TooLong { count, limit: 300 });
    assert_eq!(Line::parse(&"e\u{301}".repeat(1_200)), fault(1_200));
    assert_eq!(Line::parse(&"e\u{301}".repeat(1_201)), fault(2_402));
    assert_eq!(
        Line::parse(&format!("a{}", " ".repeat(2_400))),
        fault(2_401)
    );
    assert!(Line::parse(&format!("a{}", "\u{A0}".repeat(2_399))).is_ok());
}

#[test]
fn text_of_old_fonts_is_kept_as_typed() {
    for typed in [
        "Uû ban nh©n d©n huyÖn",
        "tr\u{AD}êng häc x· §\u{D0}t ®\u{F0} n\u{AD}íc",
    ] {
        assert_eq!(line(typed), typed);
    }
}

#[test]
fn json_goes_through_the_same_door() {
    let kept: Line = serde_json::from_str("\"  Ðảng  uỷ \"").unwrap();
    assert_eq!(serde_json::to_string(&kept).unwrap(), "\"Đảng uỷ\"");
    assert!(serde_json::from_str::<Line>("\"a\\u202Eb\"").is_err());
    assert!(serde_json::from_str::<Prose>("\" \"").is_err());
    assert_eq!(format!("{:>4}|", line("ă")), "   ă|");
}

/// Characters that cleaning treats in its own way, mixed with letters they could act upon.
fn awkward() -> impl Strategy<Value = String> {
    let c = prop_oneof![
        prop::sample::select(
            "aoeuyADđĐ \t\n\r©®¸µ¬·«».-/1\u{D0}\u{F0}\u{AD}\u{A0}\u{300}\u{302}\u{323}\u{31B}\u{344}\
             \u{200B}\u{200D}\u{FE0F}\u{1F33E}\u{1F468}\u{2028}\u{7F}\u{85}\u{B}\u{FEFF}\u{E0020}"
                .chars()
                .collect::<Vec<_>>()
        ),
        any::<char>(),
    ];
    prop::collection::vec(c, 0..60).prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn cleaning_twice_changes_nothing(typed in awkward()) {
        if let Ok(once) = Prose::parse(&typed) {
            prop_assert_eq!(Prose::parse(once.as_str()), Ok(once));
        }
        if let Ok(once) = Line::parse(&typed) {
            prop_assert_eq!(Line::parse(once.as_str()), Ok(once));
        }
    }

    #[test]
    fn a_line_is_one_line_within_its_limit(typed in awkward()) {
        if let Ok(kept) = Line::parse(&typed) {
            let kept = kept.as_str();
            prop_assert!(!kept.contains(|c: char| c.is_control() || (c.is_whitespace() && c != ' ')));
            prop_assert!(!kept.contains("  ") && kept.trim() == kept && !kept.is_empty());
            prop_assert!(kept.chars().count() <= Line::LIMIT);
        }
    }
}
