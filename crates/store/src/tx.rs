//! One command's view of the transaction: reads at once, writes in one batch.
//!
//! Writes are queued and travel with the next read or at the end, because on SQLite every
//! statement text costs a hop to the driver's thread (100–200 µs) while a second statement in the
//! same text costs almost nothing. A command does not notice: its reads see its writes.
use crate::command::{Answer, CommandKey};
use crate::directory::{Directories, Directory};
use crate::{Failure, Moments};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, QueryResult, Statement, Value};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// A statement with `?` for each value.
#[derive(Clone, Debug)]
pub struct Stmt {
    sql: String,
    values: Vec<Value>,
    must_hit: Option<Miss>,
}

/// What it means if a statement touches no row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Miss {
    /// The command key is taken.
    KeyTaken,
    /// The row was changed in between. It is read under a lock, so this is a last guard.
    OtherVersion,
}

impl Stmt {
    /// A statement.
    pub fn new(sql: impl Into<String>, values: impl IntoIterator<Item = Value>) -> Self {
        Self {
            sql: sql.into(),
            values: values.into_iter().collect(),
            must_hit: None,
        }
    }

    /// Must touch a row; if not, this is what it means.
    pub(crate) fn must_hit(mut self, miss: Miss) -> Self {
        self.must_hit = Some(miss);
        self
    }
}

/// One command's transaction.
pub struct Tx<'c> {
    conn: &'c DatabaseTransaction,
    backend: DbBackend,
    queue: Vec<Stmt>,
    moments: &'c dyn Moments,
    directories: &'c Directories,
    now: DateTime<Utc>,
    in_savepoint: bool,
    sent: bool,
    pub(crate) key_taken: bool,
    /// Heads of chains as this command has read or moved them (SQLite only).
    pub(crate) heads: BTreeMap<Uuid, (i64, String)>,
}

impl<'c> Tx<'c> {
    pub(crate) fn new(
        conn: &'c DatabaseTransaction,
        moments: &'c dyn Moments,
        directories: &'c Directories,
        in_savepoint: bool,
    ) -> Self {
        let now = crate::moments::micros(moments.now());
        let mut queue = Vec::new();
        if in_savepoint {
            queue.push(Stmt::new("SAVEPOINT c", []));
        }
        let backend = conn.get_database_backend();
        let heads = BTreeMap::new();
        Self {
            conn,
            backend,
            queue,
            moments,
            directories,
            now,
            in_savepoint,
            sent: false,
            key_taken: false,
            heads,
        }
    }

