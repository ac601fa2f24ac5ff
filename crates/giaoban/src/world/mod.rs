//! A fixture world: an office with its units, people and petitions, from `config/worlds/`.
//!
//! What is real in it and what invented says its own `world.toml`. Used by the demonstration, by
//! `init --world` and by tests.
mod bodies;
mod elsewhere;
mod history;
mod install;
mod local;
mod path;
mod petition;
mod read;
mod reports;
mod shape;
mod units;

pub(crate) use history::{Dice, Filler, History, Matter, Place};
pub(crate) use install::{Keys, PROVENANCE, install};
pub(crate) use path::Path;
pub(crate) use petition::PetitionText;
pub(crate) use read::{ConfigFiles, World};
pub(crate) use shape::{BasisText, Bilingual, Term};
