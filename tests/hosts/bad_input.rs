//! What cannot be done is refused in a sentence that says what to do.
use super::*;

#[test]
fn bad_input_is_refused_in_a_sentence() {
    let office = Desk::planned();
    for (hosts, code, says) in [
        (
            &["plan", "--year", "2028"][..],
            3,
            "Lịch làm việc chỉ có đến hết",
        ),
        (&["plan", "--year", "20x5"], 3, "--year"),
        (&["plan", "--year", "0"], 3, "Năm 0 nằm ngoài khoảng"),
        (&["plan", "--year", "-5"], 2, "-5"),
        (&["show", "--year", "0"], 3, "Năm 0 nằm ngoài khoảng"),
        (
            &["show", "--year", "2028"],
            3,
            "Lịch làm việc chỉ có đến hết",
        ),
        (
            &["show", "--year", "2025", "--version", "2"],
            2,
            "--version",
        ),
        (
            &["--version", "1", "plan", "--year", "2025"],
            5,
            "phiên bản 1",
        ),
        (
            &["swap", "agree", "2", "--year", "2025"],
            3,
            "không có mục số 2",
        ),
        (&["skip", "2025-05", "gia-tan"], 3, "không có hội nghị nào"),
        (
            &[
                "cap",
                "gia-tan",
                "--most",
                "13",
                "--year",
                "2025",
                "--reason",
                "x",
                "--approver",
                APPROVER,
            ],
            3,
            "--most",
        ),
        (
            &[
                "cap",
                "gia-tan",
                "--most",
                "4",
                "--year",
                "2025",
                "--reason",
                "x",
                "--approver",
                TAN,
            ],
            3,
            "không có thẩm quyền cho phép",
        ),
        (
            &["plan", "--year", "99999"],
            3,
            "Năm 99999 nằm ngoài khoảng",
        ),
        (
            &["set", "2025-05/K9", "gia-tan"],
            4,
            "Không có đơn vị có mã đó",
        ),
        (
            &["set", "2025-05/K1", "xa-la"],
            4,
            "Không có đơn vị có mã đó",
        ),
        (&["set", "2025-05/K1", "doan-thuong"], 3, "không thuộc khu"),
        (
            &["set", "2025-05/K1", "ptc-kh"],
            3,
            "không phải là đơn vị luân phiên",
        ),
        (&["set", "2025-05", "gia-tan"], 2, "THÁNG/KHU"),
        (&["set", "2025-13/K1", "gia-tan"], 3, "không phải là tháng"),
        (
            &[
                "blackout",
                "--from",
                "31/2/2025",
                "--to",
                "1/3/2025",
                "--why",
                "x",
            ],
            3,
            "Không có ngày 31/2/2025",
        ),
        (
            &[
                "blackout", "--from", "9/3/2025", "--to", "1/3/2025", "--why", "x",
            ],
            3,
            "không dùng được",
        ),
        (
            &[
                "blackout", "--from", "1/3/2025", "--to", "9/3/2025", "--why", " ",
            ],
            3,
            "--why",
        ),
        (&["room", "gia-tan", "--seats", "0"], 3, "--seats"),
        (&["reopen", "77"], 3, "không có mục số 77"),
        (&["swap", "agree", "77"], 3, "không có mục số 77"),
        (&["joint", "2025-05", "K1"], 3, "ít nhất hai khu"),
        (
            &[
                "cap",
                "gia-tan",
                "--most",
                "3",
                "--reason",
                "x",
                "--approver",
                APPROVER,
            ],
            3,
            "đã cho phép",
        ),
    ] {
        office.refused(OFFICE, hosts, code, says);
    }
    office.refused(TAN, &["plan", "--year", "2025"], 6, "chuyên viên tổng hợp");
    let nobody = office.run(&["hosts", "set", "2025-05/K1", "gia-tan"]);
    assert_eq!(nobody.status.code(), Some(2));
    office.audited();
}
