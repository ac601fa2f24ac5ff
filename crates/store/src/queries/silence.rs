//! Petitions about which silence may decide.
use crate::directory::json;
use crate::{Failure, Store};
use uuid::Uuid;
use workflow::petition::Petition;

impl Store {
    /// Routed petitions that no lead has accepted, and announced ones that may be closed.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn waiting_for_silence(&self, committee: Uuid) -> Result<Vec<Petition>, Failure> {
        let sql = "SELECT record FROM petition WHERE committee_id = ? AND state IN ('Routed', 'Announced') ORDER BY due_on, id";
        let rows = self.read(sql, [committee.into()]).await?;
        rows.iter()
            .map(|row| json(&row.try_get::<String>("", "record")?))
            .collect()
    }
}
