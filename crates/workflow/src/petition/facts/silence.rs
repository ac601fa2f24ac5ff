//! Silence as a proof: since when nobody has spoken, and until when he could have.
use crate::calendar::{CalendarError, WorkingCalendar};
use crate::petition::{Petition, State};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Working days within which a lead answers a routing (flow.md §1, accept).
const TO_ACCEPT: u16 = 1;

/// Working days within which a supporting body signs its part (flow.md §1, submit reply).
const TO_SIGN: u16 = 2;

/// Nobody has spoken, and the time to speak is over. Rides in every move that silence makes; the
/// rule works it out again and refuses one that differs or is not over yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silence {
    /// The day from which it counts.
    pub since: NaiveDate,
    /// The last day on which somebody could have spoken.
    pub due: NaiveDate,
}

impl Silence {
    /// A lead that neither accepts nor refuses a routing.
    ///
    /// # Errors
    /// The calendar ends before the day is over.
    pub fn of_lead(
        p: &Petition,
        calendar: &WorkingCalendar,
    ) -> Result<Option<Self>, CalendarError> {
        let Some(clock) = p.clock.as_ref().filter(|_| p.state == State::Routed) else {
            return Ok(None);
        };
        let since = clock.start();
        let due = calendar.add_working_days(since, TO_ACCEPT)?;
        Ok(Some(Self { since, due }))
    }

    /// A supporting body that does not sign its part, counted from the routing.
    ///
    /// # Errors
    /// The calendar ends before the days are over.
    pub fn of_supporter(
        p: &Petition,
        calendar: &WorkingCalendar,
    ) -> Result<Option<Self>, CalendarError> {
        let Some(since) = p.routed else {
            return Ok(None);
        };
        let due = calendar.add_working_days(since, TO_SIGN)?;
        Ok(Some(Self { since, due }))
    }

    /// A cell that does not object to what it was told.
    #[must_use]
    pub fn of_cell(p: &Petition) -> Option<Self> {
        let clock = p.clock.as_ref().filter(|_| p.state == State::Announced)?;
        let since = clock.start();
        p.due.map(|due| Self { since, due })
    }

    /// A request for more time that nobody decides until the due date: that refuses it.
    #[must_use]
    pub fn of_decider(p: &Petition) -> Option<Self> {
        p.extension_asked?;
        let since = p.extension_asked_on?;
        p.due.map(|due| Self { since, due })
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_over(&self, today: NaiveDate) -> bool {
        today > self.due
    }
}
