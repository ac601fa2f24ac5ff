//! A newcomer runs the demonstration, looks at what it left, and runs it again.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its own files has failed"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

fn giaoban(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_giaoban"))
        .args(arguments)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(&dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

#[test]
fn two_runs_leave_the_same_bytes_and_a_clerk_finds_her_way() {
    let at = tempfile::tempdir().unwrap();
    let (first, second) = (at.path().join("a"), at.path().join("b"));
    let play = |dir: &Path| {
        giaoban(&[
            "demo",
            "--until",
            "11/4/2025",
            "--dir",
            dir.to_str().unwrap(),
        ])
    };
    let told = play(&first);
    assert!(
        told.status.success(),
        "{}",
        String::from_utf8_lossy(&told.stderr)
    );
    let told = text(&told);
    assert!(
        told.contains("giay-to/2025-03") && told.contains("petitions show"),
        "{told}"
    );
    assert!(play(&second).status.success());

    let (a, b) = (files(&first), files(&second));
    assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>());
    for (name, bytes) in &a {
        assert!(b[name] == *bytes, "{name} differs");
    }
    let ends = |end: &str| a.keys().filter(|n| n.ends_with(end)).count();
    assert!(ends(".eml") > 500 && ends(".pdf") >= 14 && ends(".xlsx") >= 2);

    let db = first.join("giaoban.db");
    let ask = |arguments: &[&str]| giaoban(&[&["--db", db.to_str().unwrap()], arguments].concat());
    let audit = ask(&["audit", "verify"]);
    assert!(audit.status.success(), "{}", text(&audit));
    let shown = text(&ask(&["petitions", "show", "GLOC-2025-03-K1-01"]));
    assert!(
        shown.contains("GLOC-2025-03-K1-01") && shown.contains("Đã công bố"),
        "{shown}"
    );
    let listed = ask(&["--json", "petitions", "list", "--month", "2025-03"]);
    assert!(
        text(&listed).trim_start().starts_with(['{', '[']),
        "{}",
        text(&listed)
    );
}

/// What a person reads in a finished file; nothing for a kind of file that has no text.
fn read(name: &str, bytes: &[u8]) -> Option<String> {
    let (_, end) = name.rsplit_once('.')?;
    match end {
        "pdf" => pdf_text(bytes),
        "docx" => Some(parts_of(bytes, |part| part == "word/document.xml")),
        "xlsx" => Some(parts_of(bytes, |part| part.ends_with(".xml"))),
        "eml" => Some(letter_text(&String::from_utf8_lossy(bytes))),
        "csv" => Some(String::from_utf8_lossy(bytes).into_owned()),
        _ => None,
    }
}

#[expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "what is left out is said loudly, and is a fault where the tests are to be whole"
)]
fn pdf_text(bytes: &[u8]) -> Option<String> {
    use std::io::Write as _;
    use std::process::Stdio;
    let mut reader = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    if reader.is_err() {
        assert!(
            std::env::var_os("CI").is_none(),
            "pdftotext is not installed"
        );
        eprintln!("pdftotext is not installed: no PDF file was searched");
    }
    let reader = reader.as_mut().ok()?;
    // Its output is read while it is fed: a long paper would fill the pipe.
    let mut input = reader.stdin.take().unwrap();
    let bytes = bytes.to_vec();
    let feeder = std::thread::spawn(move || input.write_all(&bytes));
    let mut text = String::new();
    std::io::Read::read_to_string(reader.stdout.as_mut().unwrap(), &mut text).unwrap();
    feeder.join().unwrap().unwrap();
    assert!(reader.wait().unwrap().success());
    Some(text)
}

/// The texts of an office file without their markup.
fn parts_of(bytes: &[u8], wanted: impl Fn(&str) -> bool) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        if wanted(&part.name().unwrap()) {
            let mut xml = String::new();
            std::io::Read::read_to_string(&mut part, &mut xml).unwrap();
            let pieces = xml
                .split('<')
                .map(|p| p.split_once('>').map_or("", |(_, t)| t));
            text.extend(pieces);
        }
    }
    text
}

