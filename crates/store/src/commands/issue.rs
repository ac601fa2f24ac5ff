//! The month's answers become one official document (GL-15).
use super::register::NewDocument;
use super::{By, Numbering};
use crate::directory::{Directory, json};
use crate::petitions::LoadedPetition;
use crate::tx::{Stmt, Tx};
use crate::{Answer, Command, Failure, Thing};
use async_trait::async_trait;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use workflow::ids::{CycleId, PersonId, UnitId};
use workflow::petition::{self, Digest, Outcome, OutcomeClass, Promise, State, TargetLine};

/// Issues the notice of results of a cycle.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct IssueNotice {
    /// Who issues: the signer, or the clerk for him.
    pub by: By,
    /// The committee.
    pub committee: Uuid,
    /// Which cycle.
    pub cycle: CycleId,
    /// Who signs.
    pub signer: PersonId,
    /// Where it stands in the register.
    pub numbering: Numbering,
}

/// The canonical content of an issued notice. Frozen; every paper of it is drawn from this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedContent {
    /// Its symbol.
    pub symbol: String,
    /// Its date.
    pub date: NaiveDate,
    /// The month it answers.
    pub month: String,
    /// Who signed.
    pub signer: PersonId,
    /// Its lines, in code order.
    pub lines: Vec<IssuedEntry>,
    /// Symbol of the document whose lines it corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<String>,
}

/// A line of an issued notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedEntry {
    /// Code of the petition.
    pub code: String,
    /// State at issue: approved, merged, declined, referred up or carried over.
    pub state: State,
    /// Field.
    pub category: String,
    /// The proposing cell.
    pub cell: Option<UnitId>,
    /// Short summary.
    pub title: String,
    /// The matter.
    pub text: String,
    /// The answering body.
    pub body: Option<UnitId>,
    /// The answer; for a declined one its reason.
    pub answer: Option<String>,
    /// The class of the outcome.
    pub outcome: Option<OutcomeClass>,
    /// The commitment.
    pub promise: Option<Promise>,
    /// With which petition it is answered.
    pub answered_with: Option<String>,
}

#[async_trait]
impl Command for IssueNotice {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let directory = tx.office(self.committee).await?;
        let batch = tx
            .petitions(
                "p.committee_id = ? AND p.cycle_id = ?",
                vec![self.committee.into(), self.cycle.0.into()],
            )
            .await?;
        self.may_sign(tx, &batch, &directory)?;
        let earlier = self.earlier(tx).await?;
        let taken = self.numbering.next(tx, self.committee).await?;
        let date = directory.day(tx.now());
        let content = self.content(tx, &batch, &taken.symbol, date).await?;
        let document = NewDocument {
            committee: self.committee,
            cycle: self.cycle,
            numbering: &self.numbering,
            taken: &taken,
            content: &content,
            replaces: None,
        };
        let line = document.write(tx)?;
        let petitions = batch.iter().map(|l| l.petition.clone()).collect();
        let dates = tx.cycle_dates(&directory, self.cycle).await?;
        let outcomes = self.by.decide_by(tx, &directory, &dates, |actor, ctx| {
            petition::issue(petitions, &line, earlier.as_deref(), actor, ctx)
        })?;
        let mut answer = Answer::of(line.document.0, 1, Some(taken.symbol));
        answer.left = self.left_out(tx).await?;
        answer.further = save_all(tx, &outcomes, &batch, &directory).await?;
        tx.tell_all_clusters(&outcomes, &directory)?;
        Ok(answer)
    }
}

impl IssueNotice {
    /// Whoever enters it, the one who signs holds the right on this day (invariant 11).
    fn may_sign(
        &self,
        tx: &Tx<'_>,
        batch: &[LoadedPetition],
        directory: &Directory,
    ) -> Result<(), Failure> {
        let signer = By::person(self.signer, self.by.channel.clone());
        batch.iter().try_for_each(|l| {
            let home = &l.petition.home;
            signer.decide(tx, directory, |actor, ctx| {
                petition::may_sign(home, actor, ctx)
            })
        })
    }

    /// Symbol of the month's notice that is out already; its corrections are none.
    async fn earlier(&self, tx: &mut Tx<'_>) -> Result<Option<String>, Failure> {
        let sql = "SELECT symbol FROM document WHERE cycle_id = ? AND replaces_id IS NULL ORDER BY issued_on, id LIMIT 1";
        let row = tx.row(Stmt::new(sql, [self.cycle.0.into()])).await?;
        Ok(row.map(|r| r.try_get("", "symbol")).transpose()?)
    }

    /// Codes of earlier months that are finished and stand in no notice: the Office has not carried
    /// them over.
    async fn left_out(&self, tx: &mut Tx<'_>) -> Result<Vec<String>, Failure> {
        // Only looked at: locked, two months that are issued at once would wait for each other.
        let sql = "SELECT p.record FROM petition p JOIN cycle e ON e.id = p.cycle_id \
                   JOIN cycle t ON t.committee_id = e.committee_id AND e.month < t.month \
                   WHERE t.id = ? AND p.state IN ('Approved', 'Declined', 'ReferredUp')";
        let rows = tx.rows(Stmt::new(sql, [self.cycle.0.into()])).await?;
        let petitions = rows
            .iter()
            .map(|row| json(&row.try_get::<String>("", "record")?))
            .collect::<Result<Vec<petition::Petition>, Failure>>()?;
        Ok(petition::left_out(&petitions))
    }

