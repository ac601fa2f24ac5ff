//! `giaoban demo`: a world played from its first month on.
mod history;

use crate::cli::DemoArgs;
use crate::demo::{Demonstration, Played, play};
use crate::out::Out;
use crate::papers::{self, Choice, OfficeWording};
use crate::say::{Failed, Say};
use crate::session::{Ground, is_full, usage};
use crate::typed::kept;
use crate::world::World;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::path::Path;
use store::queries::{Order, Paging, PetitionFilter, Stats, UnitsAs, Viewer};
use store::{Directory, Failure, OpenError};
use words::messages::Rendered;

pub(crate) async fn run(ground: &Ground, args: &DemoArgs) -> Result<(), Failed> {
    let world = super::init::world(ground, &args.world)?;
    let (world, script) = history::world_and_script(ground, world, args)?;
    let until = until(ground, &world, args)?;
    let what = Demonstration {
        dir: args.dir.clone(),
        until,
        script,
        seed: args.demo_seed,
        letters: ground.out.say.0,
    };
    let bar = ground.out.progress();
    let say = ground.out.say;
    let played = play(&what, &world, &bar)
        .await
        .map_err(|e| of_the_disk(e.into(), &args.dir, say))?;
    bar.set_message(ground.out.say.of("giấy tờ", "papers"));
    let papers = args.dir.join("giay-to");
    let wording = OfficeWording::of_world(&world);
    let month = (played.committee, played.shown);
    let choice = Choice::finished(until);
    let drawn = papers::of_month(&played.store, &wording, month, &choice, &papers)
        .await
        .map_err(|e| of_the_disk(e.into(), &args.dir, say))?;
    bar.finish_and_clear();
    let office = played.store.directory(played.committee).await?;
    // A replay is looked at as a whole: its totals are what is published.
    let counted = args.months.is_none().then_some(played.shown);
    let look_at = look_at(&played, &office).await?;
    let stats = played
        .store
        .stats(&office, &Viewer::keeper(), counted, UnitsAs::Then)
        .await?;
    let told = Told {
        called: ground.environment.called.clone(),
        text: ground
            .out
            .say
            .of(&world.text.vi, &world.text.en)
            .trim()
            .to_owned(),
        months: played.months.iter().map(ToString::to_string).collect(),
        shown: played.shown.to_string(),
        look_at,
        until,
        database: args.dir.join("giaoban.db").display().to_string(),
        folder: args.dir.display().to_string(),
        papers: drawn.iter().map(|f| f.path.display().to_string()).collect(),
        letters: count_files(&args.dir.join("thu")),
        call_lists: count_files(&args.dir.join("goi-dien")),
        stats,
    };
    played.store.close().await;
    ground.out.show(&told, || told.people(ground.out))
}

/// The first petition that got its code in the shown month.
async fn look_at(played: &Played, office: &Directory) -> Result<Option<String>, Failed> {
    let filter = PetitionFilter {
        month: Some(played.shown),
        ..PetitionFilter::default()
    };
    let paging = Paging {
        order: Order::Code,
        size: 500,
        after: None,
    };
    let keeper = Viewer::keeper();
    let page = played.store.petitions(office, &keeper, &filter, &paging);
    let mut codes = page.await?.rows.into_iter().filter_map(|row| row.code);
    let of_month = format!("-{}-", played.shown);
    Ok(codes.find(|code| code.contains(&of_month)))
}

/// The last day that is played, within the months of the world.
fn until(ground: &Ground, world: &World, args: &DemoArgs) -> Result<NaiveDate, Failed> {
    let first = world.held_in(world.plays.from).first_day();
    let last = world.plays.to.last_day();
    // The play begins on the second day of its first month: an earlier end would leave nothing.
    let first = first.succ_opt().unwrap_or(first);
    let say = ground.out.say;
    let until = match &args.until {
        Some(typed) => kept(say.0, "until", words::dates::parse(typed, last))?,
        None => last,
    };
    if (first..=last).contains(&until) {
        return Ok(until);
    }
    let (from, to) = (say.day(first), say.day(last));
    let said = match say.0 {
        words::Language::Vi => format!("Số liệu mẫu chạy từ {from} đến {to}."),
        words::Language::En => format!("This world plays from {from} to {to}."),
    };
    Err(usage(&said, &format!("--until {to}")))
}

