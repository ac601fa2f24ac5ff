//! `giaoban units show`: one unit, who is in it, and what came before and after it.
use crate::say::Failed;
use crate::session::Session;
use chrono::NaiveDate;
use serde::Serialize;
use store::queries::{PersonRef, UnitRef};
use store::{Failure, Thing};
use words::messages::Term as _;
use workflow::ids::UnitId;
use workflow::person::Role;
use workflow::unit::{Unit, UnitKind};

/// A unit with those around it.
#[derive(Serialize)]
struct UnitCard {
    key: String,
    name: String,
    kind: UnitKind,
    code: Option<String>,
    parent: Option<UnitRef>,
    members: Option<u32>,
    from: NaiveDate,
    to: Option<NaiveDate>,
    /// Units that it has taken over.
    before: Vec<UnitRef>,
    /// Units that have taken it over.
    after: Vec<UnitRef>,
    /// Units below it today, or on its last day.
    below: usize,
    /// Who holds which post today, or held it on its last day.
    posts: Vec<(Role, PersonRef)>,
}

pub(super) async fn run(session: &Session, typed: &str) -> Result<(), Failed> {
    if session.viewer.scope.is_empty() {
        return Err(Failure::NotFound(Thing::Unit).into());
    }
    let id = session.unit(typed)?;
    let unit = session.office.tree.get(id);
    let unit = unit.ok_or(Failure::NotFound(Thing::Unit))?;
    let card = card(session, unit);
    session.out.show(&card, || people(session, &card))
}

fn card(session: &Session, unit: &Unit) -> UnitCard {
    let (office, today) = (&session.office, session.today());
    let day = unit.valid.to.map_or(today, |to| to.min(today));
    let refs = |ids: &[UnitId]| ids.iter().map(|u| office.unit_ref(*u)).collect();
    let before = office
        .tree
        .iter()
        .filter(|u| u.successors.contains(&unit.id));
    let mut posts: Vec<_> = office
        .posts
        .iter()
        .filter(|p| p.unit == unit.id && p.period.holds(day))
        .map(|p| (p.role, office.person_ref(p.person)))
        .collect();
    posts.sort();
    let stands = |u: &&Unit| u.parent == Some(unit.id) && u.valid.holds(day);
    UnitCard {
        key: unit.key.clone(),
        name: unit.name.clone(),
        kind: unit.kind,
        code: unit.code.clone(),
        parent: unit.parent.map(|p| office.unit_ref(p)),
        members: unit.members,
        from: unit.valid.from,
        to: unit.valid.to,
        before: before.map(|u| office.unit_ref(u.id)).collect(),
        after: refs(&unit.successors),
        below: office.tree.iter().filter(stands).count(),
        posts,
    }
}

fn people(session: &Session, card: &UnitCard) -> String {
    let say = session.say;
    let named = |u: &UnitRef| format!("{} ({})", u.name, u.key);
    let all = |units: &[UnitRef]| {
        let all: Vec<_> = units.iter().map(named).collect();
        (!all.is_empty()).then(|| all.join("\n"))
    };
    let valid = match card.to {
        Some(to) => format!("{} – {}", say.day(card.from), say.day(to)),
        None => format!("{} {}", say.of("từ", "from"), say.day(card.from)),
    };
    let posts = card
        .posts
        .iter()
        .map(|(role, person)| format!("{}: {} ({})", role.name_in(say.0), person.name, person.key));
    let posts: Vec<_> = posts.collect();
    let below = u32::try_from(card.below).unwrap_or(u32::MAX);
    session.out.card(vec![
        (("Đơn vị", "Unit"), Some(card.name.clone())),
        (("Mã", "Key"), Some(card.key.clone())),
        (("Loại", "Kind"), Some(card.kind.name_in(say.0))),
        (("Ký hiệu", "Code"), card.code.clone()),
        (("Thuộc", "Belongs to"), card.parent.as_ref().map(named)),
        (("Đảng viên", "Members"), card.members.map(|n| say.count(n))),
        (("Hiệu lực", "Valid"), Some(valid)),
        (("Tiếp nối từ", "Has taken over"), all(&card.before)),
        (("Đơn vị kế thừa", "Taken over by"), all(&card.after)),
        (
            ("Đơn vị trực thuộc", "Units below"),
            (below > 0).then(|| say.count(below)),
        ),
        (
            ("Chức vụ", "Posts"),
            (!posts.is_empty()).then(|| posts.join("\n")),
        ),
    ])
}
