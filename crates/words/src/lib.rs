//! How people read what the house knows: languages, dates, numbers. No input or output.

pub mod dates;
mod language;
pub mod numbers;

pub use language::Language;
