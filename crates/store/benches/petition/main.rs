//! One petition through the store against the same statements by hand (docs/performance.md).
//!
//! `cargo bench -p store` alternates the two in one run and prints a table; `-- quick` does fewer.
#![expect(clippy::unwrap_used, reason = "a benchmark fails by panicking")]
#![expect(clippy::print_stdout, reason = "the table is its result")]
#![expect(unreachable_pub, reason = "every benchmark is a crate of its own")]
#[path = "../../tests/support/mod.rs"]
#[expect(
    dead_code,
    clippy::print_stderr,
    reason = "shared with the tests, which use more of it"
)]
mod support;

mod measure;
mod raw_postgres;
mod raw_sqlite;
mod way;

use measure::{Pair, Sample};
use support::database::{Fresh, Kind};
use support::postgres::{self, Server};

/// Petitions of one sample, over all clients.
fn petitions(clients: usize) -> usize {
    match clients {
        1 => 40,
        8 => 96,
        _ => 192,
    }
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let quick = std::env::args().any(|a| a == "quick");
    let pairs = if quick { 2 } else { 5 };
    println!(
        "| database | committees | clients | store, petitions/s | raw, petitions/s | ratio | store CPU ms | raw CPU ms |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for clients in [1, 8, 64] {
        let mut pair = Pair::default();
        for _ in 0..pairs {
            pair.store.push(on_sqlite(clients).await);
            pair.raw
                .push(raw_sqlite::sample(clients, petitions(clients)));
        }
        pair.print("SQLite", 1, clients);
    }
    let Some(server) = postgres::start(true) else {
        return;
    };
    for (committees, clients) in [(1, 1), (8, 1), (1, 8), (8, 8)] {
        let mut pair = Pair::default();
        for n in 0..pairs {
            pair.store
                .push(on_postgres(&server, n, committees, clients).await);
            pair.raw.push(
                raw_postgres::sample(&server, n, committees, clients, petitions(clients)).await,
            );
        }
        pair.print("PostgreSQL", committees, clients);
    }
}

async fn on_sqlite(clients: usize) -> Sample {
    let fresh = Fresh::new(Kind::Sqlite)
        .await
        .expect("SQLite needs no server");
    way::sample(&fresh.target, 1, clients, petitions(clients)).await
}

async fn on_postgres(server: &Server, n: usize, committees: usize, clients: usize) -> Sample {
    let url = raw_postgres::database(server, &format!("store_{n}_{committees}_{clients}")).await;
    way::sample(
        &store::Target::Postgres(url),
        committees,
        clients,
        petitions(clients),
    )
    .await
}
