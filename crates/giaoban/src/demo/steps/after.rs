//! Until it is really resolved.
use crate::demo::player::{Player, line};
use anyhow::Result;
use store::commands::Deed;
use workflow::person::Role;
use workflow::petition::{Action, State, VoteOn};

impl Player<'_> {
    /// Evidence came in; now and then a promise is moved, openly, first.
    pub(super) async fn settle(&mut self, play: usize) -> Result<()> {
        let p = self.record(play).await?;
        if p.reopening_asked || !matches!(p.state, State::Announced | State::FollowUp) {
            return Ok(());
        }
        // Taken up again meanwhile: a later answer promises a later day, with a look of its own.
        if p.reopened > 0 && p.promise.as_ref().is_some_and(|pr| pr.by > self.today) {
            return Ok(());
        }
        let office = self.in_office(Role::OfficeSpecialist)?;
        let moves = play % 11 == 3
            && p.state == State::FollowUp
            && p.promise.as_ref().is_some_and(|pr| pr.by <= self.today);
        if moves && !self.plays[play].moved {
            self.plays[play].moved = true;
            let by = self.working_days_from(self.today, 10)?;
            let reason = line(
                "Đơn vị chủ trì báo cáo chưa xong đúng hẹn vì phải bổ sung thủ tục, cam kết hoàn thành theo thời hạn mới",
            )?;
            self.act(
                play,
                office,
                Deed::Given(Action::MovePromise { by, reason }),
            )
            .await?;
            self.agenda.add(
                crate::demo::player::at(by, 14, 0),
                crate::demo::agenda::Step::Settle(play),
            );
            return Ok(());
        }
        let evidence = line(&self.said(play, &self.text(play).evidence))?;
        self.act(play, office, Deed::Given(Action::Resolve { evidence }))
            .await?;
        self.vote(play, VoteOn::Result).await
    }

    /// Explained, told, and a cycle without an objection: silence decides.
    pub(super) async fn close(&mut self) -> Result<()> {
        let moved = scheduler::silence(&self.store, self.keys.committee).await;
        moved.map(|_| ()).map_err(|f| anyhow::anyhow!("{f:?}"))
    }

    pub(super) async fn reopen(&mut self, play: usize) -> Result<()> {
        let p = self.record(play).await?;
        if p.reopening_asked
            || p.reopened > 0
            || !matches!(p.state, State::Announced | State::FollowUp)
        {
            return Ok(());
        }
        let secretary = self.holder(Role::CellSecretary, self.plays[play].cell)?;
        let note = self.text(play).dissatisfied.clone();
        let reason = note.as_deref();
        let reason = reason.unwrap_or("Kết quả chưa đúng với nội dung kiến nghị");
        let reason = line(&self.said(play, reason))?;
        self.act(play, secretary, Deed::RequestReopening { reason })
            .await
            .map(|_| ())
    }
}
