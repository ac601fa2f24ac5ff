//! Who hosts which conference of a year (GL-04, GL-05, domain.md §1.2).
//!
//! Two things stand here. The **planner**: [`meetings`] finds the conferences of the year,
//! [`HostProblem::of`] lays them out with who may host each and what that would break, and
//! [`plan_hosts`] finds the cheapest hosts, with a proof ([`Proof`]), the broken rules by name
//! ([`Violation`]) and whether the limits can hold at all ([`Fit`]). The **register**:
//! [`HostYear::act`] takes the plan in and everything that people agree beside it (swaps, closed
//! days, halls, caps), each step an event from which the register can be replayed.
//!
//! To add a rule: a [`ViolationKind`] with its cost in [`HostingCosts`]; where it depends on the
//! host and the day alone, one more fault in `problem.rs`; where on the number of turns, in
//! `account.rs` (it must stay convex); where on what was chosen before, in `search.rs`.
mod account;
mod act;
mod action;
mod apply;
mod costs;
mod fit;
mod guard;
mod line;
mod meetings;
mod plan;
mod problem;
mod refusal;
mod register;
mod relax;
mod search;
mod share;
mod standing;
#[cfg(test)]
mod tests;
mod violation;

pub use account::Account;
pub use act::SPEAKS;
pub use action::{HostAction, HostEvent, HostOutcome, Occasion, PlannedHost};
pub use costs::HostingCosts;
pub use fit::{ClusterFit, Fit, Fitting};
pub use line::{Line, heir, lines};
pub use meetings::{HostOffice, meetings};
pub use plan::{HostPlan, Proof, plan_hosts};
pub use problem::{Choice, HostProblem, HostSlot, Meeting, PastHosting, Settled, YearFacts};
pub use refusal::HostRefusal;
pub use register::{
    Basis, Blackout, Cap, Gathering, HostYear, Hosted, Room, Swap, SwapState, Together, Turn,
};
pub use standing::breaks;
pub use violation::{Violation, ViolationKind};
