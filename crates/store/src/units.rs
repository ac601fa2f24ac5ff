//! What lies with units that end, as of this transaction; and handing open petitions on.
use crate::commands::By;
use crate::directory::{Directory, json};
use crate::tx::{Stmt, Tx};
use crate::{Failure, LoadedPetition};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use workflow::conference::Conference;
use workflow::cycle::CycleMonth;
use workflow::hosting::{HostYear, Turn};
use workflow::ids::{PetitionId, UnitId};
use workflow::petition::{Action, GOES_ON, Petition};
use workflow::unit::{Done, Reorganised, Tree, UnitRefusal};

/// Rows that one statement asks for.
const SLICE: usize = 200;

/// A petition that goes on, with what people know it by.
#[derive(Clone, Debug)]
pub(crate) struct Lying {
    pub(crate) petition: Petition,
    /// Its short summary, unless withheld.
    pub(crate) title: Option<String>,
}

impl Lying {
    /// Its code, else its summary, else its id.
    pub(crate) fn called(&self) -> String {
        let p = &self.petition;
        let named = p.code.clone().or_else(|| self.title.clone());
        named.unwrap_or_else(|| p.id.to_string())
    }
}

/// Who takes over the units of a petition.
pub(crate) struct Heirs<'h> {
    /// Of each unit that has ended; none where nobody has.
    pub(crate) of: BTreeMap<UnitId, Option<UnitId>>,
    /// Petitions of a unit that is split, and where they go.
    pub(crate) given: BTreeMap<PetitionId, UnitId>,
    /// The tree after the change.
    pub(crate) tree: &'h Tree,
}

impl<'h> Heirs<'h> {
    /// Those of a change.
    pub(crate) fn of(
        done: &Reorganised,
        given: BTreeMap<PetitionId, UnitId>,
        tree: &'h Tree,
    ) -> Self {
        let heir = |u: &workflow::unit::Unit| (u.id, u.successors.first().copied());
        Self {
            of: done.ended.iter().map(heir).collect(),
            given,
            tree,
        }
    }

    /// Who has the unit's part of this petition now.
    pub(crate) fn heir(&self, petition: PetitionId, unit: UnitId) -> UnitId {
        let Some(first) = self.of.get(&unit) else {
            return unit;
        };
        let given = self.given.get(&petition);
        let named = given.filter(|to| {
            let ended = self.tree.get(unit);
            ended.is_some_and(|u| u.successors.contains(to))
        });
        named.copied().or(*first).unwrap_or(unit)
    }

    /// Whether the petition lies with a unit that has ended.
    pub(crate) fn concern(&self, p: &Petition) -> bool {
        let units = p.lies().units();
        units.iter().any(|unit| self.of.contains_key(unit))
    }

    /// Every one of them has found a unit that stands.
    fn leave_none(&self, lying: &[Lying]) -> Result<(), UnitRefusal> {
        let heir = |p: &Petition, unit: UnitId| self.heir(p.id, unit);
        let left = lying.iter().filter(|l| {
            let p = &l.petition;
            let units = p.lies().units();
            units.iter().any(|u| self.of.contains_key(&heir(p, *u)))
        });
        let codes: Vec<_> = left.map(Lying::called).collect();
        if codes.is_empty() {
            return Ok(());
        }
        Err(UnitRefusal::LeavesPetitions { codes })
    }
}

