//! The programme and the minutes of an invented conference.

use chrono::NaiveTime;
use workflow::paper::*;

use super::texts::MATTERS;
use super::{day, letterhead, petition, recipients, signature};

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
        label: "Trả lời của Phòng Nông nghiệp và Môi trường".to_owned(),
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
        reports: vec![CommuneMatter {
            petition: petition(4),
            commune: "Đảng ủy xã Gia Khánh".to_owned(),
            raised_in: "tháng 02 năm 2025".to_owned(),
            standing: "Đã nạo vét xong 800 m mương.".to_owned(),
        }],
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
        silent: vec![NamedPost {
            name: "Lê Ngọc Việt".to_owned(),
            post: "Bí thư Chi bộ thôn Đông Hạ".to_owned(),
        }],
        substitutes: vec![
            "đồng chí Trần Thị Hoa, Phó Bí thư Đảng ủy xã Gia Tân dự thay đồng chí Lê Văn Nam, Bí thư Đảng ủy xã Gia Tân".to_owned(),
        ],
        addenda: vec!["Ngày 07/3/2025: Bổ sung 01 ý kiến về đường liên thôn (đồng chí Lê Văn Nam ký).".to_owned()],
        petitions: vec![RecordedPetition {
            petition: petition(6),
            addressed_to: "Ủy ban nhân dân huyện".to_owned(),
            exception: Some("Chi ủy chưa họp; đồng chí Phạm Thị Hạnh đồng ý.".to_owned()),
            answered_on_spot: Some("Phòng Tài chính - Kế hoạch sẽ cấp bù trong quý II.".to_owned()),
        }],
        withheld: 1,
        conclusions: vec!["Các chi bộ triển khai ngay sau hội nghị.".to_owned()],
        next_host: Some(NextHost {
            host: "xã Gia Khánh".to_owned(),
            date: Some(day(2025, 4, 8)),
        }),
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
