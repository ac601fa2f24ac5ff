//! `giaoban petitions show`: the whole of one petition.
use crate::say::{Failed, Say};
use crate::session::Session;
use chrono::NaiveDate;
use store::queries::{DueView, IssuedAnswer, PersonRef, PetitionView, ReplyText, Step};
use words::messages::{Joint, Term as _, named};
use workflow::calendar::OffReason;
use workflow::capacity::Capacity;
use workflow::deadline::{DayMeaning, ExplainedDay};

pub(crate) async fn run(session: &Session, code: &str) -> Result<(), Failed> {
    let id = session
        .store
        .find_petition(&session.office, &session.viewer, code)
        .await?;
    let view = session
        .store
        .petition(&session.office, &session.viewer, id)
        .await?;
    session.out.show(&view, || people(session, &view))
}

fn people(session: &Session, view: &PetitionView) -> String {
    let mut parts = vec![head(session, view)];
    parts.extend(view.due.as_ref().map(|due| explained(session.say, due)));
    parts.extend(answers(session.say, view));
    parts.push(timeline(session, &view.timeline));
    parts.join("\n\n")
}

/// The text that stands first, then what was answered before it.
fn answers(say: Say, view: &PetitionView) -> Vec<String> {
    let corrected = view.issued.iter().any(|a| a.corrects.is_some());
    // A petition that is answered with another has no version of its own.
    let printed = view.issued.iter().rev();
    let printed = printed.filter(|_| corrected || view.replies.is_empty());
    let known = |a: &IssuedAnswer| view.replies.iter().any(|r| r.body == a.answer);
    let mut parts: Vec<String> = printed
        .filter(|a| a.stands || !known(a))
        .filter_map(|a| Some(format!("{}:\n{}", issued(say, a), a.answer.as_ref()?)))
        .collect();
    for reply in &view.replies {
        let past = corrected && reply.stands;
        let body = reply.body.as_deref().unwrap_or("…");
        parts.push(format!("{}:\n{body}", version(say, reply, past)));
    }
    parts
}

fn issued(say: Say, answer: &IssuedAnswer) -> String {
    let (symbol, day) = (&answer.symbol, say.day(answer.date));
    match (say.0, &answer.corrects) {
        (words::Language::Vi, Some(old)) => {
            let stands = match answer.stands {
                true => "Trả lời đang có hiệu lực",
                false => "Trả lời trước khi đính chính lần sau",
            };
            format!("{stands} (đính chính {old} tại {symbol} ngày {day})")
        }
        (words::Language::Vi, None) => format!("Trả lời tại {symbol} ngày {day}"),
        (words::Language::En, Some(old)) => {
            let stands = match answer.stands {
                true => "Answer in force",
                false => "Answer before the next correction",
            };
            format!("{stands} ({old} corrected by {symbol} of {day})")
        }
        (words::Language::En, None) => format!("Answer in {symbol} of {day}"),
    }
}

fn version(say: Say, reply: &ReplyText, past: bool) -> String {
    let title = match (say.0, reply.number) {
        (words::Language::Vi, 0) => "Báo cáo, trả lời trung gian".to_owned(),
        (words::Language::Vi, n) => format!("Trả lời lần {n}"),
        (words::Language::En, 0) => "Report or interim answer".to_owned(),
        (words::Language::En, n) => format!("Reply {n}"),
    };
    let mut about: Vec<String> = Vec::new();
    about.extend(reply.outcome.map(|outcome| outcome.name_in(say.0)));
    let signed = |by: &PersonRef| format!("{} {}", say.of("ký:", "signed:"), by.name);
    about.extend(reply.signer.as_ref().map(signed));
    about.extend(past.then(|| say.of("đã được đính chính", "corrected since").to_owned()));
    match about.is_empty() {
        true => title,
        false => format!("{title} ({})", about.join("; ")),
    }
}

