//! Planning a month, and what the cells prepare.
use crate::demo::agenda::Step;
use crate::demo::cast::{Path, cast};
use crate::demo::player::{Month, Play, Player, at, by, line, prose};
use anyhow::{Context as _, Result};
use chrono::Days;
use std::collections::BTreeMap;
use store::commands::{ChangeStatus, ConferenceDeed, Contribute, Deed, DraftPetition, PlanCycle};
use workflow::calendar::{HalfDay, Slot};
use workflow::conference::{Destination, ItemsGo};
use workflow::cycle::{CycleMonth, CyclePlan, Gate, plan};
use workflow::ids::{ConferenceId, CycleId, PetitionId, UnitId};
use workflow::person::{Role, Status};
use workflow::petition::{Action, Endorsement, EndorsementKind, Exception, Kind, Matter, Source};

impl Player<'_> {
    /// The Office plans a month and enters its gates in the agenda.
    pub(super) async fn plan(&mut self, month: CycleMonth) -> Result<()> {
        let person = self.holder_in(Role::OfficeChief, "vphu")?;
        let clusters: Vec<UnitId> = self
            .world
            .clusters()
            .iter()
            .map(|k| self.keys.unit(k))
            .collect::<Result<_, _>>()?;
        let hosts = self.hosts(month)?;
        let preset = &self.world.preset;
        let made = plan(
            month,
            &self.in_store_order(&clusters),
            preset.window,
            &preset.gates,
            &self.calendar,
        )?;
        let committee = self.keys.committee;
        let command = PlanCycle {
            by: by(person),
            committee,
            month,
            hosts,
            exception: None,
        };
        let answer = self
            .submit(command)
            .await
            .with_context(|| format!("planning {month}"))?;
        let held = made.conferences.iter().flat_map(|c| &c.clusters);
        let conferences: BTreeMap<_, _> = held
            .copied()
            .zip(answer.further.iter().map(|id| ConferenceId(*id)))
            .collect();
        self.enter(month, &made, &conferences)?;
        let cycle = CycleId(answer.subject);
        self.months.insert(
            month,
            Month {
                cycle,
                plan: made,
                conferences,
                document: None,
            },
        );
        Ok(())
    }

    /// Clusters in the order in which the store plans them.
    fn in_store_order(&self, clusters: &[UnitId]) -> Vec<UnitId> {
        let mut sorted = clusters.to_vec();
        sorted.sort_by_key(|id| self.key_of(*id));
        sorted
    }

    /// Hosts take turns within each cluster (GL-04, GL-05).
    fn hosts(&self, month: CycleMonth) -> Result<BTreeMap<UnitId, UnitId>> {
        let mut hosts = BTreeMap::new();
        for cluster in self.world.clusters() {
            let communes = self.world.communes_of(cluster);
            let turn = (month.month() as usize) % communes.len().max(1);
            hosts.insert(self.keys.unit(cluster)?, self.keys.unit(communes[turn])?);
        }
        Ok(hosts)
    }

    fn enter(
        &mut self,
        month: CycleMonth,
        made: &CyclePlan<UnitId>,
        conferences: &BTreeMap<UnitId, ConferenceId>,
    ) -> Result<()> {
        let first = made
            .conferences
            .first()
            .context("a month without a conference")?
            .slot
            .date;
        let before = |n| {
            first
                .checked_sub_days(Days::new(n))
                .unwrap_or(first)
                .max(self.today)
        };
        self.agenda.add(at(before(2), 19, 30), Step::Prepare(month));
        if month.to_string() == self.world.plays.shown {
            self.agenda.add(at(before(3), 8, 0), Step::Shift(month));
        }
        for cluster in conferences.keys() {
            self.agenda
                .add(at(before(2), 8, 0), Step::Confirm(month, *cluster));
        }
        for c in &made.conferences {
            for cluster in &c.clusters {
                self.agenda.add(begins(c.slot), Step::Meet(month, *cluster));
            }
        }
        self.enter_gates(month, made)
    }

    fn enter_gates(&mut self, month: CycleMonth, made: &CyclePlan<UnitId>) -> Result<()> {
        let due = |gate| {
            made.gate(gate)
                .map(|g| g.due)
                .with_context(|| format!("{month} has no gate {gate:?}"))
        };
        let mut on = |gate, hour, step| -> Result<()> {
            self.agenda.add(at(due(gate)?, hour, 0), step);
            Ok(())
        };
        on(Gate::Minutes, 15, Step::Sort(month))?;
        on(Gate::Consolidation, 16, Step::Consolidate(month))?;
        on(Gate::Direction, 17, Step::Direct(month))?;
        on(Gate::Routing, 18, Step::Route(month))?;
        on(Gate::Routing, 19, Step::ReRoute(month))?;
        on(Gate::Reply, 10, Step::Extend(month))?;
        on(Gate::Reply, 16, Step::Reply(month))?;
        on(Gate::Review, 9, Step::Review(month))?;
        on(Gate::SecondReply, 15, Step::ReplyAgain(month))?;
        on(Gate::FinalDraft, 9, Step::Final(month))?;
        on(Gate::Issue, 10, Step::Issue(month))?;
        on(Gate::Issue, 16, Step::Acknowledge(month))
    }

    /// In the shown month the last cluster meets on another half day: its hall is taken.
    pub(super) async fn shift(&mut self, month: CycleMonth) -> Result<()> {
        let held = &self.months[&month];
        let last = held
            .plan
            .window
            .slots
            .last()
            .copied()
            .context("a window without a half day")?;
        let used: Vec<Slot> = held.plan.conferences.iter().map(|c| c.slot).collect();
        let Some(moved) = held
            .plan
            .conferences
            .iter()
            .rev()
            .find(|c| c.slot != last && !used.contains(&last))
        else {
            return Ok(());
        };
        let cluster = *moved.clusters.first().context("a slot without a cluster")?;
        let (conference, old) = (held.conferences[&cluster], moved.slot);
        let host = self.hosts(month)?.get(&cluster).copied();
        let chief = self.holder_in(Role::OfficeChief, "vphu")?;
        let approver = self.holder(Role::ClusterHead, cluster)?;
        let reason = line(
            "Hội trường của xã đăng cai tổ chức hội nghị Hội đồng nhân dân xã trong cùng buổi",
        )?;
        let exception = Exception { reason, approver };
        let deed = ConferenceDeed::Move {
            to: last,
            host,
            exception,
            items: ItemsGo::all(Destination::Here),
        };
        self.confer(conference, chief, deed).await?;
        self.agenda.forget(begins(old), &cluster);
        self.agenda.add(begins(last), Step::Meet(month, cluster));
        Ok(())
    }

    pub(super) async fn confirm(&mut self, month: CycleMonth, cluster: UnitId) -> Result<()> {
        let chief = self.holder_in(Role::OfficeChief, "vphu")?;
        let conference = self.months[&month].conferences[&cluster];
        self.confer(conference, chief, ConferenceDeed::Confirm)
            .await
            .map(|_| ())
    }

    /// Cells write their contribution, and those that bring a petition agree on it.
    pub(super) async fn prepare(&mut self, month: CycleMonth) -> Result<()> {
        let shown = month.to_string() == self.world.plays.shown;
        let parts = cast(self.world, month.month(), shown, &mut self.used);
        let clusters = self.clusters_of_month(shown);
        let mut speakers = Vec::new();
        for (n, part) in parts.iter().enumerate() {
            let cluster = clusters[n % clusters.len()];
            let cells = self.world.cells_of(cluster);
            // A stride that meets every cell of a cluster before any comes again.
            let turn = n / clusters.len() * 5 + month.month() as usize * 3;
            let cell = self.keys.unit(cells[turn % cells.len()])?;
            let (text, path) = (part.text, part.path);
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

    /// One cluster brings nothing in the shown month: that is normal (domain.md §1.2).
    fn clusters_of_month(&self, shown: bool) -> Vec<&'static str> {
        let all = ["K1", "K2", "K3", "K4", "K5", "K6"];
        if shown {
            all[..5].to_vec()
        } else {
            all.to_vec()
        }
    }

    async fn write_down(&mut self, play: usize) -> Result<()> {
        let (cell, path) = (self.plays[play].cell, self.plays[play].path);
        let text = self.text(play);
        let secretary = self.holder(Role::CellSecretary, cell)?;
        let matter = Matter {
            title: line(&text.title)?,
            text: prose(&text.text)?,
            place: line(&text.place)?,
            addressee: line(&text.addressee.words)?,
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
        let clusters = self.world.clusters();
        for key in clusters.iter().flat_map(|c| self.world.cells_of(c)) {
            let cell = self.keys.unit(key)?;
            // One cell forgets: its name stands on the list of missing contributions.
            if !(shown || speakers.contains(&cell)) || key == "yet-kieu-dong-ha" {
                continue;
            }
            let secretary = self.holder(Role::CellSecretary, cell)?;
            let no_petition = !speakers.contains(&cell);
            let (this_month, next_month) = report(month, no_petition);
            let (this_month, next_month) = (prose(&this_month)?, prose(&next_month)?);
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

    /// Somebody leaves: from now on he acts nowhere.
    pub(super) async fn leave(&mut self, key: &str) -> Result<()> {
        let chief = self.holder_in(Role::OfficeChief, "vphu")?;
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

pub(super) fn begins(slot: Slot) -> chrono::NaiveDateTime {
    match slot.half {
        HalfDay::Morning => at(slot.date, 7, 30),
        HalfDay::Afternoon => at(slot.date, 13, 30),
    }
}

fn kind(word: &str) -> Kind {
    match word {
        "phan-anh" => Kind::Report,
        _ => Kind::Petition,
    }
}

/// A short report; the program's own world has one wording per month.
fn report(month: CycleMonth, no_petition: bool) -> (String, String) {
    let (now, next) = (month.month(), month.month() % 12 + 1);
    let none = if no_petition {
        " Chi bộ không có kiến nghị trong tháng."
    } else {
        ""
    };
    let this = format!(
        "Tháng {now}, tình hình tư tưởng cán bộ, đảng viên và nhân dân trong khu dân cư ổn định; an ninh trật tự được giữ vững; chi bộ duy trì nền nếp sinh hoạt, thu đảng phí đúng quy định.{none}"
    );
    let tasks = format!(
        "Tháng {next}, chi bộ tập trung lãnh đạo chăm sóc, bảo vệ cây trồng, vật nuôi; vệ sinh môi trường đường làng, ngõ xóm; phân công đảng viên theo dõi việc thực hiện các kiến nghị đã được trả lời."
    );
    (this, tasks)
}
