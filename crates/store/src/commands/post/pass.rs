//! What was told long ago is not told again.
use crate::tx::Stmt;
use crate::{Answer, Command, Failure, Tx};
use async_trait::async_trait;
use sea_orm::Value;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Ends every row that waits, of every channel: its notice is of months that were entered
/// afterwards, and nobody is to get a letter of them now. Rows stay, each with this cause.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PassOver {
    /// The committee.
    pub committee: Uuid,
    /// Why, as a stable word.
    pub cause: String,
}

#[async_trait]
impl Command for PassOver {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let sql = "UPDATE outbox SET state = 'suppressed', cause = ?, settled_at = ? \
                   WHERE committee_id = ? AND state = 'pending'";
        let values: [Value; 3] = [
            self.cause.clone().into(),
            tx.now().into(),
            self.committee.into(),
        ];
        tx.write(Stmt::new(sql, values));
        Ok(Answer::of(self.committee, 1, None))
    }
}
