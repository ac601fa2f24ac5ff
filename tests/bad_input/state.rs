//! Who may, and where the record stands (B32–B45).
use crate::*;

#[test]
fn what_lies_outside_the_scope_is_not_found() {
    let office = Office::open();
    for id in [
        "GLOC-2025-01-K6-01",
        "0",
        "-1",
        "abc",
        "../1",
        "0192f0c1-0000-7000-8000-000000000000",
    ] {
        let shown = office.as_("nguyen-thi-ngan", &["petitions", "show", "--", id]);
        assert_eq!(
            shown.status.code(),
            Some(NOT_FOUND),
            "{id}: {}",
            told(&shown)
        );
    }
}

#[test]
fn the_same_key_does_it_once_and_never_something_else() {
    let office = Office::open();
    let new = |title| office.keyed_petition(&["--key", "k1"], title, "x");
    let (first, again) = (new("Một lần"), new("Một lần"));
    assert!(first.status.success() && again.status.success());
    assert_eq!(first.stdout, again.stdout);
    assert_eq!(new("Việc khác").status.code(), Some(CONFLICT));
    office.audited();
}

#[test]
fn steps_are_not_skipped_and_rights_are_asked_for() {
    let office = Office::open();
    let id = office.drafted("Bỏ qua bước");
    let accept = office.as_("pham-thi-thanh-dung", &["petitions", "act", &id, "accept"]);
    assert_eq!(accept.status.code(), Some(CONFLICT), "{}", told(&accept));
    let endorse = office.endorse(OFFICE, &id, "3/2/2025");
    assert_eq!(endorse.status.code(), Some(FORBIDDEN), "{}", told(&endorse));
    office.audited();
}

#[test]
fn a_stale_version_is_told_both_versions() {
    let office = Office::open();
    let id = office.drafted("Phiên bản");
    let stale = office.as_(
        SECRETARY,
        &["petitions", "act", "--version", "7", &id, "withdraw"],
    );
    assert_eq!(stale.status.code(), Some(CONFLICT), "{}", told(&stale));
    assert!(
        told(&stale).contains('7') && told(&stale).contains('1'),
        "{}",
        told(&stale)
    );
}

/// The months of January as they stand in the middle of the work: some answers wait for review.
pub(crate) fn under_review(office: &Office) -> Vec<String> {
    let listed = office.as_(
        OFFICE,
        &["--json", "petitions", "list", "--state", "UnderReview"],
    );
    let page: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    let rows = page["rows"].as_array().unwrap().iter();
    rows.filter_map(|r| r["code"].as_str().map(str::to_owned))
        .collect()
}

/// B35, B42, B44: nobody reviews who is no reviewer, nothing is issued before its time, nothing goes
/// back without a reason, nothing is merged in a circle. B34 is held by the rule's own test.
#[test]
fn a_review_is_somebody_elses_and_gives_its_reasons() {
    let office = Office::underway();
    let waiting = under_review(&office);
    let code = waiting.first().expect("an answer that waits for review");
    let bare = office.as_(REVIEWER, &["review", "return", code, "--note", "chưa rõ"]);
    refused(&bare, UNACCEPTABLE, "lý do");
    let office_approves = office.as_(OFFICE, &["review", "approve", code]);
    assert_eq!(
        office_approves.status.code(),
        Some(FORBIDDEN),
        "{}",
        told(&office_approves)
    );
    let early = office.as_(
        CLERK,
        &["issue", "--month", "2025-01", "--signer", REVIEWER],
    );
    refused(&early, CONFLICT, code);
    let circle = office.as_(
        OFFICE,
        &["petitions", "act", code, "merge-into", "--target", code],
    );
    assert!(!circle.status.success());
    assert_eq!(under_review(&office), waiting, "nothing has moved");
    office.audited();
}

/// B41: who has lost his rights is told so by every command, and nothing about what there is; a
/// secretary reads his own.
#[test]
fn lists_end_where_the_reader_has_no_rights() {
    let office = Office::open();
    office.revoke("nguyen-thi-ngan");
    for line in [
        &["petitions", "list"][..],
        &["outbox", "list"],
        &["conference", "list"],
        &["tasks", "--all"],
        &["route", "GLOC-2025-01-K1-01"],
        &["desk"],
        &["people"],
    ] {
        let gone = office.as_("nguyen-thi-ngan", line);
        refused(&gone, FORBIDDEN, "đã bị thu hồi quyền");
        assert!(gone.stdout.is_empty(), "{line:?}");
    }
    for list in [&["petitions", "list"][..], &["conference", "list"]] {
        assert!(rows(&office.as_(OFFICE, &[&["--json"], list].concat())) > 0);
    }
    assert!(rows(&office.as_(SECRETARY, &["--json", "petitions", "list"])) > 0);
    let letters = ["--json", "outbox", "list", "--limit", "500"];
    let own = office.as_(SECRETARY, &letters);
    let page: serde_json::Value = serde_json::from_slice(&own.stdout).unwrap();
    for row in page["rows"].as_array().unwrap() {
        assert_eq!(row["person"]["key"], SECRETARY, "{row}");
    }
}

