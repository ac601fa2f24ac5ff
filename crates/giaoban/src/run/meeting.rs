//! `giaoban conference show`: one conference with its roll, its programme, and what lies before it.
use super::plan::conferences;
use crate::papers::{self, OfficeWording};
use crate::say::Failed;
use crate::session::Session;
use chrono::NaiveDate;
use serde::Serialize;
use store::queries::{ConferenceLine, Paging, PersonRef, PetitionFilter, UnitRef};
use store::{Failure, Thing};
use words::messages::Term as _;
use workflow::conference::{AttendanceCategory, Conference, Presence};
use workflow::ids::PetitionId;
use workflow::paper::AgendaItem;
use workflow::petition::State;

/// A conference with everything the desk needs.
#[derive(Debug, Serialize)]
struct Meeting {
    #[serde(flatten)]
    line: ConferenceLine,
    roll: Vec<RollLine>,
    programme: Vec<AgendaItem>,
    /// Answers to be told here.
    to_tell: Vec<Told>,
    /// What communes report on here.
    to_report: Vec<Report>,
    /// Petitions of its cells that are not recorded yet.
    waiting: Vec<Matter>,
    /// Petitions recorded here.
    recorded: Vec<Matter>,
    /// Additions to its minutes.
    addenda: Vec<Addition>,
}

#[derive(Debug, Serialize)]
struct Report {
    code: String,
    commune: String,
}

#[derive(Debug, Serialize)]
struct Addition {
    on: NaiveDate,
    text: String,
}

#[derive(Debug, Serialize)]
struct RollLine {
    category: AttendanceCategory,
    person: PersonRef,
    unit: UnitRef,
    presence: Option<Presence>,
}

#[derive(Debug, Serialize)]
struct Told {
    code: String,
    outcome: String,
    told: bool,
}

#[derive(Debug, Serialize)]
struct Matter {
    /// Code, or id while it has none.
    code: String,
    state: State,
    title: Option<String>,
    cell: Option<UnitRef>,
}

pub(crate) async fn show(session: &Session, typed: &str) -> Result<(), Failed> {
    let id = session.conference(typed).await?;
    let (store, office) = (&session.store, &session.office);
    let lines = store.conferences(office, &session.viewer, None).await?;
    let line = lines.into_iter().find(|l| l.id == id && l.held.is_some());
    let line = line.ok_or(Failure::NotFound(Thing::Conference))?;
    let conference = store.conference(office, id).await?;
    let meeting = meeting(session, line, &conference).await?;
    session.out.show(&meeting, || people(session, &meeting))
}

async fn meeting(
    session: &Session,
    line: ConferenceLine,
    c: &Conference,
) -> Result<Meeting, Failed> {
    let (store, office) = (&session.store, &session.office);
    let wording = OfficeWording::of_office(store, office, c.slot.date).await?;
    let month = session.month(&line.month)?;
    let facts = store.month_facts(office.committee.id, month).await?;
    let (agenda, expected) = papers::programme_of(&facts, &wording, c);
    let here = |code: &str| {
        let own = facts
            .petitions
            .iter()
            .find(|p| p.now.code.as_deref() == Some(code));
        own.is_some_and(|p| {
            p.now
                .announced
                .as_ref()
                .is_some_and(|a| a.conference == Some(c.id))
        })
    };
    let to_tell = agenda.announcements.iter().map(|a| Told {
        code: a.petition.code.clone(),
        outcome: a.outcome.clone(),
        told: here(&a.petition.code),
    });
    let to_report = agenda.commune_matters.iter().map(|m| Report {
        code: m.petition.code.clone(),
        commune: m.commune.clone(),
    });
    let own = facts.addenda.iter().filter(|a| a.conference == c.id);
    let addenda = own.map(|a| Addition {
        on: a.on,
        text: a.text.clone(),
    });
    let roll = expected.iter().map(|e| RollLine {
        category: e.category,
        person: office.person_ref(e.person),
        unit: office.unit_ref(e.unit),
        presence: c
            .roll
            .iter()
            .find(|l| l.entry.person == e.person)
            .and_then(|l| l.presence.clone()),
    });
    let ids = facts
        .petitions
        .iter()
        .filter(|p| p.now.conference == Some(c.id));
    let ids: Vec<PetitionId> = ids.map(|p| p.now.id).collect();
    Ok(Meeting {
        roll: roll.collect(),
        to_tell: to_tell.collect(),
        to_report: to_report.collect(),
        addenda: addenda.collect(),
        programme: agenda.items,
        waiting: matters(session, c, &[State::Draft, State::Endorsed], |_| true).await?,
        recorded: matters(session, c, &[], |id| ids.contains(&id)).await?,
        line,
    })
}

/// Petitions of the clusters that meet, as far as the reader may see them.
async fn matters(
    session: &Session,
    c: &Conference,
    states: &[State],
    wanted: impl Fn(PetitionId) -> bool,
) -> Result<Vec<Matter>, Failed> {
    let clusters: Vec<_> = match c.covers.len() {
        0 => vec![None],
        _ => c.covers.iter().copied().map(Some).collect(),
    };
    let mut found = Vec::new();
    for cluster in clusters {
        let filter = PetitionFilter {
            states: states.to_vec(),
            cluster,
            ..PetitionFilter::default()
        };
        let mut paging = Paging::first(500);
        loop {
            let page = session
                .store
                .petitions(&session.office, &session.viewer, &filter, &paging)
                .await?;
            found.extend(
                page.rows
                    .into_iter()
                    .filter(|p| wanted(p.id))
                    .map(|p| Matter {
                        code: p.code.unwrap_or_else(|| p.id.to_string()),
                        state: p.state,
                        title: p.title,
                        cell: p.cell,
                    }),
            );
            match page.next {
                Some(_) => paging.after = page.next,
                None => break,
            }
        }
    }
    Ok(found)
}

