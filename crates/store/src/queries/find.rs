//! Finding one record by what a person calls it.
use super::conditions::Conditions;
use super::list::COLUMNS;
use super::viewer::Viewer;
use super::visible::{record, visible};
use crate::directory::Directory;
use crate::{Failure, Store, Thing};
use uuid::Uuid;
use workflow::conference::Conference;
use workflow::cycle::CycleMonth;
use workflow::ids::{ConferenceId, CycleId, DocumentId, PetitionId, UnitId};
use workflow::missing::MissingFact;
use workflow::petition::code_of;
use workflow::symbol::DocumentSymbol;

impl Store {
    /// The petition with this code, or whose id begins so (4 characters at least). One out of
    /// scope is "not found", like one that does not exist (B32, B33).
    ///
    /// # Errors
    /// There is none, or more than one id begins so.
    pub async fn find_petition(
        &self,
        office: &Directory,
        viewer: &Viewer,
        called: &str,
    ) -> Result<PetitionId, Failure> {
        let mut wanted = Conditions::default();
        wanted.and("p.committee_id = ?", [office.committee.id.into()]);
        wanted.all_of(visible(&viewer.scope));
        let code = code_of(called).into();
        match id_range(called) {
            // A code of old records may be all figures, like `12-2019`.
            Some((low, high)) => wanted.and(
                "(p.code = ? OR p.id >= ? AND p.id <= ?)",
                [code, low.into(), high.into()],
            ),
            None => wanted.and("p.code = ?", [code]),
        };
        let (condition, values) = wanted.finish();
        let sql = format!("{COLUMNS} WHERE {condition} ORDER BY p.id LIMIT 2");
        let rows = self.read(&sql, values).await?;
        match rows.as_slice() {
            [only] => Ok(PetitionId(only.try_get("", "id")?)),
            [] => Err(Failure::NotFound(Thing::Petition)),
            _ => Err(MissingFact::SeveralBeginSo.into()),
        }
    }

    /// The cycle of a month.
    ///
    /// # Errors
    /// The month is not planned.
    pub async fn find_cycle(
        &self,
        office: &Directory,
        month: CycleMonth,
    ) -> Result<CycleId, Failure> {
        let sql = "SELECT id FROM cycle WHERE committee_id = ? AND month = ?";
        let values = [office.committee.id.into(), month.to_string().into()];
        let rows = self.read(sql, values).await?;
        let row = rows.first().ok_or(Failure::NotFound(Thing::Cycle))?;
        Ok(CycleId(row.try_get("", "id")?))
    }

    /// The conference of a cluster in a month; of the committee itself where there are no clusters.
    ///
    /// # Errors
    /// There is none.
    pub async fn find_conference(
        &self,
        office: &Directory,
        month: CycleMonth,
        cluster: Option<UnitId>,
    ) -> Result<ConferenceId, Failure> {
        let cycle = self.find_cycle(office, month).await?;
        let mut wanted = Conditions::default();
        wanted.and("cycle_id = ?", [cycle.0.into()]);
        match cluster {
            Some(unit) => wanted.and("cluster_id = ?", [unit.0.into()]),
            None => wanted.and("cluster_id IS NULL", []),
        };
        let (condition, values) = wanted.finish();
        let sql = format!("SELECT id FROM conference WHERE {condition} ORDER BY id LIMIT 1");
        let rows = self.read(&sql, values).await?;
        let row = rows.first().ok_or(Failure::NotFound(Thing::Conference))?;
        Ok(ConferenceId(row.try_get("", "id")?))
    }

    /// A conference as it stands.
    ///
    /// # Errors
    /// There is none in this committee.
    pub async fn conference(
        &self,
        office: &Directory,
        id: ConferenceId,
    ) -> Result<Conference, Failure> {
        let sql = "SELECT record FROM conference WHERE id = ? AND committee_id = ?";
        let rows = self
            .read(sql, [id.0.into(), office.committee.id.into()])
            .await?;
        record(
            rows.first().ok_or(Failure::NotFound(Thing::Conference))?,
            "record",
        )
    }

    /// The issued document with this symbol; the latest where a number was used again in a new term.
    ///
    /// # Errors
    /// There is none.
    pub async fn find_document(
        &self,
        office: &Directory,
        symbol: &str,
    ) -> Result<DocumentId, Failure> {
        let sql = "SELECT id FROM document WHERE committee_id = ? AND symbol = ? ORDER BY issued_on DESC, id DESC LIMIT 1";
        let called = DocumentSymbol::parse(symbol)
            .map_or_else(|_| symbol.trim().to_owned(), |parsed| parsed.to_string());
        let values = [office.committee.id.into(), called.into()];
        let rows = self.read(sql, values).await?;
        let row = rows.first().ok_or(Failure::NotFound(Thing::Document))?;
        Ok(DocumentId(row.try_get("", "id")?))
    }
}

/// The first and last id that begin so; none if it is no beginning of an id.
fn id_range(called: &str) -> Option<(Uuid, Uuid)> {
    let digits: String = called.trim().chars().filter(|c| *c != '-').collect();
    let hex =
        digits.len() >= 4 && digits.len() <= 32 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    let filled = |with: &str| {
        format!("{digits}{}", with.repeat(32 - digits.len()))
            .parse()
            .ok()
    };
    if hex {
        Some((filled("0")?, filled("f")?))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::id_range;

    #[test]
    fn beginnings_of_ids_are_ranges() {
        let (low, high) = id_range("0195-abcd").unwrap();
        assert!(low.to_string().starts_with("0195abcd-0000"));
        assert!(high.to_string().starts_with("0195abcd-ffff"));
        for none in ["0", "-1", "abc", "../1", "zzzz", ""] {
            assert_eq!(id_range(none), None, "{none}");
        }
    }
}
