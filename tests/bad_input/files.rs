//! Settings and databases that do not fit.
use crate::*;

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

/// The superuser may write everywhere, so a file in place of a folder stands for one without the
/// right.
#[test]
fn a_place_that_cannot_be_written_is_named_in_the_readers_language() {
    let at = tempfile::tempdir().unwrap();
    let file = at.path().join("khong-phai-thu-muc");
    std::fs::write(&file, "").unwrap();
    let db = file.join("giaoban.db");
    let db = db.to_str().unwrap();
    let vi = run(&["--db", db, "init", "--world", "gia-loc"]);
    assert!(!vi.status.success());
    assert!(told(&vi).contains("không ghi được vào"), "{}", told(&vi));
    assert!(told(&vi).contains("khong-phai-thu-muc"), "{}", told(&vi));
    let en = run(&["--db", db, "--lang", "en", "init", "--world", "gia-loc"]);
    assert!(told(&en).contains("cannot be written"), "{}", told(&en));
    assert_eq!(std::fs::read(&file).unwrap(), b"");
}

#[test]
fn a_database_of_a_newer_version_is_left_alone() {
    let office = Office::open();
    let beside = rusqlite::Connection::open(&office.db).unwrap();
    let newer = "INSERT INTO seaql_migrations VALUES ('m20990101_000001_later', 0)";
    beside.execute(newer, []).unwrap();
    drop(beside);
    let before = std::fs::read(&office.db).unwrap();
    let refused = office.as_(OFFICE, &["petitions", "list"]);
    assert!(!refused.status.success());
    let said = told(&refused);
    assert!(said.contains("phiên bản mới hơn"), "{said}");
    assert!(said.contains("m20990101_000001_later"), "{said}");
    assert_eq!(std::fs::read(&office.db).unwrap(), before);
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    let at = tempfile::tempdir().unwrap();
    let file = at.path().join("thu.db");
    let text = "Kính gửi Huyện ủy, ".repeat(100);
    std::fs::write(&file, &text).unwrap();
    let refused = run(&["--db", file.to_str().unwrap(), "doctor"]);
    assert!(!refused.status.success());
    assert!(
        told(&refused).contains("Không mở được cơ sở dữ liệu"),
        "{}",
        told(&refused)
    );
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
}

/// Somebody else writes for longer than anybody waits: a true answer, and nothing is lost.
#[test]
fn a_second_program_that_writes_is_waited_for_and_then_told_of() {
    let office = Office::open();
    let beside = rusqlite::Connection::open(&office.db).unwrap();
    beside.execute_batch("BEGIN IMMEDIATE").unwrap();
    let busy = office.new_petition("Đường thôn", "x");
    assert_eq!(busy.status.code(), Some(TRY_AGAIN), "{}", told(&busy));
    assert!(told(&busy).contains("đang bận"), "{}", told(&busy));
    beside.execute_batch("ROLLBACK").unwrap();
    let made = office.new_petition("Đường thôn", "x");
    assert!(made.status.success(), "{}", told(&made));
    office.audited();
}
