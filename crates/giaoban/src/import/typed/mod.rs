//! A row of each kind of file as the store takes it. What is wrong with a cell is noted beside it;
//! a row with a note of that weight is not handed on.
mod old;

pub(super) use old::{petition, reply};

use super::columns::Column as C;
use super::problem::Turned;
use super::row::Row;
use notifier::MailAddress;
use words::messages::Fault as _;
use words::names::capitalised;
use workflow::calendar::{CalendarEntry, Certainty, DayPart};
use workflow::import::{PersonPointer, PersonRow, Pointer, PostRow, UnitRow};
use workflow::text::Line;
use workflow::unit::UnitKind;

/// A unit.
pub(super) fn unit(row: &mut Row<'_>) -> Option<UnitRow> {
    let kind = row
        .needed(C::Kind)
        .and_then(|_| row.choice::<UnitKind>(C::Kind));
    let name = row.needed_line(C::Name);
    let to_pointer = |t: String| Pointer::new(t, None);
    Some(UnitRow {
        key: row.text(C::Key).map(str::to_owned),
        code: row.text(C::Code).map(str::to_uppercase),
        parent: row.text(C::Parent).map(|t| to_pointer(t.to_owned())),
        from: row.date(C::From),
        to: row.last_day(C::To),
        successors: row
            .split(C::Successors)
            .into_iter()
            .map(to_pointer)
            .collect(),
        members: row.count(C::Members),
        kind: kind?,
        name: name?,
    })
}

/// A person. A name all in capitals is proposed in the usual ones, and shown before and after.
pub(super) fn person(row: &mut Row<'_>) -> Option<PersonRow> {
    let name = row.needed_line(C::Name);
    let name = name.map(|name| usual_capitals(row, name));
    Some(PersonRow {
        key: row.text(C::Key).map(str::to_owned),
        born: row.year(C::Born),
        phone: row.phone(C::Phone),
        email: mail(row),
        status: row.choice(C::Status),
        name: name?,
    })
}

fn usual_capitals(row: &mut Row<'_>, name: Line) -> Line {
    let all_capitals = name.as_str() == name.as_str().to_uppercase();
    let usual = Line::parse(&capitalised(name.as_str())).ok();
    let Some(usual) = usual.filter(|u| all_capitals && *u != name) else {
        return name;
    };
    row.notes.turned.push(Turned {
        row: row.notes.row,
        column: Some(C::Name),
        before: name.to_string(),
        after: usual.to_string(),
    });
    usual
}

fn mail(row: &mut Row<'_>) -> Option<String> {
    let text = row.text(C::Email)?.to_owned();
    match MailAddress::parse(&text) {
        Ok(address) => Some(address.as_str().to_owned()),
        Err(fault) => {
            let rendered = fault.rendered(row.notes.say.0);
            row.notes.wrong(Some(C::Email), &text, rendered);
            None
        }
    }
}

/// A post.
pub(super) fn post(row: &mut Row<'_>) -> Option<PostRow> {
    let key = row.text(C::PersonKey).map(str::to_owned);
    let person = key.or_else(|| row.needed(C::Person));
    let unit = row.needed(C::Unit);
    let role = row.needed(C::Role).and_then(|_| row.choice(C::Role));
    let born = row.year(C::Born);
    let unit_kind = row.choice::<UnitKind>(C::UnitKind);
    let from = row.date(C::From);
    let to = row.last_day(C::To);
    Some(PostRow {
        person: PersonPointer {
            text: person?,
            born,
        },
        unit: Pointer {
            text: unit?,
            kind: unit_kind,
            within: row.text(C::Within).map(str::to_owned),
        },
        role: role?,
        from,
        to,
    })
}

/// A day off, or a make-up day.
pub(super) fn day(row: &mut Row<'_>) -> Option<CalendarEntry> {
    let date = row.needed(C::Date).and_then(|_| row.date(C::Date));
    let kind = row.needed(C::Kind).and_then(|_| row.choice(C::Kind));
    let source = row.needed_line(C::Source);
    let part = row.choice::<DayPart>(C::Half).unwrap_or_default();
    let status = row.choice::<Certainty>(C::Status);
    Some(CalendarEntry {
        date: date?,
        kind: kind?,
        part,
        occasion: None,
        status: status.unwrap_or(Certainty::Announced),
        source: source?.to_string(),
    })
}
