//! What each account has behind it, and what is its share.
use super::line::{Line, ordinal};
use super::{Account, HostSlot, PastHosting, YearFacts};
use crate::ids::UnitId;
use std::collections::BTreeMap;

pub(super) fn account(line: &Line, facts: &YearFacts<'_>) -> Account {
    let (least, most) = line.bounds(facts.rules.least, facts.rules.most);
    let approved = line
        .members
        .iter()
        .filter_map(|u| facts.register.caps.get(u));
    let past = facts.past.iter().filter(|p| line.members.contains(&p.host));
    let others = line.members.iter().filter(|u| **u != line.heir);
    Account {
        heir: line.heir,
        inherited: others.copied().collect(),
        least,
        most: approved
            .map(|cap| u32::from(cap.most))
            .max()
            .unwrap_or(most),
        past: u32::try_from(past.count()).unwrap_or(u32::MAX),
        due: 0,
    }
}

/// Each conference of the year is shared alike by those who might host it.
pub(super) fn share_year(slots: &[HostSlot], accounts: &mut [Account]) {
    for slot in slots.iter().filter(|s| !s.choices.is_empty()) {
        for account in &slot.shared_by {
            accounts[*account].due += 1_000_000 / slot.shared_by.len() as u64;
        }
    }
}

/// So was each conference of an earlier year, by those who stood then: a merged unit carries the
/// share and the turns of all whom it has taken over.
pub(super) fn share_past(facts: &YearFacts<'_>, lines: &[Line], accounts: &mut [Account]) {
    for held in facts.past {
        let day = held.month.first_day();
        let stood = |u: &&UnitId| {
            let unit = facts.tree.get(**u).filter(|unit| unit.valid.holds(day));
            unit.and_then(|unit| unit.parent)
                .is_some_and(|p| held.clusters.contains(&p))
        };
        let sharing: Vec<usize> = lines
            .iter()
            .map(|l| l.members.iter().filter(stood).count())
            .collect();
        let all: usize = sharing.iter().sum();
        for (account, share) in accounts.iter_mut().zip(sharing).filter(|_| all > 0) {
            account.due += 1_000_000 * share as u64 / all as u64;
        }
    }
}

pub(super) fn last_before(past: &[PastHosting]) -> BTreeMap<UnitId, i32> {
    let mut last = BTreeMap::new();
    for held in past {
        let month = ordinal(held.month.first_day());
        let known = last.entry(held.host).or_insert(month);
        *known = month.max(*known);
    }
    last
}
