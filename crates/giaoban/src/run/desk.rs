//! What waits: `giaoban desk`, `calls`, `tasks`.
use crate::cli::{CallsArgs, CallsCommand, TasksArgs};
use crate::say::Failed;
use crate::session::Session;
use serde::Serialize;
use store::commands::{AcknowledgeTask, TickCall};
use store::queries::{Call, Desk, DeskSwap, TaskLine, TurnView};
use store::{Failure, Thing};
use words::Language;
use words::messages::{Joint, Term as _, named};

pub(crate) async fn desk(session: &Session) -> Result<(), Failed> {
    // A desk is somebody's.
    session.by()?;
    let desk = session.store.desk(&session.office, &session.viewer).await?;
    session.out.show(&desk, || people(session, &desk))
}

fn people(session: &Session, desk: &Desk) -> String {
    let say = session.say;
    let mut parts = Vec::new();
    if !desk.petitions.is_empty() {
        let heads = [
            ("Hạn", "Due"),
            ("Mã", "Code"),
            ("Trạng thái", "State"),
            ("Nội dung", "Summary"),
            ("Việc làm được", "You can"),
        ];
        let rows = desk.petitions.iter().map(|i| {
            vec![
                say.maybe_day(i.line.due_on),
                i.line.code.clone().unwrap_or_else(|| i.line.id.to_string()),
                i.line.state.name_in(say.0),
                i.line.title.clone().unwrap_or_default(),
                named(say.0, Joint::Or, &i.can),
            ]
        });
        parts.push(session.out.table(&heads, rows));
    }
    if !desk.receipts.is_empty() {
        let heads = [
            ("Văn bản cần xác nhận đã nhận", "Documents to acknowledge"),
            ("Khu", "Cluster"),
        ];
        let rows = desk
            .receipts
            .iter()
            .map(|r| vec![r.symbol.clone(), r.cluster.name.clone()]);
        parts.push(session.out.table(&heads, rows));
    }
    if !desk.tasks.is_empty() {
        parts.push(task_table(session, &desk.tasks));
    }
    if !desk.swaps.is_empty() {
        parts.push(swap_table(session, &desk.swaps));
    }
    if parts.is_empty() {
        return say
            .of("Không có việc nào đang chờ.", "Nothing waits for you.")
            .to_owned();
    }
    parts.join("\n\n")
}

/// What to type stands in the last column: number and year are needed for an answer.
fn swap_table(session: &Session, swaps: &[DeskSwap]) -> String {
    let say = session.say;
    let heads = [
        ("Đơn vị đề nghị đổi lượt đăng cai", "Asks to swap hosting"),
        ("Lấy lượt của đơn vị mình", "For your turn"),
        ("Lý do", "Why"),
        ("Trả lời bằng lệnh", "Answer with"),
    ];
    let turn = |t: &TurnView| format!("{} – {}", t.host.name, say.month(&t.month.to_string()));
    let rows = swaps.iter().map(|s| {
        let (number, year) = (s.swap.number, s.year);
        vec![
            turn(&s.swap.ours),
            turn(&s.swap.theirs),
            s.swap.reason.clone(),
            format!("hosts swap agree {number} --year {year}"),
        ]
    });
    session.out.table(&heads, rows)
}

pub(crate) async fn calls(session: &Session, args: &CallsArgs) -> Result<(), Failed> {
    let mut done = None;
    if let Some(CallsCommand::Tick { which }) = &args.command {
        done = Some(tick(session, which).await?);
    }
    let commune = args
        .commune
        .as_deref()
        .map(|u| session.unit(u))
        .transpose()?;
    let calls = session
        .store
        .calls(&session.office, &session.viewer, commune)
        .await?;
    let said = super::send::spoken(session, &calls).await?;
    if let Some(file) = &args.csv {
        let list = crate::post::csv(session.say.0, &session.office, &calls, &said);
        std::fs::write(file, list).map_err(|why| Failed::File {
            at: Some(file.clone()),
            why,
        })?;
        done = Some(format!(
            "{} {}",
            session
                .say
                .of("Đã ghi danh sách vào", "The list is written to"),
            file.display()
        ));
    }
    let spoken: Vec<Spoken<'_>> = calls
        .iter()
        .map(|call| Spoken {
            call,
            say: said.get(&call.id).cloned().unwrap_or_default(),
        })
        .collect();
    session.out.show(&spoken, || {
        let say = session.say;
        let none = say.of("Không còn cuộc gọi nào đang chờ.", "No call waits.");
        let table = (!spoken.is_empty()).then(|| call_table(session, &spoken));
        with_rest(done, table, none)
    })
}

