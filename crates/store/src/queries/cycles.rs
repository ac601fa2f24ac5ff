//! A month with its plan and its conferences.
use super::conditions::Conditions;
use super::refs::{PersonRef, UnitRef};
use super::viewer::Viewer;
use super::visible::record;
use crate::directory::Directory;
use crate::{Failure, Store, Thing};
use chrono::NaiveDate;
use sea_orm::QueryResult;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use workflow::calendar::HalfDay;
use workflow::conference::{Conference, ConferenceState, Presence};
use workflow::cycle::{CycleMonth, CyclePlan};
use workflow::ids::{ConferenceId, CycleId, PetitionId, UnitId};
use workflow::petition::{Action, Event, Petition};

/// A committee's month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CycleView {
    /// Its id.
    pub id: CycleId,
    /// The month.
    pub month: CycleMonth,
    /// Window, gates and warnings as planned.
    pub plan: CyclePlan<UnitId>,
    /// Its conferences, by date and cluster.
    pub conferences: Vec<ConferenceLine>,
}

/// A conference in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConferenceLine {
    /// Its id.
    pub id: ConferenceId,
    /// Its month.
    pub month: String,
    /// Its cluster; none where the whole committee meets.
    pub cluster: Option<UnitRef>,
    /// Clusters it covers.
    pub covers: Vec<UnitRef>,
    /// Who hosts.
    pub host: Option<UnitRef>,
    /// Where it stands.
    pub state: ConferenceState,
    /// When.
    pub date: NaiveDate,
    /// Which half of the day.
    pub half: HalfDay,
    /// Whether that lies in the planned window.
    pub in_planned_window: bool,
    /// Who chairs.
    pub chair: Option<PersonRef>,
    /// Who takes the minutes.
    pub minute_taker: Option<PersonRef>,
    /// How it went, for who belongs to it ([`Scope::sees_conference`]).
    ///
    /// [`Scope::sees_conference`]: workflow::scope::Scope::sees_conference
    pub held: Option<ConferenceCounts>,
    /// Its version.
    pub version: u32,
}

/// How a conference went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ConferenceCounts {
    /// How many are on the roll.
    pub expected: usize,
    /// How many are there, substitutes included.
    pub present: usize,
    /// How many have not been called.
    pub not_called: usize,
    /// Petitions recorded, as its minutes count them: a split one once, a withheld one too.
    pub recorded: usize,
    /// Petitions whose answers were announced there, whatever came after.
    pub announced: usize,
}

impl Store {
    /// A month.
    ///
    /// # Errors
    /// It is not planned.
    pub async fn cycle(
        &self,
        office: &Directory,
        viewer: &Viewer,
        month: CycleMonth,
    ) -> Result<CycleView, Failure> {
        let sql = "SELECT id, plan FROM cycle WHERE committee_id = ? AND month = ?";
        let values = [office.committee.id.into(), month.to_string().into()];
        let rows = self.read(sql, values).await?;
        let row = rows.first().ok_or(Failure::NotFound(Thing::Cycle))?;
        Ok(CycleView {
            id: CycleId(row.try_get("", "id")?),
            month,
            plan: record(row, "plan")?,
            conferences: self.conferences(office, viewer, Some(month)).await?,
        })
    }

