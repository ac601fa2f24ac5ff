//! People without mail: a list of calls and papers to hand over, per commune (flow.md §4).
use super::digest::answer;
use super::{Run, Way};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use store::commands::EndWaiting;
use store::queries::post::{PetitionStory, PostRow, Story};
use store::queries::{Call, CallConference, Viewer};
use store::{CommandKey, Directory, Failure, Store};
use uuid::Uuid;
use words::Language;
use words::dates::short_in;
use words::messages::{Args, Term as _, capital, say};
use workflow::conference::is_called_today;
use workflow::ids::UnitId;
use workflow::petition::{Action, OutcomeClass, State};
use workflow::text::slug;

/// A commune's list of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CallList {
    /// The commune; none for people of the committee itself.
    pub(crate) commune: Option<UnitId>,
    /// File name, `2025-03-07-xa-doan-thuong.csv`.
    pub(crate) file: String,
    /// The list as CSV in UTF-8 with a mark at its beginning, as spreadsheets want it.
    pub(crate) csv: String,
    /// Its rows, to be ticked.
    pub(crate) rows: Vec<Uuid>,
}

/// How an outbox row names an urgency that waits for no list.
const AT_ONCE: &str = "at_once";

/// Which calls a list is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListOf {
    /// All that wait: the list of a morning.
    Morning,
    /// Those about conferences that come before the next morning's list, or on its day.
    AtOnce,
}

/// The lists of a morning, or what cannot wait for the next one. What is no longer worth a call ends
/// first and says why, as letters do.
///
/// # Errors
/// The database cannot be read or written, or the calendar ends.
pub(crate) async fn call_lists(
    store: &Store,
    committee: Uuid,
    way: &Way<'_>,
    of: ListOf,
) -> Result<Vec<CallList>, Failure> {
    let run = Run::now(store, committee, way).await?;
    run.end_calls().await?;
    let (office, day) = (&run.office, run.today());
    let mut calls = store.calls(office, &Viewer::keeper(), None).await?;
    if of == ListOf::AtOnce {
        calls = cannot_wait(office, day, calls)?;
    }
    let told = run.told(&calls).await?;
    let lists = calls.chunk_by(|a, b| a.commune == b.commune).map(|calls| {
        let commune = calls.first().and_then(|c| c.commune.as_ref());
        let of = match of {
            ListOf::Morning => "",
            ListOf::AtOnce => "-goi-ngay",
        };
        let whose = commune.map_or_else(|| "cap-uy".to_owned(), |c| slug(&c.name));
        CallList {
            commune: commune.map(|c| c.id),
            file: format!("{day}-{whose}{of}.csv"),
            csv: csv(way.language, office, calls, &told),
            rows: calls.iter().map(|c| c.id).collect(),
        }
    });
    Ok(lists.collect())
}

/// Calls about conferences that come before the next morning's list, or on its day.
fn cannot_wait(office: &Directory, day: NaiveDate, calls: Vec<Call>) -> Result<Vec<Call>, Failure> {
    let mut kept = Vec::new();
    for call in calls {
        let held = call.conference.as_ref().map(|c| c.day);
        let now = match held.filter(|_| call.urgency == AT_ONCE) {
            Some(held) => is_called_today(held, day, &office.calendar)?,
            None => false,
        };
        kept.extend(now.then_some(call));
    }
    Ok(kept)
}

/// What to say in each of these calls, by its row.
///
/// # Errors
/// The database cannot be read.
pub(crate) async fn spoken(
    store: &Store,
    committee: Uuid,
    way: &Way<'_>,
    calls: &[Call],
) -> Result<BTreeMap<Uuid, String>, Failure> {
    let run = Run::now(store, committee, way).await?;
    let mut said = run.told(calls).await?;
    for call in calls {
        said.entry(call.id)
            .or_insert_with(|| about(way.language, call));
    }
    Ok(said)
}

