//! `giaoban people`, `units`, `fields`: keys with what they stand for.
use crate::cli::{PeopleArgs, PeopleCommand, UnitsListArgs};
use crate::say::Failed;
use crate::session::Session;
use crate::typed::word;
use chrono::NaiveDate;
use serde::Serialize;
use store::commands::ChangeStatus;
use words::Language;
use words::messages::Term as _;
use words::names::head_of;
use workflow::ids::UnitId;
use workflow::person::{Person, Role, Status};
use workflow::text::fold;
use workflow::unit::{Unit, UnitKind};

/// A person in the list.
#[derive(Debug, Serialize)]
struct PersonLine {
    key: String,
    name: String,
    status: Status,
    posts: Vec<PostLine>,
}

/// A post of his.
#[derive(Debug, Serialize)]
struct PostLine {
    role: workflow::person::Role,
    unit: String,
    /// As people say it.
    called: String,
}

pub(crate) async fn people(session: &Session, args: &PeopleArgs) -> Result<(), Failed> {
    if let Some(PeopleCommand::Status { person, status }) = &args.command {
        return change_status(session, person, status).await;
    }
    let below = args.unit.as_deref().map(|u| session.unit(u)).transpose()?;
    let mut lines: Vec<PersonLine> = Vec::new();
    // As the register: open to everybody with a post; who has none sees nothing.
    if !session.viewer.scope.is_empty() {
        let all = session.office.people.values();
        lines.extend(all.filter_map(|p| person(session, p, below)));
    }
    if let Some(wanted) = args.search.as_deref().map(fold) {
        lines.retain(|l| {
            let called = l.posts.iter().map(|p| p.called.as_str());
            let mut words = [l.key.as_str(), l.name.as_str()].into_iter().chain(called);
            words.any(|w| fold(w).contains(&wanted))
        });
    }
    lines.sort_by(|a, b| a.key.cmp(&b.key));
    session.out.show(&lines, || people_table(session, &lines))
}

/// A person with his posts of today; none if he has no post where one is asked for.
fn person(session: &Session, p: &Person, below: Option<UnitId>) -> Option<PersonLine> {
    let (office, today) = (&session.office, session.today());
    let under = |unit: UnitId| {
        below.is_none_or(|top| office.tree.upwards(unit).any(|u| u.id == top) || unit == top)
    };
    let mut held = office.posts_of(p.id, today);
    held.retain(|post| post.on_behalf.is_none() && under(post.unit));
    if held.is_empty() && below.is_some() {
        return None;
    }
    let posts = held.iter().filter_map(|post| {
        let unit = office.tree.get(post.unit)?;
        Some(PostLine {
            role: post.role,
            unit: unit.key.clone(),
            called: called(session.say.0, post.role, &unit.name),
        })
    });
    Some(PersonLine {
        key: p.key.clone(),
        name: p.name.clone(),
        status: p.status,
        posts: posts.collect(),
    })
}

/// "chủ tịch, Ủy ban nhân dân huyện": heads are called after the kind of their body.
fn called(language: Language, role: Role, unit: &str) -> String {
    let head = match (language, role) {
        (Language::Vi, Role::DepartmentHead) => Some(head_of(unit).to_owned()),
        (Language::Vi, Role::DepartmentDeputy) => Some(format!("phó {}", head_of(unit))),
        (Language::Vi, Role::DepartmentSpecialist) => Some("chuyên viên".to_owned()),
        _ => None,
    };
    let role = head.unwrap_or_else(|| role.name_in(language));
    format!("{role}, {unit}")
}

fn people_table(session: &Session, lines: &[PersonLine]) -> String {
    let say = session.say;
    if lines.is_empty() {
        return say
            .of("Không có ai như vậy.", "There is nobody like that.")
            .to_owned();
    }
    let heads = [
        ("Mã", "Key"),
        ("Họ tên", "Name"),
        ("Chức vụ", "Posts"),
        ("Tình trạng", "Status"),
    ];
    let rows = lines.iter().map(|l| {
        let posts: Vec<_> = l.posts.iter().map(|p| p.called.as_str()).collect();
        vec![
            l.key.clone(),
            l.name.clone(),
            posts.join("\n"),
            l.status.name_in(say.0),
        ]
    });
    session.out.table(&heads, rows)
}

async fn change_status(session: &Session, key: &str, typed: &str) -> Result<(), Failed> {
    let (person, status): (_, Status) = (session.person(key)?, word(typed)?);
    let command = ChangeStatus {
        by: session.by()?,
        committee: session.office.committee.id,
        person,
        status,
    };
    let answer = session.submit(command).await?;
    let name = session.office.person_ref(person).name;
    let status = status.name_in(session.say.0);
    session.out.show(&answer, || format!("{name}: {status}."))
}

