//! Last month's answers are told, voted on, and followed.
use super::meet::Sitting;
use crate::demo::agenda::Step;
use crate::demo::player::{Player, at, line};
use anyhow::Result;
use store::commands::Deed;
use workflow::person::Role;
use workflow::petition::{Action, OutcomeClass, Petition, State, Vote, VoteOn};

impl Player<'_> {
    /// Last month's answers, one by one, each with the cell's vote (GL-16).
    pub(super) async fn announce(&mut self, of: Sitting) -> Result<()> {
        let conference = of.conference;
        for play in 0..self.plays.len() {
            if self.plays[play].id.is_none()
                || self.cluster_of(self.plays[play].cell) != Some(of.cluster)
            {
                continue;
            }
            let p = self.record(play).await?;
            let earlier = self.plays[play].month < of.month;
            let told = match p.state {
                State::Issued => true,
                State::Declined => earlier,
                State::ReferredUp => earlier && p.announced.is_none(),
                _ => false,
            };
            if !told {
                continue;
            }
            self.act(play, of.desk, Deed::Announce { conference })
                .await?;
            // On a matter that only went up there is nothing to vote on yet.
            if p.state != State::ReferredUp {
                self.vote(play, VoteOn::Answer).await?;
                self.look_ahead(play).await?;
            }
        }
        Ok(())
    }

    pub(super) async fn vote(&mut self, play: usize, on: VoteOn) -> Result<()> {
        let text = self.text(play);
        let contested = on == VoteOn::Answer && self.contests(play);
        let note = match on {
            VoteOn::Answer if contested => text.dissatisfied.as_deref(),
            VoteOn::Answer => Some(content_with(&self.record(play).await?)),
            VoteOn::Result => text.satisfied.as_deref(),
        };
        let note = note.map(|n| line(&self.said(play, n))).transpose()?;
        let secretary = self.holder(Role::CellSecretary, self.plays[play].cell)?;
        let vote = Vote {
            satisfied: !contested,
            note,
        };
        self.act(play, secretary, Deed::Given(Action::CastVote { on, vote }))
            .await?;
        if contested {
            self.plays[play].contested = Some(self.plays[play].month);
            let soon = self.working_days_from(self.today, 1)?;
            self.agenda.add(at(soon, 8, 30), Step::Reopen(play));
        }
        Ok(())
    }

    /// One cell a month is not content with its answer.
    fn contests(&self, play: usize) -> bool {
        let month = self.plays[play].month;
        let already = self.plays.iter().any(|p| p.contested == Some(month));
        self.text(play).dissatisfied.is_some() && !already && self.plays[play].contested.is_none()
    }

    /// What follows an announced answer: the promise, the evidence, or a month of silence.
    async fn look_ahead(&mut self, play: usize) -> Result<()> {
        let p = self.record(play).await?;
        if p.state == State::Closed {
            return Ok(());
        }
        let explained = p
            .reply
            .as_ref()
            .is_some_and(|r| r.outcome == OutcomeClass::Explained);
        if p.promise.is_none() && explained {
            let after = self.working_days_from(self.today, 23)?;
            self.agenda.add(at(after, 9, 0), Step::Close);
            return Ok(());
        }
        let settled = p
            .reply
            .as_ref()
            .is_none_or(|r| r.outcome == OutcomeClass::Settled);
        let by = match &p.promise {
            Some(promise) => promise.by.max(self.working_days_from(self.today, 2)?),
            None => self.working_days_from(self.today, if settled { 8 } else { 20 })?,
        };
        if !settled || p.promise.is_some() {
            let deed = Deed::Given(Action::FollowUp { look_again: by });
            self.act_by(play, store::commands::By::clockwork(), deed)
                .await?;
        }
        let day = self.calendar.roll_forward(by)?;
        self.agenda.add(at(day, 14, 0), Step::Settle(play));
        Ok(())
    }
}

/// What a cell that is content says of an answer. Of the result it speaks when it is there.
fn content_with(p: &Petition) -> &'static str {
    let outcome = p.reply.as_ref().map(|r| r.outcome);
    match (&p.promise, outcome) {
        (Some(_), _) => "Nhất trí với nội dung trả lời, đề nghị làm đúng hẹn.",
        (None, Some(OutcomeClass::Settled)) => "Nhất trí với kết quả trả lời.",
        (None, Some(OutcomeClass::Explained)) => {
            "Đã rõ nội dung giải trình; chi bộ sẽ phổ biến đến đảng viên và nhân dân."
        }
        (None, Some(_)) => "Nhất trí với nội dung trả lời, đề nghị sớm thực hiện.",
        (None, None) if p.is_commune_matter() => "Nhất trí với báo cáo của xã.",
        (None, None) => "Đã nghe trả lời; chi bộ sẽ giải thích để nhân dân hiểu.",
    }
}
