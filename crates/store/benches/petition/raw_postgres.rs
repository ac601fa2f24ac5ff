//! The same statements by hand on PostgreSQL: plain statements on a pooled connection per client,
//! a transaction per step, the head of the chain locked by its update.
use crate::measure::{Sample, Watch};
use crate::raw_sqlite::{EVENT, RECORD, installed};
use crate::support::office::Clock;
use crate::support::postgres::Server;
use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, Statement,
    TransactionTrait, Value,
};
use store::{Moments, SeededIds, Target};
use uuid::Uuid;

/// A new database; its URL.
pub async fn database(server: &Server, name: &str) -> String {
    let admin = Database::connect(server.url("postgres")).await.unwrap();
    admin
        .execute_unprepared(&format!("CREATE DATABASE {name}"))
        .await
        .unwrap();
    admin.close().await.unwrap();
    server.url(name)
}

/// Runs so many petitions with so many clients. More committees are rows of the same office's kind:
/// each client then has a head of its own.
pub async fn sample(
    server: &Server,
    n: usize,
    committees: usize,
    clients: usize,
    petitions: usize,
) -> Sample {
    let url = database(server, &format!("raw_{n}_{committees}_{clients}")).await;
    let (committee, person) = installed(&Target::Postgres(url.clone())).await;
    let conn = Database::connect(url).await.unwrap();
    let ids = SeededIds::new(3);
    let mut heads = vec![committee];
    for _ in 1..committees {
        let id = ids.id_at(Clock::new(0).now());
        let copy = format!(
            "INSERT INTO committee SELECT '{id}', '{id}', name, code_prefix, time_zone, root_unit_id, 1 FROM committee WHERE id = '{committee}'; INSERT INTO chain_head VALUES ('{id}', 0, '')"
        );
        conn.execute_unprepared(&copy).await.unwrap();
        heads.push(id);
    }
    run(&conn, &heads, person, clients, 1, 1000).await;
    let watch = Watch::start();
    run(&conn, &heads, person, clients, petitions / clients, 5000).await;
    let sample = watch.stop(petitions);
    conn.close().await.unwrap();
    sample
}

async fn run(
    conn: &DatabaseConnection,
    heads: &[Uuid],
    person: Uuid,
    clients: usize,
    share: usize,
    seed: u64,
) {
    let clients = (0..clients).map(|client| {
        let (conn, committee) = (conn.clone(), heads[client % heads.len()]);
        let (ids, clock) = (SeededIds::new(seed + client as u64), Clock::new(0));
        tokio::spawn(async move {
            let id = || ids.id_at(clock.now());
            for _ in 0..share {
                let petition = id();
                for step in 0..10_i64 {
                    let tx = conn.begin().await.unwrap();
                    one(
                        &tx,
                        [committee, person, petition, id()],
                        id().to_string(),
                        clock.now(),
                        step,
                    )
                    .await;
                    tx.commit().await.unwrap();
                }
            }
        })
    });
    for client in clients.collect::<Vec<_>>() {
        client.await.unwrap();
    }
}

async fn one(
    tx: &DatabaseTransaction,
    [committee, person, p, outbox]: [Uuid; 4],
    key: String,
    at: DateTime<Utc>,
    step: i64,
) {
    let (record, event) = ("r".repeat(RECORD), "e".repeat(EVENT));
    let put = async |sql: &str, values: Vec<Value>| {
        tx.execute_raw(Statement::from_sql_and_values(
            DbBackend::Postgres,
            sql,
            values,
        ))
        .await
        .unwrap();
    };
    put(
        "INSERT INTO command_key (key, payload, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        vec![key.clone().into(), key.clone().into(), at.into()],
    )
    .await;
    let (load, seen) = if step == 0 {
        (
            "SELECT c.directory_version, h.seq, h.hash FROM committee c JOIN chain_head h ON h.committee_id = c.id WHERE c.id = $1 FOR SHARE OF c",
            committee,
        )
    } else {
        (
            "SELECT c.directory_version, h.seq, h.hash, p.record FROM petition p JOIN committee c ON c.id = p.committee_id JOIN chain_head h ON h.committee_id = c.id WHERE p.id = $1 FOR UPDATE OF p FOR SHARE OF c",
            p,
        )
    };
    tx.query_one_raw(Statement::from_sql_and_values(
        DbBackend::Postgres,
        load,
        [seen.into()],
    ))
    .await
    .unwrap();
    if step == 0 {
        put("INSERT INTO petition (id, committee_id, version, state, category, salt, title, matter, place, addressee, folded, record, created_at, updated_at) VALUES ($1, $2, 1, 'Draft', 'infrastructure', 's', 't', 'm', 'p', 'a', 'f', $3, $4, $4)", vec![p.into(), committee.into(), record.into(), at.into()]).await;
    } else {
        put("UPDATE petition SET version = $1, state = 'Draft', code = NULL, category = 'infrastructure', due_on = $2, record = $3, updated_at = $4 WHERE id = $5 AND version = $6", vec![(step + 1).into(), at.date_naive().into(), record.into(), at.into(), p.into(), step.into()]).await;
        put("UPDATE deadline SET closed_version = $1 WHERE petition_id = $2 AND closed_version IS NULL", vec![step.into(), p.into()]).await;
    }
    put(
        "INSERT INTO deadline (petition_id, opened_version, body, due_on) VALUES ($1, $2, $3, $4)",
        vec![
            p.into(),
            step.into(),
            "d".repeat(120).into(),
            at.date_naive().into(),
        ],
    )
    .await;
    put("INSERT INTO outbox (id, committee_id, dedup_key, person_id, channel, urgency, subject_id, subject_version, state, due_at, created_at) VALUES ($1, $2, $3, $4, 'mail', 'at_once', $5, $6, 'pending', $7, $7) ON CONFLICT (dedup_key) DO NOTHING", vec![outbox.into(), committee.into(), key.clone().into(), person.into(), p.into(), step.into(), at.into()]).await;
    put("WITH head AS (UPDATE chain_head SET seq = seq + 1 WHERE committee_id = $1 RETURNING seq, hash) INSERT INTO event (committee_id, seq, subject, subject_id, version, at, canonical, hash) SELECT $1, head.seq, 'petition', $2, $3, $4, $5, head.hash FROM head", vec![committee.into(), p.into(), (step + 1).into(), at.into(), event.into()]).await;
    put(
        "UPDATE command_key SET answer = $1 WHERE key = $2",
        vec!["{}".into(), key.into()],
    )
    .await;
}
