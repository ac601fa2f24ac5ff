//! Host registers: record and columns against the replayed events.
use super::{Audit, Auditor};
use crate::Failure;
use crate::directory::json;
use sea_orm::{ConnectionTrait, QueryResult};
use std::collections::BTreeMap;
use uuid::Uuid;
use workflow::hosting::{HostEvent, HostYear};

impl<C: ConnectionTrait> Auditor<'_, C> {
    /// A committee has one register a year, so that all of them fit into one slice.
    pub(super) async fn replay_hosts(
        &self,
        committee: Uuid,
        audit: &mut Audit,
    ) -> Result<(), Failure> {
        let sql = "SELECT * FROM host_year WHERE committee_id = ? ORDER BY id";
        let rows = self.read(sql, [committee.into()]).await?;
        if rows.is_empty() {
            return self.vanished(committee, "host_year", audit).await;
        }
        let ids = rows
            .iter()
            .map(|row| row.try_get("", "id"))
            .collect::<Result<Vec<Uuid>, _>>()?;
        let mut histories: BTreeMap<Uuid, Vec<HostEvent>> = BTreeMap::new();
        for row in self.slice_of_events(&ids).await? {
            let of = histories.entry(row.try_get("", "subject_id")?).or_default();
            of.extend(json(&row.try_get::<String>("", "canonical")?).ok());
        }
        for (row, &subject) in rows.iter().zip(&ids) {
            audit.host_years += 1;
            let history = histories.remove(&subject).unwrap_or_default();
            audit.versions(subject, history.iter().map(|e| e.version));
            if !gives(&history, row)? {
                audit.differs(subject);
            }
        }
        self.vanished(committee, "host_year", audit).await
    }
}

fn gives(history: &[HostEvent], row: &QueryResult) -> Result<bool, Failure> {
    let Some(register) = HostYear::replay(history) else {
        return Ok(false);
    };
    let stored = json::<HostYear>(&row.try_get::<String>("", "record")?);
    let columns: (i64, i64) = (row.try_get("", "year")?, row.try_get("", "version")?);
    let same = columns == (register.year.into(), register.version.into());
    Ok(same && stored.is_ok_and(|s| s == register))
}
