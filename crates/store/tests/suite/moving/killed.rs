//! Killed in the middle: what was there is still there, and no name is given to half a file.
use super::{lived_in, names, opened, place};
use crate::support::database::{Fresh, Kind};
use crate::support::office::Clock;
use crate::support::postgres::setting;
use crate::support::world::World;
use std::io::{BufRead, BufReader, Read as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use store::moving::{Over, Progress, Stage, restore};
use store::{Store, Target};

on_both!(
    a_killed_restore_leaves_what_was_there,
    a_killed_backup_leaves_no_name
);

const CHILD: &str = "GIAOBAN_TEST_MOVING_CHILD";

/// Restores or backs up, and stops for good when a stage has come half way.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn child_that_is_killed() {
    let Some(argument) = setting(CHILD) else {
        return;
    };
    let [what, stage, at, file] = argument.split('|').collect::<Vec<_>>()[..] else {
        panic!("{argument}");
    };
    let target = if at.starts_with("postgres") {
        Target::Postgres(at.to_owned())
    } else {
        Target::sqlite(at)
    };
    // What another child has left behind has a name of its own.
    let moments = Arc::new(Clock::new(std::process::id().into()));
    let watch = |now: Progress| {
        if format!("{:?}", now.stage) == stage && now.done * 2 >= now.total {
            println!("\n{CHILD} is there");
            // A thread may be woken by a token that was left for it.
            loop {
                std::thread::park();
            }
        }
    };
    let file = Path::new(file);
    if what == "restore" {
        restore(&target, moments, file, Over::Anything, &watch)
            .await
            .unwrap();
    } else {
        let store = Store::open(&target, moments).await.unwrap();
        store.backup(file, Over::Nothing, &watch).await.unwrap();
    }
    panic!("nobody killed it in {stage}");
}

fn killed(argument: &str) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "moving::killed::child_that_is_killed",
            "--nocapture",
        ])
        .env(CHILD, argument)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let told = lines.any(|l| l.unwrap() == format!("{CHILD} is there"));
    child.kill().unwrap();
    child.wait().unwrap();
    let mut said = String::new();
    let mut complaints = child.stderr.take().unwrap();
    complaints.read_to_string(&mut said).unwrap();
    assert!(told, "{argument}: it ended by itself: {said}");
}

fn at(fresh: &Fresh) -> String {
    match &fresh.target {
        Target::Sqlite(file) => file.path.display().to_string(),
        Target::Postgres(url) => url.clone(),
    }
}

async fn a_killed_restore_leaves_what_was_there(w: &World) {
    lived_in(w).await;
    let (folder, file) = place("backup");
    let export = folder.path().join("export");
    w.store.backup(&file, Over::Nothing, &|_| ()).await.unwrap();
    w.store
        .export(&export, Over::Nothing, &|_| ())
        .await
        .unwrap();
    let World {
        store,
        fresh,
        office,
        ..
    } = World::on(w.fresh.kind).await.unwrap();
    let before = store.audit(office.committee).await.unwrap();
    store.close().await;
    let mut stages = vec![
        (&export, Stage::Read),
        (&export, Stage::BringIn),
        (&export, Stage::Check),
    ];
    if w.fresh.kind == Kind::Sqlite {
        stages.extend([(&file, Stage::Copy), (&file, Stage::Check)]);
    }
    for (file, stage) in stages {
        let argument = format!("restore|{stage:?}|{}|{}", at(&fresh), file.display());
        tokio::task::spawn_blocking(move || killed(&argument))
            .await
            .unwrap();
        let there = opened(&fresh).await;
        let after = there.audit(office.committee).await.unwrap();
        assert_eq!(after, before, "{stage:?}");
        there.close().await;
    }
    // What the killed ones have left beside it stands in nobody's way.
    let clock = Arc::new(Clock::new(96));
    restore(&fresh.target, clock, &file, Over::Anything, &|_| ())
        .await
        .unwrap();
    let there = opened(&fresh).await;
    assert_eq!(
        there.audit(w.office.committee).await.unwrap(),
        w.whole().await
    );
    there.close().await;
}

async fn a_killed_backup_leaves_no_name(w: &World) {
    lived_in(w).await;
    let (folder, file) = place("backup");
    let stages: &[Stage] = match w.fresh.kind {
        Kind::Sqlite => &[Stage::Copy, Stage::Check],
        Kind::Postgres => &[Stage::Write, Stage::Read],
    };
    for stage in stages {
        let argument = format!("backup|{stage:?}|{}|{}", at(&w.fresh), file.display());
        tokio::task::spawn_blocking(move || killed(&argument))
            .await
            .unwrap();
        let left = names(folder.path());
        assert!(
            left.iter()
                .all(|n| n.ends_with(".part") || n.contains(".part-")),
            "{left:?}"
        );
    }
    w.store.backup(&file, Over::Nothing, &|_| ()).await.unwrap();
}
