//! The common draft: the month's answers laid together for review, as the notice would say them,
//! its number and day still blank (GL-13, domain §3).
use super::render::Job;
use super::wording::OfficeWording;
use super::{notice, path, stamp};
use chrono::{Datelike as _, NaiveDate};
use documents::{Format, LayoutBook};
use std::collections::BTreeMap;
use store::commands::{IssuedContent, IssuedEntry};
use store::queries::papers::{DocumentFacts, MonthFacts, PetitionFacts};
use uuid::Uuid;
use workflow::ids::{DocumentId, PersonId};
use workflow::paper::{Paper, PaperDate, ResultNotice, Signature};
use workflow::petition::{Action, State};

/// Whether the month's notice is out, so that there is nothing left to draft.
pub(super) fn is_over(facts: &MonthFacts) -> bool {
    facts.documents.iter().any(|d| d.cycle == facts.cycle.id)
}

/// The draft as of a day.
pub(super) fn job(
    facts: &MonthFacts,
    wording: &OfficeWording,
    book: &LayoutBook,
    day: NaiveDate,
) -> Job {
    Job {
        path: path(facts, "dự thảo chung"),
        paper: Paper::ResultNotice(Box::new(draft(facts, wording, day))),
        profile: book.on(day).clone(),
        stamp: stamp(day, facts.cycle.id.0),
        formats: vec![Format::Pdf, Format::Docx],
        document: None,
    }
}

/// Codes of the month's petitions that nobody has answered yet.
pub(super) fn unanswered(facts: &MonthFacts) -> Vec<String> {
    let waits = |p: &&PetitionFacts| {
        let waiting = matches!(
            p.now.state,
            State::Recorded
                | State::Consolidated
                | State::Directed
                | State::Routed
                | State::Drafting
        );
        waiting && p.now.cycle == Some(facts.cycle.id) && !p.now.is_commune_matter()
    };
    let waiting = facts.petitions.iter().filter(waits);
    waiting.filter_map(|p| p.now.code.clone()).collect()
}

fn draft(facts: &MonthFacts, wording: &OfficeWording, day: NaiveDate) -> ResultNotice {
    let document = unissued(facts, day);
    let drafted = notice::notice(facts, wording, &document);
    let (month, year) = (day.month(), day.year());
    let number = wording.unnumbered("TB");
    ResultNotice {
        letterhead: wording.letterhead(number, PaperDate::Open { month, year }),
        signature: Signature {
            post: String::new(),
            name: String::new(),
            ..drafted.signature
        },
        ..drafted
    }
}

/// What would be issued on the day: nobody has signed, no number is taken.
fn unissued(facts: &MonthFacts, day: NaiveDate) -> DocumentFacts {
    let nobody = PersonId(Uuid::nil());
    let mut lines: Vec<_> = facts
        .petitions
        .iter()
        .filter_map(|p| entry(facts, p))
        .collect();
    lines.sort_by(|a, b| a.code.cmp(&b.code));
    DocumentFacts {
        id: DocumentId(Uuid::nil()),
        cycle: facts.cycle.id,
        symbol: String::new(),
        issued_on: day,
        signer: nobody,
        content: IssuedContent {
            symbol: String::new(),
            date: day,
            month: facts.cycle.month.to_string(),
            signer: nobody,
            lines,
            corrects: None,
        },
        layout: String::new(),
        bytes: BTreeMap::new(),
    }
}

/// A petition's line; none for one without an answer.
fn entry(facts: &MonthFacts, own: &PetitionFacts) -> Option<IssuedEntry> {
    let p = &own.now;
    if p.withheld || p.cycle != Some(facts.cycle.id) {
        return None;
    }
    let with = p.merged_into.filter(|_| p.state == State::Merged);
    let with = with.and_then(|t| facts.petitions.iter().find(|other| other.now.id == t));
    let answered = with.unwrap_or(own);
    let reply = answered.now.reply.as_ref();
    let (reply, answer) = match answered.now.state {
        State::UnderReview | State::Approved => {
            let reply = reply?;
            (Some(reply), answered.answers.get(&reply.digest).cloned())
        }
        State::Declined | State::ReferredUp => (None, turned(answered)),
        _ => return None,
    };
    // A line under review stands in the draft as it would once it is approved.
    let state = match p.state {
        State::UnderReview => State::Approved,
        other => other,
    };
    Some(IssuedEntry {
        code: p.code.clone()?,
        state,
        category: p.category.clone(),
        cell: p.home.cell,
        title: own.title.clone().unwrap_or_default(),
        text: own.matter.clone().unwrap_or_default(),
        body: reply.map(|r| r.body),
        answer,
        outcome: reply.map(|r| r.outcome),
        promise: reply.and_then(|r| r.promise.clone()),
        answered_with: with.and_then(|t| t.now.code.clone()),
    })
}

/// Why it was declined, or to whom it was referred, as an issued line words it.
fn turned(p: &PetitionFacts) -> Option<String> {
    p.events.iter().rev().find_map(|event| match &event.action {
        Action::Decline {
            reason,
            legal_basis,
            ..
        } => Some(format!("{reason} ({legal_basis})")),
        Action::ReferUp { to, paper, .. } => Some(format!("{to}; {paper}")),
        _ => None,
    })
}
