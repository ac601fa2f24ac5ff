//! Why a command was not carried out.
use sea_orm::{DbErr, RuntimeErr, SqlErr};
use workflow::conference::ConferenceRefusal;
use workflow::petition::{Refusal, RefusalClass};

/// A command that changed nothing, and why.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Failure {
    /// A rule of the petition refuses it; `words` says which and what to do.
    #[error("refused: {0:?}")]
    Refused(Box<Refusal>),
    /// A rule of the conference refuses it.
    #[error("refused: {0:?}")]
    ConferenceRefused(Box<ConferenceRefusal>),
    /// Somebody was quicker: the record has another version now.
    #[error("the record has version {current} now, not {expected}")]
    Conflict {
        /// The version that was expected.
        expected: u32,
        /// The version it has.
        current: u32,
    },
    /// The key was used for another command.
    #[error("this command key was used for another command")]
    KeyReused,
    /// No such record, or not in the actor's scope: the two are not told apart.
    #[error("no such {0}")]
    NotFound(&'static str),
    /// The input does not fit; says what and what to do.
    #[error("{0}")]
    Invalid(String),
    /// Another program holds the database.
    #[error("the database is busy: another program is writing; nothing was changed, try again")]
    Busy,
    /// The database could not do it; nothing was changed.
    #[error("the database could not do it, nothing was changed: {0}")]
    Unavailable(String),
    /// It is not known whether it was carried out; the same key settles it.
    #[error("it is not known whether this was carried out; send it again with the same key")]
    Unknown,
}

/// How a failure is answered over HTTP and as an exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureClass {
    /// The record stands elsewhere (409).
    Conflict,
    /// This person may not (403).
    Forbidden,
    /// No such record (404).
    NotFound,
    /// The input is not acceptable (422).
    Unacceptable,
    /// Try again (503).
    TryAgain,
}

impl Failure {
    /// How it is answered.
    #[must_use]
    pub fn class(&self) -> FailureClass {
        match self {
            Self::Refused(r) => match r.class() {
                RefusalClass::Conflict => FailureClass::Conflict,
                RefusalClass::Forbidden => FailureClass::Forbidden,
                RefusalClass::Unacceptable => FailureClass::Unacceptable,
            },
            Self::Conflict { .. } | Self::KeyReused => FailureClass::Conflict,
            Self::NotFound(_) => FailureClass::NotFound,
            Self::ConferenceRefused(_) | Self::Invalid(_) => FailureClass::Unacceptable,
            Self::Busy | Self::Unavailable(_) | Self::Unknown => FailureClass::TryAgain,
        }
    }

    /// Whether the transaction is sound after it, so that only this command's savepoint is rolled
    /// back and the rest of its group may commit. Anything else ends the group.
    pub(crate) fn leaves_transaction_sound(&self) -> bool {
        !matches!(self, Self::Busy | Self::Unavailable(_) | Self::Unknown)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<ConferenceRefusal> for Failure {
    fn from(refusal: ConferenceRefusal) -> Self {
        Self::ConferenceRefused(Box::new(refusal))
    }
}

impl From<DbErr> for Failure {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(what)) => {
                return Self::Invalid(format!("already there: {what}"));
            }
            Some(SqlErr::ForeignKeyConstraintViolation(what)) => {
                return Self::Invalid(format!("refers to something unknown: {what}"));
            }
            _ => {}
        }
        match code(&error).as_deref() {
            // SQLITE_BUSY, SQLITE_LOCKED and their extended codes; PostgreSQL's serialization
            // failure and deadlock
            Some("5" | "6" | "261" | "262" | "517" | "40001" | "40P01") => Self::Busy,
            _ => Self::Unavailable(error.to_string()),
        }
    }
}

/// The database's own code for an error, if it gave one.
pub(crate) fn code(error: &DbErr) -> Option<String> {
    let (DbErr::Exec(RuntimeErr::SqlxError(e))
    | DbErr::Query(RuntimeErr::SqlxError(e))
    | DbErr::Conn(RuntimeErr::SqlxError(e))) = error
    else {
        return None;
    };
    e.as_database_error()
        .and_then(|e| e.code().map(std::borrow::Cow::into_owned))
}
