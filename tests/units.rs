//! Gia Tân and Gia Khánh become one commune in the middle of March 2025: the Office looks ahead, does
//! it, and everything goes on; told in Vietnamese (BL-10, features.md §4.15).
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its own files has failed"
)]

use serde_json::Value;
use std::process::{Command, Output};

const CHIEF: &str = "pham-ngoc-thinh";
const OFFICE: &str = "do-van-quy";
/// Secretary of Gia Tân, and afterwards of the new commune.
const TAN: &str = "doan-trong-long";
/// Secretary of Gia Khánh, afterwards deputy secretary.
const KHANH: &str = "nguyen-trong-hoan";
const MERGE: &str = "units merge gia-tan gia-khanh --into 'xã Tân Khánh' --unit-key tan-khanh --on 15/3/2025 \
     --post nguyen-trong-hoan=commune_deputy_secretary --post nguyen-thi-ngoc-hoa=none";

struct Desk(tempfile::TempDir);

/// Words as a shell splits them; only spaces and single quotes.
fn words(line: &str) -> Vec<String> {
    let (mut all, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for c in line.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => all.push(std::mem::take(&mut word)),
            _ => word.push(c),
        }
    }
    all.push(word);
    all.retain(|w| !w.is_empty());
    all
}

impl Desk {
    fn run(&self, day: &str, who: &str, line: &str) -> Output {
        let mut program = Command::new(env!("CARGO_BIN_EXE_giaoban"));
        let by = if who.is_empty() {
            vec![]
        } else {
            vec!["--as", who]
        };
        program
            .args(["--db", "office.db", "--now", &format!("{day}:00+07:00")])
            .args(by)
            .args(words(line))
            .current_dir(self.0.path())
            .env("NO_COLOR", "1");
        program.output().unwrap()
    }

    fn done(&self, day: &str, who: &str, line: &str) -> String {
        let output = self.run(day, who, line);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{line}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn refused(&self, day: &str, who: &str, line: &str, code: i32, says: &str) {
        let output = self.run(day, who, line);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{line}: {said}");
        assert!(said.contains(says), "{line}: {said}");
    }

    fn json(&self, day: &str, line: &str) -> Value {
        let said = self.done(day, "", &format!("--json {line}"));
        serde_json::from_str(&said).unwrap()
    }

    fn petition(&self, cell: &str, secretary: &str, title: &str) -> String {
        let new = format!(
            "petitions new --cell {cell} --category infrastructure --title '{title}' --place 'đầu thôn' \
             --addressee 'Phòng Kinh tế, Hạ tầng và Đô thị' --text 'Đề nghị sửa trước mùa mưa.'"
        );
        let said = self.done("2025-02-24T08:00", secretary, &new);
        let id = said.split(':').next().unwrap().to_owned();
        let endorse = format!(
            "petitions act {id} endorse --kind cell-committee --date 23/02/2025 --name 'Nguyễn Văn An'"
        );
        self.done("2025-02-24T09:00", secretary, &endorse);
        id
    }

    /// The conference of cluster 1 has recorded a matter of each commune, and one is with its lead.
    fn march() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        desk.done("2025-02-20T08:00", "", "init --world gia-loc");
        desk.done(
            "2025-02-20T08:00",
            OFFICE,
            "plan --month 2025-03 --host K1=gia-loc-town",
        );
        desk.done(
            "2025-02-20T08:00",
            OFFICE,
            "plan --month 2025-04 --host K1=gia-tan",
        );
        desk.done("2025-02-20T08:00", OFFICE, "hosts plan --year 2025");
        let (tan, khanh) = ("nguyen-quang-vuong", "nguyen-thu-vinh");
        let first = desk.petition("gia-tan-dinh-tan", tan, "Sửa cống đầu thôn");
        let second = desk.petition("gia-khanh-an-phu", khanh, "Sửa kênh nội đồng");
        desk.done("2025-02-24T09:00", TAN, "conference confirm 2025-03/K1");
        let at = "2025-03-05T07:30";
        desk.done(
            at,
            TAN,
            "conference open 2025-03/K1 --chair vu-manh-hoat --minutes doan-trong-long",
        );
        desk.done(at, TAN, "conference roll 2025-03/K1 --all-present");
        for (id, speaker) in [(&first, tan), (&second, khanh)] {
            let record = format!("conference record 2025-03/K1 {id} --speaker {speaker}");
            desk.done("2025-03-05T09:00", TAN, &record);
        }
        desk.done(
            "2025-03-05T11:00",
            TAN,
            "conference close 2025-03/K1 --follow-up 'Phổ biến kết luận'",
        );
        desk.done("2025-03-12T08:00", OFFICE, "consolidate --month 2025-03");
        let direct = "direct GLOC-2025-03-K1-01 --direction 'Giao phòng sửa chữa' --lead pkt-ht";
        desk.done("2025-03-13T08:00", "pham-duc-lam", direct);
        desk.done("2025-03-14T08:00", OFFICE, "route GLOC-2025-03-K1-01");
        desk
    }
}

