//! What cannot be done is refused in a sentence that says what to do.
use super::*;

/// What is typed behind `hosts`, the exit code, and a part of what is said.
const WRONG: &[(&str, i32, &str)] = &[
    ("plan --year 2028", 3, "Lịch làm việc chỉ có đến hết"),
    ("plan --year 2024", 3, "Lịch làm việc chỉ có từ"),
    ("plan --year 20x5", 3, "--year"),
    ("plan --year 0", 3, "Năm 0 nằm ngoài khoảng"),
    ("plan --year -5", 2, "-5"),
    ("plan --year 99999", 3, "Năm 99999 nằm ngoài khoảng"),
    ("show --year 0", 3, "Năm 0 nằm ngoài khoảng"),
    ("show --year 2028", 3, "Lịch làm việc chỉ có đến hết"),
    ("show --year 2025 --version 2", 2, "--version"),
    ("plan --year 2025 --version 1", 5, "phiên bản 1"),
    ("set 2025-05/K9 gia-tan", 4, "Không có đơn vị nào mang mã"),
    ("set 2025-05/K1 xa-la", 4, "Không có đơn vị nào mang mã"),
    ("set 2025-05/K1 doan-thuong", 3, "không thuộc khu"),
    (
        "set 2025-05/K1 ptc-kh",
        3,
        "không phải là đơn vị luân phiên",
    ),
    ("set 2025-05 gia-tan", 2, "THÁNG/KHU"),
    ("set 2025-13/K1 gia-tan", 3, "không phải là tháng"),
    (
        "blackout --from 31/2/2025 --to 1/3/2025 --why Bão",
        3,
        "Không có ngày 31/2/2025",
    ),
    (
        "blackout --from 9/3/2025 --to 1/3/2025 --why Bão",
        3,
        "không dùng được",
    ),
    (
        "blackout --from 1/3/2025 --to 9/3/2025 --why \u{a0}",
        3,
        "--why",
    ),
    ("room gia-tan --seats 0", 3, "--seats"),
    ("room gia-tan --seats 40 --no-hall", 2, "--no-hall"),
    ("reopen 77", 3, "không có mục số 77"),
    ("swap agree 77", 3, "không có mục số 77"),
    ("swap agree 2 --year 2025", 3, "không có mục số 2"),
    ("joint 2025-05 K1", 3, "ít nhất hai khu"),
    ("joint 2025-05 K1 K1", 3, "ít nhất hai khu"),
    ("skip 2025-05 gia-tan", 3, "không có hội nghị nào"),
    (
        "register gia-tan --month 2025-03,2026-09",
        3,
        "không thuộc năm 2025",
    ),
    (
        "cap gia-tan --most 3 --reason Hội --approver pham-duc-lam",
        3,
        "đã cho phép",
    ),
    (
        "cap gia-tan --most 13 --reason Hội --approver pham-duc-lam",
        3,
        "--most",
    ),
    (
        "cap gia-tan --most 4 --reason Hội --approver doan-trong-long",
        3,
        "không có thẩm quyền cho phép",
    ),
];

#[test]
fn bad_input_is_refused_in_a_sentence() {
    let office = Desk::planned();
    for (typed, code, says) in WRONG {
        let typed: Vec<&str> = typed.split(' ').collect();
        office.refused(OFFICE, &typed, *code, says);
    }
    office.refused(TAN, &["plan", "--year", "2025"], 6, "chuyên viên tổng hợp");
    let nobody = office.run(&["hosts", "set", "2025-05/K1", "gia-tan"]);
    assert_eq!(nobody.status.code(), Some(2));
    let closed = [
        "blackout",
        "--from",
        "1/3/2025",
        "--to",
        "9/3/2025",
        "--why",
        "Bão số 1",
    ];
    office.by(OFFICE, &closed);
    office.refused(
        OFFICE,
        &closed,
        5,
        "đã ghi là không nhận đăng cai (mục số 3)",
    );
    assert_eq!(office.year()["version"], 3, "nothing else was written");
    office.audited();
}
