//! An issued answer is never changed: a correction is a new document that names the old one
//! (flow.md §1 "correct"; reliability.md §3, 12).
use super::register::NewDocument;
use super::{By, IssuedContent, IssuedEntry, Numbering};
use crate::directory::json;
use crate::petitions::LoadedPetition;
use crate::tx::{Stmt, Tx};
use crate::{Answer, Command, Failure, Thing};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;
use workflow::ids::{CycleId, DocumentId, PetitionId};
use workflow::missing::MissingFact;
use workflow::petition::{self, Action, Petition};
use workflow::text::Prose;

/// Issues a correction of lines of a document; the old one stays readable, marked as replaced.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct IssueCorrection {
    /// Who signs it.
    pub by: By,
    /// The committee.
    pub committee: Uuid,
    /// The document that is wrong.
    pub document: DocumentId,
    /// Its lines that are corrected, at least one.
    pub lines: BTreeMap<PetitionId, CorrectedLine>,
    /// Where it stands in the register.
    pub numbering: Numbering,
}

/// A corrected line.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CorrectedLine {
    /// The answer as it should read.
    pub answer: Prose,
    /// Whether the substance changed: then it is announced again.
    pub substance: bool,
}

#[async_trait]
impl Command for IssueCorrection {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let texts: Vec<&str> = self.lines.values().map(|l| l.answer.as_str()).collect();
        petition::admissible(&texts)?;
        let directory = tx.office(self.committee).await?;
        let signer = self.by.person.ok_or(Failure::NotFound(Thing::Person))?;
        let (cycle, wrong) = self.wrong(tx).await?;
        let lines = self.loaded(tx).await?;
        self.not_of_a_group(tx, &lines).await?;
        let lines = self.with_merged(tx, lines).await?;
        let entries = self.entries(&lines, &wrong)?;
        let taken = self.numbering.next(tx, self.committee).await?;
        let content = IssuedContent {
            symbol: taken.symbol.clone(),
            date: directory.day(tx.now()),
            month: wrong.month.clone(),
            signer,
            lines: entries,
            corrects: Some(wrong.symbol.clone()),
        };
        let document = NewDocument {
            committee: self.committee,
            cycle,
            numbering: &self.numbering,
            taken: &taken,
            content: &content,
            replaces: Some(self.document),
        };
        let line = document.write(tx)?;
        let mut answer = Answer::of(line.document.0, 1, Some(taken.symbol));
        for loaded in lines {
            let id = loaded.petition.id;
            let action = Action::Correct {
                line: line.clone(),
                substance: self.line(&loaded.petition).is_some_and(|l| l.substance),
                changed: self.changes(&loaded, &wrong),
            };
            tx.carry_out(loaded, action, &self.by).await?;
            answer.further.push(id.0);
        }
        Ok(answer)
    }
}

impl IssueCorrection {
    async fn wrong(&self, tx: &mut Tx<'_>) -> Result<(CycleId, IssuedContent), Failure> {
        let sql = "SELECT cycle_id, content FROM document WHERE id = ? AND committee_id = ?";
        let values = [self.document.0.into(), self.committee.into()];
        let row = tx.row(Stmt::new(sql, values)).await?;
        let row = row.ok_or(Failure::NotFound(Thing::Document))?;
        let content = json(&row.try_get::<String>("", "content")?)?;
        Ok((CycleId(row.try_get("", "cycle_id")?), content))
    }

    async fn loaded(&self, tx: &mut Tx<'_>) -> Result<Vec<LoadedPetition>, Failure> {
        let marks = vec!["?"; self.lines.len()].join(", ");
        let mut values = vec![self.committee.into()];
        values.extend(self.lines.keys().map(|p| p.0.into()));
        let which = format!("p.committee_id = ? AND p.id IN ({marks})");
        let found = tx.petitions(&which, values).await?;
        if found.is_empty() || found.len() != self.lines.len() {
            return Err(Failure::NotFound(Thing::Petition));
        }
        Ok(found)
    }

    /// A line that is answered with another is corrected by the other's, so that both read alike.
    async fn not_of_a_group(
        &self,
        tx: &mut Tx<'_>,
        named: &[LoadedPetition],
    ) -> Result<(), Failure> {
        for loaded in named {
            if let Some(target) = loaded.petition.merged_into {
                let target = tx.petition(target).await?.petition;
                petition::corrected_alone(&loaded.petition, &target, self.document)?;
            }
        }
        Ok(())
    }

    /// The named lines and those of the petitions that are answered with them, in id order.
    async fn with_merged(
        &self,
        tx: &mut Tx<'_>,
        named: Vec<LoadedPetition>,
    ) -> Result<Vec<LoadedPetition>, Failure> {
        let mut all = Vec::new();
        for target in named {
            let values = vec![self.committee.into(), target.petition.id.0.into()];
            let which = "p.committee_id = ? AND p.merged_into = ?";
            let merged = tx.petitions(which, values).await?;
            let reached = |l: &LoadedPetition| {
                petition::is_corrected_with(&l.petition, &target.petition, self.document)
            };
            all.extend(merged.into_iter().filter(reached));
            all.push(target);
        }
        all.sort_by_key(|l| l.petition.id);
        Ok(all)
    }

    /// What is said of a petition: by its own line, or by that of the one it is answered with.
    fn line(&self, p: &Petition) -> Option<&CorrectedLine> {
        let with = || self.lines.get(&p.merged_into?);
        self.lines.get(&p.id).or_else(with)
    }

    /// Whether the answer of a line reads otherwise than in the document.
    fn changes(&self, loaded: &LoadedPetition, wrong: &IssuedContent) -> bool {
        let p = &loaded.petition;
        let old = wrong
            .lines
            .iter()
            .find(|l| Some(&l.code) == p.code.as_ref());
        let new = self.line(p).map(|l| l.answer.to_string());
        old.and_then(|l| l.answer.clone()) != new
    }

    /// The old lines with the new answers, in code order.
    fn entries(
        &self,
        lines: &[LoadedPetition],
        wrong: &IssuedContent,
    ) -> Result<Vec<IssuedEntry>, Failure> {
        let mut entries = Vec::new();
        for loaded in lines {
            let p = &loaded.petition;
            // What was withheld stands in no new document.
            if p.withheld && !self.lines.contains_key(&p.id) {
                continue;
            }
            let code = p.code.clone().unwrap_or_default();
            let here = p.document.as_ref().map(|l| l.document) == Some(self.document);
            let old = wrong.lines.iter().find(|l| l.code == code);
            let (Some(old), true) = (old, here) else {
                let symbol = wrong.symbol.clone();
                return Err(MissingFact::NotInDocument { code, symbol }.into());
            };
            let mut entry = old.clone();
            entry.answer = self.line(p).map(|l| l.answer.to_string());
            entries.push(entry);
        }
        entries.sort_by(|a, b| a.code.cmp(&b.code));
        Ok(entries)
    }
}
