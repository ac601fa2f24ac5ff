//! Issued documents, their register and receipts, the months and the series of codes, against the
//! events that speak of them (reliability.md, invariants 12, 13 and 31; GL-15).
use super::office::Office;
use super::{Audit, AuditFault, Auditor};
use crate::Failure;
use crate::commands::{Planned, Received};
use crate::directory::json;
use sea_orm::{ConnectionTrait, QueryResult};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use uuid::Uuid;
use workflow::ids::{CycleId, DocumentId, UnitId};
use workflow::petition::{Action, Digest, Event, IssuedLine, hex};

/// What events say of papers and months.
#[derive(Default)]
pub(super) struct Papers {
    receipts: BTreeMap<(DocumentId, UnitId), Received>,
    cycles: BTreeMap<CycleId, Planned>,
    documents: BTreeMap<DocumentId, IssuedLine>,
    /// The last number given in each series of codes.
    series: BTreeMap<String, i64>,
}

impl Papers {
    pub(super) fn hear(&mut self, text: &str) {
        if let Ok(received) = json::<Received>(text) {
            let key = (received.document, received.cluster);
            self.receipts.entry(key).or_insert(received);
        } else if let Ok(planned) = json::<Planned>(text) {
            self.cycles.insert(planned.cycle, planned);
        }
    }

    pub(super) fn hear_of_petition(&mut self, event: &Event) {
        match &event.action {
            Action::Issue { line, .. } | Action::Correct { line, .. } => {
                self.documents.insert(line.document, line.clone());
            }
            Action::Record { at, .. } => self.given(&at.code),
            Action::TakeInWriting { code, .. } | Action::UrgentIntake { code, .. } => {
                self.given(code);
            }
            _ => {}
        }
    }

    fn given(&mut self, code: &str) {
        if let Some((series, number)) = code.rsplit_once('-')
            && let Ok(number) = number.parse::<i64>()
        {
            let last = self.series.entry(series.to_owned()).or_default();
            *last = number.max(*last);
        }
    }
}

