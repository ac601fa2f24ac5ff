//! The timed items of a conference's half day.
use super::conference::Session;
use super::sheet;
use chrono::{NaiveTime, TimeDelta};
use std::collections::{BTreeMap, BTreeSet};
use workflow::calendar::HalfDay;
use workflow::conference::AttendanceCategory;
use workflow::cycle::CycleMonth;
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
/// `reported`: whether communes have anything to report on; `again`: codes of petitions that were
/// taken up again.
pub(super) fn items(
    session: &Session<'_>,
    announcements: &[AnnouncedAnswer],
    reported: bool,
    again: &BTreeSet<String>,
) -> Vec<AgendaItem> {
    let mut from = match session.conference.slot.half {
        HalfDay::Morning => MORNING,
        HalfDay::Afternoon => AFTERNOON,
    };
    let mut items = Vec::new();
    for planned in planned(session, announcements, reported, again) {
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

fn planned(
    session: &Session<'_>,
    announcements: &[AnnouncedAnswer],
    reported: bool,
    again: &BTreeSet<String>,
) -> Vec<Planned> {
    let chair = comrade(&session.named(session.chair()).name);
    let secretary = comrade(&session.named(session.minute_taker()).name);
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
        all.push(item(25, &announcing(session, announcements, again), &chair));
    }
    all.extend(kept_promises(session, reported));
    all.push(reports(session));
    let end = match session.conference.host {
        Some(_) => "Thông báo đơn vị đăng cai kỳ sau; bế mạc",
        None => "Thông báo thời gian họp kỳ sau; bế mạc",
    };
    all.extend([
        item(
            35,
            "Thảo luận; tiếp thu, trả lời tại chỗ những nội dung thuộc thẩm quyền",
            &format!("{chair} điều hành"),
        ),
        item(20, "Kết luận hội nghị", &chair),
        item(10, end, &secretary),
    ]);
    all
}

fn announcing(
    session: &Session<'_>,
    lines: &[AnnouncedAnswer],
    again: &BTreeSet<String>,
) -> String {
    let last = session.facts.previous.as_ref().map(|c| c.month);
    let of = last.map_or_else(String::new, |m| format!(" kỳ {}", sheet::month(m)));
    let count = |n: usize| words::numbers::count(u32::try_from(n).unwrap_or(u32::MAX));
    let mut earlier: BTreeMap<(CycleMonth, bool), usize> = BTreeMap::new();
    for code in lines.iter().map(|line| line.petition.code.as_str()) {
        if let Some(month) = month_of(code).filter(|m| Some(*m) < last) {
            *earlier.entry((month, again.contains(code))).or_default() += 1;
        }
    }
    let named = |((month, again), n): (&(CycleMonth, bool), &usize)| {
        let how = if *again {
            "xem xét lại"
        } else {
            "chuyển sang"
        };
        format!("{} kiến nghị kỳ {} {how}", count(*n), sheet::month(*month))
    };
    let earlier: Vec<_> = earlier.iter().map(named).collect();
    let of_them = match earlier.as_slice() {
        [] => String::new(),
        some => format!(", gồm {}", some.join(", ")),
    };
    let lines = count(lines.len());
    format!("Công bố kết quả trả lời kiến nghị{of} ({lines} nội dung{of_them})")
}

/// The month in which a petition was raised, by its code: `GLOC-2025-01-K1-01`.
fn month_of(code: &str) -> Option<CycleMonth> {
    let mut parts = code.split('-').skip(1);
    format!("{}-{}", parts.next()?, parts.next()?).parse().ok()
}

/// What those say who promised something: the communes of their own matters, where they have any to
/// report on, else the Office.
fn kept_promises(session: &Session<'_>, reported: bool) -> Option<Planned> {
    let (title, presenter) = match session.communes() {
        Some(communes) if reported => (
            format!(
                "Đảng ủy các {communes} báo cáo kết quả giải quyết nội dung thuộc thẩm quyền, cam kết đến hạn"
            ),
            format!("Bí thư Đảng ủy các {communes}"),
        ),
        Some(_) => return None,
        None => (
            "Báo cáo kết quả thực hiện các nội dung đã trả lời, cam kết đến hạn".to_owned(),
            format!("Văn phòng {}", session.wording.committee),
        ),
    };
    Some(Planned {
        minutes: 20,
        title,
        presenter,
    })
}

/// What cells report or, where their secretaries are not called, the communes for them.
fn reports(session: &Session<'_>) -> Planned {
    let roster = session.names.preset().map(|p| &p.roster.0);
    let calls_cells = roster.is_none_or(|r| r.contains_key(&AttendanceCategory::CellSecretary));
    let communes = session.communes().filter(|_| !calls_cells);
    let (title, presenter) = match communes {
        Some(communes) => (
            format!("Đảng ủy các {communes} báo cáo tình hình đảng bộ, địa bàn trong tháng, nhiệm vụ tháng tới; nêu kiến nghị, đề xuất của các chi bộ"),
            format!("Bí thư Đảng ủy các {communes}"),
        ),
        None => (
            "Bí thư chi bộ báo cáo tình hình chi bộ, khu dân cư trong tháng, nhiệm vụ tháng tới; nêu kiến nghị, đề xuất".to_owned(),
            "Bí thư các chi bộ".to_owned(),
        ),
    };
    Planned {
        minutes: 70,
        title,
        presenter,
    }
}

fn comrade(name: &str) -> String {
    format!("Đồng chí {name}")
}
