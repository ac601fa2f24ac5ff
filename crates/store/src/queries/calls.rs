//! People without mail: whom to call or to hand a paper, per commune (flow.md §4).
use super::refs::{PersonRef, UnitRef};
use super::viewer::Viewer;
use crate::directory::{Directory, json};
use crate::{Failure, Store};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::QueryResult;
use serde::Serialize;
use uuid::Uuid;
use workflow::conference::Conference;
use workflow::ids::{PersonId, UnitId};
use workflow::unit::Place;

/// A call to make or a paper to hand over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Call {
    /// The outbox row that is ticked when done.
    pub id: Uuid,
    /// The commune on whose list it stands; none for people of the committee itself.
    pub commune: Option<UnitRef>,
    /// Whom.
    pub person: PersonRef,
    /// His telephone.
    pub phone: Option<String>,
    /// About which petition.
    pub code: Option<String>,
    /// About which conference.
    pub conference: Option<CallConference>,
    /// About which record.
    pub subject: Uuid,
    /// How urgent.
    pub urgency: String,
    /// Since when it waits.
    pub since: DateTime<Utc>,
}

/// A conference as one who calls names it: whose, and on which day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CallConference {
    /// The cluster; the committee itself where it has none.
    pub of: UnitRef,
    /// The day it is or was to be held.
    pub day: NaiveDate,
}

impl Store {
    /// What waits on the call lists that the viewer may see, by commune, person and age. The lines
    /// of people of the committee itself are for who sees all of it.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn calls(
        &self,
        office: &Directory,
        viewer: &Viewer,
        commune: Option<UnitId>,
    ) -> Result<Vec<Call>, Failure> {
        let sql = "SELECT o.id, o.person_id, o.subject_id, o.urgency, o.created_at, p.code, c.record FROM outbox o LEFT JOIN petition p ON p.id = o.subject_id LEFT JOIN conference c ON c.id = o.subject_id WHERE o.committee_id = ? AND o.channel = 'call_list' AND o.state = 'pending' ORDER BY o.id";
        let rows = self.read(sql, [office.committee.id.into()]).await?;
        let mut calls = Vec::with_capacity(rows.len());
        for row in &rows {
            let person = PersonId(row.try_get("", "person_id")?);
            let seat = seat(office, person, self.now());
            if !viewer.scope.reaches(seat.as_ref()) {
                continue;
            }
            calls.push(Call {
                id: row.try_get("", "id")?,
                commune: seat.and_then(|p| p.commune).map(|u| office.unit_ref(u)),
                person: office.person_ref(person),
                phone: office.people.get(&person).and_then(|p| p.phone.clone()),
                code: row.try_get("", "code")?,
                conference: conference(row, office)?,
                subject: row.try_get("", "subject_id")?,
                urgency: row.try_get("", "urgency")?,
                since: row.try_get("", "created_at")?,
            });
        }
        calls.retain(|c| commune.is_none() || c.commune.as_ref().map(|u| u.id) == commune);
        calls.sort_by(|a, b| {
            (&a.commune, &a.person.key, a.since, a.id).cmp(&(
                &b.commune,
                &b.person.key,
                b.since,
                b.id,
            ))
        });
        Ok(calls)
    }
}

fn conference(row: &QueryResult, office: &Directory) -> Result<Option<CallConference>, Failure> {
    let record: Option<String> = row.try_get("", "record")?;
    let Some(record) = record else {
        return Ok(None);
    };
    let found: Conference = json(&record)?;
    let of = found.home.cluster.unwrap_or(found.home.committee);
    Ok(Some(CallConference {
        of: office.unit_ref(of),
        day: found.slot.date,
    }))
}

/// The place in which a person has his post; nowhere for people of the committee itself.
fn seat(office: &Directory, person: PersonId, now: DateTime<Utc>) -> Option<Place> {
    let posts = office.posts_of(person, office.day(now));
    let mut places = posts.iter().filter_map(|p| office.tree.place(p.unit));
    places.find(|p| p.commune.is_some())
}
