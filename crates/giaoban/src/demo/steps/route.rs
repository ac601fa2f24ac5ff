//! To the lead body, which accepts or refuses.
use crate::demo::cast::Path;
use crate::demo::player::{Player, line};
use anyhow::{Context as _, Result};
use store::commands::Deed;
use workflow::cycle::CycleMonth;
use workflow::person::Role;
use workflow::petition::{Action, State};

impl Player<'_> {
    pub(super) async fn route(&mut self, month: CycleMonth) -> Result<()> {
        let office = self.office()?;
        for play in self.standing(month, &[State::Directed]).await? {
            let bodies = self
                .record(play)
                .await?
                .bodies
                .context("directed without bodies")?;
            let lead = bodies.lead;
            self.act(play, office, Deed::Given(Action::Route { bodies }))
                .await?;
            let wrong = self.plays[play].path == Path::WrongLead;
            match (&self.text(play).wrong_lead, wrong) {
                (Some(no), true) => {
                    let head = self.holder(Role::DepartmentHead, lead)?;
                    let refuse = Action::RefuseRouting {
                        reason: line(&no.reason)?,
                        proposed: self.body(&no.proposed)?,
                    };
                    self.act(play, head, Deed::Given(refuse)).await?;
                }
                _ => self.accept(play).await?,
            }
        }
        Ok(())
    }

    async fn accept(&mut self, play: usize) -> Result<()> {
        let lead = self
            .record(play)
            .await?
            .lead()
            .context("routed without a lead")?;
        let head = self.holder(Role::DepartmentHead, lead)?;
        self.act(play, head, Deed::Accept).await.map(|_| ())
    }

    /// What was refused goes to the body that was proposed; a wrong lead is changed.
    pub(super) async fn re_route(&mut self, month: CycleMonth) -> Result<()> {
        let office = self.office()?;
        for play in self.of(month, Path::WrongLead) {
            if self.record(play).await?.state == State::Directed {
                let bodies = self.bodies(play, &self.text(play).lead)?;
                self.act(play, office, Deed::Given(Action::Route { bodies }))
                    .await?;
                self.accept(play).await?;
            }
        }
        for play in self.of(month, Path::ChangedLead) {
            let right = self.body(&self.text(play).lead)?;
            if self.record(play).await?.lead() != Some(right) {
                let person = self.permanent_deputy()?;
                let bodies = self.bodies(play, &self.text(play).lead)?;
                let reason = line(
                    "Nội dung chính thuộc nhiệm vụ của cơ quan chủ trì mới; cơ quan cũ chuyển sang phối hợp",
                )?;
                let decision = self.decision(play)?;
                self.act(
                    play,
                    person,
                    Deed::Given(Action::ChangeLead {
                        decision,
                        reason,
                        bodies,
                    }),
                )
                .await?;
                self.accept(play).await?;
            }
        }
        Ok(())
    }
}
