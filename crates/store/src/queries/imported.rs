//! What an import looks at before it writes anything.
use crate::commands::Cycles;
use crate::directory::{Directory, json};
use crate::{Failure, Store};
use sea_orm::Value;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use workflow::ids::CycleId;
use workflow::petition::Petition;

/// Which of these references have come before, as a statement for either side of the store.
pub(crate) fn imported_among(
    committee: Uuid,
    kind: &str,
    references: &[&str],
) -> (String, Vec<Value>) {
    let sql = format!(
        "SELECT reference FROM imported WHERE committee_id = ? AND kind = ? AND reference IN ({})",
        marks(references.len())
    );
    let mut values: Vec<Value> = vec![committee.into(), kind.into()];
    values.extend(references.iter().map(|r| Value::from(*r)));
    (sql, values)
}

/// `?, ?, ?`; nothing is in an empty list, and both databases want one mark at least.
fn marks(n: usize) -> String {
    if n == 0 {
        return "NULL".into();
    }
    vec!["?"; n].join(", ")
}

impl Store {
    /// The planned months.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn planned_months(&self, office: &Directory) -> Result<Cycles, Failure> {
        let sql = "SELECT id, month FROM cycle WHERE committee_id = ?";
        let rows = self.read(sql, [office.committee.id.into()]).await?;
        let each = rows.iter().map(|row| {
            let id = CycleId(row.try_get("", "id")?);
            Ok((row.try_get("", "month")?, id))
        });
        Ok(Cycles(each.collect::<Result<_, Failure>>()?))
    }

    /// Which of these references have come before: `petition` by its reference, `reply` by the
    /// code of its petition.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn imported(
        &self,
        office: &Directory,
        kind: &str,
        references: &[&str],
    ) -> Result<BTreeSet<String>, Failure> {
        let (sql, values) = imported_among(office.committee.id, kind, references);
        let rows = self.read(&sql, values).await?;
        let each = rows.iter();
        each.map(|row| Ok(row.try_get("", "reference")?)).collect()
    }

    /// Petitions by code, those of these codes that there are.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn petitions_by_code(
        &self,
        office: &Directory,
        codes: &[&str],
    ) -> Result<BTreeMap<String, Petition>, Failure> {
        let sql = format!(
            "SELECT code, record FROM petition WHERE committee_id = ? AND code IN ({})",
            marks(codes.len())
        );
        let mut values: Vec<Value> = vec![office.committee.id.into()];
        values.extend(codes.iter().map(|c| Value::from(*c)));
        let rows = self.read(&sql, values).await?;
        let each = rows.iter().map(|row| {
            let record: String = row.try_get("", "record")?;
            Ok((row.try_get("", "code")?, json(&record)?))
        });
        each.collect()
    }
}