    /// The months that are planned, latest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn months(&self, office: &Directory) -> Result<Vec<String>, Failure> {
        let sql = "SELECT month FROM cycle WHERE committee_id = ? ORDER BY month DESC";
        let rows = self.read(sql, [office.committee.id.into()]).await?;
        rows.iter()
            .map(|row| Ok(row.try_get("", "month")?))
            .collect()
    }

    /// Conferences of a month, or of all months, by date and cluster.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn conferences(
        &self,
        office: &Directory,
        viewer: &Viewer,
        month: Option<CycleMonth>,
    ) -> Result<Vec<ConferenceLine>, Failure> {
        let condition = if month.is_some() {
            " AND y.month = ?"
        } else {
            ""
        };
        let sql = format!(
            "SELECT c.record, y.month FROM conference c JOIN cycle y ON y.id = c.cycle_id WHERE c.committee_id = ?{condition} ORDER BY c.held_on, c.cluster_id, c.id"
        );
        let mut values = vec![office.committee.id.into()];
        values.extend(month.map(|m| m.to_string().into()));
        let mut lines = Vec::new();
        if viewer.scope.is_empty() {
            return Ok(lines);
        }
        let rows = self.read(&sql, values).await?;
        let announced = self.announced_at(office, month).await?;
        for row in &rows {
            let line = self
                .conference_line(office, viewer, row, &announced)
                .await?;
            lines.push(line);
        }
        lines.sort_by(|a, b| (a.date, a.half, &a.cluster).cmp(&(b.date, b.half, &b.cluster)));
        Ok(lines)
    }

    async fn conference_line(
        &self,
        office: &Directory,
        viewer: &Viewer,
        row: &QueryResult,
        announced: &BTreeMap<ConferenceId, BTreeSet<PetitionId>>,
    ) -> Result<ConferenceLine, Failure> {
        let c: Conference = record(row, "record")?;
        let held = if viewer.scope.sees_conference(&c.covers, &office.tree) {
            let announced = announced.get(&c.id).map_or(0, BTreeSet::len);
            Some(self.counts(office, &c, announced).await?)
        } else {
            None
        };
        Ok(ConferenceLine {
            id: c.id,
            month: row.try_get("", "month")?,
            cluster: c.home.cluster.map(|u| office.unit_ref(u)),
            covers: c.covers.iter().map(|u| office.unit_ref(*u)).collect(),
            host: c.host.map(|u| office.unit_ref(u)),
            state: c.state,
            date: c.slot.date,
            half: c.slot.half,
            in_planned_window: c.in_planned_window,
            chair: c.chair.map(|p| office.person_ref(p)),
            minute_taker: c.minute_taker.map(|p| office.person_ref(p)),
            held,
            version: c.version,
        })
    }

    async fn counts(
        &self,
        office: &Directory,
        c: &Conference,
        announced: usize,
    ) -> Result<ConferenceCounts, Failure> {
        let there =
            |p: &Option<Presence>| matches!(p, Some(Presence::Present | Presence::Substituted(_)));
        Ok(ConferenceCounts {
            expected: c.roll.len(),
            present: c.roll.iter().filter(|l| there(&l.presence)).count(),
            not_called: c.not_called().len(),
            recorded: self.recorded_at(office, c.id).await?,
            announced,
        })
    }

    /// Without parts: a split petition was recorded as one.
    async fn recorded_at(&self, office: &Directory, id: ConferenceId) -> Result<usize, Failure> {
        let sql = "SELECT record FROM petition WHERE committee_id = ? AND record LIKE ?";
        let pattern = format!("%\"conference\":\"{id}\"%");
        let rows = self
            .read(sql, [office.committee.id.into(), pattern.into()])
            .await?;
        let mut recorded = 0;
        for row in &rows {
            let p: Petition = record(row, "record")?;
            recorded += usize::from(p.conference == Some(id) && p.part_of.is_none());
        }
        Ok(recorded)
    }

    /// Petitions by the conference that announced their answer. From events: one that was taken up
    /// again is announced again, and its record names the later conference alone.
    async fn announced_at(
        &self,
        office: &Directory,
        month: Option<CycleMonth>,
    ) -> Result<BTreeMap<ConferenceId, BTreeSet<PetitionId>>, Failure> {
        let mut wanted = Conditions::default();
        wanted.and("committee_id = ?", [office.committee.id.into()]);
        wanted.and(
            "subject = 'petition' AND canonical LIKE ?",
            [ANNOUNCED.into()],
        );
        // The window may lie in the month before; nothing is announced before it is held.
        let from = month.map(|m| m.previous().unwrap_or(m).first_day());
        wanted.maybe("at >= ?", from.map(|day| office.begins(day)));
        let (condition, values) = wanted.finish();
        let sql = format!("SELECT canonical FROM event WHERE {condition}");
        let mut found: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for row in &self.read(&sql, values).await? {
            let event: Event = record(row, "canonical")?;
            if let Action::Announce { at } = &event.action {
                found
                    .entry(at.conference)
                    .or_default()
                    .insert(event.petition);
            }
        }
        Ok(found)
    }
}

/// Part of the text of every event that announces.
const ANNOUNCED: &str = "%\"do\":\"announce\"%";
