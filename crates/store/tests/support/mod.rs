//! What the suites stand on: a database of either kind, a small office, and a hand that acts in it.
pub mod acts;
pub mod database;
pub mod office;
pub mod postgres;
pub mod world;
