//! Petitions that are answered together: who may join, and what the others forbid.
use crate::ids::CycleId;
use crate::petition::{Children, MergeTarget, Petition, Refusal, State};

/// Same cycle, not answered yet, no chains and so no cycles (invariant 27; B44).
pub(super) fn merge(p: &Petition, target: &MergeTarget) -> Result<(), Refusal> {
    if target.id == p.id {
        return Err(Refusal::MergeIntoItself);
    }
    if target.source_has_children {
        return Err(Refusal::MergeChain);
    }
    if target.commune_matter {
        return Err(Refusal::MergeIntoCommuneMatter {
            code: target.code.clone(),
        });
    }
    if target.cycle != p.cycle {
        return Err(Refusal::MergeOtherCycle {
            code: target.code.clone(),
        });
    }
    let takes_in = [
        State::Recorded,
        State::Consolidated,
        State::Directed,
        State::Routed,
        State::Drafting,
    ];
    if !takes_in.contains(&target.state) {
        return Err(Refusal::MergeTargetState {
            code: target.code.clone(),
            state: target.state,
        });
    }
    Ok(())
}

/// Nobody waits for the answer of this one. Where it leaves the way to the document (taken back,
/// diverted, split, answered on the spot, handed to a commune), those merged into it would never
/// be told: they are unmerged first, or merged into another (docs/decisions/0007).
pub(super) fn alone(children: &Children) -> Result<(), Refusal> {
    if children.0.is_empty() {
        return Ok(());
    }
    Err(Refusal::OthersMergedHere {
        codes: children.0.clone(),
    })
}

/// A merged petition is carried over into the cycle where its target stands by then, never alone.
pub(super) fn carried_along(
    p: &Petition,
    into: CycleId,
    target: Option<CycleId>,
) -> Result<(), Refusal> {
    if p.state == State::Merged && target != Some(into) {
        return Err(Refusal::MovesWithTarget);
    }
    Ok(())
}
