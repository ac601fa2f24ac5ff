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

/// What a clerk reads names his own headings, the rows of his own file, and what to write.
#[test]
fn a_report_speaks_of_the_file_as_its_owner_sees_it() {
    let office = Office::begun();
    let units = "Loại;Tên;Ký hiệu;Thuộc;Đảng viên;Hiệu lực từ\n\
        khu;Khu 1;K1;;;\n\
        xã;xã Đoàn Thượng;;Khu 1;1.002;31/02/2025\n\
        chi bộ;Chi bộ thôn Đông;;xã Đoàn Thượng;31;\n\
        khu;Khu 1;K1;;;\n\
        phòng;Phòng Nông nghiệp;;UBND huyện;12.5;3/25/2025\n\
        UBND;Uỷ ban nhân dân huyện;;;;\n\
        xã;xã Gia Hòa;;Khu 1;1.002;\n\
        xã;#REF!;;Khu 1;;\n";
    let file = office.file("don-vi.csv", units);
    let output = office.run(&["--as", CHIEF, "import", "units", file.to_str().unwrap()]);
    let shown = out(&output);
    for said in [
        "Hiệu lực từ",
        "Không có ngày 31/2/2025",
        "“xã Đoàn Thượng” ở dòng 3",
        "Trùng với dòng 2",
        "Có vẻ ghi tháng trước ngày",
        "25/3/2025",
        "12.5",
        "Ô báo lỗi của Excel",
    ] {
        let flat: String = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(said), "{said}: {shown}");
    }
    let (_, report) = office.import("units", &file, &["--accept-good-rows"]);
    assert_eq!((&report["new"], &report["wrong"]), (&3.into(), &5.into()));
    let mend = PathBuf::from(report["to_mend"].as_str().unwrap());
    let text = std::fs::read_to_string(&mend).unwrap();
    let text = text.replace("31/02/2025", "28/02/2025");
    let text = text.replace("12.5", "12").replace("3/25/2025", "25/3/2025");
    let text = text.replace("#REF!", "xã Gia Xuyên");
    std::fs::write(&mend, text).unwrap();
    let (code, report) = office.import("units", &mend, &[]);
    assert_eq!(
        (code, &report["new"], &report["same"]),
        (Some(0), &4.into(), &1.into()),
        "UBND is written out: {report:#}"
    );
    let listed = office.done(&["units", "list"]);
    assert!(listed.contains("1.002"), "{listed}");
    office.whole();
}

#[test]
fn an_example_left_in_a_template_is_nobody() {
    let office = Office::begun();
    let path = office.folder.path().join("can-bo.csv");
    office.done(&["import", "template", "people", path.to_str().unwrap()]);
    let mut text = std::fs::read_to_string(&path).unwrap();
    text.push_str(";Trần Thị Bình;1980;;;\n");
    std::fs::write(&path, text).unwrap();
    office.takes("people", &path, 1);
    let people = office.done(&["people"]);
    assert!(
        people.contains("Trần Thị Bình") && !people.contains("Ví Dụ"),
        "{people}"
    );
}
