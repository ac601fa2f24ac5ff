//! Calls made and papers handed over (flow.md §4).
use super::super::By;
use crate::tx::Stmt;
use crate::{Answer, Command, Failure, Thing, Tx};
use async_trait::async_trait;
use sea_orm::Value;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use workflow::ids::PersonId;
use workflow::unit::UnitKind;

/// Ticks calls made or papers handed over: they count as delivered (flow.md §4).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TickCall {
    /// Who called: of the commune on whose list they stand, or of the Office.
    pub by: By,
    /// The committee.
    pub committee: Uuid,
    /// The rows.
    pub rows: Vec<Uuid>,
}

#[async_trait]
impl Command for TickCall {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let directory = tx.office(self.committee).await?;
        let today = directory.day(tx.now());
        let person = self.by.person.ok_or(Failure::NotFound(Thing::Call))?;
        // Who may not act ticks nothing.
        let caller = directory.people.get(&person).map(|p| p.status);
        if caller != Some(workflow::person::Status::Active) {
            return Err(Failure::NotFound(Thing::Call));
        }
        let kind_of = |unit| directory.tree.get(unit).map(|u| u.kind);
        let seats = |p| directory.posts_of(p, today);
        let commune = |unit| directory.tree.place(unit).and_then(|place| place.commune);
        let mine = seats(person);
        let office = mine
            .iter()
            .any(|p| kind_of(p.unit) == Some(UnitKind::Office));
        for row in &self.rows {
            let called = tx.call(*row, self.committee).await?;
            let shared = seats(called).iter().any(|theirs| {
                let theirs = commune(theirs.unit);
                theirs.is_some() && mine.iter().any(|p| commune(p.unit) == theirs)
            });
            if !office && !shared {
                return Err(Failure::NotFound(Thing::Call));
            }
            tx.delivered_by(*row, &format!("ticked:{person}"));
        }
        Ok(Answer::of(self.committee, 1, None))
    }
}

impl Tx<'_> {
    /// Who is to be called.
    async fn call(&mut self, row: Uuid, committee: Uuid) -> Result<PersonId, Failure> {
        let sql = "SELECT person_id FROM outbox WHERE id = ? AND committee_id = ? AND channel = 'call_list'";
        let values: [Value; 2] = [row.into(), committee.into()];
        let found = self.row(Stmt::new(sql, values)).await?;
        let found = found.ok_or(Failure::NotFound(Thing::Call))?;
        Ok(PersonId(found.try_get("", "person_id")?))
    }
}
