//! The text of a cell as it is meant: in Unicode, with what is odd about it noted.
use super::columns::Column;
use super::problem::{Notes, Turned, said};
use super::sheet::{Mark, RawCell};
use workflow::text::{LegacyEncoding, recode, recode_among};

/// What Excel writes in place of a value, also into CSV.
const ERRORS: [&str; 7] = [
    "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!",
];

/// Figures in groups of three with dots between them, as Vietnamese prints thousands.
pub(super) fn is_grouped(text: &str) -> bool {
    let mut groups = text.split('.');
    let figures = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let first = groups.next().is_some_and(|t| figures(t) && t.len() <= 3);
    let mut rest = groups.peekable();
    first && rest.peek().is_some() && rest.all(|t| figures(t) && t.len() == 3)
}

/// The text of a cell: Unicode, without the marks of old files; what is odd about it is noted.
pub(super) fn mended(
    notes: &mut Notes,
    column: Column,
    cell: RawCell,
    around: Option<LegacyEncoding>,
) -> String {
    let say = notes.say;
    let broken = ERRORS.contains(&cell.text.trim());
    match cell.mark.or(broken.then_some(Mark::Broken)) {
        Some(Mark::Broken) => {
            let message = say.of("Ô báo lỗi của Excel.", "The cell shows an error of Excel.");
            let advice = say.of("Sửa ô đó trong Excel.", "Mend that cell in Excel.");
            notes.wrong(Some(column), &cell.text, said(message, advice));
        }
        Some(Mark::Formula) => {
            let message = say.of(
                "Ô là công thức, giá trị có thể đã cũ.",
                "The cell is a formula; its value may be old.",
            );
            let advice = say.of(
                "Kiểm tra rồi dán thành giá trị.",
                "Look at it and paste it as a value.",
            );
            notes.doubt(Some(column), &cell.text, said(message, advice));
        }
        Some(Mark::Merged) => {
            let message = say.of(
                "Ô gộp với dòng trên.",
                "The cell is merged with the one above.",
            );
            let advice = say.of(
                "Bỏ gộp ô và ghi đủ từng dòng.",
                "Unmerge it and fill in every row.",
            );
            notes.doubt(Some(column), &cell.text, said(message, advice));
        }
        Some(Mark::Number | Mark::Date) | None => {}
    }
    let turned = match (around, cell.font) {
        (Some(encoding), None) => recode_among(&cell.text, encoding),
        _ => recode(&cell.text, cell.font),
    };
    let Some(turned) = turned else {
        return cell.text;
    };
    if !turned.certain {
        let message = format!(
            "{} “{}”.",
            say.of(
                "Có vẻ gõ bằng phông chữ cũ, đoán là",
                "It seems to be of an old font, meaning"
            ),
            super::problem::shortened(&turned.text)
        );
        let advice = say.of("Kiểm tra lại chữ.", "Look at the letters.");
        notes.doubt(Some(column), &cell.text, said(message, advice));
    }
    notes.turned.push(Turned {
        row: notes.row,
        column: Some(column),
        before: cell.text,
        after: turned.text.clone(),
    });
    turned.text
}

#[cfg(test)]
mod tests {
    use super::{is_grouped, mended};
    use crate::import::columns::Column;
    use crate::import::problem::{Notes, Weight};
    use crate::import::sheet::RawCell;
    use crate::say::Say;
    use words::Language;
    use workflow::text::LegacyEncoding;

    fn read(text: &str, around: Option<LegacyEncoding>) -> (String, Notes) {
        let mut notes = Notes::new(Say(Language::Vi), 2);
        let text = text.to_owned();
        let cell = RawCell {
            text,
            ..RawCell::default()
        };
        (mended(&mut notes, Column::Name, cell, around), notes)
    }

    #[test]
    fn thousands_have_dots_between_groups_of_three() {
        for grouped in ["1.002", "12.345", "1.234.567"] {
            assert!(is_grouped(grouped), "{grouped}");
        }
        for other in [
            "1002", "12.5", "1.0022", "1.002.5", ".002", "1..002", "a.002", "",
        ] {
            assert!(!is_grouped(other), "{other}");
        }
    }

    #[test]
    fn what_excel_could_not_work_out_is_no_text() {
        for error in super::ERRORS {
            assert_eq!(read(error, None).1.weight(), Some(Weight::Wrong), "{error}");
        }
        assert_eq!(read("#1 xã Đoàn Thượng", None).1.weight(), None);
    }

    #[test]
    fn a_word_is_read_as_those_around_it() {
        assert_eq!(read("chi bé", None).0, "chi bé");
        let (text, notes) = read("chi bé", Some(LegacyEncoding::Tcvn3));
        assert_eq!((text.as_str(), notes.weight()), ("chi bộ", None));
        assert_eq!(notes.turned.len(), 1, "before and after are shown");
    }
}
