//! The petition: its table of moves, its guards, and what an accepted move changes.
//!
//! To add a move: name it with its facts in `action.rs`, give it a row in `table.rs`, its guard in
//! `guard/`, what it changes in `apply.rs`, and who is told in `notice.rs`. `giaoban workflow` and
//! `docs/workflow.md` follow by themselves; the snapshot of the table shows the difference.
mod act;
mod action;
mod apply;
mod batch;
mod clock;
mod code;
mod event;
mod facts;
mod guard;
mod notice;
mod open;
mod record;
mod refusal;
mod state;
mod table;
#[cfg(test)]
mod tests;

pub use act::Outcome;
pub use action::{Action, ActionKind};
pub use batch::{
    Consolidated, Line as BatchLine, Minutes, consolidate, corrected_alone, is_corrected_with,
    issue, left_out, may_sign, merge,
};
pub use code::code_of;
pub use event::Event;
pub use facts::*;
pub use guard::admissible;
pub use notice::{Audience, Notice, Urgency};
pub use record::{Announcement, Owner, Petition};
pub use refusal::{ExceptionCause, Field, OwnWork, Refusal, RefusalClass};
pub use state::State;
pub use table::{GOES_ON, OPEN_WITH_CLOCK, Row, TABLE, TAKEN_OVER, To, possible, rows};
