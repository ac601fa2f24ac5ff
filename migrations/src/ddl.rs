//! One text for two databases: type words in braces become each database's own.
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

/// Runs the statements, with `{uuid}`, `{time}`, `{bytes}` put in the database's own words.
///
/// SQLite keeps a UUID as 16 bytes and an instant as RFC 3339 text in UTC; dates are ISO text
/// there and `date` on PostgreSQL.
pub(crate) async fn run(manager: &SchemaManager<'_>, text: &str) -> Result<(), DbErr> {
    let words = match manager.get_database_backend() {
        DbBackend::Postgres => [
            ("{uuid}", "uuid"),
            ("{time}", "timestamptz"),
            ("{bytes}", "bytea"),
        ],
        _ => [("{uuid}", "blob"), ("{time}", "text"), ("{bytes}", "blob")],
    };
    let text = words
        .iter()
        .fold(text.to_owned(), |t, (from, to)| t.replace(from, to));
    manager
        .get_connection()
        .execute_unprepared(&text)
        .await
        .map(|_| ())
}

/// Declares a migration that runs one text on both databases, and more on one of them.
macro_rules! migration {
    (both: $both:expr $(, sqlite: $sqlite:expr, postgres: $postgres:expr)?) => {
        #[derive(sea_orm_migration::prelude::DeriveMigrationName)]
        pub(crate) struct Migration;

        #[async_trait::async_trait]
        impl sea_orm_migration::prelude::MigrationTrait for Migration {
            async fn up(
                &self,
                manager: &sea_orm_migration::prelude::SchemaManager,
            ) -> Result<(), sea_orm_migration::prelude::DbErr> {
                crate::ddl::run(manager, $both).await?;
                $(
                    let own = match manager.get_database_backend() {
                        sea_orm_migration::sea_orm::DbBackend::Postgres => $postgres,
                        _ => $sqlite,
                    };
                    crate::ddl::run(manager, own).await?;
                )?
                Ok(())
            }

            // SQLite would otherwise stop half way when it is killed.
            fn use_transaction(&self) -> Option<bool> {
                Some(true)
            }
        }
    };
}
pub(crate) use migration;
