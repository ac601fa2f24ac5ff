//! Why a command was not carried out.
use sea_orm::{DbErr, RuntimeErr, SqlErr};
use workflow::calendar::{CalendarError, CalendarFault};
use workflow::conference::ConferenceRefusal;
use workflow::cycle::PlanError;
use workflow::deadline::DueError;
use workflow::hosting::HostRefusal;
use workflow::import::RowFault;
use workflow::missing::MissingFact;
use workflow::petition::{Refusal, RefusalClass};
use workflow::unit::UnitRefusal;

/// A command that changed nothing, and why.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Failure {
    /// A rule of the petition refuses it; `words` says which and what to do.
    #[error("refused: {0:?}")]
    Refused(Box<Refusal>),
    /// A rule of the conference refuses it.
    #[error("refused: {0:?}")]
    ConferenceRefused(Box<ConferenceRefusal>),
    /// A rule of the host register refuses it.
    #[error("refused: {0:?}")]
    HostsRefused(Box<HostRefusal>),
    /// A rule refuses the change of units.
    #[error("refused: {0:?}")]
    UnitsRefused(Box<UnitRefusal>),
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
    #[error("no such {0:?}")]
    NotFound(Thing),
    /// A fact that the step needs is not there; `words` says which and what to do.
    #[error("missing: {0:?}")]
    Missing(MissingFact),
    /// The month cannot be planned.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// A due date cannot be worked out: refused, not guessed (B29).
    #[error(transparent)]
    Due(#[from] DueError),
    /// The working calendar contradicts itself; every fault found.
    #[error("the working calendar: {0:?}")]
    Calendar(Vec<CalendarFault>),
    /// A row of a file cannot be taken; nothing of the file was.
    #[error("row {row}: {fault:?}")]
    Row {
        /// Which, counted from 0 among the rows handed over.
        row: usize,
        /// Why.
        fault: Box<RowFault>,
    },
    /// It is there already; the database's own name of the rule that says so.
    #[error("already there: {0}")]
    Taken(String),
    /// It refers to something that is not there; the database's own name of the rule.
    #[error("refers to something unknown: {0}")]
    Dangling(String),
    /// What is stored does not hold together; nothing can be done by that office until it is mended.
    #[error("the stored office does not hold together: {0}")]
    Damaged(String),
    /// Another program holds the database.
    #[error("the database is busy: another program is writing; nothing was changed, try again")]
    Busy,
    /// The disk is full or cannot be written; nothing was changed.
    #[error("the disk is full or cannot be written; nothing was changed")]
    Disk,
    /// The database could not do it; nothing was changed.
    #[error("the database could not do it, nothing was changed: {0}")]
    Unavailable(String),
    /// It is not known whether it was carried out; the same key settles it.
    #[error("it is not known whether this was carried out; send it again with the same key")]
    Unknown,
}

/// What is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A line of a call list.
    Call,
    /// A cell.
    Cell,
    /// A cluster.
    Cluster,
    /// A committee.
    Committee,
    /// A conference.
    Conference,
    /// The cycle of a month.
    Cycle,
    /// An issued document.
    Document,
    /// The host register of a year.
    HostYear,
    /// A letter of the outbox.
    Letter,
    /// The page after a cursor.
    Page,
    /// A person.
    Person,
    /// A petition.
    Petition,
    /// The policy in force: the office was never set up.
    Policy,
    /// A task of a cell after a conference.
    Task,
    /// A unit.
    Unit,
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
    /// Somebody who keeps the program must mend it (500).
    Broken,
}

impl From<RefusalClass> for FailureClass {
    fn from(class: RefusalClass) -> Self {
        match class {
            RefusalClass::Conflict => Self::Conflict,
            RefusalClass::Forbidden => Self::Forbidden,
            RefusalClass::Unacceptable => Self::Unacceptable,
        }
    }
}

impl Failure {
    /// How it is answered.
    #[must_use]
    pub fn class(&self) -> FailureClass {
        match self {
            Self::Refused(r) => r.class().into(),
            Self::Conflict { .. } | Self::KeyReused | Self::Taken(_) => FailureClass::Conflict,
            Self::NotFound(_) => FailureClass::NotFound,
            Self::ConferenceRefused(r) => r.class().into(),
            Self::HostsRefused(r) => r.class().into(),
            Self::UnitsRefused(r) => r.class().into(),
            Self::Missing(fact) => fact.class().into(),
            Self::Plan(_)
            | Self::Due(_)
            | Self::Calendar(_)
            | Self::Row { .. }
            | Self::Dangling(_) => FailureClass::Unacceptable,
            Self::Damaged(_) => FailureClass::Broken,
            Self::Busy | Self::Disk | Self::Unavailable(_) | Self::Unknown => {
                FailureClass::TryAgain
            }
        }
    }

    /// Whether the transaction is sound after it, so that only this command's savepoint is rolled
    /// back and the rest of its group may commit. Anything else ends the group.
    pub(crate) fn leaves_transaction_sound(&self) -> bool {
        !matches!(
            self,
            Self::Damaged(_) | Self::Busy | Self::Disk | Self::Unavailable(_) | Self::Unknown
        )
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<MissingFact> for Failure {
    fn from(fact: MissingFact) -> Self {
        Self::Missing(fact)
    }
}

impl From<CalendarError> for Failure {
    fn from(error: CalendarError) -> Self {
        Self::Due(error.into())
    }
}

impl From<ConferenceRefusal> for Failure {
    fn from(refusal: ConferenceRefusal) -> Self {
        Self::ConferenceRefused(Box::new(refusal))
    }
}

impl From<HostRefusal> for Failure {
    fn from(refusal: HostRefusal) -> Self {
        Self::HostsRefused(Box::new(refusal))
    }
}

impl From<UnitRefusal> for Failure {
    fn from(refusal: UnitRefusal) -> Self {
        Self::UnitsRefused(Box::new(refusal))
    }
}

impl From<DbErr> for Failure {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(what)) => {
                return Self::Taken(what);
            }
            Some(SqlErr::ForeignKeyConstraintViolation(what)) => {
                return Self::Dangling(what);
            }
            _ => {}
        }
        match code(&error).as_deref() {
            // SQLITE_BUSY, SQLITE_LOCKED and their extended codes; PostgreSQL's serialization
            // failure, deadlock and lock that was not to be had in time
            Some("5" | "6" | "261" | "262" | "517" | "40001" | "40P01" | "55P03") => Self::Busy,
            Some(code) if is_of_the_disk(code) => Self::Disk,
            _ => Self::Unavailable(error.to_string()),
        }
    }
}

/// SQLITE_FULL, and SQLITE_IOERR with its extended codes, whose last byte is 10; PostgreSQL's
/// `disk_full` and `io_error`.
fn is_of_the_disk(code: &str) -> bool {
    let sqlite = code.parse::<u32>().ok().filter(|_| code.len() < 5);
    matches!(code, "53100" | "58030") || sqlite.is_some_and(|n| n == 13 || n & 0xff == 10)
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

#[cfg(test)]
mod tests {
    use super::is_of_the_disk;

    #[test]
    fn the_disk_is_told_from_other_faults() {
        for of_the_disk in ["13", "10", "778", "4874", "53100"] {
            assert!(is_of_the_disk(of_the_disk), "{of_the_disk}");
        }
        for other in ["5", "26", "2067", "40001", "23505", "40P01", ""] {
            assert!(!is_of_the_disk(other), "{other}");
        }
    }
}
