//! What cannot be taken, and how it is told.
use crate::*;

#[test]
fn what_cannot_be_taken_is_told_row_by_row_and_nothing_is_written() {
    let office = Office::begun();
    let file = office.file("don-vi.csv", "Loại đơn vị;Tên đơn vị;Ký hiệu khu;Từ ngày\nkhu;Khu 1;K1;1/1/2025\nkhu;Khu 2;;31/02/2025\nlàng;;K3;\n");
    let (code, report) = office.import("units", &file, &[]);
    assert_eq!(
        (code, &report["wrong"], &report["new"]),
        (Some(3), &2.into(), &1.into()),
        "{report:#}"
    );
    let rows: Vec<_> = report["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p["row"].as_u64().unwrap())
        .collect();
    assert_eq!(
        rows,
        [3, 4, 4],
        "every cell that is wrong, not the first alone: {report:#}"
    );
    let (_, report) = office.import("units", &file, &["--accept-good-rows"]);
    assert_eq!(report["new"], 1);
    office.whole();
}

#[test]
fn a_column_twice_or_missing_is_told_before_any_row() {
    let office = Office::begun();
    let twice = office.file("a.csv", "Họ và tên;Họ tên;Năm sinh\nA;B;1970\n");
    let (code, report) = office.import("people", &twice, &[]);
    assert_eq!(
        (code, &report["written"]),
        (Some(3), &false.into()),
        "{report:#}"
    );
    let missing = office.file("b.csv", "Năm sinh;Email\n1970;a@example.org\n");
    let (code, _) = office.import("people", &missing, &[]);
    assert_eq!(code, Some(3));
    let nothing = office.file("c.csv", "xin chào;không phải bảng\n1;2\n");
    let refused = office.run(&["--as", CHIEF, "import", "people", nothing.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(
        told(&refused).contains("dòng tiêu đề"),
        "{}",
        told(&refused)
    );
}
