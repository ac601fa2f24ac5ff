//! Steps over a whole month: consolidate, issue, and the documents that come of it.
use crate::cli::act::pair;
use crate::cli::{ConsolidateArgs, DocumentsCommand, IssueArgs, NumberingArgs, ReceiptArgs};
use crate::papers::OfficeWording;
use crate::say::{Failed, Say};
use crate::session::{Session, usage};
use crate::typed::word;
use chrono::Datelike as _;
use std::collections::BTreeMap;
use store::Answer;
use store::commands::{AcknowledgeDocument, Consolidate, IssueNotice, Numbering};
use store::queries::{ConferenceLine, DocumentLine};
use words::Language;
use words::messages::Term as _;
use workflow::conference::ConferenceState;
use workflow::ids::UnitId;

pub(crate) async fn consolidate(session: &Session, args: &ConsolidateArgs) -> Result<(), Failed> {
    let mut competence = BTreeMap::new();
    for typed in &args.competence {
        let (code, level) = pair(session.say, "competence", ("MÃ=CẤP", "CODE=LEVEL"), typed)?;
        let id = session
            .store
            .find_petition(&session.office, &session.viewer, code)
            .await?;
        competence.insert(id, word(level)?);
    }
    let command = Consolidate {
        by: session.by()?,
        committee: session.office.committee.id,
        cycle: session
            .store
            .find_cycle(&session.office, session.month(&args.month)?)
            .await?,
        competence,
        take_over: session.maybe_line("take-over", args.take_over.as_deref())?,
    };
    let answer = session.submit(command).await?;
    let done = Consolidated {
        minutes_missing: minutes_missing(session, &args.month).await?,
        answer,
    };
    session
        .out
        .show(&done, || done.people(session, &args.month))
}

/// What came of a consolidation, and whose minutes it had to do without (flow.md §1).
#[derive(serde::Serialize)]
struct Consolidated {
    #[serde(flatten)]
    answer: Answer,
    minutes_missing: Vec<ConferenceLine>,
}

/// Conferences of the month that are to be held or in session: nothing of them can be there yet.
async fn minutes_missing(session: &Session, month: &str) -> Result<Vec<ConferenceLine>, Failed> {
    let (store, month) = (&session.store, session.month(month)?);
    let asked = store.conferences(&session.office, &session.viewer, Some(month));
    let mut lines = asked.await?;
    let open = [
        ConferenceState::Planned,
        ConferenceState::Confirmed,
        ConferenceState::InSession,
    ];
    lines.retain(|line| open.contains(&line.state));
    Ok(lines)
}

impl Consolidated {
    fn people(&self, session: &Session, month: &str) -> String {
        let (say, n) = (session.say, self.answer.further.len());
        let (left, month) = (self.answer.left.join(", "), say.month(month));
        let mut lines = vec![match say.0 {
            Language::Vi => format!("Đã tổng hợp {n} kiến nghị của kỳ {month}."),
            Language::En => format!("{n} petitions of {month} are consolidated."),
        }];
        if !left.is_empty() {
            let why = say.of(
                "Còn lại vì biên bản chưa chốt",
                "Left, because their minutes are open",
            );
            lines.push(format!("{why}: {left}."));
        }
        let missing = self.minutes_missing.iter().map(|line| {
            let cluster = line.cluster.as_ref().map(|u| u.name.as_str());
            let name = cluster.unwrap_or(&line.month);
            format!(
                "{name} ({}, {})",
                say.day(line.date),
                line.state.name_in(say.0)
            )
        });
        let missing: Vec<_> = missing.collect();
        if !missing.is_empty() {
            let what = say.of("Chưa có biên bản của", "There are no minutes yet of");
            lines.push(format!("{what}: {}.", missing.join("; ")));
        }
        lines.join("\n")
    }
}

