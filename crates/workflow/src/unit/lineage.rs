//! What must hold between units, whoever brings them in: a file or a change of the office
//! (GL-02, TM-01, BL-10). One check for both.
use super::{Tree, Unit, UnitKind};
use crate::ids::UnitId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How a unit does not fit to those around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "lineage")]
pub enum LineageFault {
    /// Units that take each other over in a ring.
    Ring,
    /// Who takes over is of another kind.
    SuccessorKind {
        /// Who.
        successor: UnitId,
    },
    /// Who takes over does not stand on the first day after the end.
    SuccessorNotThere {
        /// Who.
        successor: UnitId,
        /// That day.
        on: NaiveDate,
    },
    /// The unit above ends earlier: on the days after it this one would belong nowhere.
    OutlivesParent {
        /// The unit above.
        parent: UnitId,
        /// Its last day.
        until: NaiveDate,
    },
}

/// The first thing that does not hold of a unit of this tree.
#[must_use]
pub fn lineage_fault(tree: &Tree, unit: &Unit) -> Option<LineageFault> {
    if tree.leads_to(unit.id, unit.id) {
        return Some(LineageFault::Ring);
    }
    let heirs = || unit.successors.iter().filter_map(|s| tree.get(*s));
    if let Some(other) = heirs().find(|s| s.kind != unit.kind) {
        let successor = other.id;
        return Some(LineageFault::SuccessorKind { successor });
    }
    let after = unit.valid.to.and_then(|to| to.succ_opt());
    let gap = after.and_then(|on| Some((on, heirs().find(|s| !s.valid.holds(on))?)));
    if let Some((on, other)) = gap {
        let successor = other.id;
        return Some(LineageFault::SuccessorNotThere { successor, on });
    }
    outlives(tree, unit)
}

fn outlives(tree: &Tree, unit: &Unit) -> Option<LineageFault> {
    let parent = tree.get(unit.parent?)?;
    let until = parent.valid.to?;
    let longer = unit.valid.to.is_none_or(|to| to > until);
    longer.then_some(LineageFault::OutlivesParent {
        parent: parent.id,
        until,
    })
}

/// Which kind stands under which (GL-02, TM-01; domain.md §6).
#[must_use]
pub fn stands_under(kind: UnitKind, above: UnitKind) -> bool {
    use UnitKind as K;
    match kind {
        K::Committee => false,
        K::Commune => matches!(above, K::Cluster | K::Committee),
        K::Cell => matches!(
            above,
            K::Commune | K::GrassrootsOrg | K::Cluster | K::Committee
        ),
        K::Department => matches!(above, K::PeoplesCommittee | K::Committee),
        K::GrassrootsOrg => matches!(above, K::Committee | K::Commune),
        K::Cluster | K::Office | K::StandingMembers | K::StandingBoard | K::PeoplesCommittee => {
            above == K::Committee
        }
    }
}
