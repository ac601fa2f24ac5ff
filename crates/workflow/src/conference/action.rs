//! What can be done to a conference, each with the facts it needs.
use super::facts::{
    Booking, Chair, Item, ItemsGo, JoinTarget, MinuteTaker, NewConference, Presence, Unfinished,
};
use super::{Leadership, RosterEntry};
use crate::actions::actions;
use crate::calendar::Slot;
use crate::ids::{ConferenceId, PersonId, PetitionId, UnitId};
use crate::petition::{Digest, Exception};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

actions! {
    ConferenceAction, ConferenceActionKind;

    /// Given a half day.
    Plan {
        /// What it starts with.
        new: NewConference,
    },
    /// The host consents: the planned one, or one named now.
    Confirm {
        /// Who hosts, where nobody was planned or another unit took it over.
        #[serde(default)]
        host: Option<UnitId>,
        /// What else happens in that half day.
        booking: Booking,
    },
    /// To another half day, perhaps another host; planned again.
    Move {
        /// The new half day.
        to: Slot,
        /// Whether it lies in the cycle's planned window.
        in_planned_window: bool,
        /// The host there.
        host: Option<UnitId>,
        /// Why, and who approved.
        exception: Exception,
        /// Where waiting things go.
        items: ItemsGo,
    },
    /// Held together with another.
    Join {
        /// Which.
        target: JoinTarget,
        /// Why, and who approved.
        exception: Exception,
        /// Where waiting things go.
        items: ItemsGo,
        /// What waits, as the store found it in this transaction.
        #[serde(default)]
        waiting: BTreeSet<Item>,
    },
    /// Another is held together with this one.
    TakeIn {
        /// Which.
        conference: ConferenceId,
        /// Clusters it covers.
        clusters: BTreeSet<UnitId>,
    },
    /// The unit that hosts has ended: who took it over hosts (BL-10).
    HandOver {
        /// Who.
        host: UnitId,
    },
    /// Not held.
    Cancel {
        /// Why, and who approved.
        exception: Exception,
        /// Where waiting things go.
        items: ItemsGo,
        /// What waits, as the store found it in this transaction.
        #[serde(default)]
        waiting: BTreeSet<Item>,
    },
    /// The desk opens.
    Open {
        /// Who chairs.
        chair: Chair,
        /// Who takes the minutes.
        minute_taker: MinuteTaker,
        /// Who may do so today, as the store found it in this transaction.
        leadership: Leadership,
        /// Who is expected.
        roster: Vec<RosterEntry>,
    },
    /// One line of the roll.
    Mark {
        /// Who.
        person: PersonId,
        /// Whether he is there.
        presence: Presence,
        /// Codes of petitions that are recorded here from who has spoken on this line so far, as
        /// the store found them in this transaction.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        raised: Vec<String>,
    },
    /// The minutes stand.
    Close {
        /// What is left to deal with.
        unfinished: Unfinished,
        /// What goes to the next agenda, with the cell that is told of it.
        #[serde(default)]
        put_off: BTreeMap<PetitionId, Option<UnitId>>,
        /// Digest of the minutes, built from the facts.
        minutes: Digest,
    },
    /// A signed addition to the minutes.
    Addend {
        /// Digest of its text.
        addendum: Digest,
        /// Who signed.
        signed_by: BTreeSet<PersonId>,
    },
}
