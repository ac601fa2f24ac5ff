//! Petitions: record, columns, clocks, supporters and texts against the replayed events.
use super::documents::Papers;
use super::office::Office;
use super::{Audit, AuditFault, Auditor, SLICE};
use crate::Failure;
use crate::columns::{ClockRow, Columns, clock_moved};
use crate::directory::json;
use crate::petitions::folded;
use crate::tx::to_json;
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QueryResult, Value};
use std::collections::BTreeMap;
use uuid::Uuid;
use workflow::petition::{Digest, Event, Petition};

/// What the events of one petition give.
#[derive(Default)]
struct Replayed {
    history: Vec<(i64, Event)>,
    petition: Option<Petition>,
    clocks: Vec<ClockRow>,
}

impl Replayed {
    fn hear(&mut self, seq: i64, event: Event) -> Result<(), Failure> {
        let before = self.petition.take();
        let after = match &before {
            None => Petition::replay([&event]),
            Some(p) => Some(p.clone().apply(&event)),
        };
        if let Some(after) = &after
            && clock_moved(before.as_ref(), after)
        {
            ClockRow::moved(&mut self.clocks, after)?;
        }
        self.petition = after;
        self.history.push((seq, event));
        Ok(())
    }

    /// Whether the row holds what the events give: the record, every column beside it, its moments.
    fn gives(&self, row: &QueryResult, office: &Office) -> Result<bool, Failure> {
        let (Some(p), Some((seq, last))) = (&self.petition, self.history.last()) else {
            return Ok(false);
        };
        let Ok(stored) = json::<Petition>(&row.try_get::<String>("", "record")?) else {
            return Ok(false);
        };
        let policy = office.policy(*seq, last.day);
        let columns = policy.map(|policy| Columns::of(p, policy));
        let moment = |name: &str| row.try_get::<DateTime<Utc>>("", name);
        let begun = self.history.first().map(|(_, event)| event.at);
        Ok(stored == *p
            && columns == Some(Columns::read(row)?)
            && begun == Some(moment("created_at")?)
            && last.at == moment("updated_at")?)
    }

    /// Whether some event speaks of a text with this digest.
    fn speaks_of(&self, digest: &str) -> bool {
        let mut events = self.history.iter();
        events.any(|(_, e)| to_json(&e.action).is_ok_and(|text| text.contains(digest)))
    }
}

