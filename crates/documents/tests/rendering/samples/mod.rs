//! Invented papers of an invented month, close to what an office would print.

mod texts;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use documents::RenderStamp;
use workflow::paper::*;

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

fn head() -> ConferenceHead {
    ConferenceHead {
        cycle: "tháng 3 năm 2025".to_owned(),
        cluster: Some("Khu III".to_owned()),
        host: "xã Gia Tân".to_owned(),
        place: "Hội trường Ủy ban nhân dân xã Gia Tân".to_owned(),
        date: day(2025, 3, 7),
        session: "(buổi sáng)".to_owned(),
        chair: NamedPost {
            name: "Phạm Thị Hạnh".to_owned(),
            post: "Ủy viên Ban Thường vụ Huyện ủy, Trưởng khu III".to_owned(),
        },
        secretary: NamedPost {
            name: "Đỗ Xuân Trường".to_owned(),
            post: "Huyện ủy viên, Phó khu III".to_owned(),
        },
    }
}

fn at(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).expect("a time of day")
}

fn announced(index: usize) -> AnnouncedAnswer {
    AnnouncedAnswer {
        petition: petition(index),
        answered_by: "Phòng Nông nghiệp và Môi trường".to_owned(),
        answer: MATTERS[index % MATTERS.len()].1.to_owned(),
        outcome: "Đang giải quyết".to_owned(),
        document: Some(DocumentRef {
            symbol: "04-TB/HU".to_owned(),
            date: day(2025, 3, 3),
        }),
    }
}

pub(crate) fn agenda() -> Agenda {
    let items = [
        (
            8,
            0,
            "Ổn định tổ chức, điểm danh đại biểu",
            "Thư ký hội nghị",
        ),
        (
            8,
            10,
            "Công bố kết quả trả lời kiến nghị kỳ tháng 02 năm 2025",
            "Trưởng khu III",
        ),
        (
            8,
            40,
            "Đảng ủy các xã báo cáo kết quả giải quyết nội dung thuộc thẩm quyền",
            "Bí thư Đảng ủy các xã",
        ),
        (
            9,
            10,
            "Bí thư chi bộ báo cáo tình hình chi bộ, khu dân cư trong tháng và nhiệm vụ tháng sau; nêu kiến nghị",
            "Bí thư các chi bộ",
        ),
        (
            10,
            30,
            "Thảo luận; các phòng, ban phát biểu",
            "Chủ trì điều hành",
        ),
        (11, 0, "Kết luận hội nghị", "Trưởng khu III"),
    ];
    let items = items.map(|(hour, minute, title, presenter)| AgendaItem {
        from: at(hour, minute),
        until: (hour > 10).then(|| at(11, 30)),
        title: title.to_owned(),
        presenter: presenter.to_owned(),
    });
    Agenda {
        letterhead: letterhead("12-CTr/HU"),
        conference: head(),
        items: items.to_vec(),
        announcements: vec![announced(0), announced(3)],
        commune_matters: vec![CommuneMatter {
            petition: petition(4),
            commune: "Đảng ủy xã Gia Khánh".to_owned(),
            raised_in: "tháng 02 năm 2025".to_owned(),
            standing: "đã nạo vét 450/800 m mương, hoàn thành trước ngày 15/3/2025".to_owned(),
        }],
        promises_due: vec![PromiseDue {
            code: "GLOC-2024-11-K3-02".to_owned(),
            body: "Điện lực Gia Lộc".to_owned(),
            promise: "thay máy biến áp thôn Lãng Xuyên".to_owned(),
            due: day(2025, 2, 28),
            standing: String::new(),
        }],
        committee_tasks: vec![
            "Tập trung chỉ đạo gieo cấy, chăm sóc lúa chiêm xuân; hoàn thành trước ngày 10/3/2025.".to_owned(),
            "Chuẩn bị đại hội đảng bộ cấp xã theo Kế hoạch số 61-KH/HU, ngày 27/8/2024 của Ban Thường vụ Huyện ủy.".to_owned(),
        ],
        key_matters: vec![
            "Giải phóng mặt bằng đường trục Bắc - Nam.".to_owned(),
            "Thu gom rác thải tại khu dân cư.".to_owned(),
        ],
        next_host: Some(NextHost { host: "xã Thống Nhất".to_owned(), date: Some(day(2025, 4, 8)) }),
        roster: roster(),
        signature: signature(),
        recipients: recipients(),
    }
}

