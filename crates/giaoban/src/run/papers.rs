//! `giaoban papers`, `documents export`: papers of any office, drawn from what it holds.
use crate::cli::PapersArgs;
use crate::papers::{self, Choice, OfficeWording, PaperFile, PaperKind};
use crate::say::{Failed, Say};
use crate::session::Session;
use std::collections::BTreeSet;
use std::path::Path;
use store::queries::DocumentLine;
use store::{Failure, Thing};
use words::messages::Rendered;
use workflow::cycle::CycleMonth;
use workflow::ids::DocumentId;

/// What was written.
#[derive(serde::Serialize)]
struct Written<'a> {
    folder: &'a Path,
    files: Vec<String>,
    warnings: Vec<String>,
    /// Codes of petitions that the draft has no answer for.
    unanswered: Vec<String>,
}

pub(crate) async fn run(session: &Session, args: &PapersArgs) -> Result<(), Failed> {
    let month = session.month(&args.month)?;
    let choice = choice(session, args)?;
    may_see(session, &choice)?;
    let committee = session.office.committee.id;
    let drafts = choice.kinds.contains(&PaperKind::Draft);
    let state = papers::draft_state(&session.store, committee, month).await?;
    if args.only == [PaperKind::Draft] && state.over {
        return Err(no_draft_left(session));
    }
    if choice.kinds.contains(&PaperKind::Notice) {
        let register = session.store.register(&session.office, &session.viewer);
        let of_month = |d: &&DocumentLine| d.month == month.to_string();
        for line in register.await?.iter().filter(of_month) {
            unaltered(session, line).await?;
        }
    }
    let wording = wording(session, month).await?;
    let (store, dir) = (&session.store, args.out.as_path());
    let files = papers::of_month(store, &wording, (committee, month), &choice, dir).await?;
    let unanswered = if drafts && !state.over {
        state.unanswered
    } else {
        Vec::new()
    };
    told(session, dir, &files, unanswered)
}

fn choice(session: &Session, args: &PapersArgs) -> Result<Choice, Failed> {
    use PaperKind as K;
    let all = [K::Agenda, K::Minutes, K::Table, K::Draft, K::Notice];
    let kinds: BTreeSet<K> = match (args.only.as_slice(), &args.cluster) {
        ([], None) => BTreeSet::from(all),
        // Of one cluster there are no papers but those of its conference.
        ([], Some(_)) => BTreeSet::from([K::Agenda, K::Minutes]),
        (only, _) => only.iter().copied().collect(),
    };
    let cluster = args.cluster.as_deref().map(|u| session.unit(u));
    Ok(Choice {
        kinds,
        cluster: cluster.transpose()?,
        today: session.today(),
    })
}

/// Who leads a cluster has its programme and minutes; the other papers hold what all clusters said,
/// and are for who sees all of the committee.
fn may_see(session: &Session, choice: &Choice) -> Result<(), Failed> {
    let scope = &session.viewer.scope;
    let own = choice.cluster.is_some_and(|c| scope.clusters.contains(&c));
    let of_conference = choice
        .kinds
        .iter()
        .all(|kind| matches!(kind, PaperKind::Agenda | PaperKind::Minutes));
    if scope.all || (own && of_conference) {
        return Ok(());
    }
    Err(not_for_him(session.say))
}

/// A notice too holds what all clusters said (reliability.md §3, 10); a cluster is handed its copy
/// by the Office (GL-15).
fn seen_by_all(session: &Session) -> Result<(), Failed> {
    if session.viewer.scope.all {
        return Ok(());
    }
    Err(not_for_him(session.say))
}

fn not_for_him(say: Say) -> Failed {
    Failed::Forbidden(Rendered {
        message: say
            .of(
                "Giấy tờ của kỳ có nội dung của mọi khu; phạm vi công việc của đồng chí không gồm cả cấp ủy nên không xuất được.",
                "The month's papers hold what every cluster said; your posts do not reach the whole committee, so they are not written out for you.",
            )
            .to_owned(),
        advice: say
            .of(
                "Chương trình, biên bản của khu mình: thêm --cluster và khu; bản khác đề nghị Văn phòng gửi.",
                "Programme and minutes of your own cluster: add --cluster; ask the Office for the others.",
            )
            .to_owned(),
    })
}

fn no_draft_left(session: &Session) -> Failed {
    let say = session.say;
    Failed::Taken(Rendered {
        message: say
            .of(
                "Thông báo của kỳ đã ban hành, không còn dự thảo chung.",
                "The month's notice is issued; there is no common draft any more.",
            )
            .to_owned(),
        advice: say
            .of(
                "Lấy bản đã ban hành: --only notice.",
                "Take the issued one: --only notice.",
            )
            .to_owned(),
    })
}

