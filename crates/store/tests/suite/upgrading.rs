//! A database of an earlier schema with an office in it is opened by this program.
use crate::support::database::{Fresh, Kind};
use crate::support::office::Clock;
use crate::support::postgres::setting;
use crate::support::world::World;
use migrations::{Migrator, MigratorTrait as _};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement, TransactionTrait};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use store::audit::Audit;
use store::moving::TABLES;
use store::{OpenError, Store, Target};

on_both!(
    an_office_of_an_earlier_schema_is_brought_up_to_date,
    a_migration_that_fails_leaves_the_earlier_schema,
    two_nodes_bring_one_office_up_to_date,
);

/// The first schema that can hold an office in this form.
const FIRST: usize = 7;

fn newest() -> usize {
    Migrator::migrations().len()
}

/// An office that has never seen a later migration: the tables of that schema with real rows.
struct Earlier {
    fresh: Fresh,
    before: Audit,
}

impl Earlier {
    async fn of(w: &World, schema: usize) -> Self {
        let fresh = Fresh::bare(w.fresh.kind).await.unwrap();
        let conn = fresh.beside().await;
        let steps = u32::try_from(schema).unwrap();
        Migrator::up(&conn, Some(steps)).await.unwrap();
        conn.close().await.unwrap();
        for table in TABLES {
            copy(w, &fresh, table.name).await;
        }
        let before = w.whole().await;
        Self { fresh, before }
    }

    async fn open(&self) -> Result<Store, OpenError> {
        Store::open(&self.fresh.target, Arc::new(Clock::new(80))).await
    }

    async fn applied(&self) -> usize {
        let conn = self.fresh.beside().await;
        let n = rows(&conn, "SELECT version FROM seaql_migrations")
            .await
            .len();
        conn.close().await.unwrap();
        n
    }

    /// The office is whole, whoever looks.
    async fn whole(&self, store: &Store) {
        let committee = store.committees().await.unwrap()[0].id;
        assert_eq!(store.audit(committee).await.unwrap(), self.before);
    }
}

async fn rows(conn: &DatabaseConnection, sql: &str) -> Vec<sea_orm::QueryResult> {
    let ask = Statement::from_string(conn.get_database_backend(), sql);
    conn.query_all_raw(ask).await.unwrap()
}

async fn played(w: &World) {
    let march = w.plan(3).await;
    w.clock.set(2025, 3, 11);
    w.approved("thon-1", march).await;
    w.approved("thon-6", march).await;
    w.clock.set(2025, 3, 27);
    w.submit(w.notice(march)).await.unwrap();
}

/// Rows of a table into an earlier form of it; a later table is not there, and later columns fall
/// away.
async fn copy(w: &World, to: &Fresh, table: &str) {
    match (&w.fresh.target, &to.target) {
        (Target::Sqlite(from), Target::Sqlite(to)) => {
            let to = rusqlite::Connection::open(&to.path).unwrap();
            to.execute("ATTACH ? AS later", [from.path.to_str().unwrap()])
                .unwrap();
            let columns: Option<String> = to
                .query_row(
                    "SELECT group_concat(a.name) FROM pragma_table_info(?1, 'main') a JOIN pragma_table_info(?1, 'later') b ON a.name = b.name",
                    [table],
                    |row| row.get(0),
                )
                .unwrap();
            if let Some(columns) = columns {
                let sql = format!(
                    "INSERT INTO main.{table} ({columns}) SELECT {columns} FROM later.{table}"
                );
                to.execute_batch(&sql).unwrap();
            }
        }
        _ => copy_on_postgres(w, to, table).await,
    }
}

async fn copy_on_postgres(w: &World, to: &Fresh, table: &str) {
    let conn = to.beside().await;
    let there = format!("SELECT 1 FROM pg_tables WHERE tablename = '{table}'");
    if !rows(&conn, &there).await.is_empty() {
        let sql = format!("SELECT coalesce(json_agg(t), '[]')::text AS j FROM {table} t");
        let all: String = w.rows(&sql, []).await[0].try_get("", "j").unwrap();
        let sql = format!(
            "INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, $1::json)"
        );
        let put = Statement::from_sql_and_values(conn.get_database_backend(), sql, [all.into()]);
        conn.execute_raw(put).await.unwrap();
    }
    conn.close().await.unwrap();
}

async fn an_office_of_an_earlier_schema_is_brought_up_to_date(w: &World) {
    played(w).await;
    for schema in FIRST..newest() {
        let earlier = Earlier::of(w, schema).await;
        assert_eq!(earlier.applied().await, schema);
        let store = earlier.open().await.unwrap();
        assert_eq!(earlier.applied().await, newest());
        earlier.whole(&store).await;
        // And work goes on.
        let there = World::around(earlier.fresh, store, w);
        there.draft("thon-1").await;
        there.end().await;
    }
}

