//! What happened: the accepted action with its doer, moment and clock. Append-only.
use super::{Action, State};
use crate::actor::Doer;
use crate::deadline::Deadline;
use crate::ids::PetitionId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// An accepted move. Its canonical text is this struct as JSON in field order; the chain hashes
/// exactly that text (reliability.md, invariants 1, 3, 29).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Which petition.
    pub petition: PetitionId,
    /// 1 for the first, then without a gap.
    pub version: u32,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// The day of it in the committee's time zone.
    pub day: NaiveDate,
    /// Who did it.
    pub doer: Doer,
    /// State before; none at the beginning.
    pub from: Option<State>,
    /// State after.
    pub to: State,
    /// What was done, with its facts.
    pub action: Action,
    /// The clock that runs from here, if any.
    pub clock: Option<Deadline>,
    /// Its due date under the calendar of that moment.
    pub due: Option<NaiveDate>,
}
