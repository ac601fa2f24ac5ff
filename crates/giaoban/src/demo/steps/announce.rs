//! Last month's answers are told, voted on, and followed.
use super::meet::Sitting;
use crate::demo::agenda::Step;
use crate::demo::player::{Player, at, line};
use anyhow::Result;
use store::commands::Deed;
use workflow::person::Role;
use workflow::petition::{Action, OutcomeClass, State, Vote, VoteOn};

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
            let state = self.record(play).await?.state;
            let told = state == State::Issued
                || (state == State::Declined && self.plays[play].month < of.month);
            if told {
                self.act(play, of.desk, Deed::Announce { conference })
                    .await?;
                self.vote(play, VoteOn::Answer).await?;
                self.look_ahead(play).await?;
            }
        }
        Ok(())
    }

    pub(super) async fn vote(&mut self, play: usize, on: VoteOn) -> Result<()> {
        let text = self.text(play);
        let contested = on == VoteOn::Answer && self.contests(play);
        let note = if contested {
            &text.dissatisfied
        } else {
            &text.satisfied
        };
        let note = note.as_deref().map(line).transpose()?;
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

    /// One cell a month is not content with its answer; in the shown month there must be one.
    fn contests(&self, play: usize) -> bool {
        let month = self.plays[play].month;
        let already = self.plays.iter().any(|p| p.contested == Some(month));
        let next = month.next().map(|m| m.to_string());
        let before_shown = next.as_ref() == Some(&self.world.plays.shown);
        (self.text(play).dissatisfied.is_some() || before_shown)
            && !already
            && self.plays[play].contested.is_none()
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
