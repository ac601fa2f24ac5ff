//! Numbers and dates (B21–B31).
use crate::*;

#[test]
fn dates_that_do_not_exist_or_lie_ahead_are_refused() {
    let office = Office::open();
    let id = office.drafted("Ngày tháng");
    let endorse = |day| office.endorse(SECRETARY, &id, day);
    for day in ["31/02/2025", "29/02/2025", "00/00/0000", "1/1/10000"] {
        assert_eq!(
            endorse(day).status.code(),
            Some(UNACCEPTABLE),
            "{day}: {}",
            told(&endorse(day))
        );
    }
    assert_eq!(
        endorse("4/2/2025").status.code(),
        Some(UNACCEPTABLE),
        "tomorrow"
    );
    assert!(endorse("3/2/2025").status.success());
    office.audited();
}

/// B26: the window is that of the plan; outside it only with a reason and who approved.
#[test]
fn a_conference_outside_the_window_needs_a_reason_and_an_approver() {
    let office = Office::open();
    let move_to = |extra: &[&str]| {
        let fixed = ["conference", "move", "2025-02/K1", "--to", "12/2/2025"];
        office.as_(OFFICE, &[&fixed, extra].concat())
    };
    refused(&move_to(&[]), USAGE, "lý do và người cho phép");
    let approved = |by| move_to(&["--reason", "Mưa bão kéo dài", "--approver", by]);
    refused(&approved(OFFICE), UNACCEPTABLE, "không có thẩm quyền");
    let moved = approved(REVIEWER);
    assert!(moved.status.success(), "{}", told(&moved));
    office.audited();
}

/// B29: beyond the calendar nothing is guessed.
#[test]
fn a_month_beyond_the_calendar_is_refused() {
    let office = Office::open();
    for month in ["2027-12", "2028-03"] {
        let planned = office.as_(OFFICE, &["plan", "--month", month]);
        refused(&planned, UNACCEPTABLE, "Lịch làm việc chỉ có đến hết");
    }
    for month in ["2025-13", "2025-00", "0001-01", "tháng 3"] {
        let planned = office.as_(OFFICE, &["plan", "--month", month]);
        assert_eq!(
            planned.status.code(),
            Some(UNACCEPTABLE),
            "{month}: {}",
            told(&planned)
        );
    }
    office.audited();
}

/// B30: counts that are none.
#[test]
fn numbers_that_are_none_are_refused() {
    let office = Office::open();
    for limit in [
        "-1",
        "0",
        "1e9",
        "9223372036854775808",
        "NaN",
        "１２",
        "1.000",
    ] {
        let listed = office.as_(OFFICE, &["petitions", "list", "--limit", limit]);
        assert_eq!(
            listed.status.code(),
            Some(UNACCEPTABLE),
            "{limit}: {}",
            told(&listed)
        );
    }
}
