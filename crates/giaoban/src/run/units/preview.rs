//! What a change of units moves, for people.
use crate::say::Say;
use crate::session::Session;
use store::queries::{NamedUnit, UnitMove, UnitsPreview};
use words::messages::Term as _;

pub(super) fn people(session: &Session, moves: &UnitsPreview, written: bool) -> String {
    let parts = [
        Some(head(session, moves, written)),
        units(session, moves),
        posts(session, moves),
        petitions(session, moves),
        conferences(session, moves),
        turns(session, moves),
        waiting(session.say, moves),
        since(session.say, moves, written),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

fn head(session: &Session, moves: &UnitsPreview, written: bool) -> String {
    let say = session.say;
    let day = say.day(moves.on);
    match (written, say.0) {
        (true, words::Language::Vi) => format!("Đã thực hiện, từ ngày {day}:"),
        (true, words::Language::En) => format!("Done, as of {day}:"),
        (false, words::Language::Vi) => {
            format!("Xem trước thay đổi từ ngày {day}; chưa ghi gì:")
        }
        (false, words::Language::En) => format!("What would change on {day}; nothing is written:"),
    }
}

fn named(unit: &NamedUnit) -> String {
    format!("{} ({})", unit.name, unit.key)
}

fn listed<'u>(units: impl IntoIterator<Item = &'u NamedUnit>) -> String {
    let all: Vec<_> = units.into_iter().map(named).collect();
    if all.is_empty() {
        "–".to_owned()
    } else {
        all.join("\n")
    }
}

/// The units that were named; those below them are counted.
fn units(session: &Session, moves: &UnitsPreview) -> Option<String> {
    let say = session.say;
    let heads = [
        ("Đơn vị", "Unit"),
        ("Loại", "Kind"),
        ("Đơn vị kế thừa", "Taken over by"),
    ];
    let row = |u: &UnitMove| vec![named(&u.from), u.kind.name_in(say.0), listed(&u.to)];
    let table = session
        .out
        .table(&heads, moves.units.iter().filter(|u| u.named).map(row));
    let below = moves.units.iter().filter(|u| !u.named).count();
    let below = u32::try_from(below).unwrap_or(u32::MAX);
    if below == 0 {
        return Some(table);
    }
    let count = say.count(below);
    let said = match say.0 {
        words::Language::Vi => format!("Đơn vị cấp dưới chuyển theo, giữ nguyên mã: {count}."),
        words::Language::En => format!("Units below that go along and keep their keys: {count}."),
    };
    Some(format!("{table}\n{said}"))
}

/// Posts that change more than their unit: those below that simply go along are counted.
fn posts(session: &Session, moves: &UnitsPreview) -> Option<String> {
    let say = session.say;
    let main: Vec<&str> = moves
        .units
        .iter()
        .filter(|u| u.named)
        .map(|u| u.from.key.as_str())
        .collect();
    let heads = [
        ("Người", "Person"),
        ("Chức vụ", "Post"),
        ("Tiếp tục", "Goes on"),
    ];
    let shown = moves
        .posts
        .iter()
        .filter(|p| main.contains(&p.from.key.as_str()));
    let rows = shown.clone().map(|p| {
        let to = p.to.as_ref().map_or_else(
            || say.of("thôi giữ chức vụ", "ends").to_owned(),
            |(role, unit)| format!("{}, {}", role.name_in(say.0), unit.name),
        );
        let was = format!("{}, {}", p.role.name_in(say.0), p.from.name);
        vec![format!("{} ({})", p.person.name, p.person.key), was, to]
    });
    let along = moves.posts.len() - shown.clone().count();
    let along = u32::try_from(along).unwrap_or(u32::MAX);
    let table = (shown.count() > 0).then(|| session.out.table(&heads, rows));
    let said = (along > 0).then(|| {
        let words = say.of(
            "Chức vụ ở đơn vị cấp dưới giữ nguyên",
            "Posts below that go along",
        );
        format!("{words}: {}.", say.count(along))
    });
    let parts: Vec<_> = table.into_iter().chain(said).collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

fn petitions(session: &Session, moves: &UnitsPreview) -> Option<String> {
    let say = session.say;
    let heads = [
        ("Kiến nghị chưa xong", "Open petition"),
        ("Trạng thái", "State"),
        ("Từ đơn vị", "From"),
        ("Sang đơn vị", "To"),
    ];
    let rows = moves.petitions.iter().map(|p| {
        let names = |which: fn(&(NamedUnit, NamedUnit)) -> &NamedUnit| {
            let all: Vec<_> = p.moves.iter().map(|m| which(m).name.as_str()).collect();
            all.join("\n")
        };
        vec![
            p.called.clone(),
            p.state.name_in(say.0),
            names(|m| &m.0),
            names(|m| &m.1),
        ]
    });
    (!moves.petitions.is_empty()).then(|| session.out.table(&heads, rows))
}

fn conferences(session: &Session, moves: &UnitsPreview) -> Option<String> {
    let say = session.say;
    let heads = [
        ("Hội nghị", "Conference"),
        ("Nơi đăng cai", "Host"),
        ("Đổi thành", "Becomes"),
    ];
    let rows = moves.conferences.iter().map(|c| {
        let host = c.host.as_ref().map_or_else(|| "–".to_owned(), named);
        let to = c.to.as_ref().map_or_else(
            || {
                let way = say.of(
                    "vướng: tổ chức xong, ghép, hủy hoặc đổi nơi đăng cai trước",
                    "in the way: hold, join or cancel it, or give it another host, first",
                );
                way.to_owned()
            },
            named,
        );
        vec![say.day(c.date), host, to]
    });
    (!moves.conferences.is_empty()).then(|| session.out.table(&heads, rows))
}

fn turns(session: &Session, moves: &UnitsPreview) -> Option<String> {
    let say = session.say;
    let heads = [
        ("Lượt đăng cai", "Turn to host"),
        ("Đơn vị", "Unit"),
        ("Chuyển cho", "Goes to"),
    ];
    let rows = moves.turns.iter().map(|t| {
        let open = || {
            say.of("chưa có, cần chọn lại", "open, to be chosen anew")
                .to_owned()
        };
        let to = t.to.as_ref().map_or_else(open, named);
        vec![say.month(&t.month.to_string()), named(&t.from), to]
    });
    (!moves.turns.is_empty()).then(|| session.out.table(&heads, rows))
}

/// What needs no move: the people of the new units see it.
fn waiting(say: Say, moves: &UnitsPreview) -> Option<String> {
    let line = |(vi, en): (&str, &str), n: u32| {
        (n > 0).then(|| format!("{}: {}.", say.of(vi, en), say.count(n)))
    };
    let tasks = (
        "Việc sau hội nghị chưa nhận, do đơn vị kế thừa nhận",
        "Tasks after conferences to be noted by who takes over",
    );
    let letters = (
        "Thư, cuộc gọi đang chờ về các kiến nghị này, sẽ xét lại người nhận khi gửi",
        "Letters and calls that wait; who gets them is asked again when they go out",
    );
    let parts = [line(tasks, moves.tasks), line(letters, moves.letters)];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

fn since(say: Say, moves: &UnitsPreview, written: bool) -> Option<String> {
    let (day, unit) = moves.since.as_ref().filter(|_| !written)?;
    let (day, unit) = (say.day(*day), named(unit));
    Some(match say.0 {
        words::Language::Vi => format!(
            "Từ ngày đó đến nay đã có việc ở {unit}, gần nhất {day}; nhập muộn phải có --reason và --approver."
        ),
        words::Language::En => format!(
            "Since then something was done in {unit}, last on {day}; a late entry needs --reason and --approver."
        ),
    })
}