/// A unit in the list.
#[derive(Debug, Serialize)]
struct UnitLine {
    key: String,
    kind: UnitKind,
    name: String,
    parent: Option<String>,
    members: Option<u32>,
    from: NaiveDate,
    to: Option<NaiveDate>,
    successors: Vec<String>,
}

pub(crate) fn units(session: &Session, args: &UnitsListArgs) -> Result<(), Failed> {
    let kind: Option<UnitKind> = args.kind.as_deref().map(word).transpose()?;
    let below = args.below.as_deref().map(|u| session.unit(u)).transpose()?;
    let wanted = args.search.as_deref().map(fold);
    let (tree, today) = (&session.office.tree, session.today());
    let fits = |u: &&Unit| {
        let named = |w: &String| fold(&u.name).contains(w) || fold(&u.key).contains(w);
        kind.is_none_or(|k| u.kind == k)
            && (args.all || u.valid.holds(today))
            && below.is_none_or(|top| u.id != top && tree.upwards(u.id).any(|a| a.id == top))
            && wanted.as_ref().is_none_or(named)
    };
    let seen = !session.viewer.scope.is_empty();
    let mut lines: Vec<_> = tree
        .iter()
        .filter(|_| seen)
        .filter(fits)
        .map(|u| unit(session, u))
        .collect();
    lines.sort_by(|a, b| (a.kind, &a.parent, &a.key).cmp(&(b.kind, &b.parent, &b.key)));
    session.out.show(&lines, || units_table(session, &lines))
}

fn unit(session: &Session, u: &Unit) -> UnitLine {
    let key = |id: UnitId| session.office.unit_ref(id).key;
    UnitLine {
        key: u.key.clone(),
        kind: u.kind,
        name: u.name.clone(),
        parent: u.parent.map(key),
        members: u.members,
        from: u.valid.from,
        to: u.valid.to,
        successors: u.successors.iter().map(|s| key(*s)).collect(),
    }
}

fn units_table(session: &Session, lines: &[UnitLine]) -> String {
    let say = session.say;
    if lines.is_empty() {
        return say
            .of("Không có đơn vị nào như vậy.", "There is no such unit.")
            .to_owned();
    }
    let heads = [
        ("Mã", "Key"),
        ("Loại", "Kind"),
        ("Tên", "Name"),
        ("Thuộc", "Belongs to"),
        ("Đảng viên", "Members"),
        ("Hiệu lực", "Valid"),
    ];
    let rows = lines.iter().map(|l| {
        let dash = || "–".to_owned();
        let mut valid = match l.to {
            Some(to) => format!("{} – {}", say.day(l.from), say.day(to)),
            None => format!("{} {}", say.of("từ", "from"), say.day(l.from)),
        };
        if !l.successors.is_empty() {
            valid.push_str(&format!(" → {}", l.successors.join(", ")));
        }
        vec![
            l.key.clone(),
            l.kind.name_in(say.0),
            l.name.clone(),
            l.parent.clone().unwrap_or_else(dash),
            l.members.map_or_else(dash, |n| say.count(n)),
            valid,
        ]
    });
    session.out.table(&heads, rows)
}

/// A field of petitions in the list.
#[derive(Debug, Serialize)]
struct FieldLine<'a> {
    key: &'a str,
    vi: &'a str,
    en: &'a str,
    directs: workflow::petition::DecidingBody,
    reviews: workflow::petition::DecidingBody,
}

pub(crate) fn fields(session: &Session) -> Result<(), Failed> {
    let policy = &session.office.preset(session.today())?.policy;
    let lines: Vec<_> = policy
        .categories
        .iter()
        .map(|c| FieldLine {
            key: &c.key,
            vi: &c.vi,
            en: &c.en,
            directs: policy.directing.of(&c.key),
            reviews: policy.reviewing.of(&c.key),
        })
        .collect();
    let say = session.say;
    session.out.show(&lines, || {
        let heads = [
            ("Mã", "Key"),
            ("Lĩnh vực", "Field"),
            ("Cho ý kiến chỉ đạo", "Directs"),
            ("Thẩm định", "Reviews"),
        ];
        let rows = lines.iter().map(|l| {
            vec![
                l.key.to_owned(),
                say.of(l.vi, l.en).to_owned(),
                l.directs.name_in(say.0),
                l.reviews.name_in(say.0),
            ]
        });
        session.out.table(&heads, rows)
    })
}
