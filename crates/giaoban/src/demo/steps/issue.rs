//! One official document, and the proof that it arrived.
use crate::demo::player::{Player, by};
use anyhow::{Context as _, Result};
use store::commands::{AcknowledgeDocument, IssueNotice, Numbering};
use workflow::cycle::CycleMonth;
use workflow::ids::DocumentId;
use workflow::person::Role;

impl Player<'_> {
    pub(super) async fn issue(&mut self, month: CycleMonth) -> Result<()> {
        let clerk = self.in_office(Role::RecordsClerk)?;
        let signer = self.permanent_deputy()?;
        let term = self
            .world
            .committee
            .term
            .iter()
            .find(|t| t.from <= self.today && self.today <= t.to);
        let period = term
            .map(crate::world::Term::period)
            .context("no term of the committee holds today")?;
        let command = IssueNotice {
            by: by(clerk),
            committee: self.keys.committee,
            cycle: self.months[&month].cycle,
            signer,
            numbering: Numbering {
                issuer: self.world.committee.symbol.clone(),
                period,
                layout: documents::LayoutBook::embedded().on(self.today).id.clone(),
            },
        };
        let issued = self
            .submit(command)
            .await
            .with_context(|| format!("issuing {month}"))?;
        self.months
            .entry(month)
            .and_modify(|m| m.document = Some(DocumentId(issued.subject)));
        Ok(())
    }

    pub(super) async fn acknowledge(&mut self, month: CycleMonth) -> Result<()> {
        let Some(document) = self.months[&month].document else {
            return Ok(());
        };
        let meetings: Vec<_> = self.months[&month].conferences.keys().copied().collect();
        for cluster in meetings {
            let head = self.head(cluster)?;
            let committee = self.keys.committee;
            self.submit(AcknowledgeDocument {
                by: by(head),
                committee,
                document,
                cluster,
            })
            .await?;
        }
        Ok(())
    }
}
