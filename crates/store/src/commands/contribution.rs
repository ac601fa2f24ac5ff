//! What a cell brings to the month, and what it takes along.
use super::By;
use crate::directory::json;
use crate::tx::Stmt;
use crate::{Answer, Command, Directory, Failure, Thing, Tx};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use workflow::conference::Conference;
use workflow::ids::{ConferenceId, CycleId, UnitId};
use workflow::missing::MissingFact;
use workflow::petition::{Refusal, admissible};
use workflow::scope::Scope;
use workflow::text::Prose;
use workflow::unit::Place;

/// A cell's monthly report: (a) the month, (b) next month's tasks, petitions or an explicit none (GL-08).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Contribute {
    /// Who reports.
    pub by: By,
    /// The committee.
    pub committee: Uuid,
    /// Which month.
    pub cycle: CycleId,
    /// Which cell.
    pub cell: UnitId,
    /// (a) The cell and residential area in the month.
    pub this_month: Prose,
    /// (b) Next month's leadership tasks.
    pub next_month: Prose,
    /// There is no petition this month.
    pub no_petition: bool,
    /// Handed in on paper by somebody absent.
    pub written: bool,
}

#[async_trait]
impl Command for Contribute {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let directory = tx.office(self.committee).await?;
        let Some(person) = self.by.person else {
            return Err(Failure::NotFound(Thing::Person));
        };
        let day = directory.day(tx.now());
        let posts = directory.acts_with(person, day)?;
        let place = directory
            .tree
            .place(self.cell)
            .ok_or(Failure::NotFound(Thing::Cell))?;
        let unit = directory.tree.get(self.cell);
        if unit.is_some_and(|u| u.valid.to.is_some_and(|to| to < day)) {
            let successors = directory.tree.successors(self.cell, day);
            let unit = self.cell;
            return Err(Refusal::UnitDissolved { unit, successors }.into());
        }
        let own = [Some(self.cell), place.commune, place.cluster];
        if !posts.iter().any(|p| own.contains(&Some(p.unit))) {
            return Err(Failure::NotFound(Thing::Cell));
        }
        self.before_the_minutes(tx, &directory, &place).await?;
        admissible(&[self.this_month.as_str(), self.next_month.as_str()])?;
        let sql = "INSERT INTO contribution (cycle_id, cell_id, this_month, next_month, no_petition, written, person_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        let now = tx.now();
        tx.write(Stmt::new(
            sql,
            [
                self.cycle.0.into(),
                self.cell.0.into(),
                self.this_month.to_string().into(),
                self.next_month.to_string().into(),
                self.no_petition.into(),
                self.written.into(),
                person.0.into(),
                now.into(),
            ],
        ));
        Ok(Answer::of(self.cell.0, 1, None))
    }
}

impl Contribute {
    /// What is reported after the minutes are closed would change them.
    async fn before_the_minutes(
        &self,
        tx: &mut Tx<'_>,
        directory: &Directory,
        home: &Place,
    ) -> Result<(), Failure> {
        let sql = "SELECT record FROM conference WHERE committee_id = ? AND cycle_id = ? AND state = 'Closed'";
        let values = [self.committee.into(), self.cycle.0.into()];
        for row in tx.rows(Stmt::new(sql, values)).await? {
            let c: Conference = json(&row.try_get::<String>("", "record")?)?;
            if c.meets().cover(home, &directory.tree, c.slot.date) {
                return Err(MissingFact::MinutesStand.into());
            }
        }
        Ok(())
    }
}

/// A cell has taken note of what it must do after the conference (GL-11): said by its own people,
/// or entered for it by its commune, its cluster's desk or the Office. The first note stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AcknowledgeTask {
    /// Who acknowledges.
    pub by: By,
    /// After which conference.
    pub conference: ConferenceId,
    /// Which cell.
    pub cell: UnitId,
}

#[async_trait]
impl Command for AcknowledgeTask {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let sql = "SELECT c.committee_id FROM follow_up_task t JOIN conference c ON c.id = t.conference_id WHERE t.conference_id = ? AND t.cell_id = ?";
        let values = [self.conference.0.into(), self.cell.0.into()];
        let task = tx.row(Stmt::new(sql, values)).await?;
        let task = task.ok_or(Failure::NotFound(Thing::Task))?;
        let directory = tx.office(task.try_get("", "committee_id")?).await?;
        let person = self.by.person.ok_or(Failure::NotFound(Thing::Person))?;
        let posts = directory.acts_with(person, directory.day(tx.now()))?;
        let scope = Scope::of(&posts, &directory.tree);
        if !scope.reaches(directory.tree.place(self.cell).as_ref()) {
            return Err(Failure::NotFound(Thing::Task));
        }
        let sql = "UPDATE follow_up_task SET acknowledged_by = ?, acknowledged_at = ? WHERE conference_id = ? AND cell_id = ? AND acknowledged_at IS NULL";
        let now = tx.now();
        tx.write(Stmt::new(
            sql,
            [
                person.0.into(),
                now.into(),
                self.conference.0.into(),
                self.cell.0.into(),
            ],
        ));
        Ok(Answer::of(self.cell.0, 1, None))
    }
}
