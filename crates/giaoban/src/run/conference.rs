//! `giaoban conference …`
use super::act;
use super::plan::conferences;
use crate::cli::act::pair;
use crate::cli::{ConferenceCommand as C, ItemsArgs};
use crate::say::Failed;
use crate::session::{Session, usage};
use crate::typed::word;
use std::collections::{BTreeMap, BTreeSet};
use store::Failure;
use store::commands::{ActOnConference, ConferenceDeed, Deed, JoinConferences};
use words::Language;
use words::messages::Rendered;
use workflow::calendar::{HalfDay, Slot};
use workflow::conference::{
    Chair, ConferenceActionKind, ConferenceRefusal, ConferenceState, Destination, ItemsGo,
    MinuteTaker, Presence, possible,
};
use workflow::ids::{ConferenceId, PersonId, PetitionId};

pub(crate) async fn run(session: &Session, command: &C) -> Result<(), Failed> {
    match command {
        C::List { month } => list(session, month.as_deref()).await,
        C::Show { conference } => super::meeting::show(session, conference).await,
        C::Record {
            conference,
            petitions,
            speaker,
            exception,
        } => {
            let deed = Deed::Record {
                conference: session.conference(conference).await?,
                speaker: session.person(speaker)?,
                exception: exception.read(session)?,
            };
            record(session, petitions, &deed).await?;
            show(session, conference).await
        }
        C::Join {
            conference,
            into,
            exception,
            items,
        } => {
            let command = JoinConferences {
                by: session.by()?,
                committee: session.office.committee.id,
                from: session.conference(conference).await?,
                into: session.conference(into).await?,
                exception: exception.needed(session)?,
                items: destination(session, items).await?,
            };
            session.submit(command).await?;
            show(session, into).await
        }
        C::Confirm { conference, .. }
        | C::Move { conference, .. }
        | C::Cancel { conference, .. }
        | C::Open { conference, .. }
        | C::Roll { conference, .. }
        | C::Close { conference, .. }
        | C::Addend { conference, .. } => {
            let id = session.conference(conference).await?;
            let command = ActOnConference {
                by: session.by()?,
                committee: session.office.committee.id,
                conference: id,
                deed: deed(session, command, id).await?,
            };
            match session.submit(command).await {
                Ok(_) => show(session, conference).await,
                Err(failed) => Err(with_codes(session, failed).await),
            }
        }
    }
}

async fn list(session: &Session, month: Option<&str>) -> Result<(), Failed> {
    let month = month.map(|m| session.month(m)).transpose()?;
    let lines = session
        .store
        .conferences(&session.office, &session.viewer, month)
        .await?;
    session.out.show(&lines, || conferences(session, &lines))
}

async fn show(session: &Session, conference: &str) -> Result<(), Failed> {
    let id = session.conference(conference).await?;
    let mut lines = session
        .store
        .conferences(&session.office, &session.viewer, None)
        .await?;
    lines.retain(|l| l.id == id);
    match lines.first() {
        Some(line) => session.out.show(line, || conferences(session, &lines)),
        None => Err(store::Failure::NotFound(store::Thing::Conference).into()),
    }
}

/// What keeps a conference from closing, each by its code.
async fn with_codes(session: &Session, failed: Failed) -> Failed {
    let left = match &failed {
        Failed::Store(Failure::ConferenceRefused(refusal)) => match &**refusal {
            ConferenceRefusal::Unfinished { left } => left.clone(),
            _ => return failed,
        },
        _ => return failed,
    };
    let say = session.say;
    let kinds = [
        (say.of("chưa công bố", "to announce"), &left.to_announce),
        (say.of("chưa ghi nhận", "to record"), &left.to_record),
        (say.of("ghi chưa đủ", "to complete"), &left.incomplete),
        (
            say.of("xã chưa báo cáo", "communes to report"),
            &left.to_report,
        ),
    ];
    let mut named = Vec::new();
    for (what, petitions) in kinds {
        let mut codes = Vec::new();
        for id in petitions {
            codes.push(code(session, *id).await);
        }
        if !codes.is_empty() {
            named.push(format!("{what}: {}", codes.join(", ")));
        }
    }
    let said = failed.said(say, &crate::say::OfficeNames(&session.office));
    Failed::Conflict(Rendered {
        message: format!("{}\n{}", said.message, named.join("\n")),
        advice: said.advice,
    })
}

