//! Conferences: record and columns against the replayed events.
use super::{Audit, Auditor, SLICE};
use crate::Failure;
use crate::commands::ConferenceColumns;
use crate::directory::json;
use sea_orm::{ConnectionTrait, QueryResult};
use std::collections::BTreeMap;
use uuid::Uuid;
use workflow::conference::{Conference, ConferenceEvent};

impl<C: ConnectionTrait> Auditor<'_, C> {
    pub(super) async fn replay_conferences(
        &self,
        committee: Uuid,
        audit: &mut Audit,
    ) -> Result<(), Failure> {
        let mut after = Uuid::nil();
        loop {
            let sql = format!(
                "SELECT * FROM conference WHERE committee_id = ? AND id > ? ORDER BY id LIMIT {SLICE}"
            );
            let rows = self.read(&sql, [committee.into(), after.into()]).await?;
            let Some(last) = rows.last() else { break };
            after = last.try_get("", "id")?;
            self.replay_conference_slice(&rows, audit).await?;
        }
        self.vanished(committee, "conference", audit).await
    }

    async fn replay_conference_slice(
        &self,
        rows: &[QueryResult],
        audit: &mut Audit,
    ) -> Result<(), Failure> {
        let ids = rows
            .iter()
            .map(|row| row.try_get("", "id"))
            .collect::<Result<Vec<Uuid>, _>>()?;
        let mut histories: BTreeMap<Uuid, Vec<ConferenceEvent>> = BTreeMap::new();
        for row in self.slice_of_events(&ids).await? {
            let of = histories.entry(row.try_get("", "subject_id")?).or_default();
            of.extend(json(&row.try_get::<String>("", "canonical")?).ok());
        }
        for (row, &subject) in rows.iter().zip(&ids) {
            audit.conferences += 1;
            let history = histories.remove(&subject).unwrap_or_default();
            audit.versions(subject, history.iter().map(|e| e.version));
            if !gives(&history, row)? {
                audit.differs(subject);
            }
        }
        Ok(())
    }
}

fn gives(history: &[ConferenceEvent], row: &QueryResult) -> Result<bool, Failure> {
    let Some(c) = Conference::replay(history) else {
        return Ok(false);
    };
    let stored = json::<Conference>(&row.try_get::<String>("", "record")?);
    Ok(stored.is_ok_and(|s| s == c) && ConferenceColumns::of(&c)? == ConferenceColumns::read(row)?)
}
