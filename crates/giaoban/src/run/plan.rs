//! `giaoban plan`: the month with its window, conferences, gates and warnings.
use crate::cli::PlanArgs;
use crate::cli::act::pair;
use crate::say::{Failed, Say};
use crate::session::{Session, usage};
use store::commands::PlanCycle;
use store::queries::{ConferenceCounts, ConferenceLine};
use store::{Directory, Failure};
use words::messages::{Rendered, Term as _};
use workflow::cycle::{CycleMonth, CyclePlan, CycleWarning, GateDate, plan};
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
            return preview(session, month, &registered(session, month, hosts).await?);
        }
        Err(Failure::NotFound(_)) => submit(session, month, args, hosts).await?,
        Err(other) => return Err(other.into()),
    }
    let cycle = session
        .store
        .cycle(&session.office, &session.viewer, month)
        .await?;
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
            gates(session, &cycle.plan.gates),
        ];
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

/// Hosts of the year's register, as planning takes them, under those that were typed.
async fn registered(session: &Session, month: CycleMonth, typed: Hosts) -> Result<Hosts, Failed> {
    let (office, viewer, year) = (&session.office, &session.viewer, month.year());
    let view = match session.store.host_year(office, viewer, year, false).await {
        Ok(view) => view,
        // Hosts do not rotate here, or the calendar ends within the year.
        Err(Failure::HostsRefused(_) | Failure::Due(_) | Failure::NotFound(_)) => return Ok(typed),
        Err(other) => return Err(other.into()),
    };
    let mut hosts = Hosts::new();
    for line in view.conferences.iter().filter(|l| l.month == month) {
        let host = line.host.as_ref().and_then(|h| office.tree.get(h.id));
        let own = host.and_then(|h| Some((h.parent?, h.id)));
        hosts.extend(own.filter(|(parent, _)| line.clusters.iter().any(|c| c.id == *parent)));
    }
    hosts.extend(typed);
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
fn preview(session: &Session, month: CycleMonth, hosts: &Hosts) -> Result<(), Failed> {
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
                host_names(session, hosts, &c.clusters),
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
        [
            head.to_owned(),
            shape(session, &planned),
            session.out.table(&heads, rows),
            gates(session, &planned.gates),
        ]
        .join("\n\n")
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

fn warning(say: Say, office: &Directory, warning: &CycleWarning<UnitId>) -> String {
    let vi = matches!(say.0, words::Language::Vi);
    match warning {
        CycleWarning::FewSlots {
            slots,
            clusters,
            treatment,
        } if vi => {
            format!(
                "Chỉ có {slots} buổi cho {clusters} khu: {}.",
                say.treatment(*treatment)
            )
        }
        CycleWarning::FewSlots {
            slots,
            clusters,
            treatment,
        } => {
            format!(
                "Only {slots} half days for {clusters} clusters: {}.",
                say.treatment(*treatment)
            )
        }
        CycleWarning::NotPlaced { cluster } => {
            let name = office.unit_ref(*cluster).name;
            if vi {
                format!("Không còn buổi nào cho {name}.")
            } else {
                format!("No half day is left for {name}.")
            }
        }
        CycleWarning::GateWithoutTime { gate } => {
            let gate = say.gate(*gate);
            if vi {
                format!("“{gate}” không còn ngày làm việc: phần chưa xong chuyển kỳ sau.")
            } else {
                format!("“{gate}” has no working day: what does not pass is carried over.")
            }
        }
        CycleWarning::NoConferenceIn { month } => {
            if vi {
                format!("Kỳ {month} không có hội nghị: công bố muộn hơn.")
            } else {
                format!("No conference in {month}: answers are announced later.")
            }
        }
        CycleWarning::AssumedDays { first } => {
            let day = say.day(*first);
            if vi {
                format!("Từ {day} có ngày nghỉ dự kiến, chưa có văn bản.")
            } else {
                format!("From {day} on some days off are assumed, not announced.")
            }
        }
    }
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
