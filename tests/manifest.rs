//! The edges between the rooms, and what is fenced into one of them (docs/ARCHITECTURE.md).
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its own files has failed"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// Direct dependencies by crate, development ones left out.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    let crates = std::fs::read_dir(root().join("crates")).unwrap();
    let mut folders: Vec<PathBuf> = crates.map(|c| c.unwrap().path()).collect();
    folders.push(root().join("migrations"));
    for folder in folders {
        let text = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        let manifest: toml::Table = text.parse().unwrap();
        let name = manifest["package"]["name"].as_str().unwrap().to_owned();
        let uses = manifest.get("dependencies").and_then(toml::Value::as_table);
        found.insert(
            name,
            uses.into_iter().flat_map(|d| d.keys().cloned()).collect(),
        );
    }
    found
}

const EDGES: &[(&str, &[&str])] = &[
    ("workflow", &[]),
    ("words", &["workflow"]),
    ("migrations", &[]),
    ("store", &["workflow", "migrations"]),
    ("scheduler", &["workflow", "store"]),
    ("notifier", &["workflow", "words", "store"]),
    ("documents", &["workflow", "words"]),
    ("web", &["workflow", "words", "store"]),
    (
        "giaoban",
        &[
            "workflow",
            "words",
            "store",
            "scheduler",
            "notifier",
            "documents",
            "web",
        ],
    ),
];

const FENCED: &[(&str, &[&str])] = &[
    ("sea-orm", &["store"]),
    ("sea-orm-migration", &["migrations"]),
    ("cron", &["scheduler"]),
    ("lettre", &["notifier"]),
    ("typst", &["documents"]),
    ("typst-pdf", &["documents"]),
    ("typst-layout", &["documents"]),
    ("docx-rs", &["documents"]),
    ("rust_xlsxwriter", &["documents"]),
    ("axum", &["web"]),
    ("clap", &["giaoban"]),
];

#[test]
fn rooms_use_only_the_rooms_they_may() {
    let allowed: BTreeMap<_, _> = EDGES.iter().copied().collect();
    for (name, uses) in dependencies() {
        let may = allowed
            .get(name.as_str())
            .unwrap_or_else(|| panic!("{name} has no place in the design"));
        for used in uses.iter().filter(|u| allowed.contains_key(u.as_str())) {
            assert!(may.contains(&used.as_str()), "{name} must not use {used}");
        }
    }
}

#[test]
fn fenced_packages_stay_in_their_room() {
    for (name, uses) in dependencies() {
        for (package, rooms) in FENCED {
            assert!(
                !uses.contains(*package) || rooms.contains(&name.as_str()),
                "{name} must not name {package}"
            );
        }
    }
}

#[test]
fn the_rules_have_no_clock_no_io_and_no_async() {
    let uses = &dependencies()["workflow"];
    for package in [
        "tokio",
        "tracing",
        "sea-orm",
        "fluent-bundle",
        "async-trait",
    ] {
        assert!(!uses.contains(package), "workflow must not use {package}");
    }
}

#[test]
fn no_tracked_text_names_a_path_of_a_machine() {
    let listed = std::process::Command::new("git")
        .arg("ls-files")
        .current_dir(root())
        .output();
    let Ok(listed) = listed else { return };
    let homes = ["work", "root", "home"].map(|h| format!("/{h}/"));
    for path in String::from_utf8(listed.stdout).unwrap().lines() {
        let Ok(text) = std::fs::read_to_string(root().join(path)) else {
            continue;
        };
        let named = homes.iter().find(|h| text.contains(*h));
        assert!(
            named.is_none() || path.ends_with("Cargo.lock"),
            "{path} names {named:?}"
        );
    }
}

fn sources(folder: &std::path::Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// `docs/invariants.md` names tests and places that are there.
#[test]
fn every_invariant_names_a_test_that_exists() {
    let page = std::fs::read_to_string(root().join("docs/invariants.md")).unwrap();
    let mut code = String::new();
    sources(&root().join("crates"), &mut code);
    sources(&root().join("tests"), &mut code);
    let mut named = 0;
    for row in page
        .lines()
        .filter(|l| l.starts_with("| ") && l.contains('`'))
    {
        let cells: Vec<&str> = row.split('|').collect();
        for test in cells[4].split('`').skip(1).step_by(2) {
            assert!(
                code.contains(&format!("fn {test}(")),
                "no test {test}: {row}"
            );
            named += 1;
        }
        for place in cells[3].split('`').skip(1).step_by(2) {
            let there = root().join("crates").join(place).exists();
            assert!(there || !place.contains('/'), "no {place}: {row}");
        }
    }
    assert!(named > 40, "only {named} tests are named");
}
