//! The schema, one file per migration, the same text for both databases.
//!
//! To add one: a file `mYYYYMMDD_NNNNNN_what.rs` with `up` and a line in [`Migrator`]. Migrations
//! only add; a column is removed one release after nothing reads it any more.
mod ddl;
mod m20250101_000001_units;
mod m20250101_000002_commands_and_events;
mod m20250101_000003_cycles_and_conferences;
mod m20250101_000004_petitions;
mod m20250101_000005_outbox;
mod m20250101_000006_documents;
mod m20250101_000007_outbox_moves_forward;
mod m20250101_000008_addenda;
mod m20250101_000012_papers_stay;
mod m20250101_000013_imported;
mod m20250101_000014_hosting;

pub use sea_orm_migration::prelude::MigratorTrait;
use sea_orm_migration::prelude::*;

/// All migrations, oldest first.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20250101_000001_units::Migration),
            Box::new(m20250101_000002_commands_and_events::Migration),
            Box::new(m20250101_000003_cycles_and_conferences::Migration),
            Box::new(m20250101_000004_petitions::Migration),
            Box::new(m20250101_000005_outbox::Migration),
            Box::new(m20250101_000006_documents::Migration),
            Box::new(m20250101_000007_outbox_moves_forward::Migration),
            Box::new(m20250101_000008_addenda::Migration),
            Box::new(m20250101_000012_papers_stay::Migration),
            Box::new(m20250101_000013_imported::Migration),
            Box::new(m20250101_000014_hosting::Migration),
        ]
    }
}
