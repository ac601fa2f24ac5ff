//! Taking rows for a worker, and ending those that no worker could end.
use crate::tx::Stmt;
use crate::{Answer, Command, Failure, Tx};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sea_orm::Value;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Takes due letters for one worker until a time. The answer's `further` names the rows.
///
/// A row whose worker was lost is taken only when nothing else is due, and alone: should it be the
/// row that ends its worker, it ends nobody else's letter with it (reliability.md, invariant 35).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LeasePost {
    /// The committee.
    pub committee: Uuid,
    /// The worker's token, new for each lease.
    pub token: Uuid,
    /// Rows due by then.
    pub now: DateTime<Utc>,
    /// From then on another worker may take them.
    pub until: DateTime<Utc>,
    /// Rows at most.
    pub most: u32,
}

/// What goes by mail: letters of their own, and the day's lists.
const MAIL: &str =
    "committee_id = ? AND channel = 'mail' AND (urgency = 'at_once' OR dedup_key LIKE 'digest:%')";

/// Never tried, or to be tried again.
const DUE: &str = "((state = 'pending' AND due_at <= ?) OR (state = 'sending' AND lease_token IS NULL AND lease_until <= ?)) ORDER BY due_at, id";

/// Under the lease of a worker that did not settle it in time.
const LOST: &str = "state = 'sending' AND lease_token IS NOT NULL AND lease_until <= ? ORDER BY attempts, due_at, id";

#[async_trait]
impl Command for LeasePost {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let mut answer = Answer::of(self.token, 1, None);
        let now = Value::from(self.now);
        answer.further = self
            .take(tx, DUE, self.most, [now.clone(), now.clone()])
            .await?;
        if answer.further.is_empty() {
            answer.further = self.take(tx, LOST, 1, [now]).await?;
        }
        answer.further.sort();
        Ok(answer)
    }
}

impl LeasePost {
    async fn take(
        &self,
        tx: &mut Tx<'_>,
        which: &str,
        most: u32,
        times: impl IntoIterator<Item = Value>,
    ) -> Result<Vec<Uuid>, Failure> {
        let skip = if tx.is_sqlite() {
            ""
        } else {
            " FOR UPDATE SKIP LOCKED"
        };
        // Materialized: PostgreSQL may otherwise ask again for each row, and take more than `most`.
        let sql = format!(
            "WITH due AS MATERIALIZED (SELECT id FROM outbox WHERE {MAIL} AND {which} LIMIT {most}{skip}) \
             UPDATE outbox SET state = 'sending', lease_token = ?, lease_until = ?, attempts = attempts + 1 \
             WHERE id IN (SELECT id FROM due) RETURNING id"
        );
        let mut values = vec![Value::from(self.committee)];
        values.extend(times);
        values.extend([self.token.into(), self.until.into()]);
        let rows = tx.rows(Stmt::new(sql, values)).await?;
        rows.iter().map(|row| Ok(row.try_get("", "id")?)).collect()
    }
}

/// Ends rows that were tried so often or so long that they are given up, among them those whose
/// worker was lost each time. The answer's `further` names them (reliability.md, invariant 22).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GiveUpPost {
    /// The committee.
    pub committee: Uuid,
    /// When.
    pub now: DateTime<Utc>,
    /// Rows that were tried and were first due before that …
    pub due_before: DateTime<Utc>,
    /// … or were tried so often.
    pub attempts: u32,
}

#[async_trait]
impl Command for GiveUpPost {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let sql = "UPDATE outbox SET state = 'dead', cause = COALESCE(cause, 'given_up'), settled_at = ?, lease_token = NULL, lease_until = NULL \
                   WHERE committee_id = ? AND state = 'sending' AND lease_until <= ? AND (attempts >= ? OR due_at <= ?) RETURNING id";
        let values: [Value; 5] = [
            self.now.into(),
            self.committee.into(),
            self.now.into(),
            i64::from(self.attempts).into(),
            self.due_before.into(),
        ];
        let mut answer = Answer::of(self.committee, 1, None);
        for row in tx.rows(Stmt::new(sql, values)).await? {
            answer.further.push(row.try_get("", "id")?);
        }
        answer.further.sort();
        Ok(answer)
    }
}
