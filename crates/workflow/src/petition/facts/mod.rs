//! Facts that ride inside actions. The store or the form builds them, so that a rule cannot be
//! called without what it needs to know.
mod decision;
mod group;
mod intake;
mod matter;
mod old;
mod place;
mod reply;
mod silence;
mod succession;
mod telling;

pub use decision::*;
pub use group::*;
pub use intake::*;
pub use matter::*;
pub use old::*;
pub use place::*;
pub use reply::*;
pub use silence::*;
pub use succession::*;
pub use telling::*;
