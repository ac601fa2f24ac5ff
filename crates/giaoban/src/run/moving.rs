//! `giaoban backup`, `restore`, `export --all` and `import --all`.
use crate::cli::{BackupArgs, ExportArgs, RestoreArgs};
use crate::say::{Failed, Say};
use crate::session::Ground;
use indicatif::ProgressBar;
use serde::Serialize;
use std::path::Path;
use store::Store;
use store::moving::{Form, Made, Manifest, Over, Progress, Stage, restore as put_back};
use words::Language;
use words::messages::Rendered;

pub(crate) async fn backup(ground: &Ground, args: &BackupArgs) -> Result<(), Failed> {
    may_copy(ground).await?;
    let store = there(ground).await?;
    let (bar, over) = (ground.out.progress(), over(args.force));
    let done = store.backup(&args.file, over, &watch(&bar, ground)).await;
    store.close().await;
    bar.finish_and_clear();
    let done = done?;
    let said = ("Đã sao lưu vào", "Backed up to");
    tell(ground, said, &args.file, done.form, &done.manifest)
}

pub(crate) async fn export(ground: &Ground, args: &ExportArgs) -> Result<(), Failed> {
    may_copy(ground).await?;
    let store = there(ground).await?;
    let (bar, over) = (ground.out.progress(), over(args.force));
    let done = store.export(&args.all, over, &watch(&bar, ground)).await;
    store.close().await;
    bar.finish_and_clear();
    let Made { form, manifest } = done?;
    tell(
        ground,
        ("Đã xuất ra", "Exported to"),
        &args.all,
        form,
        &manifest,
    )
}

pub(crate) async fn restore(ground: &Ground, args: &RestoreArgs) -> Result<(), Failed> {
    let (target, clock) = (ground.target()?, ground.clock.clone());
    let (bar, over) = (ground.out.progress(), over(args.force));
    let done = put_back(&target, clock, &args.file, over, &watch(&bar, ground)).await;
    bar.finish_and_clear();
    let Made { form, manifest } = done?;
    tell(
        ground,
        ("Đã khôi phục từ", "Restored from"),
        &args.file,
        form,
        &manifest,
    )
}

pub(crate) async fn import(ground: &Ground, all: &Path) -> Result<(), Failed> {
    let store = ground.store().await?;
    let bar = ground.out.progress();
    let done = store.import(all, &watch(&bar, ground)).await;
    store.close().await;
    bar.finish_and_clear();
    let manifest = done?;
    let said = ("Đã nhập từ", "Imported from");
    tell(ground, said, all, Form::Export, &manifest)
}

/// A copy holds everything: withheld matters, letters, telephones. It is made by who keeps the
/// database, without `--as`, or by the Office chief (reliability.md §3, 10).
async fn may_copy(ground: &Ground) -> Result<(), Failed> {
    if ground.global.acting.is_none() {
        return Ok(());
    }
    let session = ground.session().await?;
    let by = session.by()?;
    let may = by.may_change_office(&session.office, session.store.now());
    session.store.close().await;
    may.map_err(|_| no_copy(ground.out.say))
}

fn no_copy(say: Say) -> Failed {
    Failed::Forbidden(Rendered {
        message: say
            .of(
                "Bản sao có toàn bộ dữ liệu của cấp ủy, kể cả nội dung không công bố; chỉ Chánh Văn phòng hoặc người quản trị cơ sở dữ liệu được lập.",
                "A copy holds all the office has, also what is withheld; only the Office chief or who keeps the database makes one.",
            )
            .to_owned(),
        advice: say
            .of(
                "Đề nghị Chánh Văn phòng; người quản trị chạy lệnh không kèm --as.",
                "Ask the Office chief; who keeps the database runs it without --as.",
            )
            .to_owned(),
    })
}

fn over(force: bool) -> Over {
    if force { Over::Anything } else { Over::Nothing }
}

/// A database that is there already: a backup of nothing would only look like one.
async fn there(ground: &Ground) -> Result<Store, Failed> {
    ground.file()?;
    ground.store().await
}

fn watch<'a>(bar: &'a ProgressBar, ground: &Ground) -> impl Fn(Progress) + Send + Sync + 'a {
    let say = ground.out.say;
    move |now| {
        bar.set_length(now.total);
        bar.set_position(now.done);
        bar.set_message(stage(now.stage, say));
    }
}

fn stage(stage: Stage, say: Say) -> String {
    let (vi, en) = match stage {
        Stage::Copy => ("sao chép", "copying"),
        Stage::Write => ("ghi tệp", "writing"),
        Stage::Read => ("đọc và đối chiếu tệp", "reading and checking the file"),
        Stage::BringIn => ("nạp dữ liệu", "bringing rows in"),
        Stage::Check => ("kiểm tra dữ liệu và lịch sử", "checking rows and history"),
    };
    say.of(vi, en).to_owned()
}

/// What was copied, as scripts read it.
#[derive(Serialize)]
struct Told<'a> {
    file: String,
    form: Form,
    rows: u64,
    #[serde(flatten)]
    manifest: &'a Manifest,
}

fn tell(
    ground: &Ground,
    (vi, en): (&str, &str),
    file: &Path,
    form: Form,
    manifest: &Manifest,
) -> Result<(), Failed> {
    let say = ground.out.say;
    let told = Told {
        file: file.display().to_string(),
        form,
        rows: manifest.rows(),
        manifest,
    };
    let people = || {
        let rows = i64::try_from(told.rows).unwrap_or(i64::MAX);
        let rows = words::numbers::thousands_in(say.0, rows);
        let first = match say.0 {
            Language::Vi => format!("{vi} {}: {rows} bản ghi, đã đối chiếu đủ.", told.file),
            Language::En => format!("{en} {}: {rows} rows, all checked.", told.file),
        };
        let heads = manifest.committees.iter().map(|c| {
            let head = say.of("đầu chuỗi sự kiện", "head of the chain");
            format!("{}: {head} #{} {}", c.name, c.seq, c.hash)
        });
        std::iter::once(first)
            .chain(heads)
            .collect::<Vec<_>>()
            .join("\n")
    };
    ground.out.show(&told, people)
}
