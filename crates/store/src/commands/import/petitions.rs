//! Petitions of old records, a slice at a time.
use super::Cycles;
use super::rows::{Fresh, OldFacts, PetitionRow, version_salt};
use crate::commands::By;
use crate::directory::Directory;
use crate::tx::Stmt;
use crate::{Answer, Command, Failure, Tx};
use async_trait::async_trait;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use workflow::ids::CycleId;
use workflow::import::Lookup;
use workflow::petition::{Outcome, Petition};

/// Takes petitions over. Those that have come before are left as they are.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ImportPetitions {
    /// Who imports: the Office.
    pub by: By,
    /// The committee.
    pub committee: Uuid,
    /// A few hundred rows at most, so that a transaction stays short.
    pub rows: Vec<PetitionRow>,
}

const KIND: &str = "petition";

#[async_trait]
impl Command for ImportPetitions {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let directory = tx.office(self.committee).await?;
        let cycles = tx.cycles(self.committee).await?;
        let lookup = Lookup::of(&directory.tree);
        let facts = OldFacts {
            directory: &directory,
            lookup: &lookup,
            cycles: &cycles,
        };
        let references: Vec<&str> = self.rows.iter().map(|r| r.reference.as_str()).collect();
        let mut known = tx.imported(self.committee, KIND, &references).await?;
        let mut answer = Answer::of(self.committee, 0, None);
        for (n, row) in self.rows.iter().enumerate() {
            if !known.insert(row.reference.clone()) {
                continue;
            }
            let id = self.one(tx, facts, row).await.map_err(|f| at(f, n))?;
            answer.further.push(id);
        }
        Ok(answer)
    }
}

fn at(failure: Failure, row: usize) -> Failure {
    match failure {
        Failure::Row { fault, .. } => Failure::Row { row, fault },
        other => other,
    }
}

impl ImportPetitions {
    async fn one(
        &self,
        tx: &mut Tx<'_>,
        facts: OldFacts<'_>,
        row: &PetitionRow,
    ) -> Result<Uuid, Failure> {
        let now = tx.now();
        let code = match &row.code {
            Some(code) => Some(code.clone()),
            None if row.has_code() => Some(self.code(tx, facts, row).await?),
            None => None,
        };
        let fresh = Fresh {
            salt: tx.id().to_string(),
            petition: tx.id(),
            document: tx.id(),
            code,
        };
        let old = row.old(facts, &fresh, now)?;
        let outcome = self.by.decide(tx, facts.directory, |actor, ctx| {
            Petition::import(old, actor, ctx)
        })?;
        tx.save_new(&outcome, &row.matter, &fresh.salt, facts.directory)
            .await?;
        keep_answer(tx, row, &fresh, &outcome);
        if let Some(code) = &row.code {
            pass(tx, self.committee, facts.directory, code);
        }
        tx.remember(self.committee, KIND, &row.reference, fresh.petition);
        tx.flush().await?;
        Ok(fresh.petition)
    }

    /// The next code of the month in which it was recorded, and of its cluster.
    async fn code(
        &self,
        tx: &mut Tx<'_>,
        facts: OldFacts<'_>,
        row: &PetitionRow,
    ) -> Result<String, Failure> {
        let d = facts.directory;
        let unit = facts.lookup.find(&row.from).ok();
        let cluster = unit.and_then(|u| d.tree.place(u)).and_then(|p| p.cluster);
        let letter = cluster
            .and_then(|c| d.tree.get(c))
            .and_then(|u| u.code.clone())
            .unwrap_or_else(|| "X".into());
        let recorded: NaiveDate = row.dates.recorded.unwrap_or_else(|| d.day(tx.now()));
        let month = recorded.format("%Y-%m");
        let series = format!("{}-{month}-{letter}", d.committee.code_prefix);
        let number = tx.next_in_series(self.committee, &series).await?;
        Ok(format!("{series}-{number:02}"))
    }
}

fn keep_answer(tx: &mut Tx<'_>, row: &PetitionRow, fresh: &Fresh, outcome: &Outcome) {
    let Some(text) = row.answer.as_ref().and_then(|a| a.text.as_ref()) else {
        return;
    };
    let p = &outcome.petition;
    let imported = p.imported.as_ref().and_then(|i| i.answer.clone());
    let (salt, digest) = match (imported, &p.reply) {
        (Some(digest), _) => (fresh.salt.clone(), digest),
        (None, Some(reply)) => (version_salt(&fresh.salt), reply.digest.clone()),
        (None, None) => return,
    };
    tx.keep_text(p.id.0, 1, &salt, Some(text.as_str()), &digest.0);
}

/// A code of our own build is never given again: its series goes on behind it.
fn pass(tx: &mut Tx<'_>, committee: Uuid, d: &Directory, code: &str) {
    let Some((series, number)) = code.rsplit_once('-') else {
        return;
    };
    let number = number.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let (Ok(number), true) = (
        number.parse::<i64>(),
        series.starts_with(&format!("{}-", d.committee.code_prefix)),
    ) else {
        return;
    };
    let sql = "INSERT INTO code_counter (committee_id, series, last) VALUES (?, ?, ?) \
               ON CONFLICT (committee_id, series) DO UPDATE SET last = CASE WHEN code_counter.last > excluded.last THEN code_counter.last ELSE excluded.last END";
    let values = [committee.into(), series.into(), number.into()];
    tx.write(Stmt::new(sql, values));
}

impl Tx<'_> {
    /// The planned months.
    async fn cycles(&mut self, committee: Uuid) -> Result<Cycles, Failure> {
        let sql = "SELECT id, month FROM cycle WHERE committee_id = ?";
        let mut cycles = Cycles::default();
        for row in self.rows(Stmt::new(sql, [committee.into()])).await? {
            let id = CycleId(row.try_get("", "id")?);
            cycles.0.insert(row.try_get("", "month")?, id);
        }
        Ok(cycles)
    }
}
