//! Changes of the office itself: who may act, its numbers, its calendar.
use super::By;
use crate::directory::as_word;
use crate::petitions::LoadedPetition;
use crate::tx::Stmt;
use crate::{Answer, Command, Directory, Failure, Thing, Tx};
use async_trait::async_trait;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use workflow::capacity::{Capacity, Relation, entitled};
use workflow::ids::PersonId;
use workflow::missing::MissingFact;
use workflow::person::Status;
use workflow::petition::Action;

/// Withdraws, gives or suspends somebody's rights, from this moment on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChangeStatus {
    /// Who decides.
    pub by: By,
    /// The committee.
    pub committee: Uuid,
    /// About whom.
    pub person: PersonId,
    /// What holds now.
    pub status: Status,
}

#[async_trait]
impl Command for ChangeStatus {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let directory = tx.office(self.committee).await?;
        if !directory.people.contains_key(&self.person) {
            return Err(Failure::NotFound(Thing::Person));
        }
        self.leaves_a_chief(tx, &directory)?;
        let sql = "UPDATE person SET status = ? WHERE id = ?";
        tx.write(Stmt::new(
            sql,
            [as_word(&self.status)?.into(), self.person.0.into()],
        ));
        let version = tx.office_changed(&directory, &self.by, self).await?;
        Ok(Answer::of(self.person.0, version, None))
    }
}

impl ChangeStatus {
    /// Somebody else who may act could undo this.
    fn leaves_a_chief(&self, tx: &Tx<'_>, directory: &Directory) -> Result<(), Failure> {
        if self.status == Status::Active {
            return Ok(());
        }
        let (day, staff) = (directory.day(tx.now()), directory.staff());
        let root = directory.tree.place(directory.committee.root);
        let home = root.ok_or(Failure::NotFound(Thing::Committee))?;
        let preset = directory.preset(day)?;
        let mut others = directory.people.keys().filter(|p| **p != self.person);
        let chief = |p: &PersonId| {
            let posts = staff.posts_of(*p, day);
            let below = [Relation::Below];
            let (tree, map) = (&directory.tree, &preset.capacities);
            entitled(
                &posts,
                tree,
                map,
                Capacity::OfficeChief,
                &below,
                &home,
                None,
            )
            .is_some()
        };
        if others.any(chief) {
            return Ok(());
        }
        Err(MissingFact::LastOfficeChief.into())
    }
}

/// Sets a part of the office from a day on: `preset`, `calendar-2025`, …
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SetSetting {
    /// Who decides.
    pub by: By,
    /// The committee.
    pub committee: Uuid,
    /// Which part.
    pub name: String,
    /// From when.
    pub from: NaiveDate,
    /// Its new content, as JSON.
    pub body: String,
}

#[async_trait]
impl Command for SetSetting {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let directory = tx.office(self.committee).await?;
        let sql = "INSERT INTO setting (committee_id, name, valid_from, body) VALUES (?, ?, ?, ?) \
                   ON CONFLICT (committee_id, name, valid_from) DO UPDATE SET body = excluded.body";
        let values = [
            self.committee.into(),
            self.name.clone().into(),
            self.from.into(),
            self.body.clone().into(),
        ];
        tx.write(Stmt::new(sql, values));
        let version = tx.office_changed(&directory, &self.by, self).await?;
        // Reading it back refuses a calendar or policy that does not hold together.
        crate::Directory::load(tx, self.committee).await?;
        Ok(Answer::of(self.committee, version, None))
    }
}

/// After a change of calendar or policy: moves each open clock whose due date has moved, as a
/// recorded event; closed ones never move (reliability.md, invariant 16).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RePlanDeadlines {
    /// Who asks.
    pub by: By,
    /// The committee.
    pub committee: Uuid,
}

#[async_trait]
impl Command for RePlanDeadlines {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let condition = "p.committee_id = ? AND p.due_on IS NOT NULL";
        let open = tx.petitions(condition, vec![self.committee.into()]).await?;
        let mut answer = Answer::of(self.committee, 0, None);
        for loaded in open {
            if let Some(action) = moved(&loaded)? {
                let outcome = tx.carry_out(loaded, action, &self.by).await?;
                answer.further.push(outcome.petition.id.0);
            }
        }
        Ok(answer)
    }
}

fn moved(loaded: &LoadedPetition) -> Result<Option<Action>, Failure> {
    let p = &loaded.petition;
    let Some(clock) = &p.clock else {
        return Ok(None);
    };
    let due = clock.due(&loaded.directory.calendar)?;
    let same = p.due == Some(due);
    Ok((!same).then_some(Action::RePlan {
        office: loaded.directory.version,
    }))
}
