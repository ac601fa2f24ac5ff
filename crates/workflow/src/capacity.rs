//! What a rule names: capacities and relations, and the map from roles to them.
//!
//! A rule never names a role or a level. A preset maps capacity → role × unit kind, so that the
//! county, the commune of 2026 and the province run the same rules (domain.md §6).
use crate::ids::UnitId;
use crate::person::{HeldPost, Role};
use crate::unit::{Place, Tree, UnitKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// As what somebody acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capacity {
    /// Speaks for the cell that brings the petition (cell secretary, or who acts for him).
    Proposer,
    /// Keeps the conference desk and writes the minutes.
    Recorder,
    /// Chairs the conference (cluster head).
    Presider,
    /// Consolidates and routes (Office).
    Consolidator,
    /// Decides urgent intake and short extensions (Office chief).
    OfficeChief,
    /// Enters decisions of the directing body.
    Director,
    /// Drafts for the lead body.
    Answerer,
    /// Signs for the lead body.
    AnswerLeader,
    /// Reports for a commune on a matter in its competence (GL-10).
    CommuneAnswerer,
    /// Enters decisions of the reviewing body.
    Reviewer,
    /// Signs the issued document.
    Signer,
    /// Numbers, stamps and issues.
    Clerk,
    /// The program itself: silence, time and re-planning.
    System,
}

impl Capacity {
    /// Every capacity, in order.
    pub const ALL: [Self; 13] = [
        Self::Proposer,
        Self::Recorder,
        Self::Presider,
        Self::Consolidator,
        Self::OfficeChief,
        Self::Director,
        Self::Answerer,
        Self::AnswerLeader,
        Self::CommuneAnswerer,
        Self::Reviewer,
        Self::Signer,
        Self::Clerk,
        Self::System,
    ];
}

/// How the actor's unit stands to the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The record's own unit.
    Own,
    /// The record lies below the actor's unit.
    Below,
    /// Same parent, other unit.
    Sibling,
    /// Another cluster of the same committee.
    OtherCluster,
    /// Another committee.
    OtherCommittee,
}

/// Which roles hold a capacity, and in what kind of unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The role.
    pub role: Role,
    /// The kinds of unit in which the role gives the capacity.
    pub in_kinds: Vec<UnitKind>,
}

/// Capacity → role × unit kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CapacityMap(pub BTreeMap<Capacity, Vec<Holder>>);

impl CapacityMap {
    /// Whether a post of this role in a unit of this kind gives the capacity.
    #[must_use]
    pub fn gives(&self, role: Role, kind: UnitKind, capacity: Capacity) -> bool {
        self.0.get(&capacity).is_some_and(|hs| {
            hs.iter()
                .any(|h| h.role == role && h.in_kinds.contains(&kind))
        })
    }

    /// Roles that give the capacity, for messages and recipients.
    #[must_use]
    pub fn roles(&self, capacity: Capacity) -> Vec<Role> {
        self.0
            .get(&capacity)
            .map(|hs| hs.iter().map(|h| h.role).collect())
            .unwrap_or_default()
    }
}

/// How a unit stands to a record that belongs to `home` and is answered by `lead`.
///
/// Bodies of the committee (Office, boards, departments) stand above every record of the committee,
/// except that an answering body is `Own` only where it leads and `Sibling` elsewhere. Who has taken
/// a unit over stands to its records as that unit did (BL-10).
#[must_use]
pub fn relation(tree: &Tree, unit: UnitId, home: &Place, lead: Option<UnitId>) -> Relation {
    let (Some(seat), Some(node)) = (tree.place(unit), tree.get(unit)) else {
        return Relation::OtherCommittee;
    };
    if seat.committee != home.committee {
        return Relation::OtherCommittee;
    }
    let of = |own: Option<UnitId>| own.is_some_and(|u| u == unit || tree.leads_to(u, unit));
    match node.kind {
        UnitKind::Cell if of(home.cell) => Relation::Own,
        UnitKind::Commune if of(home.commune) => Relation::Below,
        UnitKind::Cluster if of(home.cluster) => Relation::Below,
        UnitKind::Cell | UnitKind::Commune | UnitKind::Cluster => {
            if seat.cluster == home.cluster {
                Relation::Sibling
            } else {
                Relation::OtherCluster
            }
        }
        UnitKind::Department | UnitKind::PeoplesCommittee | UnitKind::GrassrootsOrg => {
            let leads = lead.is_some_and(|l| tree.upwards(l).any(|u| of(Some(u.id))));
            if leads {
                Relation::Own
            } else {
                Relation::Sibling
            }
        }
        UnitKind::Committee
        | UnitKind::Office
        | UnitKind::StandingMembers
        | UnitKind::StandingBoard => Relation::Below,
    }
}

/// The first post of the actor that gives one of the capacities in one of the relations.
#[must_use]
pub fn entitled(
    posts: &[HeldPost],
    tree: &Tree,
    map: &CapacityMap,
    capacity: Capacity,
    relations: &[Relation],
    home: &Place,
    lead: Option<UnitId>,
) -> Option<HeldPost> {
    posts.iter().copied().find(|post| {
        tree.get(post.unit)
            .is_some_and(|u| map.gives(post.role, u.kind, capacity))
            && (relations.contains(&relation(tree, post.unit, home, lead))
                // The Office answers as the lead like any body, and still stands above the record.
                || (lead == Some(post.unit) && relations.contains(&Relation::Own)))
    })
}
