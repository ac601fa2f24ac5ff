//! Closed days, halls, caps, registrations and mergers.
use super::*;

#[test]
fn closed_days_are_avoided_and_overridden_with_a_reason() {
    let office = Desk::open();
    let harvest = [
        "--from",
        "1/6/2025",
        "--to",
        "15/6/2025",
        "--why",
        "Thu hoạch lúa chiêm xuân",
    ];
    office.by(
        OFFICE,
        &[&["blackout", "--unit", "gia-tan"], &harvest[..]].concat(),
    );
    office.by(OFFICE, &["plan", "--year", "2025"]);
    assert_ne!(office.host("2025-06", "K1"), "gia-tan");
    let set = ["set", "2025-06/K1", "gia-tan"];
    office.refused(OFFICE, &set, 3, "ngày không nhận đăng cai");
    let reason = [
        "--reason",
        "Xã đề nghị được đăng cai",
        "--approver",
        APPROVER,
    ];
    let told = office.by(OFFICE, &[&set, &reason[..]].concat());
    assert!(
        told.contains("Xã đề nghị được đăng cai (người cho phép: "),
        "{told}"
    );
    assert_eq!(office.host("2025-06", "K1"), "gia-tan");
    office.by(OFFICE, &["reopen", "2", "--year", "2025"]);
    office.by(OFFICE, &["room", "gia-tan", "--no-hall", "--year", "2025"]);
    office.by(
        OFFICE,
        &["room", "gia-khanh", "--seats", "10", "--year", "2025"],
    );
    let told = office.by(OFFICE, &["plan", "--year", "2025"]);
    assert!(told.contains("Gia Tân đăng cai tháng 6"), "{told}");
    assert!(told.contains("mà không có hội trường"), "{told}");
    let year = office.year();
    let broken = year["violations"].as_array().unwrap().iter();
    let costs: Vec<u64> = broken.map(|v| v["cost"].as_u64().unwrap()).collect();
    assert!(
        costs.len() > 3 && costs.is_sorted_by(|a, b| a >= b),
        "{costs:?}"
    );
    office.audited();
}

#[test]
fn communes_register_and_may_be_allowed_more() {
    let office = Desk::open();
    let told = office.by(TAN, &["register", "gia-tan", "--month", "2025-03,2025-09"]);
    assert!(
        told.contains("xã Gia Tân: đăng ký tháng 3 năm 2025, tháng 9 năm 2025"),
        "{told}"
    );
    office.refused(
        TAN,
        &["register", "gia-khanh", "--month", "2025-03"],
        6,
        "thẩm quyền",
    );
    office.by(OFFICE, &["plan", "--year", "2025"]);
    assert_eq!(office.host("2025-03", "K1"), "gia-tan");
    let cap = ["cap", "gia-tan", "--most", "4", "--year", "2025"];
    office.refused(OFFICE, &cap, 2, "lý do và người cho phép");
    let reason = ["--reason", "Có hội trường lớn", "--approver", APPROVER];
    let told = office.by(OFFICE, &[&cap, &reason[..]].concat());
    assert!(
        told.contains("xã Gia Tân: được đăng cai đến 4 lần – Có hội trường lớn"),
        "{told}"
    );
    office.audited();
}

/// Gia Lương becomes a part of Gia Tân in July.
#[test]
fn a_commune_that_has_merged_is_named_with_its_successor() {
    let office = Desk::open();
    let db = rusqlite::Connection::open(office.0.path().join("office.db")).unwrap();
    db.execute_batch(
        "UPDATE unit SET valid_to = '2025-06-30' WHERE key = 'gia-luong';
         INSERT INTO unit_successor SELECT a.id, b.id FROM unit a, unit b WHERE a.key = 'gia-luong' AND b.key = 'gia-tan';",
    )
    .unwrap();
    drop(db);
    let set = ["set", "2025-08/K1", "gia-luong"];
    office.refused(
        OFFICE,
        &set,
        3,
        "Xã Gia Lương không còn hoạt động vào ngày đó",
    );
    office.refused(OFFICE, &set, 3, "Chọn đơn vị kế thừa: xã Gia Tân");
    let told = office.by(OFFICE, &["plan", "--year", "2025"]);
    assert!(told.contains("xã Gia Tân (kế thừa xã Gia Lương)"), "{told}");
    let year = office.year();
    let own = |u: &&Value| u["unit"]["key"] == "gia-tan";
    let merged = year["units"].as_array().unwrap().iter().find(own).unwrap();
    assert_eq!((&merged["least"], &merged["most"]), (&3.into(), &5.into()));
    let late = conferences(&year).filter(|c| c["month"].as_str().unwrap() > "2025-06");
    assert!(late.into_iter().all(|c| c["host"]["key"] != "gia-luong"));
    // No audit: the office was changed behind its history.
}
