//! A short history, played through the store and counted as an office counts.
use super::{Replay, Script, replay};
use crate::demo::cast::Path;
use crate::demo::requirements::{Folder, world};
use crate::demo::{Demonstration, Played, play};
use crate::world::{History, PROVENANCE, World};
use chrono::NaiveDate;
use indicatif::ProgressBar;
use rusqlite::Connection;
use store::queries::{Stats, Viewer};

const MONTHS: u32 = 4;
const PETITIONS: u32 = 60;

/// The play, and how many matters its contributions come to: merged ones counted once, split ones
/// as their two parts.
async fn played(dir: &std::path::Path) -> (Played, u32) {
    let history = History::read(&Folder, "gia-loc").unwrap();
    let what = Replay {
        months: MONTHS,
        petitions: PETITIONS,
        seed: 1,
    };
    let (mut world, script) = replay(world(), &history, what).unwrap();
    end_term_early(&mut world);
    let matters = matters(&script);
    let demonstration = Demonstration {
        dir: dir.join("demo"),
        until: world.plays.to.last_day(),
        seed: 1,
        script,
        letters: words::Language::Vi,
    };
    let played = play(&demonstration, &world, &ProgressBar::hidden()).await;
    (played.unwrap(), matters)
}

fn matters(script: &Script) -> u32 {
    let Script::Written(months) = script else {
        panic!("a replay plays what was written for it");
    };
    let of = |path| months.values().flatten().filter(|b| b.path == path).count();
    let (merged, split) = (of(Path::Merged), of(Path::Split));
    assert!(merged > 0 && split > 0 && merged != split);
    PETITIONS + u32::try_from(split).unwrap() - u32::try_from(merged).unwrap()
}

/// A congress in the middle of the short play, so that numbers begin anew within it.
fn end_term_early(world: &mut World) {
    let congress = NaiveDate::from_ymd_opt(2006, 3, 15).unwrap();
    let mut next = world.committee.term[0].clone();
    next.from = congress;
    next.taken.clear();
    world.committee.term[0].to = congress.pred_opt().unwrap();
    world.committee.term.insert(1, next);
}

async fn counted(played: &Played) -> Stats {
    let office = played.store.directory(played.committee).await.unwrap();
    let day = NaiveDate::from_ymd_opt(2006, 4, 30).unwrap();
    let said = played.store.setting(&office, PROVENANCE, day).await;
    assert!(said.unwrap().is_some_and(|s| s.contains("hư cấu")));
    let all = played
        .store
        .stats(
            &office,
            &Viewer::keeper(),
            None,
            store::queries::UnitsAs::Then,
        )
        .await;
    all.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn gl_17_gl_18_a_played_history_counts_as_it_was_written() {
    let dir = tempfile::tempdir().unwrap();
    let (played, matters) = played(dir.path()).await;
    let stats = counted(&played).await;
    published_bounds_and_shares(&stats);
    // Merged and split ones make other matters of the same contributions.
    assert_eq!(stats.distinct, matters);
    let audit = played.store.audit(played.committee).await.unwrap();
    assert_eq!(audit.faults, []);
    assert_eq!(played.shown.to_string(), "2006-03");
    played.store.close().await;
    let folder = dir.path().join("demo");
    let db = Connection::open(folder.join("giaoban.db")).unwrap();
    numbers_and_layout_of_the_time(&db);
    letters_from_the_shown_month_on(&db, &folder);
}

fn published_bounds_and_shares(stats: &Stats) {
    assert_eq!(stats.collected, PETITIONS);
    let of = |m: &Option<store::queries::MonthCount>| m.as_ref().map(|m| m.count);
    assert_eq!(
        (of(&stats.busiest), of(&stats.quietest)),
        (Some(29), Some(7))
    );
    let months: Vec<&str> = stats.by_month.iter().map(|m| m.month.as_str()).collect();
    assert_eq!(months, ["2006-01", "2006-02", "2006-03", "2006-04"]);
    let fields: Vec<u32> = stats.by_category.iter().map(|c| c.count).collect();
    assert_eq!(fields, [15, 12, 14, 4, 1, 1, 2, 11]);
    let shares: u32 = stats.by_category.iter().map(|c| c.share_tenths).sum();
    assert_eq!(shares, 1000);
    assert!(stats.conservation.as_ref().is_some_and(|c| c.holds));
}

/// The last number before the play is 9; the next term begins with 1 (domain.md §3).
fn numbers_and_layout_of_the_time(db: &Connection) {
    let mut ask = db
        .prepare("SELECT issued_on < '2006-03-15', number, layout FROM document ORDER BY issued_on")
        .unwrap();
    let rows = ask.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)));
    let issued: Vec<(bool, i64, String)> = rows.unwrap().map(Result::unwrap).collect();
    assert!(
        issued.iter().all(|i| i.2 == "party-before-2018"),
        "{issued:?}"
    );
    let numbers = |first: bool| {
        let of_term = issued.iter().filter(|i| i.0 == first);
        of_term.map(|i| i.1).collect::<Vec<_>>()
    };
    assert_eq!(numbers(true), [10, 11]);
    assert_eq!(numbers(false).first(), Some(&1));
}

/// Notices of the earlier months are there, and say why nobody got a letter of them.
fn letters_from_the_shown_month_on(db: &Connection, folder: &std::path::Path) {
    let count = |of: &str| {
        let sql = format!("SELECT count(*) FROM outbox WHERE {of}");
        db.query_row(&sql, [], |r| r.get::<_, i64>(0)).unwrap()
    };
    assert!(count("cause = 'replayed' AND state = 'suppressed'") > 100);
    assert_eq!(
        count("state <> 'suppressed' AND created_at < '2006-02-28'"),
        0
    );
    let letters = std::fs::read_dir(folder.join("thu")).unwrap();
    let names: Vec<_> = letters.map(|f| f.unwrap().file_name()).collect();
    assert!(names.len() > 50);
    let early = names
        .iter()
        .find(|n| n.to_string_lossy().as_ref() < "20060301");
    assert_eq!(early, None);
}