pub(crate) async fn issue(session: &Session, args: &IssueArgs) -> Result<(), Failed> {
    let command = IssueNotice {
        by: session.by()?,
        committee: session.office.committee.id,
        cycle: session
            .store
            .find_cycle(&session.office, session.month(&args.month)?)
            .await?,
        signer: session.person(&args.signer)?,
        numbering: numbering(session, &args.numbering).await?,
    };
    let answer = session.submit(command).await?;
    let (symbol, n) = (
        answer.code.clone().unwrap_or_default(),
        answer.further.len(),
    );
    super::papers::keep(session, answer.subject, &symbol).await;
    session.out.show(&answer, || {
        let issued = match session.say.0 {
            Language::Vi => format!("Đã ban hành {symbol}, gồm {n} nội dung."),
            Language::En => format!("{symbol} is issued with {n} lines."),
        };
        let left = left_out(session.say, &answer.left);
        std::iter::once(issued)
            .chain(left)
            .collect::<Vec<_>>()
            .join("\n")
    })
}

/// Finished in earlier months and printed in no notice: how they come into one.
fn left_out(say: Say, codes: &[String]) -> Option<String> {
    let first = codes.first()?;
    let codes = codes.join(", ");
    Some(match say.0 {
        Language::Vi => format!(
            "Còn kiến nghị của kỳ trước đã xong mà chưa có trong thông báo nào: {codes}.\n\
             Chuyển từng kiến nghị sang kỳ đang mở: giaoban petitions act {first} carry-over --month THÁNG --reason LÝ-DO"
        ),
        Language::En => format!(
            "Finished in earlier months and in no notice yet: {codes}.\n\
             Carry each over into the open month: giaoban petitions act {first} carry-over --month MONTH --reason WHY"
        ),
    })
}

/// Where the document stands: in the period in use and the layout of the day, unless said otherwise.
pub(super) async fn numbering(
    session: &Session,
    args: &NumberingArgs,
) -> Result<Numbering, Failed> {
    let say = session.say;
    let current = session.store.numbering_period(&session.office).await?;
    let period = match (&args.period, current) {
        (Some(typed), Some(current)) if *typed != current && !args.new_period => {
            let said = match say.0 {
                words::Language::Vi => format!("Sổ văn bản đang đánh số theo kỳ {current}."),
                words::Language::En => format!("The register counts in the period {current}."),
            };
            let next = say.of(
                "Bỏ --period, hoặc thêm --new-period để mở kỳ mới từ số 01.",
                "Leave --period out, or add --new-period to begin a new one at 01.",
            );
            return Err(usage(&said, next));
        }
        (Some(typed), _) => session.line("period", typed)?.to_string(),
        (None, Some(current)) => current,
        (None, None) => {
            let said = say.of(
                "Sổ văn bản chưa có kỳ đánh số nào.",
                "The register has no period yet.",
            );
            let term = term_of(session.today().year());
            return Err(usage(said, &format!("--period {term}")));
        }
    };
    let book = documents::LayoutBook::embedded();
    let layout = match &args.layout {
        None => book.on(session.today()).id.clone(),
        Some(typed) if book.named(typed).is_some() => typed.clone(),
        Some(typed) => {
            let said = say.of("Không có mẫu trình bày", "There is no layout profile");
            let known: Vec<&str> = book.ids().collect();
            let next = format!("{}: {}.", say.of("Có", "There are"), known.join(", "));
            return Err(usage(&format!("{said}: {typed}."), &next));
        }
    };
    let issuer = match &args.issuer {
        Some(typed) => session.line("issuer", typed)?.to_string(),
        None => own_symbol(session).await?,
    };
    Ok(Numbering {
        issuer,
        period,
        layout,
    })
}

/// The term of a committee in which a year lies; congresses are held in years that end in 0 and 5,
/// and the old term numbers the papers of such a year.
fn term_of(year: i32) -> String {
    let from = (year - 1).div_euclid(5) * 5;
    format!("{from}-{}", from + 5)
}

