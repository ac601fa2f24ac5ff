//! What is done at a conference, and which conference covers a cell.
use super::cycles::{count, cycle_row};
use crate::directory::json;
use crate::petitions::LoadedPetition;
use crate::tx::{Stmt, Tx};
use crate::{Failure, Thing};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use uuid::Uuid;
use workflow::conference::Conference;
use workflow::ids::{ConferenceId, CycleId, PersonId, UnitId};
use workflow::missing::MissingFact;
use workflow::petition::{Action, Coverage, Exception, NotSpoken, Sitting, Speaker};

pub(super) async fn record(
    tx: &mut Tx<'_>,
    loaded: &LoadedPetition,
    id: ConferenceId,
    speaker: PersonId,
    exception: Option<Exception>,
) -> Result<Action, Failure> {
    let conference = tx.conference(id).await?;
    let speaker: Speaker = conference
        .speaker(speaker)
        .ok_or(MissingFact::SpeakerNotHeard)?;
    if loaded.petition.code.is_some() {
        return Err(MissingFact::CodeGiven.into());
    }
    let code = code(tx, loaded, conference.cycle, false).await?;
    let at = conference
        .in_session(code)
        .ok_or_else(|| conference.why_not_in_session())?;
    Ok(Action::Record {
        at,
        speaker,
        exception,
    })
}

/// `GLOC-2025-03-K3-07`; urgent and without a cluster: X.
pub(super) async fn code(
    tx: &mut Tx<'_>,
    loaded: &LoadedPetition,
    cycle: CycleId,
    urgent: bool,
) -> Result<String, Failure> {
    let (month, _) = cycle_row(tx, cycle).await?;
    let directory = &loaded.directory;
    let cluster = loaded.petition.home.cluster.filter(|_| !urgent);
    let letter = cluster
        .and_then(|c| directory.tree.get(c))
        .and_then(|u| u.code.clone())
        .unwrap_or_else(|| "X".into());
    let series = format!("{}-{month}-{letter}", directory.committee.code_prefix);
    let number = tx.next_in_series(directory.committee.id, &series).await?;
    Ok(format!("{series}-{number:02}"))
}

pub(super) async fn announce(
    tx: &mut Tx<'_>,
    loaded: &LoadedPetition,
    id: ConferenceId,
) -> Result<Action, Failure> {
    let p = &loaded.petition;
    let conference = tx.conference(id).await?;
    let Some(line) = &p.document else {
        return Err(MissingFact::NotIssued.into());
    };
    let place = p.home.cluster.unwrap_or(p.home.committee);
    let sql = "SELECT 1 AS one FROM receipt WHERE document_id = ? AND cluster_id = ?";
    let receipt = tx
        .row(Stmt::new(sql, [line.document.0.into(), place.0.into()]))
        .await?;
    let cycles = cycles_between(tx, loaded, line.document.0, conference.cycle).await?;
    let at = conference
        .announced_at(receipt.is_some(), cycles)
        .ok_or_else(|| conference.why_not_in_session())?;
    Ok(Action::Announce { at })
}

pub(super) async fn cycles_between(
    tx: &mut Tx<'_>,
    loaded: &LoadedPetition,
    document: Uuid,
    to: CycleId,
) -> Result<u32, Failure> {
    let sql = "SELECT count(*) AS n FROM cycle WHERE committee_id = ? \
               AND month > (SELECT c.month FROM cycle c JOIN document d ON d.cycle_id = c.id WHERE d.id = ?) \
               AND month <= (SELECT month FROM cycle WHERE id = ?)";
    let values = [
        loaded.directory.committee.id.into(),
        document.into(),
        to.0.into(),
    ];
    count(tx, Stmt::new(sql, values)).await
}

/// The first conference from a day on, neither over nor cancelled, that covers the petition's cell.
pub(super) async fn covering(
    tx: &mut Tx<'_>,
    loaded: &LoadedPetition,
    from: NaiveDate,
) -> Result<Option<Conference>, Failure> {
    let sql = "SELECT record FROM conference WHERE committee_id = ? AND held_on >= ? AND state IN ('Planned', 'Confirmed', 'InSession') ORDER BY held_on, id";
    let values = [loaded.directory.committee.id.into(), from.into()];
    for row in tx.rows(Stmt::new(sql, values)).await? {
        let c: Conference = json(&row.try_get::<String>("", "record")?)?;
        let (home, tree) = (&loaded.petition.home, &loaded.directory.tree);
        if c.meets().cover(home, tree, c.slot.date) {
            return Ok(Some(c));
        }
    }
    Ok(None)
}

/// The next conference after today that covers the cell, as planned (GL-10).
pub(super) async fn next_conference(
    tx: &mut Tx<'_>,
    loaded: &LoadedPetition,
) -> Result<NaiveDate, Failure> {
    let tomorrow = loaded.directory.day(tx.now()).succ_opt();
    let next = match tomorrow {
        Some(day) => covering(tx, loaded, day).await?,
        None => None,
    };
    next.map(|c| c.slot.date)
        .ok_or_else(|| MissingFact::NextConferenceUnplanned.into())
}

