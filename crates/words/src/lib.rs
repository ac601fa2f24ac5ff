//! How people read what the house knows: dates, numbers, names and their order, in two languages.
//!
//! Pure: no input, no output, no clock. A page, letter or paper asks here for every date, number
//! and name it shows, so that all of them follow the habits of Vietnamese Party papers; none
//! formats one itself.
//!
//! # Recipe
//!
//! - To show something: [`dates::long`] and [`dates::short`] in papers, [`dates::date_in`] where
//!   the reader chose a [`Language`]; [`numbers::count`], [`numbers::thousands`],
//!   [`numbers::percent_tenths`] (the tenths come from `workflow::rounding`).
//! - To read what somebody typed: [`dates::parse`], [`dates::parse_past`],
//!   [`numbers::parse_count`]. Each answers with a typed fault; its `code()` names the message.
//!   Names and texts are read by `workflow::text::Line` and `Prose`.
//! - To say something: write it into `locales/vi` and `locales/en`, then [`messages::say`] it; the
//!   name of a state, an action or anything else from a list is its [`messages::Term`].
//! - To explain why something cannot be done: [`refusals::render`], [`messages::Fault`].
//! - To sort: [`collation::compare`] for titles and places, [`names::compare_by_given`] for
//!   people. Never sort Vietnamese by bytes.
//! - To add a way of writing dates, numbers or names: write its line into the test table beside
//!   the function, in both languages, with the source; then make it pass.
//!
//! Cleaning, folding for search and spelling variants are rules and live in `workflow::text`.

pub mod collation;
pub mod dates;
mod language;
pub mod messages;
pub mod names;
pub mod numbers;
pub mod refusals;

pub use language::Language;
