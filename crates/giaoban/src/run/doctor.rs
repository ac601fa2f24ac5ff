//! `giaoban doctor` and `giaoban audit verify`.
use crate::say::{Failed, audit_fault};
use crate::session::Session;
use serde::Serialize;
use store::queries::Health;
use words::messages::{Fault as _, Rendered};

pub(crate) async fn audit(session: &Session) -> Result<(), Failed> {
    let audit = session.store.audit(session.office.committee.id).await?;
    let (events, petitions) = (audit.events, audit.petitions);
    session.out.show(&audit, || {
        let head = format!("#{} {}", audit.head.0, audit.head.1);
        let faults: Vec<String> = audit
            .faults
            .iter()
            .map(|f| audit_fault(f, session.say))
            .collect();
        let well = if audit.faults.is_empty() {
            session.say.of(" Không có sai lệch.", " Nothing is amiss.")
        } else {
            ""
        };
        let vi = format!(
            "Đã kiểm tra {events} sự kiện, {petitions} kiến nghị, {} hội nghị, {} sổ đăng cai.{well} Đầu chuỗi: {head}",
            audit.conferences, audit.host_years
        );
        let en = format!(
            "{events} events, {petitions} petitions, {} conferences, {} host registers checked.{well} Head: {head}",
            audit.conferences, audit.host_years
        );
        let all = std::iter::once(session.say.of(&vi, &en).to_owned()).chain(faults);
        all.collect::<Vec<_>>().join("\n")
    })?;
    if audit.faults.is_empty() {
        return Ok(());
    }
    let n = audit.faults.len();
    Err(Failed::Found(Rendered {
        message: match session.say.0 {
            words::Language::Vi => format!("Lịch sử có {n} chỗ không khớp."),
            words::Language::En => format!("The history has {n} faults."),
        },
        advice: session
            .say
            .of(
                "Không sửa cơ sở dữ liệu; khôi phục từ bản sao lưu gần nhất.",
                "Do not mend the database; restore the last backup.",
            )
            .into(),
    }))
}

/// What the doctor says.
#[derive(Debug, Serialize)]
struct Diagnosis {
    #[serde(flatten)]
    health: Health,
    /// Days until the calendar ends.
    calendar_days_left: i64,
    /// What somebody must see to.
    warnings: Vec<String>,
}

pub(crate) async fn doctor(session: &Session) -> Result<(), Failed> {
    let health = session.store.health(&session.office).await?;
    let left = (health.calendar_until - session.today()).num_days();
    let diagnosis = Diagnosis {
        warnings: warnings(session, &health, left),
        calendar_days_left: left,
        health,
    };
    session.out.show(&diagnosis, || people(session, &diagnosis))
}

fn warnings(session: &Session, health: &Health, left: i64) -> Vec<String> {
    let say = session.say;
    let mut found = Vec::new();
    if left < i64::from(session.settings.doctor.calendar_days) {
        let day = say.day(health.calendar_until);
        found.push(match say.0 {
            words::Language::Vi => {
                format!("Lịch làm việc chỉ có đến hết {day}: bổ sung lịch năm tiếp theo.")
            }
            words::Language::En => {
                format!("The working calendar ends on {day}: add the next year's.")
            }
        });
    }
    if health.outbox_lost > 0 {
        let n = health.outbox_lost;
        found.push(match say.0 {
            words::Language::Vi => {
                format!("{n} thư không đến nơi: giaoban outbox list --state dead")
            }
            words::Language::En => {
                format!("{n} letters did not arrive: giaoban outbox list --state dead")
            }
        });
    }
    found.extend(disk(session));
    if let Some(failed) = super::send::fault(session) {
        let said = failed.said(say, &crate::say::OfficeNames(&session.office));
        found.push(format!("{} {}", said.message, said.advice));
    }
    found.extend(health.leaders.iter().map(|(cluster, fault)| {
        let said = fault.rendered(say.0);
        format!("{cluster}: {} {}", said.message, said.advice)
    }));
    found
}

/// Too little room for the database file.
fn disk(session: &Session) -> Option<String> {
    let least = session.settings.doctor.free_megabytes;
    let free = session.free_bytes()? / (1024 * 1024);
    (free < least).then(|| match session.say.0 {
        words::Language::Vi => {
            format!("Ổ đĩa chỉ còn trống {free} MB (nên có ít nhất {least} MB): dọn bớt ổ đĩa.")
        }
        words::Language::En => {
            format!(
                "Only {free} MB are free on the disk (at least {least} MB are wanted): make room."
            )
        }
    })
}

fn people(session: &Session, d: &Diagnosis) -> String {
    let say = session.say;
    let well = say.of("không có", "none").to_owned();
    let warnings = if d.warnings.is_empty() {
        well
    } else {
        d.warnings.join("\n")
    };
    session.out.card(vec![
        (
            ("Chương trình", "Program"),
            Some(env!("CARGO_PKG_VERSION").to_owned()),
        ),
        (
            ("Cơ sở dữ liệu", "Database"),
            Some(d.health.database.clone()),
        ),
        (("Lược đồ", "Schema"), Some(d.health.schema.clone())),
        (
            ("Đầu chuỗi sự kiện", "Head of the chain"),
            Some(format!("#{} {}", d.health.head.0, d.health.head.1)),
        ),
        (
            ("Lịch làm việc đến", "Calendar until"),
            Some(say.day(d.health.calendar_until)),
        ),
        (
            ("Thư đang chờ", "Letters waiting"),
            Some(d.health.outbox_waiting.to_string()),
        ),
        (
            ("Thư không đến", "Letters lost"),
            Some(d.health.outbox_lost.to_string()),
        ),
        (("Cảnh báo", "Warnings"), Some(warnings)),
    ])
}
