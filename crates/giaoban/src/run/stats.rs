//! `giaoban stats`: the counts of GL-17 and GL-18, which add up.
use super::stats_units;
use crate::cli::StatsArgs;
use crate::out::Out;
use crate::say::{Failed, Say};
use crate::session::Session;
use crate::world::{Bilingual, PROVENANCE};
use anyhow::Context as _;
use store::queries::{Conservation, MonthCount, NamedCount, Stats};
use words::messages::Term as _;
use words::numbers::percent_in;

pub(crate) async fn run(session: &Session, args: &StatsArgs) -> Result<(), Failed> {
    let month = args
        .month
        .as_deref()
        .map(|m| session.month(m))
        .transpose()?;
    let units_as = stats_units::read(args)?;
    let stats = session
        .store
        .stats(&session.office, &session.viewer, month, units_as)
        .await?;
    let told = Told {
        stats: &stats,
        provenance: provenance(session).await?,
    };
    session.out.show(&told, || {
        let said = told.people(session.out);
        stats_units::beside(session.out, args, &stats, said)
    })
}

/// What a fixture world says of itself.
async fn provenance(session: &Session) -> Result<Option<Bilingual>, Failed> {
    let (office, today) = (&session.office, session.today());
    let body = session.store.setting(office, PROVENANCE, today).await?;
    let text = body.map(|body| serde_json::from_str(&body)).transpose();
    Ok(text.context(PROVENANCE)?)
}

/// The counts, and of a fixture world what of it is real.
#[derive(serde::Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    stats: &'a Stats,
    #[serde(skip_serializing_if = "Option::is_none")]
    provenance: Option<Bilingual>,
}

impl Told<'_> {
    fn people(&self, out: Out) -> String {
        let counts = people(out, self.stats);
        match &self.provenance {
            Some(text) => format!("{counts}\n\n{}", out.say.of(&text.vi, &text.en).trim()),
            None => counts,
        }
    }
}

pub(super) fn people(out: Out, stats: &Stats) -> String {
    let say = out.say;
    let parts = [
        summary(out, stats),
        fields(out, stats),
        states(out, stats),
        clusters(out, stats),
        units(out, (say.of("Đơn vị chủ trì", "Lead"), &stats.by_lead)),
        months(out, stats),
    ];
    parts
        .into_iter()
        .filter(|p| !p.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

fn summary(out: Out, stats: &Stats) -> String {
    let say = out.say;
    let n = |n: u32| Some(say.count(n));
    // Of one month there is no fullest nor emptiest one.
    let extreme = |m: &Option<MonthCount>| {
        m.as_ref()
            .filter(|_| stats.month.is_none())
            .map(|m| format!("{} ({})", say.count(m.count), say.month(&m.month)))
    };
    out.card(vec![
        (
            ("Kỳ", "Month"),
            Some(
                stats
                    .month
                    .as_ref()
                    .map_or_else(|| say.of("tất cả", "all").into(), |m| say.month(m)),
            ),
        ),
        (("Lượt kiến nghị", "Petitions"), n(stats.collected)),
        (("Việc khác nhau", "Distinct matters"), n(stats.distinct)),
        (
            ("Tháng nhiều nhất", "Busiest month"),
            extreme(&stats.busiest),
        ),
        (
            ("Tháng ít nhất", "Quietest month"),
            extreme(&stats.quietest),
        ),
        (("Đã trả lời", "Answered"), n(stats.answered)),
        (("Đã giải quyết", "Resolved"), n(stats.resolved)),
        (
            ("Đạt ngay lần đầu", "Right first time"),
            n(stats.right_first_time),
        ),
        (("Lần trả lại", "Returned rounds"), n(stats.returned_rounds)),
        (("Lần chuyển kỳ", "Carried over"), n(stats.carried)),
        (("Công bố muộn", "Announced late"), n(stats.announced_late)),
        (("Quá hạn", "Overdue"), n(stats.overdue)),
        (
            ("Nhiệm vụ sau hội nghị", "Tasks after conferences"),
            Some(tasks(say, stats)),
        ),
        (
            ("Số liệu khớp", "Counts agree"),
            stats.conservation.as_ref().map(|c| conservation(say, c)),
        ),
    ])
}

/// How many cells have taken note of what they must do (GL-11).
fn tasks(say: Say, stats: &Stats) -> String {
    let t = &stats.tasks;
    let [all, noted, late, open] = [t.all, t.noted, t.late, t.all - t.noted].map(|n| say.count(n));
    let (noted_word, late_word) = (say.of("đã nhận", "noted"), say.of("muộn", "late"));
    let open_word = say.of("chưa nhận", "not yet");
    format!("{all}; {noted_word} {noted} ({late_word} {late}); {open_word} {open}")
}

fn conservation(say: Say, c: &Conservation) -> String {
    let (rows, begun) = (say.count(c.petitions), say.count(c.begun));
    let (astray, broken) = (say.count(c.astray), say.count(c.broken_merges));
    let detail = match say.0 {
        words::Language::Vi => format!(
            "{rows} kiến nghị, {begun} lần khởi đầu; lệch trạng thái {astray}; liên kết gộp hỏng {broken}"
        ),
        words::Language::En => {
            format!("{rows} petitions, {begun} beginnings; astray {astray}; broken merges {broken}")
        }
    };
    format!("{} ({detail})", say.yes(c.holds))
}

fn fields(out: Out, stats: &Stats) -> String {
    let heads = [
        ("Lĩnh vực", "Field"),
        ("Số lượng", "Count"),
        ("Tỷ lệ", "Share"),
    ];
    let rows = stats.by_category.iter().map(|c| {
        vec![
            out.say.of(&c.vi, &c.en).to_owned(),
            out.say.count(c.count),
            percent_in(out.say.0, c.share_tenths),
        ]
    });
    out.table(&heads, rows)
}

fn states(out: Out, stats: &Stats) -> String {
    let heads = [("Trạng thái", "State"), ("Số lượng", "Count")];
    out.table(
        &heads,
        stats
            .by_state
            .iter()
            .map(|(s, n)| vec![s.name_in(out.say.0), out.say.count(*n)]),
    )
}

/// Nothing where the committee itself meets.
fn clusters(out: Out, stats: &Stats) -> String {
    let any = stats.by_cluster.iter().any(|c| c.unit.is_some());
    let counts = stats.by_cluster.as_slice();
    let counts = if any { counts } else { &[] };
    units(out, (out.say.of("Khu", "Cluster"), counts))
}

pub(super) fn units(out: Out, (what, counts): (&str, &[NamedCount])) -> String {
    if counts.is_empty() {
        return String::new();
    }
    let heads = [(what, what), ("Số lượng", "Count"), ("Quá hạn", "Overdue")];
    let none = out.say.of("(chưa có)", "(none)");
    let rows = counts.iter().map(|c| {
        let name = c
            .unit
            .as_ref()
            .map_or_else(|| none.to_owned(), |u| stats_units::called(out.say, u, c));
        vec![name, out.say.count(c.count), out.say.count(c.overdue)]
    });
    out.table(&heads, rows)
}

fn months(out: Out, stats: &Stats) -> String {
    if stats.by_month.len() < 2 {
        return String::new();
    }
    let heads = [("Tháng", "Month"), ("Số lượng", "Count")];
    out.table(
        &heads,
        stats
            .by_month
            .iter()
            .map(|m| vec![out.say.month(&m.month), out.say.count(m.count)]),
    )
}