/// All that a letter says: each part decoded by its own encoding, and the encoded words of its
/// head.
fn letter_text(letter: &str) -> String {
    let mut text = String::new();
    for part in letter.replace("\r\n", "\n").split("\n--=_") {
        let (head, body) = part.split_once("\n\n").unwrap_or((part, ""));
        for word in head.split("=?utf-8?b?").skip(1) {
            text.push_str(&base64(word.split("?=").next().unwrap()));
        }
        let head = head.to_lowercase();
        if head.contains("encoding: base64") {
            text.push_str(&base64(body));
        } else if head.contains("encoding: quoted-printable") {
            text.push_str(&quoted(body));
        } else {
            text.push_str(body);
        }
    }
    text
}

fn base64(text: &str) -> String {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0_u32, 0);
    for c in text.bytes() {
        let Some(six) = alphabet.iter().position(|a| *a == c) else {
            continue;
        };
        held = (held << 6) | u32::try_from(six).unwrap();
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((held >> bits) & 0xff).unwrap());
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn quoted(text: &str) -> String {
    let joined = text.replace("=\n", "");
    let mut pieces = joined.split('=');
    let mut bytes = pieces.next().unwrap().as_bytes().to_vec();
    for piece in pieces {
        let (code, rest) = piece.split_at(2.min(piece.len()));
        bytes.push(u8::from_str_radix(code, 16).unwrap_or(b'?'));
        bytes.extend(rest.as_bytes());
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Letters and digits only: white space, line ends and kinds of hyphen differ from file to file.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Pieces of a text long enough that nobody writes them by chance.
fn pieces(text: &str) -> Vec<String> {
    let letters: Vec<char> = squeezed(text).chars().collect();
    let whole = letters.chunks(24).filter(|c| c.len() == 24);
    whole.map(|c| c.iter().collect()).collect()
}

#[test]
fn no_finished_file_holds_a_diverted_text() {
    let at = tempfile::tempdir().unwrap();
    let dir = at.path().join("demo");
    let played = giaoban(&[
        "demo",
        "--until",
        "11/4/2025",
        "--dir",
        dir.to_str().unwrap(),
    ]);
    assert!(played.status.success());
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../config/worlds/gia-loc/petitions"
    );
    let (mut withheld, mut ordinary) = (Vec::new(), Vec::new());
    for (_, bytes) in files(Path::new(folder)) {
        let file: toml::Table = toml::from_str(&String::from_utf8(bytes).unwrap()).unwrap();
        for petition in file["petition"].as_array().unwrap() {
            let diverted = petition.get("divert").is_some();
            let found = if diverted {
                &mut withheld
            } else {
                &mut ordinary
            };
            for field in ["title", "text"] {
                found.extend(pieces(petition[field].as_str().unwrap()));
            }
        }
    }
    assert!(withheld.len() > 10);
    let mut seen = BTreeMap::new();
    let mut told = 0;
    for (name, bytes) in files(&dir) {
        let Some(text) = read(&name, &bytes) else {
            continue;
        };
        let text = squeezed(&text);
        let found = withheld.iter().find(|piece| text.contains(piece.as_str()));
        assert_eq!(found, None, "a diverted text stands in {name}");
        told += usize::from(ordinary.iter().any(|piece| text.contains(piece.as_str())));
        let (_, end) = name.rsplit_once('.').unwrap();
        *seen.entry(end.to_owned()).or_insert(0) += 1;
    }
    assert!(told > 100, "the search finds what is there: {told} files");
    for (end, least) in [("docx", 14), ("xlsx", 2), ("eml", 500), ("csv", 10)] {
        assert!(
            seen.get(end).is_some_and(|n| *n >= least),
            "{end}: {seen:?}"
        );
    }
}

#[test]
fn a_folder_with_other_files_is_left_alone() {
    let at = tempfile::tempdir().unwrap();
    std::fs::write(at.path().join("thu-cua-toi.txt"), "giữ lại").unwrap();
    let refused = giaoban(&["demo", "--dir", at.path().to_str().unwrap()]);
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--dir"));
    assert_eq!(
        std::fs::read_to_string(at.path().join("thu-cua-toi.txt")).unwrap(),
        "giữ lại"
    );
}

#[test]
fn the_rendered_table_of_moves_is_current() {
    let rendered = text(&giaoban(&["--lang", "en", "workflow"]));
    let kept = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../docs/workflow.md"
    ))
    .unwrap();
    assert!(
        rendered == kept,
        "render it again: giaoban --lang en workflow > docs/workflow.md"
    );
}

