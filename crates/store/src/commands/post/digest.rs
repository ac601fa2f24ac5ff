//! The one list a day of a person, frozen from the rows that wait for it.
use super::Fate;
use crate::tx::Stmt;
use crate::{Answer, Command, Failure, Tx};
use async_trait::async_trait;
use chrono::NaiveDate;
use sea_orm::Value;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;
use workflow::ids::PersonId;

/// One person's list of a day: rows that wait for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestOf {
    /// Whose.
    pub person: PersonId,
    /// What it names; never empty.
    pub rows: Vec<Uuid>,
}

/// Freezes the lists of a day: one row per person and local date, which names the waiting rows.
/// Who has had his digest of that date waits for the next one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FreezeDigests {
    /// The committee.
    pub committee: Uuid,
    /// The local date.
    pub date: NaiveDate,
    /// The lists.
    pub lists: Vec<DigestOf>,
    /// Waiting rows that are not told of, each with what becomes of it.
    pub over: Vec<(Uuid, Fate)>,
}

/// The key of a person's digest of a date; rows it names carry it as their cause.
#[must_use]
pub fn digest_key(person: PersonId, date: NaiveDate) -> String {
    format!("digest:{person}:{date}")
}

#[async_trait]
impl Command for FreezeDigests {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let mut answer = Answer::of(self.committee, 1, None);
        // Locked first: of two workers with the same rows the second one sees the first one's lists.
        let named = self.lists.iter().flat_map(|l| &l.rows);
        let rows: Vec<Uuid> = named
            .chain(self.over.iter().map(|(r, _)| r))
            .copied()
            .collect();
        let waiting = tx.waiting(self.committee, &rows).await?;
        for (row, fate) in self.over.iter().filter(|(row, _)| waiting.contains(row)) {
            tx.end_waiting(*row, fate);
        }
        let made = self.made(tx).await?;
        for list in &self.lists {
            let key = digest_key(list.person, self.date);
            let named: Vec<Uuid> = list
                .rows
                .iter()
                .filter(|r| waiting.contains(r))
                .copied()
                .collect();
            if named.is_empty() || made.contains(&key) {
                continue;
            }
            let id = tx.id();
            self.digest_row(tx, id, list.person, &key);
            for row in named {
                tx.delivered_by(row, &key);
            }
            answer.further.push(id);
        }
        Ok(answer)
    }
}

impl FreezeDigests {
    /// Keys of this date that are there already.
    async fn made(&self, tx: &mut Tx<'_>) -> Result<BTreeSet<String>, Failure> {
        let sql = "SELECT dedup_key FROM outbox WHERE committee_id = ? AND dedup_key LIKE ?";
        let of_date = format!("digest:%:{}", self.date);
        let values: [Value; 2] = [self.committee.into(), of_date.into()];
        let rows = tx.rows(Stmt::new(sql, values)).await?;
        rows.iter()
            .map(|row| Ok(row.try_get("", "dedup_key")?))
            .collect()
    }

    fn digest_row(&self, tx: &mut Tx<'_>, id: Uuid, person: PersonId, key: &str) {
        let now = tx.now();
        let sql = "INSERT INTO outbox (id, committee_id, dedup_key, person_id, channel, urgency, subject_id, subject_version, state, due_at, created_at) VALUES (?, ?, ?, ?, 'mail', 'digest', ?, 0, 'pending', ?, ?)";
        let values: [Value; 7] = [
            id.into(),
            self.committee.into(),
            key.into(),
            person.0.into(),
            person.0.into(),
            now.into(),
            now.into(),
        ];
        tx.write(Stmt::new(sql, values));
    }
}
