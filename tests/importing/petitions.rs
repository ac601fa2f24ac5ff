//! Old petitions and their answers.
use crate::files::{OLD, quoted};
use crate::*;

#[test]
fn old_petitions_come_at_any_state_and_the_doubtful_row_is_mended_and_brought_back() {
    let office = Office::begun();
    fill(&office);
    office.done(&["--as", CHIEF, "plan", "--month", "2025-03"]);
    let old = office.file("kien-nghi.csv", quoted(OLD));
    let (code, report) = office.import("petitions", &old, &[]);
    assert_eq!(
        (code, &report["doubtful"], &report["written"]),
        (Some(3), &1.into(), &false.into()),
        "{report:#}"
    );
    let problem = &report["problems"][0];
    assert_eq!(
        (&problem["row"], &problem["weight"]),
        (&4.into(), &"doubt".into()),
        "{problem}"
    );
    let (code, report) = office.import("petitions", &old, &["--accept-good-rows"]);
    assert_eq!((code, &report["new"]), (Some(0), &3.into()), "{report:#}");
    let mend = PathBuf::from(report["to_mend"].as_str().unwrap());
    let text = std::fs::read_to_string(&mend).unwrap();
    assert!(
        text.contains("Lý do") && text.contains("nhiều đơn vị cùng tên"),
        "{text}"
    );
    let mended = text.replace(
        "KN-3/2019,Chi bộ thôn Đông,,",
        "KN-3/2019,Chi bộ thôn Đông,xã Gia Hòa,",
    );
    std::fs::write(&mend, mended).unwrap();
    office.takes("petitions", &mend, 1);
    let (_, again) = office.import("petitions", &old, &["--accept-good-rows"]);
    assert_eq!(
        (&again["new"], &again["same"]),
        (&0.into(), &4.into()),
        "the row that was mended is known by its code: {again:#}"
    );
    let shown = office.done(&["petitions", "show", "KN-1/2019"]);
    assert!(
        shown.contains("nhập từ hồ sơ cũ") && shown.contains("15-TB/HU"),
        "{shown}"
    );
    let open = office.done(&["petitions", "show", "KN-4/2024"]);
    assert!(
        open.contains("20/02/2025") || open.contains("20/2/2025"),
        "due at once: {open}"
    );
    let replies = office.file("tra-loi.csv", "Mã kiến nghị;Nội dung trả lời;Kết quả;Ngày trả lời\nkn-1/2019;Đã nạo vét xong kênh N5.;đã giải quyết xong;20/3/2019\n");
    office.takes("replies", &replies, 1);
    let shown = office.done(&["petitions", "show", "KN-1/2019"]);
    assert!(shown.contains("Đã nạo vét xong kênh N5."), "{shown}");
    office.whole();
}

#[test]
fn dates_that_could_be_read_either_way_are_asked_about() {
    let office = Office::begun();
    fill(&office);
    let text = quoted(OLD).replace("6/3/2019,Phòng", "03/25/2019,Phòng");
    let (_, report) = office.import("petitions", &office.file("a.csv", text), &["--dry-run"]);
    let problems = report["problems"].as_array().unwrap();
    let of_row = |n: u64, weight: &str| {
        problems
            .iter()
            .any(|p| p["row"] == n && p["column"] == "recorded" && p["weight"] == weight)
    };
    assert!(of_row(2, "wrong"), "there is no month 25: {report:#}");
    assert!(
        of_row(3, "doubt"),
        "06/03 may be the third of June: {report:#}"
    );
}

/// As many old petitions as asked for, one a line.
fn many(rows: u32) -> String {
    let mut text = String::from(
        "Mã kiến nghị;Chi bộ;Xã;Lĩnh vực;Nội dung;Trạng thái;Ngày tiếp nhận;Gửi;Kết quả;Ngày công bố\n",
    );
    for n in 1..=rows {
        text.push_str(&format!(
            "KN-{n};Chi bộ thôn Đông;xã Đoàn Thượng;Đất đai;Việc thứ {n} của thôn.;Đã kết thúc;6/3/2019;UBND huyện;giải trình;8/4/2019\n"
        ));
    }
    text
}

/// Killed in the midst of its slices, the import is completed by running it again.
#[test]
fn a_killed_import_is_completed_by_running_it_again() {
    const ROWS: u32 = 4_000;
    let office = Office::begun();
    fill(&office);
    let file = office.file("nhieu.csv", many(ROWS));
    let mut running = Command::new(env!("CARGO_BIN_EXE_giaoban"))
        .args([
            "--db",
            office.db.to_str().unwrap(),
            "--now",
            "2025-02-20T02:00:00Z",
            "--as",
            CHIEF,
        ])
        .args(["import", "petitions", file.to_str().unwrap()])
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let come = || {
        let beside = rusqlite::Connection::open(&office.db).unwrap();
        let count = "SELECT count(*) FROM imported";
        beside
            .query_row(count, [], |row| row.get::<_, u32>(0))
            .unwrap_or(0)
    };
    while come() == 0 {
        assert!(
            running.try_wait().unwrap().is_none(),
            "it ended before its first slice"
        );
        std::thread::yield_now();
    }
    running.kill().unwrap();
    running.wait().unwrap();
    let half = come();
    assert!(
        half > 0 && half < ROWS && half.is_multiple_of(200),
        "{half} had come"
    );
    let (code, report) = office.import("petitions", &file, &[]);
    assert_eq!(
        (code, &report["same"], &report["new"]),
        (Some(0), &half.into(), &(ROWS - half).into())
    );
    assert_eq!(come(), ROWS);
    office.whole();
}
