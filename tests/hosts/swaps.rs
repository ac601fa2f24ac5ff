//! Two communes change their turns.
use super::*;

#[test]
fn two_communes_swap_with_the_consent_of_both() {
    let office = Desk::planned();
    let (ours, theirs) = (office.turn("gia-tan"), office.turn("gia-khanh"));
    let ask = [
        "swap",
        "ask",
        &ours,
        &theirs,
        "--reason",
        "Trùng đại hội chi bộ",
    ];
    office.refused(KHANH, &ask, 6, "phải do xã Gia Tân tự quyết định");
    let told = office.by(TAN, &ask);
    assert!(told.contains("đang chờ trả lời"), "{told}");
    let number = office.year()["swaps"][0]["number"].to_string();
    let agree = ["swap", "agree", &number, "--year", "2025"];
    let asked = office.done(&["--as", KHANH, "desk"]);
    let answer = format!("hosts swap agree {number} --year 2025");
    assert!(asked.contains(&answer), "{asked}");
    assert!(!office.done(&["--as", TAN, "desk"]).contains("hosts swap"));
    office.refused(TAN, &agree, 6, "phải do xã Gia Khánh tự quyết định");
    office.refused(OFFICE, &agree, 6, "phải do xã Gia Khánh tự quyết định");
    assert_eq!(
        office.host(&ours[..7], "K1"),
        "gia-tan",
        "nothing moves without consent"
    );
    office.by(KHANH, &agree);
    assert_eq!(office.host(&ours[..7], "K1"), "gia-khanh");
    assert_eq!(office.host(&theirs[..7], "K1"), "gia-tan");
    office.refused(KHANH, &agree, 5, "đã được đồng ý");
    let answered = office.done(&["--as", KHANH, "desk"]);
    assert!(!answered.contains("hosts swap"), "{answered}");
    office.by(OFFICE, &["plan", "--year", "2025"]);
    assert_eq!(
        office.host(&ours[..7], "K1"),
        "gia-khanh",
        "a new plan keeps it"
    );
    office.audited();
}

/// A planned conference holds its host itself; once its day is over, nobody changes it.
#[test]
fn what_is_held_or_planned_is_swapped_no_more() {
    let office = Desk::planned();
    office.done(&["--as", OFFICE, "plan", "--month", "2025-03"]);
    let host = office.host("2025-03", "K1");
    let other = [("gia-tan", TAN), ("gia-khanh", KHANH)]
        .into_iter()
        .find(|(commune, _)| *commune != host)
        .unwrap();
    let own = office.turn_after(other.0, "2025-03");
    let ask = ["swap", "ask", &own, "2025-03/K1", "--reason", "Trùng việc"];
    office.refused(other.1, &ask, 5, "conference move");
    let late = [&["--as", other.1, "hosts"], &ask[..]].concat();
    let output = office
        .at("2025-03-20T08:00:00+07:00", &late)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("đã qua"), "{said}");
}
