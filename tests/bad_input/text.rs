//! Text as people type or paste it (B1–B20).
use crate::*;

#[test]
fn text_is_refused_with_a_sentence_or_kept_as_typed() {
    let office = Office::open();
    refused(
        &office.new_petition("   ", "x"),
        UNACCEPTABLE,
        "Chưa nhập nội dung",
    );
    refused(
        &office.new_petition("a\u{202e}b", "x"),
        UNACCEPTABLE,
        "đảo thứ tự đọc",
    );
    refused(
        &office.new_petition("dài", &"a".repeat(100_001)),
        UNACCEPTABLE,
        "100.001",
    );
    for (n, kept) in [
        "<script>alert(1)</script>",
        "{{7*7}} ${x} {%",
        "' OR 1=1--",
        "𠀋 🌾",
    ]
    .iter()
    .enumerate()
    {
        let made = office.new_petition(&format!("Kiến nghị {n}"), kept);
        assert!(made.status.success(), "{}", told(&made));
        let found = office.as_(
            OFFICE,
            &[
                "--json",
                "petitions",
                "list",
                "--search",
                &format!("Kiến nghị {n}"),
            ],
        );
        let page: serde_json::Value = serde_json::from_slice(&found.stdout).unwrap();
        let id = page["rows"][0]["id"].as_str().unwrap();
        let shown = office.as_(OFFICE, &["--json", "petitions", "show", id]);
        let shown: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
        assert_eq!(shown["matter"], **kept);
    }
    office.audited();
}

#[test]
fn decomposed_letters_and_search_without_tones_find_the_same() {
    let office = Office::open();
    // "Sửa đường" typed with combining marks
    assert!(
        office
            .new_petition("Su\u{31b}\u{309}a đu\u{31b}o\u{31b}\u{300}ng gom", "x")
            .status
            .success()
    );
    for asked in ["Sửa đường gom", "sua duong gom"] {
        let found = office.as_(OFFICE, &["--json", "petitions", "list", "--search", asked]);
        assert!(
            String::from_utf8_lossy(&found.stdout).contains("Sửa đường gom"),
            "{asked}"
        );
    }
    for wild in ["%", "_", "\\"] {
        let found = office.as_(OFFICE, &["--json", "petitions", "list", "--search", wild]);
        assert!(
            !String::from_utf8_lossy(&found.stdout).contains("Sửa đường gom"),
            "{wild}"
        );
    }
}
