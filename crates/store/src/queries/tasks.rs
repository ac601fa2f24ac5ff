//! What cells must do after a conference (GL-11).
use super::refs::{PersonRef, UnitRef};
use super::viewer::Viewer;
use crate::directory::Directory;
use crate::{Failure, Store};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use std::collections::BTreeSet;
use uuid::Uuid;
use workflow::cycle::CycleMonth;
use workflow::ids::{ConferenceId, PersonId, UnitId};

/// A task of a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TaskLine {
    /// After which conference.
    pub conference: ConferenceId,
    /// Which cell.
    pub cell: UnitRef,
    /// What is to be done.
    pub what: String,
    /// By when.
    pub due_on: NaiveDate,
    /// Who has taken note.
    pub acknowledged_by: Option<PersonRef>,
    /// When.
    pub acknowledged_at: Option<DateTime<Utc>>,
}

/// How many tasks there are, and how cells took note of them (GL-11).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TaskCount {
    /// One per cell and conference.
    pub all: u32,
    /// Taken note of.
    pub noted: u32,
    /// Of these after the due date.
    pub late: u32,
}

impl Store {
    /// Counts the tasks that the viewer may see, of a month or of all.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn task_count(
        &self,
        office: &Directory,
        viewer: &Viewer,
        month: Option<CycleMonth>,
    ) -> Result<TaskCount, Failure> {
        let sql = "SELECT c.id, y.month FROM conference c JOIN cycle y ON y.id = c.cycle_id WHERE c.committee_id = ?";
        let wanted = month.map(|m| m.to_string());
        let mut of_month = BTreeSet::new();
        for row in self.read(sql, [office.committee.id.into()]).await? {
            if wanted.is_none() || wanted == Some(row.try_get("", "month")?) {
                of_month.insert(ConferenceId(row.try_get("", "id")?));
            }
        }
        let mut count = TaskCount::default();
        for task in self.tasks(office, viewer, false).await? {
            if of_month.contains(&task.conference) {
                let noted = task.acknowledged_at.map(|at| office.day(at));
                count.all += 1;
                count.noted += u32::from(noted.is_some());
                count.late += u32::from(noted.is_some_and(|day| day > task.due_on));
            }
        }
        Ok(count)
    }

    /// Tasks the viewer may see, soonest first; only the open ones if asked so.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn tasks(
        &self,
        office: &Directory,
        viewer: &Viewer,
        open: bool,
    ) -> Result<Vec<TaskLine>, Failure> {
        let only = if open {
            " AND t.acknowledged_at IS NULL"
        } else {
            ""
        };
        let sql = format!(
            "SELECT t.* FROM follow_up_task t JOIN conference c ON c.id = t.conference_id WHERE c.committee_id = ?{only} ORDER BY t.due_on, t.cell_id, t.conference_id"
        );
        let rows = self.read(&sql, [office.committee.id.into()]).await?;
        let mut lines = Vec::new();
        for row in &rows {
            let cell = UnitId(row.try_get("", "cell_id")?);
            if !viewer.scope.reaches(office.tree.place(cell).as_ref()) {
                continue;
            }
            let by: Option<Uuid> = row.try_get("", "acknowledged_by")?;
            lines.push(TaskLine {
                conference: ConferenceId(row.try_get("", "conference_id")?),
                cell: office.unit_ref(cell),
                what: row.try_get("", "what")?,
                due_on: row.try_get("", "due_on")?,
                acknowledged_by: by.map(|p| office.person_ref(PersonId(p))),
                acknowledged_at: row.try_get("", "acknowledged_at")?,
            });
        }
        Ok(lines)
    }
}
