//! Who acts now, and what a rule may know about the moment.
use crate::calendar::WorkingCalendar;
use crate::capacity::{Capacity, CapacityMap, Relation, entitled};
use crate::cycle::CycleDates;
use crate::ids::{PersonId, UnitId};
use crate::person::{HeldPost, Staff, Status};
use crate::petition::AtDesk;
use crate::policy::Policy;
use crate::unit::{Place, Tree};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// How a command came in. Kept in the event (reliability.md, S59).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// The command line, with the account of the operating system.
    CommandLine(String),
    /// A page.
    Page,
    /// The program's own clockwork.
    Clockwork,
    /// Taken over from a file.
    Import,
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// A person.
    Person {
        /// Who.
        id: PersonId,
        /// Whether he or she may act, as read in this transaction.
        status: Status,
    },
    /// The program itself: silence and time.
    System,
}

impl Actor {
    /// The person, unless the program itself acts.
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person { id, .. } => Some(*id),
            Self::System => None,
        }
    }
}

/// Who did it, as kept in the event: both names where somebody acted for another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doer {
    /// The person; none for the program itself.
    pub person: Option<PersonId>,
    /// The absent holder of the post.
    pub on_behalf: Option<PersonId>,
    /// As what.
    pub capacity: Capacity,
    /// How it came in.
    pub channel: Channel,
}

/// What every rule may know: the moment, the office's numbers, and the actor's posts.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Now.
    pub now: DateTime<Utc>,
    /// Today in the committee's time zone.
    pub today: NaiveDate,
    /// How the command came in.
    pub channel: &'a Channel,
    /// The office's numbers in force today.
    pub policy: &'a Policy,
    /// The working calendar.
    pub calendar: &'a WorkingCalendar,
    /// The unit tree.
    pub tree: &'a Tree,
    /// Which roles hold which capacity.
    pub capacities: &'a CapacityMap,
    /// Posts the actor may use today.
    pub posts: &'a [HeldPost],
    /// Everybody of the office, for what a rule asks of somebody other than the actor.
    pub staff: Staff<'a>,
    /// By when the cycle that works on the petition passes its gates.
    pub dates: &'a CycleDates,
}

/// Why somebody may not make a move at all.
pub enum NoRight {
    /// Revoked, pending or moved.
    NotActive(Status),
    /// None of these capacities.
    NotEntitled(Vec<Capacity>),
}

/// As what the actor makes a move: the first capacity of its rows that one of his posts gives.
pub(crate) fn doer(
    by: impl IntoIterator<Item = (Capacity, Relation)>,
    actor: &Actor,
    home: &Place,
    lead: Option<UnitId>,
    ctx: &Context<'_>,
) -> Result<Doer, NoRight> {
    if let Actor::Person { status, .. } = actor
        && *status != Status::Active
    {
        return Err(NoRight::NotActive(*status));
    }
    let mut who = Vec::new();
    for (capacity, relation) in by {
        let post = || {
            let Context {
                posts,
                tree,
                capacities,
                ..
            } = *ctx;
            entitled(posts, tree, capacities, capacity, &[relation], home, lead)
        };
        let on_behalf = match actor {
            Actor::System => (capacity == Capacity::System).then_some(None),
            Actor::Person { .. } => post().map(|held| held.on_behalf),
        };
        if let Some(on_behalf) = on_behalf {
            return Ok(Doer {
                person: actor.person(),
                on_behalf,
                capacity,
                channel: ctx.channel.clone(),
            });
        }
        if !who.contains(&capacity) {
            who.push(capacity);
        }
    }
    Err(NoRight::NotEntitled(who))
}

/// Whether this person may change the office itself: who may act, its calendar, its policy. That is
/// the Office chief's; `home` is the committee's own place.
///
/// # Errors
/// [`NoRight`]: he is not active, or holds no such post today.
pub fn may_change_office(home: &Place, actor: &Actor, ctx: &Context<'_>) -> Result<(), NoRight> {
    doer(
        [(Capacity::OfficeChief, Relation::Below)],
        actor,
        home,
        None,
        ctx,
    )
    .map(|_| ())
}

/// As what somebody proves that a document has reached a cluster: its head, or who stands in for
/// him; where there are no clusters, who presides over the committee's own conference (GL-15).
///
/// # Errors
/// [`NoRight`]: he is not active, or holds no such post today.
pub fn may_receive(home: &Place, actor: &Actor, ctx: &Context<'_>) -> Result<Doer, NoRight> {
    let by = [(Capacity::Presider, Relation::Below)];
    doer(by, actor, home, None, ctx)
}

/// As what somebody acts who was named to chair this conference or to take its minutes, where his
/// posts give him no right: as the seat he was named for.
pub(crate) fn at_desk(
    by: impl IntoIterator<Item = (Capacity, Relation)>,
    desk: AtDesk,
    actor: &Actor,
    ctx: &Context<'_>,
) -> Option<Doer> {
    let Actor::Person {
        id,
        status: Status::Active,
    } = actor
    else {
        return None;
    };
    let seats = [
        (desk.chair, Capacity::Presider),
        (desk.minute_taker, Capacity::Recorder),
    ];
    let (_, capacity) = by.into_iter().find_map(|(capacity, _)| {
        let seat = (Some(*id), capacity);
        seats.contains(&seat).then_some(seat)
    })?;
    Some(Doer {
        person: Some(*id),
        on_behalf: None,
        capacity,
        channel: ctx.channel.clone(),
    })
}

/// Whether somebody may approve that a rule is set aside for a record at `home`: the Office chief,
/// a standing member, or the head of its cluster (flow.md §1 "record", §2 "move").
pub(crate) fn may_approve(approver: PersonId, home: &Place, ctx: &Context<'_>) -> bool {
    let posts = ctx.staff.posts_of(approver, ctx.today);
    let may = |capacity| {
        let (tree, map) = (ctx.tree, ctx.capacities);
        entitled(&posts, tree, map, capacity, &[Relation::Below], home, None).is_some()
    };
    [
        Capacity::OfficeChief,
        Capacity::Director,
        Capacity::Presider,
    ]
    .into_iter()
    .any(may)
}
