//! What was typed, as an order.
use crate::cli::act::pair;
use crate::cli::{ChangeArgs, NamedArgs, UnitsCommand as C};
use crate::say::Failed;
use crate::session::{Session, usage};
use crate::typed::word;
use std::collections::BTreeMap;
use workflow::ids::UnitId;
use workflow::person::Role;
use workflow::unit::{NewUnit, PostGoes, UnitChange, UnitKind, UnitOrder};

pub(super) async fn read(
    session: &Session,
    command: &C,
    args: &ChangeArgs,
) -> Result<UnitOrder, Failed> {
    let mut order = UnitOrder {
        change: change(session, command)?,
        on: session.day("on", &args.on)?,
        posts: BTreeMap::new(),
        below: BTreeMap::new(),
        petitions: BTreeMap::new(),
        exception: args.exception.read(session)?,
    };
    for typed in &args.posts {
        let (person, goes) = pair(session.say, "post", ("NGƯỜI=ĐƠN-VỊ", "PERSON=UNIT"), typed)?;
        order.posts.insert(session.person(person)?, post(goes));
    }
    if let C::Split {
        cells, petitions, ..
    } = command
    {
        for typed in cells {
            let (below, key) = pair(session.say, "cell", ("CẤP-DƯỚI=MÃ", "BELOW=KEY"), typed)?;
            order.below.insert(session.unit(below)?, key.to_owned());
        }
        for typed in petitions {
            let form = ("KIẾN-NGHỊ=MÃ", "CODE=KEY");
            let (code, key) = pair(session.say, "petition", form, typed)?;
            let (office, viewer) = (&session.office, &session.viewer);
            let found = session.store.find_petition(office, viewer, code).await?;
            order.petitions.insert(found, key.to_owned());
        }
    }
    Ok(order)
}

fn change(session: &Session, command: &C) -> Result<UnitChange, Failed> {
    let unit = |typed: &String| session.unit(typed);
    Ok(match command {
        C::Merge {
            units,
            into,
            under,
            named,
            ..
        } => UnitChange::Merge {
            of: units.iter().map(unit).collect::<Result<_, _>>()?,
            into: new(session, "into", into, named)?,
            under: under.as_ref().map(unit).transpose()?,
        },
        C::Split { unit: of, into, .. } => split(session, of, into)?,
        C::Rename {
            unit: of,
            name,
            named,
            ..
        } => UnitChange::Rename {
            of: unit(of)?,
            to: new(session, "name", name, named)?,
        },
        C::Move {
            unit: of, under, ..
        } => UnitChange::Move {
            of: unit(of)?,
            under: unit(under)?,
        },
        C::Abolish {
            unit: of,
            successor,
            ..
        } => UnitChange::Abolish {
            of: unit(of)?,
            successor: successor.as_ref().map(unit).transpose()?,
        },
        C::List(_) | C::Show { .. } => {
            return Err(usage("", "giaoban units --help"));
        }
    })
}

fn split(session: &Session, of: &str, into: &[String]) -> Result<UnitChange, Failed> {
    let of: UnitId = session.unit(of)?;
    let kind = session.office.tree.get(of).map(|u| u.kind);
    let part = |typed: &String| {
        let (key, name) = pair(session.say, "into", ("MÃ=TÊN", "KEY=NAME"), typed)?;
        Ok::<_, Failed>(NewUnit {
            name: session.line("into", name)?,
            key: Some(key.to_owned()),
            code: (kind == Some(UnitKind::Cluster)).then(|| key.to_owned()),
        })
    };
    Ok(UnitChange::Split {
        of,
        into: into.iter().map(part).collect::<Result<_, _>>()?,
    })
}

fn new(session: &Session, field: &str, name: &str, named: &NamedArgs) -> Result<NewUnit, Failed> {
    Ok(NewUnit {
        name: session.line(field, name)?,
        key: named.unit_key.clone(),
        code: named.code.clone(),
    })
}

/// `none`, a role, a unit, or both as `role@unit`.
fn post(typed: &str) -> PostGoes {
    if typed == "none" {
        return PostGoes::Ends;
    }
    let (role, unit) = match typed.split_once('@') {
        Some((role, unit)) => (word::<Role>(role).ok(), Some(unit.to_owned())),
        None => match word::<Role>(typed) {
            Ok(role) => (Some(role), None),
            Err(_) => (None, Some(typed.to_owned())),
        },
    };
    PostGoes::On { role, unit }
}
