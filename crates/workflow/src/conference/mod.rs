//! The briefing conference: its table of moves, its guards, its roster and its leaders (flow.md §2).
//!
//! [`Conference::plan`] begins one, [`Conference::act`] changes it, and nothing else does. The
//! petitions raised and the answers announced there are not part of it: they follow their own
//! table and point here. What the two share rides as facts, built by [`Conference::in_session`] and
//! [`Conference::announced_at`], so that no petition is recorded at a conference that is not open.
mod act;
mod action;
mod apply;
mod facts;
mod guard;
mod leaders;
mod notice;
mod record;
mod refusal;
mod roster;
mod state;
mod table;
#[cfg(test)]
mod tests;

pub use act::{ConferenceEvent, ConferenceOutcome, join};
pub use action::{ConferenceAction, ConferenceActionKind};
pub use facts::{
    Booking, Chair, Destination, Item, ItemsGo, JoinTarget, MinuteTaker, NewConference, Presence,
    Unfinished,
};
pub use leaders::{LeaderFault, Leadership, cluster_leaders};
pub use notice::{ConferenceAudience, ConferenceNotice, is_called_today};
pub use record::{Conference, RosterLine};
pub use refusal::ConferenceRefusal;
pub use roster::{AttendanceCategory, RosterEntry, RosterRules, joint_roster, roster};
pub use state::{ConferenceState, not_spoken};
pub use table::{ConferenceRow, ConferenceTo, TABLE, possible};
