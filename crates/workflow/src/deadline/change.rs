//! Entering pauses, resumptions and extensions into a ledger.
use chrono::NaiveDate;

use super::ledger::Pauses;
use super::{Deadline, DueError, Extension, LedgerEntry, LedgerFault};
use crate::calendar::WorkingCalendar;

/// Why an extension was not entered. The deadline is unchanged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChangeRefused {
    /// The entry does not fit the ledger.
    #[error(transparent)]
    Ledger(#[from] LedgerFault),
    /// There is no due date to extend.
    #[error(transparent)]
    Due(#[from] DueError),
    /// The policy's number of extensions is used up.
    #[error("{granted} extensions were granted and the policy allows {most}: ask for a carry-over")]
    TooMany {
        /// How many the ledger holds.
        granted: usize,
        /// How many the policy allows.
        most: usize,
    },
    /// The extension would not move the due date later (invariant 17).
    #[error("the deadline is due on {due} already: name a later date")]
    NotLater {
        /// The due date as it stands.
        due: NaiveDate,
    },
}

impl Deadline {
    /// Stops the clock from `from`, which is the first day not counted, until and including
    /// `until` where that is known.
    ///
    /// # Errors
    /// [`LedgerFault`] when a pause without an end runs, when it begins before the start or
    /// before the last pause ended, when it ends before it begins, or without a reason.
    pub fn pause(
        &mut self,
        from: NaiveDate,
        until: Option<NaiveDate>,
        reason: impl Into<String>,
    ) -> Result<(), LedgerFault> {
        self.enter(LedgerEntry::Paused {
            from,
            until,
            reason: reason.into(),
        })
    }

    /// Starts the clock again; `on` is the first day that counts again.
    ///
    /// # Errors
    /// [`LedgerFault::NotPaused`] when the last pause does not hold that day.
    pub fn resume(&mut self, on: NaiveDate) -> Result<(), LedgerFault> {
        self.enter(LedgerEntry::Resumed { on })
    }

    /// Grants more time and gives the new due date. `most` is the policy's number of extensions.
    ///
    /// # Errors
    /// [`ChangeRefused`]; the ledger is then unchanged.
    pub fn extend(
        &mut self,
        by: Extension,
        granted_by: impl Into<String>,
        reason: impl Into<String>,
        most: usize,
        calendar: &WorkingCalendar,
    ) -> Result<NaiveDate, ChangeRefused> {
        let granted = self.extensions();
        if granted >= most {
            return Err(ChangeRefused::TooMany { granted, most });
        }
        let (granted_by, reason) = (granted_by.into(), reason.into());
        let mut longer = self.clone();
        longer.enter(LedgerEntry::Extended {
            by,
            granted_by,
            reason,
        })?;
        let due = self.due(calendar)?;
        let later = longer.due(calendar)?;
        if later <= due {
            return Err(ChangeRefused::NotLater { due });
        }
        *self = longer;
        Ok(later)
    }

    fn enter(&mut self, entry: LedgerEntry) -> Result<(), LedgerFault> {
        let mut pauses = Pauses::default();
        for (i, known) in self.ledger.iter().enumerate() {
            pauses.take(self.start, i, known)?;
        }
        pauses.take(self.start, self.ledger.len(), &entry)?;
        self.ledger.push(entry);
        Ok(())
    }
}
