//! A copy that is not what was written is refused by name, and leaves the database as it was.
use super::{Fresh, export, lived_in, names, opened, place, quiet};
use crate::support::database::Kind;
use crate::support::world::World;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::sync::Arc;
use store::Failure;
use store::moving::{MovingFault, Over, TABLES, restore};
use tempfile::TempDir;

on_both!(
    what_does_not_hold_together_is_refused,
    another_version_is_refused,
);

const MANIFEST: &str = "manifest.json";

/// Members of an export by name.
type Members = BTreeMap<String, Vec<u8>>;

fn read(file: &Path) -> Members {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    let mut members = Members::new();
    for at in 0..zip.len() {
        let mut member = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).unwrap();
        members.insert(member.name().unwrap().into_owned(), bytes);
    }
    members
}

fn write(file: &Path, members: &Members) {
    let mut zip = zip::ZipWriter::new(std::fs::File::create(file).unwrap());
    for (name, bytes) in members {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
}

fn member(table: &str) -> String {
    format!("tables/{table}.jsonl")
}

fn manifest(members: &Members) -> Value {
    serde_json::from_slice(&members[MANIFEST]).unwrap()
}

/// Changes the manifest.
fn retold(members: &mut Members, change: impl FnOnce(&mut Value)) {
    let mut manifest = manifest(members);
    change(&mut manifest);
    members.insert(MANIFEST.into(), serde_json::to_vec(&manifest).unwrap());
}

/// Changes the lines of a table as a forger does, who corrects the manifest too.
fn forged(members: &mut Members, table: &str, change: impl FnOnce(String) -> String) {
    let name = member(table);
    let text = change(String::from_utf8(members.remove(&name).unwrap()).unwrap());
    let hash = Sha256::digest(&text);
    let hash: String = hash.iter().map(|b| format!("{b:02x}")).collect();
    let (rows, bytes) = (text.lines().count(), text.len());
    let at = TABLES.iter().position(|t| t.name == table).unwrap();
    members.insert(name, text.into_bytes());
    retold(members, |m| {
        m["tables"][at]["rows"] = json!(rows);
        m["tables"][at]["bytes"] = json!(bytes);
        m["tables"][at]["sha256"] = json!(hash);
    });
}

/// An export of a lived-in office, and an empty database that is offered bad copies of it.
struct Bench {
    folder: TempDir,
    good: Members,
    there: World,
}

impl Bench {
    async fn of(w: &World) -> Self {
        lived_in(w).await;
        let (folder, file) = place("good");
        export(&w.store, &file).await;
        let fresh = Fresh::new(w.fresh.kind).await.unwrap();
        let store = opened(&fresh).await;
        let there = World::around(fresh, store, w);
        let good = read(&file);
        Self {
            folder,
            good,
            there,
        }
    }

    /// What is said of a changed copy; nothing of it may be left.
    async fn fault(&self, change: impl FnOnce(&mut Members)) -> MovingFault {
        let mut members = self.good.clone();
        change(&mut members);
        let file = self.folder.path().join("bad");
        write(&file, &members);
        self.refused(&file).await
    }

    async fn refused(&self, file: &Path) -> MovingFault {
        let fault = self.there.store.import(file, &quiet).await.unwrap_err();
        for table in ["committee", "event", "outbox", "command_key"] {
            let n = format!("SELECT count(*) AS n FROM {table}");
            assert_eq!(self.there.count(&n).await, 0, "{table} after {fault}");
        }
        fault
    }

    /// The good copy can still be taken in after all that.
    async fn heal(self) {
        let file = self.folder.path().join("good");
        self.there.store.import(&file, &quiet).await.unwrap();
        self.there.end().await;
    }
}

/// What a careful forger gets past the digests falls to the rows, the references or the history.
async fn what_does_not_hold_together_is_refused(w: &World) {
    let bench = Bench::of(w).await;
    let rounds = |t: String| t.replace(r#"\"rounds\":0"#, r#"\"rounds\":1"#);
    let fault = bench.fault(|m| forged(m, "petition", rounds)).await;
    assert!(matches!(fault, MovingFault::History { .. }), "{fault:?}");
    let gap = |t: String| lines_of(&t, |at, _| at != 3);
    let fault = bench.fault(|m| forged(m, "event", gap)).await;
    assert!(matches!(fault, MovingFault::History { .. }), "{fault:?}");
    let gone = |t: String| lines_of(&t, |_, line| !line.contains(r#""key":"bi-thu""#));
    let fault = bench.fault(|m| forged(m, "person", gone)).await;
    let dangling = matches!(
        fault,
        MovingFault::Reference { .. } | MovingFault::Store(Failure::Dangling(_))
    );
    assert!(dangling, "{fault:?}");
    let short = |t: String| t.replace(r#""cluster_id":""#, r#""cluster_id":"0"#);
    let fault = bench.fault(|m| forged(m, "receipt", short)).await;
    let named = matches!(&fault, MovingFault::Row { part, number: 1 } if part == "receipt");
    assert!(named, "{fault:?}");
    let head = |m: &mut Value| m["committees"][0]["hash"] = json!("00");
    let fault = bench.fault(|m| retold(m, head)).await;
    assert!(matches!(fault, MovingFault::OtherHead { .. }), "{fault:?}");
    bench.heal().await;
}

fn lines_of(text: &str, keep: impl Fn(usize, &str) -> bool) -> String {
    let kept = text
        .lines()
        .enumerate()
        .filter(|(at, line)| keep(*at, line));
    kept.map(|(_, line)| format!("{line}\n")).collect()
}

async fn another_version_is_refused(w: &World) {
    let bench = Bench::of(w).await;
    let newer = |m: &mut Value| m["schema"] = json!("m20990101_000001_later");
    let fault = bench.fault(|m| retold(m, newer)).await;
    let is_newer = matches!(&fault, MovingFault::OtherSchema { found, older: false, .. } if found == "m20990101_000001_later");
    assert!(is_newer, "{fault:?}");
    let older = |m: &mut Value| m["schema"] = json!("m20250101_000007_outbox_moves_forward");
    let fault = bench.fault(|m| retold(m, older)).await;
    let is_older = matches!(fault, MovingFault::OtherSchema { older: true, .. });
    assert!(is_older, "{fault:?}");
    let form = |m: &mut Value| *m = json!({"format": 2, "new": []});
    let fault = bench.fault(|m| retold(m, form)).await;
    assert!(
        matches!(fault, MovingFault::OtherFormat { found: 2 }),
        "{fault:?}"
    );
    bench.heal().await;
}

#[tokio::test]
async fn bytes_and_parts_that_are_not_as_written_are_named() {
    let w = World::on(Kind::Sqlite).await.unwrap();
    let bench = Bench::of(&w).await;
    let part = member("event");
    let fault = bench.fault(|m| m.get_mut(&part).unwrap()[40] ^= 1).await;
    assert!(
        matches!(&fault, MovingFault::Changed { part } if part == "event"),
        "{fault:?}"
    );
    let fault = bench.fault(|m| drop(m.remove(&part))).await;
    assert!(
        matches!(&fault, MovingFault::Missing { part: p } if *p == part),
        "{fault:?}"
    );
    let stray = |m: &mut Members| drop(m.insert("tables/../../x".into(), vec![b' ']));
    let fault = bench.fault(stray).await;
    assert!(matches!(fault, MovingFault::Stray { .. }), "{fault:?}");
    let more = |m: &mut Members| {
        forged(m, "unit", |t| format!("{t}{}\n", t.lines().next().unwrap()));
        retold(m, |m| {
            m["tables"][1]["rows"] = json!(m["tables"][1]["rows"].as_u64().unwrap() - 1);
        });
    };
    let fault = bench.fault(more).await;
    assert!(
        matches!(&fault, MovingFault::Rows { part, .. } if part == "unit"),
        "{fault:?}"
    );
    let longer = |m: &mut Members| m.get_mut(&part).unwrap().extend_from_slice(b"{}\n");
    let fault = bench.fault(longer).await;
    assert!(matches!(fault, MovingFault::Changed { .. }), "{fault:?}");
    let bomb = |m: &mut Members| forged(m, "unit", |_| " ".repeat(64 << 20));
    let fault = bench.fault(bomb).await;
    assert!(matches!(fault, MovingFault::Swollen { .. }), "{fault:?}");
    let fault = bench.fault(|m| drop(m.remove(MANIFEST))).await;
    assert!(matches!(fault, MovingFault::NotACopy(_)), "{fault:?}");
    bench.heal().await;
    w.end().await;
}

/// Every member that holds something, changed in the middle of its packed bytes, and every way to
/// cut the file off.
#[tokio::test]
async fn no_damage_of_the_file_passes() {
    let w = World::on(Kind::Sqlite).await.unwrap();
    let bench = Bench::of(&w).await;
    let good = bench.folder.path().join("good");
    let bytes = std::fs::read(&good).unwrap();
    let mut zip = zip::ZipArchive::new(std::fs::File::open(&good).unwrap()).unwrap();
    let bad = bench.folder.path().join("bad");
    for at in 0..zip.len() {
        let member = zip.by_index(at).unwrap();
        if member.size() == 0 {
            continue;
        }
        let middle = member.data_start().unwrap() + member.compressed_size() / 2;
        let mut bytes = bytes.clone();
        bytes[usize::try_from(middle).unwrap()] ^= 0x10;
        std::fs::write(&bad, bytes).unwrap();
        let fault = bench.refused(&bad).await;
        let name = member.name().unwrap();
        let told = matches!(
            fault,
            MovingFault::Changed { .. } | MovingFault::Rows { .. }
        );
        assert!(told, "{name}: {fault:?}");
    }
    for left in [4, 100, bytes.len() / 2, bytes.len() - 30, bytes.len() - 1] {
        std::fs::write(&bad, &bytes[..left]).unwrap();
        let fault = bench.refused(&bad).await;
        assert!(
            matches!(fault, MovingFault::Truncated(_)),
            "{left}: {fault:?}"
        );
    }
    for other in ["", "Sổ tay của Văn phòng"] {
        std::fs::write(&bad, other).unwrap();
        let fault = bench.refused(&bad).await;
        assert!(matches!(fault, MovingFault::NotACopy(_)), "{fault:?}");
    }
    bench.heal().await;
    w.end().await;
}

/// A backup of SQLite, which is a database itself, with one thing changed in it.
#[tokio::test]
async fn a_damaged_file_of_sqlite_is_not_restored() {
    let w = World::on(Kind::Sqlite).await.unwrap();
    lived_in(&w).await;
    let (folder, good) = place("good");
    w.store.backup(&good, Over::Nothing, &quiet).await.unwrap();
    let bad = folder.path().join("bad");
    let (elsewhere, office) = place("office.sqlite");
    let target = store::Target::sqlite(&office);
    let restored = async || {
        let moments = Arc::new(crate::support::office::Clock::new(93));
        let fault = restore(&target, moments, &bad, Over::Nothing, &quiet)
            .await
            .unwrap_err();
        assert!(names(elsewhere.path()).is_empty(), "after {fault}");
        fault
    };
    let with = |sql: &str| {
        std::fs::copy(&good, &bad).unwrap();
        rusqlite::Connection::open(&bad)
            .unwrap()
            .execute_batch(sql)
            .unwrap();
    };
    with("UPDATE person SET phone = '0912'");
    let fault = restored().await;
    assert!(
        matches!(&fault, MovingFault::Changed { part } if part == "person"),
        "{fault:?}"
    );
    with("DELETE FROM receipt");
    let fault = restored().await;
    assert!(
        matches!(&fault, MovingFault::Rows { part, .. } if part == "receipt"),
        "{fault:?}"
    );
    with("UPDATE backup_manifest SET body = replace(body, '\"schema\":\"m', '\"schema\":\"z')");
    let fault = restored().await;
    assert!(
        matches!(fault, MovingFault::OtherSchema { older: false, .. }),
        "{fault:?}"
    );
    with("DROP TABLE backup_manifest");
    let fault = restored().await;
    assert!(matches!(fault, MovingFault::NotACopy(_)), "{fault:?}");
    let bytes = std::fs::read(&good).unwrap();
    std::fs::write(&bad, &bytes[..bytes.len() / 2]).unwrap();
    let fault = restored().await;
    assert!(matches!(fault, MovingFault::Pages(_)), "{fault:?}");
    // A file that was copied while somebody worked with it.
    std::fs::copy(w.fresh.path(), &bad).unwrap();
    std::fs::copy(
        w.fresh.path().with_extension("sqlite-wal"),
        bad.with_file_name("bad-wal"),
    )
    .unwrap();
    let fault = restored().await;
    assert!(matches!(fault, MovingFault::Live(_)), "{fault:?}");
    w.end().await;
}
