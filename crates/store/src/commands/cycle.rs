//! A month is planned: its window, a conference per cluster, its gates.
use super::By;
use crate::chain::Entry;
use crate::tx::{Stmt, to_json};
use crate::{Answer, Command, Failure, Thing, Tx};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;
use workflow::conference::{Conference, NewConference};
use workflow::cycle::{CycleMonth, CyclePlan, plan};
use workflow::ids::{ConferenceId, CycleId, UnitId};
use workflow::petition::Exception;
use workflow::unit::UnitKind;

/// Plans a month.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PlanCycle {
    /// Who plans.
    pub by: By,
    /// The committee.
    pub committee: Uuid,
    /// Which month, e.g. `2025-03`.
    pub month: CycleMonth,
    /// Hosts by cluster, where chosen; else those of the year's register, if it has any.
    pub hosts: BTreeMap<UnitId, UnitId>,
    /// Needed where a conference falls outside the planned window.
    pub exception: Option<Exception>,
}

#[async_trait]
impl Command for PlanCycle {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let directory = tx.office(self.committee).await?;
        let preset = directory.preset(self.month.first_day())?;
        let day = self.month.first_day();
        let clusters: Vec<UnitId> = if preset.clusters {
            directory
                .tree
                .of_kind(UnitKind::Cluster, day)
                .iter()
                .map(|u| u.id)
                .collect()
        } else {
            vec![directory.committee.root]
        };
        let planned = plan(
            self.month,
            &clusters,
            preset.window,
            &preset.gates,
            &directory.calendar,
        )?;
        let mut hosts = tx
            .registered_hosts(&directory, self.month, &clusters)
            .await?;
        hosts.extend(&self.hosts);
        let cycle = CycleId(tx.id());
        let sql = "INSERT INTO cycle (id, committee_id, month, plan) VALUES (?, ?, ?, ?)";
        tx.write(Stmt::new(
            sql,
            [
                cycle.0.into(),
                self.committee.into(),
                self.month.to_string().into(),
                to_json(&planned)?.into(),
            ],
        ));
        let told = Planned {
            cycle,
            month: self.month,
            plan: planned.clone(),
            by: self.by.clone(),
        };
        let entry = Entry {
            subject: "cycle",
            subject_id: cycle.0,
            version: 1,
            canonical: to_json(&told)?,
        };
        tx.append(self.committee, entry).await?;
        let further = self
            .conferences(tx, &directory, cycle, &planned, &hosts)
            .await?;
        Ok(Answer {
            subject: cycle.0,
            version: 1,
            code: Some(self.month.to_string()),
            further,
            left: Vec::new(),
        })
    }
}

/// A month as it was planned, as its event holds it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Planned {
    /// Its id.
    pub(crate) cycle: CycleId,
    /// Which month.
    pub(crate) month: CycleMonth,
    /// Window, conferences and gates.
    pub(crate) plan: CyclePlan<UnitId>,
    by: By,
}

impl PlanCycle {
    /// One conference per cluster; several clusters in one slot are planned one by one and joined.
    async fn conferences(
        &self,
        tx: &mut Tx<'_>,
        directory: &crate::Directory,
        cycle: CycleId,
        planned: &CyclePlan<UnitId>,
        hosts: &BTreeMap<UnitId, UnitId>,
    ) -> Result<Vec<Uuid>, Failure> {
        let mut made = Vec::new();
        for p in &planned.conferences {
            for cluster in &p.clusters {
                let home = directory
                    .tree
                    .place(*cluster)
                    .ok_or(Failure::NotFound(Thing::Cluster))?;
                let start = p.slot.date.and_hms_opt(7, 30, 0).unwrap_or_default();
                let new = NewConference {
                    id: ConferenceId(tx.id()),
                    cycle,
                    home,
                    slot: p.slot,
                    in_planned_window: planned.in_planned_window(start),
                    host: hosts.get(cluster).copied(),
                    exception: self.exception.clone(),
                };
                let outcome = self.by.decide(tx, directory, |actor, ctx| {
                    Conference::plan(new, actor, ctx)
                })?;
                made.push(outcome.conference.id.0);
                tx.save_conference(&outcome, None, directory).await?;
            }
        }
        Ok(made)
    }
}
