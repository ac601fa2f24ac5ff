//! `giaoban outbox …`
use crate::cli::{OutboxCommand, OutboxListArgs};
use crate::say::Failed;
use crate::session::Session;
use crate::typed::word;
use store::queries::{OutboxFilter, OutboxLine, OutboxPage};
use store::{Failure, Thing};

pub(crate) async fn run(session: &Session, command: &OutboxCommand) -> Result<(), Failed> {
    match command {
        OutboxCommand::List(args) => list(session, args).await,
        OutboxCommand::Send => super::send::run(session).await,
        OutboxCommand::Show { id } => show(session, id).await,
    }
}

async fn list(session: &Session, args: &OutboxListArgs) -> Result<(), Failed> {
    let subject = match &args.petition {
        Some(code) => Some(
            session
                .store
                .find_petition(&session.office, &session.viewer, code)
                .await?
                .0,
        ),
        None => None,
    };
    let after = args
        .after
        .as_deref()
        .map(|a| a.parse().map_err(|_| Failure::NotFound(Thing::Page)));
    let filter = OutboxFilter {
        state: args.state.as_deref().map(word).transpose()?,
        person: args
            .person
            .as_deref()
            .map(|p| session.person(p))
            .transpose()?,
        channel: args.channel.clone(),
        subject,
        after: after.transpose()?,
        size: session.page_size(args.limit.as_deref())?,
    };
    let page = session
        .store
        .outbox(&session.office, &session.viewer, &filter)
        .await?;
    session.out.show(&page, || people(session, &page))
}

fn people(session: &Session, page: &OutboxPage) -> String {
    let say = session.say;
    if page.rows.is_empty() {
        return say.of("Không có thư nào.", "No letters.").to_owned();
    }
    let heads = [
        ("Mã", "Id"),
        ("Người nhận", "To"),
        ("Cách báo", "Channel"),
        ("Về", "About"),
        ("Trạng thái", "State"),
        ("Số lần", "Attempts"),
        ("Từ", "Since"),
        ("Lý do", "Cause"),
    ];
    let mut text = session
        .out
        .table(&heads, page.rows.iter().map(|r| row(session, r)));
    if let Some(next) = page.next {
        text.push_str(&format!("\n{} --after {next}", say.of("Còn nữa:", "More:")));
    }
    text
}

fn row(session: &Session, r: &OutboxLine) -> Vec<String> {
    vec![
        r.id.to_string(),
        r.person.name.clone(),
        session.say.channel(&r.channel),
        r.code.clone().unwrap_or_else(|| "–".into()),
        session.say.letter_state(&r.state),
        r.attempts.to_string(),
        session.say.day(session.office.day(r.created_at)),
        r.cause
            .as_deref()
            .map_or_else(String::new, |cause| session.say.letter_cause(cause)),
    ]
}

async fn show(session: &Session, id: &str) -> Result<(), Failed> {
    let id = id
        .trim()
        .parse()
        .map_err(|_| Failure::NotFound(Thing::Letter))?;
    let letter = session
        .store
        .outbox_letter(&session.office, &session.viewer, id)
        .await?;
    session.out.show(&letter, || {
        let text = letter.letter.clone();
        let none = session.say.of("(thư chưa được soạn)", "(not rendered yet)");
        format!(
            "{}\n\n{}",
            row(session, &letter.line).join(" · "),
            text.unwrap_or_else(|| none.to_owned())
        )
    })
}
