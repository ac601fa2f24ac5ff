//! The Office plans a month and enters it in the agenda.
use crate::demo::agenda::{Part, Step};
use crate::demo::player::{Month, Player, at, by, line};
use anyhow::{Context as _, Result};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;
use store::commands::{ConferenceDeed, PlanCycle};
use workflow::calendar::{HalfDay, Slot};
use workflow::conference::{Destination, ItemsGo};
use workflow::cycle::{CycleMonth, CyclePlan, Gate, plan};
use workflow::ids::{ConferenceId, CycleId, UnitId};
use workflow::person::Role;
use workflow::petition::Exception;

impl Player<'_> {
    /// The Office plans a month and enters its gates in the agenda.
    pub(super) async fn plan(&mut self, month: CycleMonth) -> Result<()> {
        let person = self.in_office(Role::OfficeChief)?;
        let meetings: Vec<UnitId> = self
            .world
            .meetings()
            .iter()
            .map(|k| self.keys.unit(k))
            .collect::<Result<_, _>>()?;
        let hosts = self.hosts(month)?;
        let preset = &self.world.preset;
        let made = plan(
            month,
            &self.in_store_order(&meetings),
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

    /// Those who meet in the order in which the store plans them.
    fn in_store_order(&self, meetings: &[UnitId]) -> Vec<UnitId> {
        let mut sorted = meetings.to_vec();
        sorted.sort_by_key(|id| self.key_of(*id));
        sorted
    }

    /// Hosts take turns within each cluster (GL-04, GL-05); a committee that itself meets has none.
    fn hosts(&self, month: CycleMonth) -> Result<BTreeMap<UnitId, UnitId>> {
        let mut hosts = BTreeMap::new();
        for cluster in self.world.meetings() {
            let communes = self.world.communes_of(cluster);
            let turn = (month.month() as usize) % communes.len().max(1);
            if let Some(host) = communes.get(turn) {
                hosts.insert(self.keys.unit(cluster)?, self.keys.unit(host)?);
            }
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
        // Neither is a change at short notice: both go out on a working day (design.md §6).
        if month == self.world.plays.shown {
            let moved = self.working_day_by(before(3))?;
            self.agenda.add(at(moved, 8, 0), Step::Shift(month));
        }
        let invited = self.working_day_by(before(2))?;
        for cluster in conferences.keys() {
            self.agenda
                .add(at(invited, 8, 0), Step::Confirm(month, *cluster));
        }
        for c in &made.conferences {
            for cluster in &c.clusters {
                self.agenda
                    .add(begins(c.slot), Step::Meet(month, *cluster, Part::Open));
            }
        }
        self.enter_gates(month, made)
    }

    /// The day itself, or the working day before it; never before today.
    fn working_day_by(&self, day: NaiveDate) -> Result<NaiveDate> {
        let mut day = day;
        while day > self.today && !self.calendar.is_working(day)? {
            day = day.pred_opt().unwrap_or(day);
        }
        Ok(day)
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

    /// In the shown month the last to meet do so on another half day, no later than planned.
    pub(super) async fn shift(&mut self, month: CycleMonth) -> Result<()> {
        let held = &self.months[&month];
        let planned = held.plan.conferences.last().map(|c| c.slot.date);
        let mut slots = held.plan.window.slots.iter().rev().copied();
        let last = slots
            .find(|s| Some(s.date) <= planned)
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
        let chief = self.in_office(Role::OfficeChief)?;
        let approver = self.head(cluster)?;
        let reason = line(&self.world.says.moved)?;
        let exception = Exception { reason, approver };
        let deed = ConferenceDeed::Move {
            to: last,
            host,
            exception,
            items: ItemsGo::all(Destination::Here),
        };
        self.confer(conference, chief, deed).await?;
        self.agenda.forget(begins(old), &cluster);
        self.agenda
            .add(begins(last), Step::Meet(month, cluster, Part::Open));
        Ok(())
    }

    pub(super) async fn confirm(&mut self, month: CycleMonth, cluster: UnitId) -> Result<()> {
        let chief = self.in_office(Role::OfficeChief)?;
        let conference = self.months[&month].conferences[&cluster];
        self.confer(conference, chief, ConferenceDeed::Confirm { host: None })
            .await
            .map(|_| ())
    }
}

fn begins(slot: Slot) -> chrono::NaiveDateTime {
    match slot.half {
        HalfDay::Morning => at(slot.date, 7, 30),
        HalfDay::Afternoon => at(slot.date, 13, 30),
    }
}
