//! Restoring where something stands already.
use super::{lived_in, names, opened, place, quiet};
use crate::support::database::{Fresh, Kind};
use crate::support::office::Clock;
use crate::support::world::World;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::moving::{Made, MovingFault, Over, restore};
use store::{Store, Target};

on_both!(an_office_is_replaced_only_when_asked);

async fn put_back(target: &Target, file: &Path, over: Over) -> Result<Made, MovingFault> {
    restore(target, Arc::new(Clock::new(94)), file, over, &quiet).await
}

async fn an_office_is_replaced_only_when_asked(w: &World) {
    lived_in(w).await;
    let (_folder, file) = place("backup");
    let made = w.store.backup(&file, Over::Nothing, &quiet).await.unwrap();
    let other = World::on(w.fresh.kind).await.unwrap();
    other.draft("thon-2").await;
    let theirs = other.whole().await;
    let World { store, fresh, .. } = other;
    store.close().await;

    let refused = put_back(&fresh.target, &file, Over::Nothing).await;
    assert!(matches!(refused, Err(MovingFault::Occupied)), "{refused:?}");
    let there = opened(&fresh).await;
    let committee = there.committees().await.unwrap()[0].id;
    assert_eq!(there.audit(committee).await.unwrap(), theirs);
    there.close().await;

    assert_eq!(
        put_back(&fresh.target, &file, Over::Anything)
            .await
            .unwrap(),
        made
    );
    let there = opened(&fresh).await;
    assert_eq!(
        there.audit(w.office.committee).await.unwrap(),
        w.whole().await
    );
    World::around(fresh, there, w).end().await;
}

/// A backup of a played office and another office's closed file.
async fn two() -> (World, tempfile::TempDir, PathBuf, Fresh) {
    let w = World::on(Kind::Sqlite).await.unwrap();
    lived_in(&w).await;
    let (folder, file) = place("backup");
    w.store.backup(&file, Over::Nothing, &quiet).await.unwrap();
    let World { store, fresh, .. } = World::on(Kind::Sqlite).await.unwrap();
    store.close().await;
    (w, folder, file, fresh)
}

async fn holds(fresh: &Fresh, w: &World) {
    let there = opened(fresh).await;
    assert_eq!(
        there.audit(w.office.committee).await.unwrap(),
        w.whole().await
    );
    there.close().await;
    assert_eq!(names(fresh.path().parent().unwrap()), ["office.sqlite"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_in_use_is_not_replaced() {
    let (w, _folder, file, fresh) = two().await;
    let user = opened(&fresh).await;
    let committee = user.committees().await.unwrap()[0].id;
    let before = user.audit(committee).await.unwrap();
    let refused = put_back(&fresh.target, &file, Over::Anything).await;
    assert!(matches!(refused, Err(MovingFault::InUse(_))), "{refused:?}");
    assert_eq!(user.audit(committee).await.unwrap(), before);
    user.close().await;
    put_back(&fresh.target, &file, Over::Anything)
        .await
        .unwrap();
    holds(&fresh, &w).await;
    w.end().await;
}

/// What a program that died has left beside its file must not be played into the new one.
#[tokio::test]
async fn a_log_left_behind_is_not_played_into_the_new_file() {
    let (w, _folder, file, fresh) = two().await;
    let path = fresh.path();
    let beside = |end: &str| PathBuf::from(format!("{}{end}", path.display()));
    // As a killed program leaves it: copied while it is open, put back after it has closed.
    let log = {
        let dying = rusqlite::Connection::open(&path).unwrap();
        dying.execute_batch("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; UPDATE person SET name = 'Người khác'").unwrap();
        std::fs::read(beside("-wal")).unwrap()
    };
    std::fs::write(beside("-wal"), log).unwrap();
    put_back(&fresh.target, &file, Over::Anything)
        .await
        .unwrap();
    holds(&fresh, &w).await;
    // The same beside a file that cannot be read any more.
    std::fs::write(&path, "hỏng ".repeat(1000)).unwrap();
    std::fs::write(beside("-wal"), b"log").unwrap();
    let refused = put_back(&fresh.target, &file, Over::Nothing).await;
    assert!(matches!(refused, Err(MovingFault::Occupied)), "{refused:?}");
    put_back(&fresh.target, &file, Over::Anything)
        .await
        .unwrap();
    assert_eq!(std::fs::read(beside("-wal.old")).unwrap(), b"log");
    std::fs::remove_file(beside("-wal.old")).unwrap();
    holds(&fresh, &w).await;
    w.end().await;
}

#[tokio::test]
async fn a_file_of_sqlite_does_not_go_into_postgres() {
    let Some(fresh) = Fresh::new(Kind::Postgres).await else {
        return;
    };
    let (w, _folder, file, _) = two().await;
    let refused = put_back(&fresh.target, &file, Over::Anything).await;
    assert!(
        matches!(refused, Err(MovingFault::OtherKind)),
        "{refused:?}"
    );
    let there = opened(&fresh).await;
    let refused = there.import(&file, &quiet).await;
    assert!(
        matches!(refused, Err(MovingFault::NotAnExport(_))),
        "{refused:?}"
    );
    there.close().await;
    w.end().await;
}

/// A backup is a database itself, and may be put to work as it is; then it is a backup no more.
#[tokio::test]
async fn a_backup_that_was_put_to_work_can_be_backed_up_again() {
    let (w, folder, file, fresh) = two().await;
    let at_work = Target::sqlite(&file);
    let store = Store::open(&at_work, w.clock.clone()).await.unwrap();
    let again = folder.path().join("again");
    let moved = World::around(fresh, store, &w);
    moved.draft("thon-1").await;
    let made = moved
        .store
        .backup(&again, Over::Nothing, &quiet)
        .await
        .unwrap();
    moved.store.close().await;
    let refused = put_back(&moved.fresh.target, &file, Over::Anything).await;
    assert!(
        matches!(refused, Err(MovingFault::OtherHead { .. })),
        "{refused:?}"
    );
    assert_eq!(
        put_back(&moved.fresh.target, &again, Over::Anything)
            .await
            .unwrap(),
        made
    );
    w.end().await;
}