/// Who may not review what he wrote is told who may (flow.md §1).
#[test]
fn who_reviews_his_own_is_told_who_may() {
    let office = Office::underway();
    let code = &under_review(&office)[0];
    let back = [
        "review",
        "return",
        code,
        "--reasons",
        "no-date",
        "--note",
        "x",
    ];
    assert!(office.as_(REVIEWER, &back).status.success());
    let shown = office.as_(OFFICE, &["--json", "petitions", "show", code]);
    let shown: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
    let lead = shown["lead"]["key"].as_str().unwrap();
    let people = office.as_(OFFICE, &["--json", "people", "--unit", lead]);
    let people: serde_json::Value = serde_json::from_slice(&people.stdout).unwrap();
    let heads = |p: &&serde_json::Value| {
        let mut posts = p["posts"].as_array().unwrap().iter();
        posts.any(|post| post["role"] == "department_head" && post["unit"] == lead)
    };
    let head = people.as_array().unwrap().iter().find(heads).unwrap();
    #[rustfmt::skip]
    let again = [
        "reply", code, "--outcome", "settled", "--text", "Đã sửa xong.", "--author", REVIEWER,
    ];
    let sent = office.as_(head["key"].as_str().unwrap(), &again);
    assert!(sent.status.success(), "{}", told(&sent));
    let own = office.as_(REVIEWER, &["review", "approve", code]);
    refused(&own, FORBIDDEN, "đã soạn bản trả lời này");
    let said = told(&own);
    let (_, may) = said.split_once("Người được thẩm định: ").expect(&said);
    assert!(!may.contains(REVIEWER) && may.contains('('), "{said}");
    office.audited();
}

/// One of several that cannot be done is named, and the others are done all the same.
#[test]
fn of_several_each_has_its_own_result() {
    let office = Office::underway();
    let waiting = under_review(&office);
    let known = waiting.first().expect("an answer that waits for review");
    let both = [
        "review",
        "return",
        known,
        "GLOC-2025-01-K9-99",
        "--reasons",
        "no-date",
        "--note",
        "Chưa nêu thời hạn",
    ];
    let done = office.as_(REVIEWER, &both);
    assert_eq!(done.status.code(), Some(NOT_FOUND), "{}", told(&done));
    let said = told(&done);
    assert!(said.contains("GLOC-2025-01-K9-99: "), "{said}");
    assert!(!under_review(&office).contains(known), "{said}");
    office.audited();
}

/// The register goes on in its period; another one is begun only on purpose.
#[test]
fn a_notice_stays_in_the_period_of_the_register() {
    let office = Office::open();
    let issue = |extra: &[&str]| {
        let fixed = ["issue", "--month", "2025-01", "--signer", REVIEWER];
        office.as_(CLERK, &[&fixed, extra].concat())
    };
    refused(&issue(&["--period", "abc"]), USAGE, "--new-period");
    refused(
        &issue(&["--layout", "foo"]),
        USAGE,
        "Không có mẫu trình bày",
    );
    let who = office.as_(
        "le-thi-xuan",
        &["issue", "--month", "2025-01", "--signer", REVIEWER],
    );
    assert!(!told(&who).contains("GLOC-"), "{}", told(&who));
    office.audited();
}

#[test]
fn only_a_cell_brings_a_petition() {
    let office = Office::open();
    for unit in ["K1", "ptc-kh", "doan-thuong"] {
        #[rustfmt::skip]
        let new = [
            "petitions", "new", "--cell", unit, "--category", "land", "--place", "thôn",
            "--addressee", "UBND huyện", "--title", "Đường", "--text", "x",
        ];
        let made = office.as_(OFFICE, &new);
        assert_eq!(
            made.status.code(),
            Some(NOT_FOUND),
            "{unit}: {}",
            told(&made)
        );
    }
}

#[test]
fn an_office_begins_with_keys_and_an_address_that_fit() {
    let at = tempfile::tempdir().unwrap();
    let db = at.path().join("a.db");
    let init = |extra: &[&str]| {
        let fixed = [
            "--db",
            db.to_str().unwrap(),
            "init",
            "--preset",
            "commune-2026",
            "--name",
            "Đảng ủy xã",
            "--person-name",
            "Nguyễn Văn An",
        ];
        run(&[&fixed, extra].concat())
    };
    for wrong in [
        "--email=a b",
        "--email=-oQ@x.y",
        "--email=a@b",
        "--email=người@thư.vn",
        "--email=a@b.vn\r\nBcc: x@y.vn",
        "--prefix=a b/",
        "--unit-key=../x",
        "--person-key=P 1",
    ] {
        let ended = init(&[wrong]);
        assert_eq!(
            ended.status.code(),
            Some(USAGE),
            "{wrong}: {}",
            told(&ended)
        );
    }
    assert!(init(&["--email=an@xa.gov.vn"]).status.success());
}

/// How many rows a list prints as JSON, whether as a page or as a plain list.
fn rows(output: &std::process::Output) -> usize {
    assert!(output.status.success(), "{}", told(output));
    let page: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    page.as_array()
        .or_else(|| page["rows"].as_array())
        .unwrap()
        .len()
}