impl<C: ConnectionTrait> Auditor<'_, C> {
    pub(super) async fn check_papers(
        &self,
        committee: Uuid,
        office: &Office,
        told: &Papers,
        audit: &mut Audit,
    ) -> Result<(), Failure> {
        let numbers = self.check_documents(committee, told, audit).await?;
        self.check_registers(committee, office, numbers, audit)
            .await?;
        self.check_receipts(committee, told, audit).await?;
        self.check_cycles(committee, told, audit).await?;
        self.check_series(committee, told, audit).await
    }

    /// Every document is the one that its lines were issued in; gives the last number of each
    /// register.
    async fn check_documents(
        &self,
        committee: Uuid,
        told: &Papers,
        audit: &mut Audit,
    ) -> Result<BTreeMap<(String, String), i64>, Failure> {
        let mut numbers: BTreeMap<(String, String), i64> = BTreeMap::new();
        let mut missing = told.documents.clone();
        let sql = "SELECT * FROM document WHERE committee_id = ? ORDER BY id";
        for row in self.read(sql, [committee.into()]).await? {
            let line = issued_line(&row)?;
            let content: String = row.try_get("", "content")?;
            let subject = line.document.0;
            if Digest::of("", &content) != line.content {
                audit.faults.push(AuditFault::TextDiffers { subject });
            } else if missing.get(&line.document) != Some(&line) {
                audit.differs(subject);
            }
            missing.remove(&line.document);
            self.check_bytes(subject, audit).await?;
            let last = numbers
                .entry((row.try_get("", "kind")?, row.try_get("", "period")?))
                .or_default();
            *last = row.try_get::<i64>("", "number")?.max(*last);
        }
        for document in missing.keys() {
            audit.differs(document.0);
        }
        Ok(numbers)
    }

    /// The bytes that people were given are still those that were kept. Their digest stands in no
    /// event: who can change both is not found.
    async fn check_bytes(&self, document: Uuid, audit: &mut Audit) -> Result<(), Failure> {
        for format in self.altered(document).await? {
            let fault = AuditFault::BytesDiffer { document, format };
            audit.faults.push(fault);
        }
        Ok(())
    }

    /// Formats of a document whose kept bytes have another digest than the one beside them.
    pub(crate) async fn altered(&self, document: Uuid) -> Result<Vec<String>, Failure> {
        let sql = "SELECT format, bytes, digest FROM paper WHERE document_id = ? ORDER BY format";
        let mut found = Vec::new();
        for row in self.read(sql, [document.into()]).await? {
            let bytes: Vec<u8> = row.try_get("", "bytes")?;
            if hex(&Sha256::digest(&bytes)) != row.try_get::<String>("", "digest")? {
                found.push(row.try_get("", "format")?);
            }
        }
        Ok(found)
    }

    async fn check_registers(
        &self,
        committee: Uuid,
        office: &Office,
        mut numbers: BTreeMap<(String, String), i64>,
        audit: &mut Audit,
    ) -> Result<(), Failure> {
        for begun in &office.registers {
            let key = (begun.kind.clone(), begun.period.clone());
            let last = numbers.entry(key).or_default();
            *last = i64::from(begun.last).max(*last);
        }
        let sql = "SELECT kind, period, last FROM register WHERE committee_id = ?";
        let mut found = BTreeMap::new();
        for row in self.read(sql, [committee.into()]).await? {
            let key = (row.try_get("", "kind")?, row.try_get("", "period")?);
            found.insert(key, row.try_get::<i64>("", "last")?);
        }
        if found != numbers {
            audit.differs(committee);
        }
        Ok(())
    }

    async fn check_receipts(
        &self,
        committee: Uuid,
        told: &Papers,
        audit: &mut Audit,
    ) -> Result<(), Failure> {
        let sql = "SELECT r.* FROM receipt r JOIN document d ON d.id = r.document_id WHERE d.committee_id = ?";
        let mut missing = told.receipts.clone();
        for row in self.read(sql, [committee.into()]).await? {
            let document = DocumentId(row.try_get("", "document_id")?);
            let cluster = UnitId(row.try_get("", "cluster_id")?);
            let proof = missing.remove(&(document, cluster));
            let same = proof.map(|p| p.is(&row)).transpose()?;
            if same != Some(true) {
                audit.differs(document.0);
            }
        }
        for (document, _) in missing.keys() {
            audit.differs(document.0);
        }
        Ok(())
    }

    async fn check_cycles(
        &self,
        committee: Uuid,
        told: &Papers,
        audit: &mut Audit,
    ) -> Result<(), Failure> {
        let mut missing = told.cycles.clone();
        let sql = "SELECT id, month, plan FROM cycle WHERE committee_id = ?";
        for row in self.read(sql, [committee.into()]).await? {
            let id = CycleId(row.try_get("", "id")?);
            let planned = missing.remove(&id);
            let month: String = row.try_get("", "month")?;
            let plan = json(&row.try_get::<String>("", "plan")?).ok();
            let same =
                planned.is_some_and(|p| p.month.to_string() == month && Some(p.plan) == plan);
            if !same {
                audit.differs(id.0);
            }
        }
        for id in missing.keys() {
            audit.differs(id.0);
        }
        Ok(())
    }

    /// No series stands before a number that it has given: the next code would be one that is taken.
    async fn check_series(
        &self,
        committee: Uuid,
        told: &Papers,
        audit: &mut Audit,
    ) -> Result<(), Failure> {
        let sql = "SELECT series, last FROM code_counter WHERE committee_id = ?";
        let mut found: BTreeMap<String, i64> = BTreeMap::new();
        for row in self.read(sql, [committee.into()]).await? {
            found.insert(row.try_get("", "series")?, row.try_get("", "last")?);
        }
        let stands = |series: &String| found.get(series).copied().unwrap_or_default();
        if told
            .series
            .iter()
            .any(|(series, last)| stands(series) < *last)
        {
            audit.differs(committee);
        }
        Ok(())
    }
}

fn issued_line(row: &QueryResult) -> Result<IssuedLine, Failure> {
    Ok(IssuedLine {
        document: DocumentId(row.try_get("", "id")?),
        symbol: row.try_get("", "symbol")?,
        date: row.try_get("", "issued_on")?,
        content: Digest(row.try_get("", "digest")?),
    })
}
