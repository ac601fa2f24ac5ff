//! Who is expected at a conference, by the categories of GL-06.
use super::conference::Session;
use std::collections::BTreeSet;
use workflow::conference::{RosterEntry as Expected, joint_roster};
use workflow::ids::PersonId;
use workflow::paper::{RosterEntry, RosterGroup};

/// The expected, from the posts of the day; those of the roll once it was opened.
pub(super) fn expected(session: &Session<'_>) -> Vec<Expected> {
    let c = session.conference;
    if !c.roll.is_empty() {
        return c.roll.iter().map(|line| line.entry).collect();
    }
    let office = session.names.office;
    let clusters = if c.covers.is_empty() {
        BTreeSet::from([office.committee.root])
    } else {
        c.covers.clone()
    };
    session.names.preset().map_or_else(Vec::new, |preset| {
        let day = session.day();
        joint_roster(&clusters, day, &office.tree, &office.posts, &preset.roster)
    })
}

/// The expected by category, in the order of the roll.
pub(super) fn groups(session: &Session<'_>) -> Vec<RosterGroup> {
    let mut groups: Vec<RosterGroup> = Vec::new();
    for line in expected(session) {
        let name = session.category(line.category);
        let entry = entry(session, line);
        match groups.last_mut() {
            Some(group) if group.category == name => group.people.push(entry),
            _ => groups.push(RosterGroup {
                category: name,
                people: vec![entry],
            }),
        }
    }
    groups
}

fn entry(session: &Session<'_>, line: Expected) -> RosterEntry {
    let names = &session.names;
    RosterEntry {
        name: names.person(line.person).to_owned(),
        post: session.named_in(line.person, &[line.unit]).post,
        note: note(session, line.person),
    }
}

fn note(session: &Session<'_>, person: PersonId) -> String {
    if session.chair() == Some(person) {
        return "Chủ trì".to_owned();
    }
    if session.minute_taker() == Some(person) {
        return "Thư ký".to_owned();
    }
    let day = session.day();
    let away = |s: &&workflow::person::Substitution| s.absent == person && s.period.holds(day);
    let stand_in = session.names.office.substitutions.iter().find(away);
    let Some(stand_in) = stand_in else {
        return String::new();
    };
    // Who comes anyway takes over the pen, not a seat.
    let does = match session.minute_taker() == Some(stand_in.by) {
        true => "ghi biên bản thay",
        false => "dự thay",
    };
    format!("Đồng chí {} {does}", session.names.person(stand_in.by))
}
