//! What is there is what the manifest says, and its history holds.
use super::contents::committees;
use super::fault::MovingFault;
use super::manifest::Manifest;
use super::progress::{Stage, Watch};
use crate::audit::Auditor;
use sea_orm::{ConnectionTrait as _, DatabaseTransaction, DbBackend, Statement};

/// Compares every table and every head with the manifest, then checks references and histories.
///
/// # Errors
/// The first thing that does not hold.
pub(super) async fn as_told(
    tx: &DatabaseTransaction,
    told: &Manifest,
    watch: Watch<'_>,
) -> Result<(), MovingFault> {
    for (told, found) in told.committees.iter().zip(committees(tx).await?) {
        if *told != found {
            let committee = told.key.clone();
            return Err(MovingFault::OtherHead { committee });
        }
    }
    let found = Manifest::of(tx, told.made_at, Stage::Check, watch, |_| Ok(())).await?;
    for (told, found) in told.tables.iter().zip(&found.tables) {
        told.same(found)?;
    }
    if found.committees.len() != told.committees.len() {
        let part = "committee".to_owned();
        return Err(MovingFault::Changed { part });
    }
    whole(tx, told).await
}

/// Every reference has its row, and every committee's history holds.
///
/// # Errors
/// The first thing that does not hold.
pub(super) async fn whole(tx: &DatabaseTransaction, told: &Manifest) -> Result<(), MovingFault> {
    references(tx).await?;
    for committee in &told.committees {
        let audit = Auditor(tx).audit(committee.id).await?;
        if audit.head != (committee.seq, committee.hash.clone()) {
            let committee = committee.key.clone();
            return Err(MovingFault::OtherHead { committee });
        }
        let count = audit.faults.len();
        if let Some(first) = audit.faults.into_iter().next() {
            return Err(MovingFault::History {
                committee: committee.key.clone(),
                count,
                first: Box::new(first),
            });
        }
    }
    Ok(())
}

/// SQLite checks references only as rows change; PostgreSQL lets no dangling one in.
async fn references(tx: &DatabaseTransaction) -> Result<(), MovingFault> {
    if tx.get_database_backend() != DbBackend::Sqlite {
        return Ok(());
    }
    let ask = Statement::from_string(DbBackend::Sqlite, "PRAGMA foreign_key_check");
    match tx.query_all_raw(ask).await?.first() {
        None => Ok(()),
        Some(row) => Err(MovingFault::Reference {
            part: row.try_get("", "table")?,
        }),
    }
}
