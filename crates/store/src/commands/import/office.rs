//! Units, people, posts and days off: one command for a file.
use super::all;
use super::taken::Taken;
use crate::commands::{By, NewSetting, rows, word_of};
use crate::directory::json;
use crate::tx::{Stmt, to_json};
use crate::units::Heirs;
use crate::{Answer, Command, Directory, Failure, Tx};
use async_trait::async_trait;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;
use workflow::calendar::{CalendarData, CalendarEntry};
use workflow::ids::{PersonId, UnitId};
use workflow::import::{
    Change, PersonRow, PostRow, Seats, UnitRow, calendar, people, posts, units,
};
use workflow::person::Person;

macro_rules! command {
    ($(#[$doc:meta])* $name:ident, $row:ty) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Serialize, Deserialize)]
        pub struct $name {
            /// Who imports: the Office chief.
            pub by: By,
            /// The committee.
            pub committee: Uuid,
            /// The rows, none of them in doubt.
            pub rows: Vec<$row>,
        }

        #[async_trait]
        impl Command for $name {
            async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
                let directory = tx.office(self.committee).await?;
                let taken = self.write(tx, &directory).await?;
                tx.flush().await?;
                let changed = taken.subjects(self.committee);
                if changed.is_empty() {
                    let version = u32::try_from(directory.version).unwrap_or(u32::MAX);
                    return Ok(Answer::of(self.committee, version, None));
                }
                let version = tx.office_changed(&directory, &self.by, &taken).await?;
                // Reading it back refuses an office that does not hold together.
                let after = Directory::load(tx, self.committee).await?;
                hand_on(tx, &after, &taken).await?;
                let mut answer = Answer::of(self.committee, version, None);
                answer.further = changed;
                Ok(answer)
            }
        }
    };
}

command! {
    /// Takes units in.
    ImportUnits, UnitRow
}

command! {
    /// Takes people in.
    ImportPeople, PersonRow
}

command! {
    /// Takes posts in.
    ImportPosts, PostRow
}

command! {
    /// Takes days off and make-up days in.
    ImportCalendar, CalendarEntry
}

/// What lies with units that have ended by the file goes on with who took them over, as where they
/// are changed one by one.
async fn hand_on(tx: &mut Tx<'_>, office: &Directory, taken: &Taken) -> Result<(), Failure> {
    let Taken::Units(units) = taken else {
        return Ok(());
    };
    let today = office.day(tx.now());
    let gone = units
        .iter()
        .filter(|u| u.valid.to.is_some_and(|to| to < today));
    let of: BTreeMap<_, _> = gone
        .map(|u| (u.id, office.tree.heir(u.id, today)))
        .collect();
    if of.is_empty() {
        return Ok(());
    }
    let heirs = Heirs {
        of,
        given: BTreeMap::new(),
        tree: &office.tree,
    };
    let lying = tx.lying(office.committee.id, &heirs).await?;
    tx.hand_on(&lying, &heirs).await
}

impl ImportUnits {
    async fn write(&self, tx: &mut Tx<'_>, d: &Directory) -> Result<Taken, Failure> {
        let root = d.committee.root;
        let changes = all(units(&d.tree, root, &self.rows, || UnitId(tx.id())))?;
        let mut changed = Vec::new();
        for change in &changes {
            match change {
                Change::New(unit) => rows::insert_unit(tx, self.committee, unit)?,
                Change::Changed { to, .. } => rows::update_unit(tx, to),
                Change::Same(_) => continue,
            }
            tx.flush().await?;
            changed.push(change.after().clone());
        }
        // Only now are all units there that a successor may be.
        for unit in &changed {
            rows::successors(tx, unit);
            tx.flush().await?;
        }
        Ok(Taken::Units(changed))
    }
}

impl ImportPeople {
    async fn write(&self, tx: &mut Tx<'_>, d: &Directory) -> Result<Taken, Failure> {
        let changes = all(people(&d.people, &self.rows, || PersonId(tx.id())))?;
        let mut changed = Vec::new();
        for change in &changes {
            match change {
                Change::New(person) => rows::insert_person(tx, self.committee, person)?,
                Change::Changed { to, .. } => update_person(tx, to)?,
                Change::Same(_) => continue,
            }
            tx.flush().await?;
            changed.push(change.after().clone());
        }
        Ok(Taken::People(changed))
    }
}

fn update_person(tx: &mut Tx<'_>, p: &Person) -> Result<(), Failure> {
    let sql = "UPDATE person SET name = ?, status = ?, email = ?, phone = ?, born = ? WHERE id = ?";
    let values = [
        p.name.clone().into(),
        word_of(&p.status)?,
        p.email.clone().into(),
        p.phone.clone().into(),
        p.born.map(i64::from).into(),
        p.id.0.into(),
    ];
    tx.write(Stmt::new(sql, values));
    Ok(())
}

impl ImportPosts {
    async fn write(&self, tx: &mut Tx<'_>, d: &Directory) -> Result<Taken, Failure> {
        let preset = d.preset(d.day(tx.now()))?;
        let seats = Seats {
            tree: &d.tree,
            people: &d.people,
            posts: &d.posts,
            capacities: &preset.capacities,
        };
        let mut changed = Vec::new();
        for change in all(posts(seats, &self.rows))? {
            match &change {
                Change::New(post) => rows::insert_post(tx, self.committee, post)?,
                Change::Changed { to, .. } => rows::end_post(tx, to)?,
                Change::Same(_) => continue,
            }
            tx.flush().await?;
            changed.push(change.after().clone());
        }
        Ok(Taken::Posts(changed))
    }
}

impl ImportCalendar {
    async fn write(&self, tx: &mut Tx<'_>, d: &Directory) -> Result<Taken, Failure> {
        let years = calendar(d.calendar.files(), &self.rows);
        all(years.rows)?;
        let today = d.day(tx.now());
        let set = self.set(tx).await?;
        let mut changed = Vec::new();
        for data in years.changed {
            let first = data.coverage.first();
            let (name, from) = set
                .iter()
                .find(|(_, _, begins)| *begins == first)
                .map_or_else(
                    || (first.format("calendar-%Y").to_string(), today),
                    |(name, from, _)| (name.clone(), today.max(*from)),
                );
            let sql = "INSERT INTO setting (committee_id, name, valid_from, body) VALUES (?, ?, ?, ?) \
                       ON CONFLICT (committee_id, name, valid_from) DO UPDATE SET body = excluded.body";
            let body = to_json(&data)?;
            let values = [
                self.committee.into(),
                name.clone().into(),
                from.into(),
                body.clone().into(),
            ];
            tx.write(Stmt::new(sql, values));
            changed.push(NewSetting { name, from, body });
        }
        Ok(Taken::Settings(changed))
    }

    /// Calendars as they were last set: name, day from which, first day covered. The last edit of a
    /// year is the one that stays, so a new one must not come before it.
    async fn set(&self, tx: &mut Tx<'_>) -> Result<Vec<(String, NaiveDate, NaiveDate)>, Failure> {
        let sql = "SELECT name, valid_from, body FROM setting WHERE committee_id = ? AND name LIKE 'calendar-%' ORDER BY name, valid_from DESC";
        let rows = tx.rows(Stmt::new(sql, [self.committee.into()])).await?;
        rows.iter()
            .map(|row| {
                let body: String = row.try_get("", "body")?;
                let data: CalendarData = json(&body)?;
                let first = data.coverage.first();
                Ok((
                    row.try_get("", "name")?,
                    row.try_get("", "valid_from")?,
                    first,
                ))
            })
            .collect()
    }
}