/// The issuer's part of symbols as the office has set it.
async fn own_symbol(session: &Session) -> Result<String, Failed> {
    let (store, office) = (&session.store, &session.office);
    let wording = OfficeWording::of_office(store, office, session.today()).await?;
    Ok(wording.symbol)
}

pub(crate) async fn receipt(session: &Session, args: &ReceiptArgs) -> Result<(), Failed> {
    let cluster = match args.cluster.as_deref() {
        Some(typed) => session.unit(typed)?,
        None => own_cluster(session)?,
    };
    let command = AcknowledgeDocument {
        by: session.by()?,
        committee: session.office.committee.id,
        document: session
            .store
            .find_document(&session.office, &args.symbol)
            .await?,
        cluster,
    };
    let answer = session.submit(command).await?;
    session.out.show(&answer, || {
        session
            .say
            .of("Đã xác nhận nhận văn bản.", "Receipt is proved.")
            .to_owned()
    })
}

/// The cluster that the reader presides over; the committee where there are none.
fn own_cluster(session: &Session) -> Result<UnitId, Failed> {
    let own = session
        .office
        .receives_for(&session.viewer, session.today());
    match own.as_slice() {
        [only] => Ok(*only),
        [] => Ok(session.office.committee.root),
        several => {
            let keys: Vec<_> = several
                .iter()
                .map(|u| session.office.unit_ref(*u).key)
                .collect();
            let said = session.say.of(
                "Đồng chí phụ trách nhiều khu: nêu rõ khu nào đã nhận.",
                "You head several clusters: say which has received it.",
            );
            Err(usage(said, &format!("--cluster {}", keys.join(" | "))))
        }
    }
}

pub(crate) async fn documents(
    session: &Session,
    command: Option<&DocumentsCommand>,
) -> Result<(), Failed> {
    if let Some(DocumentsCommand::Export { symbol, out }) = command {
        return super::papers::export(session, symbol, out).await;
    }
    let lines = session
        .store
        .register(&session.office, &session.viewer)
        .await?;
    session.out.show(&lines, || table(session, &lines))
}

/// What a document corrects, or what corrects it.
fn correction(say: Say, d: &DocumentLine) -> String {
    let of = d.corrects.iter();
    let of = of.map(|old| format!("{} {old}", say.of("của", "of")));
    let by = d.corrected_by.iter();
    let by = by.map(|new| format!("{} {new}", say.of("bởi", "by")));
    of.chain(by).collect::<Vec<_>>().join("; ")
}

fn table(session: &Session, lines: &[DocumentLine]) -> String {
    let say = session.say;
    let heads = [
        ("Số, ký hiệu", "Symbol"),
        ("Ngày", "Date"),
        ("Kỳ", "Month"),
        ("Người ký", "Signer"),
        ("Nội dung", "Lines"),
        ("Đính chính", "Correction"),
        ("Đã nhận", "Received by"),
        ("Tệp", "Papers"),
    ];
    let rows = lines.iter().map(|d| {
        let mut receipts: Vec<&str> = d.receipts.iter().map(|r| r.cluster.key.as_str()).collect();
        receipts.sort_unstable();
        vec![
            d.symbol.clone(),
            say.day(d.issued_on),
            say.month(&d.month),
            d.signer.name.clone(),
            d.lines.to_string(),
            correction(say, d),
            receipts.join(", "),
            d.formats.join(", "),
        ]
    });
    session.out.table(&heads, rows)
}

#[cfg(test)]
mod tests {
    use super::term_of;

    #[test]
    fn a_term_is_named_by_its_congresses() {
        let terms = [2021, 2024, 2025, 2026, 2030].map(term_of);
        let expected = [
            "2020-2025",
            "2020-2025",
            "2020-2025",
            "2025-2030",
            "2025-2030",
        ];
        assert_eq!(terms, expected);
    }
}
