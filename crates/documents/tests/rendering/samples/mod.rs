//! Invented papers of an invented month, close to what an office would print.

pub(crate) mod batch;
mod conference;
mod texts;

use chrono::{DateTime, NaiveDate, Utc};
use documents::RenderStamp;
use workflow::paper::*;

pub(crate) use batch::{consolidated, notice};
pub(crate) use conference::{agenda, minutes};
use texts::MATTERS;

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

pub(crate) fn stamp() -> RenderStamp {
    RenderStamp {
        created: DateTime::<Utc>::from_timestamp(1_741_600_000, 0).expect("a moment"),
        id: "0195a3c2-7b1e-7c00-8000-00000000002a".to_owned(),
    }
}

pub(crate) fn letterhead(symbol: &str) -> Letterhead {
    Letterhead {
        superior: Some("ĐẢNG BỘ TỈNH HẢI DƯƠNG".to_owned()),
        issuer: "HUYỆN ỦY GIA LỘC".to_owned(),
        number: PaperNumber::Assigned {
            symbol: symbol.to_owned(),
        },
        place: "Gia Lộc".to_owned(),
        date: PaperDate::On(day(2025, 4, 2)),
        party_title: "ĐẢNG CỘNG SẢN VIỆT NAM".to_owned(),
    }
}

pub(crate) fn signature() -> Signature {
    Signature {
        authority: Some("T/M BAN THƯỜNG VỤ".to_owned()),
        post: "PHÓ BÍ THƯ THƯỜNG TRỰC".to_owned(),
        name: "Vũ Đình Khoát".to_owned(),
    }
}

pub(crate) fn recipients() -> Recipients {
    let entries = [
        "Thường trực Huyện ủy",
        "Các đồng chí Ủy viên Ban Thường vụ, trưởng khu, phó khu",
        "Đảng ủy các xã, thị trấn",
        "Các phòng, ban, ngành có nội dung trả lời",
    ];
    Recipients {
        entries: entries.map(str::to_owned).to_vec(),
        archive: Some("Lưu Văn phòng Huyện ủy".to_owned()),
    }
}

pub(crate) fn proposer(index: usize) -> Proposer {
    let cells = [
        "Chi bộ thôn Đồng Bào",
        "Chi bộ thôn Quán Đào",
        "Chi bộ thôn Cao Dương",
    ];
    let communes = ["xã Gia Xuyên", "xã Tân Tiến", "xã Gia Khánh"];
    Proposer {
        cell: cells[index % 3].to_owned(),
        commune: Some(communes[index % 3].to_owned()),
        cluster: Some(format!(
            "Khu {}",
            ["I", "II", "III", "IV", "V", "VI"][index % 6]
        )),
    }
}

pub(crate) fn petition(index: usize) -> PetitionText {
    let merged = index % 7 == 3;
    let mut proposers = vec![proposer(index)];
    if merged {
        proposers.push(proposer(index + 1));
    }
    PetitionText {
        code: format!("GLOC-2025-03-K{}-{:02}", index % 6 + 1, index + 1),
        proposers,
        content: MATTERS[index % MATTERS.len()].0.to_owned(),
        opinions: if merged { 2 } else { 1 },
    }
}

pub(crate) fn all() -> Vec<(&'static str, Paper)> {
    vec![
        ("agenda", Paper::Agenda(Box::new(agenda()))),
        ("minutes", Paper::Minutes(Box::new(minutes()))),
        (
            "table",
            Paper::ConsolidatedTable(Box::new(consolidated(29))),
        ),
        ("notice", Paper::ResultNotice(Box::new(notice(29)))),
    ]
}
