//! Flags whose values do not fit: the sentence names the flag, what is wrong and how it is typed.
use crate::*;

#[test]
fn a_pair_without_an_equals_sign_is_told_how_it_is_typed() {
    let office = Office::open();
    let roll = ["conference", "roll", "2025-02/K1", "--excused", SECRETARY];
    let excused = office.as_("doan-trong-long", &roll);
    refused(&excused, USAGE, "thiếu dấu bằng");
    refused(&excused, USAGE, "--excused NGƯỜI=LÝ-DO");
    let host = office.as_(OFFICE, &["plan", "--month", "2025-03", "--host", "K1"]);
    refused(&host, USAGE, "--host KHU=XÃ");
    let layout = [
        "issue", "--month", "2025-01", "--signer", REVIEWER, "--layout", "zz",
    ];
    refused(&office.as_(CLERK, &layout), USAGE, "party-2018");
    let limit = office.as_(OFFICE, &["petitions", "list", "--limit", "-1"]);
    refused(&limit, UNACCEPTABLE, "từ 1 đến 500");
}

#[test]
fn a_command_key_can_be_read_again() {
    let office = Office::open();
    for key in [
        "a".repeat(201),
        "a\u{7}b".into(),
        "a\u{202e}b".into(),
        "a\nb".into(),
    ] {
        let made = office.keyed_petition(&["--key", &key], "Khóa", "x");
        refused(&made, USAGE, "từ 1 đến 200 ký tự");
    }
    let longest = "k".repeat(200);
    let made = office.keyed_petition(&["--key", &longest], "Khóa", "x");
    assert!(made.status.success(), "{}", told(&made));
}

#[test]
fn a_version_may_stand_behind_the_verb() {
    let office = Office::open();
    let id = office.drafted("Phiên bản sau");
    let withdraw = |version| {
        let line = ["petitions", "act", &id, "withdraw", "--version", version];
        office.as_(SECRETARY, &line)
    };
    refused(&withdraw("7"), CONFLICT, "7");
    let done = withdraw("1");
    assert!(done.status.success(), "{}", told(&done));
}

#[test]
fn texts_inside_json_are_told_like_those_of_flags() {
    let office = Office::open();
    let id = office.drafted("Hai việc");
    let split = |title: &str| {
        let matter = format!(r#"{{"title":"{title}","text":"b","place":"c","addressee":"d"}}"#);
        let parts = format!(r#"[{{"category":"land","matter":{matter}}}]"#);
        office.as_(
            OFFICE,
            &["petitions", "act", &id, "split", "--parts", &parts],
        )
    };
    refused(
        &split(" "),
        UNACCEPTABLE,
        "--parts “title”: Chưa nhập nội dung",
    );
    refused(&split("a\u{202e}b"), UNACCEPTABLE, "đảo thứ tự đọc");
    let action = office.as_(OFFICE, &["petitions", "act", &id, "--action", "{}"]);
    refused(&action, USAGE, "--action");
    let help = run(&["petitions", "act", "--help"]);
    // Long examples are broken between words.
    let help = String::from_utf8_lossy(&help.stdout).replace("\n  ", " ");
    assert!(
        help.contains("--action '{") && help.contains("--part '"),
        "{help}"
    );
    assert!(
        help.contains("[TÙY CHỌN]") && !help.contains("[OPTIONS]"),
        "{help}"
    );
}

#[test]
fn a_return_is_explained_in_words_and_says_so_in_its_help() {
    let office = Office::underway();
    let line = [
        "review",
        "return",
        "GLOC-2025-01-K1-01",
        "--reasons",
        "no-date",
    ];
    refused(&office.as_(REVIEWER, &line), USAGE, "Còn thiếu: --note");
    for verb in ["direct", "review return", "review approve"] {
        let line: Vec<&str> = verb.split(' ').chain(["--help"]).collect();
        let help = String::from_utf8_lossy(&run(&line).stdout).into_owned();
        assert!(help.contains("mặc định là hôm nay"), "{verb}: {help}");
        assert!(!help.contains("[mặc định: ]"), "{verb}: {help}");
    }
}

/// BL-09: an attendance report is by who attended; old records come in with an import.
#[test]
fn a_cell_names_only_sources_of_its_own() {
    let office = Office::open();
    let new = |who: &str, source: &str| {
        #[rustfmt::skip]
        let line = [
            "petitions", "new", "--cell", CELL, "--category", "land", "--place", "thôn",
            "--addressee", "UBND huyện", "--title", "Đường", "--text", "x", "--source", source,
        ];
        office.as_(who, &line)
    };
    refused(&new(SECRETARY, "import"), USAGE, "“import” không dùng được");
    let report = "attendance-report";
    refused(&new(SECRETARY, report), FORBIDDEN, "không do chi bộ");
    let made = new(OFFICE, report);
    assert!(made.status.success(), "{}", told(&made));
}