/// A play that meets a disk without room is told so, with the folder that it leaves: no key would
/// settle it.
fn of_the_disk(failed: Failed, dir: &Path, say: Say) -> Failed {
    let full = fs4::available_space(dir).is_ok_and(is_full);
    let of_it = match &failed {
        Failed::Store(Failure::Disk) | Failed::Open(OpenError::Disk) => true,
        Failed::Store(Failure::Unknown) | Failed::File { .. } => full,
        _ => false,
    };
    if !of_it || !dir.exists() {
        return failed;
    }
    let dir = dir.display();
    Failed::NoRoom(Rendered {
        message: match say.0 {
            words::Language::Vi => {
                format!("Ổ đĩa đầy hoặc không ghi được; phần đã chạy thử còn trong thư mục {dir}.")
            }
            words::Language::En => format!(
                "The disk is full or cannot be written; what was played so far is left in {dir}."
            ),
        },
        advice: say
            .of(
                "Dọn bớt ổ đĩa, xóa thư mục đó rồi chạy lại.",
                "Make room on the disk, remove that folder, and run it again.",
            )
            .to_owned(),
    })
}

/// What the demonstration leaves behind.
#[derive(serde::Serialize)]
struct Told {
    /// How the program was called.
    #[serde(skip)]
    called: String,
    text: String,
    months: Vec<String>,
    shown: String,
    /// A petition of the shown month to look at first; none before its conferences.
    look_at: Option<String>,
    /// The last day that was played.
    until: NaiveDate,
    database: String,
    folder: String,
    papers: Vec<String>,
    letters: usize,
    call_lists: usize,
    stats: Stats,
}

impl Told {
    fn people(&self, out: Out) -> String {
        let say = out.say;
        let Self {
            called: me,
            shown,
            database: db,
            folder,
            ..
        } = self;
        let now = format!("{}T17:00:00+07:00", self.until);
        let n = |n: usize| say.count(u32::try_from(n).unwrap_or(u32::MAX));
        let look = say.of("Xem trong thư mục", "Look in the folder");
        let papers = say.of("giấy tờ", "papers");
        let files = say.of("tệp của kỳ giao ban", "files of");
        let letters = say.of("thư điện tử", "letters");
        let calls = say.of(
            "danh sách gọi điện cho người không có thư điện tử",
            "call lists for people without mail",
        );
        let next = say.of("Lệnh tiếp theo", "Next");
        let show = self.look_at.as_ref();
        let show = show.map(|code| format!("  {me} --db {db} --now {now} petitions show {code}\n"));
        let show = show.unwrap_or_default();
        format!(
            "{}\n\n{}\n\n{look} {folder}:\n  giay-to/{shown}  {} {papers}, {} {files} {}\n  thu              {} {letters}\n  goi-dien         {} {calls}\n\n{next}:\n  {me} --db {db} --now {now} petitions list --month {shown}\n{show}  {me} --db {db} audit verify",
            self.text,
            super::stats::people(out, &self.stats),
            n(distinct(&self.papers)),
            n(self.papers.len()),
            say.month(shown),
            n(self.letters),
            n(self.call_lists),
        )
    }
}

/// Papers, each of which stands in a file per format.
fn distinct(files: &[String]) -> usize {
    let names = files
        .iter()
        .map(|f| f.rsplit_once('.').map_or(f.as_str(), |(name, _)| name));
    names.collect::<BTreeSet<_>>().len()
}

fn count_files(folder: &Path) -> usize {
    std::fs::read_dir(folder).map_or(0, Iterator::count)
}
