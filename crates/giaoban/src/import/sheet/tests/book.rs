//! XLSX: fonts, dates, formulas, errors, merged cells, a million blank rows.
use super::{file, folder, look, read};
use crate::import::sheet::{Mark, RawRow};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use workflow::text::LegacyEncoding;
use zip::write::SimpleFileOptions;

/// A workbook of one sheet with this XML between `<worksheet>` and its end. Style 1 is of font
/// `.VnTimeH`, style 2 a date.
pub(super) fn workbook(sheet: &str) -> Vec<u8> {
    let head = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                r#"{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            format!(
                r#"{head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"{head}<workbook xmlns="{main}" xmlns:r="{rel}"><sheets><sheet name="Danh sách" sheetId="1" r:id="rId1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"{head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{rel}/styles" Target="styles.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                r#"{head}<styleSheet xmlns="{main}"><fonts count="2"><font><name val="Times New Roman"/></font><font><name val=".VnTimeH"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0"/></cellXfs></styleSheet>"#
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(r#"{head}<worksheet xmlns="{main}">{sheet}</worksheet>"#),
        ),
    ];
    archive(parts.iter().map(|(name, text)| (*name, text.as_bytes())))
}

/// An archive of these entries.
pub(super) fn archive<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn rows_of(path: &Path) -> Vec<RawRow> {
    let mut all = Vec::new();
    look(path)
        .unwrap()
        .rows(|row| {
            all.push(row);
            true
        })
        .unwrap();
    all
}

fn inline(cell: &str, style: u8, text: &str) -> String {
    format!(r#"<c r="{cell}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

#[test]
fn fonts_dates_formulas_and_errors_are_seen() {
    let sheet = format!(
        r##"<sheetData><row r="3">{}{}<c r="C3" s="2"><v>45721</v></c><c r="D3"><f>A3</f><v>7</v></c><c r="E3" t="e"><v>#REF!</v></c><c r="F3"><v>912345678</v></c></row></sheetData>"##,
        inline("A3", 0, "Gia Lộc"),
        inline("B3", 1, "®oµn th\u{ad}îng"),
    );
    let at = folder();
    let rows = rows_of(&file(&at, "a.xlsx", workbook(&sheet)));
    assert_eq!(rows[0].number, 3);
    let cells = &rows[0].cells;
    let seen: Vec<_> = cells.iter().map(|c| (c.text.as_str(), c.mark)).collect();
    assert_eq!(
        seen,
        [
            ("Gia Lộc", None),
            ("®oµn th\u{AD}îng", None),
            ("2025-03-05", Some(Mark::Date)),
            ("7", Some(Mark::Formula)),
            ("#REF!", Some(Mark::Broken)),
            ("912345678", Some(Mark::Number)),
        ]
    );
    let font = cells[1].font.unwrap();
    assert_eq!(
        (font.encoding, font.capitals),
        (LegacyEncoding::Tcvn3, true)
    );
    assert_eq!(cells[0].font, None);
}

#[test]
fn a_merged_cell_shows_in_every_row_it_covers() {
    let sheet = format!(
        r#"<sheetData><row r="1">{}{}</row><row r="2">{}</row><row r="3">{}</row></sheetData><mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>"#,
        inline("A1", 0, "xã Đoàn Thượng"),
        inline("B1", 0, "thôn Đông"),
        inline("B2", 0, "thôn Tây"),
        inline("B3", 0, "thôn Nam"),
    );
    let at = folder();
    let rows = rows_of(&file(&at, "a.xlsx", workbook(&sheet)));
    let first: Vec<_> = rows
        .iter()
        .map(|r| (r.cells[0].text.as_str(), r.cells[0].mark))
        .collect();
    assert_eq!(
        first,
        [
            ("xã Đoàn Thượng", None),
            ("xã Đoàn Thượng", Some(Mark::Merged)),
            ("", None)
        ]
    );
}

#[test]
fn a_million_blank_rows_are_no_rows() {
    let mut sheet = String::from("<sheetData>");
    sheet.push_str(&format!(
        r#"<row r="1">{}{}</row>"#,
        inline("A1", 0, "Mã"),
        inline("B1", 0, "Tên")
    ));
    for n in 2..=1_048_575 {
        write!(sheet, r#"<row r="{n}" s="1"/>"#).unwrap();
    }
    sheet.push_str(&format!(
        r#"<row r="1048576">{}</row></sheetData>"#,
        inline("B1048576", 0, "cuối")
    ));
    let at = folder();
    let rows = read(&file(&at, "a.xlsx", workbook(&sheet)));
    let numbers: Vec<u32> = rows.iter().map(|r| r.0).collect();
    assert_eq!(numbers, [1, 1_048_576]);
}

#[test]
fn a_template_of_ours_reads_back() {
    let at = folder();
    let heads = ["Mã".to_owned(), "Tên".to_owned()];
    let row = vec!["k1".to_owned(), "=1+1".to_owned()];
    let bytes = documents::plain_workbook(
        &[documents::PlainSheet {
            name: "đơn vị",
            heads: &heads,
            rows: &[row],
        }],
        chrono::DateTime::UNIX_EPOCH,
    );
    let rows = read(&file(&at, "a.xlsx", bytes.unwrap()));
    assert_eq!(
        rows,
        [(1, heads.to_vec()), (2, vec!["k1".into(), "=1+1".into()])]
    );
}
