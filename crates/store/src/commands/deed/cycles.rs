//! Facts of time: cycles, gates and silence.
use crate::directory::{Directory, json};
use crate::petitions::LoadedPetition;
use crate::tx::{Stmt, Tx};
use crate::{Failure, Thing};
use chrono::NaiveDate;
use workflow::cycle::{CyclePlan, Gate};
use workflow::ids::{CycleId, UnitId};
use workflow::missing::MissingFact;
use workflow::petition::{Action, ActionKind, Petition, Refusal, Silence};
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

pub(super) async fn count(tx: &mut Tx<'_>, stmt: Stmt) -> Result<u32, Failure> {
    let n: i64 = tx
        .row(stmt)
        .await?
        .ok_or(Failure::Unknown)?
        .try_get("", "n")?;
    Ok(u32::try_from(n).unwrap_or(u32::MAX))
}