/// The eighth migration makes a table whose name is taken here.
async fn a_migration_that_fails_leaves_the_earlier_schema(w: &World) {
    played(w).await;
    let earlier = Earlier::of(w, FIRST).await;
    let conn = earlier.fresh.beside().await;
    let taken = "CREATE TABLE addendum (note text)";
    conn.execute_unprepared(taken).await.unwrap();
    let failed = earlier.open().await;
    assert!(matches!(failed, Err(OpenError::Database(_))), "{failed:?}");
    assert_eq!(earlier.applied().await, FIRST);
    conn.execute_unprepared("DROP TABLE addendum")
        .await
        .unwrap();
    conn.close().await.unwrap();
    let store = earlier.open().await.unwrap();
    assert_eq!(earlier.applied().await, newest());
    earlier.whole(&store).await;
    store.close().await;
}

async fn two_nodes_bring_one_office_up_to_date(w: &World) {
    played(w).await;
    let earlier = Earlier::of(w, FIRST).await;
    let (a, b) = tokio::join!(earlier.open(), earlier.open());
    let (a, b) = (a.unwrap(), b.unwrap());
    assert_eq!(earlier.applied().await, newest());
    earlier.whole(&a).await;
    earlier.whole(&b).await;
    b.close().await;
    let there = World::around(earlier.fresh, a, w);
    there.draft("thon-1").await;
    there.end().await;
}

const CHILD: &str = "GIAOBAN_TEST_UPGRADING_CHILD";

/// Opens a database, says so before and after, and waits to be killed.
#[tokio::test]
async fn child_that_is_killed() {
    let Some(at) = setting(CHILD) else { return };
    let target = if at.starts_with("postgres") {
        Target::Postgres(at)
    } else {
        Target::sqlite(at)
    };
    println!("\n{CHILD} begins");
    let opened = Store::open(&target, Arc::new(Clock::new(81))).await;
    println!("\n{CHILD} has opened");
    opened.unwrap();
    std::future::pending::<()>().await;
}

/// The child, as far as its first word.
fn child(at: &str) -> (Child, impl Iterator<Item = String> + use<>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "upgrading::child_that_is_killed", "--nocapture"])
        .env(CHILD, at)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut lines = lines.map_while(Result::ok);
    assert!(lines.any(|l| l == format!("{CHILD} begins")));
    (child, lines)
}

/// It waits in the middle of its migrations for a table that somebody holds, and is killed there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_killed_in_its_migrations_leaves_the_earlier_schema() {
    let Some(w) = World::on(Kind::Postgres).await else {
        return;
    };
    played(&w).await;
    let earlier = Earlier::of(&w, FIRST).await;
    let Target::Postgres(url) = earlier.fresh.target.clone() else {
        panic!("{:?}", earlier.fresh.target);
    };
    let conn = earlier.fresh.beside().await;
    let held = conn.begin().await.unwrap();
    let hold = "LOCK TABLE conference IN ACCESS EXCLUSIVE MODE";
    held.execute_unprepared(hold).await.unwrap();
    let (mut child, lines) = tokio::task::spawn_blocking(move || child(&url))
        .await
        .unwrap();
    let waits = "SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE NOT l.granted AND d.datname = current_database() AND l.relation = 'conference'::regclass";
    while rows(&conn, waits).await.is_empty() {}
    child.kill().unwrap();
    child.wait().unwrap();
    drop(lines);
    held.rollback().await.unwrap();
    let store = {
        assert_eq!(earlier.applied().await, FIRST);
        earlier.open().await.unwrap()
    };
    assert_eq!(earlier.applied().await, newest());
    earlier.whole(&store).await;
    store.close().await;
    conn.close().await.unwrap();
    w.end().await;
}

/// Killed sooner or later, from before its migrations to after them: it is the one schema or the
/// other, and the office is whole.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_killed_in_its_migrations_leaves_one_schema_or_the_other() {
    let w = World::on(Kind::Sqlite).await.unwrap();
    played(&w).await;
    let mut seen = BTreeSet::new();
    for looks in [
        Some(0),
        Some(300),
        Some(1_000),
        Some(3_000),
        Some(10_000),
        None,
    ] {
        let earlier = Earlier::of(&w, FIRST).await;
        let path = earlier.fresh.path();
        tokio::task::spawn_blocking(move || {
            let (mut child, mut lines) = child(path.to_str().unwrap());
            match looks {
                // Looking at the file so often is the wait.
                Some(n) => assert_eq!((0..n).filter(|_| path.exists()).count(), n),
                None => assert!(lines.any(|l| l == format!("{CHILD} has opened"))),
            }
            child.kill().unwrap();
            child.wait().unwrap();
        })
        .await
        .unwrap();
        let applied = earlier.applied().await;
        assert!(
            applied == FIRST || applied == newest(),
            "{applied} after {looks:?}"
        );
        seen.insert(applied);
        let store = earlier.open().await.unwrap();
        earlier.whole(&store).await;
        store.close().await;
    }
    assert!(seen.contains(&newest()), "{seen:?}");
    w.end().await;
}
