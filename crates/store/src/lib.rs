//! Transactions and queries. The only crate that names the ORM (migrations excepted).
//!
//! Everything that changes something is a [`Command`] handed to [`Store::submit`]: the one way in
//! for pages, the command line, imports and the clockwork. A command runs inside one transaction
//! and, in this order: takes its key (the same key again gives the stored answer), loads what the
//! rule relies on, lets `workflow` decide, and writes row, event, clock and notices together. It
//! runs outside the caller's future, so a cancelled request never cancels a commit.
//!
//! ```text
//! let store = Store::open(&Target::sqlite(path), moments).await?;
//! let answer = store.submit(&CommandKey::new("…"), DraftPetition { … }).await?;
//! ```
//!
//! To add a use-case: one file in `commands/` with a struct, `impl Command`, and nothing that
//! awaits anything but the database; queries for pages and lists stand in `queries/`.
pub mod audit;
mod chain;
mod columns;
mod command;
pub mod commands;
mod db;
mod directory;
mod failure;
mod group;
mod hosting;
mod moments;
pub mod moving;
mod outbox;
mod petitions;
pub mod queries;
mod tx;
mod units;

pub use command::{Answer, Command, CommandKey};
pub use db::{OpenError, SqliteFile, Store, Target};
pub use directory::{Committee, Directory};
pub use failure::{Failure, FailureClass, Thing};
pub use moments::{Moments, SeededIds};
pub use petitions::{LoadedPetition, Texts};
pub use tx::{Stmt, Tx};
