//! `giaoban plan`: the month with its window, conferences, gates and warnings.
mod register;
mod warnings;

use crate::cli::PlanArgs;
use crate::cli::act::pair;
use crate::say::{Failed, Say};
use crate::session::{Session, usage};
use register::Registered;
use store::Failure;
use store::commands::PlanCycle;
use store::queries::{ConferenceCounts, ConferenceLine};
use warnings::warning;
use words::messages::{Rendered, Term as _};
use workflow::cycle::{CycleMonth, CyclePlan, GateDate, plan};
use workflow::ids::UnitId;
use workflow::unit::UnitKind;

/// Hosts by cluster.
type Hosts = std::collections::BTreeMap<UnitId, UnitId>;

pub(crate) async fn run(session: &Session, args: &PlanArgs) -> Result<(), Failed> {
    let month = session.month(&args.month)?;
    let hosts = hosts(session, &args.hosts)?;
    match session
        .store
        .cycle(&session.office, &session.viewer, month)
        .await
    {
        Ok(_) if hosts.is_empty() => {}
        Ok(_) => return Err(planned_already(session, month)),
        Err(Failure::NotFound(_)) if session.viewer.person.is_none() => {
            let registered = Registered::of(session, month).await?;
            return preview(session, month, &registered, hosts);
        }
        Err(Failure::NotFound(_)) => submit(session, month, args, hosts).await?,
        Err(other) => return Err(other.into()),
    }
    let cycle = session
        .store
        .cycle(&session.office, &session.viewer, month)
        .await?;
    let registered = Registered::of(session, month).await?;
    session.out.show(&cycle, || {
        let say = session.say;
        let head = format!(
            "{} {}",
            say.of("Kỳ giao ban", "Month"),
            say.month(&month.to_string())
        );
        let parts = [
            head,
            shape(session, &cycle.plan),
            conferences(session, &cycle.conferences),
            registered.still_to_do(session, &cycle.conferences),
            gates(session, &cycle.plan.gates),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        parts.join("\n\n")
    })
}

/// Hosts by cluster, each cluster once.
fn hosts(session: &Session, typed: &[String]) -> Result<Hosts, Failed> {
    let mut hosts = Hosts::new();
    for typed in typed {
        let (cluster, unit) = pair(session.say, "host", ("KHU=XÃ", "CLUSTER=UNIT"), typed)?;
        let before = hosts.insert(session.unit(cluster)?, session.unit(unit)?);
        if before.is_some() {
            let say = session.say;
            let said = match say.0 {
                words::Language::Vi => format!("--host: {cluster} được nêu hai lần."),
                words::Language::En => format!("--host: {cluster} is given twice."),
            };
            let next = say.of(
                "Mỗi khu chỉ nêu một nơi đăng cai.",
                "Give each cluster one host.",
            );
            return Err(usage(&said, next));
        }
    }
    Ok(hosts)
}

/// Hosts of a planned month are not changed by planning it again.
fn planned_already(session: &Session, month: CycleMonth) -> Failed {
    let say = session.say;
    let named = say.month(&month.to_string());
    Failed::Conflict(Rendered {
        message: match say.0 {
            words::Language::Vi => {
                format!("Kỳ {named} đã lập; nơi đăng cai không đổi bằng lệnh này.")
            }
            words::Language::En => format!("{named} is planned; this does not change its hosts."),
        },
        advice: match say.0 {
            words::Language::Vi => format!(
                "Đổi nơi đăng cai khi dời hội nghị: giaoban conference move {month}/KHU --to NGÀY --host XÃ."
            ),
            words::Language::En => format!(
                "A host changes with a move: giaoban conference move {month}/CLUSTER --to DAY --host UNIT."
            ),
        },
    })
}

async fn submit(
    session: &Session,
    month: CycleMonth,
    args: &PlanArgs,
    hosts: Hosts,
) -> Result<(), Failed> {
    let command = PlanCycle {
        by: session.by()?,
        committee: session.office.committee.id,
        month,
        hosts,
        exception: args.exception.read(session)?,
    };
    session.submit(command).await.map(|_| ())
}

/// What would be planned. Nothing is kept.
fn preview(
    session: &Session,
    month: CycleMonth,
    registered: &Registered,
    typed: Hosts,
) -> Result<(), Failed> {
    let mut hosts = registered.hosts(session);
    hosts.extend(typed);
    let office = &session.office;
    let preset = office.preset(month.first_day())?;
    let clusters: Vec<UnitId> = if preset.clusters {
        let found = office.tree.of_kind(UnitKind::Cluster, month.first_day());
        found.iter().map(|u| u.id).collect()
    } else {
        vec![office.committee.root]
    };
    let planned = plan(
        month,
        &clusters,
        preset.window,
        &preset.gates,
        &office.calendar,
    )
    .map_err(|e| Failed::Store(e.into()))?;
    session.out.show(&planned, || {
        let say = session.say;
        let rows = planned.conferences.iter().map(|c| {
            let names: Vec<String> = c
                .clusters
                .iter()
                .map(|u| office.unit_ref(*u).name)
                .collect();
            vec![
                say.day(c.slot.date),
                weekday(say, c.slot.date),
                say.half(c.slot.half).into(),
                names.join(", "),
                host_names(session, &hosts, &c.clusters),
                say.day(c.minutes_due),
            ]
        });
        let heads = [
            ("Ngày", "Date"),
            ("Thứ", "Weekday"),
            ("Buổi", "Half"),
            ("Khu", "Cluster"),
            ("Đăng cai", "Host"),
            ("Hạn biên bản", "Minutes due"),
        ];
        let head = say.of(
            "Xem trước, chưa lưu. Thêm --as để lập kế hoạch.",
            "A preview, nothing is kept. Add --as to plan it.",
        );
        let parts = [
            head.to_owned(),
            shape(session, &planned),
            session.out.table(&heads, rows),
            registered.to_do(session),
            gates(session, &planned.gates),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        parts.join("\n\n")
    })
}

/// Hosts of the clusters that meet in a slot.
fn host_names(session: &Session, hosts: &Hosts, clusters: &[UnitId]) -> String {
    let chosen = clusters.iter().filter_map(|cluster| hosts.get(cluster));
    let names: Vec<String> = chosen.map(|u| session.office.unit_ref(*u).name).collect();
    if names.is_empty() {
        return "–".to_owned();
    }
    names.join(", ")
}

/// Window, treatment and warnings.
fn shape(session: &Session, plan: &CyclePlan<UnitId>) -> String {
    let say = session.say;
    let window = format!(
        "{} – {}",
        say.day(plan.window.nominal.first()),
        say.day(plan.window.nominal.last())
    );
    let next = format!(
        "{} – {}",
        say.day(plan.next_window.nominal.first()),
        say.day(plan.next_window.nominal.last())
    );
    let slots = say.count(u32::try_from(plan.window.slots.len()).unwrap_or(u32::MAX));
    let warnings: Vec<String> = plan
        .warnings
        .iter()
        .map(|w| warning(say, &session.office, w))
        .collect();
    session.out.card(vec![
        (("Khung ngày", "Window"), Some(window)),
        (
            ("Xử lý khung", "Treatment"),
            Some(say.treatment(plan.window.treatment).to_owned()),
        ),
        (("Số buổi làm việc", "Working half days"), Some(slots)),
        (("Khung ngày kỳ sau", "Next window"), Some(next)),
        (
            ("Lưu ý", "Warnings"),
            (!warnings.is_empty()).then(|| warnings.join("\n")),
        ),
    ])
}

fn gates(session: &Session, gates: &[GateDate]) -> String {
    let say = session.say;
    let heads = [
        ("Bước", "Step"),
        ("Hạn", "Due"),
        ("Thứ", "Weekday"),
        ("Số ngày", "Days"),
        ("Tính xuôi", "Forward"),
        ("Tính ngược", "Backward"),
        ("Kết quả", "Fit"),
    ];
    let rows = gates.iter().map(|g| {
        vec![
            say.gate(g.gate).to_owned(),
            say.day(g.due),
            weekday(say, g.due),
            say.count(u32::try_from(g.working_days).unwrap_or(u32::MAX)),
            say.day(g.forward),
            say.day(g.backward),
            say.fit(g.fit).to_owned(),
        ]
    });
    session.out.table(&heads, rows)
}

fn weekday(say: Say, day: chrono::NaiveDate) -> String {
    words::dates::weekday_in(say.0, day).to_owned()
}

/// Conferences as a table.
pub(super) fn conferences(session: &Session, lines: &[ConferenceLine]) -> String {
    let say = session.say;
    let heads = [
        ("Hội nghị", "Conference"),
        ("Khu", "Cluster"),
        ("Ngày", "Date"),
        ("Buổi", "Half"),
        ("Đăng cai", "Host"),
        ("Trạng thái", "State"),
        ("Có mặt", "Present"),
        ("Kiến nghị", "Recorded"),
        ("Công bố", "Announced"),
    ];
    let rows = lines.iter().map(|c| {
        let cluster = c.cluster.as_ref();
        let held = |of: fn(&ConferenceCounts) -> String| c.held.as_ref().map_or("–".into(), of);
        vec![
            cluster.map_or_else(|| c.month.clone(), |u| format!("{}/{}", c.month, u.key)),
            cluster.map(|u| u.name.clone()).unwrap_or_default(),
            say.day(c.date),
            say.half(c.half).to_owned(),
            c.host
                .as_ref()
                .map_or_else(|| "–".into(), |u| u.name.clone()),
            c.state.name_in(say.0),
            held(|n| format!("{}/{}", n.present, n.expected)),
            held(|n| n.recorded.to_string()),
            held(|n| n.announced.to_string()),
        ]
    });
    session.out.table(&heads, rows)
}
