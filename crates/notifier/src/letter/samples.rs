//! Letters of invented people, one of every kind.
use chrono::{NaiveDate, NaiveTime};
use workflow::petition::{FormFault, ReturnReason, State};

use super::*;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn head() -> Addressee {
    Addressee {
        name: "Nguyễn Thị Minh Hoà".to_owned(),
        post: Some("Trưởng phòng Nông nghiệp và Phát triển nông thôn".to_owned()),
    }
}

fn letter(news: News) -> LetterFacts {
    LetterFacts {
        addressee: head(),
        office: "Văn phòng Huyện ủy Gia Lộc".to_owned(),
        phone: None,
        news,
    }
}

fn due(what: &Move) -> Due {
    let (date, rule) = match what {
        Move::ExtensionGranted { until } => (*until, DueRule::Extended),
        Move::HandedToCommune => (day("2025-04-08"), DueRule::NextConference),
        Move::SignatureWaiting => (day("2025-04-03"), DueRule::Fixed),
        Move::RoutingWaiting => (day("2025-03-20"), DueRule::Changed),
        _ => {
            let (days, since) = (3, day("2025-03-17"));
            (day("2025-03-20"), DueRule::WorkingDays { days, since })
        }
    };
    Due { date, rule }
}

pub(crate) fn petition(what: Move, state: State) -> LetterFacts {
    let due = Some(due(&what));
    letter(News::Petition(PetitionNews {
        code: "GLOC-2025-03-K3-07".to_owned(),
        title: Some("Nạo vét kênh tưới thôn Cao Dương để kịp vụ chiêm xuân".to_owned()),
        state,
        due,
        by: Some(By {
            name: "Phạm Quang Vinh".to_owned(),
            on_behalf: Some("Lê Thị Thuý".to_owned()),
        }),
        what,
    }))
}

pub(crate) fn returned() -> LetterFacts {
    let what = Move::Returned {
        round: 2,
        reasons: [ReturnReason::NoDate, ReturnReason::Evasive].into(),
        note: "Nêu rõ đơn vị nạo vét và ngày hoàn thành; không trả lời “sẽ xem xét”.".to_owned(),
    };
    petition(what, State::Drafting)
}

pub(crate) fn slot(date: &str, hour: u32, place: &str) -> Slot {
    Slot {
        date: day(date),
        time: NaiveTime::from_hms_opt(hour, 30, 0).unwrap(),
        place: place.to_owned(),
    }
}

pub(crate) fn conference(what: ConferenceMove) -> LetterFacts {
    letter(News::Conference(ConferenceNews {
        name: "hội nghị giao ban Khu 3, tháng 3 năm 2025".to_owned(),
        slot: slot("2025-03-07", 7, "Hội trường Ủy ban nhân dân xã Đoàn Thượng"),
        what,
    }))
}

pub(crate) fn document(corrects: Option<&str>) -> LetterFacts {
    letter(News::Document(DocumentNews {
        symbol: "12-TB/HU".to_owned(),
        date: day("2025-04-03"),
        answers: [("Khu 3".to_owned(), 4)].into(),
        corrects: corrects.map(ToOwned::to_owned),
        by: None,
    }))
}

pub(crate) fn moved() -> LetterFacts {
    conference(ConferenceMove::Moved {
        before: slot("2025-03-06", 13, "Nhà văn hóa xã Toàn Thắng"),
        reason: "trùng kỳ họp Hội đồng nhân dân huyện".to_owned(),
    })
}

pub(crate) fn every() -> Vec<LetterFacts> {
    let text = ToOwned::to_owned;
    let unit = || "phòng Tài nguyên và Môi trường".to_owned();
    let until = day("2025-03-28");
    let reason = || text("chờ kết quả đo đạc thực địa");
    let moves = vec![
        (
            Move::ReturnedForForm {
                missing: [FormFault::OutcomeClass, FormFault::Signature].into(),
            },
            State::Drafting,
        ),
        (Move::Recalled { reason: reason() }, State::Drafting),
        (Move::DirectionWaiting, State::Consolidated),
        (Move::RoutingWaiting, State::Directed),
        (Move::SignatureWaiting, State::Approved),
        (Move::RoutedToLead, State::Routed),
        (Move::RoutedToSupport { lead: unit() }, State::Routed),
        (Move::HandedToCommune, State::Routed),
        (
            Move::TakenAsUrgent { reason: reason() },
            State::Consolidated,
        ),
        (
            Move::RoutingRefused {
                unit: unit(),
                proposed: text("phòng Kinh tế và Hạ tầng"),
                reason: reason(),
            },
            State::Directed,
        ),
        (
            Move::ExtensionRequested {
                unit: unit(),
                until,
                reason: reason(),
            },
            State::Drafting,
        ),
        (Move::ExtensionGranted { until }, State::Drafting),
        (Move::ExtensionRefused { reason: reason() }, State::Drafting),
        (
            Move::Withdrawn {
                note: Some(reason()),
            },
            State::Withdrawn,
        ),
    ];
    let mut all = vec![
        returned(),
        document(None),
        document(Some("10-TB/HU")),
        moved(),
    ];
    all.extend(moves.into_iter().map(|(what, state)| petition(what, state)));
    all.extend(of_conferences());
    all
}

fn of_conferences() -> Vec<LetterFacts> {
    let text = ToOwned::to_owned;
    let mut all = Vec::new();
    for part in [
        Invitation::Guest,
        Invitation::Chair,
        Invitation::Secretary,
        Invitation::Replaced {
            by: text("Trần Văn An"),
        },
        Invitation::Instead {
            of: text("Hà Đức Quý"),
        },
    ] {
        all.push(conference(ConferenceMove::Invited(part)));
    }
    all.push(conference(ConferenceMove::TookIn {
        other: text("hội nghị giao ban Khu 5, tháng 3 năm 2025"),
    }));
    all.push(conference(ConferenceMove::PutOff { count: 2 }));
    all.push(conference(ConferenceMove::Cancelled {
        reason: text("bão số 3"),
        instead: text("Kiến nghị gửi bằng văn bản; nội dung trả lời công bố tại hội nghị tháng 4."),
    }));
    all
}

pub(crate) fn digest() -> Digest {
    let item = |code: &str, title: Option<&str>, state, standing| DigestItem {
        code: code.to_owned(),
        title: title.map(ToOwned::to_owned),
        state: Some(state),
        answer: None,
        standing,
    };
    let overdue = |due, days| Standing::Overdue {
        due: day(due),
        days,
    };
    Digest {
        addressee: head(),
        office: "Văn phòng Huyện ủy Gia Lộc".to_owned(),
        phone: Some("0900 000 900".to_owned()),
        today: day("2025-03-20"),
        items: vec![
            item(
                "GLOC-2025-03-K5-02",
                None,
                State::Routed,
                Standing::Coming {
                    due: day("2025-03-25"),
                },
            ),
            item(
                "GLOC-2025-03-K3-07",
                Some("Nạo vét kênh tưới thôn Cao Dương"),
                State::Drafting,
                Standing::Today,
            ),
            item(
                "GLOC-2025-02-K1-03",
                Some("Hỗ trợ giống lúa sau bão"),
                State::Drafting,
                overdue("2025-03-18", 2),
            ),
            item(
                "GLOC-2025-02-K6-01",
                Some("Cấp nước sạch thôn Lãng Xuyên"),
                State::Drafting,
                overdue("2025-03-12", 6),
            ),
            item(
                "GLOC-2025-01-K2-04",
                Some("Đường trục thôn Bùi Hạ"),
                State::Announced,
                Standing::News,
            ),
        ],
        limit: 50,
    }
}
