//! What the office's papers of a month are filled from: records with their history, so that a
//! paper can say how things stood on its own day.
use crate::commands::IssuedContent;
use crate::directory::{Directory, json};
use crate::{Failure, Store, Thing};
use chrono::NaiveDate;
use sea_orm::{QueryResult, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;
use workflow::conference::{Conference, ConferenceAction, ConferenceEvent};
use workflow::cycle::{CycleMonth, CyclePlan};
use workflow::ids::{ConferenceId, CycleId, DocumentId, PersonId, PetitionId, UnitId};
use workflow::petition::{Digest, Event, Petition};

/// The facts of a month's papers.
#[derive(Clone, Debug)]
pub struct MonthFacts {
    /// The office as it is now; posts and units carry their own dates.
    pub office: Arc<Directory>,
    /// The month.
    pub cycle: CycleFacts,
    /// The cycle before, if there is one.
    pub previous: Option<CycleFacts>,
    /// The cycle after, once planned.
    pub next: Option<CycleFacts>,
    /// Conferences of the three cycles, by half day.
    pub conferences: Vec<Conference>,
    /// Petitions that may stand on a paper of the month, by code.
    pub petitions: Vec<PetitionFacts>,
    /// Documents issued for the three cycles, by date.
    pub documents: Vec<DocumentFacts>,
    /// What cells brought to the month.
    pub contributions: Vec<ContributionFacts>,
    /// What cells were to do after the conferences of this and the previous cycle.
    pub tasks: Vec<TaskFacts>,
    /// Additions to closed minutes, oldest first.
    pub addenda: Vec<AddendumFacts>,
}

/// A planned month.
#[derive(Clone, Debug)]
pub struct CycleFacts {
    /// Its id.
    pub id: CycleId,
    /// The month.
    pub month: CycleMonth,
    /// Its window and gates.
    pub plan: CyclePlan<UnitId>,
}

/// A petition with its history and those of its texts that are not withheld.
#[derive(Clone, Debug)]
pub struct PetitionFacts {
    /// As it stands now.
    pub now: Petition,
    /// Short summary; none once withheld.
    pub title: Option<String>,
    /// The matter; none once withheld.
    pub matter: Option<String>,
    /// Whom it asks; none once withheld.
    pub addressee: Option<String>,
    /// What happened, oldest first.
    pub events: Vec<Event>,
    /// Answers by their digest; without those withheld.
    pub answers: BTreeMap<Digest, String>,
}

impl PetitionFacts {
    /// How it stood at the end of a day; none if it was not there yet.
    #[must_use]
    pub fn at_end_of(&self, day: NaiveDate) -> Option<Petition> {
        Petition::replay(self.until(day))
    }

    /// What had happened by the end of a day, oldest first.
    pub fn until(&self, day: NaiveDate) -> impl DoubleEndedIterator<Item = &Event> {
        let by_then = self.events.partition_point(|event| event.day <= day);
        self.events[..by_then].iter()
    }
}

/// An issued document with the bytes it has so far.
#[derive(Clone, Debug)]
pub struct DocumentFacts {
    /// Its id.
    pub id: DocumentId,
    /// The cycle it answers.
    pub cycle: CycleId,
    /// Number and symbol.
    pub symbol: String,
    /// Its date.
    pub issued_on: NaiveDate,
    /// Who signed.
    pub signer: PersonId,
    /// What it says.
    pub content: IssuedContent,
    /// The layout profile in force on its date.
    pub layout: String,
    /// Bytes by format.
    pub bytes: BTreeMap<String, Vec<u8>>,
}

/// What a cell brought to the month (GL-08).
#[derive(Clone, Debug)]
pub struct ContributionFacts {
    /// The cell.
    pub cell: UnitId,
    /// The cell and its area in the month.
    pub this_month: String,
    /// Next month's tasks.
    pub next_month: String,
    /// Handed in on paper.
    pub written: bool,
    /// Who reported.
    pub person: PersonId,
}

/// What a cell was to do after a conference (GL-11).
#[derive(Clone, Debug)]
pub struct TaskFacts {
    /// After which conference.
    pub conference: ConferenceId,
    /// What.
    pub what: String,
    /// When the cell took note of it.
    pub acknowledged_on: Option<NaiveDate>,
}

/// A signed addition to closed minutes (flow.md §2).
#[derive(Clone, Debug)]
pub struct AddendumFacts {
    /// To whose minutes.
    pub conference: ConferenceId,
    /// What is added.
    pub text: String,
    /// When.
    pub on: NaiveDate,
    /// Who signed it.
    pub signed_by: BTreeSet<PersonId>,
}

/// Which petitions may stand on a paper of these cycles: those they worked on, those that moved
/// since, and those still open from earlier.
const CONCERNED: &str = "p.committee_id = ? AND (p.cycle_id IN (?, ?, ?) OR p.updated_at >= ? \
    OR p.state IN ('Routed', 'Drafting', 'Declined', 'ReferredUp', 'Issued', 'Announced', 'FollowUp'))";

impl Store {
    /// Everything that papers of a committee's month are filled from.
    ///
    /// # Errors
    /// The month is not planned, or the database cannot be read.
    pub async fn month_facts(
        &self,
        committee: Uuid,
        month: CycleMonth,
    ) -> Result<MonthFacts, Failure> {
        let office = self.directory(committee).await?;
        let cycle = self.cycle_facts(committee, "month = ?", month).await?;
        let cycle = cycle.ok_or(Failure::NotFound(Thing::Cycle))?;
        let before = "month < ? ORDER BY month DESC LIMIT 1";
        let previous = self.cycle_facts(committee, before, month).await?;
        let after = "month > ? ORDER BY month LIMIT 1";
        let next = self.cycle_facts(committee, after, month).await?;
        let id = |c: &Option<CycleFacts>| c.as_ref().map(|c| c.id.0);
        let three = [id(&previous), Some(cycle.id.0), id(&next)];
        let since = previous.as_ref().unwrap_or(&cycle).month.first_day();
        let mut concerned: Vec<Value> = vec![committee.into()];
        concerned.extend(three.map(Value::from));
        concerned.push(office.begins(since).into());
        Ok(MonthFacts {
            conferences: self.conferences_of(three).await?,
            petitions: self.petition_facts(concerned).await?,
            documents: self.document_facts(committee, three, since).await?,
            contributions: self.contribution_facts(cycle.id).await?,
            tasks: self.task_facts(&office, three).await?,
            addenda: self.addendum_facts(three).await?,
            office,
            cycle,
            previous,
            next,
        })
    }

    async fn cycle_facts(
        &self,
        committee: Uuid,
        which: &str,
        month: CycleMonth,
    ) -> Result<Option<CycleFacts>, Failure> {
        let sql = format!("SELECT id, month, plan FROM cycle WHERE committee_id = ? AND {which}");
        let rows = self
            .read(&sql, [committee.into(), month.to_string().into()])
            .await?;
        let Some(row) = rows.first() else {
            return Ok(None);
        };
        let plan: CyclePlan<UnitId> = json(&row.try_get::<String>("", "plan")?)?;
        let id = CycleId(row.try_get("", "id")?);
        let month = plan.month;
        Ok(Some(CycleFacts { id, month, plan }))
    }

    async fn conferences_of(&self, cycles: [Option<Uuid>; 3]) -> Result<Vec<Conference>, Failure> {
        let sql = "SELECT record FROM conference WHERE cycle_id IN (?, ?, ?)";
        let rows = self.read(sql, cycles.map(Value::from)).await?;
        let mut found = rows
            .iter()
            .map(|row| json(&row.try_get::<String>("", "record")?))
            .collect::<Result<Vec<Conference>, Failure>>()?;
        found.sort_by_key(|c| (c.slot, c.id));
        Ok(found)
    }

    async fn petition_facts(&self, concerned: Vec<Value>) -> Result<Vec<PetitionFacts>, Failure> {
        let sql = format!(
            "SELECT p.record, p.title, p.matter, p.addressee FROM petition p WHERE {CONCERNED}"
        );
        let mut found: BTreeMap<PetitionId, PetitionFacts> = BTreeMap::new();
        for row in self.read(&sql, concerned.clone()).await? {
            let facts = read_petition(&row)?;
            found.insert(facts.now.id, facts);
        }
        let sql = format!(
            "SELECT e.subject_id, e.canonical FROM event e JOIN petition p ON p.id = e.subject_id \
             WHERE {CONCERNED} ORDER BY e.subject_id, e.version"
        );
        for row in self.read(&sql, concerned.clone()).await? {
            let id = PetitionId(row.try_get("", "subject_id")?);
            if let Some(facts) = found.get_mut(&id) {
                let event = json(&row.try_get::<String>("", "canonical")?)?;
                facts.events.push(event);
            }
        }
        let sql = format!(
            "SELECT r.petition_id, r.digest, r.body FROM reply r JOIN petition p ON p.id = r.petition_id \
             WHERE r.body IS NOT NULL AND {CONCERNED}"
        );
        for row in self.read(&sql, concerned).await? {
            let id = PetitionId(row.try_get("", "petition_id")?);
            if let Some(facts) = found.get_mut(&id) {
                let digest = Digest(row.try_get("", "digest")?);
                facts.answers.insert(digest, row.try_get("", "body")?);
            }
        }
        let mut facts: Vec<_> = found.into_values().collect();
        facts.sort_by(|a, b| (&a.now.code, a.now.id).cmp(&(&b.now.code, b.now.id)));
        Ok(facts)
    }

    async fn document_facts(
        &self,
        committee: Uuid,
        cycles: [Option<Uuid>; 3],
        since: NaiveDate,
    ) -> Result<Vec<DocumentFacts>, Failure> {
        // A correction of an older month's notice is told at these months' conferences.
        let sql = "SELECT id, cycle_id, symbol, issued_on, signer_id, content, layout FROM document \
                   WHERE committee_id = ? AND (cycle_id IN (?, ?, ?) OR (replaces_id IS NOT NULL AND issued_on >= ?)) \
                   ORDER BY issued_on, id";
        let values: Vec<Value> = std::iter::once(committee.into())
            .chain(cycles.map(Value::from))
            .chain([since.into()])
            .collect();
        let mut found = Vec::new();
        for row in self.read(sql, values).await? {
            let mut document = read_document(&row)?;
            let sql = "SELECT format, bytes FROM paper WHERE document_id = ?";
            for paper in self.read(sql, [document.id.0.into()]).await? {
                let format = paper.try_get("", "format")?;
                document.bytes.insert(format, paper.try_get("", "bytes")?);
            }
            found.push(document);
        }
        Ok(found)
    }

    async fn addendum_facts(
        &self,
        cycles: [Option<Uuid>; 3],
    ) -> Result<Vec<AddendumFacts>, Failure> {
        let sql = "SELECT a.digest, a.body, e.canonical FROM addendum a \
                   JOIN conference c ON c.id = a.conference_id JOIN event e ON e.subject_id = c.id \
                   WHERE c.cycle_id IN (?, ?, ?) ORDER BY c.id, e.version";
        let mut found = Vec::new();
        for row in self.read(sql, cycles.map(Value::from)).await? {
            let event: ConferenceEvent = json(&row.try_get::<String>("", "canonical")?)?;
            let ConferenceAction::Addend {
                addendum,
                signed_by,
            } = event.action
            else {
                continue;
            };
            if addendum.0 == row.try_get::<String>("", "digest")? {
                found.push(AddendumFacts {
                    conference: event.conference,
                    text: row.try_get("", "body")?,
                    on: event.day,
                    signed_by,
                });
            }
        }
        Ok(found)
    }

    async fn contribution_facts(&self, cycle: CycleId) -> Result<Vec<ContributionFacts>, Failure> {
        let sql = "SELECT cell_id, this_month, next_month, written, person_id FROM contribution \
                   WHERE cycle_id = ? ORDER BY at, cell_id";
        let rows = self.read(sql, [cycle.0.into()]).await?;
        rows.iter()
            .map(|row| {
                Ok(ContributionFacts {
                    cell: UnitId(row.try_get("", "cell_id")?),
                    this_month: row.try_get("", "this_month")?,
                    next_month: row.try_get("", "next_month")?,
                    written: row.try_get("", "written")?,
                    person: PersonId(row.try_get("", "person_id")?),
                })
            })
            .collect()
    }

    async fn task_facts(
        &self,
        office: &Directory,
        cycles: [Option<Uuid>; 3],
    ) -> Result<Vec<TaskFacts>, Failure> {
        let sql = "SELECT t.conference_id, t.what, t.acknowledged_at FROM follow_up_task t \
                   JOIN conference c ON c.id = t.conference_id WHERE c.cycle_id IN (?, ?, ?) \
                   ORDER BY t.conference_id, t.cell_id";
        let rows = self.read(sql, cycles.map(Value::from)).await?;
        rows.iter()
            .map(|row| {
                let at: Option<chrono::DateTime<chrono::Utc>> =
                    row.try_get("", "acknowledged_at")?;
                Ok(TaskFacts {
                    conference: ConferenceId(row.try_get("", "conference_id")?),
                    what: row.try_get("", "what")?,
                    acknowledged_on: at.map(|at| office.day(at)),
                })
            })
            .collect()
    }
}

fn read_petition(row: &QueryResult) -> Result<PetitionFacts, Failure> {
    Ok(PetitionFacts {
        now: json(&row.try_get::<String>("", "record")?)?,
        title: row.try_get("", "title")?,
        matter: row.try_get("", "matter")?,
        addressee: row.try_get("", "addressee")?,
        events: Vec::new(),
        answers: BTreeMap::new(),
    })
}

fn read_document(row: &QueryResult) -> Result<DocumentFacts, Failure> {
    Ok(DocumentFacts {
        id: DocumentId(row.try_get("", "id")?),
        cycle: CycleId(row.try_get("", "cycle_id")?),
        symbol: row.try_get("", "symbol")?,
        issued_on: row.try_get("", "issued_on")?,
        signer: PersonId(row.try_get("", "signer_id")?),
        content: json(&row.try_get::<String>("", "content")?)?,
        layout: row.try_get("", "layout")?,
        bytes: BTreeMap::new(),
    })
}
