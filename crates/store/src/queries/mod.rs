//! Reading for lists, pages, the command line and papers. Nothing here changes anything.
//!
//! Everything comes back as plain data that can be written as JSON. Who reads comes in as a
//! [`Viewer`]; what he may see is one SQL condition (`visible.rs`), and every query that touches a
//! petition uses it: lists, counts, search and single records alike (reliability.md, invariant 10).
//!
//! ```text
//! let office = store.directory(committee).await?;
//! let viewer = Viewer::person(&office, person, store.now());
//! let page = store.petitions(&office, &viewer, &PetitionFilter::default(), &Paging::first(50)).await?;
//! ```
mod answers;
mod calls;
mod conditions;
mod cycles;
mod desk;
mod documents;
mod events;
mod find;
mod health;
mod hosting;
mod imported;
mod list;
mod outbox;
pub mod papers;
mod petition;
pub mod post;
mod refs;
mod reviewers;
mod settings;
mod silence;
mod stats;
mod stats_units;
mod tasks;
mod units;
mod viewer;
mod visible;

pub use answers::IssuedAnswer;
pub use calls::{Call, CallConference};
pub use cycles::{ConferenceCounts, ConferenceLine, CycleView};
pub use desk::{Desk, DeskItem, DeskReceipt};
pub use documents::{DocumentLine, ReceiptLine};
pub use events::Step;
pub use health::Health;
pub use hosting::{
    BlackoutView, CapView, DeskSwap, ExceptionView, GatheringView, HostBasis, HostLine,
    HostYearView, RegistrationView, RoomView, SwapView, TurnView, UnitTurns,
};
pub(crate) use imported::imported_among;
pub use list::{Order, Paging, PetitionFilter, PetitionLine, PetitionPage};
pub use outbox::{OutboxFilter, OutboxLetter, OutboxLine, OutboxPage, OutboxState};
pub use petition::{DueView, PetitionView, ReplyText};
pub use refs::{PersonRef, UnitRef};
pub use stats::{CategoryCount, Conservation, MonthCount, NamedCount, Stats};
pub use stats_units::{Former, UnitsAs};
pub use tasks::{TaskCount, TaskLine};
pub use units::{
    ConferenceMove, NamedUnit, PetitionMove, PostMove, TurnMove, UnitMove, UnitsPreview,
};
pub use viewer::Viewer;

use crate::directory::Directory;
use crate::{Failure, Moments, Store, Thing, Tx};
use sea_orm::TransactionTrait;
use std::sync::Arc;
use uuid::Uuid;

/// A committee that is installed, for choosing among several.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct CommitteeRef {
    /// Its id.
    pub id: Uuid,
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
}

/// The store itself as a source of time and ids, for transactions that only read.
struct Still<'a>(&'a Store);

impl Moments for Still<'_> {
    fn now(&self) -> chrono::DateTime<chrono::Utc> {
        self.0.now()
    }

    fn id(&self) -> Uuid {
        self.0.id()
    }
}

impl Store {
    /// The committees installed here, by key.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn committees(&self) -> Result<Vec<CommitteeRef>, Failure> {
        let rows = self
            .read("SELECT id, key, name FROM committee ORDER BY key", [])
            .await?;
        rows.iter()
            .map(|row| {
                Ok(CommitteeRef {
                    id: row.try_get("", "id")?,
                    key: row.try_get("", "key")?,
                    name: row.try_get("", "name")?,
                })
            })
            .collect()
    }

    /// The office as it is now; read again only when its version has moved.
    ///
    /// # Errors
    /// No such committee, or the database cannot be read.
    pub async fn directory(&self, committee: Uuid) -> Result<Arc<Directory>, Failure> {
        let sql = "SELECT directory_version FROM committee WHERE id = ?";
        let rows = self.read(sql, [committee.into()]).await?;
        let row = rows.first().ok_or(Failure::NotFound(Thing::Committee))?;
        let version: i64 = row.try_get("", "directory_version")?;
        let conn = self.reader().begin().await?;
        let still = Still(self);
        let mut tx = Tx::new(&conn, &still, &self.shared().directories, false);
        let found = tx.directory(committee, version).await;
        drop(tx);
        conn.commit().await?;
        found
    }
}
