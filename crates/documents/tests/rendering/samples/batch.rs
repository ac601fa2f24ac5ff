//! The table and the notice of an invented month.

use workflow::paper::*;
use workflow::petition::OutcomeClass;

use super::texts::MATTERS;
use super::{day, letterhead, petition, recipients, signature};

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
        as_of: day(2025, 4, 10),
        grouping: Grouping::Cluster("khu".to_owned()),
        groups: groups.collect(),
        remarks: vec!["lượt ý kiến của kiến nghị gộp tính ở Khu I".to_owned()],
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
        (OutcomeClass::InProgress, "Đang giải quyết"),
        (OutcomeClass::Settled, "Đã giải quyết xong"),
        (OutcomeClass::Explained, "Giải trình, cung cấp thông tin"),
    ];
    let (class, outcome) = outcomes[index % 3];
    AnsweredPetition {
        petition: petition(index),
        answered_by: "Phòng Nông nghiệp và Môi trường".to_owned(),
        answer: MATTERS[index % MATTERS.len()].1.to_owned(),
        class: Some(class),
        outcome: outcome.to_owned(),
        promised: index.is_multiple_of(3).then(|| day(2025, 9, 5)),
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
        corrects: None,
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
            due: Some(day(2025, 4, 9)),
            cycles: 1,
        }).collect(),
        elsewhere: Vec::new(),
        withheld: 0,
        earlier: Earlier::default(),
        duty: AnnouncementDuty {
            announcers: "các đồng chí trưởng khu".to_owned(),
            at_cycle: "tháng 4 năm 2025".to_owned(),
            report_by: Some(day(2025, 4, 14)),
            report_to: "Văn phòng Huyện ủy".to_owned(),
        },
        signature: signature(),
        recipients: recipients(),
    }
}
