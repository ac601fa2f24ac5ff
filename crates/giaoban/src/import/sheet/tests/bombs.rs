//! Archives that are not what they say are refused before anything of them is kept (B62 to B67).
use super::book::{archive, workbook};
use super::{FileFault, file, folder, look};
use crate::import::sheet::fault::Bomb;

fn refused(bytes: Vec<u8>) -> Bomb {
    let at = folder();
    match look(&file(&at, "a.xlsx", bytes)) {
        Err(FileFault::Bomb(bomb)) => bomb,
        other => panic!("{other:?}"),
    }
}

const SHEET: &str = "<sheetData/>";

#[test]
fn a_sound_workbook_passes() {
    let at = folder();
    assert!(look(&file(&at, "a.xlsx", workbook(SHEET))).is_ok());
}

#[test]
fn b62_what_unpacks_to_too_much_is_refused() {
    let zeros = vec![b'0'; 101 * 1024 * 1024];
    assert_eq!(refused(archive([("xl/a.xml", &zeros[..])])), Bomb::Unpacked);
    let zeros = &zeros[..20 * 1024 * 1024];
    assert_eq!(refused(archive([("xl/a.xml", zeros)])), Bomb::Ratio);
}

#[test]
fn b64_too_many_entries_are_refused_by_their_number_alone() {
    let names: Vec<String> = (0..1_001).map(|n| format!("x/{n}.xml")).collect();
    let many = archive(names.iter().map(|n| (n.as_str(), &b""[..])));
    assert_eq!(refused(many), Bomb::Entries);
}

#[test]
fn b64_an_archive_in_the_archive_is_refused_by_name_and_by_content() {
    let inner = workbook(SHEET);
    assert_eq!(refused(archive([("xl/a.zip", &inner[..])])), Bomb::Nested);
    assert_eq!(
        refused(archive([("xl/media/a.bin", &inner[..])])),
        Bomb::Nested
    );
}

#[test]
fn b64_sizes_that_are_not_true_are_refused() {
    let text: Vec<u8> = (0..60_000_u32)
        .flat_map(|n| n.to_string().into_bytes())
        .collect();
    let mut bytes = archive([("xl/a.xml", &text[..])]);
    let says = u32::try_from(text.len()).unwrap().to_le_bytes();
    let mut changed = 0;
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == says {
            bytes[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
            changed += 1;
        }
    }
    assert!(changed >= 2, "in the entry and in the directory");
    assert_eq!(refused(bytes), Bomb::Lies);
}

/// Two names for one stream: the whole is told twice and stands there once.
#[test]
fn b64_entries_that_overlap_are_refused() {
    let bytes = archive([("xl/a.xml", &b"<a/>"[..])]);
    let end = bytes.windows(4).rposition(|w| w == b"PK\x05\x06").unwrap();
    let directory = bytes.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap();
    let mut second = bytes[directory..end].to_vec();
    let name = second.windows(8).position(|w| w == b"xl/a.xml").unwrap();
    second[name + 3] = b'b';
    let size = u32::try_from((end - directory) * 2).unwrap();
    let mut tail = bytes[end..].to_vec();
    for count in [8, 10] {
        tail[count..count + 2].copy_from_slice(&2_u16.to_le_bytes());
    }
    tail[12..16].copy_from_slice(&size.to_le_bytes());
    let twice = [&bytes[..end], &second, &tail].concat();
    assert_eq!(refused(twice), Bomb::Overlap);
}

#[test]
fn b65_paths_that_lead_outside_are_refused() {
    assert_eq!(refused(archive([("../../x", &b"a"[..])])), Bomb::Path);
}

#[test]
fn b66_a_document_type_is_refused() {
    let laughs = br#"<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">]><lolz>&lol;</lolz>"#;
    assert_eq!(
        refused(archive([("xl/workbook.xml", &laughs[..])])),
        Bomb::Doctype
    );
}

#[test]
fn b67_macros_are_refused_whatever_the_file_is_called() {
    let at = folder();
    let bytes = archive([("xl/vbaProject.bin", &b"x"[..])]);
    let fault = look(&file(&at, "a.xlsx", bytes)).unwrap_err();
    assert!(matches!(fault, FileFault::Macros), "{fault:?}");
    let sound = workbook(SHEET);
    let fault = look(&file(&at, "a.xlsm", sound)).unwrap_err();
    assert!(matches!(fault, FileFault::Macros), "{fault:?}");
}

#[test]
fn a_file_cut_short_is_damaged_and_no_panic() {
    let bytes = workbook(SHEET);
    let at = folder();
    for keep in [10, bytes.len() / 2, bytes.len() - 1] {
        let fault = look(&file(&at, "a.xlsx", &bytes[..keep])).unwrap_err();
        assert!(
            matches!(fault, FileFault::Damaged(_) | FileFault::Bomb(_)),
            "{fault:?}"
        );
    }
}