/// A petition's code; its id while it has none or is out of sight.
async fn code(session: &Session, id: PetitionId) -> String {
    let seen = session.store.petition(&session.office, &session.viewer, id);
    let code = seen.await.ok().and_then(|view| view.line.code);
    code.unwrap_or_else(|| id.to_string())
}

async fn record(session: &Session, petitions: &[String], deed: &Deed) -> Result<(), Failed> {
    let mut results = Vec::new();
    for (n, code) in petitions.iter().enumerate() {
        results.push(record_one(session, code, deed, n).await);
    }
    act::told(session, petitions, results).await
}

async fn petitions(session: &Session, codes: &[String]) -> Result<BTreeSet<PetitionId>, Failed> {
    let mut found = BTreeSet::new();
    for code in codes {
        found.insert(act::at(session, code).await?.petition);
    }
    Ok(found)
}

async fn record_one(
    session: &Session,
    code: &str,
    deed: &Deed,
    n: usize,
) -> Result<store::Answer, Failed> {
    let at = act::at(session, code).await?;
    act::submit(session, &at, None, deed.clone(), n).await
}

async fn deed(session: &Session, command: &C, id: ConferenceId) -> Result<ConferenceDeed, Failed> {
    Ok(match command {
        C::Confirm { host, .. } => ConferenceDeed::Confirm {
            host: host.as_deref().map(|h| session.unit(h)).transpose()?,
        },
        C::Move {
            to,
            half,
            host,
            exception,
            items,
            ..
        } => ConferenceDeed::Move {
            to: Slot {
                date: session.day("to", to)?,
                half: if half == "afternoon" {
                    HalfDay::Afternoon
                } else {
                    HalfDay::Morning
                },
            },
            host: match host {
                Some(key) => Some(session.unit(key)?),
                None => session.store.conference_story(id).await?.now.host,
            },
            exception: exception.needed(session)?,
            items: destination(session, items).await?,
        },
        C::Cancel {
            exception, items, ..
        } => ConferenceDeed::Cancel {
            exception: exception.needed(session)?,
            items: destination(session, items).await?,
        },
        C::Open {
            chair,
            chair_record,
            minutes,
            minutes_reason,
            ..
        } => ConferenceDeed::Open {
            chair: chair_of(session, chair, chair_record.as_deref())?,
            minute_taker: minute_taker(session, minutes, minutes_reason.as_deref())?,
        },
        C::Roll { .. } => ConferenceDeed::Mark {
            roll: roll(session, command, id).await?,
        },
        C::Close {
            follow_up, put_off, ..
        } => ConferenceDeed::Close {
            follow_up: session.line("follow-up", follow_up)?,
            put_off: petitions(session, put_off).await?,
        },
        C::Addend {
            text, signed_by, ..
        } => ConferenceDeed::Addend {
            text: session.line("text", text)?,
            signed_by: signed_by
                .iter()
                .map(|p| session.person(p))
                .collect::<Result<_, _>>()?,
        },
        C::List { .. } | C::Show { .. } | C::Record { .. } | C::Join { .. } => {
            return Err(usage("", ""));
        }
    })
}

fn chair_of(session: &Session, person: &str, record: Option<&str>) -> Result<Chair, Failed> {
    let person = session.person(person)?;
    Ok(match record {
        None => Chair::Head(person),
        Some(record) => Chair::BoardMember {
            person,
            record: session.line("chair-record", record)?,
        },
    })
}

fn minute_taker(
    session: &Session,
    person: &str,
    reason: Option<&str>,
) -> Result<MinuteTaker, Failed> {
    let person = session.person(person)?;
    Ok(match reason {
        None => MinuteTaker::Deputy(person),
        Some(reason) => MinuteTaker::Substitute {
            person,
            reason: session.line("minutes-reason", reason)?,
        },
    })
}

