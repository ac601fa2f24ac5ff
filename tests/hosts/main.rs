//! The Office of Gia Lộc plans who hosts in 2025; communes swap by consent; what cannot hold is said
//! and what cannot be done is refused in a sentence (GL-05, domain.md §1.2).
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its own files has failed"
)]

mod bad_input;
mod entries;
mod killed;
mod swaps;

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

const OFFICE: &str = "do-van-quy";
const TAN: &str = "doan-trong-long";
const KHANH: &str = "nguyen-trong-hoan";
const APPROVER: &str = "pham-duc-lam";

struct Desk(tempfile::TempDir);

impl Desk {
    fn open() -> Self {
        let office = Self(tempfile::tempdir().unwrap());
        office.done(&["init", "--world", "gia-loc"]);
        office
    }

    /// With the hosts of 2025 planned.
    fn planned() -> Self {
        let office = Self::open();
        office.by(OFFICE, &["plan", "--year", "2025"]);
        office
    }

    fn program(&self, arguments: &[&str]) -> Command {
        self.at("2025-01-02T08:00:00+07:00", arguments)
    }

    fn at(&self, moment: &str, arguments: &[&str]) -> Command {
        let at: &Path = self.0.path();
        let mut program = Command::new(env!("CARGO_BIN_EXE_giaoban"));
        program
            .args(["--db", &at.join("office.db").display().to_string()])
            .args(["--now", moment])
            .args(arguments)
            .env("NO_COLOR", "1");
        program
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.program(arguments).output().unwrap()
    }

