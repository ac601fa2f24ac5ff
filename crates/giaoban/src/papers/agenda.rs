//! The programme of a conference, as things stand the evening before it (domain §4.1, flow §2).
use super::conference::Session;
use super::programme;
use super::roster;
use super::sheet;
use super::story::{Carried, Story, stories};
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};
use workflow::ids::{PetitionId, UnitId};
use workflow::paper::{
    Agenda, AnnouncedAnswer, CommuneMatter, DocumentRef, NextHost, PaperDate, PromiseDue,
};
use workflow::petition::State;

/// The programme of a conference.
pub(super) fn agenda(session: &Session<'_>) -> Agenda {
    let eve = session.day() - Days::new(1);
    let stories = stories(session.facts, eve);
    let here: Vec<&Story<'_>> = stories
        .iter()
        .filter(|s| session.covers(s) && !s.is_withheld())
        .collect();
    let by_id: BTreeMap<_, _> = stories.iter().map(|s| (s.then.id, s)).collect();
    let conference = session.head(session.facts.cycle.month);
    let announcements = announcements(session, &here, &by_id);
    let commune_matters = commune_matters(session, &here);
    let again = here.iter().filter(|s| s.then.reopened > 0);
    let again: BTreeSet<_> = again.map(|s| s.code().to_owned()).collect();
    let promises_due = promises(session, &here);
    let reported = !commune_matters.is_empty() || !promises_due.is_empty();
    let items = programme::items(session, &announcements, reported, &again);
    let wording = session.wording;
    let (month, year) = month_of(eve);
    let date = PaperDate::Open { month, year };
    Agenda {
        letterhead: wording.letterhead(wording.unnumbered("CTr"), date),
        conference,
        items,
        announcements,
        commune_matters,
        promises_due,
        committee_tasks: tasks(session, eve),
        key_matters: key_matters(&here),
        next_host: next_host(session),
        roster: roster::groups(session),
        signature: wording.chief_signature(&session.names, true),
        recipients: wording.recipients([
            wording.standing_members(),
            "Các đồng chí trong thành phần dự hội nghị".to_owned(),
            session.below(),
        ]),
    }
}

fn month_of(day: NaiveDate) -> (u32, i32) {
    use chrono::Datelike as _;
    (day.month(), day.year())
}

/// Lines of issued documents that were not told yet, then what is carried over and why.
fn announcements(
    session: &Session<'_>,
    here: &[&Story<'_>],
    by_id: &BTreeMap<PetitionId, &Story<'_>>,
) -> Vec<AnnouncedAnswer> {
    let previous = session.facts.previous.as_ref().map(|c| c.id);
    let of_previous = |s: &Story<'_>| {
        let documents = &session.facts.documents;
        let line = s.then.document.as_ref();
        let document = line.and_then(|l| documents.iter().find(|d| d.id == l.document));
        document.is_some_and(|d| Some(d.cycle) == previous)
    };
    let to_tell = |s: &&&Story<'_>| {
        let p = &s.then;
        p.document.is_some()
            && p.announced.is_none()
            && match p.state {
                State::Issued | State::Declined => true,
                State::ReferredUp => of_previous(s),
                _ => false,
            }
    };
    let told = here.iter().filter(to_tell).map(|s| {
        let target = s.then.merged_into.and_then(|t| by_id.get(&t).copied());
        session.announced(s, target)
    });
    let carried = here.iter().filter_map(|s| progress(session, s));
    told.chain(carried).collect()
}

/// The progress line of a petition that last month did not finish (flow §1, carry over).
pub(super) fn progress(session: &Session<'_>, story: &Story<'_>) -> Option<AnnouncedAnswer> {
    let p = &story.then;
    let open = p.state.is_open() && p.document.is_none() && p.announced.is_none();
    if !open || p.cycle != Some(session.facts.cycle.id) {
        return None;
    }
    let Carried { event, reason, .. } = story.carried()?;
    let office = format!("Văn phòng {}", session.wording.committee);
    let lead = p
        .lead()
        .map_or(office, |b| session.names.unit(b).to_owned());
    let reason = words::messages::within(&reason);
    Some(AnnouncedAnswer {
        petition: story.text(&session.names, false),
        label: format!("Ý kiến của {lead}"),
        answer: format!("chưa có kết quả; lý do: {reason}."),
        outcome: format!("Chuyển sang kỳ {}", sheet::month(session.facts.cycle.month)),
        document: notice_after(session, event.day),
    })
}

/// The notice of the previous cycle, in which the carried-over are listed.
fn notice_after(session: &Session<'_>, carried_on: NaiveDate) -> Option<DocumentRef> {
    let previous = session.facts.previous.as_ref()?.id;
    let mut documents = session.facts.documents.iter();
    let issued = |day: NaiveDate| carried_on <= day && day < session.day();
    let document = documents.find(|d| d.cycle == previous && issued(d.issued_on))?;
    Some(DocumentRef {
        symbol: document.symbol.clone(),
        date: document.issued_on,
    })
}