/// Everybody who is named, and with `--all-present` everybody else who is not called yet.
async fn roll(
    session: &Session,
    command: &C,
    id: ConferenceId,
) -> Result<BTreeMap<PersonId, Presence>, Failed> {
    let C::Roll {
        all_present,
        present,
        excused,
        unexcused,
        substituted,
        written,
        ..
    } = command
    else {
        return Ok(BTreeMap::new());
    };
    let mut called = Called {
        session,
        roll: BTreeMap::new(),
    };
    for person in present {
        called.mark(person, Presence::Present)?;
    }
    for person in unexcused {
        called.mark(person, Presence::Unexcused)?;
    }
    for typed in excused {
        let (person, reason) = pair(
            session.say,
            "excused",
            ("NGƯỜI=LÝ-DO", "PERSON=REASON"),
            typed,
        )?;
        called.mark(person, Presence::Excused(session.line("excused", reason)?))?;
    }
    for typed in substituted {
        let (person, by) = pair(
            session.say,
            "substituted",
            ("NGƯỜI=NGƯỜI-THAY", "PERSON=SUBSTITUTE"),
            typed,
        )?;
        called.mark(person, Presence::Substituted(session.person(by)?))?;
    }
    for typed in written {
        let (person, note) = pair(
            session.say,
            "written",
            ("NGƯỜI=GHI-CHÚ", "PERSON=NOTE"),
            typed,
        )?;
        called.mark(person, Presence::Written(session.line("written", note)?))?;
    }
    let Called { mut roll, .. } = called;
    let conference = session.store.conference(&session.office, id).await?;
    if *all_present {
        let others = conference.not_called().into_iter();
        for person in others {
            roll.entry(person).or_insert(Presence::Present);
        }
    }
    if roll.is_empty() {
        return Err(nobody_to_call(session, conference.state, *all_present));
    }
    Ok(roll)
}

/// The roll as it is typed: everybody once.
struct Called<'a> {
    session: &'a Session,
    roll: BTreeMap<PersonId, Presence>,
}

impl Called<'_> {
    fn mark(&mut self, typed: &str, presence: Presence) -> Result<(), Failed> {
        let person = self.session.person(typed)?;
        if self.roll.insert(person, presence).is_none() {
            return Ok(());
        }
        let say = self.session.say;
        let said = match say.0 {
            Language::Vi => format!("{typed} được nêu hai lần."),
            Language::En => format!("{typed} is given twice."),
        };
        let next = say.of(
            "Mỗi người chỉ nêu một lần, với một tình trạng.",
            "Give everybody once, with one kind of presence.",
        );
        Err(usage(&said, next))
    }
}

/// There is nobody to call: before the conference is opened there is no roll, and afterwards
/// everybody has been called or nobody was named.
fn nobody_to_call(session: &Session, state: ConferenceState, all_present: bool) -> Failed {
    let say = session.say;
    if state != ConferenceState::InSession {
        let not_from_here = ConferenceRefusal::NotFromHere {
            action: ConferenceActionKind::Mark,
            state: Some(state),
            possible: possible(state),
        };
        return Failure::from(not_from_here).into();
    }
    if all_present {
        return Failed::Conflict(Rendered {
            message: say
                .of("Mọi người đã được điểm danh.", "Everybody has been called.")
                .to_owned(),
            advice: say
                .of(
                    "Sửa từng người bằng --present, --unexcused, --excused …",
                    "Correct single people with --present, --unexcused, --excused …",
                )
                .to_owned(),
        });
    }
    usage(
        say.of("Chưa nêu ai để điểm danh.", "Nobody is named to be called."),
        "--all-present, --present …, --excused …=…",
    )
}

async fn destination(session: &Session, items: &ItemsArgs) -> Result<ItemsGo, Failed> {
    let simple: Result<Destination, _> = word(&items.items);
    let to = match simple {
        Ok(to) => to,
        Err(_) => Destination::Conference(session.conference(&items.items).await?),
    };
    Ok(ItemsGo::all(to))
}
