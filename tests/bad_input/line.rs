//! Slips at the command line itself: each says what is wrong and what to type.
use crate::*;

#[test]
fn a_key_that_is_not_there_says_who_lists_keys_and_what_is_like_it() {
    let office = Office::open();
    let units = office.as_(
        OFFICE,
        &[
            "petitions",
            "list",
            "--cell",
            "gia-loc-town-to-dan-pho-so-l",
        ],
    );
    refused(&units, NOT_FOUND, "giaoban units list");
    refused(&units, NOT_FOUND, "gia-loc-town-to-dan-pho-so-1 (");
    let person = office.as_("do-van-quyy", &["desk"]);
    refused(&person, NOT_FOUND, "giaoban people");
    let field = office.keyed_petition(&["--json"], "x", "x");
    assert!(field.status.success());
    let state = office.as_(OFFICE, &["petitions", "list", "--state", "xong"]);
    refused(&state, USAGE, "Đã giải quyết (Resolved)");
    let vietnamese = office.as_(OFFICE, &["petitions", "list", "--state", "Đã công bố"]);
    assert!(vietnamese.status.success(), "{}", told(&vietnamese));
    let committee = office.as_(OFFICE, &["--committee", "foo", "desk"]);
    refused(&committee, NOT_FOUND, "huyen-uy (Huyện ủy Gia Lộc)");
}

#[test]
fn a_line_that_cannot_be_read_is_told_in_vietnamese_or_as_json() {
    refused(&run(&["pettitions"]), USAGE, "Không có lệnh “pettitions”");
    refused(&run(&["plan"]), USAGE, "Còn thiếu: --month");
    let json = run(&["--json", "--lang", "en", "plan"]);
    let error: serde_json::Value = serde_json::from_str(&told(&json)).unwrap();
    assert_eq!(error["error"]["class"], "usage");
    refused(
        &run(&["--now", "hôm qua", "doctor"]),
        USAGE,
        "không phải là một thời điểm",
    );
    let office = Office::open();
    refused(
        &office.as_(OFFICE, &["--key", "", "desk"]),
        USAGE,
        "--key không được để trống",
    );
    let word = ["consolidate", "--month", "2025-02", "--competence"];
    let word = office.as_(OFFICE, &[&word[..], &["GLOC-2025-01-K1-01=xa"]].concat());
    refused(&word, USAGE, "“xa” không có trong danh sách");
    refused(&word, USAGE, "commune");
}

#[test]
fn hosts_are_named_once_and_not_changed_by_planning_again() {
    let office = Office::open();
    let plan =
        |hosts: &[&str]| office.as_(OFFICE, &[&["plan", "--month", "2025-02"], hosts].concat());
    let twice = plan(&["--host", "K1=gia-loc-town", "--host", "K1=gia-loc-town"]);
    refused(&twice, USAGE, "K1 được nêu hai lần");
    refused(&plan(&["--host", "K1=gia-loc-town"]), CONFLICT, "đã lập");
    assert!(plan(&[]).status.success(), "a planned month is shown");
}

#[test]
fn looking_at_an_empty_file_leaves_it_empty() {
    let at = tempfile::tempdir().unwrap();
    let file = at.path().join("rong.db");
    std::fs::write(&file, "").unwrap();
    let looked = run(&["--db", file.to_str().unwrap(), "doctor"]);
    refused(&looked, NOT_FOUND, "Không có cấp ủy nào");
    assert_eq!(std::fs::metadata(&file).unwrap().len(), 0);
}

#[test]
fn settings_that_cannot_hold_are_told_by_their_line() {
    let at = tempfile::tempdir().unwrap();
    let file = at.path().join("giaoban.toml");
    let office = Office::open();
    for (text, says) in [
        (
            "[lists]\npage = 0\n",
            "dòng 2, “page”: giá trị phải từ 1–500",
        ),
        (
            "[people]\nlanguage = \"fr\"\n",
            "không có giá trị “fr”; chỉ dùng vi, en",
        ),
        ("[mail]\nfrum = \"x\"\n", "không có mục “frum”"),
    ] {
        std::fs::write(&file, text).unwrap();
        let config = ["--config", file.to_str().unwrap(), "desk"];
        refused(&office.as_(OFFICE, &config), USAGE, says);
    }
    std::fs::write(&file, "[mail]\nfrom = \"không phải địa chỉ\"\n").unwrap();
    let looked = office.as_(OFFICE, &["--config", file.to_str().unwrap(), "doctor"]);
    let said = String::from_utf8_lossy(&looked.stdout).into_owned();
    assert!(said.contains("[mail] from không dùng được"), "{said}");
}

#[test]
fn a_folder_in_which_a_demonstration_runs_is_left_alone() {
    let at = tempfile::tempdir().unwrap();
    let dir = at.path().join("demo");
    std::fs::create_dir(&dir).unwrap();
    let mark = std::fs::File::create(dir.join(".giaoban-demo")).unwrap();
    std::fs::write(dir.join(".giaoban-demo"), "4711").unwrap();
    std::fs::write(dir.join("giaoban.db"), "đang chạy").unwrap();
    mark.lock().unwrap();
    let demo = [
        "demo",
        "--until",
        "10/1/2025",
        "--dir",
        dir.to_str().unwrap(),
    ];
    refused(&run(&demo), CONFLICT, "tiến trình 4711");
    assert_eq!(
        std::fs::read(dir.join("giaoban.db")).unwrap(),
        "đang chạy".as_bytes()
    );
    drop(mark);
    std::fs::remove_file(dir.join(".giaoban-demo")).unwrap();
    refused(&run(&demo), CONFLICT, "đang chứa tệp khác");
    let early = run(&[
        "demo",
        "--until",
        "1/1/2025",
        "--dir",
        at.path().join("x").to_str().unwrap(),
    ]);
    refused(&early, USAGE, "Số liệu mẫu chạy từ");
    assert!(!at.path().join("x").exists());
}

#[test]
fn of_several_each_is_told_in_one_list_for_programs() {
    let office = Office::underway();
    let json = [
        "--json",
        "review",
        "approve",
        "GLOC-2025-01-K9-99",
        "GLOC-2025-01-K8-88",
    ];
    let done = office.as_(REVIEWER, &json);
    assert_eq!(done.status.code(), Some(NOT_FOUND), "{}", told(&done));
    let list: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(list.as_array().unwrap().len(), 2);
    assert_eq!(list[1]["error"]["item"], "GLOC-2025-01-K8-88");
}
