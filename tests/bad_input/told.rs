//! What a clerk is told beside yes and no: hints, options, and what to say in a call.
use crate::*;

fn json(output: &Output) -> serde_json::Value {
    assert!(output.status.success(), "{}", told(output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// GL-08: a hint refuses nothing.
#[test]
fn texts_that_want_mending_are_hinted_and_kept() {
    let office = Office::open();
    let vague = "Đề nghị các cấp quan tâm, tạo điều kiện.";
    let made = office.new_petition("Quan tâm", vague);
    assert!(made.status.success(), "{}", told(&made));
    assert!(told(&made).contains("Gợi ý"), "{}", told(&made));
    for (text, hint) in [
        (vague, "vague"),
        (
            "Một là, sửa 300 m đường. Hai là, nạo vét 500 m mương.",
            "compound",
        ),
        ("Có 01 đơn tố cáo, đã niêm phong.", "other_procedure"),
    ] {
        let made = json(&office.keyed_petition(&["--json"], "Gợi ý", text));
        assert_eq!(made["hints"], serde_json::json!([hint]), "{text}");
    }
    let plain = office.new_petition(
        "Đường",
        "Đường trục thôn hỏng 300 m, đề nghị sửa trước vụ mùa.",
    );
    assert!(!told(&plain).contains("Gợi ý"), "{}", told(&plain));
    let english = office.keyed_petition(&["--lang", "en"], "Quan tâm", vague);
    assert!(told(&english).contains("Hint,"), "{}", told(&english));
    office.audited();
}

#[test]
fn marked_texts_stay_outside_and_words_do_not() {
    let office = Office::open();
    for marked in [
        "Độ mật: Mật\nBố trí lực lượng",
        "Theo Văn bản MẬT số 12 của huyện",
        "Danh sách (Mật)",
    ] {
        refused(
            &office.new_petition("Kế hoạch", marked),
            UNACCEPTABLE,
            "mật",
        );
    }
    let honey = "Mật ong của 12 hộ khó bán, mật độ nuôi cao, giữ bí mật đời tư.";
    let made = office.new_petition("Mật ong", honey);
    assert!(made.status.success(), "{}", told(&made));
}

/// Invariant 10: what holds the whole office is for who sees all of it.
#[test]
fn copies_of_the_whole_office_are_not_for_everybody() {
    let office = Office::open();
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (out, file) = (at("giay-to"), at("ban-sao"));
    let issue = ["issue", "--month", "2025-01", "--signer", REVIEWER];
    let issued = office.as_(CLERK, &issue);
    assert!(issued.status.success(), "{}", told(&issued));
    let export = office.as_(
        SECRETARY,
        &["documents", "export", "613-TB/HU", "--out", &out],
    );
    refused(&export, FORBIDDEN, "phạm vi công việc");
    for line in [&["backup", &file][..], &["export", "--all", &file]] {
        for person in [SECRETARY, CLERK, REVIEWER] {
            refused(&office.as_(person, line), FORBIDDEN, "Chánh Văn phòng");
        }
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    let export = office.as_(CLERK, &["documents", "export", "613-TB/HU", "--out", &out]);
    assert!(export.status.success(), "{}", told(&export));
}

#[test]
fn what_is_missing_is_told_with_its_option() {
    let office = Office::open();
    let id = office.drafted("Đường");
    #[rustfmt::skip]
    let endorse = [
        "petitions", "act", &id, "endorse", "--kind", "secretary-with-deputy", "--date",
        "3/2/2025", "--name", "Ngô Đình Hợi",
    ];
    refused(&office.as_(SECRETARY, &endorse), UNACCEPTABLE, "--name");
    let help = office.as_(SECRETARY, &["petitions", "act", &id, "endorse", "--help"]);
    let said = String::from_utf8_lossy(&help.stdout).into_owned();
    assert!(said.contains("petitions act <CODE> endorse"), "{said}");
    let bare = office.as_(SECRETARY, &["petitions", "act", &id]);
    refused(&bare, USAGE, "--action");
}

#[test]
fn a_document_is_found_however_its_symbol_is_typed() {
    let office = Office::open();
    let issue = ["issue", "--month", "2025-01", "--signer", REVIEWER];
    let issued = office.as_(CLERK, &issue);
    assert!(issued.status.success(), "{}", told(&issued));
    let head = "SELECT p.key FROM post t JOIN person p ON p.id = t.person_id JOIN unit u ON u.id = t.unit_id WHERE t.role = 'cluster_head' AND u.code = 'K1'";
    let db = rusqlite::Connection::open(&office.db).unwrap();
    let head: String = db.query_row(head, [], |row| row.get(0)).unwrap();
    let typed = office.as_(&head, &["receipt", "Số 613 – TB / HU"]);
    assert!(typed.status.success(), "{}", told(&typed));
    let again = office.as_(
        CLERK,
        &["issue", "--month", "2025-01", "--signer", REVIEWER],
    );
    refused(&again, CONFLICT, "613-TB/HU");
}

/// A cell sees what is announced elsewhere, parts without their whole among it.
#[test]
fn no_more_is_answered_than_has_come_in() {
    let office = Office::open();
    for person in [SECRETARY, CLERK, "le-thi-xuan"] {
        let stats = json(&office.as_(person, &["--json", "stats"]));
        let [answered, collected] = ["answered", "collected"].map(|n| stats[n].as_u64().unwrap());
        assert!(answered <= collected, "{person}: {answered} of {collected}");
        let states = stats["by_state"].as_array().unwrap();
        let all: u64 = states.iter().map(|s| s[1].as_u64().unwrap()).sum();
        assert_eq!(all, collected, "{person}");
    }
}

/// flow.md §4: who calls reads what to say, and takes the list along.
#[test]
fn a_call_says_what_to_say() {
    let office = Office::underway();
    let db = rusqlite::Connection::open(&office.db).unwrap();
    db.execute("UPDATE person SET email = NULL", []).unwrap();
    let code = &crate::state::under_review(&office)[0];
    #[rustfmt::skip]
    let back = ["review", "return", code, "--reasons", "no-date", "--note", "Chưa nêu thời hạn"];
    assert!(office.as_(REVIEWER, &back).status.success());
    let calls = json(&office.as_(OFFICE, &["--json", "calls"]));
    let said = calls[0]["say"].as_str().unwrap();
    assert!(
        said.contains(code.as_str()) && said.len() > code.len() + 10,
        "{said}"
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("goi-dien.csv");
    let written = office.as_(OFFICE, &["calls", "--csv", file.to_str().unwrap()]);
    assert!(written.status.success(), "{}", told(&written));
    let list = std::fs::read_to_string(file).unwrap();
    assert!(list.contains(said), "{list}");
}