fn roster() -> Vec<RosterGroup> {
    let person = |name: &str, post: &str, note: &str| RosterEntry {
        name: name.to_owned(),
        post: post.to_owned(),
        note: note.to_owned(),
    };
    let group = |category: &str, people: Vec<RosterEntry>| RosterGroup {
        category: category.to_owned(),
        people,
    };
    vec![
        group(
            "Ủy viên Ban Thường vụ phụ trách khu",
            vec![person(
                "Phạm Thị Hạnh",
                "Trưởng Ban Tổ chức Huyện ủy",
                "Chủ trì",
            )],
        ),
        group(
            "Cấp ủy viên phụ trách xã",
            vec![person(
                "Đỗ Xuân Trường",
                "Huyện ủy viên, Trưởng phòng Tài chính - Kế hoạch",
                "Thư ký",
            )],
        ),
        group(
            "Bí thư Đảng ủy xã",
            vec![
                person("Nguyễn Hữu Thắng", "Bí thư Đảng ủy xã Gia Tân", ""),
                person(
                    "Bùi Thị Ngoãn",
                    "Bí thư Đảng ủy xã Gia Khánh",
                    "Đồng chí Lê Quỳ dự thay",
                ),
            ],
        ),
        group(
            "Phó bí thư, Chủ tịch Ủy ban nhân dân xã",
            vec![person(
                "Trần Công Quỹ",
                "Chủ tịch Ủy ban nhân dân xã Gia Tân",
                "",
            )],
        ),
        group(
            "Bí thư chi bộ nông thôn",
            vec![
                person(
                    "Hoàng Văn Chuyển",
                    "Bí thư Chi bộ thôn Phúc Mại, xã Gia Tân",
                    "",
                ),
                person(
                    "Đặng Thị Thuỷ",
                    "Bí thư Chi bộ thôn Lãng Xuyên, xã Gia Tân",
                    "",
                ),
            ],
        ),
    ]
}

pub(crate) fn row(index: usize) -> ConsolidatedRow {
    let (_, answer, field) = MATTERS[index % MATTERS.len()];
    let done = index % 3 != 2;
    ConsolidatedRow {
        petition: petition(index),
        field: field.to_owned(),
        competence: ["Cấp huyện", "Cấp xã", "Cấp tỉnh"][index % 3].to_owned(),
        lead: "Phòng Nông nghiệp và Môi trường".to_owned(),
        support: vec!["UBND xã Gia Xuyên".to_owned()],
        direction: Some("Giao kiểm tra thực tế, trả lời cụ thể từng nội dung.".to_owned()),
        due: Some(day(2025, 3, 24)),
        answer: done.then(|| answer.to_owned()),
        outcome: done.then(|| "Đang giải quyết, có lộ trình".to_owned()),
        document: done.then(|| DocumentRef {
            symbol: "1305-TB/HU".to_owned(),
            date: day(2025, 4, 2),
        }),
        announced_on: index.is_multiple_of(4).then(|| day(2025, 4, 8)),
        notes: if index == 5 {
            "Chuyển kỳ thứ 2".to_owned()
        } else {
            String::new()
        },
    }
}

/// A table of that many petitions over six clusters, the last of which has none.
pub(crate) fn consolidated(petitions: usize) -> ConsolidatedTable {
    let clusters = ["Khu I", "Khu II", "Khu III", "Khu IV", "Khu V", "Khu VI"];
    let groups = clusters
        .iter()
        .enumerate()
        .map(|(at, name)| ConsolidatedGroup {
            name: (*name).to_owned(),
            rows: (0..petitions)
                .filter(|index| index % 5 == at)
                .map(row)
                .collect(),
        });
    ConsolidatedTable {
        letterhead: letterhead("31-BC/VPHU"),
        cycle: "tháng 3 năm 2025".to_owned(),
        grouping: Grouping::Cluster,
        groups: groups.collect(),
        missing_minutes: Vec::new(),
        signature: Signature {
            authority: Some("K/T CHÁNH VĂN PHÒNG".to_owned()),
            post: "PHÓ CHÁNH VĂN PHÒNG".to_owned(),
            name: "Lê Thị Ngọc Huyền".to_owned(),
        },
        recipients: Recipients {
            entries: vec!["Thường trực Huyện ủy".to_owned()],
            archive: Some("Lưu Văn phòng Huyện ủy".to_owned()),
        },
    }
}

pub(crate) fn answered(index: usize) -> AnsweredPetition {
    let outcomes = [
        "Đã giải quyết xong",
        "Đang giải quyết",
        "Giải trình, cung cấp thông tin",
    ];
    AnsweredPetition {
        petition: petition(index),
        answered_by: "Phòng Nông nghiệp và Môi trường".to_owned(),
        answer: MATTERS[index % MATTERS.len()].1.to_owned(),
        outcome: outcomes[index % 3].to_owned(),
        promised: (index % 3 == 1).then(|| day(2025, 9, 5)),
    }
}

