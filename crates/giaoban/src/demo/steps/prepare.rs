//! What the cells prepare.
use crate::demo::cast::{Brought, Part, Path, cast};
use crate::demo::player::{Play, Player, by, line, prose};
use crate::demo::replay::Script;
use anyhow::{Context as _, Result};
use std::collections::BTreeSet;
use store::commands::{ChangeStatus, Contribute, Deed, DraftPetition};
use workflow::cycle::CycleMonth;
use workflow::ids::{PersonId, PetitionId, UnitId};
use workflow::person::{Role, Status};
use workflow::petition::{Action, Endorsement, EndorsementKind, Kind, Matter, Source};

impl<'w> Player<'w> {
    /// Cells write their contribution, and those that bring a petition agree on it.
    pub(super) async fn prepare(&mut self, month: CycleMonth) -> Result<()> {
        let shown = month == self.world.plays.shown;
        let mut speakers = Vec::new();
        for Brought { text, path, cell } in self.brought(month, shown) {
            let cell = self.keys.unit(&cell)?;
            // What was written beforehand tells of its own place already.
            let text = match self.script {
                Script::Own => self.telling(text),
                Script::Written(_) => text,
            };
            self.plays.push(Play {
                text,
                path,
                month,
                cell,
                id: None,
                contested: None,
                moved: false,
            });
            speakers.push(cell);
            self.write_down(self.plays.len() - 1).await?;
        }
        self.urgent(month).await?;
        self.contributions(month, shown, &speakers).await
    }

    /// What the month brings: written beforehand, or cast from the world's own petitions.
    fn brought(&mut self, month: CycleMonth, shown: bool) -> Vec<Brought> {
        if let Script::Written(months) = &self.script {
            return months.get(&month).cloned().unwrap_or_default();
        }
        let parts = cast(self.world, month, shown, &mut self.used);
        let each = parts.iter().enumerate().map(|(n, part)| Brought {
            text: part.text,
            path: part.path,
            cell: self.bringer(part, n, month, shown).to_owned(),
        });
        each.collect()
    }

