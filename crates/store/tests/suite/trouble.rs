//! Disks fill, programs die, connections break: every answer stays true (invariants 5, 8, 40).
use crate::support::acts::matter;
use crate::support::database::{Fresh, Kind};
use crate::support::office::Clock;
use crate::support::postgres::setting;
use crate::support::world::World;
use async_trait::async_trait;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command as Process, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use store::commands::DraftPetition;
use store::{Answer, Command, CommandKey, Failure, SqliteFile, Stmt, Store, Target, Tx};
use workflow::text::Prose;

on_both!(a_fault_in_one_command_is_that_commands_alone);

/// A command with a fault that nobody expects.
#[derive(serde::Serialize)]
enum Faulty {
    Statement,
    Panic,
}

#[async_trait]
impl Command for Faulty {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        match self {
            Self::Statement => tx
                .row(Stmt::new("SELECT nothing FROM nowhere", []))
                .await
                .map(|_| ())?,
            Self::Panic => panic!("planted: the command has a fault"),
        }
        Ok(Answer::of(tx.id(), 1, None))
    }
}

async fn a_fault_in_one_command_is_that_commands_alone(w: &World) {
    for round in 0..3 {
        let before = w.count("SELECT count(*) AS n FROM petition").await;
        let drafts =
            (0..16).map(|n| w.submit(w.drafting("thon-1", &format!("Đường {round}, {n}."))));
        let (early, late) = (w.submit(Faulty::Statement), w.submit(Faulty::Panic));
        let (early, drafts, late) = tokio::join!(early, futures::future::join_all(drafts), late);
        for fault in [early, late] {
            assert!(matches!(fault, Err(Failure::Unavailable(_))), "{fault:?}");
        }
        assert!(drafts.iter().all(Result::is_ok), "{drafts:?}");
        assert_eq!(
            w.count("SELECT count(*) AS n FROM petition").await,
            before + 16
        );
    }
    assert_eq!(
        w.count("SELECT count(*) AS n FROM command_key WHERE answer IS NULL")
            .await,
        0
    );
}

/// What a client knows: its key, its command, and what it was told.
type Told = (CommandKey, DraftPetition, Result<Answer, Failure>);

/// Ledger against database; what is not known is settled by its key.
async fn answers_are_true(w: &World, ledger: &[Told]) {
    for (key, command, told) in ledger {
        let rows = w
            .rows(
                "SELECT answer FROM command_key WHERE key = ?",
                [key.0.clone().into()],
            )
            .await;
        match told {
            Ok(answer) => {
                let found = w
                    .rows(
                        "SELECT id FROM petition WHERE id = ?",
                        [answer.subject.into()],
                    )
                    .await;
                assert_eq!(
                    (rows.len(), found.len()),
                    (1, 1),
                    "{key:?} was told to be done"
                );
                assert_eq!(&w.store.submit(key, command.clone()).await.unwrap(), answer);
            }
            Err(Failure::Unknown) => {
                w.store.submit(key, command.clone()).await.unwrap();
            }
            Err(failure) => assert_eq!(
                rows.len(),
                0,
                "{key:?} was told not to be done: {failure:?}"
            ),
        }
    }
}

/// Each key that has an answer has one petition, and each petition one.
async fn nothing_is_half_stored(w: &World) {
    let keys = w
        .count("SELECT count(*) AS n FROM command_key WHERE answer IS NOT NULL")
        .await;
    let petitions = w.count("SELECT count(*) AS n FROM petition").await;
    let first_events = w
        .count("SELECT count(*) AS n FROM event WHERE subject = 'petition' AND version = 1")
        .await;
    assert_eq!(
        (keys - 1, first_events),
        (petitions, petitions),
        "one key is the installation's"
    );
}

