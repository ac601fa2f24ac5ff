//! The timed items of a conference's half day.
use super::conference::Session;
use super::sheet;
use chrono::{NaiveTime, TimeDelta};
use workflow::calendar::HalfDay;
use workflow::paper::{AgendaItem, AnnouncedAnswer};

/// When a morning and an afternoon begin.
const MORNING: NaiveTime = NaiveTime::from_hms_opt(7, 30, 0).expect("a time of day");
const AFTERNOON: NaiveTime = NaiveTime::from_hms_opt(13, 30, 0).expect("a time of day");

/// An item of the programme before it has its hour.
struct Planned {
    minutes: i64,
    title: String,
    presenter: String,
}

/// The items in their order, one after the other from the beginning of the half day.
pub(super) fn items(session: &Session<'_>, announcements: &[AnnouncedAnswer]) -> Vec<AgendaItem> {
    let mut from = match session.conference.slot.half {
        HalfDay::Morning => MORNING,
        HalfDay::Afternoon => AFTERNOON,
    };
    let mut items = Vec::new();
    for planned in planned(session, announcements) {
        let until = from + TimeDelta::minutes(planned.minutes);
        items.push(AgendaItem {
            from,
            until: Some(until),
            title: planned.title,
            presenter: planned.presenter,
        });
        from = until;
    }
    items
}

fn planned(session: &Session<'_>, announcements: &[AnnouncedAnswer]) -> Vec<Planned> {
    let chair = comrade(&session.named(session.chair()).name);
    let secretary = comrade(&session.named(session.minute_taker()).name);
    let communes = &session.wording.communes;
    let item = |minutes, title: &str, presenter: &str| Planned {
        minutes,
        title: title.to_owned(),
        presenter: presenter.to_owned(),
    };
    let mut all = vec![item(
        15,
        "Ổn định tổ chức, điểm danh; tuyên bố lý do, giới thiệu đại biểu",
        &secretary,
    )];
    if !announcements.is_empty() {
        all.push(item(25, &announcing(session, announcements.len()), &chair));
    }
    all.extend([
        item(
            20,
            &format!("Đảng ủy các {communes} báo cáo kết quả giải quyết nội dung thuộc thẩm quyền, cam kết đến hạn"),
            &format!("Bí thư Đảng ủy các {communes}"),
        ),
        item(
            70,
            "Bí thư chi bộ báo cáo tình hình chi bộ, khu dân cư trong tháng, nhiệm vụ tháng tới; nêu kiến nghị, đề xuất",
            "Bí thư các chi bộ",
        ),
        item(
            35,
            "Thảo luận; đại diện các phòng, ban, ngành phát biểu, tiếp thu, trả lời tại chỗ",
            &format!("{chair} điều hành"),
        ),
        item(20, "Kết luận hội nghị", &chair),
        item(10, "Thông báo đơn vị đăng cai kỳ sau; bế mạc", &secretary),
    ]);
    all
}

fn announcing(session: &Session<'_>, lines: usize) -> String {
    let last = session.facts.previous.as_ref();
    let of = last.map_or_else(String::new, |c| format!(" kỳ {}", sheet::month(c.month)));
    let lines = u32::try_from(lines).unwrap_or(u32::MAX);
    let lines = words::numbers::count(lines);
    format!("Công bố kết quả trả lời kiến nghị{of} ({lines} nội dung)")
}

fn comrade(name: &str) -> String {
    format!("Đồng chí {name}")
}
