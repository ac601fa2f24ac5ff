//! Why units cannot be changed so. `words` renders each in two languages; nothing here is prose.
use super::{LineageFault, UnitKind};
use crate::ids::{PersonId, UnitId};
use crate::person::Role;
use crate::petition::RefusalClass;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A refused change of units: which rule, and what it needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "refusal")]
pub enum UnitRefusal {
    /// The committee is set up, and its own bodies are at most renamed.
    Fixed {
        /// What it is.
        kind: UnitKind,
    },
    /// Something is made of at least two.
    TooFew,
    /// A unit is named twice.
    Twice {
        /// Which.
        unit: UnitId,
    },
    /// Only units of one kind become one.
    KindsDiffer {
        /// Their kinds.
        kinds: Vec<UnitKind>,
    },
    /// The unit has ended already.
    Ended {
        /// Which.
        unit: UnitId,
        /// Who took over.
        successors: Vec<UnitId>,
    },
    /// The unit does not stand before that day, so it cannot end the day before.
    BegunSince {
        /// Which.
        unit: UnitId,
        /// Its first day.
        from: NaiveDate,
    },
    /// The day has not come: it is entered on the day itself.
    Ahead {
        /// Which.
        on: NaiveDate,
    },
    /// Since the day something was done by those units; a reason and an approver are needed.
    DoneSince {
        /// By which unit.
        unit: UnitId,
        /// The last day on which something was done.
        day: NaiveDate,
    },
    /// This person may not approve it.
    NotAnApprover {
        /// Who was named.
        person: PersonId,
    },
    /// The units stand under different ones: which one does the new one stand under?
    ParentNeeded,
    /// A unit of this kind does not stand under one of that kind.
    ParentKind {
        /// The unit's.
        kind: UnitKind,
        /// The one above it.
        above: UnitKind,
    },
    /// The unit above does not stand on that day.
    ParentEnded {
        /// Which.
        unit: UnitId,
    },
    /// A key is of letters without accents, figures and hyphens.
    KeyForm {
        /// What was given.
        given: String,
    },
    /// Another unit has this key.
    KeyTaken {
        /// The key.
        key: String,
    },
    /// A cluster needs a code, which stands in codes of petitions.
    CodeNeeded,
    /// Another cluster has this code.
    CodeTaken {
        /// The cluster.
        cluster: UnitId,
    },
    /// It is so already.
    NothingNew,
    /// The unit does not fit to those around it.
    Lineage {
        /// How.
        what: LineageFault,
    },
    /// Where the posts of these people go must be said.
    PostsUnplaced {
        /// Whose.
        people: Vec<PersonId>,
    },
    /// The post of this person began since the day.
    PostBegunSince {
        /// Whose.
        person: PersonId,
        /// Its first day.
        from: NaiveDate,
    },
    /// Two people would hold a post that one person holds.
    RoleClash {
        /// Which.
        role: Role,
        /// Name of the unit.
        unit: String,
        /// Who.
        people: Vec<PersonId>,
    },
    /// Nobody holds this role in a unit of this kind.
    RoleNotHere {
        /// Which role.
        role: Role,
        /// Which kind.
        kind: UnitKind,
    },
    /// This person holds no post in those units.
    NotOfUnits {
        /// Who.
        person: PersonId,
    },
    /// None of the units that take over has this key.
    NoSuchPart {
        /// What was given.
        given: String,
    },
    /// Where the units below go must be said.
    BelowUnplaced {
        /// Which.
        units: Vec<UnitId>,
    },
    /// This unit is not below the one that is split, or nothing is split.
    NotBelow {
        /// Which.
        unit: UnitId,
    },
    /// Nobody takes over, and these units stand below it.
    LeavesBelow {
        /// Which.
        units: Vec<UnitId>,
    },
    /// Nobody takes over, and these petitions are open.
    LeavesPetitions {
        /// Their codes, or how they are known.
        codes: Vec<String>,
    },
    /// This petition does not lie with the unit that is split, or nothing is split.
    PetitionElsewhere {
        /// Its code.
        code: String,
    },
    /// Conferences of a cluster that ends lie ahead, or one is in session in a unit that ends.
    ConferencesAhead {
        /// Their days.
        days: Vec<NaiveDate>,
    },
}

impl UnitRefusal {
    /// How it is answered.
    #[must_use]
    pub fn class(&self) -> RefusalClass {
        match self {
            Self::NotAnApprover { .. } => RefusalClass::Forbidden,
            Self::Ended { .. }
            | Self::BegunSince { .. }
            | Self::DoneSince { .. }
            | Self::KeyTaken { .. }
            | Self::CodeTaken { .. }
            | Self::PostBegunSince { .. }
            | Self::LeavesBelow { .. }
            | Self::LeavesPetitions { .. }
            | Self::ConferencesAhead { .. } => RefusalClass::Conflict,
            _ => RefusalClass::Unacceptable,
        }
    }
}