fn count(stats: &Value, list: &str, key: &str) -> u64 {
    let all = stats[list].as_array().unwrap().iter();
    let mut of = all.filter(|c| c["unit"]["key"] == key);
    of.next().map_or(0, |c| c["count"].as_u64().unwrap())
}

fn sum(stats: &Value, list: &str) -> u64 {
    let all = stats[list].as_array().unwrap().iter();
    all.map(|c| c["count"].as_u64().unwrap()).sum()
}

#[test]
fn two_communes_become_one_in_the_middle_of_a_month() {
    let desk = Desk::march();
    // Looking ahead writes nothing and says what is missing.
    let without = "units merge gia-tan gia-khanh --into 'xã Tân Khánh' --on 15/3/2025 --dry-run";
    desk.refused(
        "2025-03-14T08:00",
        CHIEF,
        without,
        3,
        "chỉ một người giữ chức vụ",
    );
    desk.refused("2025-03-14T08:00", OFFICE, MERGE, 6, "Chánh Văn phòng");
    desk.refused(
        "2025-03-14T08:00",
        CHIEF,
        MERGE,
        3,
        "Chưa đến ngày 15 tháng 3 năm 2025",
    );
    let ahead = desk.done("2025-03-14T08:00", CHIEF, &format!("{MERGE} --dry-run"));
    for says in [
        "Xem trước thay đổi từ ngày 15/3/2025; chưa ghi gì:",
        "GLOC-2025-03-K1-01",
        "GLOC-2025-03-K1-02",
        "phó bí thư đảng ủy cấp xã, xã Tân Khánh",
        "Đơn vị cấp dưới chuyển theo, giữ nguyên mã: 10.",
        "Việc sau hội nghị chưa nhận, do đơn vị kế thừa nhận: 10.",
        "Lượt đăng cai",
    ] {
        assert!(ahead.contains(says), "{says}: {ahead}");
    }
    // Gia Khánh hosted in February; that month is over.
    assert!(!ahead.contains("tháng 02 năm 2025"), "{ahead}");
    assert!(
        desk.done("2025-03-14T08:00", "", "units list --kind commune")
            .contains("gia-tan")
    );

    let done = desk.done("2025-03-15T09:00", CHIEF, MERGE);
    assert!(
        done.starts_with("Đã thực hiện, từ ngày 15/3/2025:"),
        "{done}"
    );
    shown(&desk);
    counted(&desk);
    told(&desk);
    worked_on(&desk);
    let audit = desk.done("2025-03-31T08:00", "", "audit verify");
    assert!(audit.contains("Không có sai lệch"), "{audit}");
}

/// The tree, the posts, the petitions and the host of April are those of the new commune.
fn shown(desk: &Desk) {
    let now = desk.done("2025-03-15T10:00", "", "units show tan-khanh");
    for says in [
        "xã Gia Tân (gia-tan)",
        "xã Gia Khánh (gia-khanh)",
        "542",
        "Đoàn Trọng Long",
    ] {
        assert!(now.contains(says), "{says}: {now}");
    }
    let old = desk.done("2025-03-15T10:00", "", "units show gia-khanh");
    assert!(
        old.contains("14/3/2025") && old.contains("xã Tân Khánh (tan-khanh)"),
        "{old}"
    );
    let people = desk.json("2025-03-15T10:00", "people --unit tan-khanh");
    let of = people
        .as_array()
        .unwrap()
        .iter()
        .find(|p| p["key"] == KHANH)
        .unwrap();
    assert_eq!(of["posts"][0]["role"], "commune_deputy_secretary");
    let petition = desk.json("2025-03-15T10:00", "petitions show GLOC-2025-03-K1-02");
    assert_eq!(petition["commune"]["key"], "tan-khanh");
    assert_eq!(petition["cell"]["key"], "gia-khanh-an-phu");
    let history = desk.done("2025-03-15T10:00", "", "petitions show GLOC-2025-03-K1-02");
    assert!(history.contains("chuyển sang đơn vị kế thừa"), "{history}");
    let april = desk.done("2025-03-15T10:00", "", "conference show 2025-04/K1");
    assert!(april.contains("xã Tân Khánh"), "{april}");
    let hosts = desk.json("2025-03-15T10:00", "hosts show --year 2025");
    let gone = |key: &str| {
        let lines = hosts["conferences"].as_array().unwrap().iter();
        let later = lines.filter(|c| c["month"].as_str().unwrap() > "2025-04");
        later.filter(|c| c["host"]["key"] == key).count()
    };
    assert_eq!(gone("gia-tan") + gone("gia-khanh"), 0);
    assert!(gone("tan-khanh") >= 2);
}

