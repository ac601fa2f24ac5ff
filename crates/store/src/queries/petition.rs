//! One petition with everything a reader may see of it.
use super::answers::IssuedAnswer;
use super::conditions::Conditions;
use super::events::Step;
use super::list::{COLUMNS, PetitionLine, line};
use super::refs::{PersonRef, UnitRef};
use super::viewer::Viewer;
use super::visible::{record, visible};
use crate::directory::Directory;
use crate::{Failure, Store, Thing};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::QueryResult;
use serde::Serialize;
use workflow::deadline::{DeadlineRule, ExplainedDay};
use workflow::ids::PetitionId;
use workflow::petition::{
    ActionKind, Announcement, Competence, DecidingBody, Endorsement, IssuedLine, Kind,
    OutcomeClass, Petition, Promise, Source, State, Vote,
};

/// A petition as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PetitionView {
    /// As in lists.
    #[serde(flatten)]
    pub line: PetitionLine,
    /// What kind of matter.
    pub kind: Kind,
    /// How it came in.
    pub source: Source,
    /// The day it was taken over from old records, if it was.
    pub imported: Option<NaiveDate>,
    /// Which level is competent.
    pub competence: Option<Competence>,
    /// The text is withheld.
    pub withheld: bool,
    /// The matter as typed.
    pub matter: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Whom it asks.
    pub addressee: Option<String>,
    /// How the cell agreed; none of a diverted matter.
    pub endorsement: Option<Endorsement>,
    /// Bodies that support the lead.
    pub support: Vec<UnitRef>,
    /// How the due date comes about.
    pub due: Option<DueView>,
    /// Texts of answers and reports, oldest first; empty for who may not read them yet.
    pub replies: Vec<ReplyText>,
    /// What documents say of it, oldest first; empty for who may not read answers yet.
    pub issued: Vec<IssuedAnswer>,
    /// How often an answer was returned as unsatisfactory.
    pub rounds: u32,
    /// How often one was returned for form.
    pub form_returns: u32,
    /// How often it was carried into another cycle.
    pub carried: u32,
    /// How often it was taken up again.
    pub reopened: u32,
    /// The document it was issued in.
    pub document: Option<IssuedLine>,
    /// When it was announced.
    pub announced: Option<Announcement>,
    /// The commitment that stands.
    pub promise: Option<Promise>,
    /// The cell on the answer.
    pub answer_vote: Option<Vote>,
    /// The cell on the result.
    pub result_vote: Option<Vote>,
    /// With which it is answered.
    pub merged_into: Option<PetitionId>,
    /// Those answered with it.
    pub merged_from: Vec<PetitionId>,
    /// Its parts.
    pub parts: Vec<PetitionId>,
    /// The body that directs it, as it stands today.
    pub directing: DecidingBody,
    /// The body that reviews its answer, as it stands today.
    pub reviewing: DecidingBody,
    /// What the viewer can do from here; for the keeper of the database, what anybody can.
    pub possible: Vec<ActionKind>,
    /// The way so far.
    pub timeline: Vec<Step>,
}

/// A due date with every day on the way to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DueView {
    /// The date; none while a pause without an end runs.
    pub date: Option<NaiveDate>,
    /// The day from which it counts.
    pub start: NaiveDate,
    /// How it is counted.
    pub rule: DeadlineRule,
    /// Each day and what it meant.
    pub days: Vec<ExplainedDay>,
    /// Why there is none, if so.
    pub fault: Option<String>,
}

/// The text of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReplyText {
    /// Version of the reply; 0 for an interim word, a report or an answer on the spot.
    pub number: i64,
    /// When it came.
    pub at: DateTime<Utc>,
    /// The text; none once withheld.
    pub body: Option<String>,
    /// Digest by which it is decided on.
    pub digest: String,
    /// Class of the outcome; none of an interim word.
    pub outcome: Option<OutcomeClass>,
    /// Who wrote this version.
    pub author: Option<PersonRef>,
    /// Who signed this version.
    pub signer: Option<PersonRef>,
    /// Whether it is the last version, on which is decided.
    pub stands: bool,
}

impl Store {
    /// A petition that the viewer may see.
    ///
    /// # Errors
    /// There is none, or he may not.
    pub async fn petition(
        &self,
        office: &Directory,
        viewer: &Viewer,
        id: PetitionId,
    ) -> Result<PetitionView, Failure> {
        let mut wanted = Conditions::default();
        wanted.and("p.id = ?", [id.0.into()]);
        wanted.and("p.committee_id = ?", [office.committee.id.into()]);
        wanted.all_of(visible(&viewer.scope));
        let (condition, values) = wanted.finish();
        let columns = COLUMNS.replacen(
            "SELECT ",
            "SELECT p.record, p.matter, p.place, p.addressee, ",
            1,
        );
        let rows = self
            .read(&format!("{columns} WHERE {condition}"), values)
            .await?;
        let row = rows.first().ok_or(Failure::NotFound(Thing::Petition))?;
        self.view(office, viewer, row).await
    }

    async fn view(
        &self,
        office: &Directory,
        viewer: &Viewer,
        row: &QueryResult,
    ) -> Result<PetitionView, Failure> {
        let p: Petition = record(row, "record")?;
        let policy = &office.preset(office.day(self.now()))?.policy;
        let support = p
            .bodies
            .iter()
            .flat_map(|b| &b.support)
            .map(|u| office.unit_ref(*u));
        Ok(PetitionView {
            line: line(row, office)?,
            kind: p.kind,
            source: p.source,
            imported: p.imported.as_ref().map(|i| i.on),
            competence: p.competence,
            withheld: p.withheld,
            matter: row.try_get("", "matter")?,
            place: row.try_get("", "place")?,
            addressee: row.try_get("", "addressee")?,
            endorsement: p.endorsement.clone().filter(|_| p.state != State::Diverted),
            support: support.collect(),
            due: due(&p, office),
            replies: self.reply_texts(office, viewer, &p).await?,
            issued: self.issued_answers(viewer, &p).await?,
            rounds: p.rounds,
            form_returns: p.form_returns,
            carried: p.carried,
            reopened: p.reopened,
            document: p.document.clone(),
            announced: p.announced.clone(),
            promise: p
                .promise
                .clone()
                .filter(|_| !p.withheld && viewer.reads_answers(&p)),
            answer_vote: p.answer_vote.clone(),
            result_vote: p.result_vote.clone(),
            merged_into: p.merged_into,
            merged_from: self.merged_from(p.id).await?,
            parts: p.parts.clone(),
            directing: p.directing_body(policy),
            reviewing: p.reviewing_body(policy),
            possible: match viewer.person {
                Some(_) => self.can(office, viewer, p.id).await?,
                None => p.possible(),
            },
            timeline: self.steps(office, viewer, &p).await?,
        })
    }

    async fn merged_from(&self, id: PetitionId) -> Result<Vec<PetitionId>, Failure> {
        let sql = "SELECT id FROM petition WHERE merged_into = ? ORDER BY id";
        let rows = self.read(sql, [id.0.into()]).await?;
        rows.iter()
            .map(|row| Ok(PetitionId(row.try_get("", "id")?)))
            .collect()
    }
}

fn due(p: &Petition, office: &Directory) -> Option<DueView> {
    let clock = p.clock.as_ref()?;
    let explained = clock.explain(&office.calendar);
    let fault = explained.as_ref().err().map(ToString::to_string);
    let days = explained.unwrap_or_default();
    Some(DueView {
        date: days.last().map(|d| d.date),
        start: clock.start(),
        rule: clock.rule(),
        days,
        fault,
    })
}