    /// The moment of this command.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// A new id.
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.moments.id()
    }

    /// Whether this is SQLite, where the one writer makes row locks needless.
    pub(crate) fn is_sqlite(&self) -> bool {
        self.backend == DbBackend::Sqlite
    }

    /// Queues a write.
    pub fn write(&mut self, stmt: Stmt) {
        self.queue.push(stmt);
    }

    /// The committee's directory, read again only when its version has moved.
    pub(crate) async fn directory(
        &mut self,
        committee: Uuid,
        version: i64,
    ) -> Result<Arc<Directory>, Failure> {
        if let Some(found) = self.directories.get(committee, version) {
            return Ok(found);
        }
        let fresh = Arc::new(Directory::load(self, committee).await?);
        self.directories.put(committee, fresh.clone());
        Ok(fresh)
    }

    /// Sends what is queued, then reads.
    pub async fn rows(&mut self, read: Stmt) -> Result<Vec<QueryResult>, Failure> {
        if self.is_sqlite() {
            return self.send(Some(read)).await;
        }
        self.send(None).await?;
        let stmt = self.statement(&read.sql, read.values);
        Ok(self.conn.query_all_raw(stmt).await?)
    }

    /// The first row of a read.
    pub async fn row(&mut self, read: Stmt) -> Result<Option<QueryResult>, Failure> {
        Ok(self.rows(read).await?.into_iter().next())
    }

    /// Sends what is queued.
    pub async fn flush(&mut self) -> Result<(), Failure> {
        self.send(None).await.map(|_| ())
    }

    async fn send(&mut self, read: Option<Stmt>) -> Result<Vec<QueryResult>, Failure> {
        let queue = std::mem::take(&mut self.queue);
        if queue.is_empty() && read.is_none() {
            return Ok(Vec::new());
        }
        self.sent = true;
        if self.is_sqlite() {
            return self.send_together(queue, read).await;
        }
        for stmt in queue {
            let (must_hit, stmt) = (stmt.must_hit, self.statement(&stmt.sql, stmt.values));
            let hit = self.conn.execute_raw(stmt).await?.rows_affected();
            if let Some(miss) = must_hit.filter(|_| hit == 0) {
                return Err(self.missed(miss));
            }
        }
        Ok(Vec::new())
    }

    /// One text for all: statements that must touch a row return their place in it.
    async fn send_together(
        &mut self,
        queue: Vec<Stmt>,
        read: Option<Stmt>,
    ) -> Result<Vec<QueryResult>, Failure> {
        use std::fmt::Write as _;
        let (mut text, mut values, mut wanted) = (String::new(), Vec::new(), Vec::new());
        for (place, stmt) in queue.into_iter().chain(read).enumerate() {
            text.push_str(&stmt.sql);
            if let Some(miss) = stmt.must_hit {
                write!(text, " RETURNING {place} AS hit").expect("writing to a String cannot fail");
                wanted.push((i64::try_from(place).unwrap_or(i64::MAX), miss));
            }
            text.push_str(";\n");
            values.extend(stmt.values);
        }
        let stmt = Statement::from_sql_and_values(self.backend, text, values);
        let mut rows = self.conn.query_all_raw(stmt).await?;
        if !wanted.is_empty() {
            let mut hits = Vec::new();
            rows.retain(|row| match row.try_get::<i64>("", "hit") {
                Ok(place) => {
                    hits.push(place);
                    false
                }
                Err(_) => true,
            });
            if let Some((_, miss)) = wanted.into_iter().find(|(place, _)| !hits.contains(place)) {
                return Err(self.missed(miss));
            }
        }
        Ok(rows)
    }

    fn missed(&mut self, miss: Miss) -> Failure {
        match miss {
            Miss::KeyTaken => {
                self.key_taken = true;
                Failure::KeyReused
            }
            Miss::OtherVersion => Failure::Busy,
        }
    }

    fn statement(&self, sql: &str, values: Vec<Value>) -> Statement {
        let sql = if self.is_sqlite() {
            sql.to_owned()
        } else {
            numbered(sql)
        };
        Statement::from_sql_and_values(self.backend, sql, values)
    }

    /// Takes the key as the first write; on a key that is taken, [`Tx::stored_answer`] has it.
    pub(crate) fn take_key(&mut self, key: &CommandKey, payload: &str) {
        let sql =
            "INSERT INTO command_key (key, payload, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
        let values = [
            key.0.clone().into(),
            payload.to_owned().into(),
            self.now.into(),
        ];
        self.write(Stmt::new(sql, values).must_hit(Miss::KeyTaken));
    }

    /// The answer stored under a key, if it was for the same command.
    pub(crate) async fn stored_answer(
        &mut self,
        key: &CommandKey,
        payload: &str,
    ) -> Result<Answer, Failure> {
        self.queue.clear();
        if self.in_savepoint {
            self.write(Stmt::new("ROLLBACK TO c", []));
        }
        let sql = "SELECT payload, answer FROM command_key WHERE key = ?";
        let row = self
            .row(Stmt::new(sql, [key.0.clone().into()]))
            .await?
            .ok_or(Failure::Unknown)?;
        if row.try_get::<String>("", "payload")? != payload {
            return Err(Failure::KeyReused);
        }
        let answer: Option<String> = row.try_get("", "answer")?;
        answer
            .as_deref()
            .and_then(|a| serde_json::from_str(a).ok())
            .ok_or(Failure::Unknown)
    }

    /// Stores the answer with the key and sends everything.
    pub(crate) async fn finish(
        &mut self,
        key: &CommandKey,
        answer: &Answer,
    ) -> Result<(), Failure> {
        if !self.sent {
            // A command without a read has not learnt yet whether its key is taken.
            self.flush().await?;
        }
        let text = to_json(answer)?;
        let sql = "UPDATE command_key SET answer = ? WHERE key = ?";
        self.write(Stmt::new(sql, [text.into(), key.0.clone().into()]));
        if self.in_savepoint {
            self.write(Stmt::new("RELEASE c", []));
        }
        self.flush().await
    }

    /// Undoes this command alone; its group goes on.
    pub(crate) async fn undo(&mut self) -> Result<(), Failure> {
        self.queue.clear();
        if !self.sent {
            return Ok(());
        }
        self.write(Stmt::new("ROLLBACK TO c", []));
        self.write(Stmt::new("RELEASE c", []));
        self.flush().await
    }
}

/// A record as JSON; fails only if a map has keys that are no strings, which no record has.
pub(crate) fn to_json<T: serde::Serialize>(value: &T) -> Result<String, Failure> {
    serde_json::to_string(value)
        .map_err(|e| Failure::Unavailable(format!("cannot be written: {e}")))
}

/// `?` → `$1`, `$2`, … No statement of ours has a question mark in a literal.
pub(crate) fn numbered(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len() + 16);
    let mut n = 0;
    for c in sql.chars() {
        if c == '?' {
            n += 1;
            out.push('$');
            out.push_str(&n.to_string());
        } else {
            out.push(c);
        }
    }
    out
}
