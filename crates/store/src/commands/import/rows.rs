//! A row of a file of petitions, and the facts it becomes.
use crate::commands::By;
use crate::directory::Directory;
use crate::{Failure, Thing};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use workflow::cycle::{CycleDates, CycleMonth};
use workflow::ids::{CycleId, DocumentId, PetitionId, UnitId};
use workflow::import::{Lookup, PersonPointer, Pointer, find_person};
use workflow::petition::{
    Bodies, Competence, Digest, IssuedLine, Kind, Matter, NewPetition, OldAnswer, OldDates,
    OldPetition, OutcomeClass, Petition, Promise, Reply, SignOff, Source, State, admissible,
};
use workflow::text::{Line, Prose};

/// A petition as a file has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PetitionRow {
    /// What tells it apart from every other of the committee: its code, else a digest of cell,
    /// month and text. Brought again, it is known by this.
    pub reference: String,
    /// The cell, or where there are none the unit, that brought it.
    pub from: Pointer,
    /// What kind of matter.
    pub kind: Kind,
    /// Field, a key of the office's categories.
    pub category: String,
    /// The matter.
    pub matter: Matter,
    /// Where it stands.
    pub state: State,
    /// Its code, in capitals; one is given where a recorded petition has none.
    pub code: Option<String>,
    /// The month that works on it, where the file says so.
    pub month: Option<CycleMonth>,
    /// When what happened.
    pub dates: OldDates,
    /// Who agreed in the cell.
    pub endorsers: Vec<Line>,
    /// Which level is competent.
    pub competence: Option<Competence>,
    /// Who answers.
    pub lead: Option<Pointer>,
    /// Who supports.
    pub support: Vec<Pointer>,
    /// The answer.
    pub answer: Option<AnswerRow>,
    /// Number and symbol of the old document.
    pub symbol: Option<Line>,
    /// The commitment that stands.
    pub promise: Option<PromiseRow>,
    /// A date that is named.
    pub due: Option<NaiveDate>,
}

/// An answer as a file has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerRow {
    /// Its class.
    pub outcome: OutcomeClass,
    /// Its text, where the file has it.
    pub text: Option<Prose>,
    /// Who signed it; needed where the reviewing body still decides.
    pub signer: Option<PersonPointer>,
    /// What it rests on.
    pub legal_basis: Option<Line>,
}

/// A commitment as a file has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseRow {
    /// What will be done.
    pub what: Line,
    /// By when.
    pub by: NaiveDate,
    /// Where the money comes from.
    pub money_source: Line,
}

/// The planned months of a committee.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cycles(pub BTreeMap<String, CycleId>);

impl Cycles {
    /// The month that works on a petition: the one named or recorded in, if it is planned; for one
    /// that is still worked on, else the last planned one that has begun, else the first.
    fn of(&self, row: &PetitionRow, today: NaiveDate) -> Option<CycleId> {
        let word = |d: NaiveDate| d.format("%Y-%m").to_string();
        let named = row.month.map(|m| m.to_string());
        let named = named.or_else(|| row.dates.recorded.map(word));
        let planned = named.and_then(|m| self.0.get(&m)).copied();
        let ended = row.dates.announced.is_some() || row.dates.issued.is_some();
        let early = matches!(row.state, State::Draft | State::Endorsed);
        if ended || early || !row.state.is_open() {
            return planned.filter(|_| !early);
        }
        let begun = self.0.range(..=word(today)).next_back();
        let last = begun.or_else(|| self.0.iter().next()).map(|(_, id)| *id);
        planned.or(last)
    }
}

/// What the facts of a row are worked out from.
#[derive(Clone, Copy, Debug)]
pub struct OldFacts<'o> {
    /// The office.
    pub directory: &'o Directory,
    /// Its units by name.
    pub lookup: &'o Lookup,
    /// Its months.
    pub cycles: &'o Cycles,
}

/// Ids and salt that a row needs.
pub(super) struct Fresh {
    pub(super) petition: Uuid,
    pub(super) document: Uuid,
    pub(super) salt: String,
    pub(super) code: Option<String>,
}

impl Fresh {
    /// For looking only: nothing of it is kept.
    fn for_a_look(row: &PetitionRow) -> Self {
        Self {
            petition: Uuid::nil(),
            document: Uuid::nil(),
            salt: String::new(),
            code: row.code.clone().or_else(|| Some("?".into())),
        }
    }
}

impl PetitionRow {
    /// Whether the row could be taken over now, by the rules that take it over.
    ///
    /// # Errors
    /// Which rule it breaks, or what of it is in doubt.
    pub fn check(&self, facts: OldFacts<'_>, by: &By, now: DateTime<Utc>) -> Result<(), Failure> {
        let fresh = Fresh::for_a_look(self);
        let old = self.old(facts, &fresh, now)?;
        by.decide_at(now, facts.directory, &CycleDates::NONE, |actor, ctx| {
            Petition::import(old, actor, ctx).map(|_| ())
        })
    }

