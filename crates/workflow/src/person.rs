//! People, their posts and their substitutions.
use crate::ids::{PersonId, UnitId};
use crate::unit::{Period, Tree};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Whether a person may act (reliability.md, invariant 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Acts.
    Active,
    /// Named but not yet confirmed.
    Pending,
    /// Rights withdrawn.
    Revoked,
    /// Gone to another place.
    Moved,
}

/// A person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The id.
    pub id: PersonId,
    /// Short key used on the command line, e.g. `p0107`.
    pub key: String,
    /// Full name as written, family name first.
    pub name: String,
    /// Whether he or she may act.
    pub status: Status,
    /// Address for letters, if any.
    pub email: Option<String>,
    /// Telephone, if any.
    pub phone: Option<String>,
    /// Year of birth, where known: tells namesakes apart (domain.md §8).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<u16>,
}

/// What somebody is in a unit (glossary, domain.md §2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the glossary's")]
pub enum Role {
    CellSecretary,
    CellDeputy,
    CommuneSecretary,
    CommuneDeputySecretary,
    CommuneClerk,
    ClusterHead,
    ClusterDeputy,
    CommitteeMemberInCharge,
    CommitteeMember,
    StandingBoardMember,
    StandingMember,
    CommitteeSecretary,
    OfficeChief,
    OfficeDeputyChief,
    RecordsClerk,
    OfficeSpecialist,
    DepartmentHead,
    DepartmentDeputy,
    DepartmentSpecialist,
}

/// A role in a unit over a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Who.
    pub person: PersonId,
    /// As what.
    pub role: Role,
    /// Where.
    pub unit: UnitId,
    /// When.
    pub period: Period,
}

/// Somebody acts for another person; both names are kept (design.md §3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Substitution {
    /// Who is away.
    pub absent: PersonId,
    /// Who acts.
    pub by: PersonId,
    /// When; both days included.
    pub period: Period,
}

/// A post that a person may use today, his own or one he substitutes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldPost {
    /// As what.
    pub role: Role,
    /// Where.
    pub unit: UnitId,
    /// The absent holder, if this is a substitution.
    pub on_behalf: Option<PersonId>,
}

/// The posts a person may use on a day: own ones, and those of people he substitutes, through
/// chains (A for B for C) and never twice round a cycle (features.md §2, 8–9).
#[must_use]
pub fn held_posts(
    person: PersonId,
    day: NaiveDate,
    posts: &[Post],
    substitutions: &[Substitution],
) -> Vec<HeldPost> {
    let mut held = Vec::new();
    let mut seen = vec![person];
    let mut open = vec![person];
    while let Some(holder) = open.pop() {
        let on_behalf = (holder != person).then_some(holder);
        held.extend(
            posts
                .iter()
                .filter(|p| p.person == holder && p.period.holds(day))
                .map(|p| HeldPost {
                    role: p.role,
                    unit: p.unit,
                    on_behalf,
                }),
        );
        for s in substitutions
            .iter()
            .filter(|s| s.by == holder && s.period.holds(day))
        {
            if !seen.contains(&s.absent) {
                seen.push(s.absent);
                open.push(s.absent);
            }
        }
    }
    held
}

/// Everybody of an office with what they hold.
#[derive(Clone, Copy, Debug)]
pub struct Staff<'a> {
    /// People.
    pub people: &'a BTreeMap<PersonId, Person>,
    /// Their posts.
    pub posts: &'a [Post],
    /// Who stands in for whom.
    pub substitutions: &'a [Substitution],
}

impl Staff<'_> {
    /// Whether anybody who may act holds a post in a unit, or below it, on a day.
    #[must_use]
    pub fn somebody_in(&self, unit: UnitId, day: NaiveDate, tree: &Tree) -> bool {
        let here =
            |post: &&Post| post.unit == unit || tree.upwards(post.unit).any(|u| u.id == unit);
        let mut posts = self.posts.iter().filter(here);
        posts.any(|post| {
            let mut held = self.posts_of(post.person, day).into_iter();
            held.any(|h| h.unit == post.unit)
        })
    }

    /// The posts that somebody may use on a day; none for who may not act.
    #[must_use]
    pub fn posts_of(&self, person: PersonId, day: NaiveDate) -> Vec<HeldPost> {
        let active = self.people.get(&person).map(|p| p.status) == Some(Status::Active);
        if active {
            held_posts(person, day, self.posts, self.substitutions)
        } else {
            Vec::new()
        }
    }
}
