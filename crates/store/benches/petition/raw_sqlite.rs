//! The same statements by hand: rusqlite, prepared and cached, a transaction per step, a
//! connection per client.
use crate::measure::{Sample, Watch};
use crate::support::office::{Clock, Office};
use rusqlite::{Connection, TransactionBehavior, params};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use store::{CommandKey, Moments, SeededIds, Store, Target};
use uuid::Uuid;

/// A record and an event as long as those of the store in the middle of the way.
pub const RECORD: usize = 1300;
pub const EVENT: usize = 800;

/// An installed office, and a person to be told.
pub async fn installed(target: &Target) -> (Uuid, Uuid) {
    let store = Store::open(target, Arc::new(Clock::new(7))).await.unwrap();
    let (office, install) = Office::new("gl0", || store.id());
    store
        .submit(&CommandKey::new("install"), install)
        .await
        .unwrap();
    store.close().await;
    (office.committee, office.person("chanh-vp").0)
}

/// Runs so many petitions with so many clients.
pub fn sample(clients: usize, petitions: usize) -> Sample {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("raw.sqlite");
    let target = Target::sqlite(&path);
    let (committee, person) = tokio::task::block_in_place(|| {
        tokio::runtime::Handle::current().block_on(installed(&target))
    });
    let share = petitions / clients;
    let run = |share: usize, seed: u64| {
        std::thread::scope(|scope| {
            for client in 0..clients {
                let path = &path;
                scope.spawn(move || work(path, committee, person, seed + client as u64, share));
            }
        });
    };
    run(1, 1000);
    let watch = Watch::start();
    run(share, 5000);
    watch.stop(petitions)
}

fn work(path: &Path, committee: Uuid, person: Uuid, seed: u64, share: usize) {
    let mut conn = Connection::open(path).unwrap();
    conn.busy_timeout(Duration::from_secs(60)).unwrap();
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON",
    )
    .unwrap();
    conn.set_prepared_statement_cache_capacity(50);
    let (ids, clock) = (SeededIds::new(seed), Clock::new(seed));
    let id = || ids.id_at(clock.now());
    for _ in 0..share {
        let petition = id();
        for step in 0..10_i64 {
            one(&mut conn, committee, person, petition, step, &id);
        }
    }
}

#[expect(
    clippy::too_many_lines,
    reason = "the statements of one step, side by side as the store sends them"
)]
fn one(
    conn: &mut Connection,
    committee: Uuid,
    person: Uuid,
    petition: Uuid,
    step: i64,
    id: &dyn Fn() -> Uuid,
) {
    let (record, event) = ("r".repeat(RECORD), "e".repeat(EVENT));
    let (key, at) = (id().to_string(), "2025-03-11T01:00:00+00:00");
    let (committee, person, p) = (committee.as_bytes(), person.as_bytes(), petition.as_bytes());
    let tx = conn
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .unwrap();
    let put = |sql: &str, values: &[&dyn rusqlite::ToSql]| {
        tx.prepare_cached(sql).unwrap().execute(values).unwrap();
    };
    put(
        "INSERT INTO command_key (key, payload, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        params![key, key, at],
    );
    let load = if step == 0 {
        "SELECT c.directory_version, h.seq, h.hash, '' FROM committee c JOIN chain_head h ON h.committee_id = c.id WHERE c.id = ?"
    } else {
        "SELECT c.directory_version, h.seq, h.hash, p.record FROM petition p JOIN committee c ON c.id = p.committee_id JOIN chain_head h ON h.committee_id = c.id WHERE p.id = ?"
    };
    let seen: &[u8] = if step == 0 { committee } else { p };
    let (seq, hash): (i64, String) = tx
        .prepare_cached(load)
        .unwrap()
        .query_row([seen], |r| Ok((r.get(1)?, r.get(2)?)))
        .unwrap();
    if step == 0 {
        put(
            "INSERT INTO petition (id, committee_id, version, state, category, salt, title, matter, place, addressee, folded, record, created_at, updated_at) VALUES (?, ?, 1, 'Draft', 'infrastructure', 's', 't', 'm', 'p', 'a', 'f', ?, ?, ?)",
            params![p.as_slice(), committee.as_slice(), record, at, at],
        );
    } else {
        put(
            "UPDATE petition SET version = ?, state = ?, code = NULL, category = 'infrastructure', due_on = ?, record = ?, updated_at = ? WHERE id = ? AND version = ?",
            params![step + 1, "Draft", at, record, at, p.as_slice(), step],
        );
        put(
            "UPDATE deadline SET closed_version = ? WHERE petition_id = ? AND closed_version IS NULL",
            params![step, p.as_slice()],
        );
    }
    put(
        "INSERT INTO deadline (petition_id, opened_version, body, due_on) VALUES (?, ?, ?, ?)",
        params![p.as_slice(), step, "d".repeat(120), at],
    );
    put(
        "INSERT INTO outbox (id, committee_id, dedup_key, person_id, channel, urgency, subject_id, subject_version, state, due_at, created_at) VALUES (?, ?, ?, ?, 'mail', 'at_once', ?, ?, 'pending', ?, ?) ON CONFLICT (dedup_key) DO NOTHING",
        params![
            id().as_bytes().as_slice(),
            committee.as_slice(),
            key,
            person.as_slice(),
            p.as_slice(),
            step,
            at,
            at
        ],
    );
    put(
        "INSERT INTO event (committee_id, seq, subject, subject_id, version, at, canonical, hash) VALUES (?, ?, 'petition', ?, ?, ?, ?, ?)",
        params![
            committee.as_slice(),
            seq + 1,
            p.as_slice(),
            step + 1,
            at,
            event,
            hash
        ],
    );
    put(
        "UPDATE chain_head SET seq = ?, hash = ? WHERE committee_id = ?",
        params![seq + 1, hash, committee.as_slice()],
    );
    put(
        "UPDATE command_key SET answer = ? WHERE key = ?",
        params!["{}", key],
    );
    tx.commit().unwrap();
}
