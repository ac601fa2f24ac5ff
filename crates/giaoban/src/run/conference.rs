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
use words::messages::Rendered;
use workflow::calendar::{HalfDay, Slot};
use workflow::conference::{Chair, ConferenceRefusal, Destination, ItemsGo, MinuteTaker, Presence};
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
    let mut roll = BTreeMap::new();
    if *all_present {
        let conference = session.store.conference(&session.office, id).await?;
        roll.extend(
            conference
                .not_called()
                .into_iter()
                .map(|p| (p, Presence::Present)),
        );
    }
    for person in present {
        roll.insert(session.person(person)?, Presence::Present);
    }
    for person in unexcused {
        roll.insert(session.person(person)?, Presence::Unexcused);
    }
    for typed in excused {
        let (person, reason) = pair("excused", typed)?;
        roll.insert(
            session.person(person)?,
            Presence::Excused(session.line("excused", reason)?),
        );
    }
    for typed in substituted {
        let (person, by) = pair("substituted", typed)?;
        roll.insert(
            session.person(person)?,
            Presence::Substituted(session.person(by)?),
        );
    }
    for typed in written {
        let (person, note) = pair("written", typed)?;
        roll.insert(
            session.person(person)?,
            Presence::Written(session.line("written", note)?),
        );
    }
    Ok(roll)
}

async fn destination(session: &Session, items: &ItemsArgs) -> Result<ItemsGo, Failed> {
    let simple: Result<Destination, _> = word(&items.items);
    let to = match simple {
        Ok(to) => to,
        Err(_) => Destination::Conference(session.conference(&items.items).await?),
    };
    Ok(ItemsGo::all(to))
}
