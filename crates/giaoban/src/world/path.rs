//! What becomes of a petition in the play.
use serde::Deserialize;

/// What becomes of a petition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Path {
    /// Answered well at once.
    Plain,
    /// Returned once and answered again.
    Returned,
    /// Returned for form.
    FormReturn,
    /// Answered at the conference.
    OnSpot,
    /// The commune settles it.
    Commune,
    /// Not answered in time, carried into the next cycle.
    CarriedOver,
    /// Declined.
    Declined,
    /// Referred to the level above.
    ReferredUp,
    /// Taken back by the cell.
    Withdrawn,
    /// Belongs to another procedure.
    Diverted,
    /// Two matters in one text.
    Split,
    /// Not endorsed; recorded with an approver.
    Late,
    /// More time is asked for and given.
    Extension,
    /// The directing body names another lead.
    ChangedLead,
    /// The first lead refuses.
    WrongLead,
    /// The same matter as another.
    Merged,
    /// Handed in on paper by an absent secretary.
    Written,
    /// Cannot wait.
    Urgent,
}
