//! The rules of the monthly briefing cycle, and only the rules.
//!
//! Pure: no I/O, no async, no clock, no logging, no database types, no prose. Everything a rule
//! needs comes in as a parameter, and everything it decides goes out as a value:
//!
//! ```text
//! petition.act(action, &actor, &context) -> Ok(Outcome { petition, event, notices }) | Err(Refusal)
//! ```
//!
//! Where to look: the moves of a petition stand in the table of `petition/table.rs`, those of a
//! conference in `conference/`, the gates of a month in `cycle/`, who hosts in `hosting/`; who may do what is data
//! (`capacity.rs` and the presets); dates come from `calendar/` and `deadline/`; the office's
//! numbers from `policy.rs`.
mod actions;
pub mod actor;
pub mod calendar;
pub mod capacity;
pub mod conference;
pub mod cycle;
pub mod deadline;
pub mod hosting;
pub mod ids;
pub mod import;
pub mod legal_basis;
pub mod missing;
pub mod paper;
pub mod person;
pub mod petition;
pub mod policy;
pub mod preset;
pub mod rounding;
pub mod scope;
pub mod symbol;
#[cfg(test)]
mod test_world;
pub mod text;
pub mod unit;
