//! SQLite's one writer: waiting commands share one transaction and one fsync.
//!
//! Each command has its own savepoint and is answered only after the commit. A refusal, a conflict
//! or a constraint violation rolls back to its savepoint; any other error ends the group: after
//! `SQLITE_FULL`, for one, SQLite has rolled everything back while the driver still counts a
//! transaction, and a group that went on would commit what it had reported as failed. Then the
//! connection is dropped and each unanswered command runs again, alone, once, by its key.
use crate::command::{Answer, Command, CommandKey};
use crate::db::OpenSqlite;
use crate::directory::Directories;
use crate::{Failure, Moments, Tx};
use futures::FutureExt as _;
use sea_orm::{DatabaseConnection, DatabaseTransaction};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::mpsc as threads;
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, oneshot};

/// At most so many commands share a transaction …
const GROUP: usize = 64;
/// … and for at most so long.
const GROUP_TIME: Duration = Duration::from_millis(20);
/// How long the writer waits for the companions that the last group had.
const COMPANY: Duration = Duration::from_micros(300);

/// A command with its key and the one who waits.
pub(crate) struct Job {
    pub(crate) command: Arc<dyn Command>,
    pub(crate) key: CommandKey,
    pub(crate) payload: String,
    pub(crate) answer: oneshot::Sender<Result<Answer, Failure>>,
}

/// Runs a command with its key: the stored answer if the key was used for the same command.
pub(crate) async fn run(tx: &mut Tx<'_>, job: &Job) -> Result<Answer, Failure> {
    tx.take_key(&job.key, &job.payload);
    // A panic is an error like any other: it ends this command, never the writer.
    let ran = AssertUnwindSafe(job.command.run(tx)).catch_unwind().await;
    let ran = ran.unwrap_or_else(|_| {
        let why = "a fault in the program; its log says more".to_owned();
        Err(Failure::Unavailable(why))
    });
    let done = match ran {
        Ok(answer) => tx.finish(&job.key, &answer).await.map(|()| answer),
        Err(failure) => Err(failure),
    };
    if tx.key_taken {
        tx.stored_answer(&job.key, &job.payload).await
    } else {
        done
    }
}

/// The writer's thread, seen from outside.
pub(crate) struct Writer {
    jobs: mpsc::UnboundedSender<Message>,
}

enum Message {
    Job(Job),
    Stop(oneshot::Sender<()>),
}

impl Writer {
    /// Starts the thread. It and the driver's thread, which it starts, share one core: handing a
    /// statement over then costs a switch instead of waking another core.
    pub(crate) fn start(file: OpenSqlite, moments: Arc<dyn Moments>) -> std::io::Result<Self> {
        let (jobs, waiting) = mpsc::unbounded_channel();
        let (started, wait) = threads::channel();
        std::thread::Builder::new()
            .name("writer".into())
            .spawn(move || {
                if let Some(core) = core_affinity::get_core_ids().and_then(|mut c| c.pop()) {
                    core_affinity::set_for_current(core);
                }
                let runtime = tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build();
                match runtime {
                    Ok(runtime) => {
                        let _ = started.send(Ok(()));
                        let desk = Desk {
                            file,
                            moments,
                            directories: Directories::default(),
                            conn: None,
                        };
                        runtime.block_on(desk.work(waiting));
                    }
                    Err(error) => {
                        let _ = started.send(Err(error));
                    }
                }
            })?;
        wait.recv()
            .unwrap_or_else(|_| Err(std::io::Error::other("the writer ended at once")))?;
        Ok(Self { jobs })
    }

    pub(crate) fn hand_over(&self, job: Job) -> Result<(), Failure> {
        self.jobs
            .send(Message::Job(job))
            .map_err(|_| Failure::Unavailable("the writer has stopped".into()))
    }

    /// Ends after everything handed over before.
    pub(crate) async fn stop(&self) {
        let (done, wait) = oneshot::channel();
        if self.jobs.send(Message::Stop(done)).is_ok() {
            let _ = wait.await;
        }
    }
}

struct Desk {
    file: OpenSqlite,
    moments: Arc<dyn Moments>,
    directories: Directories,
    conn: Option<DatabaseConnection>,
}

/// Commands of a group that wait for its commit, and one that ended it, if any.
#[derive(Default)]
struct Group {
    done: Vec<(Job, Result<Answer, Failure>)>,
    broken: Option<Job>,
}

impl Desk {
    async fn work(mut self, mut waiting: mpsc::UnboundedReceiver<Message>) {
        let mut company = 1;
        while let Some(message) = waiting.recv().await {
            let first = match message {
                Message::Job(job) => job,
                Message::Stop(done) => {
                    self.drop_connection().await;
                    let _ = done.send(());
                    return;
                }
            };
            let (size, stop) = self.group(first, &mut waiting, company).await;
            company = size;
            if let Some(done) = stop {
                self.drop_connection().await;
                let _ = done.send(());
                return;
            }
        }
    }

