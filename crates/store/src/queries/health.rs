//! Whether the database is well: what `giaoban doctor` shows.
use crate::directory::Directory;
use crate::{Failure, Store, Thing};
use chrono::NaiveDate;
use serde::Serialize;
use workflow::conference::{LeaderFault, cluster_leaders};
use workflow::unit::UnitKind;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Health {
    /// `SQLite 3.51.3`, `PostgreSQL 15.4`.
    pub database: String,
    /// The last migration applied.
    pub schema: String,
    /// Last number and hash of the chain of events.
    pub head: (i64, String),
    /// The last day the working calendar covers.
    pub calendar_until: NaiveDate,
    /// Letters waiting, and the longest overdue of them.
    pub outbox_waiting: i64,
    /// Letters given up or bounced.
    pub outbox_lost: i64,
    /// Clusters whose leaders do not satisfy GL-03: cluster key and what is wrong.
    pub leaders: Vec<(String, LeaderFault)>,
}

impl Store {
    /// Looks the database over.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn health(&self, office: &Directory) -> Result<Health, Failure> {
        let committee = || [office.committee.id.into()];
        let head = self
            .read(
                "SELECT seq, hash FROM chain_head WHERE committee_id = ?",
                committee(),
            )
            .await?;
        let head = head.first().ok_or(Failure::NotFound(Thing::Committee))?;
        let count = |states: &str| {
            format!(
                "SELECT count(*) AS n FROM outbox WHERE committee_id = ? AND state IN ({states})"
            )
        };
        Ok(Health {
            database: self.engine().await?,
            schema: self.schema().await?,
            head: (head.try_get("", "seq")?, head.try_get("", "hash")?),
            calendar_until: office.calendar.coverage().last(),
            outbox_waiting: self
                .count(&count("'pending', 'sending'"), committee())
                .await?,
            outbox_lost: self.count(&count("'bounced', 'dead'"), committee()).await?,
            leaders: leaders(office, office.day(self.now())),
        })
    }

    async fn engine(&self) -> Result<String, Failure> {
        let (name, sql) = if self.is_sqlite() {
            ("SQLite", "SELECT sqlite_version() AS v")
        } else {
            (
                "PostgreSQL",
                "SELECT current_setting('server_version') AS v",
            )
        };
        let rows = self.read(sql, []).await?;
        let version: String = rows.first().ok_or(Failure::Unknown)?.try_get("", "v")?;
        Ok(format!("{name} {version}"))
    }

    async fn schema(&self) -> Result<String, Failure> {
        let rows = self
            .read("SELECT max(version) AS v FROM seaql_migrations", [])
            .await?;
        Ok(rows.first().ok_or(Failure::Unknown)?.try_get("", "v")?)
    }

    pub(super) async fn count(
        &self,
        sql: &str,
        values: impl IntoIterator<Item = sea_orm::Value>,
    ) -> Result<i64, Failure> {
        let rows = self.read(sql, values).await?;
        Ok(rows.first().ok_or(Failure::Unknown)?.try_get("", "n")?)
    }
}

fn leaders(office: &Directory, day: NaiveDate) -> Vec<(String, LeaderFault)> {
    let clusters = office.tree.of_kind(UnitKind::Cluster, day);
    let faults = clusters.iter().filter_map(|c| {
        let fault = cluster_leaders(c.id, day, &office.posts).err()?;
        Some((c.key.clone(), fault))
    });
    faults.collect()
}