/// A notice of that many petitions: the last five are not answered.
pub(crate) fn notice(petitions: usize) -> ResultNotice {
    let answers = petitions.saturating_sub(5);
    let fields = [
        "Nông nghiệp",
        "Công nghiệp, dịch vụ, hạ tầng",
        "Chế độ, chính sách",
        "Đất đai",
    ];
    let groups = fields.iter().enumerate().map(|(at, field)| AnswerGroup {
        heading: (*field).to_owned(),
        answers: (0..answers)
            .filter(|index| index % 4 == at)
            .map(answered)
            .collect(),
    });
    ResultNotice {
        letterhead: letterhead("05-TB/HU"),
        cycle: "tháng 3 năm 2025".to_owned(),
        on_behalf_of: "Ban Thường vụ Huyện ủy".to_owned(),
        basis: vec![
            "Căn cứ Chỉ thị số 13-CT/TU của Ban Thường vụ Tỉnh ủy về giao ban bí thư chi bộ nông thôn".to_owned(),
            "Căn cứ Kế hoạch số 61-KH/HU, ngày 27/8/2021 của Ban Thường vụ Huyện ủy".to_owned(),
        ],
        answers: groups.filter(|group| !group.answers.is_empty()).collect(),
        declined: (answers..petitions.min(answers + 1)).map(|index| DeclinedPetition {
            petition: petition(index),
            reason: "Nội dung đã được trả lời tại Thông báo số 04-TB/HU, ngày 03/3/2025.".to_owned(),
        }).collect(),
        referred: (answers + 1..petitions.min(answers + 3)).map(|index| ReferredPetition {
            petition: petition(index),
            to: "Ban Thường vụ Tỉnh ủy".to_owned(),
            document: Some(DocumentRef { symbol: "1301-CV/HU".to_owned(), date: day(2025, 3, 20) }),
        }).collect(),
        carried: (answers + 3..petitions).map(|index| CarriedPetition {
            petition: petition(index),
            owed_by: "Điện lực Gia Lộc".to_owned(),
            reason: "đang chờ kết quả đo đạc hiện trường".to_owned(),
            cycles: 1,
        }).collect(),
        duty: AnnouncementDuty {
            announcers: "các đồng chí trưởng khu".to_owned(),
            at_cycle: "tháng 4 năm 2025".to_owned(),
            report_by: Some(day(2025, 4, 14)),
        },
        signature: signature(),
        recipients: recipients(),
    }
}

pub(crate) fn minutes() -> Minutes {
    Minutes {
        letterhead: letterhead("03-BB/HU"),
        conference: head(),
        opened: at(8, 0),
        closed: at(11, 20),
        attendance: roster()
            .iter()
            .map(|group| AttendanceLine {
                category: group.category.clone(),
                present: 4,
                excused: 1,
                unexcused: 0,
            })
            .collect(),
        absences: vec![
            Absence {
                who: "đồng chí Lê Quỳ".to_owned(),
                reason: Some("đi công tác".to_owned()),
            },
            Absence {
                who: "đồng chí Mai Thế Nghị".to_owned(),
                reason: None,
            },
        ],
        announced: vec![announced(0)],
        speeches: vec![Speech {
            speaker: "Hoàng Văn Chuyển".to_owned(),
            post: "Bí thư Chi bộ thôn Phúc Mại".to_owned(),
            gist: "Chi bộ có 32 đảng viên; trong tháng đã họp thường kỳ ngày 03/3/2025, đạt 96,9%."
                .to_owned(),
        }],
        petitions: vec![RecordedPetition {
            petition: petition(6),
            addressed_to: "Ủy ban nhân dân huyện".to_owned(),
            answered_on_spot: Some("Phòng Tài chính - Kế hoạch sẽ cấp bù trong quý II.".to_owned()),
        }],
        conclusions: vec!["Các chi bộ triển khai ngay sau hội nghị.".to_owned()],
        recorder: Signature {
            authority: None,
            post: "NGƯỜI GHI BIÊN BẢN".to_owned(),
            name: "Đỗ Xuân Trường".to_owned(),
        },
        chair: Signature {
            authority: None,
            post: "CHỦ TRÌ HỘI NGHỊ".to_owned(),
            name: "Phạm Thị Hạnh".to_owned(),
        },
        recipients: Recipients::default(),
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