    /// Runs one group; how many it held, and whether to stop after it.
    async fn group(
        &mut self,
        first: Job,
        waiting: &mut mpsc::UnboundedReceiver<Message>,
        company: usize,
    ) -> (usize, Option<oneshot::Sender<()>>) {
        let conn = match self.connection().await {
            Ok(conn) => conn,
            Err(failure) => {
                let _ = first.answer.send(Err(failure));
                return (1, None);
            }
        };
        let began = Instant::now();
        let (mut group, mut stop) = (Group::default(), None);
        let mut next = Some(first);
        while let Some(job) = next.take() {
            self.one(&conn, job, &mut group).await;
            let full = group.done.len() >= GROUP || began.elapsed() >= GROUP_TIME;
            if full || group.broken.is_some() {
                break;
            }
            match companion(waiting, group.done.len() < company).await {
                Some(Message::Job(job)) => next = Some(job),
                Some(Message::Stop(done)) => stop = Some(done),
                None => {}
            }
        }
        let size = group.done.len();
        self.settle(conn, group).await;
        (size, stop)
    }

    async fn one(&self, conn: &DatabaseTransaction, job: Job, group: &mut Group) {
        let mut tx = Tx::new(conn, &*self.moments, &self.directories, true);
        let mut outcome = run(&mut tx, &job).await;
        if let Err(failure) = &outcome {
            let sound = failure.leaves_transaction_sound();
            if !sound || tx.undo().await.is_err() {
                group.broken = Some(job);
                return;
            }
            // A directory read inside what was undone must not be believed.
            self.directories.forget();
        }
        if tx.key_taken && outcome.is_ok() {
            outcome = match tx.undo().await {
                Ok(()) => outcome,
                Err(_) => Err(Failure::Unknown),
            };
        }
        group.done.push((job, outcome));
    }

    /// Commits and answers; or drops the connection and runs each unanswered command alone.
    async fn settle(&mut self, conn: DatabaseTransaction, group: Group) {
        let Group { done, broken } = group;
        let tried = broken.is_none();
        let committed = if tried {
            conn.commit().await.is_ok()
        } else {
            // Closing below waits for whoever still holds the connection.
            drop(conn);
            false
        };
        if committed {
            for (job, outcome) in done {
                // The caller may be gone; the commit stands all the same.
                let _ = job.answer.send(outcome);
            }
            return;
        }
        self.directories.forget();
        self.drop_connection().await;
        for job in done.into_iter().map(|(job, _)| job).chain(broken) {
            let outcome = match self.alone(&job).await {
                // A commit that failed may still have reached the disk, and nobody could look.
                Err(failure) if tried && !failure.leaves_transaction_sound() => {
                    Err(Failure::Unknown)
                }
                outcome => outcome,
            };
            let _ = job.answer.send(outcome);
        }
    }

    async fn alone(&mut self, job: &Job) -> Result<Answer, Failure> {
        let conn = self.connection().await?;
        let mut tx = Tx::new(&conn, &*self.moments, &self.directories, true);
        let outcome = run(&mut tx, job).await;
        drop(tx);
        let outcome = match outcome {
            // Not known: the commit itself failed. The key settles it.
            Ok(answer) => conn
                .commit()
                .await
                .map(|()| answer)
                .map_err(|_| Failure::Unknown),
            // Nothing is committed here: the transaction ends with the connection.
            Err(failure) => {
                drop(conn);
                Err(failure)
            }
        };
        if outcome.is_err() {
            self.directories.forget();
            self.drop_connection().await;
        }
        outcome
    }

    async fn connection(&mut self) -> Result<DatabaseTransaction, Failure> {
        if self.conn.is_none() {
            self.conn = Some(crate::db::connect_sqlite(&self.file).await?);
        }
        let Some(conn) = &self.conn else {
            return Err(Failure::Busy);
        };
        match crate::db::begin_sqlite(conn).await {
            Ok(tx) => Ok(tx),
            Err(error) => {
                self.drop_connection().await;
                Err(error.into())
            }
        }
    }

    async fn drop_connection(&mut self) {
        if let Some(conn) = self.conn.take() {
            let _ = conn.close().await;
        }
    }
}

/// The next command that is there already, or comes soon where the last group had more.
async fn companion(
    waiting: &mut mpsc::UnboundedReceiver<Message>,
    expected: bool,
) -> Option<Message> {
    if let Ok(message) = waiting.try_recv() {
        return Some(message);
    }
    if !expected {
        return None;
    }
    tokio::time::timeout(COMPANY, waiting.recv())
        .await
        .ok()
        .flatten()
}
