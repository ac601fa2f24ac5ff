//! What a petition shares with those merged into it.
use super::reply::Reply;
use crate::ids::{CycleId, PetitionId};
use crate::petition::State;
use serde::{Deserialize, Serialize};

/// A petition into which another may be merged, as the store found it in this transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeTarget {
    /// Its id.
    pub id: PetitionId,
    /// Its code.
    pub code: String,
    /// Its cycle.
    pub cycle: Option<CycleId>,
    /// Its state.
    pub state: State,
    /// Whether a commune settles it: its answer stands in no document that could carry another.
    #[serde(default)]
    pub commune_matter: bool,
    /// Whether the petition that is to be merged is itself the target of others.
    pub source_has_children: bool,
}

/// Codes of the petitions that wait for the answer of this one, because they are merged into it,
/// as the store found them in this transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Children(pub Vec<String>);

/// What the document says of the petition into which this one is merged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetLine {
    /// It is answered; the answer holds for both.
    Answered(Reply),
    /// It is declined, and this one with it.
    Declined,
    /// It lies with a higher level; this one goes on waiting with it.
    ReferredUp,
}
