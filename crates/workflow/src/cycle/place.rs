//! Which cluster meets on which half day, and who would have to be in two places.
use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{PlannedWindow, Treatment};
use crate::calendar::Slot;

/// One conference of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedConference<C> {
    /// The cluster, or the clusters of a joint conference, in the order given; never empty.
    pub clusters: Vec<C>,
    /// When it is held.
    pub slot: Slot,
    /// By when its minutes are due.
    pub minutes_due: NaiveDate,
}

/// A leader would have to chair two conferences in the same half day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DoubleBooking<C, L> {
    /// Who is booked twice.
    pub leader: L,
    /// When.
    pub slot: Slot,
    /// One cluster of each of the two conferences.
    pub clusters: [C; 2],
}

/// Finds every pair of conferences in the same half day that share a leader (domain.md §1.2).
/// Several clusters of one joint conference are one booking.
#[must_use]
pub fn double_bookings<C: Copy, L: Copy + Eq>(
    conferences: &[PlannedConference<C>],
    leader_of: impl Fn(C) -> Option<L>,
) -> Vec<DoubleBooking<C, L>> {
    let led = |conference: &PlannedConference<C>| -> Vec<(C, L)> {
        conference
            .clusters
            .iter()
            .filter_map(|c| leader_of(*c).map(|leader| (*c, leader)))
            .collect()
    };
    let mut found = Vec::new();
    for (i, one) in conferences.iter().enumerate() {
        for other in conferences[i + 1..]
            .iter()
            .filter(|other| other.slot == one.slot)
        {
            let theirs = led(other);
            for (cluster, leader) in led(one) {
                let clash = theirs.iter().find(|(_, l)| *l == leader);
                found.extend(clash.map(|(second, _)| DoubleBooking {
                    leader,
                    slot: one.slot,
                    clusters: [cluster, *second],
                }));
            }
        }
    }
    found
}

/// Gives each cluster a half day, in the order given; the second list has no place. One
/// conference a day as long as there are days; only joint conferences hold several clusters.
pub(super) fn place<C: Copy>(
    window: &PlannedWindow,
    clusters: &[C],
) -> (Vec<(Vec<C>, Slot)>, Vec<C>) {
    let places = choose(&window.slots, clusters.len());
    let joint = window.treatment == Treatment::Joint;
    let placed = if joint && !places.is_empty() {
        clusters.len()
    } else {
        places.len()
    };
    let (meeting, left_out) = clusters.split_at(placed);
    let groups = places.iter().enumerate().map(|(i, slot)| {
        let bound = |i: usize| i * meeting.len() / places.len();
        (meeting[bound(i)..bound(i + 1)].to_vec(), *slot)
    });
    (groups.collect(), left_out.to_vec())
}

/// The first half day of each date before any second one, at most `need`, in order.
fn choose(slots: &[Slot], need: usize) -> Vec<Slot> {
    let mut dates = BTreeSet::new();
    let (firsts, seconds): (Vec<Slot>, Vec<Slot>) =
        slots.iter().partition(|slot| dates.insert(slot.date));
    let mut chosen: Vec<_> = firsts.into_iter().chain(seconds).take(need).collect();
    chosen.sort_unstable();
    chosen
}
