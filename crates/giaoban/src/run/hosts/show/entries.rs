//! What stands in the register beside the hosts: closed days, halls, caps, registrations, swaps.
use super::named;
use crate::session::Session;
use store::queries::{HostYearView, TurnView};
use words::messages::Term as _;
use workflow::hosting::Room;

pub(super) fn closed(session: &Session, view: &HostYearView) -> Option<String> {
    let say = session.say;
    let heads = [
        ("Mục số", "Entry"),
        ("Ngày không nhận đăng cai", "Closed days"),
        ("Đơn vị", "For"),
        ("Lý do", "Why"),
    ];
    let rows = view.blackouts.iter().map(|b| {
        let all = || say.of("tất cả", "all").to_owned();
        vec![
            b.number.to_string(),
            format!("{} – {}", say.day(b.from), say.day(b.to)),
            b.whom.as_ref().map_or_else(all, |u| u.name.clone()),
            b.why.clone(),
        ]
    });
    (!view.blackouts.is_empty()).then(|| session.out.table(&heads, rows))
}

/// Halls, caps and registrations, a line each.
pub(super) fn rooms(session: &Session, view: &HostYearView) -> Option<String> {
    let say = session.say;
    let halls = view.rooms.iter().map(|r| match r.room {
        Room::None => format!(
            "{}: {}",
            r.unit.name,
            say.of("không có hội trường", "no hall")
        ),
        Room::Seats(n) => format!(
            "{}: {} {} {}",
            r.unit.name,
            say.of("hội trường", "a hall of"),
            say.count(n),
            say.of("chỗ", "seats")
        ),
    });
    let caps = view.caps.iter().map(|c| {
        format!(
            "{}: {} {} {} – {} ({} {})",
            c.unit.name,
            say.of("được đăng cai đến", "may host up to"),
            say.count(c.most.into()),
            say.of("lần", "times"),
            c.exception.reason,
            say.of("người cho phép:", "approved by"),
            c.exception.approver.name
        )
    });
    let wishes = view.registered.iter().map(|r| {
        let months: Vec<String> = r.months.iter().map(|m| named(say, *m)).collect();
        let said = say.of("đăng ký", "has registered for");
        format!("{}: {said} {}", r.unit.name, months.join(", "))
    });
    let lines: Vec<String> = halls.chain(caps).chain(wishes).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

pub(super) fn swaps(session: &Session, view: &HostYearView) -> Option<String> {
    let say = session.say;
    let heads = [
        ("Số", "No."),
        ("Đơn vị đề nghị", "Asks"),
        ("Đơn vị được đề nghị", "Is asked"),
        ("Lý do", "Why"),
        ("Trạng thái", "State"),
    ];
    let turn = |t: &TurnView| format!("{} – {}", t.host.name, named(say, t.month));
    let rows = view.swaps.iter().map(|s| {
        vec![
            s.number.to_string(),
            turn(&s.ours),
            turn(&s.theirs),
            s.reason.clone(),
            s.state.name_in(say.0),
        ]
    });
    (!view.swaps.is_empty()).then(|| session.out.table(&heads, rows))
}
