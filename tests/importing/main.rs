//! An office that begins with one person is filled from files alone, and plays a month.
//!
//! Chánh Văn phòng Hoàng Văn Ích of an invented county brings units and people as his predecessor
//! left them: a workbook typed in `.VnTime`, a list with dates of three kinds, a register of old
//! petitions with gaps.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot run the program has failed"
)]

mod files;
mod filling;
mod petitions;
mod told;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

struct Office {
    folder: tempfile::TempDir,
    db: PathBuf,
}

const CHIEF: &str = "p0001";

impl Office {
    fn begun() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = folder.path().join("huyen.db");
        let office = Self { folder, db };
        office.done(&[
            "init",
            "--preset",
            "classic-county",
            "--name",
            "Huyện ủy Gia Lộc",
            "--unit-key",
            "huyen-uy",
            "--prefix",
            "GLOC",
            "--person-name",
            "Hoàng Văn Ích",
        ]);
        office
    }

    fn run_on(&self, day: &str, arguments: &[&str]) -> Output {
        let now = format!("{day}T02:00:00Z");
        let fixed = ["--db", self.db.to_str().unwrap(), "--now", &now];
        Command::new(env!("CARGO_BIN_EXE_giaoban"))
            .args(fixed)
            .args(arguments)
            .env("NO_COLOR", "1")
            .output()
            .unwrap()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.run_on("2025-02-20", arguments)
    }

    fn done(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(
            output.status.success(),
            "{arguments:?}\n{}\n{}",
            out(&output),
            told(&output)
        );
        out(&output)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn import(&self, kind: &str, file: &Path, more: &[&str]) -> (Option<i32>, serde_json::Value) {
        let start = [
            "--as",
            CHIEF,
            "--json",
            "import",
            kind,
            file.to_str().unwrap(),
        ];
        let output = self.run(&[&start, more].concat());
        let report = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|e| panic!("{e}: {}\n{}", out(&output), told(&output)));
        (output.status.code(), report)
    }

    /// A file of which every row is taken.
    fn takes(&self, kind: &str, file: &Path, new: u32) {
        let (code, report) = self.import(kind, file, &[]);
        assert_eq!((code, &report["new"]), (Some(0), &new.into()), "{report:#}");
        assert_eq!(report["written"], true);
    }

    fn whole(&self) {
        self.done(&["audit", "verify"]);
    }
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn fill(office: &Office) {
    let units = office.file("don-vi.csv", files::one_byte(files::UNITS));
    office.takes("units", &units, 8);
    let people = office.file("can-bo.csv", files::PEOPLE);
    office.takes("people", &people, 11);
    let posts = office.file("chuc-vu.csv", files::POSTS);
    office.takes("posts", &posts, 16);
}
