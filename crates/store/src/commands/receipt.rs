//! The proof that a document has arrived, with its event (GL-15).
use super::By;
use crate::chain::Entry;
use crate::tx::{Stmt, Tx, to_json};
use crate::{Answer, Command, Failure, Thing};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sea_orm::QueryResult;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use workflow::actor::{Channel, NoRight, may_receive};
use workflow::ids::{DocumentId, PersonId, UnitId};
use workflow::missing::MissingFact;
use workflow::petition::Refusal;
use workflow::unit::UnitKind;

/// The cluster head, or who stands in for him, has the document (GL-15).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AcknowledgeDocument {
    /// Who acknowledges.
    pub by: By,
    /// The committee.
    pub committee: Uuid,
    /// Which document.
    pub document: DocumentId,
    /// For which cluster, or the committee itself where there are none.
    pub cluster: UnitId,
}

#[async_trait]
impl Command for AcknowledgeDocument {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let directory = tx.office(self.committee).await?;
        let person = self.by.person.ok_or(Failure::NotFound(Thing::Person))?;
        // Locked, so that of two who prove the same receipt one is first.
        let lock = if tx.is_sqlite() { "" } else { " FOR UPDATE" };
        let sql = format!("SELECT 1 FROM document WHERE id = ? AND committee_id = ?{lock}");
        let values = [self.document.0.into(), self.committee.into()];
        tx.row(Stmt::new(sql, values))
            .await?
            .ok_or(Failure::NotFound(Thing::Document))?;
        let kind = directory.tree.get(self.cluster).map(|u| u.kind);
        let goes_there = matches!(kind, Some(UnitKind::Cluster | UnitKind::Committee));
        let home = directory.tree.place(self.cluster).filter(|_| goes_there);
        let home = home.ok_or(MissingFact::NotOfCluster)?;
        let doer = self.by.decide(tx, &directory, |actor, ctx| {
            may_receive(&home, actor, ctx).map_err(|no| match no {
                NoRight::NotActive(status) => Failure::from(Refusal::NotActive { status }),
                NoRight::NotEntitled(_) => MissingFact::NotOfCluster.into(),
            })
        })?;
        let received = Received {
            document: self.document,
            cluster: self.cluster,
            person,
            on_behalf: doer.on_behalf,
            at: tx.now(),
            channel: self.by.channel.clone(),
        };
        tx.receive(self.committee, received).await?;
        Ok(Answer::of(self.document.0, 1, None))
    }
}

/// The proof that a document has arrived (GL-15), as its event holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Received {
    /// Which document.
    pub(crate) document: DocumentId,
    /// For which cluster, or the committee itself.
    pub(crate) cluster: UnitId,
    person: PersonId,
    on_behalf: Option<PersonId>,
    at: DateTime<Utc>,
    channel: Channel,
}

impl Received {
    /// Whether a row of the table is what this event says.
    pub(crate) fn is(&self, row: &QueryResult) -> Result<bool, Failure> {
        let person = PersonId(row.try_get("", "person_id")?);
        let on_behalf: Option<Uuid> = row.try_get("", "on_behalf_id")?;
        let at: DateTime<Utc> = row.try_get("", "at")?;
        Ok((person, on_behalf.map(PersonId), at) == (self.person, self.on_behalf, self.at))
    }
}

impl Tx<'_> {
    /// The first proof stands; a second one changes nothing.
    async fn receive(&mut self, committee: Uuid, proof: Received) -> Result<(), Failure> {
        let key = || [proof.document.0.into(), proof.cluster.0.into()];
        let sql = "SELECT 1 AS one FROM receipt WHERE document_id = ? AND cluster_id = ?";
        if self.row(Stmt::new(sql, key())).await?.is_some() {
            return Ok(());
        }
        let sql = "INSERT INTO receipt (document_id, cluster_id, person_id, on_behalf_id, at) VALUES (?, ?, ?, ?, ?)";
        let mut values = Vec::from(key());
        values.extend([
            proof.person.0.into(),
            proof.on_behalf.map(|p| p.0).into(),
            proof.at.into(),
        ]);
        self.write(Stmt::new(sql, values));
        let entry = Entry {
            subject: "receipt",
            subject_id: self.id(),
            version: 1,
            canonical: to_json(&proof)?,
        };
        self.append(committee, entry).await
    }
}
