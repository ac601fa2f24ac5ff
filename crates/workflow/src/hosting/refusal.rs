//! Why a step on a host register is refused. `words` renders each in two languages.
use super::{SwapState, Violation};
use crate::capacity::Capacity;
use crate::cycle::CycleMonth;
use crate::ids::{PersonId, UnitId};
use crate::person::Status;
use crate::petition::RefusalClass;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A refused step: which rule, and what it needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "refusal")]
pub enum HostRefusal {
    /// The actor has no capacity for it.
    NotEntitled {
        /// Who may.
        who: Vec<Capacity>,
    },
    /// The actor is revoked, pending or moved.
    NotActive {
        /// His status.
        status: Status,
    },
    /// A swap is asked for, answered and taken back by the unit whose turn it is, and nobody else.
    NotOfUnit {
        /// Which unit.
        unit: UnitId,
    },
    /// Hosts do not rotate in this office.
    NoRotation,
    /// No such conference in the year: not in the cadence, or not held.
    NoConference {
        /// The month.
        month: CycleMonth,
        /// The cluster.
        cluster: UnitId,
    },
    /// The month lies in another year than the register.
    OtherYear {
        /// The month.
        month: CycleMonth,
        /// The register's year.
        year: i32,
    },
    /// The month is planned: its conference holds the host.
    MonthPlanned {
        /// The month.
        month: CycleMonth,
    },
    /// The unit cannot host: it is no commune of this committee.
    NotAHost {
        /// Which.
        unit: UnitId,
    },
    /// The host does not belong to the clusters that meet.
    HostElsewhere {
        /// Which.
        unit: UnitId,
    },
    /// The unit does not exist on that day.
    HostDissolved {
        /// Which.
        unit: UnitId,
        /// Who took over.
        successors: Vec<UnitId>,
    },
    /// It breaks rules; only with a reason and an approver.
    ExceptionNeeded {
        /// What it breaks.
        breaks: Vec<Violation>,
    },
    /// Who is said to have approved may not approve that.
    NotAnApprover {
        /// Who was named.
        person: PersonId,
    },
    /// A cap that does not raise anything.
    CapTooLow {
        /// What the office's limit is.
        most: u8,
    },
    /// The last day lies before the first, or the days in another year.
    DaysUnfit {
        /// First day.
        from: NaiveDate,
        /// Last day.
        to: NaiveDate,
    },
    /// These days are closed for them already.
    DaysClosed {
        /// Number of the entry.
        number: u32,
    },
    /// No entry of this number.
    NoSuchEntry {
        /// The number.
        number: u32,
    },
    /// A joint conference is of two or more clusters.
    JoinsNothing,
    /// There is nothing to separate.
    NotGathered,
    /// Nobody hosts there yet.
    NoHostYet {
        /// The month.
        month: CycleMonth,
    },
    /// A unit swaps with another one.
    SwapWithItself,
    /// The day of a turn has been.
    DatePast {
        /// The day.
        date: NaiveDate,
    },
    /// A turn of the swap has changed since it was asked for.
    SwapOutdated {
        /// The month.
        month: CycleMonth,
    },
    /// The swap is answered or taken back already.
    SwapOver {
        /// Where it stands.
        state: SwapState,
    },
}

impl HostRefusal {
    /// How it is answered over HTTP and as an exit code.
    #[must_use]
    pub fn class(&self) -> RefusalClass {
        match self {
            Self::NotEntitled { .. } | Self::NotActive { .. } | Self::NotOfUnit { .. } => {
                RefusalClass::Forbidden
            }
            // The register stands otherwise than the actor thinks.
            Self::NoRotation
            | Self::MonthPlanned { .. }
            | Self::NotGathered
            | Self::DaysClosed { .. }
            | Self::NoHostYet { .. }
            | Self::SwapOutdated { .. }
            | Self::SwapOver { .. } => RefusalClass::Conflict,
            // What was given does not fit.
            Self::NoConference { .. }
            | Self::OtherYear { .. }
            | Self::NotAHost { .. }
            | Self::HostElsewhere { .. }
            | Self::HostDissolved { .. }
            | Self::ExceptionNeeded { .. }
            | Self::NotAnApprover { .. }
            | Self::CapTooLow { .. }
            | Self::DaysUnfit { .. }
            | Self::NoSuchEntry { .. }
            | Self::JoinsNothing
            | Self::SwapWithItself
            | Self::DatePast { .. } => RefusalClass::Unacceptable,
        }
    }
}
