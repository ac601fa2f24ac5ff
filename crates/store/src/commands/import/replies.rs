//! Texts of answers to petitions that came from old records.
use crate::commands::By;
use crate::{Answer, Command, Failure, Thing, Tx};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use workflow::cycle::CycleDates;
use workflow::petition::{Action, Digest, OutcomeClass, Petition, admissible};
use workflow::text::Prose;

/// An answer as a file has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyRow {
    /// Code of the petition, in capitals; brought again, the answer is known by it.
    pub code: String,
    /// Its text.
    pub text: Prose,
    /// Its class.
    pub outcome: OutcomeClass,
    /// The day it was given.
    pub answered: Option<NaiveDate>,
}

impl ReplyRow {
    fn action(&self, salt: &str) -> Action {
        Action::TakeOverAnswer {
            text: Digest::of(salt, self.text.as_str()),
            outcome: self.outcome,
            answered: self.answered,
        }
    }

    /// Whether the row could be taken over now, by the rules that take it over.
    ///
    /// # Errors
    /// Which rule it breaks.
    pub fn check(
        &self,
        directory: &crate::Directory,
        petition: Petition,
        by: &By,
        now: DateTime<Utc>,
    ) -> Result<(), Failure> {
        admissible(&[self.text.as_str()])?;
        by.decide_at(now, directory, &CycleDates::NONE, |actor, ctx| {
            petition.act(self.action(""), actor, ctx).map(|_| ())
        })
    }
}

/// Takes answers over. Those that have come before are left as they are.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ImportReplies {
    /// Who imports: the Office.
    pub by: By,
    /// The committee.
    pub committee: Uuid,
    /// A few hundred rows at most.
    pub rows: Vec<ReplyRow>,
}

const KIND: &str = "reply";

#[async_trait]
impl Command for ImportReplies {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let codes: Vec<&str> = self.rows.iter().map(|r| r.code.as_str()).collect();
        let mut known = tx.imported(self.committee, KIND, &codes).await?;
        let mut answer = Answer::of(self.committee, 0, None);
        for row in &self.rows {
            if known.insert(row.code.clone()) {
                answer.further.push(self.one(tx, row).await?);
            }
        }
        Ok(answer)
    }
}

impl ImportReplies {
    async fn one(&self, tx: &mut Tx<'_>, row: &ReplyRow) -> Result<Uuid, Failure> {
        admissible(&[row.text.as_str()])?;
        let values = vec![self.committee.into(), row.code.clone().into()];
        let condition = "p.committee_id = ? AND p.code = ?";
        let found = tx.petitions(condition, values).await?;
        let loaded = found.into_iter().next();
        let loaded = loaded.ok_or(Failure::NotFound(Thing::Petition))?;
        let salt = loaded.salt.clone();
        let digest = Digest::of(&salt, row.text.as_str());
        let outcome = tx.carry_out(loaded, row.action(&salt), &self.by).await?;
        let p = &outcome.petition;
        let text = (!p.withheld).then_some(row.text.as_str());
        tx.keep_text(p.id.0, 1, &salt, text, &digest.0);
        tx.remember(self.committee, KIND, &row.code, p.id.0);
        tx.flush().await?;
        Ok(p.id.0)
    }
}