async fn load(w: &World, round: u32, text: &str) -> Vec<Told> {
    let all = (0..48).map(|n| async move {
        let key = CommandKey::new(format!("load-{round}-{n}"));
        let mut command = w.drafting("thon-1", text);
        command.matter.text = Prose::parse(&format!("{n}. {text}")).unwrap();
        let told = w.store.submit(&key, command.clone()).await;
        (key, command, told)
    });
    futures::future::join_all(all).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_disk_fills_under_load_and_heals_without_a_restart() {
    let mut fresh = Fresh::new(Kind::Sqlite).await.unwrap();
    let file = rusqlite::Connection::open(fresh.path()).unwrap();
    file.execute_batch("CREATE TABLE filler (x); WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400) INSERT INTO filler SELECT randomblob(4000) FROM n; PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let pages: u32 = file
        .query_row("PRAGMA page_count", [], |r| r.get(0))
        .unwrap();
    fresh.target = Target::Sqlite(SqliteFile {
        path: fresh.path(),
        max_pages: Some(pages + 250),
        flushed: true,
    });
    let w = World::at(fresh).await;
    let text = "Đề nghị sửa đường. ".repeat(300);
    let mut ledger = Vec::new();
    let mut full = 0;
    for round in 0..6 {
        let told = load(&w, round, &text).await;
        full += told.iter().filter(|t| t.2.is_err()).count();
        ledger.extend(told);
    }
    let done = ledger.iter().filter(|t| t.2.is_ok()).count();
    assert!(
        full > 0 && done > 0,
        "the disk was never full, or always: {done} done, {full} not"
    );
    file.execute_batch("DROP TABLE filler").unwrap();
    answers_are_true(&w, &ledger).await;
    nothing_is_half_stored(&w).await;
    w.submit(w.drafting("thon-1", "Đường, sau khi dọn."))
        .await
        .unwrap();
    w.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_break_under_load() {
    let Some(w) = World::on(Kind::Postgres).await else {
        return;
    };
    let running = AtomicU32::new(1);
    let axe = async {
        let conn = w.fresh.beside().await;
        let kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
        let mut killed = 0;
        while running.load(Ordering::SeqCst) == 1 {
            let backend = sea_orm::DbBackend::Postgres;
            let kill = sea_orm::Statement::from_string(backend, kill);
            killed += sea_orm::ConnectionTrait::query_all_raw(&conn, kill)
                .await
                .unwrap()
                .len();
            tokio::time::timeout(
                std::time::Duration::from_millis(40),
                std::future::pending::<()>(),
            )
            .await
            .unwrap_err();
        }
        conn.close().await.unwrap();
        killed
    };
    let work = async {
        let mut ledger = Vec::new();
        for round in 0..6 {
            ledger.extend(load(&w, round, "Đề nghị sửa đường.").await);
        }
        running.store(0, Ordering::SeqCst);
        ledger
    };
    let (killed, ledger) = tokio::join!(axe, work);
    let done = ledger.iter().filter(|t| t.2.is_ok()).count();
    assert!(
        killed > 5 && done > 0,
        "{killed} connections killed, {done} of {} done",
        ledger.len()
    );
    while w.draft_or_not().await.is_err() {}
    answers_are_true(&w, &ledger).await;
    nothing_is_half_stored(&w).await;
    w.end().await;
}

impl World {
    /// Asked until the broken connections are gone from the pool.
    async fn draft_or_not(&self) -> Result<Answer, Failure> {
        self.submit(self.drafting("thon-1", "Sau khi nối lại."))
            .await
    }
}

const CHILD: &str = "GIAOBAN_TEST_CHILD";

/// Runs commands until it is killed, and writes down what it was told in a file of its own.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn child_that_is_killed() {
    let Some(file) = setting(CHILD) else { return };
    let (path, rest) = file.split_once('|').unwrap();
    let (run, by) = rest.split_once('|').unwrap();
    if by.is_empty() {
        println!("\n{CHILD} starts");
        Store::open(&Target::sqlite(path), Arc::new(Clock::new(0)))
            .await
            .unwrap();
        println!("\n{CHILD} ready");
        return std::future::pending().await;
    }
    let by: DraftPetition = serde_json::from_str(by).unwrap();
    let seed = run.parse::<u64>().unwrap() + 100;
    let store = Store::open(&Target::sqlite(path), Arc::new(Clock::new(seed)))
        .await
        .unwrap();
    let ledger = std::fs::OpenOptions::new()
        .append(true)
        .create(true)
        .open(format!("{path}.ledger"))
        .unwrap();
    let work = (0..8).map(|task| {
        let (store, by, ledger) = (&store, &by, &ledger);
        async move {
            for n in 0.. {
                let key = CommandKey::new(format!("{run}-{task}-{n}"));
                let command = DraftPetition {
                    matter: matter(&key.0),
                    ..by.clone()
                };
                let answer = store.submit(&key, command).await.unwrap();
                let mut file = ledger;
                file.write_all(format!("{}\t{}\n", key.0, answer.subject).as_bytes())
                    .unwrap();
                file.sync_data().unwrap();
                println!("\n{CHILD} answered");
            }
        }
    });
    futures::future::join_all(work).await;
}

/// A start that is killed in its migrations leaves nothing half done.
#[test]
fn a_killed_start_leaves_nothing_half_done() {
    for polls in [0_u64, 1_000, 3_000, 10_000, 30_000, 100_000] {
        let (_folder, path) = Fresh::nothing();
        let mut child = child(&format!("{}|0|", path.display()));
        let mut lines = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok);
        assert!(lines.any(|l| l == format!("{CHILD} starts")));
        // Looking at the file so often is the wait: from none of the migrations to all of them.
        let grown = (0..polls)
            .take_while(|_| std::fs::metadata(&path).is_ok_and(|m| m.len() > 0) || !path.exists());
        let _ = grown.count();
        child.kill().unwrap();
        child.wait().unwrap();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let store = Store::open(&Target::sqlite(&path), Arc::new(Clock::new(0)))
                .await
                .unwrap();
            store.close().await;
        });
        let file = rusqlite::Connection::open(&path).unwrap();
        let sound: String = file
            .query_row("PRAGMA integrity_check", [], |r| r.get(0))
            .unwrap();
        assert_eq!(sound, "ok");
    }
}

