//! Letters kept as rendered, before they are sent, and only while they are still true.
use crate::tx::Stmt;
use crate::{Answer, Command, Failure, Thing, Tx};
use async_trait::async_trait;
use sea_orm::Value;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use workflow::petition::hex;

/// A letter as rendered, with what it was rendered from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The row.
    pub row: Uuid,
    /// The letter.
    pub bytes: Vec<u8>,
    /// Petitions and conferences it was rendered from, each with the version that was read.
    pub read: BTreeMap<Uuid, u32>,
    /// Takes the place of a letter kept before: what that one says may no longer be said.
    pub anew: bool,
}

/// Keeps letters as rendered, before the first attempt. The answer's `further` names the rows that
/// are still the worker's and whose letters are still true: only these may be sent.
///
/// A letter is not kept when its petition, its conference or the office has moved since it was
/// rendered: a text that was withheld meanwhile must not come back into the outbox, and nobody is
/// written to who lost his post meanwhile (reliability.md, invariants 19, 24 and 30).
#[derive(Clone, Debug, Serialize)]
pub struct KeepLetters {
    token: Uuid,
    committee: Uuid,
    office: i64,
    rows: Vec<Kept>,
    #[serde(skip)]
    bytes: Vec<Vec<u8>>,
}

/// All of a letter that goes into the command's digest.
#[derive(Clone, Debug, Serialize)]
struct Kept {
    row: Uuid,
    digest: String,
    read: BTreeMap<Uuid, u32>,
    anew: bool,
}

impl KeepLetters {
    /// Letters of rows that were leased with this token, rendered in this version of the office.
    #[must_use]
    pub fn new(token: Uuid, office: &crate::Directory, letters: Vec<Rendered>) -> Self {
        use sha2::Digest as _;
        let (mut rows, mut bytes) = (Vec::new(), Vec::new());
        for letter in letters {
            rows.push(Kept {
                row: letter.row,
                digest: hex(&sha2::Sha256::digest(&letter.bytes)),
                read: letter.read,
                anew: letter.anew,
            });
            bytes.push(letter.bytes);
        }
        Self {
            token,
            committee: office.committee.id,
            office: office.version,
            rows,
            bytes,
        }
    }
}

#[async_trait]
impl Command for KeepLetters {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let mut answer = Answer::of(self.token, 1, None);
        // Records before rows of the outbox, as commands on petitions lock them.
        let stand = self.versions(tx).await?;
        if !self.office_stands(tx).await? {
            return Ok(answer);
        }
        let held = tx.held(self.token).await?;
        let stands = |kept: &Kept| kept.read.iter().all(|(id, v)| stand.get(id) == Some(v));
        for (kept, letter) in self.rows.iter().zip(&self.bytes) {
            if held.contains(&kept.row) && stands(kept) {
                self.keep(tx, kept, letter);
                answer.further.push(kept.row);
            }
        }
        Ok(answer)
    }
}

impl KeepLetters {
    fn keep(&self, tx: &mut Tx<'_>, kept: &Kept, letter: &[u8]) {
        if kept.anew {
            let sql = "UPDATE outbox SET letter = NULL WHERE id = ? AND lease_token = ?";
            tx.write(Stmt::new(sql, [kept.row.into(), self.token.into()]));
        }
        let sql = "UPDATE outbox SET letter = ? WHERE id = ? AND lease_token = ? AND state = 'sending' AND letter IS NULL";
        let values: [Value; 3] = [letter.to_vec().into(), kept.row.into(), self.token.into()];
        tx.write(Stmt::new(sql, values));
    }

    /// Versions of what was read, as they are now; locked until the letters are kept.
    async fn versions(&self, tx: &mut Tx<'_>) -> Result<BTreeMap<Uuid, u32>, Failure> {
        let read: BTreeSet<Uuid> = self
            .rows
            .iter()
            .flat_map(|r| r.read.keys().copied())
            .collect();
        let mut found = BTreeMap::new();
        if read.is_empty() {
            return Ok(found);
        }
        let lock = if tx.is_sqlite() { "" } else { " FOR SHARE" };
        let marks = vec!["?"; read.len()].join(", ");
        for table in ["petition", "conference"] {
            let sql =
                format!("SELECT id, version FROM {table} WHERE id IN ({marks}) ORDER BY id{lock}");
            let ids = read.iter().map(|id| Value::from(*id));
            for row in tx.rows(Stmt::new(sql, ids)).await? {
                let version: i64 = row.try_get("", "version")?;
                let version = u32::try_from(version).unwrap_or(u32::MAX);
                found.insert(row.try_get("", "id")?, version);
            }
        }
        Ok(found)
    }

    async fn office_stands(&self, tx: &mut Tx<'_>) -> Result<bool, Failure> {
        let lock = if tx.is_sqlite() { "" } else { " FOR SHARE" };
        let sql = format!("SELECT directory_version FROM committee WHERE id = ?{lock}");
        let row = tx.row(Stmt::new(sql, [self.committee.into()])).await?;
        let row = row.ok_or(Failure::NotFound(Thing::Committee))?;
        Ok(row.try_get::<i64>("", "directory_version")? == self.office)
    }
}
