//! Bad input at the command line gets its stated answer (reliability.md §5): a sentence that
//! helps, an exit code that tells its class, nothing stored, never a panic.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot run the program has failed"
)]

use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::LazyLock;

/// Exit codes by class.
const UNACCEPTABLE: i32 = 3;
const NOT_FOUND: i32 = 4;
const CONFLICT: i32 = 5;
const FORBIDDEN: i32 = 6;

/// The world as it stands at the end of January, played once and copied for each test.
static PLAYED: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let at = tempfile::tempdir().unwrap();
    let dir = at.path().join("demo");
    let played = run(&[
        "demo",
        "--until",
        "31/1/2025",
        "--dir",
        dir.to_str().unwrap(),
    ]);
    assert!(played.status.success(), "{}", told(&played));
    at
});

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
}

impl Office {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = folder.path().join("giaoban.db");
        std::fs::copy(PLAYED.path().join("demo/giaoban.db"), &db).unwrap();
        Self {
            _folder: folder,
            db,
        }
    }

    /// Runs as somebody, on the first working day of February.
    fn as_(&self, person: &str, arguments: &[&str]) -> Output {
        let db = self.db.to_str().unwrap();
        let fixed = ["--db", db, "--now", "2025-02-03T02:00:00Z", "--as", person];
        run(&[&fixed, arguments].concat())
    }

    fn new_petition(&self, title: &str, text: &str) -> Output {
        self.as_(
            SECRETARY,
            &[
                "petitions",
                "new",
                "--cell",
                CELL,
                "--category",
                "land",
                "--place",
                "thôn",
                "--addressee",
                "UBND huyện",
                "--title",
                title,
                "--text",
                text,
            ],
        )
    }

    fn audited(&self) {
        let audit = run(&["--db", self.db.to_str().unwrap(), "audit", "verify"]);
        assert!(audit.status.success(), "{}", told(&audit));
    }
}

const CELL: &str = "gia-loc-town-to-dan-pho-so-1";
const SECRETARY: &str = "ngo-dinh-hoi";
const OFFICE: &str = "do-van-quy";

fn refused(output: &Output, code: i32, says: &str) {
    assert_eq!(output.status.code(), Some(code), "{}", told(output));
    assert!(told(output).contains(says), "{}", told(output));
}

#[test]
fn text_is_refused_with_a_sentence_or_kept_as_typed() {
    let office = Office::open();
    refused(
        &office.new_petition("   ", "x"),
        UNACCEPTABLE,
        "Chưa nhập nội dung",
    );
    refused(
        &office.new_petition("a\u{202e}b", "x"),
        UNACCEPTABLE,
        "đảo thứ tự đọc",
    );
    refused(
        &office.new_petition("dài", &"a".repeat(100_001)),
        UNACCEPTABLE,
        "100.001",
    );
    for (n, kept) in [
        "<script>alert(1)</script>",
        "{{7*7}} ${x} {%",
        "' OR 1=1--",
        "𠀋 🌾",
    ]
    .iter()
    .enumerate()
    {
        let made = office.new_petition(&format!("Kiến nghị {n}"), kept);
        assert!(made.status.success(), "{}", told(&made));
        let found = office.as_(
            OFFICE,
            &[
                "--json",
                "petitions",
                "list",
                "--search",
                &format!("Kiến nghị {n}"),
            ],
        );
        assert!(String::from_utf8_lossy(&found.stdout).contains(&format!("Kiến nghị {n}")));
    }
    office.audited();
}

#[test]
fn decomposed_letters_and_search_without_tones_find_the_same() {
    let office = Office::open();
    // "Sửa đường" typed with combining marks
    assert!(
        office
            .new_petition("Su\u{31b}\u{309}a đu\u{31b}o\u{31b}\u{300}ng gom", "x")
            .status
            .success()
    );
    for asked in ["Sửa đường gom", "sua duong gom"] {
        let found = office.as_(OFFICE, &["--json", "petitions", "list", "--search", asked]);
        assert!(
            String::from_utf8_lossy(&found.stdout).contains("Sửa đường gom"),
            "{asked}"
        );
    }
    for wild in ["%", "_", "\\"] {
        let found = office.as_(OFFICE, &["--json", "petitions", "list", "--search", wild]);
        assert!(
            !String::from_utf8_lossy(&found.stdout).contains("Sửa đường gom"),
            "{wild}"
        );
    }
}

