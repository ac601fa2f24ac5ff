//! From the minutes to the lead body: sorting, consolidating, directing, routing.
use crate::demo::agenda::Step;
use crate::demo::cast::Path;
use crate::demo::player::{Play, Player, at, by, line, prose};
use anyhow::{Context as _, Result};
use chrono::Days;
use std::collections::{BTreeMap, BTreeSet};
use store::commands::{Consolidate, Deed, NewPart};
use workflow::cycle::CycleMonth;
use workflow::ids::{PersonId, PetitionId};
use workflow::person::Role;
use workflow::petition::{
    Action, Bodies, BodyDecision, DecidingBody, DecisionBasis, DivertGround, Matter, State,
};

impl Player<'_> {
    /// Between the conferences and the table: what is taken back.
    pub(super) async fn sort(&mut self, month: CycleMonth) -> Result<()> {
        for play in self.of(month, Path::Withdrawn) {
            let secretary = self.holder(Role::CellSecretary, self.plays[play].cell)?;
            self.act(
                play,
                secretary,
                Deed::Withdraw { note: None },
            )
            .await?;
        }
        Ok(())
    }

    /// What cannot wait for a conference is taken in and directed the same day.
    pub(super) async fn urgent(&mut self, month: CycleMonth) -> Result<()> {
        let chief = self.holder_in(Role::OfficeChief, "vphu")?;
        for play in self.of(month, Path::Urgent) {
            let cycle = self.months[&month].cycle;
            let reason = line("Nguy cơ mất an toàn, không thể chờ đến kỳ giao ban sau")?;
            self.act(play, chief, Deed::UrgentIntake { cycle, reason })
                .await?;
            self.direct_one(play).await?;
        }
        Ok(())
    }

    pub(super) fn of(&self, month: CycleMonth, path: Path) -> Vec<usize> {
        let found = self.plays.iter().enumerate();
        found
            .filter(|(_, p)| p.month == month && p.path == path && p.id.is_some())
            .map(|(i, _)| i)
            .collect()
    }

    fn office(&self) -> Result<PersonId> {
        self.holder_in(Role::OfficeSpecialist, "vphu")
    }

    pub(super) async fn consolidate(&mut self, month: CycleMonth) -> Result<()> {
        let office = self.office()?;
        let cycle = self.months[&month].cycle;
        let mut competence = BTreeMap::new();
        for play in self.standing(month, &[State::Recorded]).await? {
            competence.insert(self.id(play)?, self.text(play).competence);
        }
        let committee = self.keys.committee;
        self.submit(Consolidate {
            by: by(office),
            committee,
            cycle,
            competence,
            take_over: None,
        })
        .await
        .with_context(|| format!("consolidating {month}"))?;
        for play in self.of(month, Path::Diverted) {
            let to = line("Ban Tiếp công dân huyện")?;
            let receipt = Some(line("Giấy biên nhận số 07 của Ban Tiếp công dân huyện")?);
            self.act(
                play,
                office,
                Deed::Divert {
                    ground: DivertGround::Complaint,
                    to,
                    receipt,
                },
            )
            .await?;
        }
        for play in self.of(month, Path::Merged) {
            let of = self.text(play).duplicate_of.clone();
            let same = |p: &&Play| {
                p.month == month && Some(&self.world.petitions[p.text].key) == of.as_ref()
            };
            if let Some(target) = self.plays.iter().find(same).and_then(|p| p.id) {
                self.act(play, office, Deed::MergeInto { target }).await?;
            }
        }
        for play in self.of(month, Path::Split) {
            self.split(play, office).await?;
        }
        self.take_up_again(month).await
    }

    async fn split(&mut self, play: usize, office: PersonId) -> Result<()> {
        let text = self.text(play);
        let halves = [&text.part_a, &text.part_b].into_iter().zip(["a", "b"]);
        let mut parts = Vec::new();
        for (half, letter) in halves {
            let half = half
                .as_deref()
                .with_context(|| format!("{} has no two parts", text.key))?;
            let matter = Matter {
                title: line(&format!("{} (nội dung {letter})", text.title))?,
                text: prose(half)?,
                place: line(&text.place)?,
                addressee: line(&text.addressee.words)?,
            };
            parts.push(NewPart {
                category: text.category.clone(),
                matter,
            });
        }
        let answer = self.act(play, office, Deed::Split { parts }).await?;
        let whole = self.plays[play].clone();
        for id in answer.further {
            self.plays.push(Play {
                id: Some(PetitionId(id)),
                path: Path::Plain,
                ..whole.clone()
            });
        }
        Ok(())
    }

    /// Reopened matters of earlier months join this month's table.
    async fn take_up_again(&mut self, month: CycleMonth) -> Result<()> {
        let office = self.office()?;
        for play in 0..self.plays.len() {
            let waits = self.plays[play].contested.is_some()
                && self.plays[play].month < month
                && self.plays[play].id.is_some();
            if waits && self.record(play).await?.reopening_asked {
                let cycle = self.months[&month].cycle;
                self.act(play, office, Deed::AcceptReopening { cycle })
                    .await?;
                self.plays[play].month = month;
                self.plays[play].path = Path::Plain;
            }
        }
        Ok(())
    }

    pub(super) async fn direct(&mut self, month: CycleMonth) -> Result<()> {
        for play in self.standing(month, &[State::Consolidated]).await? {
            self.direct_one(play).await?;
        }
        Ok(())
    }

    async fn direct_one(&mut self, play: usize) -> Result<()> {
        let (path, text) = (self.plays[play].path, self.text(play));
        let person = self.holder_in_nth(Role::StandingMember, "thuong-truc", 1)?;
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
                    paper: line("Công văn số 512-CV/HU")?,
                    expected,
                }
            }
            _ => Action::Direct {
                decision,
                text: line(&text.direction)?,
                bodies: self.first_bodies(play)?,
            },
        };
        self.act(play, person, Deed::Given(action))
            .await
            .map(|_| ())
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

    fn bodies(&self, play: usize, lead: &str) -> Result<Bodies> {
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
        self.act(play, head, Deed::Accept)
            .await
            .map(|_| ())
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
                let person = self.holder_in_nth(Role::StandingMember, "thuong-truc", 1)?;
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

    /// The nth holder of a post that several have, in the order of the world's file.
    pub(super) fn holder_in_nth(&self, role: Role, unit: &str, n: usize) -> Result<PersonId> {
        let all = self.world.holders(role, unit, self.today);
        let key = all
            .get(n)
            .or(all.first())
            .with_context(|| format!("nobody is {role:?} in {unit}"))?;
        Ok(self.keys.person(key)?)
    }
}