    /// The cell that brings the nth petition of a month: that of the text, else clusters take turns.
    /// The last cluster brings nothing in the shown month: that is normal (domain.md §1.2).
    fn bringer(&self, part: &Part, n: usize, month: CycleMonth, shown: bool) -> &'w str {
        let world = self.world;
        if let Some(play) = &world.petitions[part.text].play {
            return &play.cell;
        }
        let mut clusters = world.meetings();
        if shown && clusters.len() > 1 {
            clusters.pop();
        }
        let cells = world.cells_of(clusters[n % clusters.len()]);
        // A stride that meets every cell of a cluster before any comes again.
        let turn = n / clusters.len() * 5 + month.month() as usize * 3;
        cells[turn % cells.len()]
    }

    /// What one cell has raised, another tells of its own place.
    fn telling(&self, text: usize) -> usize {
        let matter = self.world.matter_of(text);
        let same = |p: &&Play| self.world.matter_of(p.text) == matter;
        let before = self.plays.iter().filter(same).count();
        let elsewhere = before
            .checked_sub(1)
            .and_then(|nth| self.world.elsewhere(matter, nth));
        elsewhere.unwrap_or(text)
    }

    async fn write_down(&mut self, play: usize) -> Result<()> {
        let (cell, path) = (self.plays[play].cell, self.plays[play].path);
        let text = self.text(play);
        let secretary = self.holder(Role::CellSecretary, cell)?;
        let matter = Matter {
            title: line(&self.said(play, &text.title))?,
            text: prose(&self.said(play, &text.text))?,
            place: line(&self.said(play, &text.place))?,
            addressee: line(&self.said(play, &text.addressee.words))?,
        };
        let command = DraftPetition {
            by: by(secretary),
            committee: self.keys.committee,
            cell,
            kind: kind(&text.kind),
            category: text.category.clone(),
            source: Source::Conference,
            matter,
        };
        let made = self
            .submit(command)
            .await
            .with_context(|| text.key.clone())?;
        self.plays[play].id = Some(PetitionId(made.subject));
        if path == Path::Late {
            return Ok(());
        }
        let names = vec![line(&self.name_of(secretary))?];
        let endorsement = Endorsement {
            kind: EndorsementKind::CellCommittee,
            date: self.today,
            names,
        };
        self.act(
            play,
            secretary,
            Deed::Given(Action::Endorse { endorsement }),
        )
        .await
        .map(|_| ())
    }

    pub(super) fn name_of(&self, person: workflow::ids::PersonId) -> String {
        let key = self
            .keys
            .people
            .iter()
            .find(|(_, id)| **id == person)
            .map(|(k, _)| k.as_str());
        key.and_then(|k| self.world.name_of(k))
            .unwrap_or_default()
            .to_owned()
    }

    async fn contributions(
        &mut self,
        month: CycleMonth,
        shown: bool,
        speakers: &[UnitId],
    ) -> Result<()> {
        let cycle = self.months[&month].cycle;
        let meetings = self.world.meetings();
        for key in meetings.iter().flat_map(|c| self.world.reporters_of(c)) {
            let cell = self.keys.unit(key)?;
            let cells = self.reported_by(key)?;
            let speaks = speakers.iter().any(|speaker| cells.contains(speaker));
            // One forgets: its name stands on the list of missing contributions.
            if !(shown || speaks) || key == self.world.plays.forgets {
                continue;
            }
            let secretary = self.reporting_secretary(cell)?;
            let no_petition = !speaks;
            let reporter = self.world.reporter(key, month.month());
            let reporter = reporter.context("no such cell")?;
            let (away, answered) = (
                self.away(month, &cells),
                self.was_answered(month, &cells).await?,
            );
            let reporter = reporter.having(away, answered);
            // Minutes print the report: were it said here that a cell brings nothing, they would tell
            // whose petition they withhold.
            let (now, next) = self.world.report(reporter);
            let (this_month, next_month) = (prose(&now)?, prose(&next)?);
            let committee = self.keys.committee;
            let written = self
                .plays
                .iter()
                .any(|p| p.month == month && p.cell == cell && p.path == Path::Written);
            let command = Contribute {
                by: by(secretary),
                committee,
                cycle,
                cell,
                this_month,
                next_month,
                no_petition,
                written,
            };
            self.submit(command).await?;
        }
        Ok(())
    }

    /// Cells for which a unit reports: itself, or those of the commune.
    fn reported_by(&self, reporter: &str) -> Result<BTreeSet<UnitId>> {
        let cells = self.world.speaks_for(reporter).into_iter();
        Ok(cells.map(|c| self.keys.unit(c)).collect::<Result<_, _>>()?)
    }

    /// Members who are away by what their cells raise this month.
    fn away(&self, month: CycleMonth, cells: &BTreeSet<UnitId>) -> u32 {
        let own = self
            .plays
            .iter()
            .filter(|p| p.month == month && cells.contains(&p.cell));
        own.map(|p| self.world.petitions[p.text].away).sum()
    }

    /// Whether one of the cells was told an answer at last month's conference.
    async fn was_answered(&self, month: CycleMonth, cells: &BTreeSet<UnitId>) -> Result<bool> {
        let Some(last) = month.previous().and_then(|m| self.months.get(&m)) else {
            return Ok(false);
        };
        let held: Vec<_> = last.conferences.values().map(|c| Some(*c)).collect();
        let own = |p: &&Play| cells.contains(&p.cell) && p.id.is_some();
        for id in self.plays.iter().filter(own).filter_map(|p| p.id) {
            let told = self.store.petition_record(id).await?.announced;
            if told.is_some_and(|told| held.contains(&told.conference)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn reporting_secretary(&self, unit: UnitId) -> Result<PersonId> {
        let role = if self.world.calls_cells() {
            Role::CellSecretary
        } else {
            Role::CommuneSecretary
        };
        self.holder(role, unit)
    }

    /// Somebody leaves: from now on he acts nowhere.
    pub(super) async fn leave(&mut self, key: &str) -> Result<()> {
        let chief = self.in_office(Role::OfficeChief)?;
        let person = self.keys.person(key)?;
        let (committee, status) = (self.keys.committee, Status::Moved);
        self.submit(ChangeStatus {
            by: by(chief),
            committee,
            person,
            status,
        })
        .await
        .map(|_| ())
    }
}

fn kind(word: &str) -> Kind {
    match word {
        "phan-anh" => Kind::Report,
        _ => Kind::Petition,
    }
}
