//! The usual actions of everybody, each with facts that its rule accepts.
mod intake;
mod telling;
mod work;

pub(super) use intake::*;
pub(super) use telling::*;
pub(super) use work::*;
