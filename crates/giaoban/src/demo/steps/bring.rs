//! What communes report and cells bring: recorded, answered on the spot, or handed to the commune.
use super::meet::Sitting;
use crate::demo::agenda::Step;
use crate::demo::cast::Path;
use crate::demo::player::{Player, at, line, prose};
use anyhow::{Context as _, Result};
use store::commands::Deed;
use workflow::ids::UnitId;
use workflow::person::Role;
use workflow::petition::{Exception, OutcomeClass, State, VoteOn};

impl Player<'_> {
    /// Communes report on matters in their competence (GL-10).
    pub(super) async fn hear_communes(&mut self, of: Sitting) -> Result<()> {
        for play in 0..self.plays.len() {
            let p = &self.plays[play];
            let waits = p.path == Path::Commune && p.month < of.month && p.id.is_some();
            if !waits
                || self.cluster_of(p.cell) != Some(of.cluster)
                || self.record(play).await?.state != State::Routed
            {
                continue;
            }
            let (cell, text) = (self.plays[play].cell, self.text(play));
            let secretary = self.holder(Role::CommuneSecretary, self.commune_of(cell)?)?;
            let report = text.commune_report.as_deref().unwrap_or(&text.good_answer);
            let report = prose(&self.said(play, report))?;
            let deed = Deed::ReportDone {
                report,
                outcome: OutcomeClass::Settled,
                evidence: line(&self.said(play, &text.evidence))?,
            };
            self.act(play, secretary, deed).await?;
            self.vote(play, VoteOn::Answer).await?;
            let day = self.working_days_from(self.today, 8)?;
            self.agenda.add(at(day, 14, 0), Step::Settle(play));
        }
        Ok(())
    }

    /// This month's petitions: recorded, answered on the spot, or handed to the commune.
    pub(super) async fn take_in(&mut self, of: Sitting) -> Result<()> {
        let (conference, cluster) = (of.conference, of.cluster);
        for play in 0..self.plays.len() {
            let here = self.plays[play].month == of.month
                && self.cluster_of(self.plays[play].cell) == Some(cluster);
            let waits =
                here && self.plays[play].id.is_some() && self.plays[play].path != Path::Urgent;
            if !waits
                || !matches!(
                    self.record(play).await?.state,
                    State::Draft | State::Endorsed
                )
            {
                continue;
            }
            let path = self.plays[play].path;
            let speaker = self.speaker(self.plays[play].cell)?;
            let exception = self.exception(path, cluster)?;
            self.act(
                play,
                of.desk,
                Deed::Record {
                    conference,
                    speaker,
                    exception,
                },
            )
            .await?;
            self.at_once(play, path, cluster).await?;
        }
        Ok(())
    }

    fn exception(&self, path: Path, cluster: UnitId) -> Result<Option<Exception>> {
        if path != Path::Late {
            return Ok(None);
        }
        let reason = line(
            "Chi ủy chưa họp được trước hội nghị; bí thư chi bộ nêu để kịp xử lý, chi ủy cho ý kiến sau",
        )?;
        Ok(Some(Exception {
            reason,
            approver: self.head(cluster)?,
        }))
    }

    async fn at_once(&mut self, play: usize, path: Path, cluster: UnitId) -> Result<()> {
        let head = self.head(cluster)?;
        let text = self.text(play);
        match path {
            Path::OnSpot => {
                let answer = text.on_the_spot.as_deref();
                let answer = answer.context("no answer on the spot")?;
                let answer = prose(&self.said(play, answer))?;
                let deed = Deed::AnswerOnSpot {
                    text: answer,
                    outcome: OutcomeClass::Explained,
                    by: None,
                    promise: None,
                    accepted: true,
                };
                self.act(play, head, deed).await?;
                let after = self.working_days_from(self.today, 23)?;
                self.agenda.add(at(after, 9, 0), Step::Close);
            }
            Path::Commune => {
                self.act(play, head, Deed::HandToCommune).await?;
            }
            _ => {}
        }
        Ok(())
    }
}
