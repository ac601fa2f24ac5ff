//! The way of an outbox row: leased with a token, kept as rendered, settled; calls are ticked
//! (design.md §5, 6; reliability.md, invariants 19, 21–24 and 33).
//!
//! Rows move only forward; a trigger on both databases holds it. One that is tried again stays
//! `sending` without a token until its time comes, so that no worker can mistake it for one that
//! was never tried.
mod call;
mod digest;
mod keep;
mod lease;
mod pass;
mod settle;

pub use call::TickCall;
pub use digest::{DigestOf, FreezeDigests, digest_key};
pub use keep::{KeepLetters, Rendered};
pub use lease::{GiveUpPost, LeasePost};
pub use pass::PassOver;
pub use settle::{EndWaiting, Fate, SettlePost};
