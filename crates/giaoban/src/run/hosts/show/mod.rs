//! The register as a clerk reads it: who hosts when, how often, what is broken, and why.
mod entries;

use crate::say::{OfficeNames, Say};
use crate::session::Session;
use chrono::Datelike as _;
use std::collections::{BTreeMap, BTreeSet};
use store::queries::{HostBasis, HostLine, HostYearView, UnitRef, UnitTurns};
use words::messages::capital;
use words::refusals::{fit, violation};
use workflow::cycle::CycleMonth;
use workflow::hosting::{Proof, Together};

/// Everything, in the order in which it is asked for.
pub(super) fn people(session: &Session, view: &HostYearView) -> String {
    // Where no host is named, every rule of numbers would be broken.
    let named = view.conferences.iter().any(|l| l.host.is_some());
    let parts = [
        Some(head(session.say, view)),
        Some(months(session, view)),
        Some(notes(session, view)),
        Some(turns(session, view)),
        named.then(|| violations(session, view)),
        Some(
            fit(
                &view.fit,
                &view.rules,
                session.say.0,
                &OfficeNames(&session.office),
            )
            .join("\n"),
        ),
        entries::closed(session, view),
        entries::rooms(session, view),
        entries::swaps(session, view),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join("\n\n")
}

fn head(say: Say, view: &HostYearView) -> String {
    let title = say.of(
        "Đăng cai hội nghị giao ban năm",
        "Hosts of the briefings of",
    );
    let state = match (view.proposed, view.version) {
        (true, _) => say.of(
            "Xem trước, chưa lưu. Thêm --as để lập phương án.",
            "A preview, nothing is kept. Add --as to plan it.",
        ),
        (false, 0) => say.of(
            "Năm này chưa có sổ đăng cai. Lập bằng lệnh hosts plan.",
            "No register of this year has been begun. Plan one with hosts plan.",
        ),
        (false, _) => say.of("Phiên bản sổ:", "Version of the register:"),
    };
    let state = match (view.proposed, view.version) {
        (false, version) if version > 0 => format!("{state} {version}"),
        _ => state.to_owned(),
    };
    format!("{title} {}\n{state}", view.year)
}

/// Months down, clusters across.
fn months(session: &Session, view: &HostYearView) -> String {
    let lines = view.conferences.iter();
    let clusters: BTreeSet<&UnitRef> = lines.clone().flat_map(|l| &l.clusters).collect();
    let mut rows: BTreeMap<CycleMonth, BTreeMap<&UnitRef, String>> = BTreeMap::new();
    for line in lines {
        let row = rows.entry(line.month).or_default();
        for cluster in &line.clusters {
            row.insert(cluster, cell(line));
        }
    }
    let first = ("Tháng".to_owned(), "Month".to_owned());
    let heads: Vec<(String, String)> = std::iter::once(first)
        .chain(clusters.iter().map(|c| (c.name.clone(), c.name.clone())))
        .collect();
    let heads: Vec<(&str, &str)> = heads
        .iter()
        .map(|(vi, en)| (vi.as_str(), en.as_str()))
        .collect();
    let row = |(month, hosts): (CycleMonth, BTreeMap<&UnitRef, String>)| {
        let of = |c: &&UnitRef| hosts.get(*c).cloned().unwrap_or_else(|| "–".to_owned());
        std::iter::once(month.to_string())
            .chain(clusters.iter().map(of))
            .collect()
    };
    session.out.table(&heads, rows.into_iter().map(row))
}

/// The host with the day of the month, and a mark where it is more than planned.
fn cell(line: &HostLine) -> String {
    let mark = match line.why {
        HostBasis::Planned => "",
        HostBasis::Conference => " ✓",
        HostBasis::Agreed => " *",
        HostBasis::Approved => " !",
        HostBasis::Swapped => " ⇄",
    };
    let host = line.host.as_ref().map_or("–", |h| h.name.as_str());
    // The day of the month alone: month and year stand in the row already.
    format!("{host}{mark} ({:02})", line.date.day())
}

/// What the marks mean, as far as they stand there, with reasons and joint months.
fn notes(session: &Session, view: &HostYearView) -> String {
    let say = session.say;
    let marks = [
        (
            HostBasis::Conference,
            say.of(
                "✓ theo lịch hội nghị đã lập",
                "✓ as the planned conference has it",
            ),
        ),
        (
            HostBasis::Agreed,
            say.of(
                "* Văn phòng đã thống nhất với đơn vị",
                "* agreed with the unit",
            ),
        ),
        (
            HostBasis::Approved,
            say.of("! được phép dù vướng quy định", "! approved against a rule"),
        ),
        (
            HostBasis::Swapped,
            say.of("⇄ hai đơn vị đã đổi lượt", "⇄ swapped between two units"),
        ),
    ];
    let there = |(why, _): &(HostBasis, &str)| view.conferences.iter().any(|l| l.why == *why);
    let marks: Vec<&str> = marks
        .into_iter()
        .filter(there)
        .map(|(_, said)| said)
        .collect();
    let days = say.of(
        "Trong ngoặc là ngày họp trong tháng.",
        "The day of the month stands in brackets.",
    );
    let mut lines: Vec<String> = vec![days.to_owned()];
    lines.extend((!marks.is_empty()).then(|| marks.join("; ")));
    let approved = view
        .conferences
        .iter()
        .filter_map(|l| Some((l, l.exception.as_ref()?)));
    lines.extend(approved.map(|(l, e)| {
        let host = l.host.as_ref().map_or("–", |h| h.name.as_str());
        let by = say.of("người cho phép:", "approved by");
        format!(
            "{} – {host}: {} ({by} {})",
            capital(&named(say, l.month)),
            e.reason,
            e.approver.name
        )
    }));
    lines.extend(view.gathered.iter().map(|g| {
        let names: Vec<&str> = g.clusters.iter().map(|c| c.name.as_str()).collect();
        let how = match g.how {
            Together::Joint => say.of("họp ghép", "meet together"),
            Together::Skipped => say.of("không họp", "do not meet"),
        };
        let month = capital(&named(say, g.month));
        format!("{month}: {} {how}", names.join(", "))
    }));
    lines.join("\n")
}

fn named(say: Say, month: CycleMonth) -> String {
    say.month(&month.to_string())
}

fn turns(session: &Session, view: &HostYearView) -> String {
    let say = session.say;
    let heads = [
        ("Khu", "Cluster"),
        ("Đơn vị", "Unit"),
        ("Số lần", "Times"),
        ("Mức", "Limits"),
        ("Các năm trước", "Earlier years"),
        ("Phần chia đều", "Even share"),
        ("Các tháng", "Months"),
    ];
    let row = |u: &UnitTurns| {
        let count = u32::try_from(u.months.len()).unwrap_or(u32::MAX);
        let months: Vec<String> = u.months.iter().map(|m| m.month().to_string()).collect();
        let cluster = u.cluster.as_ref().map(|c| c.name.clone());
        let inherited: Vec<&str> = u.inherited.iter().map(|i| i.name.as_str()).collect();
        let name = if inherited.is_empty() {
            u.unit.name.clone()
        } else {
            let took = say.of("kế thừa", "successor of");
            format!("{} ({took} {})", u.unit.name, inherited.join(", "))
        };
        vec![
            cluster.unwrap_or_default(),
            name,
            say.count(count),
            format!("{}-{}", u.least, u.most),
            say.count(u.past),
            say.count(u.fair),
            months.join(", "),
        ]
    };
    session.out.table(&heads, view.units.iter().map(row))
}

fn violations(session: &Session, view: &HostYearView) -> String {
    let say = session.say;
    let names = OfficeNames(&session.office);
    let mut lines: Vec<String> = Vec::new();
    if view.violations.is_empty() {
        lines.push(
            say.of("Không vướng quy định nào.", "No rule is broken.")
                .into(),
        );
    } else {
        lines.push(say.of("Còn vướng:", "Rules that are broken:").into());
        lines.extend(view.violations.iter().map(|v| {
            let points = say.of("điểm", "points");
            let said = capital(&violation(&v.kind, say.0, &names));
            format!("- {said}: {} {points}.", say.count(v.cost))
        }));
    }
    lines.push(proof(say, view));
    lines.join("\n")
}

/// What these hosts cost beside the best there is.
fn proof(say: Say, view: &HostYearView) -> String {
    let (cost, best) = (say.count(view.cost), say.count(view.best));
    let vi = matches!(say.0, words::Language::Vi);
    match view.proof {
        Proof::Optimal if view.cost == view.best && vi => {
            format!("Tổng cộng {cost} điểm: không có phương án nào tốt hơn (đã chứng minh).")
        }
        Proof::Optimal if view.cost == view.best => {
            format!("{cost} points in all: there is no better plan (proved).")
        }
        Proof::Optimal if vi => format!(
            "Tổng cộng {cost} điểm; phương án tốt nhất là {best} điểm (đã chứng minh). Lập lại bằng lệnh hosts plan."
        ),
        Proof::Optimal => format!(
            "{cost} points in all; the best plan has {best} (proved). Plan again with hosts plan."
        ),
        Proof::AtLeast { bound } => {
            let bound = say.count(bound);
            if vi {
                format!(
                    "Tổng cộng {cost} điểm; tốt nhất tìm được là {best} điểm, không phương án nào dưới {bound} điểm."
                )
            } else {
                format!(
                    "{cost} points in all; the best plan found has {best}, and none can have less than {bound}."
                )
            }
        }
    }
}