    /// Everything of it that is kept as text.
    fn texts(&self) -> Vec<&str> {
        let answer = self.answer.as_ref().and_then(|a| a.text.as_ref());
        let promise = self.promise.as_ref().map(|p| p.what.as_str());
        let mut texts = self.matter.texts().to_vec();
        texts.extend(answer.map(Prose::as_str).into_iter().chain(promise));
        texts
    }

    /// Whether a code is given to it where the file has none.
    pub(super) fn has_code(&self) -> bool {
        !matches!(
            self.state,
            State::Draft | State::Endorsed | State::Withdrawn
        )
    }

    /// The facts of the row.
    pub(super) fn old(
        &self,
        facts: OldFacts<'_>,
        fresh: &Fresh,
        now: DateTime<Utc>,
    ) -> Result<OldPetition, Failure> {
        admissible(&self.texts())?;
        let d = facts.directory;
        let find = |p: &Pointer| facts.lookup.find(p).map_err(failed);
        let from = find(&self.from)?;
        let home = d.tree.place(from).ok_or(Failure::NotFound(Thing::Cell))?;
        let lead = self.lead.as_ref().map(find).transpose()?;
        let support = self.support.iter().map(find);
        let support: BTreeSet<UnitId> = support.collect::<Result<_, _>>()?;
        let bodies = lead.map(|lead| Bodies { lead, support });
        let promise = self.promise.as_ref().map(|p| Promise {
            what: p.what.clone(),
            by: p.by,
            body: lead.unwrap_or(home.committee),
            money_source: p.money_source.clone(),
        });
        let reviewed = matches!(self.state, State::UnderReview | State::Approved);
        let answer = self.answer_of(d, bodies.as_ref(), promise.as_ref(), fresh)?;
        let new = NewPetition {
            id: PetitionId(fresh.petition),
            home,
            kind: self.kind,
            category: self.category.clone(),
            source: Source::Import,
            matter: self.matter.digest(&fresh.salt),
            part_of: None,
        };
        Ok(OldPetition {
            new,
            state: self.state,
            code: fresh
                .code
                .clone()
                .filter(|_| self.code.is_some() || self.has_code()),
            cycle: facts.cycles.of(self, d.day(now)),
            dates: self.dates,
            endorsers: self.endorsers.clone(),
            competence: self.competence,
            bodies,
            answer,
            document: self.document(fresh),
            promise: promise.filter(|_| !reviewed),
            due: self.due,
        })
    }

    fn answer_of(
        &self,
        d: &Directory,
        bodies: Option<&Bodies>,
        promise: Option<&Promise>,
        fresh: &Fresh,
    ) -> Result<Option<OldAnswer>, Failure> {
        let Some(answer) = &self.answer else {
            return Ok(None);
        };
        let reviewed = matches!(self.state, State::UnderReview | State::Approved);
        let parts = (answer.text.as_ref(), answer.signer.as_ref(), bodies);
        let (Some(text), Some(signer), Some(bodies), true) = (parts.0, parts.1, parts.2, reviewed)
        else {
            let text = answer.text.as_ref();
            return Ok(Some(OldAnswer::Given {
                outcome: answer.outcome,
                text: text.map(|t| Digest::of(&fresh.salt, t.as_str())),
            }));
        };
        let signer = find_person(d.people.values(), signer).map_err(failed)?;
        let silent = bodies.support.iter().map(|u| SignOff::Silent(*u));
        Ok(Some(OldAnswer::Version(Reply {
            number: 1,
            digest: Digest::of(&version_salt(&fresh.salt), text.as_str()),
            author: signer,
            signer,
            body: bodies.lead,
            outcome: answer.outcome,
            legal_basis: answer.legal_basis.clone(),
            promise: promise.cloned(),
            sign_offs: silent.collect(),
        })))
    }

    /// The line of a document that is in no register here; its content is not known.
    fn document(&self, fresh: &Fresh) -> Option<IssuedLine> {
        let (symbol, date) = (self.symbol.as_ref()?, self.dates.issued?);
        Some(IssuedLine {
            document: DocumentId(fresh.document),
            symbol: symbol.to_string(),
            date,
            content: Digest::of("", symbol.as_str()),
        })
    }
}

/// The salt of a first version, as that of every version is made.
pub(super) fn version_salt(salt: &str) -> String {
    format!("{salt}:1")
}

fn failed(fault: workflow::import::RowFault) -> Failure {
    Failure::Row {
        row: 0,
        fault: Box::new(fault),
    }
}
