//! A petition is written down in the cell, at the desk or by an attendee.
use super::{By, answer};
use crate::{Answer, Command, Failure, Thing, Tx};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use workflow::ids::{PetitionId, UnitId};
use workflow::petition::{Kind, Matter, NewPetition, Petition, Source, admissible};

/// Writes a petition down.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DraftPetition {
    /// Who writes.
    pub by: By,
    /// The committee.
    pub committee: uuid::Uuid,
    /// The cell that brings it.
    pub cell: UnitId,
    /// What kind of matter.
    pub kind: Kind,
    /// Field, a key of the office's categories.
    pub category: String,
    /// How it came in.
    pub source: Source,
    /// The matter as typed.
    pub matter: Matter,
}

#[async_trait]
impl Command for DraftPetition {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let directory = tx.office(self.committee).await?;
        let home = directory
            .tree
            .place(self.cell)
            .filter(|place| place.cell == Some(self.cell))
            .ok_or(Failure::NotFound(Thing::Cell))?;
        admissible(&self.matter.texts())?;
        let salt = tx.id().to_string();
        let new = NewPetition {
            id: PetitionId(tx.id()),
            home,
            kind: self.kind,
            category: self.category.clone(),
            source: self.source,
            matter: self.matter.digest(&salt),
            part_of: None,
        };
        let outcome = self.by.decide(tx, &directory, |actor, ctx| {
            Petition::draft(new, actor, ctx)
        })?;
        tx.save_new(&outcome, &self.matter, &salt, &directory)
            .await?;
        Ok(answer(&outcome))
    }
}
