//! What has no effect is not passed over in silence.
use crate::*;

const DESK: &str = "doan-trong-long";

#[test]
fn a_roll_is_called_once_and_only_in_session() {
    let office = Office::open();
    let roll = |extra: &[&str]| {
        office.as_(
            DESK,
            &[&["conference", "roll", "2025-02/K1"], extra].concat(),
        )
    };
    refused(&roll(&["--all-present"]), CONFLICT, "điểm danh");
    let twice = ["--unexcused", SECRETARY, "--present", SECRETARY];
    refused(&roll(&twice), USAGE, "được nêu hai lần");
}

#[test]
fn the_month_that_holds_nothing_says_so() {
    let office = Office::open();
    let consolidated = office.as_(OFFICE, &["consolidate", "--month", "2025-02"]);
    refused(&consolidated, UNACCEPTABLE, "đang chờ bước này");
    refused(&consolidated, UNACCEPTABLE, "petitions list --month");
    // The clerk may issue; whom she names may not sign.
    let underway = Office::underway();
    let line = ["issue", "--month", "2025-01", "--signer", SECRETARY];
    let issued = underway.as_(CLERK, &line);
    refused(&issued, FORBIDDEN, "Ngô Đình Hợi không có thẩm quyền ký");
}

#[test]
fn what_was_ticked_is_told_and_an_empty_list_is_a_sentence() {
    let office = Office::underway();
    let none = office.as_(SECRETARY, &["tasks"]);
    let said = String::from_utf8_lossy(&none.stdout).into_owned();
    assert!(said.contains("Không còn việc nào"), "{said}");
    // Who has no address is called: here everybody, of the answer that goes back.
    let db = rusqlite::Connection::open(&office.db).unwrap();
    db.execute("UPDATE person SET email = NULL", []).unwrap();
    let code = &crate::state::under_review(&office)[0];
    #[rustfmt::skip]
    let back = ["review", "return", code, "--reasons", "no-date", "--note", "Chưa nêu thời hạn"];
    assert!(office.as_(REVIEWER, &back).status.success());
    let listed = office.as_(OFFICE, &["--json", "calls"]);
    let calls: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    let called = calls[0]["person"]["key"]
        .as_str()
        .expect("somebody to call");
    let ticked = office.as_(OFFICE, &["calls", "tick", called]);
    let said = String::from_utf8_lossy(&ticked.stdout).into_owned();
    assert!(said.contains("Đã đánh dấu"), "{said}{}", told(&ticked));
}
