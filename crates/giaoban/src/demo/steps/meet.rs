//! A cluster's conference, from the roll to the minutes.
use crate::demo::agenda::Step;
use crate::demo::cast::Path;
use crate::demo::player::{Player, at, line, prose};
use anyhow::{Context as _, Result};
use std::collections::BTreeMap;
use store::commands::{ConferenceDeed, Deed};
use workflow::conference::{Chair, MinuteTaker, Presence};
use workflow::cycle::CycleMonth;
use workflow::ids::{ConferenceId, PersonId, UnitId};
use workflow::person::Role;
use workflow::petition::{Action, Exception, OutcomeClass, State, Vote, VoteOn};

impl Player<'_> {
    pub(super) async fn meet(&mut self, month: CycleMonth, cluster: UnitId) -> Result<()> {
        let conference = self.months[&month].conferences[&cluster];
        let (desk, stands_for) = self.desk(cluster)?;
        self.open(conference, cluster, desk, stands_for).await?;
        self.call_roll(month, conference, cluster, desk, stands_for)
            .await?;
        self.announce(month, conference, cluster, desk).await?;
        self.hear_communes(month, cluster).await?;
        self.take_in(month, conference, cluster, desk).await?;
        let follow_up = line(
            "Phổ biến kết quả trả lời kiến nghị và nội dung kết luận của hội nghị giao ban trong buổi sinh hoạt chi bộ gần nhất",
        )?;
        self.confer(conference, desk, ConferenceDeed::Close { follow_up })
            .await
            .map(|_| ())
    }

    async fn open(
        &mut self,
        conference: ConferenceId,
        cluster: UnitId,
        desk: PersonId,
        stands_for: Option<PersonId>,
    ) -> Result<()> {
        let chair = Chair::Head(self.holder(Role::ClusterHead, cluster)?);
        let minute_taker = match stands_for {
            None => MinuteTaker::Deputy(desk),
            Some(_) => {
                let reason = line("Phó Trưởng khu đi học; Văn phòng Huyện ủy phân công thay")?;
                MinuteTaker::Substitute {
                    person: desk,
                    reason,
                }
            }
        };
        self.confer(
            conference,
            desk,
            ConferenceDeed::Open {
                chair,
                minute_taker,
            },
        )
        .await
        .map(|_| ())
    }

    async fn call_roll(
        &mut self,
        month: CycleMonth,
        conference: ConferenceId,
        cluster: UnitId,
        desk: PersonId,
        stands_for: Option<PersonId>,
    ) -> Result<()> {
        let speakers = self.bringing(month, cluster)?;
        let mut roll = BTreeMap::new();
        for (n, person) in self
            .store
            .conference_record(conference)
            .await?
            .not_called()
            .into_iter()
            .enumerate()
        {
            let written = speakers
                .iter()
                .any(|(who, path)| *who == person && *path == Path::Written);
            let speaks = speakers.iter().any(|(who, _)| *who == person);
            let presence = if Some(person) == stands_for {
                Presence::Excused(line(
                    "Dự lớp bồi dưỡng, cập nhật kiến thức tại Trường Chính trị tỉnh",
                )?)
            } else if written {
                Presence::Written(line("Gửi ý kiến bằng văn bản do điều trị tại bệnh viện")?)
            } else if !speaks && n % 17 == 11 {
                Presence::Excused(line("Ốm, có báo cáo")?)
            } else if !speaks && n % 23 == 19 {
                Presence::Unexcused
            } else {
                Presence::Present
            };
            roll.insert(person, presence);
        }
        self.confer(conference, desk, ConferenceDeed::Mark { roll })
            .await
            .map(|_| ())
    }

    /// Cell secretaries of the cluster who bring a petition this month.
    fn bringing(&self, month: CycleMonth, cluster: UnitId) -> Result<Vec<(PersonId, Path)>> {
        let plays = self
            .plays
            .iter()
            .filter(|p| p.month == month && self.cluster_of(p.cell) == Some(cluster));
        plays
            .map(|p| Ok((self.holder(Role::CellSecretary, p.cell)?, p.path)))
            .collect()
    }

    pub(super) fn cluster_of(&self, cell: UnitId) -> Option<UnitId> {
        let key = self.key_of(cell)?;
        let cluster = self
            .world
            .clusters()
            .into_iter()
            .find(|c| self.world.cells_of(c).contains(&key.as_str()))?;
        self.keys.unit(cluster).ok()
    }

    pub(super) fn commune_of(&self, cell: UnitId) -> Result<UnitId> {
        let key = self.key_of(cell).context("a cell without a key")?;
        let commune = self
            .world
            .commune_of(&key)
            .context("a cell without a commune")?;
        Ok(self.keys.unit(commune)?)
    }

    /// Last month's answers, one by one, each with the cell's vote (GL-16).
    async fn announce(
        &mut self,
        month: CycleMonth,
        conference: ConferenceId,
        cluster: UnitId,
        desk: PersonId,
    ) -> Result<()> {
        for play in 0..self.plays.len() {
            if self.plays[play].id.is_none()
                || self.cluster_of(self.plays[play].cell) != Some(cluster)
            {
                continue;
            }
            let state = self.record(play).await?.state;
            let told = state == State::Issued
                || (state == State::Declined && self.plays[play].month < month);
            if told {
                self.act(play, desk, Deed::Announce { conference }).await?;
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

    /// Communes report on matters in their competence (GL-10).
    async fn hear_communes(&mut self, month: CycleMonth, cluster: UnitId) -> Result<()> {
        for play in 0..self.plays.len() {
            let p = &self.plays[play];
            let waits = p.path == Path::Commune && p.month < month && p.id.is_some();
            if !waits
                || self.cluster_of(p.cell) != Some(cluster)
                || self.record(play).await?.state != State::Routed
            {
                continue;
            }
            let (cell, text) = (self.plays[play].cell, self.text(play));
            let secretary = self.holder(Role::CommuneSecretary, self.commune_of(cell)?)?;
            let report = prose(text.commune_report.as_deref().unwrap_or(&text.good_answer))?;
            let deed = Deed::ReportDone {
                report,
                outcome: OutcomeClass::Settled,
                evidence: line(&text.evidence)?,
            };
            self.act(play, secretary, deed).await?;
            self.vote(play, VoteOn::Answer).await?;
            let day = self.working_days_from(self.today, 8)?;
            self.agenda.add(at(day, 14, 0), Step::Settle(play));
        }
        Ok(())
    }

    /// This month's petitions: recorded, answered on the spot, or handed to the commune.
    async fn take_in(
        &mut self,
        month: CycleMonth,
        conference: ConferenceId,
        cluster: UnitId,
        desk: PersonId,
    ) -> Result<()> {
        for play in 0..self.plays.len() {
            let here = self.plays[play].month == month
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
            let speaker = self.holder(Role::CellSecretary, self.plays[play].cell)?;
            let exception = self.exception(path, cluster)?;
            self.act(
                play,
                desk,
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
        let reason = line("Việc phát sinh sau buổi họp chi ủy, chưa kịp lấy ý kiến thống nhất")?;
        Ok(Some(Exception {
            reason,
            approver: self.holder(Role::ClusterHead, cluster)?,
        }))
    }

    async fn at_once(&mut self, play: usize, path: Path, cluster: UnitId) -> Result<()> {
        let head = self.holder(Role::ClusterHead, cluster)?;
        let text = self.text(play);
        match path {
            Path::OnSpot => {
                let answer = prose(text.on_the_spot.as_deref().unwrap_or(&text.good_answer))?;
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
