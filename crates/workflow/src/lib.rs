//! The rules of the monthly briefing cycle, and only the rules.
//!
//! Pure: no I/O, no async, no clock, no logging, no database types, no prose. Everything a rule
//! needs comes in as a parameter, and everything it decides goes out as a value.
pub mod calendar;
pub mod cycle;
pub mod deadline;
pub mod legal_basis;
pub mod paper;
pub mod rounding;
pub mod symbol;
pub mod text;
