//! The reviewing body decides on exactly the version that lies before it.
use crate::demo::cast::Path;
use crate::demo::player::{Player, line};
use anyhow::{Context as _, Result};
use store::commands::Deed;
use workflow::cycle::CycleMonth;
use workflow::person::Role;
use workflow::petition::{Action, State};

impl Player<'_> {
    pub(super) async fn review(&mut self, month: CycleMonth) -> Result<()> {
        for play in self.standing(month, &[State::UnderReview]).await? {
            let p = self.record(play).await?;
            let reply = p.reply.as_ref().context("under review without a reply")?;
            let careless =
                self.plays[play].path == Path::Returned && p.rounds == 0 && p.reopened == 0;
            if careless {
                self.send_back(play, reply.digest.clone()).await?;
            } else {
                self.approve(play, reply.digest.clone(), p.rounds).await?;
            }
        }
        Ok(())
    }

    async fn send_back(&mut self, play: usize, on: workflow::petition::Digest) -> Result<()> {
        let reviewer = self.permanent_deputy()?;
        let text = self.text(play);
        let (reasons, note) = (
            text.return_reasons.iter().copied().collect(),
            line(&self.said(play, &text.return_note))?,
        );
        let decision = self.reviewing(play, 0);
        self.act(
            play,
            reviewer,
            Deed::Given(Action::Return {
                decision,
                on,
                reasons,
                note,
                hearing: None,
            }),
        )
        .await
        .map(|_| ())
    }

    async fn approve(
        &mut self,
        play: usize,
        on: workflow::petition::Digest,
        rounds: u32,
    ) -> Result<()> {
        let reviewer = self.permanent_deputy()?;
        let decision = self.reviewing(play, rounds);
        self.act(
            play,
            reviewer,
            Deed::Given(Action::Approve { decision, on }),
        )
        .await
        .map(|_| ())
    }

    /// The final draft: what came again is decided, what did not come is carried over.
    pub(super) async fn last_decisions(&mut self, month: CycleMonth) -> Result<()> {
        self.review(month).await?;
        let office = self.in_office(Role::OfficeSpecialist)?;
        let Some((&next, held)) = self.months.range(month..).nth(1) else {
            return Ok(());
        };
        let cycle = held.cycle;
        let unready = [
            State::Consolidated,
            State::Directed,
            State::Routed,
            State::Drafting,
            State::UnderReview,
        ];
        for play in self.standing(month, &unready).await? {
            if self.record(play).await?.is_commune_matter() {
                continue;
            }
            let reason = line(
                "Cơ quan chủ trì đang làm việc với các đơn vị liên quan, chưa đủ căn cứ trả lời trong kỳ",
            )?;
            self.act(play, office, Deed::CarryOver { cycle, reason })
                .await?;
            self.plays[play].month = next;
        }
        Ok(())
    }
}