impl Run<'_> {
    /// Ends calls whose step is over, or whose person has gone or may no longer be told.
    async fn end_calls(&self) -> Result<(), Failure> {
        let committee = self.office.committee.id;
        let waiting = self.store.waiting_for_call(committee).await?;
        let (_, rows) = self.sifted(waiting).await?;
        if rows.is_empty() {
            return Ok(());
        }
        let key = CommandKey::new(format!("post:calls:{}", self.store.id()));
        let command = EndWaiting { committee, rows };
        self.store.submit(&key, command).await.map(|_| ())
    }

    /// What to say in each call, by its row.
    async fn told(&self, calls: &[Call]) -> Result<BTreeMap<Uuid, String>, Failure> {
        let ids: Vec<Uuid> = calls.iter().map(|call| call.id).collect();
        let rows = self.store.post_rows(&ids).await?;
        let stories = self.known(&rows).await?.stories;
        let said = rows.iter().filter_map(|row| {
            let said = match stories.get(&row.subject)? {
                Story::Conference(story) => self.conference_call(row, story)?,
                Story::Petition(story) => self.petition_call(row, story),
            };
            Some((row.id, said))
        });
        Ok(said.collect())
    }

    /// That the result is to be confirmed, else the answer where there is one, else where the petition
    /// stands.
    fn petition_call(&self, row: &PostRow, story: &PetitionStory) -> String {
        let (language, p) = (self.way.language, &story.now);
        let args = Args::none().text("petition", self.called(story));
        let event = story.event(row.version);
        let resolved = event.filter(|e| matches!(e.action, Action::Resolve { .. }));
        if let Some(event) = resolved.filter(|_| p.state == State::Resolved) {
            let promised = p.promise.as_ref().map(|promise| promise.by);
            return match promised.filter(|by| *by <= event.day) {
                Some(by) => say(
                    language,
                    "call-due",
                    &args.text("by", short_in(language, by)),
                ),
                None => say(language, "call-resolved", &args),
            };
        }
        let state = match p.state {
            State::Resolved => OutcomeClass::Settled.name_in(language),
            state => state.name_in(language),
        };
        match answer(p).filter(|_| !p.withheld && p.state != State::Resolved) {
            Some(answer) => say(
                language,
                "call-answer",
                &args.text("answer", answer.said(language)),
            ),
            None => say(language, "call-state", &args.text("state", state)),
        }
    }

    /// A petition by its code, its cell and its title; a withheld one by its code alone.
    fn called(&self, story: &PetitionStory) -> String {
        let p = &story.now;
        let code = p.code.clone().unwrap_or_else(|| "–".into());
        let title = story.title.as_deref().filter(|_| !p.withheld);
        let (Some(title), Some(cell)) = (title, p.home.cell) else {
            return code;
        };
        let args = Args::none().text("code", code).text("title", title);
        let args = args.text("cell", self.unit(cell));
        say(self.way.language, "call-petition", &args)
    }
}

const HEADS: [&str; 6] = [
    "call-name",
    "call-phone",
    "call-how",
    "call-about",
    "call-since",
    "call-ticked",
];

/// The calls as a list to print and tick.
pub(crate) fn csv(
    language: Language,
    office: &Directory,
    calls: &[Call],
    told: &BTreeMap<Uuid, String>,
) -> String {
    let short = |key| say(language, key, &Args::none());
    let mut text = String::from("\u{FEFF}");
    line(&mut text, HEADS.map(short).each_ref().map(String::as_str));
    let said = |call: &Call| {
        let said = told.get(&call.id).cloned();
        said.unwrap_or_else(|| about(language, call))
    };
    for call in calls.iter().filter(|call| is_last(call, calls)) {
        let same = |other: &&Call| is_same(call, other);
        let since = calls.iter().filter(same).map(|c| c.since).min();
        let since: NaiveDate = office.day(since.unwrap_or(call.since));
        let (phone, how) = match call.phone.as_deref() {
            Some(phone) => (phone.to_owned(), short("call-by-phone")),
            None => (short("call-no-phone"), short("call-by-hand")),
        };
        let cells = [
            call.person.name.as_str(),
            &phone,
            &how,
            &said(call),
            &short_in(language, since),
            "",
        ];
        line(&mut text, cells);
    }
    text
}

/// Whether both tell one person of one petition.
fn is_same(a: &Call, b: &Call) -> bool {
    (a.person.id, a.subject) == (b.person.id, b.subject)
}

/// Of one petition a person is told once, by the last of its steps.
fn is_last(call: &Call, calls: &[Call]) -> bool {
    let after = calls.iter().skip_while(|c| c.id != call.id).skip(1);
    call.conference.is_some() || !after.into_iter().any(|later| is_same(call, later))
}

fn line(text: &mut String, cells: [&str; 6]) {
    text.push_str(&cells.map(cell).join(","));
    text.push_str("\r\n");
}

/// What the call is about: the petition's code, or whose conference and on which day.
#[must_use]
pub(crate) fn about(language: Language, call: &Call) -> String {
    let conference = |c: &CallConference| {
        let args = Args::none()
            .text("of", c.of.name.as_str())
            .text("day", short_in(language, c.day));
        capital(&say(language, "call-conference", &args))
    };
    let code = || call.code.clone().unwrap_or_else(|| "–".into());
    call.conference.as_ref().map_or_else(code, conference)
}

/// Quoted, and never read as a formula (B73).
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let guard = if formula { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}