impl<C: ConnectionTrait> Auditor<'_, C> {
    pub(super) async fn replay_petitions(
        &self,
        committee: Uuid,
        office: &Office,
        papers: &mut Papers,
        audit: &mut Audit,
    ) -> Result<(), Failure> {
        let mut after = Uuid::nil();
        loop {
            let sql = format!(
                "SELECT * FROM petition WHERE committee_id = ? AND id > ? ORDER BY id LIMIT {SLICE}"
            );
            let rows = self.read(&sql, [committee.into(), after.into()]).await?;
            let Some(last) = rows.last() else { break };
            after = last.try_get("", "id")?;
            self.replay_slice(&rows, office, papers, audit).await?;
        }
        self.vanished(committee, "petition", audit).await
    }

    async fn replay_slice(
        &self,
        rows: &[QueryResult],
        office: &Office,
        papers: &mut Papers,
        audit: &mut Audit,
    ) -> Result<(), Failure> {
        let ids = rows
            .iter()
            .map(|row| row.try_get("", "id"))
            .collect::<Result<Vec<Uuid>, _>>()?;
        let mut replayed: BTreeMap<Uuid, Replayed> = BTreeMap::new();
        for row in self.slice_of_events(&ids).await? {
            // A text that is no event any more has broken its link, and its row differs.
            if let Ok(event) = json::<Event>(&row.try_get::<String>("", "canonical")?) {
                papers.hear_of_petition(&event);
                let of = replayed.entry(row.try_get("", "subject_id")?).or_default();
                of.hear(row.try_get("", "seq")?, event)?;
            }
        }
        let mut clocks = self.clocks(&ids).await?;
        let mut supporters = self.supporters(&ids).await?;
        for (row, &subject) in rows.iter().zip(&ids) {
            audit.petitions += 1;
            let of = replayed.remove(&subject).unwrap_or_default();
            audit.versions(subject, of.history.iter().map(|(_, e)| e.version));
            let supporting = of.petition.iter().flat_map(|p| p.bodies.iter());
            let supporting = supporting.flat_map(|b| b.support.iter().map(|u| u.0));
            let same = of.gives(row, office)?
                && of.clocks == clocks.remove(&subject).unwrap_or_default()
                && supporting.eq(supporters.remove(&subject).unwrap_or_default());
            if !same {
                audit.differs(subject);
            }
            let withheld = of.petition.as_ref().is_some_and(|p| p.withheld);
            let matter = of.petition.as_ref().map(|p| &p.matter);
            if !text_holds(row, withheld, matter)? {
                audit.faults.push(AuditFault::TextDiffers { subject });
            }
            replayed.insert(subject, of);
        }
        self.check_replies(&ids, &replayed, audit).await
    }

    async fn of_petitions(
        &self,
        select: &str,
        ids: &[Uuid],
        order: &str,
    ) -> Result<Vec<QueryResult>, Failure> {
        let marks = vec!["?"; ids.len()].join(", ");
        let sql = format!("{select} WHERE petition_id IN ({marks}) ORDER BY petition_id, {order}");
        self.read(&sql, ids.iter().map(|id| Value::from(*id))).await
    }

    async fn clocks(&self, ids: &[Uuid]) -> Result<BTreeMap<Uuid, Vec<ClockRow>>, Failure> {
        let mut found: BTreeMap<Uuid, Vec<ClockRow>> = BTreeMap::new();
        let sql = "SELECT * FROM deadline";
        for row in self.of_petitions(sql, ids, "opened_version").await? {
            let of = found.entry(row.try_get("", "petition_id")?).or_default();
            of.push(ClockRow::read(&row)?);
        }
        Ok(found)
    }

    async fn supporters(&self, ids: &[Uuid]) -> Result<BTreeMap<Uuid, Vec<Uuid>>, Failure> {
        let mut found: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
        let sql = "SELECT * FROM supporter";
        for row in self.of_petitions(sql, ids, "unit_id").await? {
            let of = found.entry(row.try_get("", "petition_id")?).or_default();
            of.push(row.try_get("", "unit_id")?);
        }
        Ok(found)
    }

    /// Every stored answer is one that an event speaks of, and has its digest (invariant 12).
    async fn check_replies(
        &self,
        ids: &[Uuid],
        replayed: &BTreeMap<Uuid, Replayed>,
        audit: &mut Audit,
    ) -> Result<(), Failure> {
        let sql = "SELECT petition_id, salt, body, digest FROM reply";
        for row in self.of_petitions(sql, ids, "digest").await? {
            let subject: Uuid = row.try_get("", "petition_id")?;
            let (salt, digest): (String, String) =
                (row.try_get("", "salt")?, row.try_get("", "digest")?);
            let body: Option<String> = row.try_get("", "body")?;
            let same = body.is_none_or(|body| Digest::of(&salt, &body).0 == digest);
            let told = replayed.get(&subject).is_some_and(|r| r.speaks_of(&digest));
            if !(same && told) {
                audit.faults.push(AuditFault::TextDiffers { subject });
            }
        }
        Ok(())
    }
}

/// The words are those of the digest, and so is what is searched; a withheld petition has none.
fn text_holds(row: &QueryResult, withheld: bool, digest: Option<&Digest>) -> Result<bool, Failure> {
    let part = |name: &str| row.try_get::<Option<String>>("", name);
    let parts = [
        part("title")?,
        part("matter")?,
        part("place")?,
        part("addressee")?,
    ];
    let searched = part("folded")?;
    if withheld {
        return Ok(parts.iter().all(Option::is_none) && searched.is_none());
    }
    let salt: String = row.try_get("", "salt")?;
    let parts = parts.map(Option::unwrap_or_default);
    let joined: String = parts.iter().map(|p| format!("{}:{p}", p.len())).collect();
    let same = Some(&Digest::of(&salt, &joined)) == digest;
    Ok(same && searched == Some(folded(&parts)))
}