impl Tx<'_> {
    /// Petitions that go on and lie with a unit that has ended.
    ///
    /// # Errors
    /// Nobody has taken over from one of them, or a petition is given away that does not lie there.
    pub(crate) async fn lying(
        &mut self,
        committee: Uuid,
        heirs: &Heirs<'_>,
    ) -> Result<Vec<Lying>, Failure> {
        let states = GOES_ON.iter().map(|s| format!("'{}'", s.name()));
        let sql = format!(
            "SELECT p.record, p.title FROM petition p WHERE p.committee_id = ? AND p.state IN ({}) ORDER BY p.code, p.id",
            states.collect::<Vec<_>>().join(", ")
        );
        let mut found = Vec::new();
        for row in self.rows(Stmt::new(sql, [committee.into()])).await? {
            let petition: Petition = json(&row.try_get::<String>("", "record")?)?;
            if heirs.concern(&petition) {
                let title = row.try_get("", "title")?;
                found.push(Lying { petition, title });
            }
        }
        heirs.leave_none(&found)?;
        for (id, to) in &heirs.given {
            let given = |unit: &UnitId| heirs.heir(*id, *unit) == *to;
            let goes = |l: &Lying| {
                let units = l.petition.lies().units();
                l.petition.id == *id && units.iter().any(given)
            };
            if !found.iter().any(goes) {
                let sql = "SELECT code FROM petition WHERE id = ?";
                let row = self.row(Stmt::new(sql, [id.0.into()])).await?;
                let code: Option<String> =
                    row.map(|r| r.try_get("", "code")).transpose()?.flatten();
                let code = code.unwrap_or_else(|| id.to_string());
                return Err(UnitRefusal::PetitionElsewhere { code }.into());
            }
        }
        Ok(found)
    }

    /// Hands petitions on to who took their units over, each as an event of its own.
    pub(crate) async fn hand_on(
        &mut self,
        lying: &[Lying],
        heirs: &Heirs<'_>,
    ) -> Result<(), Failure> {
        let ids: Vec<Uuid> = lying.iter().map(|l| l.petition.id.0).collect();
        for slice in ids.chunks(SLICE) {
            let marks = vec!["?"; slice.len()].join(", ");
            let values = slice.iter().map(|id| (*id).into()).collect();
            let loaded = self
                .petitions(&format!("p.id IN ({marks})"), values)
                .await?;
            for one in loaded {
                self.succeed(one, heirs).await?;
            }
        }
        Ok(())
    }

    /// The same for one petition; none where nothing changes.
    pub(crate) async fn succeed(
        &mut self,
        one: LoadedPetition,
        heirs: &Heirs<'_>,
    ) -> Result<Option<workflow::petition::Outcome>, Failure> {
        let p = &one.petition;
        let to = p.succession(|unit| heirs.heir(p.id, unit), heirs.tree);
        let Some(to) = to else { return Ok(None) };
        let action = Action::Succeed { to };
        let outcome = self.carry_out(one, action, &By::clockwork()).await?;
        Ok(Some(outcome))
    }

    /// A petition that is open again goes on where its units have been taken over.
    pub(crate) async fn follow_units(
        &mut self,
        id: PetitionId,
    ) -> Result<Option<workflow::petition::Outcome>, Failure> {
        let one = self.petition(id).await?;
        let directory = one.directory.clone();
        let today = directory.day(self.now());
        let units = one.petition.lies().units();
        let gone = units.into_iter().filter(|u| {
            let unit = directory.tree.get(*u);
            unit.is_some_and(|u| !u.valid.holds(today))
        });
        let heirs = Heirs {
            of: gone.map(|u| (u, directory.tree.heir(u, today))).collect(),
            given: BTreeMap::new(),
            tree: &directory.tree,
        };
        self.succeed(one, &heirs).await
    }

    /// Conferences that are ahead or in session.
    pub(crate) async fn conferences_ahead(
        &mut self,
        committee: Uuid,
    ) -> Result<Vec<Conference>, Failure> {
        let sql = "SELECT record FROM conference WHERE committee_id = ? AND state IN ('Planned', 'Confirmed', 'InSession') ORDER BY held_on, id";
        let rows = self.rows(Stmt::new(sql, [committee.into()])).await?;
        rows.iter()
            .map(|row| json(&row.try_get::<String>("", "record")?))
            .collect()
    }

    /// The last thing that was done in one of the units on the day or later: a petition or a report
    /// of the month was brought in, or a conference was held.
    pub(crate) async fn done_since(
        &mut self,
        directory: &Directory,
        units: &BTreeSet<UnitId>,
        on: NaiveDate,
    ) -> Result<Option<Done>, Failure> {
        let (committee, begins) = (directory.committee.id, directory.begins(on));
        let since = "SELECT p.cell_id, p.commune_id, p.cluster_id, p.created_at AS at FROM petition p WHERE p.committee_id = ? AND p.created_at >= ? \
                     UNION ALL SELECT c.cell_id, NULL, NULL, c.at FROM contribution c JOIN cycle y ON y.id = c.cycle_id WHERE y.committee_id = ? AND c.at >= ?";
        let values = [
            committee.into(),
            begins.into(),
            committee.into(),
            begins.into(),
        ];
        let mut last: Option<Done> = None;
        for row in self.rows(Stmt::new(since, values)).await? {
            let day = directory.day(row.try_get::<DateTime<Utc>>("", "at")?);
            for column in ["cell_id", "commune_id", "cluster_id"] {
                let unit = row.try_get::<Option<Uuid>>("", column)?.map(UnitId);
                let unit = unit.filter(|u| units.contains(u));
                last = last.max(unit.map(|unit| Done { day, unit }));
            }
        }
        let sql = "SELECT record FROM conference WHERE committee_id = ? AND held_on >= ? AND state IN ('InSession', 'Closed')";
        let values = [committee.into(), on.into()];
        for row in self.rows(Stmt::new(sql, values)).await? {
            let c: Conference = json(&row.try_get::<String>("", "record")?)?;
            let day = c.slot.date;
            let there = c.covers.iter().copied().chain(c.host);
            let met = there.filter(|u| units.contains(u));
            last = last.max(met.map(|unit| Done { day, unit }).max());
        }
        Ok(last)
    }

    /// Registers in which units that end have turns ahead, with those turns and who has each now.
    /// `change` locks them.
    pub(crate) async fn turns_ahead(
        &mut self,
        committee: Uuid,
        done: &Reorganised,
        on: NaiveDate,
        after: &Tree,
        change: bool,
    ) -> Result<Vec<(HostYear, Vec<(Turn, Option<UnitId>)>)>, Failure> {
        let sql = "SELECT month FROM cycle WHERE committee_id = ?";
        let rows = self.rows(Stmt::new(sql, [committee.into()])).await?;
        let month = |row: &sea_orm::QueryResult| -> Result<CycleMonth, Failure> {
            json(&format!("\"{}\"", row.try_get::<String>("", "month")?))
        };
        let planned: BTreeSet<CycleMonth> = rows.iter().map(month).collect::<Result<_, _>>()?;
        let lock = if change && !self.is_sqlite() {
            " FOR UPDATE"
        } else {
            ""
        };
        let sql =
            format!("SELECT record FROM host_year WHERE committee_id = ? ORDER BY year{lock}");
        let rows = self.rows(Stmt::new(sql, [committee.into()])).await?;
        let heirs = done.hosts();
        let mut found = Vec::new();
        for row in &rows {
            let register: HostYear = json(&row.try_get::<String>("", "record")?)?;
            let turns = register.turns_of(&heirs, &planned, on, after);
            if !turns.is_empty() {
                found.push((register, turns));
            }
        }
        Ok(found)
    }
}
