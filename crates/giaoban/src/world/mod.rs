//! A fixture world: an office with its units, people and petitions, from `config/worlds/`.
//!
//! Names of units are those of the published account; everything else says of itself that it is
//! invented (`world.toml`). Used by the demonstration, by `init --world` and by tests.
mod install;
mod read;
mod shape;

pub(crate) use install::{Keys, install};
pub(crate) use read::{ConfigFiles, World};
pub(crate) use shape::PetitionText;
