//! What stands beside a petition's record: columns for lists and indexes, and its clocks. One place
//! makes them for saving and for the audit (invariant 1).
use crate::Failure;
use crate::tx::to_json;
use chrono::NaiveDate;
use sea_orm::{QueryResult, Value};
use uuid::Uuid;
use workflow::petition::{Owner, Petition};
use workflow::policy::Policy;

/// Columns kept beside the record for lists and indexes. The audit compares them with those that
/// the replayed record gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Columns {
    version: i64,
    state: String,
    code: Option<String>,
    category: String,
    cell: Option<Uuid>,
    commune: Option<Uuid>,
    cluster: Option<Uuid>,
    lead: Option<Uuid>,
    owner: Option<String>,
    cycle: Option<Uuid>,
    merged_into: Option<Uuid>,
    due: Option<NaiveDate>,
}

impl Columns {
    /// Those of a record under the policy of the day on which it was saved.
    pub(crate) fn of(p: &Petition, policy: &Policy) -> Self {
        Self {
            version: i64::from(p.version),
            state: p.state.name().to_owned(),
            code: p.code.clone(),
            category: p.category.clone(),
            cell: p.home.cell.map(|u| u.0),
            commune: p.home.commune.map(|u| u.0),
            cluster: p.home.cluster.map(|u| u.0),
            lead: p.lead().map(|u| u.0),
            owner: p.owner(policy).map(|o| owner_word(&o)),
            cycle: p.cycle.map(|c| c.0),
            merged_into: p.merged_into.map(|m| m.0),
            due: p.due,
        }
    }

    /// Those of a row.
    pub(crate) fn read(row: &QueryResult) -> Result<Self, Failure> {
        Ok(Self {
            version: row.try_get("", "version")?,
            state: row.try_get("", "state")?,
            code: row.try_get("", "code")?,
            category: row.try_get("", "category")?,
            cell: row.try_get("", "cell_id")?,
            commune: row.try_get("", "commune_id")?,
            cluster: row.try_get("", "cluster_id")?,
            lead: row.try_get("", "lead_id")?,
            owner: row.try_get("", "owner")?,
            cycle: row.try_get("", "cycle_id")?,
            merged_into: row.try_get("", "merged_into")?,
            due: row.try_get("", "due_on")?,
        })
    }

    /// In the order both statements use.
    pub(crate) fn values(self) -> Vec<Value> {
        vec![
            self.version.into(),
            self.state.into(),
            self.code.into(),
            self.category.into(),
            self.cell.into(),
            self.commune.into(),
            self.cluster.into(),
            self.lead.into(),
            self.owner.into(),
            self.cycle.into(),
            self.merged_into.into(),
            self.due.into(),
        ]
    }
}

/// A row of the table of clocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClockRow {
    pub(crate) opened: i64,
    pub(crate) body: String,
    pub(crate) due: Option<NaiveDate>,
    closed: Option<i64>,
}

impl ClockRow {
    /// What the move to this record leaves in the table: the running clock is closed, never
    /// changed, and the new one runs.
    pub(crate) fn moved(rows: &mut Vec<Self>, p: &Petition) -> Result<(), Failure> {
        let version = i64::from(p.version);
        if let Some(running) = rows.last_mut().filter(|row| row.closed.is_none()) {
            running.closed = Some(version);
        }
        rows.extend(Self::of(p)?);
        Ok(())
    }

    /// The clock that runs from this record on.
    pub(crate) fn of(p: &Petition) -> Result<Option<Self>, Failure> {
        let Some(clock) = &p.clock else {
            return Ok(None);
        };
        Ok(Some(Self {
            opened: i64::from(p.version),
            body: to_json(clock)?,
            due: p.due,
            closed: None,
        }))
    }

    /// That of a row.
    pub(crate) fn read(row: &QueryResult) -> Result<Self, Failure> {
        Ok(Self {
            opened: row.try_get("", "opened_version")?,
            body: row.try_get("", "body")?,
            due: row.try_get("", "due_on")?,
            closed: row.try_get("", "closed_version")?,
        })
    }
}

/// Whether a move starts, stops or re-dates the clock.
pub(crate) fn clock_moved(before: Option<&Petition>, after: &Petition) -> bool {
    let running = before.and_then(|b| b.clock.as_ref().map(|clock| (clock, b.due)));
    running != after.clock.as_ref().map(|clock| (clock, after.due))
}

/// The owner as one indexed word.
pub(crate) fn owner_word(owner: &Owner) -> String {
    match owner {
        Owner::Unit(unit) => format!("unit:{unit}"),
        Owner::Office => "office".into(),
        Owner::Body(body) => format!("body:{body:?}"),
    }
}
