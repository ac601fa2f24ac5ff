//! An office is backed up, restored, and moved from one kind of database to the other and back.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its own files has failed"
)]
#[path = "../crates/store/tests/support/postgres.rs"]
#[expect(
    clippy::print_stderr,
    unreachable_pub,
    reason = "shared with the suite of the store; what is skipped is said loudly"
)]
mod postgres;

use sea_orm::{ConnectionTrait as _, Database};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The program on one database.
struct At(String);

impl At {
    fn file(path: &Path) -> Self {
        Self(path.display().to_string())
    }

    fn ask(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_giaoban"))
            .args(["--db", &self.0])
            .args(arguments)
            .env("NO_COLOR", "1")
            .output()
            .unwrap()
    }

    /// It is done; what was said.
    fn done(&self, arguments: &[&str]) -> String {
        let told = self.ask(arguments);
        let trouble = String::from_utf8(told.stderr).unwrap();
        assert!(told.status.success(), "{arguments:?}: {trouble}");
        String::from_utf8(told.stdout).unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let told = self.done(&[&["--json"], arguments].concat());
        serde_json::from_str(&told).unwrap()
    }

    /// It is refused with this exit code; why.
    fn refused(&self, code: i32, arguments: &[&str]) -> String {
        let told = self.ask(arguments);
        let why = String::from_utf8(told.stderr).unwrap();
        assert_eq!(told.status.code(), Some(code), "{arguments:?}: {why}");
        why
    }

    /// What must be the same wherever the office lives.
    fn office(&self) -> [Value; 4] {
        [
            self.json(&["audit", "verify"]),
            self.json(&["stats"]),
            self.json(&["petitions", "list", "--month", "2025-03"]),
            self.json(&["outbox", "list"]),
        ]
    }
}

/// A world that was played for some days, and the folder it is in.
fn played() -> (tempfile::TempDir, At) {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("demo");
    let at = At::file(&dir.join("giaoban.db"));
    let dir = dir.to_str().unwrap().to_owned();
    at.done(&["demo", "--until", "14/3/2025", "--dir", &dir]);
    (folder, at)
}

fn beside(folder: &tempfile::TempDir, name: &str) -> (PathBuf, String) {
    let path = folder.path().join(name);
    let text = path.display().to_string();
    (path, text)
}

#[test]
fn a_backup_is_restored_elsewhere_with_the_same_history() {
    let (folder, office) = played();
    let before = office.office();
    let (file, backup) = beside(&folder, "backup");
    let made = office.json(&["backup", &backup]);
    assert_eq!(made["form"], "sqlite");
    assert_eq!(made["committees"][0]["hash"], before[0]["head"][1]);
    assert!(made["rows"].as_u64().unwrap() > 1_000, "{made}");

    let (path, _) = beside(&folder, "elsewhere.db");
    let there = At::file(&path);
    let told = there.done(&["restore", &backup]);
    let head = before[0]["head"][1].as_str().unwrap();
    assert!(
        told.contains("Đã khôi phục từ") && told.contains(head),
        "{told}"
    );
    assert_eq!(there.office(), before);

    let why = office.refused(5, &["restore", &backup]);
    assert!(
        why.contains("--force") && why.contains("chưa có gì thay đổi"),
        "{why}"
    );
    let why = office.refused(5, &["backup", &backup]);
    assert!(why.contains("Tệp đã có"), "{why}");
    office.done(&["backup", &backup, "--force"]);
    office.done(&["restore", &backup, "--force"]);
    assert_eq!(office.office(), before);

    let whole = std::fs::read(&file).unwrap();
    std::fs::write(&file, &whole[..whole.len() - 4096]).unwrap();
    let (path, _) = beside(&folder, "nowhere.db");
    let nowhere = At::file(&path);
    let why = nowhere.refused(3, &["restore", &backup]);
    assert!(why.contains("Bản sao bị hỏng"), "{why}");
    let why = nowhere.refused(3, &["restore", &backup, "--lang", "en"]);
    assert!(why.contains("The copy is damaged"), "{why}");
    assert!(!path.exists(), "nothing half done is left");
    let why = nowhere.refused(4, &["backup", &backup]);
    assert!(why.contains("cấp ủy"), "{why}");
    assert!(!path.exists());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_office_moves_to_postgres_and_back() {
    let Some(server) = postgres::server() else {
        eprintln!("SKIPPED: no PostgreSQL, an office was not moved");
        return;
    };
    let (folder, office) = played();
    let before = office.office();
    let (file, export) = beside(&folder, "export");
    let made = office.json(&["export", "--all", &export]);
    assert_eq!(made["form"], "export");

    let there = At(database(server).await);
    let told = there.done(&["import", "--all", &export]);
    assert!(told.contains("Đã nhập từ"), "{told}");
    assert_eq!(there.office(), before);
    let why = there.refused(5, &["import", "--all", &export]);
    assert!(why.contains("Nơi nhận đã có dữ liệu"), "{why}");

    // What PostgreSQL backs up is an export, and a file can be made of it.
    let (_, again) = beside(&folder, "again");
    let backed = there.json(&["backup", &again]);
    assert_eq!(backed["tables"], made["tables"], "the same lines from both");
    let (path, _) = beside(&folder, "back.db");
    let back = At::file(&path);
    back.done(&["import", "--all", &again]);
    assert_eq!(back.office(), before);
    let (path, _) = beside(&folder, "restored.db");
    At::file(&path).done(&["restore", &again]);
    assert_eq!(At::file(&path).office(), before);

    let bytes = std::fs::read(&file).unwrap();
    std::fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
    let empty = At(database(server).await);
    let why = empty.refused(3, &["import", "--all", &export]);
    assert!(why.contains("bị cắt mất phần cuối"), "{why}");
    empty.done(&["import", "--all", &again]);
    assert_eq!(empty.office(), before);
}

/// A database of its own on the server.
async fn database(server: &postgres::Server) -> String {
    static NUMBER: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
    let n = NUMBER.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let name = format!("giaoban_moving_{}_{n}", std::process::id());
    let admin = Database::connect(server.url("postgres")).await.unwrap();
    let make = format!("CREATE DATABASE {name}");
    admin.execute_unprepared(&make).await.unwrap();
    admin.close().await.unwrap();
    server.url(&name)
}
