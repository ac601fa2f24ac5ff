//! The played months, read as rows and typed events.
use crate::demo::{Demonstration, play};
use crate::world::{ConfigFiles, World};
use indicatif::ProgressBar;
use rusqlite::{Connection, OpenFlags};
use serde::de::DeserializeOwned;
use std::path::PathBuf;
use std::sync::LazyLock;
use workflow::conference::{Conference, ConferenceEvent};
use workflow::petition::{Event, Petition};

/// The folders of the plays, kept for the whole test run.
static COUNTY: LazyLock<tempfile::TempDir> = LazyLock::new(|| played_through("gia-loc"));
static COMMUNE: LazyLock<tempfile::TempDir> = LazyLock::new(|| played_through("commune-2026"));
static PROVINCE: LazyLock<tempfile::TempDir> = LazyLock::new(|| played_through("province"));

fn played_through(world: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(play_into(world, folder.path().join("demo")));
    folder
}

/// The whole play of a world with a seed of its own; its chain is whole.
pub(super) async fn play_into(world: &str, dir: PathBuf) {
    let world = world_of(world);
    let what = Demonstration {
        dir,
        until: world.plays.to.last_day(),
        seed: 7,
        script: crate::demo::Script::Own,
        letters: words::Language::Vi,
    };
    let played = play(&what, &world, &ProgressBar::hidden()).await.unwrap();
    let audit = played.store.audit(played.committee).await.unwrap();
    assert_eq!(audit.faults, []);
    played.store.close().await;
}

pub(in crate::demo) fn world() -> World {
    world_of("gia-loc")
}

pub(super) fn world_of(key: &str) -> World {
    World::read(&Folder, key).unwrap()
}

/// The files of the repository.
pub(in crate::demo) struct Folder;

impl Folder {
    pub(super) fn path(below: &str) -> PathBuf {
        PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../config")).join(below)
    }
}

impl ConfigFiles for Folder {
    fn text(&self, path: &str) -> Option<String> {
        std::fs::read_to_string(Self::path(path)).ok()
    }

    fn below(&self, folder: &str) -> Vec<String> {
        let files = std::fs::read_dir(Self::path(folder)).unwrap();
        let name = |f: std::io::Result<std::fs::DirEntry>| {
            format!("{folder}/{}", f.unwrap().file_name().to_string_lossy())
        };
        let mut found: Vec<String> = files.map(name).collect();
        found.sort();
        found
    }
}

/// The played database, for reading.
pub(super) fn played() -> Connection {
    database(&COUNTY)
}

/// That of the commune of 2026.
pub(super) fn commune() -> Connection {
    database(&COMMUNE)
}

/// That of the province.
pub(super) fn province() -> Connection {
    database(&PROVINCE)
}

fn database(folder: &tempfile::TempDir) -> Connection {
    let file = folder.path().join("demo/giaoban.db");
    Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

/// The first column of every row.
pub(super) fn column<T: rusqlite::types::FromSql>(db: &Connection, sql: &str) -> Vec<T> {
    let mut ask = db.prepare(sql).unwrap();
    let rows = ask.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

fn parsed<T: DeserializeOwned>(db: &Connection, sql: &str) -> Vec<T> {
    column::<String>(db, sql)
        .iter()
        .map(|text| serde_json::from_str(text).unwrap())
        .collect()
}

pub(super) fn petitions(db: &Connection) -> Vec<Petition> {
    parsed(db, "SELECT record FROM petition ORDER BY id")
}

pub(super) fn conferences(db: &Connection) -> Vec<Conference> {
    parsed(db, "SELECT record FROM conference ORDER BY held_on, id")
}

/// All events of petitions, oldest first.
pub(super) fn events(db: &Connection) -> Vec<Event> {
    parsed(
        db,
        "SELECT canonical FROM event WHERE subject = 'petition' ORDER BY seq",
    )
}

pub(super) fn conference_events(db: &Connection) -> Vec<ConferenceEvent> {
    parsed(
        db,
        "SELECT canonical FROM event WHERE subject = 'conference' ORDER BY seq",
    )
}
