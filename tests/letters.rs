//! An office plans a month; its letters go into the mail folder, once, in the language asked for.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its own files has failed"
)]

use std::path::Path;
use std::process::{Command, Output};

fn giaoban(at: &Path, arguments: &[&str]) -> Output {
    let path = |name: &str| at.join(name).display().to_string();
    Command::new(env!("CARGO_BIN_EXE_giaoban"))
        .args(["--db", &path("office.db"), "--config", &path("config")])
        .args(["--now", "2025-02-04T08:00:00+07:00"])
        .args(arguments)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn done(at: &Path, arguments: &[&str]) -> String {
    let output = giaoban(at, arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// An office with a plan of March, and where its letters go.
fn planned() -> tempfile::TempDir {
    let at = tempfile::tempdir().unwrap();
    std::fs::create_dir(at.path().join("config")).unwrap();
    let settings = format!(
        "[mail]\nfrom = \"giaoban@gialoc.example.vn\"\nfolder = \"{}\"\n",
        at.path().join("thu").display()
    );
    std::fs::write(at.path().join("config/giaoban.toml"), settings).unwrap();
    done(at.path(), &["init", "--world", "gia-loc"]);
    done(
        at.path(),
        &["--as", "do-van-quy", "plan", "--month", "2025-03"],
    );
    at
}

fn mails(at: &Path) -> Vec<String> {
    let files = std::fs::read_dir(at.join("thu")).unwrap();
    let mails = files.map(|f| std::fs::read(f.unwrap().path()).unwrap());
    mails
        .map(|m| String::from_utf8_lossy(&m).into_owned())
        .collect()
}

#[test]
fn letters_go_out_once_in_the_language_of_the_settings_or_of_the_flag() {
    for (flag, language) in [(None, "vi"), (Some("en"), "en")] {
        let at = planned();
        let lang = flag.map(|f| vec!["--lang", f]).unwrap_or_default();
        let send = [lang.as_slice(), &["--json", "outbox", "send"]].concat();
        let told: serde_json::Value = serde_json::from_str(&done(at.path(), &send)).unwrap();
        let sent = usize::try_from(told["sent"].as_u64().unwrap()).unwrap();
        let mails = mails(at.path());
        assert!(sent > 5 && mails.len() == sent, "{told}");
        for mail in &mails {
            assert!(mail.contains(&format!("Content-Language: {language}\r\n")));
            assert!(mail.contains("@gialoc.example.vn>\r\n"), "{mail}");
        }
        let again: serde_json::Value = serde_json::from_str(&done(at.path(), &send)).unwrap();
        assert_eq!(again["sent"], 0);
    }
}

#[test]
fn settings_that_cannot_be_used_send_nothing_and_say_which() {
    let at = planned();
    let settings = "[mail]\nfrom = \"giaoban@gialoc.example.vn\"\nhost = \"mail.gialoc.example.vn\"\nsecurity = \"none\"\n";
    std::fs::write(at.path().join("config/giaoban.toml"), settings).unwrap();
    let refused = giaoban(at.path(), &["outbox", "send"]);
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("[mail] host"), "{said}");
    let waiting = done(
        at.path(),
        &["--json", "outbox", "list", "--state", "pending"],
    );
    assert!(waiting.contains("pending"));
}
