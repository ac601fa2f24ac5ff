//! What may be entered after a deadline was set, and the order that a ledger keeps.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Deadline, DeadlineRule};

/// One entry of the ledger. Entries are added, never changed or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum LedgerEntry {
    /// The clock stands.
    Paused {
        /// The first day not counted.
        from: NaiveDate,
        /// The last day not counted, where it is known beforehand.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<NaiveDate>,
        /// Why; shown to people as it stands.
        reason: String,
    },
    /// The clock runs again.
    Resumed {
        /// The first day that counts again.
        on: NaiveDate,
    },
    /// More time was granted.
    Extended {
        /// How much.
        by: Extension,
        /// Who granted it: the reference of the person or post, not a name.
        granted_by: String,
        /// Why; shown to people as it stands.
        reason: String,
    },
}

/// How much more time an extension gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extension {
    /// Up to and including this date; moved to a working day when it is a day off.
    To(NaiveDate),
    /// So many working days more.
    WorkingDays(u16),
}

/// Why a ledger cannot be read: its entries contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LedgerFault {
    /// A pause begins before the deadline or before an earlier pause ended.
    #[error("ledger entry {entry}: a pause from {from} must not begin before {earliest}")]
    PauseTooEarly {
        /// Position in the ledger, from 0.
        entry: usize,
        /// Where the pause begins.
        from: NaiveDate,
        /// The first day on which it may begin.
        earliest: NaiveDate,
    },
    /// A pause ends before it begins.
    #[error("ledger entry {entry}: the pause ends before it begins")]
    PauseReversed {
        /// Position in the ledger, from 0.
        entry: usize,
    },
    /// A pause or an extension while a pause without an end is running.
    #[error("ledger entry {entry}: resume the running pause first")]
    StillPaused {
        /// Position in the ledger, from 0.
        entry: usize,
    },
    /// Resumed although nothing is paused on that day.
    #[error("ledger entry {entry}: nothing is paused that could be resumed on that day")]
    NotPaused {
        /// Position in the ledger, from 0.
        entry: usize,
    },
    /// A pause or an extension without a reason.
    #[error("ledger entry {entry}: give a reason")]
    MissingReason {
        /// Position in the ledger, from 0.
        entry: usize,
    },
    /// An extension that names nobody who granted it.
    #[error("ledger entry {entry}: say who granted the extension")]
    MissingGrantor {
        /// Position in the ledger, from 0.
        entry: usize,
    },
    /// An extension of no working days.
    #[error("ledger entry {entry}: an extension gives at least one working day")]
    EmptyExtension {
        /// Position in the ledger, from 0.
        entry: usize,
    },
}

/// Days on which the clock stands, as the ledger reads once resumptions are taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PauseSpan {
    pub(super) entry: usize,
    pub(super) from: NaiveDate,
    /// First day that counts again; `None` while the pause has no end.
    pub(super) again: Option<NaiveDate>,
}

impl PauseSpan {
    pub(super) fn holds(&self, date: NaiveDate) -> bool {
        self.from <= date && self.again.is_none_or(|again| date < again)
    }
}

/// The pauses of a ledger, in order; the checks that every ledger has passed.
#[derive(Debug, Clone, Default)]
pub(super) struct Pauses(Vec<PauseSpan>);

impl Pauses {
    pub(super) fn on(&self, date: NaiveDate) -> Option<&PauseSpan> {
        self.0.iter().find(|p| p.holds(date))
    }

    /// Takes in the next entry of a ledger that counts from `start`.
    pub(super) fn take(
        &mut self,
        start: NaiveDate,
        entry: usize,
        what: &LedgerEntry,
    ) -> Result<(), LedgerFault> {
        match what {
            LedgerEntry::Paused {
                from,
                until,
                reason,
            } => {
                has_reason(entry, reason)?;
                self.pause(
                    start,
                    PauseSpan {
                        entry,
                        from: *from,
                        again: None,
                    },
                    *until,
                )
            }
            LedgerEntry::Resumed { on } => self.resume(entry, *on),
            LedgerEntry::Extended {
                by,
                granted_by,
                reason,
            } => {
                has_reason(entry, reason)?;
                self.not_running(entry)?;
                if granted_by.trim().is_empty() {
                    return Err(LedgerFault::MissingGrantor { entry });
                }
                let empty = *by == Extension::WorkingDays(0);
                if empty {
                    Err(LedgerFault::EmptyExtension { entry })
                } else {
                    Ok(())
                }
            }
        }
    }

    fn pause(
        &mut self,
        start: NaiveDate,
        mut span: PauseSpan,
        until: Option<NaiveDate>,
    ) -> Result<(), LedgerFault> {
        let (entry, from) = (span.entry, span.from);
        self.not_running(entry)?;
        let earliest = self.0.last().and_then(|p| p.again).unwrap_or(start);
        if from < earliest {
            return Err(LedgerFault::PauseTooEarly {
                entry,
                from,
                earliest,
            });
        }
        if until.is_some_and(|until| until < from) {
            return Err(LedgerFault::PauseReversed { entry });
        }
        // A pause up to the end of representable time has no end worth naming.
        span.again = until.and_then(|until| until.succ_opt());
        self.0.push(span);
        Ok(())
    }

    fn resume(&mut self, entry: usize, on: NaiveDate) -> Result<(), LedgerFault> {
        match self.0.last_mut() {
            Some(last) if last.holds(on) => {
                last.again = Some(on);
                Ok(())
            }
            _ => Err(LedgerFault::NotPaused { entry }),
        }
    }

    fn not_running(&self, entry: usize) -> Result<(), LedgerFault> {
        match self.0.last() {
            Some(PauseSpan { again: None, .. }) => Err(LedgerFault::StillPaused { entry }),
            _ => Ok(()),
        }
    }
}

fn has_reason(entry: usize, reason: &str) -> Result<(), LedgerFault> {
    if reason.trim().is_empty() {
        Err(LedgerFault::MissingReason { entry })
    } else {
        Ok(())
    }
}

/// A deadline as stored, before its ledger is checked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDeadline {
    start: NaiveDate,
    rule: DeadlineRule,
    #[serde(default)]
    ledger: Vec<LedgerEntry>,
}

impl TryFrom<RawDeadline> for Deadline {
    type Error = LedgerFault;

    fn try_from(raw: RawDeadline) -> Result<Self, LedgerFault> {
        let mut pauses = Pauses::default();
        for (i, entry) in raw.ledger.iter().enumerate() {
            pauses.take(raw.start, i, entry)?;
        }
        Ok(Self {
            start: raw.start,
            rule: raw.rule,
            ledger: raw.ledger,
        })
    }
}
