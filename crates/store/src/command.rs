//! A use-case, its key and its answer.
use crate::{Failure, Tx};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One use-case. Re-runnable: it awaits the database only, and what it does follows from its own
/// fields and what it reads.
#[async_trait]
pub trait Command: Send + Sync {
    /// Loads, lets `workflow` decide, and writes.
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure>;
}

/// Chosen by the caller; the same key with the same command gives the same answer, once done.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CommandKey(pub String);

impl CommandKey {
    /// A key. Any text that the caller will not use for another command.
    pub fn new(key: impl Into<String>) -> Self {
        Self(key.into())
    }
}

/// What came of a command. Stored with its key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The record it made or changed.
    pub subject: Uuid,
    /// Its version now.
    pub version: u32,
    /// What people call it, where it has a code or a symbol.
    pub code: Option<String>,
    /// Further records, such as the parts of a split or the lines of a batch.
    #[serde(default)]
    pub further: Vec<Uuid>,
    /// Codes of those that it left as they were, such as petitions of a conference whose minutes
    /// are open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<String>,
}

impl Answer {
    /// An answer about one record.
    #[must_use]
    pub fn of(subject: Uuid, version: u32, code: Option<String>) -> Self {
        Self {
            subject,
            version,
            code,
            further: Vec::new(),
            left: Vec::new(),
        }
    }
}
