//! What becomes of posts in units that end: they go on in who takes over, or where it is said.
use super::{
    Holdings, Period, PostGoes, Reorganised, Unit, UnitKind, UnitOrder, UnitRefusal as Refusal,
};
use crate::ids::{PersonId, UnitId};
use crate::import::sits_in;
use crate::person::{Post, Role};
use std::collections::BTreeSet;

/// Posts that one person at a time holds in a unit (GL-03, glossary).
const ALONE: [Role; 5] = [
    Role::CellSecretary,
    Role::CommuneSecretary,
    Role::ClusterHead,
    Role::ClusterDeputy,
    Role::DepartmentHead,
];

/// Ends the posts of the units that end and begins those that go on.
pub(super) fn go_on(
    order: &UnitOrder,
    office: Holdings<'_>,
    main: &[&Unit],
    done: &mut Reorganised,
) -> Result<(), Refusal> {
    let last = order.on.pred_opt();
    let own = |unit: UnitId| main.iter().any(|u| u.id == unit);
    let (mut unplaced, mut named) = (Vec::new(), BTreeSet::new());
    let lasts = |p: &&Post| p.period.to.is_none_or(|to| to >= order.on);
    for post in office.posts.iter().filter(lasts) {
        let Some(unit) = done.ends(post.unit) else {
            continue;
        };
        if post.period.from >= order.on {
            let (person, from) = (post.person, post.period.from);
            return Err(Refusal::PostBegunSince { person, from });
        }
        let said = order.posts.get(&post.person).filter(|_| own(post.unit));
        if said.is_some() {
            named.insert(post.person);
        }
        let goes = destination(unit, post, said, office, done)?;
        done.posts_ended.push(ended(post, last));
        match goes {
            Goes::On(role, unit) => begin(post, role, unit, order, office, done),
            Goes::Unplaced if !unplaced.contains(&post.person) => unplaced.push(post.person),
            Goes::Unplaced | Goes::Ends => {}
        }
    }
    if !unplaced.is_empty() {
        return Err(Refusal::PostsUnplaced { people: unplaced });
    }
    if let Some(person) = order.posts.keys().find(|p| !named.contains(p)) {
        return Err(Refusal::NotOfUnits { person: *person });
    }
    held_alone(office, done)
}

enum Goes {
    On(Role, UnitId),
    Ends,
    Unplaced,
}

fn destination(
    unit: &Unit,
    post: &Post,
    said: Option<&PostGoes>,
    office: Holdings<'_>,
    done: &Reorganised,
) -> Result<Goes, Refusal> {
    let heirs = unit.successors.as_slice();
    let (role, named) = match said {
        Some(PostGoes::Ends) => return Ok(Goes::Ends),
        Some(PostGoes::On { role, unit }) => (role.unwrap_or(post.role), unit.as_ref()),
        None => (post.role, None),
    };
    let key = |id: &UnitId| {
        let begun = done.begun.iter().find(|u| u.id == *id);
        begun.or_else(|| office.tree.get(*id)).map(|u| &u.key)
    };
    let to = match (named, heirs) {
        (Some(given), _) => {
            let found = heirs.iter().find(|id| key(id) == Some(given));
            let no_part = || Refusal::NoSuchPart {
                given: given.clone(),
            };
            *found.ok_or_else(no_part)?
        }
        (None, []) => return Ok(Goes::Ends),
        (None, [only]) => *only,
        (None, _) => return Ok(Goes::Unplaced),
    };
    if role != post.role && !sits_in(role, unit.kind, office.capacities) {
        let kind: UnitKind = unit.kind;
        return Err(Refusal::RoleNotHere { role, kind });
    }
    Ok(Goes::On(role, to))
}

fn ended(post: &Post, last: Option<chrono::NaiveDate>) -> Post {
    let period = Period {
        from: post.period.from,
        to: last,
    };
    Post {
        period,
        ..post.clone()
    }
}

/// Begins the post, unless the person holds it there already.
fn begin(
    post: &Post,
    role: Role,
    unit: UnitId,
    order: &UnitOrder,
    office: Holdings<'_>,
    done: &mut Reorganised,
) {
    let period = Period {
        from: order.on,
        to: post.period.to,
    };
    let begun = Post {
        person: post.person,
        role,
        unit,
        period,
    };
    let same = |p: &Post| {
        (p.person, p.role, p.unit) == (begun.person, role, unit) && p.period.meets(&period)
    };
    if !office.posts.iter().chain(&done.posts_begun).any(same) {
        done.posts_begun.push(begun);
    }
}

fn held_alone(office: Holdings<'_>, done: &Reorganised) -> Result<(), Refusal> {
    for post in done.posts_begun.iter().filter(|p| ALONE.contains(&p.role)) {
        let other = |p: &&Post| {
            p.unit == post.unit
                && p.role == post.role
                && p.person != post.person
                && p.period.meets(&post.period)
        };
        let all = office.posts.iter().chain(&done.posts_begun);
        let mut people: Vec<PersonId> = all.filter(other).map(|p| p.person).collect();
        if people.is_empty() {
            continue;
        }
        people.insert(0, post.person);
        people.dedup();
        let named = done.begun.iter().find(|u| u.id == post.unit);
        let named = named.or_else(|| office.tree.get(post.unit));
        return Err(Refusal::RoleClash {
            role: post.role,
            unit: named.map_or_else(String::new, |u| u.name.clone()),
            people,
        });
    }
    Ok(())
}