/// The office's wording of the time in which the month's papers are made.
async fn wording(session: &Session, month: CycleMonth) -> Result<OfficeWording, Failed> {
    let (store, office) = (&session.store, &session.office);
    let day = session.today().min(month.last_day());
    Ok(OfficeWording::of_office(store, office, day).await?)
}

/// Draws and keeps the files of a document that has just been issued. The document stands whether
/// or not this succeeds.
pub(super) async fn keep(session: &Session, document: uuid::Uuid, symbol: &str) {
    let done = async {
        let line = line_of(session, symbol).await?;
        of_line(session, &line, DocumentId(document), None).await
    };
    if let Err(failed) = done.await {
        let names = crate::say::OfficeNames(&session.office);
        let what = match session.say.0 {
            words::Language::Vi => format!(
                "{symbol} đã ban hành nhưng chưa có tệp (chạy: giaoban documents export {symbol})"
            ),
            words::Language::En => format!(
                "{symbol} is issued but has no files yet (run: giaoban documents export {symbol})"
            ),
        };
        session.out.failed_at(Some(&what), &failed, &names);
    }
}

pub(super) async fn export(session: &Session, symbol: &str, out: &Path) -> Result<(), Failed> {
    seen_by_all(session)?;
    let line = line_of(session, symbol).await?;
    unaltered(session, &line).await?;
    let files = of_line(session, &line, line.id, Some(out)).await?;
    told(session, out, &files, Vec::new())
}

/// What is handed out are the bytes that were kept when the document was issued, or nothing.
async fn unaltered(session: &Session, line: &DocumentLine) -> Result<(), Failed> {
    let altered = session.store.altered_bytes(line.id).await?;
    if altered.is_empty() {
        return Ok(());
    }
    let (say, symbol, formats) = (session.say, &line.symbol, altered.join(", "));
    Err(Failed::Found(Rendered {
        message: match say.0 {
            words::Language::Vi => {
                format!("Tệp {formats} của {symbol} đã bị sửa sau khi lưu nên không xuất ra.")
            }
            words::Language::En => format!(
                "The {formats} of {symbol} was changed after it was kept; it is not written out."
            ),
        },
        advice: say
            .of(
                "Chạy `giaoban audit verify`, báo người quản trị và lấy lại từ bản sao lưu.",
                "Run `giaoban audit verify`, tell who keeps the machine, and use a backup.",
            )
            .to_owned(),
    }))
}

async fn line_of(session: &Session, symbol: &str) -> Result<DocumentLine, Failed> {
    let store = &session.store;
    let id = store.find_document(&session.office, symbol).await?;
    let mut all = store
        .register(&session.office, &session.viewer)
        .await?
        .into_iter();
    let found = all.find(|d| d.id == id);
    Ok(found.ok_or(Failure::NotFound(Thing::Document))?)
}

async fn of_line(
    session: &Session,
    line: &DocumentLine,
    document: DocumentId,
    out: Option<&Path>,
) -> Result<Vec<PaperFile>, Failed> {
    let (store, office) = (&session.store, &session.office);
    let month = session.month(&line.month)?;
    let wording = OfficeWording::of_office(store, office, line.issued_on).await?;
    let of = (office.committee.id, month);
    Ok(papers::of_document(store, &wording, of, document, out).await?)
}

fn told(
    session: &Session,
    dir: &Path,
    files: &[PaperFile],
    unanswered: Vec<String>,
) -> Result<(), Failed> {
    let written = Written {
        folder: dir,
        files: files.iter().map(|f| f.path.display().to_string()).collect(),
        warnings: files.iter().flat_map(|f| f.warnings.clone()).collect(),
        unanswered,
    };
    session.out.show(&written, || people(session, &written))
}

fn people(session: &Session, written: &Written<'_>) -> String {
    let say = session.say;
    let (n, dir) = (written.files.len(), written.folder.display());
    let n = say.count(u32::try_from(n).unwrap_or(u32::MAX));
    let head = match say.0 {
        words::Language::Vi => format!("Đã ghi {n} tệp vào {dir}:"),
        words::Language::En => format!("{n} files are written to {dir}:"),
    };
    let files = written.files.iter().map(|f| format!("  {f}"));
    let mut lines: Vec<String> = std::iter::once(head).chain(files).collect();
    if written.files.is_empty() {
        lines = vec![
            say.of(
                "Kỳ này chưa có giấy tờ nào như vậy.",
                "There is no such paper yet.",
            )
            .to_owned(),
        ];
    }
    if !written.unanswered.is_empty() {
        let missing = say.of(
            "Dự thảo chung chưa có trả lời của",
            "The draft has no answer yet to",
        );
        lines.push(format!("{missing}: {}.", written.unanswered.join(", ")));
    }
    lines.extend(written.warnings.iter().cloned());
    lines.join("\n")
}
