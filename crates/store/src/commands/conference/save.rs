//! What is written of a conference: its row, its event, its notices, the tasks of its cells.
use super::audience::{cells, invited};
use crate::chain::Entry;
use crate::directory::{Directory, as_word};
use crate::tx::{Miss, Stmt, to_json};
use crate::{Failure, Tx};
use chrono::NaiveDate;
use sea_orm::QueryResult;
use std::collections::BTreeSet;
use uuid::Uuid;
use workflow::conference::{Conference, ConferenceOutcome};
use workflow::text::Line;

/// Columns kept beside a conference's record; the audit compares them with what its events give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ConferenceColumns {
    cycle: Uuid,
    cluster: Option<Uuid>,
    state: String,
    held_on: NaiveDate,
    version: i64,
}

impl ConferenceColumns {
    /// Those of a record.
    pub(crate) fn of(c: &Conference) -> Result<Self, Failure> {
        Ok(Self {
            cycle: c.cycle.0,
            cluster: c.home.cluster.map(|u| u.0),
            state: as_word(&c.state)?,
            held_on: c.slot.date,
            version: i64::from(c.version),
        })
    }

    /// Those of a row.
    pub(crate) fn read(row: &QueryResult) -> Result<Self, Failure> {
        Ok(Self {
            cycle: row.try_get("", "cycle_id")?,
            cluster: row.try_get("", "cluster_id")?,
            state: row.try_get("", "state")?,
            held_on: row.try_get("", "held_on")?,
            version: row.try_get("", "version")?,
        })
    }
}

impl Tx<'_> {
    /// Saves a conference's move: row, notices, event.
    pub(crate) async fn save_conference(
        &mut self,
        outcome: &ConferenceOutcome,
        before: Option<&Conference>,
        directory: &Directory,
    ) -> Result<(), Failure> {
        let c = &outcome.conference;
        let columns = ConferenceColumns::of(c)?;
        match before {
            Some(was) => {
                let sql = "UPDATE conference SET state = ?, held_on = ?, version = ?, record = ? WHERE id = ? AND version = ?";
                let values = [
                    columns.state.into(),
                    columns.held_on.into(),
                    columns.version.into(),
                    to_json(c)?.into(),
                    c.id.0.into(),
                    i64::from(was.version).into(),
                ];
                self.write(Stmt::new(sql, values).must_hit(Miss::OtherVersion));
            }
            None => {
                let sql = "INSERT INTO conference (id, committee_id, cycle_id, cluster_id, state, held_on, version, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
                let values = [
                    c.id.0.into(),
                    directory.committee.id.into(),
                    columns.cycle.into(),
                    columns.cluster.into(),
                    columns.state.into(),
                    columns.held_on.into(),
                    columns.version.into(),
                    to_json(c)?.into(),
                ];
                self.write(Stmt::new(sql, values));
            }
        }
        self.conference_notices(outcome, directory)?;
        let entry = Entry {
            subject: "conference",
            subject_id: c.id.0,
            version: c.version,
            canonical: to_json(&outcome.event)?,
        };
        self.append(directory.committee.id, entry).await
    }

    fn conference_notices(
        &mut self,
        outcome: &ConferenceOutcome,
        directory: &Directory,
    ) -> Result<(), Failure> {
        let mut told = BTreeSet::new();
        for notice in &outcome.notices {
            for (person, on_behalf) in invited(notice.to, &outcome.conference, directory)? {
                if outcome.event.doer.person != Some(person) && told.insert(person) {
                    let (c, version) = (outcome.conference.id.0, outcome.event.version);
                    self.outbox_row(directory, c, version, person, on_behalf, notice.urgency)?;
                }
            }
        }
        Ok(())
    }

    /// What each cell must do after the conference, due in a week (GL-11).
    pub(super) fn follow_up_tasks(
        &mut self,
        c: &Conference,
        directory: &Directory,
        what: &Line,
    ) -> Result<(), Failure> {
        let day = c.slot.date;
        let due = directory.calendar.add_working_days(day, 5)?;
        for cell in cells(c, directory) {
            let sql = "INSERT INTO follow_up_task (conference_id, cell_id, what, due_on) VALUES (?, ?, ?, ?)";
            self.write(Stmt::new(
                sql,
                [
                    c.id.0.into(),
                    cell.0.into(),
                    what.to_string().into(),
                    due.into(),
                ],
            ));
        }
        Ok(())
    }
}
