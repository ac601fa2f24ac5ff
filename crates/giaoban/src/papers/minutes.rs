//! The minutes of a closed conference, built from its facts (domain §4.2).
use super::agenda::{commune_matter, next_host, progress};
use super::conference::Session;
use super::story::{Story, stories};
use chrono::NaiveTime;
use std::collections::BTreeMap;
use workflow::conference::{AttendanceCategory, Presence, RosterLine};
use workflow::ids::PersonId;
use workflow::paper::{
    Absence, AnnouncedAnswer, AttendanceLine, CommuneMatter, Minutes, NamedPost, PaperDate,
    RecordedPetition, Signature, Speech,
};
use workflow::petition::{Action, Petition};

/// The minutes; none until the conference is closed.
pub(super) fn minutes(session: &Session<'_>) -> Option<Minutes> {
    let c = session.conference;
    let local = |at: chrono::DateTime<chrono::Utc>| -> NaiveTime {
        at.with_timezone(&session.names.office.committee.time_zone)
            .time()
    };
    let (opened, closed) = (local(c.opened?), local(c.closed?));
    let stories = stories(session.facts, session.day());
    let conference = session.head(session.facts.cycle.month);
    let signs = |post: &str, name: &str| Signature {
        authority: None,
        post: post.to_owned(),
        name: name.to_owned(),
    };
    let wording = session.wording;
    let number = wording.unnumbered("BB");
    Some(Minutes {
        letterhead: wording.letterhead(number, PaperDate::On(session.day())),
        opened,
        closed,
        attendance: attendance(session),
        absences: absences(session),
        substitutes: substitutes(session),
        announced: announced(session, &stories),
        reports: reports(session, &stories),
        speeches: speeches(session),
        silent: silent(session, &stories),
        petitions: petitions(session, &stories),
        withheld: withheld(session, &stories),
        conclusions: conclusions(session),
        next_host: next_host(session),
        addenda: addenda(session),
        recorder: signs("NGƯỜI GHI BIÊN BẢN", &conference.secretary.name),
        chair: signs("CHỦ TRÌ HỘI NGHỊ", &conference.chair.name),
        recipients: wording.recipients([wording.standing_members()]),
        conference,
    })
}

fn attendance(session: &Session<'_>) -> Vec<AttendanceLine> {
    let mut lines: BTreeMap<_, AttendanceLine> = BTreeMap::new();
    for line in &session.conference.roll {
        let entry = lines
            .entry(line.entry.category)
            .or_insert_with(|| AttendanceLine {
                category: session.category(line.entry.category),
                present: 0,
                excused: 0,
                unexcused: 0,
            });
        match &line.presence {
            Some(Presence::Present | Presence::Substituted(_)) => entry.present += 1,
            Some(Presence::Excused(_) | Presence::Written(_)) => entry.excused += 1,
            Some(Presence::Unexcused) | None => entry.unexcused += 1,
        }
    }
    lines.into_values().collect()
}

fn absences(session: &Session<'_>) -> Vec<Absence> {
    let roll = session.conference.roll.iter();
    roll.filter_map(|line| absence(session, line)).collect()
}

fn absence(session: &Session<'_>, line: &RosterLine) -> Option<Absence> {
    let reason = match &line.presence {
        Some(Presence::Excused(reason)) => Some(reason.to_string()),
        Some(Presence::Written(reason)) => Some(format!("{reason}; có báo cáo bằng văn bản")),
        Some(Presence::Unexcused) => None,
        Some(Presence::Present | Presence::Substituted(_)) | None => return None,
    };
    let named = session.names.named(line.entry.person, &[line.entry.unit]);
    let who = format!("đồng chí {}, {}", named.name, named.post);
    Some(Absence { who, reason })
}

fn announced(session: &Session<'_>, stories: &[Story<'_>]) -> Vec<AnnouncedAnswer> {
    let here = |s: &&Story<'_>| {
        let at = s.then.announced.as_ref();
        at.is_some_and(|a| a.conference == Some(session.conference.id) && !a.on_the_spot)
    };
    stories
        .iter()
        .filter(|s| here(s) && !s.is_withheld())
        .map(|s| {
            let target = s.then.merged_into;
            let target = stories.iter().find(|t| Some(t.then.id) == target);
            session.announced(s, target)
        })
        .chain(carried(session, stories))
        .collect()
}

/// How far what was carried over has come: told with the answers (flow §1, carry over).
fn carried(session: &Session<'_>, stories: &[Story<'_>]) -> Vec<AnnouncedAnswer> {
    let here = stories
        .iter()
        .filter(|s| session.covers(s) && !s.is_withheld());
    here.filter_map(|s| progress(session, s)).collect()
}

/// Who came in the place of somebody on the roll (GL-06).
fn substitutes(session: &Session<'_>) -> Vec<String> {
    let name = |person| session.names.named(person, &session.units());
    let roll = session.conference.roll.iter();
    roll.filter_map(|line| match &line.presence {
        Some(Presence::Substituted(by)) => {
            let absent = session.names.named(line.entry.person, &[line.entry.unit]);
            let by = name(*by);
            Some(format!(
                "đồng chí {}, {} dự thay đồng chí {}, {}",
                by.name, by.post, absent.name, absent.post
            ))
        }
        _ => None,
    })
    .collect()
}

