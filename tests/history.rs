//! The whole published history, played and counted as an office would count it.
//!
//! Costs about a minute of processor time, 300 MB of memory and 90 MB of disk; four months of it
//! stand with the tests of the replay.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot run the program has failed"
)]

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

fn giaoban(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_giaoban"))
        .args(arguments)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn done(arguments: &[&str]) -> String {
    let told = giaoban(arguments);
    let complaint = String::from_utf8_lossy(&told.stderr);
    assert!(told.status.success(), "{arguments:?}: {complaint}");
    String::from_utf8(told.stdout).unwrap()
}

/// GL-17 and GL-18 over all 57 months, through the program alone.
#[test]
fn the_published_history_is_played_and_counts_as_published() {
    let at = tempfile::tempdir().unwrap();
    let dir = at.path().join("demo");
    let folder = dir.to_str().unwrap();
    let told = done(&[
        "demo",
        "--months",
        "57",
        "--petitions",
        "1002",
        "--dir",
        folder,
    ]);
    assert!(told.contains("giay-to/2010-08"), "{told}");
    let db = dir.join("giaoban.db");
    let ask = |arguments: &[&str]| done(&[&["--db", db.to_str().unwrap()], arguments].concat());
    counts(&serde_json::from_str(&ask(&["--json", "stats"])).unwrap());
    let said = ask(&["stats"]);
    for part in ["1.002", "246", "24,5%", "hư cấu", "số liệu đã công bố"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    ask(&["audit", "verify"]);
    papers_of_one_month(&dir.join("giay-to"));
}

fn counts(stats: &Value) {
    let number = |value: &Value| value.as_u64().unwrap();
    assert_eq!(number(&stats["collected"]), 1002);
    let months = stats["by_month"].as_array().unwrap();
    let names = [&months[0]["month"], &months[56]["month"]];
    assert_eq!(
        (months.len(), names),
        (57, [&"2006-01".into(), &"2010-09".into()])
    );
    let each: Vec<u64> = months.iter().map(|m| number(&m["count"])).collect();
    assert_eq!(
        (each.iter().min(), each.iter().max()),
        (Some(&7), Some(&29))
    );
    let fields = stats["by_category"].as_array().unwrap();
    let of = |key: &str| fields.iter().map(|f| number(&f[key])).collect::<Vec<_>>();
    assert_eq!(of("count"), [246, 194, 234, 64, 26, 24, 36, 178]);
    assert_eq!(of("share_tenths"), [245, 194, 233, 64, 26, 24, 36, 178]);
    assert_eq!(stats["conservation"]["holds"], true);
}

/// Papers of the shown month and of no other.
fn papers_of_one_month(folder: &Path) {
    let months = std::fs::read_dir(folder).unwrap();
    let months: Vec<_> = months.map(|m| m.unwrap().file_name()).collect();
    assert_eq!(months, ["2010-08"]);
    let papers = std::fs::read_dir(folder.join("2010-08")).unwrap();
    assert!(papers.count() > 20);
}
