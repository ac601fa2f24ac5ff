//! The directing body says who answers, or that nobody does.
use crate::demo::agenda::Step;
use crate::demo::cast::Path;
use crate::demo::player::{Player, at, line};
use anyhow::{Context as _, Result};
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;
use store::commands::Deed;
use workflow::cycle::{CycleMonth, Gate};
use workflow::petition::{Action, Bodies, BodyDecision, DecidingBody, DecisionBasis, State};

impl Player<'_> {
    pub(super) async fn direct(&mut self, month: CycleMonth) -> Result<()> {
        for play in self.standing(month, &[State::Consolidated]).await? {
            self.direct_one(play).await?;
        }
        Ok(())
    }

    pub(super) async fn direct_one(&mut self, play: usize) -> Result<()> {
        let (path, text) = (self.plays[play].path, self.text(play));
        let person = self.permanent_deputy()?;
        let decision = self.decision(play)?;
        let action = match path {
            Path::Declined if text.declined.is_some() => {
                let no = text.declined.as_ref().context("checked above")?;
                Action::Decline {
                    decision,
                    reason: line(&no.reason)?,
                    legal_basis: line(&no.legal_basis)?,
                }
            }
            Path::ReferredUp if text.refer_up.is_some() => {
                let up = text.refer_up.as_ref().context("checked above")?;
                let expected = self
                    .today
                    .checked_add_days(Days::new(35))
                    .unwrap_or(self.today);
                self.agenda.add(
                    at(self.calendar.roll_forward(expected)?, 15, 0),
                    Step::Superior(play),
                );
                Action::ReferUp {
                    decision,
                    to: line(&up.body)?,
                    paper: line(&self.dispatch())?,
                    expected,
                }
            }
            _ => Action::Direct {
                decision,
                text: line(&self.said(play, &self.direction(play)))?,
                bodies: self.first_bodies(play)?,
            },
        };
        self.act(play, person, Deed::Given(action))
            .await
            .map(|_| ())
    }

    /// The direction with the day of the month's gate for answers; without one once that has passed.
    fn direction(&self, play: usize) -> String {
        let text = &self.text(play).direction;
        let gate = self.gate(self.plays[play].month, Gate::Reply).ok();
        gate.filter(|due| *due > self.today)
            .map_or_else(|| text.clone(), |due| in_time(text, due))
    }

    /// The next dispatch to the level above.
    fn dispatch(&mut self) -> String {
        let number = self.world.plays.dispatch + self.dispatches;
        self.dispatches += 1;
        let (symbol, day) = (
            &self.world.committee.symbol,
            words::dates::short(self.today),
        );
        format!("Công văn số {number}-CV/{symbol}, ngày {day}")
    }

    /// As the direction names them at first; a wrong or changed lead comes right later.
    fn first_bodies(&self, play: usize) -> Result<Bodies> {
        let text = self.text(play);
        let lead = match (self.plays[play].path, &text.wrong_lead) {
            (Path::WrongLead, Some(wrong)) => wrong.lead.as_str(),
            (Path::ChangedLead, _) => text
                .support
                .first()
                .map_or(text.lead.as_str(), String::as_str),
            _ => text.lead.as_str(),
        };
        self.bodies(play, lead)
    }

    pub(super) fn bodies(&self, play: usize, lead: &str) -> Result<Bodies> {
        let text = self.text(play);
        let lead = self.body(lead)?;
        let mut support = BTreeSet::new();
        for key in text.support.iter().chain([&text.lead]) {
            support.insert(self.body(key)?);
        }
        support.remove(&lead);
        Ok(Bodies { lead, support })
    }

    /// Who decides on the category, in this day's session.
    pub(super) fn decision(&self, play: usize) -> Result<BodyDecision> {
        let body = self
            .world
            .preset
            .policy
            .directing
            .of(&self.text(play).category);
        Ok(BodyDecision {
            body,
            basis: DecisionBasis::Session(self.today),
        })
    }

    pub(super) fn reviewing(&self, play: usize, rounds: u32) -> BodyDecision {
        let policy = &self.world.preset.policy;
        let usual = policy.reviewing.of(&self.text(play).category);
        let body = if rounds >= policy.rounds_before_board {
            DecidingBody::StandingBoard
        } else {
            usual
        };
        BodyDecision {
            body,
            basis: DecisionBasis::Session(self.today),
        }
    }
}

/// "trả lời đúng thời hạn quy định" with the day that is meant.
fn in_time(text: &str, due: NaiveDate) -> String {
    let day = words::dates::short(due);
    text.replace("đúng thời hạn quy định", &format!("chậm nhất ngày {day}"))
}
