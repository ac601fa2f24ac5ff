//! The month that README.md plays by hand is played as it is written there, by a shell.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its own files has failed"
)]

use std::path::Path;
use std::process::{Command, Output};

/// The commands of the section, as they stand.
fn written() -> String {
    let readme = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md"));
    let (_, section) = readme.split_once("## Play a month by hand").unwrap();
    let (_, block) = section.split_once("```sh\n").unwrap();
    block.split_once("```").unwrap().0.to_owned()
}

fn giaoban(at: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_giaoban"))
        .args(arguments)
        .current_dir(at)
        .env("GIAOBAN_DB", "thu-nghiem.db")
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    let [out, err] =
        [&output.stdout, &output.stderr].map(|b| String::from_utf8_lossy(b).into_owned());
    format!("{out}{err}")
}

/// A folder in which the section has been played.
fn played() -> (tempfile::TempDir, String) {
    let at = tempfile::tempdir().unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_giaoban")).parent().unwrap();
    let path = std::env::join_paths([program, Path::new("/usr/bin"), Path::new("/bin")]).unwrap();
    let played = Command::new("sh")
        .args(["-euc", &written()])
        .current_dir(at.path())
        .env("PATH", path)
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let told = said(&played);
    assert!(played.status.success(), "{told}");
    (at, told)
}

#[test]
fn a_month_is_played_as_the_readme_says() {
    let (at, told) = played();
    assert!(
        told.contains("613-TB/HU, gồm 01 nội dung") || told.contains("gồm 1 nội dung"),
        "{told}"
    );
    assert!(told.contains("Không có sai lệch"), "{told}");
    // The clusters that have not met are named (flow.md §1 "consolidate").
    assert!(told.contains("Chưa có biên bản của: Khu 2"), "{told}");
    for paper in [
        "chuong-trinh-khu-1.pdf",
        "bien-ban-khu-1.docx",
        "bieu-tong-hop.xlsx",
        "du-thao-chung.pdf",
        "thong-bao-613-tb-hu.pdf",
    ] {
        let file = at.path().join("giay-to/2025-03").join(paper);
        assert!(
            std::fs::metadata(&file).is_ok_and(|m| m.len() > 500),
            "{paper}"
        );
    }
    let shown = giaoban(at.path(), &["petitions", "show", "GLOC-2025-03-K1-01"]);
    assert!(said(&shown).contains("Đã công bố"), "{}", said(&shown));

    // What a cell takes note of is said, not an empty table.
    let cell = "gia-loc-town-to-dan-pho-so-1";
    let line = format!("tasks --acknowledge 2025-03/K1 --cell {cell}");
    let noted = at_moment(
        at.path(),
        "2025-03-13T08:00:00+07:00",
        "ngo-dinh-hoi",
        &line,
    );
    assert!(
        said(&noted).contains("đã nhận việc sau hội nghị 2025-03/K1"),
        "{}",
        said(&noted)
    );

    // What was issued is written out from what was kept, and nothing is left to draft.
    let listed = giaoban(at.path(), &["--json", "documents"]);
    let lines: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    assert_eq!(
        lines[0]["formats"],
        serde_json::json!(["docx", "pdf", "xlsx"])
    );
    let again = giaoban(
        at.path(),
        &["documents", "export", "613-TB/HU", "--out", "lan-hai"],
    );
    assert!(again.status.success(), "{}", said(&again));
    let file = "2025-03/thong-bao-613-tb-hu.pdf";
    let of = |folder: &str| std::fs::read(at.path().join(folder).join(file)).unwrap();
    assert_eq!(of("giay-to"), of("lan-hai"));
    let draft = giaoban(
        at.path(),
        &["papers", "--month", "2025-03", "--only", "draft"],
    );
    assert_eq!(draft.status.code(), Some(5), "{}", said(&draft));
}

/// What is handed out as issued are the bytes that were kept, or nothing (invariant 31).
#[test]
fn files_that_were_changed_after_issue_are_not_handed_out() {
    let (at, _) = played();
    let db = rusqlite::Connection::open(at.path().join("thu-nghiem.db")).unwrap();
    let guards: Vec<String> = {
        let all = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'paper'";
        let mut asked = db.prepare(all).unwrap();
        let names = asked.query_map([], |row| row.get(0)).unwrap();
        names.collect::<Result<_, _>>().unwrap()
    };
    assert!(!guards.is_empty(), "the table is guarded");
    for guard in guards {
        db.execute_batch(&format!("DROP TRIGGER {guard}")).unwrap();
    }
    let forge = "UPDATE paper SET bytes = x'00' WHERE format = 'pdf'";
    assert_eq!(db.execute(forge, []).unwrap(), 1);
    drop(db);
    for line in [
        &["documents", "export", "613-TB/HU", "--out", "ra"][..],
        &[
            "papers", "--month", "2025-03", "--only", "notice", "--out", "ra",
        ],
        &["audit", "verify"],
    ] {
        let ended = giaoban(at.path(), line);
        assert!(!ended.status.success(), "{line:?}: {}", said(&ended));
        assert!(
            said(&ended).contains("đã bị sửa sau khi lưu"),
            "{}",
            said(&ended)
        );
    }
    assert!(!at.path().join("ra").exists());
}

/// One command at a moment by a person, its words parted by spaces.
fn at_moment(at: &Path, now: &str, person: &str, line: &str) -> Output {
    let mut words = vec!["--now", now, "--as", person];
    words.extend(line.split(' '));
    giaoban(at, &words)
}

/// GL-15, GL-16: a conference is not closed over what it has not dealt with, and says which it is.
#[test]
fn closing_names_what_is_left_by_its_code() {
    let (at, _) = played();
    let (cell, desk) = ("ngo-dinh-hoi", "doan-trong-long");
    let (morning, noon) = ("2025-04-09T08:00:00+07:00", "2025-04-09T11:00:00+07:00");
    let roll = "conference roll 2025-04/K1 --all-present";
    assert!(at_moment(at.path(), noon, desk, roll).status.success());
    let new = "petitions new --cell gia-loc-town-to-dan-pho-so-1 --category land --title Đất \
               --place tổ --addressee UBND --text x";
    let told = said(&at_moment(at.path(), morning, cell, new));
    let id = told.split(':').next().unwrap();
    let endorse =
        format!("petitions act {id} endorse --kind cell-committee --date 8/4/2025 --name Hợi");
    let endorsed = at_moment(at.path(), morning, cell, &endorse);
    assert!(endorsed.status.success(), "{}", said(&endorsed));
    let close = "conference close 2025-04/K1 --follow-up Phổ";
    let closed = said(&at_moment(at.path(), noon, desk, close));
    assert!(closed.contains(&format!("chưa ghi nhận: {id}")), "{closed}");
    assert!(closed.contains("Giải quyết từng việc"), "{closed}");
}
