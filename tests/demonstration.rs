//! A newcomer runs the demonstration, looks at what it left, and runs it again.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its own files has failed"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

fn giaoban(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_giaoban"))
        .args(arguments)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(&dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

#[test]
fn two_runs_leave_the_same_bytes_and_a_clerk_finds_her_way() {
    let at = tempfile::tempdir().unwrap();
    let (first, second) = (at.path().join("a"), at.path().join("b"));
    let play = |dir: &Path| {
        giaoban(&[
            "demo",
            "--until",
            "11/4/2025",
            "--dir",
            dir.to_str().unwrap(),
        ])
    };
    let told = play(&first);
    assert!(
        told.status.success(),
        "{}",
        String::from_utf8_lossy(&told.stderr)
    );
    let told = text(&told);
    assert!(
        told.contains("giay-to/2025-03") && told.contains("petitions show"),
        "{told}"
    );
    assert!(play(&second).status.success());

    let (a, b) = (files(&first), files(&second));
    assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>());
    for (name, bytes) in &a {
        assert!(b[name] == *bytes, "{name} differs");
    }
    let ends = |end: &str| a.keys().filter(|n| n.ends_with(end)).count();
    assert!(ends(".eml") > 500 && ends(".pdf") >= 14 && ends(".xlsx") >= 2);

    let db = first.join("giaoban.db");
    let ask = |arguments: &[&str]| giaoban(&[&["--db", db.to_str().unwrap()], arguments].concat());
    let audit = ask(&["audit", "verify"]);
    assert!(audit.status.success(), "{}", text(&audit));
    let shown = text(&ask(&["petitions", "show", "GLOC-2025-03-K1-01"]));
    assert!(
        shown.contains("GLOC-2025-03-K1-01") && shown.contains("Đã công bố"),
        "{shown}"
    );
    let listed = ask(&["--json", "petitions", "list", "--month", "2025-03"]);
    assert!(
        text(&listed).trim_start().starts_with(['{', '[']),
        "{}",
        text(&listed)
    );
}

#[test]
fn a_folder_with_other_files_is_left_alone() {
    let at = tempfile::tempdir().unwrap();
    std::fs::write(at.path().join("thu-cua-toi.txt"), "giữ lại").unwrap();
    let refused = giaoban(&["demo", "--dir", at.path().to_str().unwrap()]);
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--dir"));
    assert_eq!(
        std::fs::read_to_string(at.path().join("thu-cua-toi.txt")).unwrap(),
        "giữ lại"
    );
}

#[test]
fn the_rendered_table_of_moves_is_current() {
    let rendered = text(&giaoban(&["workflow", "--format", "table"]));
    let kept = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../docs/workflow.md"
    ))
    .unwrap();
    assert!(
        rendered == kept,
        "render it again: giaoban workflow --format table > docs/workflow.md"
    );
}
