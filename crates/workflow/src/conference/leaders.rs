//! Who leads a cluster and who may chair a conference (GL-03).
use super::{AttendanceCategory, RosterEntry};
use crate::capacity::{Capacity, CapacityMap, Relation, relation};
use crate::ids::{PersonId, UnitId};
use crate::person::{Post, Role};
use crate::unit::{Place, Tree};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Roles whose holders sit on the Standing Board.
const ON_BOARD: [Role; 3] = [
    Role::StandingBoardMember,
    Role::StandingMember,
    Role::CommitteeSecretary,
];

/// Roles whose holders are members of the committee; every member of the Standing Board is.
const IN_COMMITTEE: [Role; 5] = [
    Role::CommitteeMember,
    Role::CommitteeMemberInCharge,
    Role::StandingBoardMember,
    Role::StandingMember,
    Role::CommitteeSecretary,
];

/// Why a cluster's leaders do not satisfy GL-03 on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum LeaderFault {
    /// Nobody heads the cluster.
    #[error("the cluster has no head: name one member of the Standing Board")]
    NoHead,
    /// More than one heads it.
    #[error("the cluster has {} heads: end all but one post", .0.len())]
    ManyHeads(BTreeSet<PersonId>),
    /// The head is no member of the Standing Board.
    #[error("the head is no member of the Standing Board: name one who is")]
    HeadNotOnBoard(PersonId),
    /// Nobody is deputy.
    #[error("the cluster has no deputy: name one member of the committee")]
    NoDeputy,
    /// More than one is.
    #[error("the cluster has {} deputies: end all but one post", .0.len())]
    ManyDeputies(BTreeSet<PersonId>),
    /// The deputy is no member of the committee.
    #[error("the deputy is no member of the committee: name one who is")]
    DeputyNotInCommittee(PersonId),
    /// One person is both.
    #[error("head and deputy are one person: the deputy takes the minutes, the head chairs")]
    OnePerson(PersonId),
}

/// Head and deputy of a cluster on a day: exactly one each, the head on the Standing Board, the
/// deputy in the committee (GL-03).
///
/// # Errors
/// The first [`LeaderFault`].
pub fn cluster_leaders(
    cluster: UnitId,
    day: NaiveDate,
    posts: &[Post],
) -> Result<(PersonId, PersonId), LeaderFault> {
    let of = |role| holders(day, posts, |p| p.role == role && p.unit == cluster);
    let (heads, deputies) = (of(Role::ClusterHead), of(Role::ClusterDeputy));
    let head = *heads.first().ok_or(LeaderFault::NoHead)?;
    if heads.len() > 1 {
        return Err(LeaderFault::ManyHeads(heads));
    }
    if !sits(head, &ON_BOARD, day, posts) {
        return Err(LeaderFault::HeadNotOnBoard(head));
    }
    let deputy = *deputies.first().ok_or(LeaderFault::NoDeputy)?;
    if deputies.len() > 1 {
        return Err(LeaderFault::ManyDeputies(deputies));
    }
    if deputy == head {
        return Err(LeaderFault::OnePerson(head));
    }
    if !sits(deputy, &IN_COMMITTEE, day, posts) {
        return Err(LeaderFault::DeputyNotInCommittee(deputy));
    }
    Ok((head, deputy))
}

/// Who may chair a conference and take its minutes on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leadership {
    /// Who presides by his post: the cluster head.
    pub heads: BTreeSet<PersonId>,
    /// Members of the Standing Board, any of whom may chair on record.
    pub board: BTreeSet<PersonId>,
    /// Who keeps the desk by his post: the cluster deputy.
    pub deputies: BTreeSet<PersonId>,
    /// Who may take the minutes in the deputy's place, named with a reason: deputies of other
    /// clusters and people of the Office.
    #[serde(default)]
    pub stand_ins: BTreeSet<PersonId>,
}

impl Leadership {
    /// As the posts stand on a day, for a conference of the clusters at these places: where several
    /// meet, the head of any presides and the deputy of any keeps the desk.
    #[must_use]
    pub fn of(
        places: &[Place],
        day: NaiveDate,
        tree: &Tree,
        posts: &[Post],
        capacities: &CapacityMap,
    ) -> Self {
        let mut all = Self::default();
        for home in places {
            let here = Self::on(home, day, tree, posts, capacities);
            all.heads.extend(here.heads);
            all.board.extend(here.board);
            all.deputies.extend(here.deputies);
            all.stand_ins.extend(here.stand_ins);
        }
        all
    }

    /// Whether somebody may be named to take the minutes: one of the stand-ins, or one who is on
    /// the roster for a commune. No cell secretary writes the minutes of his own conference.
    #[must_use]
    pub fn writes(&self, person: PersonId, roster: &[RosterEntry]) -> bool {
        use AttendanceCategory::{CommitteeInCharge, CommuneChair, CommuneSecretary};
        let of_a_commune = [CommitteeInCharge, CommuneSecretary, CommuneChair];
        let mut listed = roster.iter().filter(|e| e.person == person);
        self.stand_ins.contains(&person) || listed.any(|e| of_a_commune.contains(&e.category))
    }

    /// As the posts stand on a day, for a conference at `home`.
    #[must_use]
    pub fn on(
        home: &Place,
        day: NaiveDate,
        tree: &Tree,
        posts: &[Post],
        capacities: &CapacityMap,
    ) -> Self {
        let holding = |capacity: Capacity| {
            holders(day, posts, |p| {
                tree.get(p.unit).is_some_and(|u| {
                    capacities.gives(p.role, u.kind, capacity)
                        && relation(tree, u.id, home, None) == Relation::Below
                })
            })
        };
        let committee = |p: &Post| {
            ON_BOARD.contains(&p.role)
                && tree
                    .place(p.unit)
                    .is_some_and(|s| s.committee == home.committee)
        };
        let keeps_records = |p: &Post| {
            let keeps = [Capacity::Recorder, Capacity::Consolidator, Capacity::Clerk];
            let gives = |kind, c| capacities.gives(p.role, kind, c);
            let here = tree.place(p.unit).map(|s| s.committee) == Some(home.committee);
            here && tree
                .get(p.unit)
                .is_some_and(|u| keeps.into_iter().any(|c| gives(u.kind, c)))
        };
        Self {
            stand_ins: holders(day, posts, keeps_records),
            heads: holding(Capacity::Presider),
            board: holders(day, posts, committee),
            deputies: holding(Capacity::Recorder),
        }
    }
}

fn holders(day: NaiveDate, posts: &[Post], is: impl Fn(&Post) -> bool) -> BTreeSet<PersonId> {
    posts
        .iter()
        .filter(|p| p.period.holds(day) && is(p))
        .map(|p| p.person)
        .collect()
}

fn sits(person: PersonId, roles: &[Role], day: NaiveDate, posts: &[Post]) -> bool {
    posts
        .iter()
        .any(|p| p.person == person && p.period.holds(day) && roles.contains(&p.role))
}