/// What was added to the minutes since, and who signed it.
fn addenda(session: &Session<'_>) -> Vec<String> {
    let all = session.facts.addenda.iter();
    let own = all.filter(|a| a.conference == session.conference.id);
    own.map(|a| {
        let signers = a.signed_by.iter().map(|p| session.names.person(*p));
        let signers: Vec<_> = signers.map(|name| format!("đồng chí {name}")).collect();
        let text = a.text.trim_end_matches(['.', ' ']);
        let day = words::dates::short(a.on);
        format!("Ngày {day}: {text} ({} ký).", signers.join(", "))
    })
    .collect()
}

/// What communes reported here (GL-10).
fn reports(session: &Session<'_>, stories: &[Story<'_>]) -> Vec<CommuneMatter> {
    let covers = &session.conference.covers;
    let here = |s: &&Story<'_>| {
        let cluster = s.then.home.cluster;
        !s.is_withheld() && (covers.is_empty() || cluster.is_some_and(|c| covers.contains(&c)))
    };
    let report = |s: &Story<'_>| {
        s.reported_today()
            .map(|standing| commune_matter(session, s, standing))
    };
    stories.iter().filter(here).filter_map(report).collect()
}

/// What the cells of the conference reported (GL-08).
fn speeches(session: &Session<'_>) -> Vec<Speech> {
    let covers = &session.conference.covers;
    let here = |cell| {
        let place = session.names.office.tree.place(cell);
        let cluster = place.and_then(|p| p.cluster);
        covers.is_empty() || cluster.is_some_and(|c| covers.contains(&c))
    };
    let brought = session.facts.contributions.iter();
    brought
        .filter(|c| here(c.cell))
        .map(|c| {
            let named = session.names.named(c.person, &[c.cell]);
            let written = match (c.written, is_there(session, c.person)) {
                (true, _) => " (báo cáo bằng văn bản)",
                (false, true) => "",
                (false, false) => " (vắng mặt, báo cáo đã gửi trước hội nghị)",
            };
            Speech {
                speaker: named.name,
                post: format!("{}{written}", named.post),
                gist: format!("{}\nNhiệm vụ tháng tới: {}", c.this_month, c.next_month),
            }
        })
        .collect()
}

/// Secretaries of cells who came and neither reported nor raised anything.
fn silent(session: &Session<'_>, stories: &[Story<'_>]) -> Vec<NamedPost> {
    let cells: Vec<_> = recorded(session, stories)
        .filter_map(|s| s.then.home.cell)
        .collect();
    let said = |cell| {
        let mut brought = session.facts.contributions.iter();
        cells.contains(&cell) || brought.any(|c| c.cell == cell)
    };
    let roll = session.conference.roll.iter();
    let there = roll.filter(|line| {
        line.entry.category == AttendanceCategory::CellSecretary
            && line.presence == Some(Presence::Present)
            && !said(line.entry.unit)
    });
    there
        .map(|line| session.names.named(line.entry.person, &[line.entry.unit]))
        .collect()
}

/// In person, or in the place of somebody absent.
fn is_there(session: &Session<'_>, person: PersonId) -> bool {
    session
        .conference
        .roll
        .iter()
        .any(|line| match &line.presence {
            Some(Presence::Present) => line.entry.person == person,
            Some(Presence::Substituted(by)) => *by == person || line.entry.person == person,
            _ => false,
        })
}

/// What was recorded here; a split petition as the one it was.
fn recorded<'s>(
    session: &Session<'_>,
    stories: &'s [Story<'s>],
) -> impl Iterator<Item = &'s Story<'s>> {
    let here = session.conference.id;
    let own = move |p: &Petition| p.conference == Some(here) && p.part_of.is_none();
    stories.iter().filter(move |s| own(&s.then))
}

fn withheld(session: &Session<'_>, stories: &[Story<'_>]) -> u32 {
    let withheld = recorded(session, stories).filter(|s| s.is_withheld());
    u32::try_from(withheld.count()).unwrap_or(u32::MAX)
}

fn petitions(session: &Session<'_>, stories: &[Story<'_>]) -> Vec<RecordedPetition> {
    recorded(session, stories)
        .filter(|s| !s.is_withheld())
        .map(|s| RecordedPetition {
            petition: s.text(&session.names, true),
            addressed_to: s.facts.addressee.clone().unwrap_or_default(),
            exception: exception(session, s),
            answered_on_spot: s.on_the_spot(&session.names),
        })
        .collect()
}

/// Why it was recorded though the cell had not agreed yet, and who let it be.
fn exception(session: &Session<'_>, story: &Story<'_>) -> Option<String> {
    if story.then.endorsement.is_some() {
        return None;
    }
    let exception = story.facts.events.iter().find_map(|e| match &e.action {
        Action::Record { exception, .. } => exception.as_ref(),
        _ => None,
    })?;
    let by = session.names.named(exception.approver, &session.units());
    let reason = exception.reason.as_str().trim_end_matches(['.', ' ']);
    Some(format!(
        "{reason} (đồng chí {}, {} đồng ý).",
        by.name, by.post
    ))
}

/// What the cells were given to do.
fn conclusions(session: &Session<'_>) -> Vec<String> {
    let mut tasks = session.facts.tasks.iter();
    let found = tasks.find(|t| t.conference == session.conference.id);
    let chair = session.named(session.chair()).name;
    found
        .map(|t| {
            let what = t.what.trim_end_matches(['.', ' ']);
            format!("Đồng chí {chair} kết luận: {what}.")
        })
        .into_iter()
        .collect()
}
