//! What becomes of units on a day, as a person orders it.
use super::{Unit, UnitKind};
use crate::ids::{PersonId, PetitionId, UnitId};
use crate::person::{Post, Role};
use crate::petition::Exception;
use crate::text::Line;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A unit that begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewUnit {
    /// Its name as printed.
    pub name: Line,
    /// Its key; made of the name where none is given.
    pub key: Option<String>,
    /// Code used in petition codes: of clusters.
    pub code: Option<String>,
}

/// What becomes of which units. A unit that is renamed or moved ends like the others, and one of
/// the new name, or in the new place, takes it over: what was said of it on a day stays true of
/// that day (docs/decisions/0017).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "change")]
pub enum UnitChange {
    /// Several become one (sáp nhập).
    Merge {
        /// Which; of one kind.
        of: Vec<UnitId>,
        /// What they become.
        into: NewUnit,
        /// The unit above it; theirs where it is one.
        under: Option<UnitId>,
    },
    /// One becomes several (chia, tách).
    Split {
        /// Which.
        of: UnitId,
        /// What it becomes; the first one inherits what is not given to another.
        into: Vec<NewUnit>,
    },
    /// Another name (đổi tên).
    Rename {
        /// Which.
        of: UnitId,
        /// The new name, and another key where it gets one.
        to: NewUnit,
    },
    /// Another unit above it (chuyển khu, chuyển xã).
    Move {
        /// Which.
        of: UnitId,
        /// The unit above from then on.
        under: UnitId,
    },
    /// It ends, and another one goes on (giải thể, nhập vào).
    Abolish {
        /// Which.
        of: UnitId,
        /// Who takes over; none where there is nothing to take over.
        successor: Option<UnitId>,
    },
}

impl UnitChange {
    /// The units that it is about.
    #[must_use]
    pub fn of(&self) -> Vec<UnitId> {
        match self {
            Self::Merge { of, .. } => of.clone(),
            Self::Split { of, .. }
            | Self::Rename { of, .. }
            | Self::Move { of, .. }
            | Self::Abolish { of, .. } => vec![*of],
        }
    }
}

/// What becomes of somebody's posts in a unit that ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PostGoes {
    /// They end with it.
    Ends,
    /// They go on: in another role, or in a unit named by its key, where one is given.
    On {
        /// As what.
        role: Option<Role>,
        /// In which of the units that take over.
        unit: Option<String>,
    },
}

/// A change of units with everything that must be said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitOrder {
    /// What becomes of which units.
    pub change: UnitChange,
    /// The first day on which it is so.
    pub on: NaiveDate,
    /// What becomes of posts that do not simply go on, by person.
    pub posts: BTreeMap<PersonId, PostGoes>,
    /// Of a unit that is split: where the units below it go, by key of the new one.
    pub below: BTreeMap<UnitId, String>,
    /// Of a unit that is split: where its petitions go, by key of the new one; else to the first.
    pub petitions: BTreeMap<PetitionId, String>,
    /// Needed where it is entered after something was done since the day.
    pub exception: Option<Exception>,
}

/// What a change makes of the office: every row as it is afterwards.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reorganised {
    /// Units that end, those below included, each with who takes over.
    pub ended: Vec<Unit>,
    /// Units that begin.
    pub begun: Vec<Unit>,
    /// Posts that end the day before.
    pub posts_ended: Vec<Post>,
    /// Posts that begin on the day.
    pub posts_begun: Vec<Post>,
}

impl Reorganised {
    /// The unit that ends, if it does.
    #[must_use]
    pub fn ends(&self, unit: UnitId) -> Option<&Unit> {
        self.ended.iter().find(|u| u.id == unit)
    }

    /// Who takes a unit over that ends; itself if it does not, or if nobody does.
    #[must_use]
    pub fn heir(&self, unit: UnitId) -> UnitId {
        let ended = self.ends(unit);
        ended
            .and_then(|u| u.successors.first())
            .map_or(unit, |s| *s)
    }

    /// Units of a kind that end.
    pub fn ended_of(&self, kind: UnitKind) -> impl Iterator<Item = &Unit> {
        self.ended.iter().filter(move |u| u.kind == kind)
    }
}
