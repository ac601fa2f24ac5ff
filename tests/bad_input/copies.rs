//! Databases and copies that are not there, of another kind or cut off: told in the language of the
//! reader, with what to type next.
use crate::*;

/// What the program or the system would say in English of its own.
fn vietnamese(output: &Output) {
    for english in ["os error", "Connection", "database", "stream", "--lang en"] {
        let said = told(output);
        assert!(!said.contains(english), "{english}: {said}");
    }
}

#[test]
fn a_database_that_is_not_there_is_named() {
    let missing = run(&["--db", "/khong-co/x.db", "petitions", "list"]);
    refused(
        &missing,
        NOT_FOUND,
        "Không có tệp cơ sở dữ liệu /khong-co/x.db",
    );
    let backup = run(&["--db", "/khong-co/x.db", "backup", "y.giaoban"]);
    refused(&backup, NOT_FOUND, "/khong-co/x.db");
    let kind = run(&["--db", "mysql://x", "petitions", "list"]);
    refused(&kind, USAGE, "postgres://");
    refused(&kind, USAGE, "mysql");
}

#[test]
fn copies_that_cannot_be_used_are_told_in_vietnamese() {
    let office = Office::open();
    let at = tempfile::tempdir().unwrap();
    let path = |name: &str| at.path().join(name).to_str().unwrap().to_owned();
    let (db, new) = (office.db.to_str().unwrap().to_owned(), path("moi.db"));
    let nothing = run(&["--db", &new, "restore", &path("khong-co")]);
    assert!(
        told(&nothing).contains("không có ở đó"),
        "{}",
        told(&nothing)
    );
    vietnamese(&nothing);
    let no_folder = run(&["--db", &db, "backup", "/dev/null/x"]);
    assert!(!no_folder.status.success());
    assert!(
        told(&no_folder).contains("/dev/null"),
        "{}",
        told(&no_folder)
    );
    vietnamese(&no_folder);
    let copy = path("ban-sao");
    assert!(run(&["--db", &db, "backup", &copy]).status.success());
    let bytes = std::fs::read(&copy).unwrap();
    std::fs::write(&copy, &bytes[..bytes.len() / 2]).unwrap();
    let cut = run(&["--db", &new, "restore", &copy]);
    assert!(told(&cut).contains("Bản sao bị hỏng"), "{}", told(&cut));
    vietnamese(&cut);
}

#[test]
fn a_database_that_was_cut_off_is_told_of_with_what_to_do() {
    let office = Office::open();
    let bytes = std::fs::read(&office.db).unwrap();
    std::fs::write(&office.db, &bytes[..bytes.len() / 3]).unwrap();
    let cut = office.as_(OFFICE, &["petitions", "list"]);
    assert!(!cut.status.success());
    assert!(told(&cut).contains("restore"), "{}", told(&cut));
    vietnamese(&cut);
}

#[test]
fn a_world_that_is_not_there_is_told_with_those_that_are() {
    let at = tempfile::tempdir().unwrap();
    let db = at.path().join("a.db");
    let db = db.to_str().unwrap();
    let world = run(&["--db", db, "init", "--world", "bogus"]);
    refused(&world, USAGE, "không có số liệu mẫu “bogus”");
    refused(&world, USAGE, "gia-loc");
    let demo = run(&["demo", "--world", "bogus", "--dir", db]);
    refused(&demo, USAGE, "gia-loc");
    let settings = at.path().join("giaoban.toml");
    std::fs::write(&settings, b"[lists]\npage = 50 # \xff\xfe\n").unwrap();
    let bytes = run(&["--config", settings.to_str().unwrap(), "doctor"]);
    refused(&bytes, USAGE, "không phải là UTF-8");
    vietnamese(&bytes);
}