fn head(session: &Session, view: &PetitionView) -> String {
    let say = session.say;
    let line = &view.line;
    let name = |unit: &Option<store::queries::UnitRef>| unit.as_ref().map(|u| u.name.clone());
    let support: Vec<String> = view.support.iter().map(|u| u.name.clone()).collect();
    let categories = session
        .office
        .preset(session.today())
        .map(|p| p.policy.categories.clone());
    let category = categories
        .ok()
        .and_then(|all| all.into_iter().find(|c| c.key == line.category));
    let field = category.map_or_else(
        || line.category.clone(),
        |c| say.of(&c.vi, &c.en).to_owned(),
    );
    let withheld = say.of("(nội dung không hiển thị)", "(withheld)").to_owned();
    let promise = view
        .promise
        .as_ref()
        .map(|p| format!("{} ({})", p.what, say.day(p.by)));
    session.out.card(vec![
        (
            ("Mã", "Code"),
            Some(line.code.clone().unwrap_or_else(|| line.id.to_string())),
        ),
        (("Trạng thái", "State"), Some(line.state.name_in(say.0))),
        (("Nguồn", "Source"), Some(view.source.name_in(say.0))),
        (
            ("Nhập từ hồ sơ cũ ngày", "Taken over on"),
            view.imported.map(|d| say.day(d)),
        ),
        (
            ("Tóm tắt", "Summary"),
            Some(line.title.clone().unwrap_or(withheld)),
        ),
        (("Nội dung", "Text"), view.matter.clone()),
        (("Địa điểm", "Place"), view.place.clone()),
        (("Gửi", "Addressee"), view.addressee.clone()),
        (("Lĩnh vực", "Field"), Some(field)),
        (("Chi bộ", "Cell"), name(&line.cell)),
        (("Xã", "Commune"), name(&line.commune)),
        (("Khu", "Cluster"), name(&line.cluster)),
        (("Chủ trì", "Lead"), name(&line.lead)),
        (
            ("Phối hợp", "Support"),
            (!support.is_empty()).then(|| support.join(", ")),
        ),
        (("Hạn", "Due"), line.due_on.map(|d| say.day(d))),
        (("Cam kết", "Promise"), promise),
        (
            ("Văn bản", "Document"),
            view.document.as_ref().map(|d| d.symbol.clone()),
        ),
        (
            ("Công bố", "Announced"),
            view.announced.as_ref().map(|a| say.day(a.date)),
        ),
        (
            ("Số lần trả lại", "Rounds"),
            (view.rounds > 0).then(|| view.rounds.to_string()),
        ),
        (("Phiên bản", "Version"), Some(line.version.to_string())),
        (
            ("Làm được", "Possible"),
            Some(named(say.0, Joint::Or, &view.possible)).filter(|s| !s.is_empty()),
        ),
    ])
}

/// Every day on the way to the due date, so that nobody has to believe it.
fn explained(say: Say, due: &DueView) -> String {
    let title = say.of("Cách tính hạn", "How the due date comes about");
    let from = format!("{} {}", say.of("từ", "from"), say.day(due.start));
    if let Some(fault) = &due.fault {
        return format!("{title} ({from}): {fault}");
    }
    let days: Vec<String> = due.days.iter().map(|d| day(say, due.start, d)).collect();
    format!("{title} ({from}):\n  {}", days.join("\n  "))
}

fn day(say: Say, start: NaiveDate, d: &ExplainedDay) -> String {
    let vi = matches!(say.0, words::Language::Vi);
    let what = match d.what {
        DayMeaning::Counted(n) if vi => format!("ngày thứ {n}"),
        DayMeaning::Counted(n) => format!("day {n}"),
        DayMeaning::Extended { extension, day } if vi => {
            format!("gia hạn lần {extension}, ngày thứ {day}")
        }
        DayMeaning::Extended { extension, day } => format!("extension {extension}, day {day}"),
        DayMeaning::Skipped => say
            .of("nghỉ, không tính", "day off, not counted")
            .to_owned(),
        DayMeaning::Paused { .. } => say.of("tạm dừng", "paused").to_owned(),
        DayMeaning::Named => say.of("ngày ấn định", "the date named").to_owned(),
        DayMeaning::RolledTo if d.date == start => {
            say.of("ngay trong ngày", "the day itself").to_owned()
        }
        DayMeaning::RolledTo => say
            .of("ngày làm việc kế tiếp", "the next working day")
            .to_owned(),
    };
    let why = match &d.off {
        Some(OffReason::Entry(entry)) => format!(" – {}", entry.source),
        Some(OffReason::Weekend) | None => String::new(),
    };
    format!(
        "{} {}: {what}{why}",
        words::dates::weekday_in(say.0, d.date),
        say.day(d.date)
    )
}

fn timeline(session: &Session, steps: &[Step]) -> String {
    let say = session.say;
    let heads = [
        ("#", "#"),
        ("Ngày", "Day"),
        ("Việc", "What"),
        ("Người", "Who"),
        ("Trạng thái", "State"),
        ("Ghi chú", "Note"),
    ];
    let rows = steps.iter().map(|s| {
        let who = match (&s.by, &s.on_behalf) {
            (Some(by), Some(absent)) => {
                format!("{} ({} {})", by.name, say.of("thay", "for"), absent.name)
            }
            (Some(by), None) => by.name.clone(),
            (None, _) if s.capacity == Capacity::System => {
                say.of("(tự động)", "(automatic)").to_owned()
            }
            // Of a diverted matter nobody is named.
            (None, _) => "–".to_owned(),
        };
        vec![
            s.version.to_string(),
            say.day(s.day),
            s.action.name_in(say.0),
            who,
            s.to.name_in(say.0),
            s.note.clone().unwrap_or_default(),
        ]
    });
    session.out.table(&heads, rows)
}
