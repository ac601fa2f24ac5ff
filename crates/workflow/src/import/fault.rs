//! Why a row cannot be taken as it stands. Nothing here is prose.
use crate::calendar::CalendarFault;
use crate::person::Role;
use crate::unit::{LineageFault, UnitKind};
use serde::{Deserialize, Serialize};

/// A part of a row: what a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the columns")]
pub enum Part {
    Key,
    Name,
    Kind,
    Code,
    Parent,
    From,
    To,
    Successors,
    Members,
    Born,
    Phone,
    Email,
    Status,
    Person,
    Unit,
    Role,
    Date,
    Half,
    Source,
}

/// Why a row cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "fault")]
pub enum RowFault {
    /// Something every row of the kind has.
    Missing {
        /// What.
        part: Part,
    },
    /// A key is of letters without accents, figures and hyphens.
    KeyForm {
        /// What was given.
        given: String,
    },
    /// Another row of the file speaks of the same.
    Twice {
        /// Which row, counted from 0 among the rows.
        first: usize,
    },
    /// The key belongs to a unit of another kind.
    OtherKind {
        /// What it is.
        kind: UnitKind,
    },
    /// No unit is called so.
    NoUnit {
        /// What was given.
        given: String,
    },
    /// Several units are called so: a person must say which.
    SeveralUnits {
        /// What was given.
        given: String,
        /// Keys of those it may be.
        keys: Vec<String>,
    },
    /// A unit is called nearly so, with other tones: a person must say whether it is meant.
    NearUnit {
        /// What was given.
        given: String,
        /// Keys of those it may be.
        keys: Vec<String>,
    },
    /// Nobody is called so.
    NoPerson {
        /// What was given.
        given: String,
    },
    /// Several people are called so, or one about whom too little is known to be sure.
    SeveralPeople {
        /// What was given.
        given: String,
        /// Keys of those it may be.
        keys: Vec<String>,
    },
    /// A unit of this kind does not stand under one of that kind.
    ParentKind {
        /// The unit's.
        kind: UnitKind,
        /// The one above it.
        above: UnitKind,
    },
    /// Units that stand above each other in a ring.
    ParentRing,
    /// It ends before it begins.
    PeriodReversed,
    /// Who has a successor has an end.
    SuccessorOfLiving,
    /// It does not fit to those around it: who takes over, or the unit above.
    Lineage {
        /// How.
        what: LineageFault,
    },
    /// The committee has one unit of this kind.
    OnlyOne {
        /// Which kind.
        kind: UnitKind,
        /// Key of the one it has.
        key: String,
    },
    /// The committee itself is set up, not imported.
    NotTheCommittee,
    /// Another cluster has this code, which stands in codes of petitions.
    CodeTaken {
        /// Key of the cluster.
        key: String,
    },
    /// Nobody holds this role in a unit of this kind.
    RoleNotHere {
        /// Which role.
        role: Role,
        /// Which kind.
        kind: UnitKind,
    },
    /// A cluster has one head and one deputy at a time (GL-03).
    RoleHeld {
        /// Which role.
        role: Role,
        /// Key of the one who holds it.
        by: String,
    },
    /// The working calendar would contradict itself.
    Calendar {
        /// How.
        date: chrono::NaiveDate,
        /// The fault as the calendar says it.
        what: CalendarRowFault,
    },
    /// The calendar would have a hole before this year.
    CalendarHole {
        /// The year before which one is missing.
        year: i32,
    },
}

/// What of a calendar row contradicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalendarRowFault {
    /// Two entries for the same half of a date.
    Double,
    /// A make-up day on a weekday.
    SwapWorkOnWeekday,
    /// A substitute or swapped day off on a weekend.
    DayOffOnWeekend,
    /// Anything else.
    Other,
}

impl From<CalendarFault> for CalendarRowFault {
    fn from(fault: CalendarFault) -> Self {
        match fault {
            CalendarFault::DuplicateDate { .. } => Self::Double,
            CalendarFault::SwapWorkOnWeekday { .. } => Self::SwapWorkOnWeekday,
            CalendarFault::DayOffOnWeekend { .. } => Self::DayOffOnWeekend,
            _ => Self::Other,
        }
    }
}

impl RowFault {
    /// Whether a person only has to say what is meant; nothing is known to be wrong.
    #[must_use]
    pub fn is_doubt(&self) -> bool {
        matches!(
            self,
            Self::SeveralUnits { .. } | Self::NearUnit { .. } | Self::SeveralPeople { .. }
        )
    }

    /// The column to look at, where it is one.
    #[must_use]
    pub fn part(&self) -> Option<Part> {
        Some(match self {
            Self::Missing { part } => *part,
            Self::KeyForm { .. } | Self::OtherKind { .. } => Part::Key,
            Self::NoPerson { .. } | Self::SeveralPeople { .. } => Part::Person,
            Self::ParentKind { .. } | Self::ParentRing => Part::Parent,
            Self::PeriodReversed => Part::To,
            Self::Lineage { what } => match what {
                LineageFault::OutlivesParent { .. } => Part::To,
                _ => Part::Successors,
            },
            Self::SuccessorOfLiving => Part::Successors,
            Self::OnlyOne { .. } | Self::NotTheCommittee => Part::Kind,
            Self::CodeTaken { .. } => Part::Code,
            Self::RoleNotHere { .. } | Self::RoleHeld { .. } => Part::Role,
            Self::Calendar { .. } | Self::CalendarHole { .. } => Part::Date,
            Self::Twice { .. }
            | Self::NoUnit { .. }
            | Self::SeveralUnits { .. }
            | Self::NearUnit { .. } => return None,
        })
    }
}
