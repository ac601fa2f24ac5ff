//! The register of issued documents, and who has them.
use super::refs::{PersonRef, UnitRef};
use super::viewer::Viewer;
use crate::audit::Auditor;
use crate::commands::IssuedContent;
use crate::directory::Directory;
use crate::{Failure, Store, Thing};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::QueryResult;
use serde::Serialize;
use uuid::Uuid;
use workflow::ids::{DocumentId, PersonId, UnitId};

/// A line of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentLine {
    /// Its id.
    pub id: DocumentId,
    /// Its symbol, e.g. `12-TB/HU`.
    pub symbol: String,
    /// Its number in the period.
    pub number: i64,
    /// The numbering period.
    pub period: String,
    /// Its type.
    pub kind: String,
    /// Its date.
    pub issued_on: NaiveDate,
    /// The month it answers.
    pub month: String,
    /// Who signed.
    pub signer: PersonRef,
    /// How many lines it has.
    pub lines: usize,
    /// Digest of its canonical content.
    pub digest: String,
    /// The document it replaces.
    pub replaces: Option<DocumentId>,
    /// Symbol of the document whose lines it corrects.
    pub corrects: Option<String>,
    /// Symbols of the documents that correct lines of it.
    pub corrected_by: Vec<String>,
    /// Formats whose bytes are there.
    pub formats: Vec<String>,
    /// Who has proved receipt.
    pub receipts: Vec<ReceiptLine>,
}

/// A proof of receipt (GL-15).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReceiptLine {
    /// For which cluster.
    pub cluster: UnitRef,
    /// By whom.
    pub by: PersonRef,
    /// For whom.
    pub on_behalf: Option<PersonRef>,
    /// When.
    pub at: DateTime<Utc>,
}

impl Store {
    /// The register, latest first. It is open to everybody with a post in the committee: notices
    /// go to every cell (GL-15); who has none sees nothing.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn register(
        &self,
        office: &Directory,
        viewer: &Viewer,
    ) -> Result<Vec<DocumentLine>, Failure> {
        if viewer.scope.is_empty() {
            return Ok(Vec::new());
        }
        let sql = "SELECT d.*, c.month FROM document d JOIN cycle c ON c.id = d.cycle_id WHERE d.committee_id = ? ORDER BY d.issued_on DESC, d.number DESC, d.id";
        let mut lines = Vec::new();
        for row in self.read(sql, [office.committee.id.into()]).await? {
            lines.push(self.document_line(office, &row).await?);
        }
        Ok(lines)
    }

    /// The numbering period in use: that of the last notice, or of a register taken over.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn numbering_period(&self, office: &Directory) -> Result<Option<String>, Failure> {
        let id = office.committee.id;
        let last = "SELECT period FROM document WHERE committee_id = ? AND kind = 'TB' ORDER BY issued_on DESC, id DESC LIMIT 1";
        let taken = "SELECT period FROM register WHERE committee_id = ? AND kind = 'TB' ORDER BY period DESC LIMIT 1";
        for sql in [last, taken] {
            if let Some(row) = self.read(sql, [id.into()]).await?.first() {
                return Ok(Some(row.try_get("", "period")?));
            }
        }
        Ok(None)
    }

    /// The frozen content of a document.
    ///
    /// # Errors
    /// There is none in this committee.
    pub async fn issued_content(
        &self,
        office: &Directory,
        viewer: &Viewer,
        id: DocumentId,
    ) -> Result<IssuedContent, Failure> {
        if viewer.scope.is_empty() {
            return Err(Failure::NotFound(Thing::Document));
        }
        let sql = "SELECT content FROM document WHERE id = ? AND committee_id = ?";
        let rows = self
            .read(sql, [id.0.into(), office.committee.id.into()])
            .await?;
        super::visible::record(
            rows.first().ok_or(Failure::NotFound(Thing::Document))?,
            "content",
        )
    }

    /// Formats of a document whose kept bytes are not those that were first kept.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn altered_bytes(&self, document: DocumentId) -> Result<Vec<String>, Failure> {
        Auditor(self.reader()).altered(document.0).await
    }

    async fn document_line(
        &self,
        office: &Directory,
        row: &QueryResult,
    ) -> Result<DocumentLine, Failure> {
        let id: Uuid = row.try_get("", "id")?;
        let content: IssuedContent = super::visible::record(row, "content")?;
        let formats = self
            .read(
                "SELECT format FROM paper WHERE document_id = ? ORDER BY format",
                [id.into()],
            )
            .await?;
        Ok(DocumentLine {
            id: DocumentId(id),
            symbol: row.try_get("", "symbol")?,
            number: row.try_get("", "number")?,
            period: row.try_get("", "period")?,
            kind: row.try_get("", "kind")?,
            issued_on: row.try_get("", "issued_on")?,
            month: row.try_get("", "month")?,
            signer: office.person_ref(PersonId(row.try_get("", "signer_id")?)),
            lines: content.lines.len(),
            digest: row.try_get("", "digest")?,
            replaces: row
                .try_get::<Option<Uuid>>("", "replaces_id")?
                .map(DocumentId),
            corrects: content.corrects,
            corrected_by: self.corrected_by(id).await?,
            formats: formats
                .iter()
                .map(|r| Ok(r.try_get("", "format")?))
                .collect::<Result<_, Failure>>()?,
            receipts: self.receipts(office, id).await?,
        })
    }

    async fn corrected_by(&self, document: Uuid) -> Result<Vec<String>, Failure> {
        let sql = "SELECT symbol FROM document WHERE replaces_id = ? ORDER BY issued_on, number";
        let rows = self.read(sql, [document.into()]).await?;
        let symbol = |row: &QueryResult| Ok(row.try_get("", "symbol")?);
        rows.iter().map(symbol).collect()
    }

    async fn receipts(
        &self,
        office: &Directory,
        document: Uuid,
    ) -> Result<Vec<ReceiptLine>, Failure> {
        let sql = "SELECT * FROM receipt WHERE document_id = ? ORDER BY at, cluster_id";
        let rows = self.read(sql, [document.into()]).await?;
        rows.iter()
            .map(|row| {
                let on_behalf: Option<Uuid> = row.try_get("", "on_behalf_id")?;
                Ok(ReceiptLine {
                    cluster: office.unit_ref(UnitId(row.try_get("", "cluster_id")?)),
                    by: office.person_ref(PersonId(row.try_get("", "person_id")?)),
                    on_behalf: on_behalf.map(|p| office.person_ref(PersonId(p))),
                    at: row.try_get("", "at")?,
                })
            })
            .collect()
    }
}
