//! CSV: encodings, separators, quotation marks.
use super::{FileFault, file, folder, look, read};

const ROWS: &str = "Mã;Tên\nk1;Đoàn Thượng\nk2;\"Hai\ndòng; một ô\"\n";

fn expected() -> Vec<(u32, Vec<String>)> {
    let row = |n, cells: [&str; 2]| (n, cells.map(str::to_owned).to_vec());
    vec![
        row(1, ["Mã", "Tên"]),
        row(2, ["k1", "Đoàn Thượng"]),
        row(3, ["k2", "Hai\ndòng; một ô"]),
    ]
}

#[test]
fn every_encoding_of_unicode_is_read() {
    let at = folder();
    let plain = file(&at, "a.csv", ROWS);
    let marked = file(&at, "b.csv", format!("\u{FEFF}{ROWS}"));
    let little: Vec<u8> = ROWS.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let little_marked = [&[0xFF, 0xFE][..], &little].concat();
    let big = ROWS.encode_utf16().flat_map(u16::to_be_bytes);
    let big_marked: Vec<u8> = [0xFE, 0xFF].into_iter().chain(big).collect();
    for path in [
        plain,
        marked,
        file(&at, "c.csv", little_marked),
        file(&at, "d.csv", big_marked),
    ] {
        assert_eq!(read(&path), expected(), "{}", path.display());
    }
}

#[test]
fn utf_16_without_its_mark_is_known_by_its_zeros() {
    let at = folder();
    let text = "Ma;Ten\nk1;Gia Loc\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&file(&at, "a.csv", little))[1].1, ["k1", "Gia Loc"]);
}

#[test]
fn one_byte_a_letter_is_read_for_the_cells_to_be_turned_later() {
    let at = folder();
    let path = file(&at, "a.csv", b"Ma;Ten\nk1;\xA7o\xB5n");
    let name = &read(&path)[1].1[1];
    assert_eq!(name, "§oµn");
}

#[test]
fn separators_are_found_and_the_line_that_names_one_is_no_row() {
    let at = folder();
    for (name, text) in [
        ("a.csv", "a,b\n1,2\n"),
        ("b.csv", "a\tb\n1\t2\n"),
        ("c.csv", "sep=;\na;b\n1;2\n"),
        ("d.txt", "a|b\n1|2\n"),
    ] {
        let rows = read(&file(&at, name, text));
        let cells: Vec<_> = rows.iter().map(|r| r.1.join(" ")).collect();
        assert_eq!(cells, ["a b", "1 2"], "{name}");
    }
}

#[test]
fn blank_rows_are_left_out_and_the_others_keep_their_numbers() {
    let at = folder();
    let rows = read(&file(&at, "a.csv", "a;b\n;\n  ;\n\n1;2\n"));
    let numbers: Vec<u32> = rows.iter().map(|r| r.0).collect();
    assert_eq!(numbers, [1, 5]);
    let windows = "\r\na;b\r\n\r\n1;\"2\r\n\r\n3\"\r\n;\r\n4;5\r\n6;7";
    let rows = read(&file(&at, "b.csv", windows));
    let numbers: Vec<u32> = rows.iter().map(|r| r.0).collect();
    assert_eq!(numbers, [2, 4, 8, 9], "as Excel writes lines");
    let mac = read(&file(&at, "c.csv", "a;b\r\r1;2\r"));
    assert_eq!(mac[1].0, 3, "as old programs do");
}

#[test]
fn a_guard_against_formulas_is_no_part_of_the_text() {
    let at = folder();
    let rows = read(&file(&at, "a.csv", "a;b\n'=1+1;'tay\n"));
    assert_eq!(rows[1].1, ["=1+1", "'tay"]);
}

#[test]
fn files_that_are_no_table_are_refused_with_their_reason() {
    let at = folder();
    let fault = |name: &str, bytes: &[u8]| look(&file(&at, name, bytes)).unwrap_err();
    assert!(matches!(fault("a.csv", b""), FileFault::Empty), "B61");
    assert!(
        matches!(
            fault("b.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
            FileFault::Ole
        ),
        "B71"
    );
    assert!(matches!(
        fault("c.pdf", b"%PDF-1.7"),
        FileFault::OtherFormat
    ));
    assert!(
        matches!(fault("d.csv", b"a;b\n1;\x002\n"), FileFault::Nul),
        "B6"
    );
    let missing = look(&at.path().join("khong-co.csv")).unwrap_err();
    assert!(matches!(missing, FileFault::Unreadable(_)));
}

#[test]
fn a_quotation_mark_that_never_closes_does_not_fill_the_memory() {
    let at = folder();
    let mut text = String::from("a;b\n1;\"khong dong\n");
    text.push_str(&"dong nay khong het\n".repeat(100_000));
    let path = file(&at, "a.csv", text);
    let ended = look(&path).and_then(|s| s.rows(|_| true));
    assert!(
        matches!(ended, Err(FileFault::EndlessRow { number: 2 })),
        "{ended:?}"
    );
}
