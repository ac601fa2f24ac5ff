//! What became of rows.
use crate::tx::Stmt;
use crate::{Answer, Command, Failure, Tx};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sea_orm::Value;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What became of an attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Taken over by the other side.
    Sent,
    /// To be tried again; the row stays `sending` until then.
    Retry {
        /// Not before.
        at: DateTime<Utc>,
        /// What stood in the way.
        cause: String,
    },
    /// Refused for good by the other side.
    Bounced(String),
    /// Given up: the time is over, or the letter cannot be made.
    Dead(String),
    /// Not sent because there is no longer a reason to.
    Suppressed(String),
}

impl Fate {
    /// State, cause, and when it is tried again.
    pub(super) fn columns(&self) -> (&'static str, Option<String>, Option<DateTime<Utc>>) {
        match self {
            Self::Sent => ("sent", None, None),
            Self::Retry { at, cause } => ("sending", Some(cause.clone()), Some(*at)),
            Self::Bounced(cause) => ("bounced", Some(cause.clone()), None),
            Self::Dead(cause) => ("dead", Some(cause.clone()), None),
            Self::Suppressed(cause) => ("suppressed", Some(cause.clone()), None),
        }
    }
}

/// Settles rows that were leased with a token; rows that are no longer the worker's are left as
/// they are. The answer's `further` names those that were settled.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SettlePost {
    /// The worker's token.
    pub token: Uuid,
    /// When.
    pub now: DateTime<Utc>,
    /// Rows with what became of them.
    pub rows: Vec<(Uuid, Fate)>,
}

#[async_trait]
impl Command for SettlePost {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let held = tx.held(self.token).await?;
        let mut answer = Answer::of(self.token, 1, None);
        for (row, fate) in self.rows.iter().filter(|(row, _)| held.contains(row)) {
            let (state, cause, again) = fate.columns();
            let ended = again.is_none().then_some(self.now);
            let sql = "UPDATE outbox SET state = ?, cause = ?, settled_at = ?, lease_token = NULL, lease_until = ? WHERE id = ? AND lease_token = ? AND state = 'sending'";
            let values: [Value; 6] = [
                state.into(),
                cause.into(),
                ended.into(),
                again.into(),
                (*row).into(),
                self.token.into(),
            ];
            tx.write(Stmt::new(sql, values));
            answer.further.push(*row);
        }
        Ok(answer)
    }
}

impl Tx<'_> {
    /// Rows that a worker holds, locked.
    pub(super) async fn held(&mut self, token: Uuid) -> Result<BTreeSet<Uuid>, Failure> {
        let lock = if self.is_sqlite() { "" } else { " FOR UPDATE" };
        let sql = format!(
            "SELECT id FROM outbox WHERE lease_token = ? AND state = 'sending' ORDER BY id{lock}"
        );
        let rows = self.rows(Stmt::new(sql, [token.into()])).await?;
        rows.iter().map(|row| Ok(row.try_get("", "id")?)).collect()
    }
}

/// Ends rows that still wait: there is nothing left to tell. Rows that are on their way already
/// are left alone. The answer's `further` names those that were ended.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EndWaiting {
    /// The committee.
    pub committee: Uuid,
    /// Rows with what becomes of them.
    pub rows: Vec<(Uuid, Fate)>,
}

#[async_trait]
impl Command for EndWaiting {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let mut answer = Answer::of(self.committee, 1, None);
        let rows: Vec<Uuid> = self.rows.iter().map(|(row, _)| *row).collect();
        let waiting = tx.waiting(self.committee, &rows).await?;
        for (row, fate) in self.rows.iter().filter(|(row, _)| waiting.contains(row)) {
            tx.end_waiting(*row, fate);
            answer.further.push(*row);
        }
        Ok(answer)
    }
}

impl Tx<'_> {
    /// Which of these rows still wait; locked.
    pub(super) async fn waiting(
        &mut self,
        committee: Uuid,
        rows: &[Uuid],
    ) -> Result<BTreeSet<Uuid>, Failure> {
        if rows.is_empty() {
            return Ok(BTreeSet::new());
        }
        let lock = if self.is_sqlite() { "" } else { " FOR UPDATE" };
        let marks = vec!["?"; rows.len()].join(", ");
        let sql = format!(
            "SELECT id FROM outbox WHERE committee_id = ? AND state = 'pending' AND id IN ({marks}) ORDER BY id{lock}"
        );
        let rows = rows.iter().map(|row| Value::from(*row));
        let values: Vec<Value> = std::iter::once(committee.into()).chain(rows).collect();
        let found = self.rows(Stmt::new(sql, values)).await?;
        found.iter().map(|row| Ok(row.try_get("", "id")?)).collect()
    }

    /// A row that never was on its way by itself ends.
    pub(super) fn end_waiting(&mut self, row: Uuid, fate: &Fate) {
        let (state, cause, again) = fate.columns();
        if again.is_none() {
            self.end_as(row, state, cause);
        }
    }

    /// A row ends as delivered, and says by what.
    pub(super) fn delivered_by(&mut self, row: Uuid, what: &str) {
        self.end_as(row, "sent", Some(what.to_owned()));
    }

    fn end_as(&mut self, row: Uuid, state: &str, cause: Option<String>) {
        let now = self.now();
        let sql = "UPDATE outbox SET state = ?, cause = ?, settled_at = ? WHERE id = ? AND state = 'pending'";
        let values: [Value; 4] = [state.into(), cause.into(), now.into(), row.into()];
        self.write(Stmt::new(sql, values));
    }
}
