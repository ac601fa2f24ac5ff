//! `giaoban demo`: a world played from its first month on.
use crate::cli::DemoArgs;
use crate::demo::{Demonstration, play};
use crate::say::Failed;
use crate::session::{Ground, usage};
use crate::world::World;
use chrono::NaiveDate;
use workflow::cycle::CycleMonth;

pub(crate) async fn run(ground: &Ground, args: &DemoArgs) -> Result<(), Failed> {
    let world = World::read(&ground.files, &args.world)
        .map_err(|e| usage(&e.to_string(), "--world gia-loc"))?;
    let last: CycleMonth = world
        .plays
        .to
        .parse()
        .map_err(|e: workflow::cycle::MonthFault| usage(&e.to_string(), ""))?;
    let until = match &args.until {
        Some(typed) => day(typed, last.last_day())?,
        None => last.last_day(),
    };
    let what = Demonstration {
        dir: args.dir.clone(),
        until,
        seed: args.demo_seed,
    };
    let bar = ground.out.progress();
    let played = play(&what, &world, &bar).await?;
    bar.finish_and_clear();
    let months: Vec<String> = played.months.iter().map(ToString::to_string).collect();
    let db = args.dir.join("giaoban.db");
    let shown = serde_json::json!({"database": db.display().to_string(), "months": months, "shown": played.shown.to_string(), "committee": played.committee});
    played.store.close().await;
    ground.out.show(&shown, || {
        let db = db.display();
        match ground.out.say.0 {
            words::Language::Vi => format!(
                "Đã chạy các kỳ {}.\nXem tiếp: giaoban --db {db} petitions list --month {}",
                months.join(", "),
                played.shown
            ),
            words::Language::En => format!(
                "Played {}.\nGo on: giaoban --db {db} petitions list --month {}",
                months.join(", "),
                played.shown
            ),
        }
    })
}

fn day(typed: &str, nearest: NaiveDate) -> Result<NaiveDate, Failed> {
    words::dates::parse(typed, nearest).map_err(|e| usage(&format!("--until: {e}"), "31/3/2025"))
}
