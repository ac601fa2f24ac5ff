//! People without mail: a list of calls and papers to hand over, per commune (flow.md §4).
use super::digest::answer;
use super::{Run, Way};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use store::commands::EndWaiting;
use store::queries::post::Story;
use store::queries::{Call, CallConference, Viewer};
use store::{CommandKey, Directory, Failure, Store};
use uuid::Uuid;
use words::Language;
use words::dates::short_in;
use words::messages::{Args, Term as _, capital, say};
use workflow::ids::UnitId;
use workflow::petition::Petition;
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

/// The lists of a morning: everything that waits to be called. What is no longer worth a call ends
/// first and says why, as letters do.
///
/// # Errors
/// The database cannot be read or written.
pub(crate) async fn call_lists(
    store: &Store,
    committee: Uuid,
    way: &Way<'_>,
) -> Result<Vec<CallList>, Failure> {
    let run = Run::now(store, committee, way).await?;
    run.end_calls().await?;
    let (office, day) = (&run.office, run.today());
    let calls = store.calls(office, &Viewer::keeper(), None).await?;
    let told = run.told(&calls).await?;
    let lists = calls.chunk_by(|a, b| a.commune == b.commune).map(|calls| {
        let commune = calls.first().and_then(|c| c.commune.as_ref());
        let of = commune.map_or_else(|| "cap-uy".to_owned(), |c| slug(&c.name));
        CallList {
            commune: commune.map(|c| c.id),
            file: format!("{day}-{of}.csv"),
            csv: csv(way.language, office, calls, &told),
            rows: calls.iter().map(|c| c.id).collect(),
        }
    });
    Ok(lists.collect())
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
                Story::Petition(story) => self.petition_call(&story.now),
            };
            Some((row.id, said))
        });
        Ok(said.collect())
    }

    /// The answer where there is one, else where the petition stands; of a withheld one its code.
    fn petition_call(&self, p: &Petition) -> String {
        let language = self.way.language;
        let code = p.code.clone().unwrap_or_else(|| "–".into());
        let args = Args::none().text("code", code);
        match answer(p).filter(|_| !p.withheld) {
            Some(answer) => {
                let args = args.text("answer", answer.said(language));
                say(language, "call-answer", &args)
            }
            None => {
                let args = args.text("state", p.state.name_in(language));
                say(language, "call-state", &args)
            }
        }
    }
}

fn csv(
    language: Language,
    office: &Directory,
    calls: &[Call],
    told: &BTreeMap<Uuid, String>,
) -> String {
    let heads = [
        "call-name",
        "call-phone",
        "call-about",
        "call-since",
        "call-ticked",
    ];
    let heads = heads.map(|key| say(language, key, &Args::none()));
    let mut text = String::from("\u{FEFF}");
    line(&mut text, heads.each_ref().map(String::as_str));
    let by_hand = say(language, "call-by-hand", &Args::none());
    for call in calls {
        let since: NaiveDate = office.day(call.since);
        let said = told.get(&call.id).cloned();
        let said = said.unwrap_or_else(|| about(language, call));
        let cells = [
            call.person.name.as_str(),
            call.phone.as_deref().unwrap_or(&by_hand),
            &said,
            &short_in(language, since),
            "",
        ];
        line(&mut text, cells);
    }
    text
}

fn line(text: &mut String, cells: [&str; 5]) {
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
