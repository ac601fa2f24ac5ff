//! The Office takes the month's recorded petitions into its table (GL-12): all or none.
use super::By;
use crate::{Answer, Command, Failure, Tx};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;
use workflow::conference::ConferenceState;
use workflow::ids::{CycleId, PetitionId};
use workflow::missing::MissingFact;
use workflow::petition::{self, BatchLine, Competence, MinutesBasis};
use workflow::text::Line;

/// Consolidates all recorded petitions of a cycle.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Consolidate {
    /// Who consolidates.
    pub by: By,
    /// The committee.
    pub committee: Uuid,
    /// Which cycle.
    pub cycle: CycleId,
    /// Competence, where it is not the county's.
    pub competence: BTreeMap<PetitionId, Competence>,
    /// Needed where minutes are still open two working days after the conference.
    pub take_over: Option<Line>,
}

#[async_trait]
impl Command for Consolidate {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let directory = tx.office(self.committee).await?;
        let condition = "p.cycle_id = ? AND p.state = 'Recorded' AND p.committee_id = ?";
        let found = tx
            .petitions(condition, vec![self.cycle.0.into(), self.committee.into()])
            .await?;
        let mut lines = Vec::with_capacity(found.len());
        let mut before = Vec::with_capacity(found.len());
        for loaded in found {
            let minutes = self.minutes(tx, &loaded.petition).await?;
            let competence = self
                .competence
                .get(&loaded.petition.id)
                .copied()
                .unwrap_or(Competence::County);
            before.push(loaded.petition.clone());
            lines.push(BatchLine {
                petition: loaded.petition,
                competence,
                minutes,
            });
        }
        let outcomes = self.by.decide(tx, &directory, |actor, ctx| {
            petition::consolidate(lines, actor, ctx)
        })?;
        let mut answer = Answer::of(self.cycle.0, 0, None);
        for (outcome, was) in outcomes.iter().zip(&before) {
            tx.save(outcome, was, &directory).await?;
            answer.further.push(outcome.petition.id.0);
        }
        Ok(answer)
    }
}

impl Consolidate {
    async fn minutes(
        &self,
        tx: &mut Tx<'_>,
        p: &petition::Petition,
    ) -> Result<MinutesBasis, Failure> {
        let Some(id) = p.conference else {
            return Ok(MinutesBasis::Closed);
        };
        let conference = tx.conference(id).await?;
        if conference.state == ConferenceState::Closed {
            return Ok(MinutesBasis::Closed);
        }
        self.take_over
            .clone()
            .map(MinutesBasis::TakenOver)
            .ok_or_else(|| {
                let code = p.code.clone().unwrap_or_default();
                MissingFact::MinutesOpen { code }.into()
            })
    }
}
