//! The Office takes the month's recorded petitions into its table (GL-12): all whose minutes stand,
//! or none; those of open conferences stay and are named.
use super::By;
use crate::{Answer, Command, Failure, Tx};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;
use workflow::conference::ConferenceState;
use workflow::ids::{CycleId, PetitionId};
use workflow::missing::MissingFact;
use workflow::petition::{self, BatchLine, Competence, Minutes};
use workflow::text::Line;

/// Consolidates the recorded petitions of a cycle.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Consolidate {
    /// Who consolidates.
    pub by: By,
    /// The committee.
    pub committee: Uuid,
    /// Which cycle.
    pub cycle: CycleId,
    /// Competence, where it is not that of the committee's own level.
    pub competence: BTreeMap<PetitionId, Competence>,
    /// Needed where minutes are still open two working days after the conference.
    pub take_over: Option<Line>,
}

#[async_trait]
impl Command for Consolidate {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let directory = tx.office(self.committee).await?;
        let usual = directory.preset(directory.day(tx.now()))?.level;
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
                .unwrap_or(usual);
            before.push(loaded.petition.clone());
            lines.push(BatchLine {
                petition: loaded.petition,
                competence,
                minutes,
            });
        }
        let done = self.by.decide(tx, &directory, |actor, ctx| {
            petition::consolidate(lines, actor, ctx)
        })?;
        let found = |id: PetitionId| before.iter().find(|p| p.id == id);
        let code = |id: &PetitionId| found(*id).and_then(|p| p.code.clone()).unwrap_or_default();
        let left: Vec<String> = done.left.iter().map(code).collect();
        if let (true, Some(first)) = (done.taken.is_empty(), left.first()) {
            let code = first.clone();
            return Err(MissingFact::MinutesOpen { code }.into());
        }
        let mut answer = Answer::of(self.cycle.0, 0, None);
        answer.left = left;
        for outcome in &done.taken {
            if let Some(was) = found(outcome.petition.id) {
                tx.save(outcome, was, &directory).await?;
                answer.further.push(outcome.petition.id.0);
            }
        }
        Ok(answer)
    }
}

impl Consolidate {
    async fn minutes(&self, tx: &mut Tx<'_>, p: &petition::Petition) -> Result<Minutes, Failure> {
        let Some(id) = p.conference else {
            return Ok(Minutes::Closed);
        };
        let conference = tx.conference(id).await?;
        if conference.state == ConferenceState::Closed {
            return Ok(Minutes::Closed);
        }
        Ok(Minutes::Open {
            held: conference.slot.date,
            take_over: self.take_over.clone(),
        })
    }
}
