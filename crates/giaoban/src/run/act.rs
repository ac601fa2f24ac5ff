//! `giaoban petitions new`, `petitions act` and the shorter ways to single verbs.
use crate::cli::act::{At, ReviewCommand, Several, Verb};
use crate::cli::{ActArgs, NewArgs};
use crate::say::{Failed, OfficeNames};
use crate::session::{Session, usage};
use crate::typed::{misread, strict, word};
use serde::Serialize;
use store::commands::{ActOnPetition, Deed, DraftPetition};
use store::queries::PetitionView;
use store::{Answer, Failure};
use words::messages::{Rendered, Term as _};
use workflow::petition::{Action, ActionKind, Matter, Refusal, State};
use workflow::text::{TextHint, hints};

/// What came of one petition.
#[derive(Debug, Serialize)]
struct Done {
    id: uuid::Uuid,
    code: Option<String>,
    version: u32,
    state: Option<State>,
    further: Vec<uuid::Uuid>,
    /// What its text may want mended, said when it comes in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hints: Vec<TextHint>,
}

pub(crate) async fn new(session: &Session, args: &NewArgs) -> Result<(), Failed> {
    let command = DraftPetition {
        by: session.by()?,
        committee: session.office.committee.id,
        cell: session.unit(&args.cell)?,
        kind: word(&args.kind)?,
        category: session.field(&args.category)?,
        source: word(&args.source)?,
        matter: Matter {
            title: session.line("title", &args.title)?,
            text: session.prose(&args.text)?,
            place: session.line("place", &args.place)?,
            addressee: session.line("addressee", &args.addressee)?,
        },
    };
    let answer = session.submit(command).await?;
    print(session, &[done(session, answer).await])
}

pub(crate) async fn act(session: &Session, args: &ActArgs) -> Result<(), Failed> {
    let at = at(session, &args.code).await?;
    let deed = match (&args.deed, &args.action) {
        (Some(verb), None) => verb.deed(&at).await?,
        (None, Some(json)) => deed_of(session.say.0, json)?,
        _ => {
            return Err(usage(
                session.say.of(
                    "Nêu một việc làm, hoặc --action.",
                    "Give one verb, or --action.",
                ),
                "giaoban petitions act --help",
            ));
        }
    };
    let answer = submit(session, &at, args.version, deed, 0).await?;
    print(session, &[done(session, answer).await])
}

/// The general form: a deed, or an action whose facts are all in it.
fn deed_of(language: words::Language, json: &str) -> Result<Deed, Failed> {
    let named = json.contains("\"do\"");
    let action = |why| {
        let read = strict::<Action>(json).map(Deed::Given);
        read.map_err(|own| if named { own } else { why })
    };
    let read = strict::<Deed>(json).or_else(action);
    read.map_err(|why| misread(language, "action", json, why))
}

/// One verb for several petitions: each has its own result, and the first failure its exit code.
pub(crate) async fn several<T: Verb + clap::Args>(
    session: &Session,
    several: &Several<T>,
) -> Result<(), Failed> {
    let mut results = Vec::new();
    for (n, code) in several.codes.iter().enumerate() {
        results.push(one(session, several, n, code).await);
    }
    told(session, &several.codes, results).await
}

/// Says of each petition what came of it, and of each failure which one it was.
pub(super) async fn told(
    session: &Session,
    codes: &[String],
    results: Vec<Result<Answer, Failed>>,
) -> Result<(), Failed> {
    if session.out.json && codes.len() > 1 {
        return told_to_programs(session, codes, results).await;
    }
    let mut all = Vec::new();
    let mut first: Option<Failed> = None;
    for (code, result) in codes.iter().zip(results) {
        match result {
            Ok(answer) => all.push(done(session, answer).await),
            Err(failed) if codes.len() == 1 => return Err(failed),
            Err(failed) => {
                let names = OfficeNames(&session.office);
                session.out.failed_at(Some(code), &failed, &names);
                first.get_or_insert(failed);
            }
        }
    }
    print(session, &all)?;
    first.map_or(Ok(()), |failed| Err(Failed::Said(failed.code())))
}

/// One list for programs: of each petition what came of it, or why nothing did.
async fn told_to_programs(
    session: &Session,
    codes: &[String],
    results: Vec<Result<Answer, Failed>>,
) -> Result<(), Failed> {
    let mut all = Vec::new();
    let mut first = None;
    for (code, result) in codes.iter().zip(results) {
        match result {
            Ok(answer) => {
                let done = serde_json::to_value(done(session, answer).await);
                all.push(done.map_err(|e| Failed::Other(e.into()))?);
            }
            Err(failed) => {
                let names = OfficeNames(&session.office);
                all.push(session.out.error(Some(code), &failed, &names));
                first.get_or_insert(failed.code());
            }
        }
    }
    session.out.show(&all, String::new)?;
    first.map_or(Ok(()), |code| Err(Failed::Said(code)))
}

