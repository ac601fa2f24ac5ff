//! What a person may see (domain.md §2.3, "Rights in short"). One predicate for single records,
//! lists, counts, search, exports and mail (reliability.md, invariant 10).
use crate::ids::UnitId;
use crate::person::{HeldPost, Role};
use crate::petition::{Petition, State};
use crate::unit::{Place, Tree, UnitKind};
use std::collections::BTreeSet;

/// Which petitions, places and people somebody may see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The whole committee: Office, Standing members, Standing Board.
    pub all: bool,
    /// Petitions of these cells, with what is announced elsewhere.
    pub cells: BTreeSet<UnitId>,
    /// Petitions of cells in these communes.
    pub communes: BTreeSet<UnitId>,
    /// Petitions of cells in these clusters.
    pub clusters: BTreeSet<UnitId>,
    /// Petitions that these bodies lead or support.
    pub bodies: BTreeSet<UnitId>,
}

impl Scope {
    /// The scope that posts give: of their units, and of those that these have taken over, whose
    /// history stays with them (BL-10). No post, no scope.
    #[must_use]
    pub fn of(posts: &[HeldPost], tree: &Tree) -> Self {
        let mut scope = Self::default();
        for post in posts {
            let Some(unit) = tree.get(post.unit) else {
                continue;
            };
            let own = || tree.forebears(unit.id).into_iter().chain([unit.id]);
            match unit.kind {
                UnitKind::Cell => scope.cells.extend(own()),
                UnitKind::Commune => scope.communes.extend(own()),
                UnitKind::Cluster => scope.clusters.extend(own()),
                UnitKind::Department | UnitKind::PeoplesCommittee | UnitKind::GrassrootsOrg => {
                    scope.bodies.extend(own());
                }
                // Sitting in the committee is a rank, not an office: it opens nothing.
                UnitKind::Committee if post.role == Role::CommitteeMember => {}
                UnitKind::Committee
                | UnitKind::Office
                | UnitKind::StandingMembers
                | UnitKind::StandingBoard => scope.all = true,
            }
        }
        scope
    }

    /// Whether anything can be seen at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// States whose petitions everybody with any scope may see: announced ones.
    pub const ANNOUNCED: [State; 4] = [
        State::Announced,
        State::FollowUp,
        State::Resolved,
        State::Closed,
    ];

    /// Whether what concerns this place alone may be seen: the tasks of a cell, the calls of a
    /// commune. What stands nowhere below the committee is for who sees all of it.
    #[must_use]
    pub fn reaches(&self, place: Option<&Place>) -> bool {
        let within =
            |set: &BTreeSet<UnitId>, unit: Option<UnitId>| unit.is_some_and(|u| set.contains(&u));
        self.all
            || place.is_some_and(|p| {
                within(&self.cells, p.cell)
                    || within(&self.communes, p.commune)
                    || within(&self.clusters, p.cluster)
            })
    }

    /// Whether the roll and the counts of a conference that covers these clusters may be seen: by
    /// the county, and by who is at home in one of them. When and where conferences are held is no
    /// secret within the committee. A conference of the whole committee covers no cluster.
    #[must_use]
    pub fn sees_conference(&self, covers: &BTreeSet<UnitId>, tree: &Tree) -> bool {
        let home = |units: &BTreeSet<UnitId>| {
            units
                .iter()
                .filter_map(|u| tree.place(*u)?.cluster)
                .any(|cluster| covers.contains(&cluster))
        };
        self.all
            || (covers.is_empty() && !self.is_empty())
            || [&self.clusters, &self.communes, &self.cells]
                .into_iter()
                .any(home)
    }

    /// Whether this petition may be seen.
    #[must_use]
    pub fn covers(&self, p: &Petition) -> bool {
        let within =
            |set: &BTreeSet<UnitId>, unit: Option<UnitId>| unit.is_some_and(|u| set.contains(&u));
        let answers = p.bodies.as_ref().is_some_and(|b| {
            self.bodies.contains(&b.lead) || b.support.iter().any(|s| self.bodies.contains(s))
        }) || within(&self.bodies, p.worker);
        self.all
            || within(&self.cells, p.home.cell)
            || within(&self.communes, p.home.commune)
            || within(&self.clusters, p.home.cluster)
            || answers
            || (!self.is_empty() && !p.withheld && Self::ANNOUNCED.contains(&p.state))
    }
}

#[cfg(test)]
mod tests {
    use super::Scope;
    use crate::ids::UnitId;
    use crate::person::{HeldPost, Role};
    use crate::unit::{Period, Tree, Unit, UnitKind};
    use uuid::Uuid;

    fn unit(n: u128, kind: UnitKind) -> Unit {
        let from = chrono::NaiveDate::from_ymd_opt(2020, 1, 1).unwrap();
        Unit {
            id: UnitId(Uuid::from_u128(n)),
            kind,
            key: n.to_string(),
            name: String::new(),
            code: None,
            parent: (n > 1).then(|| UnitId(Uuid::from_u128(1))),
            valid: Period { from, to: None },
            successors: Vec::new(),
            members: None,
        }
    }

    fn post(role: Role, n: u128) -> HeldPost {
        HeldPost {
            role,
            unit: UnitId(Uuid::from_u128(n)),
            on_behalf: None,
        }
    }

    #[test]
    fn a_seat_in_the_committee_opens_nothing_but_its_secretary_sees_all() {
        let tree = Tree::new([unit(1, UnitKind::Committee), unit(2, UnitKind::Cluster)]);
        let deputy = [post(Role::CommitteeMember, 1), post(Role::ClusterDeputy, 2)];
        let scope = Scope::of(&deputy, &tree);
        assert!(!scope.all);
        assert_eq!(scope.clusters.len(), 1);
        assert!(Scope::of(&deputy[..1], &tree).is_empty());
        assert!(Scope::of(&[post(Role::CommitteeSecretary, 1)], &tree).all);
    }
}
