//! Filling the office from files (docs/decisions/0009).
//!
//! Units, people, posts and days off of one file are one command: all of it or nothing. Petitions
//! and answers of long files come in slices, each a command of its own; the table `imported` knows
//! what has come, so that a file brought again adds nothing and one that broke off is completed.
mod office;
mod petitions;
mod replies;
mod rows;
mod taken;

pub use office::{ImportCalendar, ImportPeople, ImportPosts, ImportUnits};
pub use petitions::ImportPetitions;
pub use replies::{ImportReplies, ReplyRow};
pub use rows::{AnswerRow, Cycles, OldFacts, PetitionRow, PromiseRow};
pub(crate) use taken::Taken;

use crate::tx::{Stmt, Tx};
use crate::{Failure, queries};
use std::collections::BTreeSet;
use uuid::Uuid;
use workflow::import::{Change, Checked};

/// All rows, or the first that cannot be taken.
fn all<T>(rows: Vec<Checked<T>>) -> Result<Vec<Change<T>>, Failure> {
    let each = rows.into_iter().enumerate();
    each.map(|(row, checked)| {
        checked.map_err(|fault| Failure::Row {
            row,
            fault: Box::new(fault),
        })
    })
    .collect()
}

impl Tx<'_> {
    /// Which of these references have come before.
    async fn imported(
        &mut self,
        committee: Uuid,
        kind: &str,
        references: &[&str],
    ) -> Result<BTreeSet<String>, Failure> {
        let (sql, values) = queries::imported_among(committee, kind, references);
        let rows = self.rows(Stmt::new(sql, values)).await?;
        let each = rows.iter();
        each.map(|row| Ok(row.try_get("", "reference")?)).collect()
    }

    /// Remembers that one has come.
    fn remember(&mut self, committee: Uuid, kind: &str, reference: &str, subject: Uuid) {
        let sql = "INSERT INTO imported (committee_id, kind, reference, subject_id, at) VALUES (?, ?, ?, ?, ?)";
        let now = self.now();
        self.write(Stmt::new(
            sql,
            [
                committee.into(),
                kind.into(),
                reference.into(),
                subject.into(),
                now.into(),
            ],
        ));
    }
}