/// Kills a child after so many answers.
fn killed_after(answers: usize, argument: &str) {
    let mut child = child(argument);
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let told = lines
        .map_while(Result::ok)
        .filter(|l| l.starts_with(CHILD))
        .take(answers)
        .count();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(told, answers, "the child ended by itself");
}

/// This program again, as the child.
fn child(argument: &str) -> std::process::Child {
    let exe = std::env::current_exe().unwrap();
    Process::new(exe)
        .args(["--exact", "trouble::child_that_is_killed", "--nocapture"])
        .env(CHILD, argument)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_program_keeps_what_it_has_answered() {
    let mut w = World::on(Kind::Sqlite).await.unwrap();
    let path = w.fresh.path();
    let by = serde_json::to_string(&w.drafting("thon-1", "x")).unwrap();
    let mut answered = 0;
    for (run, answers) in [1, 9, 2, 17, 5, 33, 3, 11, 64, 7].into_iter().enumerate() {
        let argument = format!("{}|{run}|{by}", path.display());
        w.store.clone().close().await;
        tokio::task::spawn_blocking(move || killed_after(answers, &argument))
            .await
            .unwrap();
        w.store = Store::open(&w.fresh.target, w.clock.clone()).await.unwrap();
        answered = ledger_holds(&w, &path.with_extension("sqlite.ledger")).await;
        nothing_is_half_stored(&w).await;
        w.whole().await;
    }
    assert!(answered >= 150, "{answered}");
    w.end().await;
}

async fn ledger_holds(w: &World, ledger: &std::path::Path) -> usize {
    let text = std::fs::read_to_string(ledger).unwrap();
    let whole = text.split_inclusive('\n').filter(|l| l.ends_with('\n'));
    let mut stored = std::collections::BTreeMap::new();
    let sql = "SELECT k.key, p.id FROM command_key k JOIN petition p ON instr(k.answer, lower(substr(hex(p.id), 1, 8) || '-' || substr(hex(p.id), 9, 4) || '-' || substr(hex(p.id), 13, 4) || '-' || substr(hex(p.id), 17, 4) || '-' || substr(hex(p.id), 21))) > 0 WHERE p.matter = k.key";
    for row in w.rows(sql, []).await {
        let id: uuid::Uuid = row.try_get("", "id").unwrap();
        stored.insert(row.try_get::<String>("", "key").unwrap(), id.to_string());
    }
    let mut n = 0;
    for line in whole {
        let (key, subject) = line.trim_end().split_once('\t').unwrap();
        assert_eq!(
            stored.get(key).map(String::as_str),
            Some(subject),
            "{key} was answered"
        );
        n += 1;
    }
    n
}