/// As then and as now give the same sum (reliability.md, invariant 28).
fn counted(desk: &Desk) {
    let then = desk.json("2025-03-15T10:00", "stats --units then");
    let now = desk.json("2025-03-15T10:00", "stats --units now");
    let of = |stats: &Value| {
        ["gia-tan", "gia-khanh", "tan-khanh"].map(|key| count(stats, "by_commune", key))
    };
    assert_eq!(of(&then), [1, 1, 0]);
    assert_eq!(of(&now), [0, 0, 2]);
    for list in ["by_commune", "by_cluster", "by_lead"] {
        assert_eq!((sum(&then, list), sum(&now, list)), (2, 2), "{list}");
    }
    let said = desk.done("2025-03-15T10:00", "", "stats --units then");
    assert!(
        said.contains("xã Gia Tân (đã kết thúc hoạt động)"),
        "{said}"
    );
    assert!(
        said.contains("Tính theo đơn vị lúc ghi nhận kiến nghị."),
        "{said}"
    );
}

/// The secretary of the new commune is written to about both, who was the other's about none; a
/// letter goes out.
fn told(desk: &Desk) {
    desk.done("2025-03-17T08:00", "", "outbox send");
    for code in ["GLOC-2025-03-K1-01", "GLOC-2025-03-K1-02"] {
        let version = desk.json("2025-03-17T08:00", &format!("petitions show {code}"));
        let version = version["version"].as_u64().unwrap();
        let about = |who: &str| {
            let list = format!("outbox list --person {who} --petition {code}");
            let page = desk.json("2025-03-17T08:00", &list);
            let lines = page["rows"].as_array().unwrap().clone();
            lines.into_iter().find(|l| l["version"] == version)
        };
        let letter = about(TAN).unwrap();
        assert_ne!(letter["state"], "pending", "{letter}");
        assert!(about(KHANH).is_none());
    }
    let folder = std::fs::read_dir(desk.0.path().join("thu")).unwrap();
    let files = folder.map(|f| std::fs::read(f.unwrap().path()).unwrap());
    let letters: Vec<_> = files
        .map(|f| String::from_utf8_lossy(&f).into_owned())
        .collect();
    assert!(letters.iter().any(|l| l.contains("longdt@gialoc.example")));
}

/// Everybody goes on: the lead answers, the cell takes note of its task, old keys are answered with
/// the successor (B43), and the same change is not made twice.
fn worked_on(desk: &Desk) {
    let at = "2025-03-17T09:00";
    desk.done(
        at,
        "nguyen-minh-quyet",
        "petitions act GLOC-2025-03-K1-01 accept",
    );
    let again = desk.run(at, CHIEF, MERGE);
    assert!(!again.status.success());
    let said = String::from_utf8_lossy(&again.stderr).into_owned();
    assert!(
        said.contains("không còn hoạt động") && said.contains("xã Tân Khánh"),
        "{said}"
    );
    let tasks = desk.done(at, "nguyen-quang-vuong", "tasks");
    assert!(tasks.contains("Chi bộ thôn Đình Tân"), "{tasks}");
    let english = desk.done(
        at,
        CHIEF,
        "--lang en units rename tan-khanh --name 'xã Tân Khánh Mới' --on 17/3/2025 --dry-run",
    );
    assert!(
        english.starts_with("What would change on 17 March 2025; nothing is written:")
            || english.contains("nothing is written"),
        "{english}"
    );
}
