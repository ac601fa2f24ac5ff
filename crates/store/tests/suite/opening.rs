//! Opening: what is newer, closed to writing, half migrated or already in use.
use crate::support::database::{Fresh, Kind};
use crate::support::office::Clock;
use crate::support::world::World;
use std::sync::Arc;
use store::{OpenError, Store, Target};

async fn open(target: &Target) -> Result<Store, OpenError> {
    Store::open(target, Arc::new(Clock::new(1))).await
}

async fn newer_is_refused(kind: Kind) {
    let Some(fresh) = Fresh::new(kind).await else {
        return;
    };
    let conn = fresh.beside().await;
    let newer =
        "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20990101_000001_later', 0)";
    sea_orm::ConnectionTrait::execute_unprepared(&conn, newer)
        .await
        .unwrap();
    conn.close().await.unwrap();
    let refused = open(&fresh.target).await;
    assert!(
        matches!(&refused, Err(OpenError::Newer { found }) if found == "m20990101_000001_later"),
        "{refused:?}"
    );
}

#[tokio::test]
async fn a_newer_database_is_refused_sqlite() {
    newer_is_refused(Kind::Sqlite).await;
}

#[tokio::test]
async fn a_newer_database_is_refused_postgres() {
    newer_is_refused(Kind::Postgres).await;
}

/// The superuser may write everywhere, so a folder that is none stands for one without the right.
#[tokio::test]
async fn a_place_that_cannot_be_written_is_refused_with_its_name() {
    let (folder, path) = Fresh::nothing();
    std::fs::write(&path, b"").unwrap();
    for at in [
        path.join("office.sqlite"),
        folder.path().join("missing/office.sqlite"),
        folder.path().to_owned(),
    ] {
        let refused = open(&Target::sqlite(&at)).await;
        assert!(
            matches!(&refused, Err(OpenError::NotWritable { path, .. }) if *path == at),
            "{refused:?}"
        );
    }
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let (_folder, path) = Fresh::nothing();
    let text = "Kính gửi Huyện ủy, ".repeat(100);
    std::fs::write(&path, &text).unwrap();
    assert!(matches!(
        open(&Target::sqlite(&path)).await,
        Err(OpenError::NotADatabase)
    ));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

/// Two programs on one file, both writing: each answer holds.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_programs_write_to_one_file() {
    let w = World::on(Kind::Sqlite).await.unwrap();
    let other = Store::open(&w.fresh.target, Arc::new(Clock::new(99)))
        .await
        .unwrap();
    let all = (0..40).map(|n| {
        let (store, w) = (if n % 2 == 0 { &w.store } else { &other }, &w);
        async move {
            store
                .submit(&w.key(), w.drafting("thon-1", &format!("Đường số {n}.")))
                .await
        }
    });
    let all = futures::future::join_all(all).await;
    let done = all.iter().filter(|r| r.is_ok()).count();
    let truthful = all
        .iter()
        .all(|r| matches!(r, Ok(_) | Err(store::Failure::Busy)));
    assert!(truthful && done > 0, "{all:?}");
    assert_eq!(
        w.count("SELECT count(*) AS n FROM petition").await,
        i64::try_from(done).unwrap()
    );
    other.close().await;
    w.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_programs_may_start_at_once_on_an_empty_database() {
    let (_folder, path) = Fresh::nothing();
    let target = Target::sqlite(path);
    let (a, b) = tokio::join!(open(&target), open(&target));
    a.unwrap().close().await;
    b.unwrap().close().await;
}