fn people(session: &Session, m: &Meeting) -> String {
    let say = session.say;
    let titled = |vi: &str, en: &str, table: String| format!("{}:\n{table}", say.of(vi, en));
    let mut parts = vec![
        conferences(session, std::slice::from_ref(&m.line)),
        titled(
            "Chương trình",
            "Programme",
            programme(session, &m.programme),
        ),
        titled("Thành phần, điểm danh", "Roll", roll(session, &m.roll)),
    ];
    if !m.to_tell.is_empty() {
        parts.push(titled(
            "Kết quả công bố",
            "Answers to announce",
            told(session, &m.to_tell),
        ));
    }
    if !m.to_report.is_empty() {
        let table = reports(session, &m.to_report);
        parts.push(titled("Cấp xã báo cáo", "Communes report", table));
    }
    if !m.waiting.is_empty() {
        let table = matter_table(session, &m.waiting);
        parts.push(titled(
            "Kiến nghị chờ ghi nhận",
            "Petitions to record",
            table,
        ));
    }
    if !m.recorded.is_empty() {
        let table = matter_table(session, &m.recorded);
        parts.push(titled("Kiến nghị đã ghi nhận", "Petitions recorded", table));
    }
    if !m.addenda.is_empty() {
        let each = m.addenda.iter();
        let lines: Vec<_> = each
            .map(|a| format!("{}: {}", say.day(a.on), a.text))
            .collect();
        parts.push(titled(
            "Bổ sung biên bản",
            "Added to the minutes",
            lines.join("\n"),
        ));
    }
    parts.join("\n\n")
}

fn reports(session: &Session, lines: &[Report]) -> String {
    let heads = [("Mã", "Code"), ("Đơn vị báo cáo", "By")];
    let rows = lines
        .iter()
        .map(|r| vec![r.code.clone(), r.commune.clone()]);
    session.out.table(&heads, rows)
}

fn programme(session: &Session, items: &[AgendaItem]) -> String {
    let heads = [
        ("Giờ", "Time"),
        ("Nội dung", "Item"),
        ("Người thực hiện", "By"),
    ];
    let time = |t: chrono::NaiveTime| t.format("%H:%M").to_string();
    let rows = items.iter().map(|i| {
        let until = i
            .until
            .map_or_else(String::new, |u| format!("–{}", time(u)));
        vec![
            format!("{}{until}", time(i.from)),
            i.title.clone(),
            i.presenter.clone(),
        ]
    });
    session.out.table(&heads, rows)
}

fn roll(session: &Session, lines: &[RollLine]) -> String {
    let heads = [
        ("Mã", "Key"),
        ("Họ tên", "Name"),
        ("Thành phần", "As"),
        ("Đơn vị", "Unit"),
        ("Điểm danh", "Roll"),
    ];
    let rows = lines.iter().map(|l| {
        vec![
            l.person.key.clone(),
            l.person.name.clone(),
            l.category.name_in(session.say.0),
            l.unit.name.clone(),
            presence(session, l.presence.as_ref()),
        ]
    });
    session.out.table(&heads, rows)
}

fn presence(session: &Session, presence: Option<&Presence>) -> String {
    let say = session.say;
    match presence {
        None => say.of("chưa điểm danh", "not called").to_owned(),
        Some(Presence::Present) => say.of("có mặt", "present").to_owned(),
        Some(Presence::Excused(why)) => format!("{}: {why}", say.of("vắng có lý do", "excused")),
        Some(Presence::Unexcused) => say.of("vắng không lý do", "absent").to_owned(),
        Some(Presence::Substituted(by)) => {
            let by = session.office.person_ref(*by).name;
            format!("{} {by}", say.of("dự thay:", "in his place:"))
        }
        Some(Presence::Written(note)) => {
            format!("{}: {note}", say.of("gửi văn bản", "in writing"))
        }
    }
}

fn told(session: &Session, lines: &[Told]) -> String {
    let heads = [
        ("Mã", "Code"),
        ("Kết quả", "Outcome"),
        ("Đã công bố", "Announced"),
    ];
    let say = session.say;
    let rows = lines.iter().map(|t| {
        vec![
            t.code.clone(),
            t.outcome.clone(),
            say.yes(t.told).to_owned(),
        ]
    });
    session.out.table(&heads, rows)
}

fn matter_table(session: &Session, lines: &[Matter]) -> String {
    let say = session.say;
    let heads = [
        ("Mã", "Code"),
        ("Trạng thái", "State"),
        ("Nội dung", "Summary"),
        ("Chi bộ", "Cell"),
    ];
    let rows = lines.iter().map(|m| {
        let withheld = || say.of("(nội dung không hiển thị)", "(withheld)").to_owned();
        vec![
            m.code.clone(),
            m.state.name_in(say.0),
            m.title.clone().unwrap_or_else(withheld),
            m.cell
                .as_ref()
                .map_or_else(|| "–".to_owned(), |u| u.name.clone()),
        ]
    });
    session.out.table(&heads, rows)
}
