//! The year as it stands, beside what the planner would choose.
use super::{HostProblem, HostYear, Violation, ViolationKind, YearFacts};
use crate::cycle::CycleMonth;
use crate::ids::UnitId;
use std::collections::BTreeSet;

impl HostProblem {
    /// The host of each conference as the register has it, or who has taken it over since; none where
    /// nobody is named, or the one who was named is gone without a successor there.
    #[must_use]
    pub fn standing(&self, register: &HostYear) -> Vec<Option<UnitId>> {
        let of = |slot: &super::HostSlot| {
            let named = || register.hosted(slot.month, &slot.clusters).map(|h| h.host);
            let chosen = slot.fixed.or_else(named)?;
            let itself = slot.choices.iter().find(|c| c.unit == chosen);
            let heir = || slot.choices.iter().find(|c| c.forebears.contains(&chosen));
            itself.or_else(heir).map(|c| c.unit)
        };
        self.slots.iter().map(of).collect()
    }
}

/// What this host would break at that conference, everything else as it stands.
#[must_use]
pub fn breaks(
    facts: &YearFacts<'_>,
    month: CycleMonth,
    clusters: &BTreeSet<UnitId>,
    host: UnitId,
) -> Vec<Violation> {
    let mut without = facts.register.clone();
    without
        .hostings
        .retain(|h| h.month != month || h.clusters != *clusters);
    let facts = YearFacts {
        register: &without,
        ..*facts
    };
    let problem = HostProblem::of(&facts);
    let mut hosts = problem.standing(&without);
    let mut account = None;
    for (slot, chosen) in problem.slots.iter().zip(&mut hosts) {
        if slot.month == month && slot.clusters == *clusters {
            let choice = slot.choices.iter().find(|c| c.unit == host);
            account = choice.map(|c| problem.accounts[c.account].heir);
            *chosen = Some(host);
        }
    }
    let mut found = problem.violations(&hosts);
    found.retain(|v| match v.kind {
        ViolationKind::TooMany { unit, .. } => Some(unit) == account,
        _ => v.kind.unit() == host && v.kind.month() == Some(month),
    });
    found
}