/// Matters that communes settle themselves and report on at this conference (GL-10).
fn commune_matters(session: &Session<'_>, here: &[&Story<'_>]) -> Vec<CommuneMatter> {
    let due = |s: &&&Story<'_>| {
        let p = &s.then;
        let open = matches!(p.state, State::Routed | State::Drafting);
        open && p.is_commune_matter() && p.due.is_none_or(|due| due <= session.day())
    };
    here.iter()
        .filter(due)
        .map(|s| {
            let standing = s.not_yet().map_or_else(String::new, |(reason, until)| {
                let reason = words::messages::within(&reason);
                let until = words::dates::short(until);
                format!("kỳ trước chưa xong: {reason}; hẹn ngày {until}")
            });
            commune_matter(session, s, standing)
        })
        .collect()
}

/// A matter that its commune settles, and how it stands.
pub(super) fn commune_matter(
    session: &Session<'_>,
    story: &Story<'_>,
    standing: String,
) -> CommuneMatter {
    let commune = story.then.home.commune;
    CommuneMatter {
        petition: story.text(&session.names, false),
        commune: commune.map_or_else(String::new, |c| {
            format!("Đảng ủy {}", session.names.unit(c))
        }),
        raised_in: raised_in(session, story),
        standing,
    }
}

fn raised_in(session: &Session<'_>, story: &Story<'_>) -> String {
    let cycle = story.then.cycle;
    let known = [
        session.facts.previous.as_ref(),
        Some(&session.facts.cycle),
        session.facts.next.as_ref(),
    ];
    let found = known.into_iter().flatten().find(|c| Some(c.id) == cycle);
    found.map_or_else(|| "các kỳ trước".to_owned(), |c| sheet::month(c.month))
}

/// Commitments whose date has come by this conference and that are not kept yet (GL-19).
fn promises(session: &Session<'_>, here: &[&Story<'_>]) -> Vec<PromiseDue> {
    let mut due: Vec<PromiseDue> = here
        .iter()
        .filter(|s| matches!(s.then.state, State::Announced | State::FollowUp))
        .filter_map(|s| {
            let promise = s.then.promise.as_ref()?;
            (promise.by <= session.day()).then(|| PromiseDue {
                code: s.code().to_owned(),
                body: session.names.unit(promise.body).to_owned(),
                promise: promise.what.to_string(),
                due: promise.by,
                standing: String::new(),
            })
        })
        .collect();
    due.sort_by(|a, b| (a.due, &a.code).cmp(&(b.due, &b.code)));
    due
}

/// What the last conference gave the cells to do, and how many have taken note of it.
fn tasks(session: &Session<'_>, eve: NaiveDate) -> Vec<String> {
    let Some(previous) = &session.facts.previous else {
        return Vec::new();
    };
    let own = |unit: &UnitId| session.conference.covers.contains(unit);
    let last =
        session.facts.conferences.iter().filter(|c| {
            c.cycle == previous.id && (c.covers.is_empty() || c.covers.iter().any(own))
        });
    last.filter_map(|c| {
        let of: Vec<_> = session
            .facts
            .tasks
            .iter()
            .filter(|t| t.conference == c.id)
            .collect();
        let noted = |t: &&&_| acknowledged(t, eve);
        let noted = of.iter().filter(noted).count();
        let what = of.first()?.what.trim_end_matches(['.', ' ']);
        let noted = match noted {
            0 => "chưa có chi bộ xác nhận".to_owned(),
            _ => format!("{noted}/{} chi bộ đã xác nhận", of.len()),
        };
        let month = sheet::month(previous.month);
        Some(format!(
            "Nhiệm vụ sau hội nghị kỳ {month}: {what} ({noted})."
        ))
    })
    .collect()
}

fn acknowledged(task: &store::queries::papers::TaskFacts, eve: NaiveDate) -> bool {
    task.acknowledged_on.is_some_and(|day| day <= eve)
}

/// Up to three matters that the cells have agreed to raise, of the fields most raised (TM-02).
fn key_matters(here: &[&Story<'_>]) -> Vec<String> {
    let endorsed: Vec<_> = here
        .iter()
        .filter(|s| s.then.state == State::Endorsed)
        .collect();
    let mut fields: BTreeMap<&str, usize> = BTreeMap::new();
    for story in &endorsed {
        *fields.entry(&story.then.category).or_default() += 1;
    }
    let mut chosen = endorsed;
    chosen.sort_by_key(|s| {
        let raised = fields.get(s.then.category.as_str()).copied();
        (std::cmp::Reverse(raised), s.then.id)
    });
    let titles = chosen.iter().filter_map(|s| s.facts.title.as_deref());
    titles
        .take(3)
        .map(|t| format!("{}.", t.trim_end_matches('.')))
        .collect()
}

pub(super) fn next_host(session: &Session<'_>) -> Option<NextHost> {
    let next = session.facts.next.as_ref()?.id;
    let own = session.conference.home.cluster;
    let mut conferences = session.facts.conferences.iter();
    let found = conferences.find(|c| c.cycle == next && c.home.cluster == own)?;
    Some(NextHost {
        host: session.names.unit(found.host?).to_owned(),
        date: Some(found.slot.date),
    })
}