/// Whether the cell can still be told at a conference (GL-16). What was issued in a month is told in
/// the next one: before that is planned, nobody knows.
pub(super) async fn coverage(
    tx: &mut Tx<'_>,
    loaded: &LoadedPetition,
) -> Result<Coverage, Failure> {
    let today = loaded.directory.day(tx.now());
    if let Some(c) = covering(tx, loaded, today).await? {
        let (id, date) = (c.id, c.slot.date);
        return Ok(Coverage::Conference { id, date });
    }
    let p = &loaded.petition;
    let sql = "SELECT count(*) AS n FROM cycle WHERE committee_id = ? AND month > (SELECT month FROM cycle WHERE id = ?)";
    let cycle = p.cycle.map(|c| c.0);
    let values = [loaded.directory.committee.id.into(), cycle.into()];
    let planned = count(tx, Stmt::new(sql, values)).await? > 0;
    Ok(if planned {
        Coverage::None
    } else {
        Coverage::NotPlanned
    })
}

/// Why the cell was not heard at the month's conferences; none while one of them is ahead.
pub(super) async fn not_spoken(
    tx: &mut Tx<'_>,
    loaded: &LoadedPetition,
    cycle: CycleId,
) -> Result<Option<NotSpoken>, Failure> {
    let (home, directory) = (&loaded.petition.home, &loaded.directory);
    let sql = "SELECT record FROM conference WHERE committee_id = ? AND cycle_id = ?";
    let values = [directory.committee.id.into(), cycle.0.into()];
    let mut states = BTreeSet::new();
    for row in tx.rows(Stmt::new(sql, values)).await? {
        let c: Conference = json(&row.try_get::<String>("", "record")?)?;
        if c.meets().cover(home, &directory.tree, c.slot.date) {
            states.insert(c.state);
        }
    }
    Ok(workflow::conference::not_spoken(&states))
}

/// The conference at which a commune reports (GL-10).
pub(super) async fn heard(tx: &mut Tx<'_>, loaded: &LoadedPetition) -> Result<Sitting, Failure> {
    let sitting = tx.sitting(loaded).await?;
    sitting.ok_or_else(|| MissingFact::NotInSession.into())
}

/// The conference at which an answer is given, and who of the answering body is there.
pub(super) async fn answering(
    tx: &mut Tx<'_>,
    loaded: &LoadedPetition,
    body: Option<UnitId>,
) -> Result<(Sitting, Option<PersonId>), Failure> {
    let directory = &loaded.directory;
    let held = tx.conference_for(loaded).await?;
    let today = directory.day(tx.now());
    let sitting = held.as_ref().and_then(|c| c.sitting(today));
    let there = |c: Conference| c.somebody_of(body?, &directory.staff(), &directory.tree);
    let spoke = held.and_then(there);
    Ok((sitting.ok_or(MissingFact::NotInSession)?, spoke))
}

impl Tx<'_> {
    /// The conference that covers the cell and is in session, or was held and closed today.
    pub(crate) async fn conference_for(
        &mut self,
        loaded: &LoadedPetition,
    ) -> Result<Option<Conference>, Failure> {
        let sql = "SELECT record FROM conference WHERE committee_id = ? AND (state = 'InSession' OR (state = 'Closed' AND held_on = ?)) ORDER BY state DESC, held_on, id";
        let today = loaded.directory.day(self.now());
        let values = [loaded.directory.committee.id.into(), today.into()];
        for row in self.rows(Stmt::new(sql, values)).await? {
            let c: Conference = json(&row.try_get::<String>("", "record")?)?;
            let (home, tree) = (&loaded.petition.home, &loaded.directory.tree);
            if c.meets().cover(home, tree, today) {
                return Ok(Some(c));
            }
        }
        Ok(None)
    }

    /// The same, as the fact that rides in a move.
    pub(crate) async fn sitting(
        &mut self,
        loaded: &LoadedPetition,
    ) -> Result<Option<Sitting>, Failure> {
        let today = loaded.directory.day(self.now());
        let held = self.conference_for(loaded).await?;
        Ok(held.and_then(|c| c.sitting(today)))
    }

    /// A conference for change.
    pub(crate) async fn conference(&mut self, id: ConferenceId) -> Result<Conference, Failure> {
        let lock = if self.is_sqlite() { "" } else { " FOR UPDATE" };
        let sql = format!("SELECT record FROM conference WHERE id = ?{lock}");
        let row = self
            .row(Stmt::new(sql, [id.0.into()]))
            .await?
            .ok_or(Failure::NotFound(Thing::Conference))?;
        json(&row.try_get::<String>("", "record")?)
    }
}
