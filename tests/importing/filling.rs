//! Units, people, posts and days off.
use crate::files::{PEOPLE, UNITS, one_byte};
use crate::*;

#[test]
fn an_office_is_filled_from_files_alone_and_plays_a_month() {
    let office = Office::begun();
    fill(&office);
    let days = office.file(
        "nghi.csv",
        "Ngày;Loại ngày;Văn bản\n13/3/2025;nghỉ riêng;Thông báo 9-TB/HU\n",
    );
    office.takes("calendar", &days, 1);
    let plan = office.done(&["--as", CHIEF, "plan", "--month", "2025-03"]);
    assert!(plan.contains("Khu 1"), "{plan}");
    let secretary = "le-van-dong";
    let drafted = office.done(&[
        "--as",
        secretary,
        "--json",
        "petitions",
        "new",
        "--cell",
        "chi-bo-thon-dong",
        "--category",
        "agriculture",
        "--place",
        "kênh N5",
        "--addressee",
        "UBND huyện",
        "--title",
        "Nạo vét kênh",
        "--text",
        "Đề nghị nạo vét kênh N5.",
    ]);
    let id: serde_json::Value = serde_json::from_str(&drafted).unwrap();
    let id = id["id"]
        .as_str()
        .or(id["subject"].as_str())
        .unwrap()
        .to_owned();
    office.done(&[
        "--as",
        secretary,
        "petitions",
        "act",
        &id,
        "endorse",
        "--kind",
        "cell-committee",
        "--date",
        "20/2/2025",
        "--name",
        "Lê Văn Đông",
    ]);
    let doctor = office.done(&["doctor"]);
    assert!(
        !doctor.contains("K1:") && !doctor.contains("K2:"),
        "both clusters have their leaders: {doctor}"
    );
    office.whole();
}

#[test]
fn a_file_brought_again_adds_nothing_and_a_changed_row_changes_one() {
    let office = Office::begun();
    fill(&office);
    for (kind, name, same) in [
        ("units", "don-vi.csv", 8),
        ("people", "can-bo.csv", 11),
        ("posts", "chuc-vu.csv", 16),
    ] {
        let (code, report) = office.import(kind, &office.folder.path().join(name), &[]);
        assert_eq!(
            (code, &report["same"], &report["new"]),
            (Some(0), &same.into(), &0.into()),
            "{report:#}"
        );
    }
    let moved = PEOPLE.replace("0912 000 001", "0912 000 009");
    let (_, report) = office.import("people", &office.file("can-bo-2.csv", moved), &[]);
    assert_eq!(
        (&report["changed"], &report["same"]),
        (&1.into(), &10.into()),
        "{report:#}"
    );
    office.whole();
}

#[test]
fn old_letters_are_turned_cell_by_cell_and_shown_before_and_after() {
    let office = Office::begun();
    let units = office.file("don-vi.csv", one_byte(UNITS));
    let (_, report) = office.import("units", &units, &["--dry-run"]);
    let turned = report["conversions"].as_array().unwrap();
    let pair = |t: &serde_json::Value| {
        (
            t["before"].as_str().unwrap().to_owned(),
            t["after"].as_str().unwrap().to_owned(),
        )
    };
    let pairs: Vec<_> = turned.iter().map(pair).collect();
    let known = (
        "x· §oµn Th\u{AD}îng".to_owned(),
        "xã Đoàn Thượng".to_owned(),
    );
    assert!(pairs.contains(&known), "{pairs:?}");
    assert_eq!(
        (&report["dry_run"], &report["written"]),
        (&true.into(), &false.into())
    );
    let shown = office.done(&[
        "--as",
        CHIEF,
        "import",
        "units",
        units.to_str().unwrap(),
        "--dry-run",
    ]);
    assert!(
        shown.contains("xã Đoàn Thượng") && shown.contains("Chạy thử"),
        "{shown}"
    );
}

#[test]
fn only_the_office_may_and_nobody_is_named_by_default() {
    let office = Office::begun();
    fill(&office);
    let file = office.folder.path().join("don-vi.csv");
    let nobody = office.run(&["import", "units", file.to_str().unwrap()]);
    assert_eq!(nobody.status.code(), Some(2), "{}", told(&nobody));
    let clerk = office.run(&[
        "--as",
        "le-van-dong",
        "import",
        "units",
        file.to_str().unwrap(),
        "--dry-run",
    ]);
    assert_eq!(clerk.status.code(), Some(6), "{}", told(&clerk));
}

#[test]
fn templates_are_written_and_read_back() {
    let office = Office::begun();
    for kind in [
        "units",
        "people",
        "posts",
        "petitions",
        "replies",
        "calendar",
    ] {
        for ending in ["xlsx", "csv"] {
            let path = office.folder.path().join(format!("mau-{kind}.{ending}"));
            office.done(&["import", "template", kind, path.to_str().unwrap()]);
            let (_, report) = office.import(kind, &path, &["--dry-run"]);
            assert_eq!(
                (&report["rows"], &report["examples"]),
                (&0.into(), &1.into()),
                "the example is nobody: {kind} {ending}: {report:#}"
            );
            let unread = report["ignored_columns"].as_array().unwrap();
            assert!(unread.is_empty(), "{kind}: {unread:?}");
        }
    }
}