#[test]
fn dates_that_do_not_exist_or_lie_ahead_are_refused() {
    let office = Office::open();
    let made = office.new_petition("Ngày tháng", "x");
    let id = String::from_utf8_lossy(&made.stdout)
        .split(':')
        .next()
        .unwrap()
        .to_owned();
    let endorse = |day: &str| {
        office.as_(
            SECRETARY,
            &[
                "petitions",
                "act",
                &id,
                "endorse",
                "--kind",
                "cell-committee",
                "--date",
                day,
                "--name",
                "Ngô Đình Hợi",
            ],
        )
    };
    for day in ["31/02/2025", "29/02/2025", "00/00/0000", "1/1/10000"] {
        assert_eq!(
            endorse(day).status.code(),
            Some(UNACCEPTABLE),
            "{day}: {}",
            told(&endorse(day))
        );
    }
    assert_eq!(
        endorse("4/2/2025").status.code(),
        Some(UNACCEPTABLE),
        "tomorrow"
    );
    assert!(endorse("3/2/2025").status.success());
    office.audited();
}

#[test]
fn what_lies_outside_the_scope_is_not_found() {
    let office = Office::open();
    for id in [
        "GLOC-2025-01-K6-01",
        "0",
        "-1",
        "abc",
        "../1",
        "0192f0c1-0000-7000-8000-000000000000",
    ] {
        let shown = office.as_("nguyen-thi-ngan", &["petitions", "show", "--", id]);
        assert_eq!(
            shown.status.code(),
            Some(NOT_FOUND),
            "{id}: {}",
            told(&shown)
        );
    }
}

#[test]
fn the_same_key_does_it_once_and_never_something_else() {
    let office = Office::open();
    let new = |title: &str| {
        office.as_(
            SECRETARY,
            &[
                "--key",
                "k1",
                "petitions",
                "new",
                "--cell",
                CELL,
                "--category",
                "land",
                "--place",
                "thôn",
                "--addressee",
                "UBND huyện",
                "--title",
                title,
                "--text",
                "x",
            ],
        )
    };
    let (first, again) = (new("Một lần"), new("Một lần"));
    assert!(first.status.success() && again.status.success());
    assert_eq!(first.stdout, again.stdout);
    assert_eq!(new("Việc khác").status.code(), Some(CONFLICT));
    office.audited();
}

#[test]
fn steps_are_not_skipped_and_rights_are_asked_for() {
    let office = Office::open();
    let made = office.new_petition("Bỏ qua bước", "x");
    let id = String::from_utf8_lossy(&made.stdout)
        .split(':')
        .next()
        .unwrap()
        .to_owned();
    let accept = office.as_("pham-thi-thanh-dung", &["petitions", "act", &id, "accept"]);
    assert_eq!(accept.status.code(), Some(CONFLICT), "{}", told(&accept));
    let endorse = office.as_(
        OFFICE,
        &[
            "petitions",
            "act",
            &id,
            "endorse",
            "--kind",
            "cell-committee",
            "--date",
            "3/2/2025",
            "--name",
            "Ai đó",
        ],
    );
    assert_eq!(endorse.status.code(), Some(FORBIDDEN), "{}", told(&endorse));
    office.audited();
}

#[test]
fn a_stale_version_is_told_both_versions() {
    let office = Office::open();
    let made = office.new_petition("Phiên bản", "x");
    let id = String::from_utf8_lossy(&made.stdout)
        .split(':')
        .next()
        .unwrap()
        .to_owned();
    let stale = office.as_(
        SECRETARY,
        &["petitions", "act", "--version", "7", &id, "withdraw"],
    );
    assert_eq!(stale.status.code(), Some(CONFLICT), "{}", told(&stale));
    assert!(
        told(&stale).contains('7') && told(&stale).contains('1'),
        "{}",
        told(&stale)
    );
}

#[test]
fn settings_that_are_wrong_say_where() {
    let at = tempfile::tempdir().unwrap();
    let file = at.path().join("giaoban.toml");
    for wrong in ["databse = \"x.db\"\n", "[log\n", "lang = \"fr\"\n"] {
        std::fs::write(&file, wrong).unwrap();
        let ended = run(&["--config", file.to_str().unwrap(), "doctor"]);
        assert!(!ended.status.success(), "{wrong}");
        assert!(
            told(&ended).contains("giaoban.toml"),
            "{wrong}: {}",
            told(&ended)
        );
        assert!(!told(&ended).contains("panicked"));
    }
}