    fn done(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Somebody does something in the register.
    fn by(&self, person: &str, hosts: &[&str]) -> String {
        self.done(&[&["--as", person, "hosts"], hosts].concat())
    }

    /// It is refused: the class of the exit code, and what is said.
    fn refused(&self, person: &str, hosts: &[&str], code: i32, says: &str) {
        let output = self.run(&[&["--as", person, "hosts"], hosts].concat());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{hosts:?}: {said}");
        assert!(said.contains(says), "{hosts:?}: {said}");
    }

    fn year(&self) -> Value {
        serde_json::from_str(&self.done(&["--json", "hosts", "show", "--year", "2025"])).unwrap()
    }

    /// Who hosts a cluster in a month, by key.
    fn host(&self, month: &str, cluster: &str) -> String {
        let year = self.year();
        let line = conferences(&year).find(|c| c["month"] == month && meets(c, cluster));
        line.unwrap()["host"]["key"].as_str().unwrap().to_owned()
    }

    /// The first month after January in which the commune hosts.
    fn turn(&self, commune: &str) -> String {
        self.turn_after(commune, "2025-01")
    }

    fn turn_after(&self, commune: &str, month: &str) -> String {
        let year = self.year();
        let mut own = conferences(&year).filter(|c| c["host"]["key"] == commune);
        let line = own.find(|c| c["month"].as_str().unwrap() > month).unwrap();
        format!("{}/K1", line["month"].as_str().unwrap())
    }

    fn audited(&self) {
        self.done(&["audit", "verify"]);
    }
}

fn conferences(year: &Value) -> impl Iterator<Item = &Value> + Clone {
    year["conferences"].as_array().unwrap().iter()
}

fn meets(conference: &Value, cluster: &str) -> bool {
    let clusters = conference["clusters"].as_array().unwrap();
    clusters.iter().any(|c| c["key"] == cluster)
}

#[test]
fn a_year_is_planned_and_says_why_two_to_three_cannot_hold() {
    let office = Desk::open();
    let preview = office.done(&["hosts", "plan", "--year", "2025"]);
    assert!(preview.contains("Xem trước, chưa lưu"), "{preview}");
    assert_eq!(office.year()["version"], 0);
    let told = office.by(OFFICE, &["plan", "--year", "2025"]);
    for said in [
        "Không thể giữ mức 2-3 lần một năm cho mọi đơn vị: cả năm có 72 hội nghị, trong khi 23 đơn vị đăng cai được từ 46 đến 69 lần.",
        "Phương án nào cũng vượt mức tối đa ít nhất 03 lượt.",
        "họp ghép thêm 03 hội nghị",
        "mỗi khu họp 08 hoặc 09 lần một năm, và số đơn vị của các khu là 4, 4, 4, 4, 4, 3.",
        "đăng cai 04 lần, vượt mức tối đa 03 lần: 30 điểm.",
        "Tổng cộng 90 điểm: không có phương án nào tốt hơn (đã chứng minh).",
    ] {
        assert!(told.contains(said), "{said}\n{told}");
    }
    let year = office.year();
    assert_eq!(conferences(&year).count(), 72);
    assert!(conferences(&year).all(|c| c["host"]["key"].is_string()));
    let turns = |u: &Value| u["months"].as_array().unwrap().len();
    let counts: BTreeSet<usize> = year["units"]
        .as_array()
        .unwrap()
        .iter()
        .map(turns)
        .collect();
    assert_eq!(counts, BTreeSet::from([3, 4]));
    assert_eq!((&year["cost"], &year["best"]), (&90.into(), &90.into()));
    let english = office.done(&["--lang", "en", "hosts", "show", "--year", "2025"]);
    assert!(
        english.contains(
            "2 to 3 times a year cannot hold for every unit: the year has 72 conferences"
        )
    );
    office.audited();
}

#[test]
fn joining_three_conferences_brings_all_within_their_limits() {
    let office = Desk::planned();
    let year = office.year();
    let short = year["fit"]["clusters"][0]["cluster"]
        .as_str()
        .unwrap()
        .to_owned();
    let all = conferences(&year).flat_map(|c| c["clusters"].as_array().unwrap());
    let guest = all.clone().find(|c| c["id"] == short.as_str()).unwrap()["key"]
        .as_str()
        .unwrap();
    let host = all.clone().find(|c| c["id"] != short.as_str()).unwrap()["key"]
        .as_str()
        .unwrap();
    for month in ["2025-03", "2025-07", "2025-11"] {
        office.by(OFFICE, &["joint", month, guest, host]);
    }
    let told = office.by(OFFICE, &["plan", "--year", "2025"]);
    assert!(
        told.contains("Mức 2-3 lần một năm giữ được cho cả 23 đơn vị"),
        "{told}"
    );
    assert!(told.contains("Không vướng quy định nào."), "{told}");
    office.by(OFFICE, &["apart", "2025-03", guest, host]);
    assert_eq!(office.year()["fit"]["over"], 1);
    office.refused(OFFICE, &["apart", "2025-03", guest], 5, "vẫn họp riêng");
    office.audited();
}

#[test]
fn a_month_is_planned_with_the_hosts_of_the_register() {
    let office = Desk::planned();
    let preview = office.done(&["plan", "--month", "2025-03"]);
    assert!(
        preview.contains("xã Nhật Tân")
            || preview.contains("xã Quang Minh")
            || preview.contains("xã Phạm Trấn"),
        "{preview}"
    );
    let month = ["--json", "--as", OFFICE, "plan", "--month", "2025-03"];
    let planned: Value = serde_json::from_str(&office.done(&month)).unwrap();
    for conference in planned["conferences"].as_array().unwrap() {
        let cluster = conference["cluster"]["key"].as_str().unwrap();
        assert_eq!(
            conference["host"]["key"],
            office.host("2025-03", cluster).as_str()
        );
    }
    office.refused(
        OFFICE,
        &["set", "2025-03/K1", "gia-tan"],
        5,
        "conference move",
    );
    let named = [
        "--json",
        "--as",
        OFFICE,
        "plan",
        "--month",
        "2025-04",
        "--host",
        "K1=gia-tan",
    ];
    let planned: Value = serde_json::from_str(&office.done(&named)).unwrap();
    let first = planned["conferences"].as_array().unwrap().iter();
    let own = first
        .into_iter()
        .find(|c| c["cluster"]["key"] == "K1")
        .unwrap();
    assert_eq!(
        own["host"]["key"], "gia-tan",
        "what is typed goes before the register"
    );
    assert_eq!(
        office.host("2025-04", "K1"),
        "gia-tan",
        "and the register shows the conference"
    );
    office.audited();
}

/// A month has a conference for each cluster; the plan says what the register wants of them, until
/// it is done.
#[test]
fn a_month_says_what_the_register_joins_and_leaves_out() {
    let office = Desk::planned();
    office.by(OFFICE, &["joint", "2025-03", "K5", "K6"]);
    let why = ["--reason", "Theo sổ đăng cai", "--approver", APPROVER];
    let set = ["set", "2025-03/K5", "dong-quang"];
    office.by(OFFICE, &[&set[..], &why[..]].concat());
    office.by(OFFICE, &["skip", "2025-03", "K4"]);
    let joined = "Theo sổ đăng cai, Khu 5, Khu 6 họp ghép: lập kỳ xong, ghép bằng lệnh giaoban conference join 2025-03/K6 --into 2025-03/K5.";
    let skipped =
        "Khu 4 không họp: lập kỳ xong, hủy bằng lệnh giaoban conference cancel 2025-03/K4.";
    let month = ["plan", "--month", "2025-03"];
    let preview = office.done(&month);
    assert!(
        preview.contains(joined) && preview.contains(skipped),
        "{preview}"
    );
    let planned = office.done(&[&["--as", OFFICE], &month[..]].concat());
    assert!(
        planned.contains(joined) && planned.contains(skipped),
        "{planned}"
    );
    let join = [
        "--as",
        OFFICE,
        "conference",
        "join",
        "2025-03/K6",
        "--into",
        "2025-03/K5",
    ];
    office.done(&[&join, &why[..]].concat());
    let planned = office.done(&month);
    assert!(
        !planned.contains(joined) && planned.contains(skipped),
        "{planned}"
    );
    let cancel = ["--as", OFFICE, "conference", "cancel", "2025-03/K4"];
    office.done(&[&cancel, &why[..]].concat());
    let planned = office.done(&month);
    assert!(!planned.contains("Theo sổ đăng cai, "), "{planned}");
    let year = office.year();
    let march = conferences(&year).filter(|c| c["month"] == "2025-03");
    assert_eq!(march.count(), 4, "one joint, one not held");
    assert_eq!(office.host("2025-03", "K6"), "dong-quang");
    office.audited();
}
