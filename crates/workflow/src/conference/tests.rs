//! The conference under each preset, and every refusal.
use super::*;
use crate::calendar::{HalfDay, Slot};
use crate::capacity::Capacity;
use crate::ids::PersonId;
use crate::person::{Post, Role, Status};
use crate::petition::{Digest, Exception, Speaker, Urgency};
use crate::test_world::{Under, Who, World, conference_id, cycle_id, day, line, petition_id};
use chrono::NaiveDate;
use std::collections::BTreeSet;

mod classes;
mod joint;
mod people;
mod play;
mod posts;
mod refusals;
mod way;

use play::*;
