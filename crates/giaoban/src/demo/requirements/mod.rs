//! GL-01 to GL-21 held by the played months: one test of behaviour each (domain.md §1.1).
//!
//! The months are played once for all tests; each test then reads what an office would find.
//! GL-05 (two to three hostings a year) is held by `tests/hosts.rs`, a year being longer than the
//! months played; GL-20 has its downward notices here, while digests per department and field are
//! still missing. The worlds of the present, a commune without clusters and a province, stand in
//! `present` and `province`.
mod conferences;
mod counts;
mod cycle;
mod fixture;
mod followed;
mod present;
mod province;
mod units;

pub(super) use fixture::{Folder, world};
