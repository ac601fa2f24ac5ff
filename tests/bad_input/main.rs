//! Bad input at the command line gets its stated answer (reliability.md §5): a sentence that
//! helps, an exit code that tells its class, nothing stored, never a panic.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot run the program has failed"
)]

mod copies;
mod dates;
mod files;
mod line;
mod meetings;
mod state;
mod text;
mod told;
mod typed;

use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::LazyLock;

/// Exit codes by class.
const USAGE: i32 = 2;
const UNACCEPTABLE: i32 = 3;
const NOT_FOUND: i32 = 4;
const CONFLICT: i32 = 5;
const FORBIDDEN: i32 = 6;
const TRY_AGAIN: i32 = 7;

/// The world as it stands at the end of January, played once and copied for each test.
static PLAYED: LazyLock<tempfile::TempDir> = LazyLock::new(|| played_until("31/1/2025"));

/// The world while the answers of January are under review.
static UNDERWAY: LazyLock<tempfile::TempDir> = LazyLock::new(|| played_until("21/1/2025"));

fn played_until(day: &str) -> tempfile::TempDir {
    let at = tempfile::tempdir().unwrap();
    let dir = at.path().join("demo");
    let played = run(&["demo", "--until", day, "--dir", dir.to_str().unwrap()]);
    assert!(played.status.success(), "{}", told(&played));
    at
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_giaoban"))
        .args(arguments)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

struct Office {
    _folder: tempfile::TempDir,
    db: PathBuf,
    now: &'static str,
}

impl Office {
    /// On the first working day of February.
    fn open() -> Self {
        Self::copied(&PLAYED, "2025-02-03T02:00:00Z")
    }

    /// On the day after the play broke off.
    fn underway() -> Self {
        Self::copied(&UNDERWAY, "2025-01-22T02:00:00Z")
    }

    fn copied(played: &tempfile::TempDir, now: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = folder.path().join("giaoban.db");
        std::fs::copy(played.path().join("demo/giaoban.db"), &db).unwrap();
        Self {
            _folder: folder,
            db,
            now,
        }
    }

    fn as_(&self, person: &str, arguments: &[&str]) -> Output {
        let db = self.db.to_str().unwrap();
        let fixed = ["--db", db, "--now", self.now, "--as", person];
        run(&[&fixed, arguments].concat())
    }

    fn new_petition(&self, title: &str, text: &str) -> Output {
        self.keyed_petition(&[], title, text)
    }

    /// With flags before the subcommand, such as `--key`.
    fn keyed_petition(&self, flags: &[&str], title: &str, text: &str) -> Output {
        #[rustfmt::skip]
        let new = [
            "petitions", "new", "--cell", CELL, "--category", "land", "--place", "thôn",
            "--addressee", "UBND huyện", "--title", title, "--text", text,
        ];
        self.as_(SECRETARY, &[flags, &new].concat())
    }

    /// A new petition, by the beginning of what the program says of it: its id.
    fn drafted(&self, title: &str) -> String {
        let made = self.new_petition(title, "x");
        assert!(made.status.success(), "{}", told(&made));
        let said = String::from_utf8_lossy(&made.stdout);
        said.split(':').next().unwrap().to_owned()
    }

    /// The cell committee's endorsement of that day.
    fn endorse(&self, person: &str, id: &str, day: &str) -> Output {
        #[rustfmt::skip]
        let endorse = [
            "petitions", "act", id, "endorse", "--kind", "cell-committee", "--date", day,
            "--name", "Ngô Đình Hợi",
        ];
        self.as_(person, &endorse)
    }

    /// Takes somebody's rights away, as an office does it outside these tests.
    fn revoke(&self, person: &str) {
        let db = rusqlite::Connection::open(&self.db).unwrap();
        let revoked = "UPDATE person SET status = 'revoked' WHERE key = ?";
        assert_eq!(db.execute(revoked, [person]).unwrap(), 1);
    }

    fn audited(&self) {
        let audit = run(&["--db", self.db.to_str().unwrap(), "audit", "verify"]);
        assert!(audit.status.success(), "{}", told(&audit));
    }
}

const CELL: &str = "gia-loc-town-to-dan-pho-so-1";
const SECRETARY: &str = "ngo-dinh-hoi";
const OFFICE: &str = "do-van-quy";
const CLERK: &str = "nguyen-thu-ngan";
const REVIEWER: &str = "pham-duc-lam";

fn refused(output: &Output, code: i32, says: &str) {
    assert_eq!(output.status.code(), Some(code), "{}", told(output));
    assert!(told(output).contains(says), "{}", told(output));
}