    async fn content(
        &self,
        tx: &mut Tx<'_>,
        batch: &[LoadedPetition],
        symbol: &str,
        date: NaiveDate,
    ) -> Result<IssuedContent, Failure> {
        let sql = "SELECT month FROM cycle WHERE id = ?";
        let row = tx
            .row(Stmt::new(sql, [self.cycle.0.into()]))
            .await?
            .ok_or(Failure::NotFound(Thing::Cycle))?;
        let month: String = row.try_get("", "month")?;
        let mut lines = Vec::new();
        for loaded in batch {
            if let Some(entry) = entry(tx, loaded, batch).await? {
                lines.push(entry);
            }
        }
        lines.sort_by(|a, b| a.code.cmp(&b.code));
        Ok(IssuedContent {
            symbol: symbol.to_owned(),
            date,
            month,
            signer: self.signer,
            lines,
            corrects: None,
        })
    }
}

async fn save_all(
    tx: &mut Tx<'_>,
    outcomes: &[Outcome],
    batch: &[LoadedPetition],
    directory: &Directory,
) -> Result<Vec<Uuid>, Failure> {
    let mut saved = Vec::new();
    for outcome in outcomes {
        let id = outcome.petition.id;
        if let Some(before) = batch.iter().find(|l| l.petition.id == id) {
            tx.save(outcome, &before.petition, directory).await?;
            saved.push(id.0);
        }
    }
    Ok(saved)
}

/// A petition's line; none for those that get none (diverted, withdrawn, answered on the spot …).
async fn entry(
    tx: &mut Tx<'_>,
    loaded: &LoadedPetition,
    batch: &[LoadedPetition],
) -> Result<Option<IssuedEntry>, Failure> {
    let p = &loaded.petition;
    let with = p
        .merged_into
        .and_then(|t| batch.iter().find(|l| l.petition.id == t))
        .map(|l| &l.petition);
    let answered = with.filter(|_| p.state == State::Merged).unwrap_or(p);
    // An answer of an earlier round or a draft never approved is not what this line says.
    let reply = match answered.own_line() {
        None => return Ok(None),
        Some(_) if p.withheld => return Ok(None),
        Some(TargetLine::Answered(reply)) => Some(reply),
        Some(TargetLine::Declined | TargetLine::ReferredUp) => None,
    };
    let sql = "SELECT title, matter FROM petition WHERE id = ?";
    let row = tx
        .row(Stmt::new(sql, [p.id.0.into()]))
        .await?
        .ok_or(Failure::NotFound(Thing::Petition))?;
    let answer = match &reply {
        Some(reply) => text(tx, answered.id.0, &reply.digest).await?,
        None => declined(tx, answered).await?,
    };
    Ok(Some(IssuedEntry {
        code: p.code.clone().unwrap_or_default(),
        state: p.state,
        category: p.category.clone(),
        cell: p.home.cell,
        title: row
            .try_get::<Option<String>>("", "title")?
            .unwrap_or_default(),
        text: row
            .try_get::<Option<String>>("", "matter")?
            .unwrap_or_default(),
        body: reply.as_ref().map(|r| r.body),
        answer,
        outcome: reply.as_ref().map(|r| r.outcome),
        promise: reply.and_then(|r| r.promise),
        answered_with: with.and_then(|t| t.code.clone()),
    }))
}

async fn text(tx: &mut Tx<'_>, petition: Uuid, digest: &Digest) -> Result<Option<String>, Failure> {
    let sql = "SELECT body FROM reply WHERE petition_id = ? AND digest = ?";
    let row = tx
        .row(Stmt::new(sql, [petition.into(), digest.0.clone().into()]))
        .await?;
    Ok(row
        .map(|r| r.try_get::<Option<String>>("", "body"))
        .transpose()?
        .flatten())
}

/// Why it was declined, or to whom it was referred: from the event that did so.
async fn declined(tx: &mut Tx<'_>, p: &petition::Petition) -> Result<Option<String>, Failure> {
    let sql = "SELECT canonical FROM event WHERE subject_id = ? ORDER BY version DESC";
    for row in tx.rows(Stmt::new(sql, [p.id.0.into()])).await? {
        let event: petition::Event = json(&row.try_get::<String>("", "canonical")?)?;
        match event.action {
            petition::Action::Decline {
                reason,
                legal_basis,
                ..
            } => {
                return Ok(Some(format!("{reason} ({legal_basis})")));
            }
            petition::Action::ReferUp { to, paper, .. } => {
                return Ok(Some(format!("{to}; {paper}")));
            }
            _ => {}
        }
    }
    Ok(None)
}
