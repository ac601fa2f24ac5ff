//! What the office has set, as it was written.
use crate::directory::Directory;
use crate::{Failure, Store};
use chrono::NaiveDate;

impl Store {
    /// The content of a setting on a day, as JSON: the last version not later than the day, else
    /// the first; none if the office never set it.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn setting(
        &self,
        office: &Directory,
        name: &str,
        day: NaiveDate,
    ) -> Result<Option<String>, Failure> {
        let of = "SELECT body FROM setting WHERE committee_id = ? AND name = ?";
        let then = format!("{of} AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1");
        let first = format!("{of} AND valid_from > ? ORDER BY valid_from LIMIT 1");
        for sql in [then, first] {
            let values = [office.committee.id.into(), name.into(), day.into()];
            if let Some(row) = self.read(&sql, values).await?.first() {
                return Ok(Some(row.try_get("", "body")?));
            }
        }
        Ok(None)
    }
}
