//! From the minutes to the table: sorting, consolidating, merging, splitting.
use crate::demo::cast::Path;
use crate::demo::player::{Play, Player, by, line, prose};
use anyhow::{Context as _, Result};
use std::collections::BTreeMap;
use store::commands::{Consolidate, Deed, NewPart};
use workflow::cycle::CycleMonth;
use workflow::ids::{PersonId, PetitionId};
use workflow::person::Role;
use workflow::petition::{DivertGround, Matter, State};

impl Player<'_> {
    /// Between the conferences and the table: what is taken back.
    pub(super) async fn sort(&mut self, month: CycleMonth) -> Result<()> {
        for play in self.of(month, Path::Withdrawn) {
            let secretary = self.holder(Role::CellSecretary, self.plays[play].cell)?;
            // It is taken back for what the one that it was addressed to has done.
            let asked = self.said(play, &self.text(play).addressee.words);
            let note = Some(line(&format!(
                "Sau hội nghị, {asked} đã làm việc với chi bộ và thống nhất cách giải quyết"
            ))?);
            self.act(play, secretary, Deed::Withdraw { note }).await?;
        }
        Ok(())
    }

    /// What cannot wait for a conference is taken in and directed the same day.
    pub(super) async fn urgent(&mut self, month: CycleMonth) -> Result<()> {
        let chief = self.in_office(Role::OfficeChief)?;
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

    pub(super) fn office(&self) -> Result<PersonId> {
        self.in_office(Role::OfficeSpecialist)
    }

    pub(super) async fn consolidate(&mut self, month: CycleMonth) -> Result<()> {
        let office = self.office()?;
        let cycle = self.months[&month].cycle;
        let mut competence = BTreeMap::new();
        for play in self.standing(month, &[State::Recorded]).await? {
            let competent = self.world.competence_on(self.text(play), self.today);
            competence.insert(self.id(play)?, competent);
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
            // The sealed letter goes to whom the cell itself named.
            let body = &self.text(play).addressee.words;
            let (to, receipt) = (
                line(body)?,
                Some(line(&format!("Giấy biên nhận số 07 của {body}"))?),
            );
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
            let same =
                |p: &&Play| p.month == month && Some(self.world.matter_of(p.text)) == of.as_deref();
            if let Some(target) = self.plays.iter().find(same).and_then(|p| p.id) {
                self.act(play, office, Deed::MergeInto { target }).await?;
            }
        }
        for play in self.of(month, Path::Split) {
            self.split(play, office).await?;
        }
        self.take_up_again(month).await
    }

    /// Each part has a matter and an answer of its own.
    async fn split(&mut self, play: usize, office: PersonId) -> Result<()> {
        let texts = self.world.parts_of(&self.text(play).key);
        let mut parts = Vec::new();
        for half in texts.iter().map(|t| &self.world.petitions[*t]) {
            let matter = Matter {
                title: line(&self.said(play, &half.title))?,
                text: prose(&self.said(play, &half.text))?,
                place: line(&self.said(play, &half.place))?,
                addressee: line(&self.said(play, &half.addressee.words))?,
            };
            parts.push(NewPart {
                category: half.category.clone(),
                matter,
            });
        }
        let answer = self.act(play, office, Deed::Split { parts }).await?;
        let whole = self.plays[play].clone();
        for (text, id) in texts.into_iter().zip(answer.further) {
            self.plays.push(Play {
                text,
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
                let second = self.world.again_of(&self.text(play).key);
                self.plays[play].text = second.unwrap_or(self.plays[play].text);
            }
        }
        Ok(())
    }
}
