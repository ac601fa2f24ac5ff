//! The petition's rules: played, enumerated and walked at random.
//!
//! `walk.rs` plays a petition step by step and checks after every step what must always hold;
//! `acts.rs` has the usual actions of everybody in the small world of `test_world.rs`.
mod acts;
mod ending;
mod forest;
mod groups;
mod month;
mod old;
mod places;
mod random;
mod refusals;
mod rights;
mod samples;
mod silence;
mod timing;
mod walk;
mod ways;
