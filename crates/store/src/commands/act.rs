//! Anything that is done to one petition.
use super::{By, Deed, answer};
use crate::petitions::LoadedPetition;
use crate::{Answer, Command, Failure, Thing, Tx};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use workflow::ids::PetitionId;
use workflow::petition::Sitting;

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
        let loaded = tx.petition(self.petition).await?;
        self.in_scope(tx, &loaded).await?;
        let current = loaded.petition.version;
        if let Some(expected) = self.version.filter(|v| *v != current) {
            return Err(Failure::Conflict { expected, current });
        }
        if let Deed::Split { parts } = &self.deed {
            return super::deed::split(tx, loaded, parts, &self.by).await;
        }
        let went_on = loaded.petition.goes_on();
        let action = self.deed.action(tx, &loaded, &self.by).await?;
        let done = tx.carry_out(loaded, action, &self.by).await?;
        if let Deed::CarryOver { .. } = &self.deed {
            super::deed::carry_along(tx, self.petition, &self.deed, &self.by).await?;
        }
        if done.petition.goes_on()
            && !went_on
            && let Some(followed) = tx.follow_units(self.petition).await?
        {
            return Ok(answer(&followed));
        }
        Ok(answer(&done))
    }
}

impl ActOnPetition {
    /// The petition is one that the actor can see; another one is "not found" (B32). Where clusters
    /// meet together, the people of each see what is done there, and so does who was named for a
    /// seat at its desk.
    async fn in_scope(&self, tx: &mut Tx<'_>, loaded: &LoadedPetition) -> Result<(), Failure> {
        let Some(scope) = tx.scope(loaded, &self.by) else {
            return Ok(());
        };
        if scope.covers(&loaded.petition) {
            return Ok(());
        }
        if self.deed.at_conference() {
            let sitting = tx.sitting(loaded).await?;
            let sees = |at: &Sitting| {
                let named = [at.desk.chair, at.desk.minute_taker];
                !at.meets.0.is_disjoint(&scope.clusters) || named.contains(&self.by.person)
            };
            if sitting.as_ref().is_some_and(sees) {
                return Ok(());
            }
        }
        Err(Failure::NotFound(Thing::Petition))
    }
}
