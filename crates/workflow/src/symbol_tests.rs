use proptest::prelude::*;

use super::{DocumentSymbol, SymbolFault, SymbolForm};

fn printed(typed: &str) -> String {
    DocumentSymbol::parse(typed).map_or_else(|fault| fault.code().to_owned(), |s| s.to_string())
}

#[test]
fn symbols_are_read_as_people_write_them() {
    for (typed, expected) in [
        ("09 - KH/HU", "09-KH/HU"),
        ("1301 –CV/HU", "1301-CV/HU"),
        ("Số 05-BC/HU", "05-BC/HU"),
        ("Số: 5 — BC / HU", "05-BC/HU"),
        ("Số12-BC/VPĐU", "12-BC/VPĐU"),
        ("So\u{302}\u{301}\u{A0}03‑BC/CB", "03-BC/CB"),
        ("12-HD/BTCTW", "12-HD/BTCTW"),
        ("66-Q\u{D0}/TW", "66-QĐ/TW"),
        ("11-QĐi/TW", "11-QĐi/TW"),
        ("00007-CTr/HU.1", "07-CTr/HU.1"),
        ("99999-TB/ĐU", "99999-TB/ĐU"),
    ] {
        assert_eq!(printed(typed), expected, "{typed}");
    }
}

#[test]
fn other_texts_do_not_match() {
    for (typed, code) in [
        ("15/QĐ-UBND", "symbol.state"),
        ("Số: 05/BC-UBND", "symbol.state"),
        ("28/2026/QH16", "symbol.state"),
        ("", "symbol.form"),
        ("BC/HU", "symbol.form"),
        ("-TB/HU", "symbol.form"),
        ("05-BC", "symbol.form"),
        ("05-BC/", "symbol.form"),
        ("05-/HU", "symbol.form"),
        ("05-B1/HU", "symbol.form"),
        ("05-BC/1HU", "symbol.form"),
        ("05-BC/HU ngày 05/9/2026", "symbol.form"),
        ("05-BC-X/HU", "symbol.form"),
        ("05-BC/QĐ-UBND", "symbol.form"),
        ("05 BC/HU", "symbol.form"),
        ("０５-BC/HU", "symbol.form"),
        ("-5-BC/HU", "symbol.form"),
        ("0-BC/HU", "symbol.number"),
        ("100000-BC/HU", "symbol.number"),
    ] {
        assert_eq!(printed(typed), code, "{typed}");
    }
}

#[test]
fn a_draft_leaves_room_for_the_number() {
    let form = SymbolForm::new("TB", "HU").unwrap();
    assert_eq!(form.blank_heading(), "Số      -TB/HU");
    for typed in ["Số      -TB/HU", "TB/HU", "- TB / HU", "Số: TB/HU"] {
        assert_eq!(SymbolForm::parse(typed), Ok(form.clone()), "{typed}");
    }
    assert_eq!(SymbolForm::parse("05-TB/HU"), Err(SymbolFault::Form));
    let odd = SymbolForm::new("Số", "HU").unwrap();
    assert_eq!(SymbolForm::parse(&odd.to_string()), Ok(odd));
    let symbol = form.clone().numbered(5).unwrap();
    assert_eq!(symbol.heading(), "Số 05-TB/HU");
    assert_eq!(symbol.file_stem(), "05-tb-hu");
    assert_eq!((symbol.number(), symbol.form()), (5, &form));
    assert_eq!(form.clone().numbered(0), Err(SymbolFault::Number));
    assert_eq!(form.numbered(100_000), Err(SymbolFault::Number));
}

#[test]
fn json_is_the_printed_symbol() {
    let symbol: DocumentSymbol = serde_json::from_str("\"09 - KH/HU\"").unwrap();
    assert_eq!(serde_json::to_string(&symbol).unwrap(), "\"09-KH/HU\"");
    assert!(serde_json::from_str::<DocumentSymbol>("\"15/QĐ-UBND\"").is_err());
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(
        number in 1..=99_999_u32,
        kind in "[A-ZĐƯa-zđạ-ỹ]{1,5}",
        issuer in "[A-ZĐƯạ-ỹ][A-ZĐa-z0-9.]{0,8}",
    ) {
        let symbol = SymbolForm::new(&kind, &issuer).unwrap().numbered(number).unwrap();
        prop_assert_eq!(DocumentSymbol::parse(&symbol.to_string()), Ok(symbol.clone()));
        prop_assert_eq!(DocumentSymbol::parse(&symbol.heading()), Ok(symbol.clone()));
        prop_assert_eq!(SymbolForm::parse(&symbol.form().to_string()), Ok(symbol.form().clone()));
        prop_assert_eq!(SymbolForm::parse(&symbol.form().blank_heading()), Ok(symbol.form().clone()));
    }

    #[test]
    fn no_text_breaks_the_reader(typed in "\\PC*|[Số: ]{0,4}[0-9]{0,7} ?[-–/]? ?\\PC{0,3}/?\\PC{0,3}") {
        if let Ok(symbol) = DocumentSymbol::parse(&typed) {
            prop_assert_eq!(DocumentSymbol::parse(&symbol.to_string()), Ok(symbol));
        }
    }
}
