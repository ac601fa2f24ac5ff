//! A committee moves in: units, people, posts and what the office has set.
use super::rows;
use crate::chain::{BEGINNING, Entry};
use crate::tx::{Stmt, to_json};
use crate::{Answer, Command, Failure, Tx};
use async_trait::async_trait;
use chrono::NaiveDate;
use sea_orm::Value;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use workflow::ids::{PersonId, UnitId};
use workflow::person::{Person, Post};
use workflow::unit::Unit;

/// A committee to be installed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NewCommittee {
    /// Its id.
    pub id: Uuid,
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// First part of petition codes.
    pub code_prefix: String,
    /// Its time zone, by its IANA name.
    pub time_zone: String,
    /// Its unit in the tree.
    pub root: UnitId,
}

/// Something the office has set.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NewSetting {
    /// Which part: `preset`, `calendar-2025`, …
    pub name: String,
    /// From when.
    pub from: NaiveDate,
    /// Its content, as JSON.
    pub body: String,
}

/// A register of documents that the office has begun on paper or elsewhere (invariant 13).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NewRegister {
    /// Type of document, e.g. `TB`.
    pub kind: String,
    /// Numbering period, as documents are issued under it.
    pub period: String,
    /// The last number that is taken.
    pub last: u32,
}

/// Somebody acts for another.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NewSubstitution {
    /// Who is away.
    pub absent: PersonId,
    /// Who acts.
    pub by: PersonId,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Why.
    pub reason: String,
}

/// Installs a committee.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Install {
    /// The committee.
    pub committee: NewCommittee,
    /// Its units, its own included.
    pub units: Vec<Unit>,
    /// Its people.
    pub people: Vec<Person>,
    /// Their posts.
    pub posts: Vec<Post>,
    /// Substitutions.
    pub substitutions: Vec<NewSubstitution>,
    /// What the office has set.
    pub settings: Vec<NewSetting>,
    /// Registers that go on from a number; others begin at 1.
    #[serde(default)]
    pub registers: Vec<NewRegister>,
}

#[async_trait]
impl Command for Install {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let c = &self.committee;
        let sql = "INSERT INTO committee (id, key, name, code_prefix, time_zone, root_unit_id, directory_version) VALUES (?, ?, ?, ?, ?, ?, 1)";
        let values: [Value; 6] = [
            c.id.into(),
            c.key.clone().into(),
            c.name.clone().into(),
            c.code_prefix.clone().into(),
            c.time_zone.clone().into(),
            c.root.0.into(),
        ];
        tx.write(Stmt::new(sql, values));
        let sql = "INSERT INTO chain_head (committee_id, seq, hash) VALUES (?, 0, ?)";
        tx.write(Stmt::new(sql, [c.id.into(), BEGINNING.into()]));
        tx.flush().await?;
        self.units(tx).await?;
        self.people(tx).await?;
        for s in &self.settings {
            let sql =
                "INSERT INTO setting (committee_id, name, valid_from, body) VALUES (?, ?, ?, ?)";
            tx.write(Stmt::new(
                sql,
                [
                    c.id.into(),
                    s.name.clone().into(),
                    s.from.into(),
                    s.body.clone().into(),
                ],
            ));
        }
        for r in &self.registers {
            let sql = "INSERT INTO register (committee_id, kind, period, last) VALUES (?, ?, ?, ?)";
            let values: [Value; 4] = [
                c.id.into(),
                r.kind.clone().into(),
                r.period.clone().into(),
                i64::from(r.last).into(),
            ];
            tx.write(Stmt::new(sql, values));
        }
        let entry = Entry {
            subject: "office",
            subject_id: c.id,
            version: 1,
            canonical: to_json(self)?,
        };
        tx.append(c.id, entry).await?;
        crate::Directory::load(tx, c.id).await?;
        Ok(Answer::of(c.id, 1, Some(c.key.clone())))
    }
}

impl Install {
    async fn units(&self, tx: &mut Tx<'_>) -> Result<(), Failure> {
        for u in &self.units {
            rows::insert_unit(tx, self.committee.id, u)?;
            tx.flush().await?;
        }
        for (unit, successor) in self
            .units
            .iter()
            .flat_map(|u| u.successors.iter().map(move |s| (u.id, *s)))
        {
            let sql = "INSERT INTO unit_successor (unit_id, successor_id) VALUES (?, ?)";
            tx.write(Stmt::new(sql, [unit.0.into(), successor.0.into()]));
        }
        tx.flush().await
    }

    async fn people(&self, tx: &mut Tx<'_>) -> Result<(), Failure> {
        for p in &self.people {
            rows::insert_person(tx, self.committee.id, p)?;
            tx.flush().await?;
        }
        for p in &self.posts {
            rows::insert_post(tx, self.committee.id, p)?;
            tx.flush().await?;
        }
        for s in &self.substitutions {
            let sql = "INSERT INTO substitution (committee_id, absent_id, by_id, valid_from, valid_to, reason) VALUES (?, ?, ?, ?, ?, ?)";
            let values = [
                self.committee.id.into(),
                s.absent.0.into(),
                s.by.0.into(),
                s.from.into(),
                s.to.into(),
                s.reason.clone().into(),
            ];
            tx.write(Stmt::new(sql, values));
        }
        tx.flush().await
    }
}
