//! Which conference covers which cell (GL-16: own cluster, joint, successor, or the committee's own).
use crate::ids::{ConferenceId, PersonId, UnitId};
use crate::petition::Action;
use crate::unit::{Place, Tree};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Clusters that meet at the conference where a move is made, as the store found them in this
/// transaction; empty where the whole committee meets, or where there is none in session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Meets(pub BTreeSet<UnitId>);

impl Meets {
    /// Whether the cell at `home` belongs to it on a day: its cluster meets there, or the cluster
    /// that took its own over; where no clusters meet, every cell of the committee does. A cell
    /// without a cluster belongs to the committee's own conference only.
    #[must_use]
    pub fn cover(&self, home: &Place, tree: &Tree, day: NaiveDate) -> bool {
        let Some(cluster) = home.cluster else {
            return self.0.is_empty();
        };
        let took_over = || tree.successors(cluster, day);
        self.0.is_empty()
            || self.0.contains(&cluster)
            || took_over().iter().any(|unit| self.0.contains(unit))
    }

    /// The places from which people of this conference act on a petition of `home`: every cluster
    /// that meets there, if the petition's own is one of them.
    #[must_use]
    pub fn seats(&self, home: &Place, tree: &Tree, day: NaiveDate) -> Vec<Place> {
        if !self.cover(home, tree, day) {
            return Vec::new();
        }
        let seat = |&cluster| Place {
            committee: home.committee,
            cluster: Some(cluster),
            commune: None,
            cell: None,
        };
        self.0.iter().map(seat).collect()
    }
}

/// Who chairs a conference and who takes its minutes, as named when it was opened. Whoever is
/// named has the rights of the seat at that conference, whatever his posts are (flow.md §2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtDesk {
    /// Who chairs.
    pub chair: Option<PersonId>,
    /// Who takes the minutes.
    pub minute_taker: Option<PersonId>,
}

/// The conference at which a move is made: in session, or held and closed today, as the store
/// found it in this transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sitting {
    /// Which.
    pub conference: ConferenceId,
    /// Its date.
    pub date: NaiveDate,
    /// Clusters that meet there.
    pub meets: Meets,
    /// Who sits at its desk.
    pub desk: AtDesk,
}

/// Whether a conference lies ahead at which the cell can be told, as the store found it in this
/// transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Coverage {
    /// None covers the cell.
    None,
    /// This one does.
    Conference {
        /// Which.
        id: ConferenceId,
        /// Its date.
        date: NaiveDate,
    },
    /// The month in which it would be told is not planned yet.
    NotPlanned,
}

impl Action {
    /// The clusters that meet where the move is made; none for a move made elsewhere.
    #[must_use]
    pub fn meets(&self) -> Option<&Meets> {
        match self {
            Self::Record { at, .. } => Some(&at.meets),
            Self::Announce { at } => Some(&at.covers),
            _ => self.sitting().map(|at| &at.meets),
        }
    }

    /// Who sits at the desk where the move is made; nobody for a move made elsewhere.
    #[must_use]
    pub fn desk(&self) -> AtDesk {
        match self {
            Self::Record { at, .. } => at.desk,
            Self::Announce { at } => at.desk,
            _ => self.sitting().map(|at| at.desk).unwrap_or_default(),
        }
    }

    fn sitting(&self) -> Option<&Sitting> {
        match self {
            Self::AnswerOnSpot { at, .. } | Self::ReportAtConference { at, .. } => Some(at),
            Self::HandToCommune { at, .. } => at.as_ref(),
            _ => None,
        }
    }
}
