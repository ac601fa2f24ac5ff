//! Workbooks: typed cells, totals that agree, no formula from a text.

use std::io::Cursor;

use crate::reading::{drawn, part, profile};
use crate::samples;
use calamine::{Data, Range, Reader, Xlsx};
use documents::Format;
use workflow::paper::{ConsolidatedTable, Paper, ResultNotice};

fn workbook(table: ConsolidatedTable) -> Vec<u8> {
    let paper = Paper::ConsolidatedTable(Box::new(table));
    drawn(&paper, &profile(), Format::Xlsx).bytes
}

fn sheet(bytes: &[u8], name: &str) -> Range<Data> {
    let mut book = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    book.worksheet_range(name).expect("the sheet")
}

#[test]
fn cached_totals_are_ours() {
    let table = samples::consolidated(29);
    let (total, groups) = (table.total(), table.groups.len());
    let empty = table.groups.iter().filter(|g| g.rows.is_empty()).count();
    assert!(empty > 0);
    let bytes = workbook(table);
    let sums = sheet(&bytes, "Tổng hợp");
    let last = sums.rows().next_back().expect("a row");
    assert_eq!(last[2], Data::Float(f64::from(total.petitions)));
    assert_eq!(last[3], Data::Float(f64::from(total.opinions)));
    let all = sheet(&bytes, "Kiến nghị");
    assert_eq!(all.rows().next_back().expect("a row")[2], Data::Float(29.0));
    let (head, total) = (3, 1);
    assert_eq!(all.height(), head + 29 + empty + 2 * groups + total);
}

#[test]
fn a_notice_counts_what_it_withholds_and_says_when_it_is_due() {
    let notice = ResultNotice {
        withheld: 2,
        ..samples::notice(9)
    };
    let totals = notice.totals();
    let paper = Paper::ResultNotice(Box::new(notice));
    let all = sheet(&drawn(&paper, &profile(), Format::Xlsx).bytes, "Kết quả");
    let rows: Vec<&[Data]> = all.rows().collect();
    assert!(rows[0][0].to_string().contains("(số "), "{:?}", rows[0]);
    let last = rows[rows.len() - 1];
    assert_eq!(last[4], Data::Float(f64::from(totals.opinions)));
    let numbered = rows.iter().filter(|r| matches!(r[0], Data::Float(_)));
    assert_eq!(numbered.count(), totals.petitions as usize);
    let withheld = |r: &&&[Data]| r[3] == Data::String("(Nội dung không công bố)".into());
    assert_eq!(rows.iter().filter(withheld).count(), 2);
    assert!(rows.iter().any(|r| matches!(r[7], Data::DateTime(_))));
}

#[test]
fn dates_are_dates_and_texts_are_texts() {
    let mut table = samples::consolidated(1);
    for (index, text) in ["=1+1", "+1", "-5", "@x"].into_iter().enumerate() {
        let mut row = samples::batch::row(index);
        row.notes = text.to_owned();
        table.groups[0].rows.push(row);
    }
    let bytes = workbook(table);
    let all = sheet(&bytes, "Kiến nghị");
    let notes: Vec<String> = all
        .rows()
        .filter_map(|row| row.get(12))
        .map(ToString::to_string)
        .collect();
    for text in ["=1+1", "+1", "-5", "@x"] {
        assert!(notes.iter().any(|note| note == text), "{notes:?}");
    }
    let due = all
        .rows()
        .nth(4)
        .and_then(|row| row.get(7))
        .expect("a cell");
    assert!(matches!(due, Data::DateTime(_)), "{due:?}");
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!xml.contains("<f>1+1</f>") && xml.contains("<f>SUBTOTAL(2,"));
}

#[test]
fn the_heading_is_frozen_and_printed_on_every_page() {
    let bytes = workbook(samples::consolidated(3));
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(
        xml.contains(r#"<pane ySplit="3" topLeftCell="A4""#),
        "{xml}"
    );
    assert!(xml.contains(r#"orientation="landscape""#));
    assert!(part(&bytes, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
}

#[test]
fn a_text_too_long_for_a_cell_is_cut_with_a_warning() {
    let mut table = samples::consolidated(1);
    table.groups[0].rows[0].petition.content = "ký tự ".repeat(16_000);
    let paper = Paper::ConsolidatedTable(Box::new(table));
    let rendered = drawn(&paper, &profile(), Format::Xlsx);
    assert_eq!(rendered.warnings.len(), 1);
}
