//! Anything that is done to one petition.
use super::{By, Deed, answer};
use crate::{Answer, Command, Failure, Tx};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use workflow::ids::PetitionId;

/// Does one thing to one petition.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ActOnPetition {
    /// Who acts.
    pub by: By,
    /// On which petition.
    pub petition: PetitionId,
    /// The version the actor saw; none where he saw no form.
    pub version: Option<u32>,
    /// What is done.
    pub deed: Deed,
}

#[async_trait]
impl Command for ActOnPetition {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let loaded = tx.petition_in_scope(self.petition, &self.by).await?;
        let current = loaded.petition.version;
        if let Some(expected) = self.version.filter(|v| *v != current) {
            return Err(Failure::Conflict { expected, current });
        }
        if let Deed::Split { parts } = &self.deed {
            return super::deed::split(tx, loaded, parts, &self.by).await;
        }
        let action = self.deed.action(tx, &loaded).await?;
        Ok(answer(&tx.carry_out(loaded, action, &self.by).await?))
    }
}