async fn one<T: Verb + clap::Args>(
    session: &Session,
    several: &Several<T>,
    n: usize,
    code: &str,
) -> Result<Answer, Failed> {
    let at = at(session, code).await?;
    let deed = several.verb.deed(&at).await?;
    submit(session, &at, several.version, deed, n).await
}

/// Who may not review what he wrote, signed or answers for is told who may (flow.md §1).
async fn with_reviewers(session: &Session, at: &At<'_>, failed: Failed) -> Failed {
    let own = |why: &Refusal| matches!(why, Refusal::OwnWork { .. });
    if !matches!(&failed, Failed::Store(Failure::Refused(why)) if own(why)) {
        return failed;
    }
    let (store, office) = (&session.store, &session.office);
    let asked = store.reviewers(office, &session.viewer, at.petition).await;
    let Ok(may) = asked else { return failed };
    let say = session.say;
    let named: Vec<_> = may
        .iter()
        .map(|p| format!("{} ({})", p.name, p.key))
        .collect();
    let who = if named.is_empty() {
        say.of(
            "Hiện chưa có ai khác được giao; đề nghị Văn phòng kiểm tra phân công.",
            "Nobody else is assigned to it; ask the Office to check the assignments.",
        )
        .to_owned()
    } else {
        let lead = say.of("Người được thẩm định", "Who may");
        format!("{lead}: {}.", named.join(", "))
    };
    let said = failed.said(say, &OfficeNames(&session.office));
    Failed::Forbidden(Rendered {
        message: said.message,
        advice: format!("{}\n{who}", said.advice),
    })
}

pub(crate) async fn review(session: &Session, command: &ReviewCommand) -> Result<(), Failed> {
    match command {
        ReviewCommand::Approve(these) => several(session, these).await,
        ReviewCommand::Return(these) => several(session, these).await,
        ReviewCommand::ReturnForForm(these) => several(session, these).await,
    }
}

pub(super) async fn at<'a>(session: &'a Session, code: &str) -> Result<At<'a>, Failed> {
    let petition = session
        .store
        .find_petition(&session.office, &session.viewer, code)
        .await?;
    let view = session
        .store
        .petition(&session.office, &session.viewer, petition)
        .await?;
    Ok(At {
        session,
        petition,
        view,
    })
}

pub(super) async fn submit(
    session: &Session,
    at: &At<'_>,
    version: Option<u32>,
    deed: Deed,
    n: usize,
) -> Result<Answer, Failed> {
    let command = ActOnPetition {
        by: session.by()?,
        petition: at.petition,
        version,
        deed,
    };
    match session.submit_nth(n, command).await {
        Err(failed) => Err(with_reviewers(session, at, failed).await),
        done => done,
    }
}

async fn done(session: &Session, answer: Answer) -> Done {
    let id = workflow::ids::PetitionId(answer.subject);
    let seen = session
        .store
        .petition(&session.office, &session.viewer, id)
        .await;
    let seen = seen.ok();
    Done {
        id: answer.subject,
        code: answer.code,
        version: answer.version,
        state: seen.as_ref().map(|v| v.line.state),
        further: answer.further,
        hints: seen.as_ref().map(hinted).unwrap_or_default(),
    }
}

/// What is written down or comes before the office is looked over; later steps say no more of it.
fn hinted(view: &PetitionView) -> Vec<TextHint> {
    let comes_in = [
        ActionKind::Draft,
        ActionKind::Record,
        ActionKind::TakeInWriting,
        ActionKind::UrgentIntake,
    ];
    let last = view.timeline.last().map(|step| step.action);
    let text = view.matter.as_deref();
    let text = text.filter(|_| last.is_some_and(|action| comes_in.contains(&action)));
    text.map(hints).unwrap_or_default()
}

fn print(session: &Session, all: &[Done]) -> Result<(), Failed> {
    let say = session.say;
    let people = || {
        let line = |d: &Done| {
            let code = d.code.clone().unwrap_or_else(|| d.id.to_string());
            let state = d.state.map_or_else(|| "–".into(), |s| s.name_in(say.0));
            format!(
                "{code}: {state} ({} {})",
                say.of("phiên bản", "version"),
                d.version
            )
        };
        all.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    match all {
        [only] => session.out.show(only, people)?,
        _ => session.out.show(&all, people)?,
    }
    for done in all.iter().filter(|_| !session.out.json) {
        let code = done.code.clone().unwrap_or_else(|| done.id.to_string());
        for hint in &done.hints {
            session.out.aside(&say.hint(*hint, &code));
        }
    }
    Ok(())
}
