//! The month of a committee: when its conferences are held and by when each step after them is
//! due (flow.md §3, domain.md §5.1, GL-04).
//!
//! [`plan`] is a pure function of the month, the clusters, the office's [`WindowPolicy`] and
//! [`GateOffsets`], and the calendar:
//! 1. it finds the window of the month (days 5 to 10 in the classic county) and, where that has
//!    too few working half days, treats it as the policy says ([`TooFew`]);
//! 2. it gives each cluster a half day, one conference a day as long as there are days;
//! 3. it plans the gates forward from the last conference and backward from the next window and
//!    takes the earlier date, so that the answers are issued before the next window opens; where
//!    the days do not suffice, the longest steps give way first.
//!
//! What does not fit is never hidden: it comes back as a [`CycleWarning`], and a date beyond the
//! calendar as an error.
mod dates;
mod dating;
mod gate;
mod month;
mod place;
mod plan;
mod policy;
#[cfg(test)]
mod tests;
mod window;

pub use dates::CycleDates;
pub use gate::{Fit, Gate, GateDate, GateOffsets};
pub use month::{CycleMonth, MonthFault};
pub use place::{DoubleBooking, PlannedConference, double_bookings};
pub use plan::{CyclePlan, CycleWarning, PlanError, meeting_days, plan};
pub use policy::{Cadence, PolicyFault, TooFew, WindowDays, WindowPolicy};
pub use window::{PlannedWindow, Treatment, plan_window};