/// GL-17 bounds each month, so not every number of months will do.
#[test]
fn a_history_that_cannot_be_is_refused_with_what_can() {
    let at = tempfile::tempdir().unwrap();
    let dir = at.path().join("demo");
    let play = |months: &str, petitions: &str| {
        let dir = dir.to_str().unwrap();
        let typed = ["--months", months, "--petitions", petitions, "--dir", dir];
        let refused = giaoban(&[&["demo"], &typed[..]].concat());
        assert_eq!(refused.status.code(), Some(2));
        String::from_utf8(refused.stderr).unwrap()
    };
    let said = play("34", "1002");
    assert!(
        said.contains("34 tháng có từ 238 đến 986 lượt, không thể là 1.002"),
        "{said}"
    );
    assert!(said.contains("Chọn từ 35 đến 143 tháng"), "{said}");
    let said = play("300", "3000");
    assert!(said.contains("234"), "{said}");
    let typed = ["--world", "province", "--months", "2", "--petitions", "20"];
    let other = giaoban(&[&["demo", "--dir", dir.to_str().unwrap()], &typed[..]].concat());
    let said = String::from_utf8(other.stderr).unwrap();
    assert_eq!(other.status.code(), Some(2));
    assert!(
        said.contains("“province” không có các tháng trước đó"),
        "{said}"
    );
    assert!(!dir.exists(), "nothing is begun");
}

/// `init` without a preset takes that of the present and says so, with what else there is.
#[test]
fn init_without_a_preset_proposes_the_present() {
    let at = tempfile::tempdir().unwrap();
    let db = at.path().join("a.db");
    let init = |extra: &[&str]| giaoban(&[&["--db", db.to_str().unwrap(), "init"], extra].concat());
    let asked = init(&[]);
    let said = String::from_utf8_lossy(&asked.stderr).into_owned();
    assert_eq!(asked.status.code(), Some(2), "{said}");
    for named in [
        "commune-2026",
        "classic-county",
        "province",
        "--world commune-2026 | gia-loc | province",
        "--name",
    ] {
        assert!(said.contains(named), "{named} is not named: {said}");
    }
    assert!(!db.exists(), "nothing is set up by a question");

    let made = init(&[
        "--name",
        "Đảng ủy xã An Lộc",
        "--person-name",
        "Nguyễn Văn An",
    ]);
    let said = String::from_utf8_lossy(&made.stderr).into_owned();
    assert!(made.status.success(), "{said}");
    assert!(said.contains("commune-2026 – Đảng ủy xã"), "{said}");
    let preset = rusqlite::Connection::open(&db).unwrap().query_row(
        "SELECT body FROM setting WHERE name = 'preset'",
        [],
        |row| row.get::<_, String>(0),
    );
    assert!(preset.unwrap().contains("\"key\":\"commune-2026\""));

    let other = at.path().join("b.db");
    let fixed = [
        "--db",
        other.to_str().unwrap(),
        "init",
        "--preset",
        "province",
    ];
    let names = ["--name", "Tỉnh ủy", "--person-name", "Nguyễn Văn An"];
    let chosen = giaoban(&[&fixed[..], &names].concat());
    assert!(chosen.status.success());
    assert_eq!(
        String::from_utf8_lossy(&chosen.stderr),
        "",
        "nothing was proposed"
    );
}

/// What the demonstration says to do next can be done in each world.
#[test]
fn the_hints_of_each_world_name_its_own_codes() {
    let at = tempfile::tempdir().unwrap();
    for (world, until, code) in [
        ("commune-2026", "31/7/2026", "ALOC-2026-08-X-01"),
        ("province", "31/8/2026", "DSON-2026-08-C1-01"),
    ] {
        let dir = at.path().join(world);
        let told = giaoban(&[
            "demo",
            "--world",
            world,
            "--until",
            until,
            "--dir",
            dir.to_str().unwrap(),
        ]);
        let told = text(&told);
        let hint = told.lines().find(|l| l.contains("petitions show"));
        assert!(hint.is_some_and(|l| l.ends_with(code)), "{told}");
        let db = dir.join("giaoban.db");
        let shown = giaoban(&["--db", db.to_str().unwrap(), "petitions", "show", code]);
        assert!(text(&shown).contains(code), "{}", text(&shown));
    }
}
