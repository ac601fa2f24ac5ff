//! The register of outgoing documents: a number is taken once, in the issuing transaction, and
//! what is written under it is frozen (reliability.md §3, 12 and 13).
use super::IssuedContent;
use crate::Failure;
use crate::tx::{Stmt, Tx, to_json};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use workflow::ids::{CycleId, DocumentId};
use workflow::petition::{Digest, IssuedLine};

/// Under which heads of the register a document stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Numbering {
    /// The issuer's part of the symbol, e.g. `HU`.
    pub issuer: String,
    /// Numbering period: the committee's term for Party papers, e.g. `2020-2025`.
    pub period: String,
    /// The layout profile in force on the date.
    pub layout: String,
}

/// A number that was taken, and the symbol that it gives.
pub(super) struct Taken {
    number: i64,
    pub(super) symbol: String,
}

impl Numbering {
    /// The next number of the period's notices.
    pub(super) async fn next(&self, tx: &mut Tx<'_>, committee: Uuid) -> Result<Taken, Failure> {
        let sql = "INSERT INTO register (committee_id, kind, period, last) VALUES (?, 'TB', ?, 1) \
                   ON CONFLICT (committee_id, kind, period) DO UPDATE SET last = register.last + 1 RETURNING last";
        let values = [committee.into(), self.period.clone().into()];
        let row = tx.row(Stmt::new(sql, values)).await?;
        let number: i64 = row.ok_or(Failure::Unknown)?.try_get("", "last")?;
        let symbol = format!("{number:02}-TB/{}", self.issuer);
        Ok(Taken { number, symbol })
    }
}

/// A document with its content, before it is written.
pub(super) struct NewDocument<'a> {
    pub(super) committee: Uuid,
    pub(super) cycle: CycleId,
    pub(super) numbering: &'a Numbering,
    pub(super) taken: &'a Taken,
    pub(super) content: &'a IssuedContent,
    pub(super) replaces: Option<DocumentId>,
}

impl NewDocument<'_> {
    /// Freezes it under its number; gives the line that petitions keep of it.
    pub(super) fn write(self, tx: &mut Tx<'_>) -> Result<IssuedLine, Failure> {
        let id = DocumentId(tx.id());
        let canonical = to_json(self.content)?;
        let digest = Digest::of("", &canonical);
        let sql = "INSERT INTO document (id, committee_id, cycle_id, kind, period, number, symbol, issued_on, signer_id, content, digest, layout, replaces_id) VALUES (?, ?, ?, 'TB', ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        tx.write(Stmt::new(
            sql,
            [
                id.0.into(),
                self.committee.into(),
                self.cycle.0.into(),
                self.numbering.period.clone().into(),
                self.taken.number.into(),
                self.taken.symbol.clone().into(),
                self.content.date.into(),
                self.content.signer.0.into(),
                canonical.into(),
                digest.0.clone().into(),
                self.numbering.layout.clone().into(),
                self.replaces.map(|d| d.0).into(),
            ],
        ));
        Ok(IssuedLine {
            document: id,
            symbol: self.taken.symbol.clone(),
            date: self.content.date,
            content: digest,
        })
    }
}
