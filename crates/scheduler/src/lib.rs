//! What is due, and performing it once. The only crate that names `cron`.
//!
//! [`Rule::due`] is pure and catches up: everything between the last look and now, in order.
//! Performing needs no leader: each move is a command whose key follows from what it is about, so
//! that of several processes the first one does it and the others get its answer.
//!
//! Built so far: recurring rules, and the moves that silence makes ([`silence`]). Reminders,
//! gates and window openings by rule are not here yet.
mod rule;
mod silence;

pub use rule::{Rule, RuleFault};
pub use silence::{Moved, silence};