/// A call with what to say in it.
#[derive(Serialize)]
struct Spoken<'a> {
    #[serde(flatten)]
    call: &'a Call,
    say: String,
}

/// Calls are named by the person who was called, or one by one by their ids.
async fn tick(session: &Session, which: &[String]) -> Result<String, Failed> {
    let waiting = session
        .store
        .calls(&session.office, &session.viewer, None)
        .await?;
    let mut rows = Vec::new();
    for typed in which {
        if let Ok(id) = typed.trim().parse() {
            rows.push(id);
            continue;
        }
        let person = session.person(typed)?;
        let own = waiting.iter().filter(|c| c.person.id == person);
        let before = rows.len();
        rows.extend(own.map(|c| c.id));
        if rows.len() == before {
            return Err(Failure::NotFound(Thing::Call).into());
        }
    }
    let command = TickCall {
        by: session.by()?,
        committee: session.office.committee.id,
        rows,
    };
    let ticked = command.rows.len();
    session.submit(command).await?;
    let n = session.say.count(u32::try_from(ticked).unwrap_or(u32::MAX));
    Ok(match session.say.0 {
        Language::Vi => format!("Đã đánh dấu {n} dòng là đã gọi, đã giao tay."),
        Language::En => format!("{n} lines are ticked as called or handed over."),
    })
}

/// What was done, then what is left; where nothing is, a sentence in place of an empty table.
fn with_rest(done: Option<String>, rest: Option<String>, none: &str) -> String {
    let rest = rest.unwrap_or_else(|| none.to_owned());
    done.into_iter()
        .chain([rest])
        .collect::<Vec<_>>()
        .join("\n")
}

fn call_table(session: &Session, calls: &[Spoken<'_>]) -> String {
    let heads = [
        ("Xã", "Commune"),
        ("Mã", "Key"),
        ("Người", "Person"),
        ("Điện thoại", "Telephone"),
        ("Nói gì", "What to say"),
        ("Từ", "Since"),
    ];
    let rows = calls.iter().map(|Spoken { call: c, say }| {
        vec![
            c.commune
                .as_ref()
                .map_or_else(|| "–".into(), |u| u.name.clone()),
            c.person.key.clone(),
            c.person.name.clone(),
            c.phone.clone().unwrap_or_else(|| "–".into()),
            say.clone(),
            session.say.day(session.office.day(c.since)),
        ]
    });
    session.out.table(&heads, rows)
}

pub(crate) async fn tasks(session: &Session, args: &TasksArgs) -> Result<(), Failed> {
    let mut done = None;
    if let (Some(conference), Some(cell)) = (&args.acknowledge, &args.cell) {
        let command = AcknowledgeTask {
            by: session.by()?,
            conference: session.conference(conference).await?,
            cell: session.unit(cell)?,
        };
        let name = session.office.unit_ref(command.cell).name;
        session.submit(command).await?;
        done = Some(match session.say.0 {
            Language::Vi => format!("{name} đã nhận việc sau hội nghị {conference}."),
            Language::En => format!("{name} has acknowledged the task after {conference}."),
        });
    }
    let tasks = session
        .store
        .tasks(&session.office, &session.viewer, !args.all)
        .await?;
    session.out.show(&tasks, || {
        let say = session.say;
        let none = say.of("Không còn việc nào đang chờ nhận.", "No task waits.");
        with_rest(
            done,
            (!tasks.is_empty()).then(|| task_table(session, &tasks)),
            none,
        )
    })
}

fn task_table(session: &Session, tasks: &[TaskLine]) -> String {
    let say = session.say;
    let heads = [
        ("Hạn", "Due"),
        ("Chi bộ", "Cell"),
        ("Việc", "Task"),
        ("Đã nhận", "Acknowledged"),
    ];
    let rows = tasks.iter().map(|t| {
        vec![
            say.day(t.due_on),
            t.cell.name.clone(),
            t.what.clone(),
            t.acknowledged_by
                .as_ref()
                .map_or_else(|| "–".into(), |p| p.name.clone()),
        ]
    });
    session.out.table(&heads, rows)
}
