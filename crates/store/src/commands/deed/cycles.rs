//! Facts of time: cycles, gates and silence.
use crate::directory::{Directory, json};
use crate::petitions::LoadedPetition;
use crate::tx::{Stmt, Tx};
use crate::{Failure, Thing};
use chrono::NaiveDate;
use uuid::Uuid;
use workflow::conference::Conference;
use workflow::cycle::{CycleDates, CyclePlan, Gate};
use workflow::ids::{CycleId, UnitId};
use workflow::missing::MissingFact;
use workflow::petition::{Action, ActionKind, OpenCycle, Petition, Refusal, Silence};
use workflow::text::Line;

/// What the clockwork shows when a lead says nothing; a person needs no proof.
pub(super) fn silent_lead(
    loaded: &LoadedPetition,
    clockwork: bool,
) -> Result<Option<Silence>, Failure> {
    if !clockwork {
        return Ok(None);
    }
    Silence::of_lead(&loaded.petition, &loaded.directory.calendar).map_err(Failure::from)
}

/// Silence of a cell begins with the announcement.
pub(super) fn not_announced(p: &Petition) -> Failure {
    let refusal = Refusal::NotFromHere {
        action: ActionKind::Close,
        state: Some(p.state),
        possible: workflow::petition::possible(p.state),
    };
    refusal.into()
}

pub(super) async fn request_reopening(
    tx: &mut Tx<'_>,
    p: &Petition,
    directory: &Directory,
    reason: Line,
) -> Result<Action, Failure> {
    let today = directory.day(tx.now());
    let announced = p.announced.as_ref().map_or(today, |a| a.date);
    let sql = "SELECT count(*) AS n FROM cycle WHERE committee_id = ? AND month > ? AND month <= ?";
    let month = |d: NaiveDate| d.format("%Y-%m").to_string();
    let values = [
        directory.committee.id.into(),
        month(announced).into(),
        month(today).into(),
    ];
    let cycles_since = count(tx, Stmt::new(sql, values)).await?;
    let broken_promise = p.promise.as_ref().is_some_and(|pr| pr.by < today);
    Ok(Action::RequestReopening {
        reason,
        cycles_since,
        broken_promise,
    })
}

pub(super) async fn issue_gate(tx: &mut Tx<'_>, p: &Petition) -> Result<NaiveDate, Failure> {
    let cycle = p.cycle.ok_or(Failure::NotFound(Thing::Cycle))?;
    let (_, plan) = cycle_row(tx, cycle).await?;
    plan.gate(Gate::Issue)
        .map(|g| g.due)
        .ok_or_else(|| Failure::from(MissingFact::NoIssueGate))
}

pub(super) async fn cycle_row(
    tx: &mut Tx<'_>,
    id: CycleId,
) -> Result<(String, CyclePlan<UnitId>), Failure> {
    let row = tx
        .row(Stmt::new(
            "SELECT month, plan FROM cycle WHERE id = ?",
            [id.0.into()],
        ))
        .await?
        .ok_or(Failure::NotFound(Thing::Cycle))?;
    Ok((
        row.try_get("", "month")?,
        json(&row.try_get::<String>("", "plan")?)?,
    ))
}

pub(super) async fn known(tx: &mut Tx<'_>, id: CycleId) -> Result<CycleId, Failure> {
    cycle_row(tx, id).await.map(|_| id)
}

/// The planned months whose notice is not issued yet, in order.
async fn open_months(tx: &mut Tx<'_>, committee: Uuid) -> Result<Vec<OpenCycle>, Failure> {
    let sql = "SELECT c.id, c.month FROM cycle c WHERE c.committee_id = ? \
               AND NOT EXISTS (SELECT 1 FROM document d WHERE d.cycle_id = c.id) ORDER BY c.month";
    let rows = tx.rows(Stmt::new(sql, [committee.into()])).await?;
    let each = rows.iter().map(|row| {
        let month: String = row.try_get("", "month")?;
        let month = month
            .parse()
            .map_err(|_| Failure::Damaged(format!("{month} is no month")))?;
        let cycle = CycleId(row.try_get("", "id")?);
        Ok(OpenCycle { cycle, month })
    });
    each.collect()
}

/// The month that takes on what the petition's own does not finish: the next one whose notice is
/// not issued.
pub(super) async fn next_month(
    tx: &mut Tx<'_>,
    loaded: &LoadedPetition,
) -> Result<Option<OpenCycle>, Failure> {
    let own = match loaded.petition.cycle {
        Some(cycle) => cycle_row(tx, cycle).await?.0,
        None => String::new(),
    };
    let months = open_months(tx, loaded.directory.committee.id).await?;
    Ok(months.into_iter().find(|m| m.month.to_string() > own))
}

/// The month that the office works on: the last begun one whose notice is not issued, else the next.
pub(super) async fn current_month(
    tx: &mut Tx<'_>,
    directory: &Directory,
) -> Result<Option<OpenCycle>, Failure> {
    let today = directory.day(tx.now());
    let months = open_months(tx, directory.committee.id).await?;
    let begun = months.iter().rev().find(|m| m.month.first_day() <= today);
    Ok(begun.or(months.first()).copied())
}

/// The cycle whose plan dates the petition's clock after an action; none where it has no say.
fn dating(p: &Petition, action: &Action) -> Option<CycleId> {
    match action {
        Action::Record { at, .. } => Some(at.cycle),
        Action::TakeInWriting { cycle, .. } | Action::CarryOver { cycle, .. } => Some(*cycle),
        Action::Approve { .. }
        | Action::Decline { .. }
        | Action::ReopenOnSpot { .. }
        | Action::Correct { .. } => p.cycle,
        _ => None,
    }
}

impl Tx<'_> {
    /// The dates that may end the petition's clock after an action.
    pub(in crate::commands) async fn dates_for(
        &mut self,
        loaded: &LoadedPetition,
        action: &Action,
    ) -> Result<CycleDates, Failure> {
        match dating(&loaded.petition, action) {
            Some(cycle) => self.cycle_dates(&loaded.directory, cycle).await,
            None => Ok(CycleDates::NONE),
        }
    }

    /// The dates of a cycle, with the conferences that lie ahead.
    pub(in crate::commands) async fn cycle_dates(
        &mut self,
        directory: &Directory,
        cycle: CycleId,
    ) -> Result<CycleDates, Failure> {
        let (_, plan) = cycle_row(self, cycle).await?;
        let mut dates = CycleDates::of(&plan);
        let sql = "SELECT record FROM conference WHERE committee_id = ? AND held_on > ? AND state IN ('Planned', 'Confirmed') ORDER BY held_on, id";
        let today = directory.day(self.now());
        let values = [directory.committee.id.into(), today.into()];
        for row in self.rows(Stmt::new(sql, values)).await? {
            let c: Conference = json(&row.try_get::<String>("", "record")?)?;
            for cluster in clusters(&c) {
                dates.conferences.entry(cluster).or_insert(c.slot.date);
            }
        }
        Ok(dates)
    }
}

/// The clusters that meet; the whole committee is none of them.
fn clusters(c: &Conference) -> Vec<Option<UnitId>> {
    if c.covers.is_empty() {
        return vec![None];
    }
    c.covers.iter().copied().map(Some).collect()
}

pub(super) async fn count(tx: &mut Tx<'_>, stmt: Stmt) -> Result<u32, Failure> {
    let n: i64 = tx
        .row(stmt)
        .await?
        .ok_or(Failure::Unknown)?
        .try_get("", "n")?;
    Ok(u32::try_from(n).unwrap_or(u32::MAX))
}
