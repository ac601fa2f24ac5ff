//! What a person fills in, and the facts the store adds from this transaction.
use super::By;
use crate::directory::{Directory, json};
use crate::petitions::{LoadedPetition, needs_no_facts};
use crate::tx::{Stmt, Tx};
use crate::{Answer, Failure, Thing};
use chrono::NaiveDate;
use sea_orm::{DbErr, QueryResult};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use workflow::conference::Conference;
use workflow::cycle::{CyclePlan, Gate};
use workflow::ids::{ConferenceId, CycleId, PersonId, PetitionId, UnitId};
use workflow::missing::MissingFact;
use workflow::petition::{
    Action, ActionKind, Children, CommuneResult, Coverage, Digest, DivertGround, Exception,
    ExtensionBy, Matter, Meets, MergeTarget, NewPetition, NotSpoken, OutcomeClass, PartOf,
    Petition, Promise, Refusal, Reply, SignOff, Silence, Speaker, State,
};
use workflow::text::{Line, Prose};

/// A part of a petition that is split.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPart {
    /// Its field.
    pub category: String,
    /// Its matter.
    pub matter: Matter,
}

/// What is done to a petition, as a person says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "each is the action of the same name with what a form holds; see workflow::petition::Action"
)]
pub enum Deed {
    /// An action whose facts are all in the form.
    Given(Action),
    Record {
        conference: ConferenceId,
        speaker: PersonId,
        exception: Option<Exception>,
    },
    TakeInWriting {
        cycle: CycleId,
        why: NotSpoken,
    },
    UrgentIntake {
        cycle: CycleId,
        reason: Line,
    },
    AnswerOnSpot {
        text: Prose,
        outcome: OutcomeClass,
        by: Option<UnitId>,
        promise: Option<Promise>,
        accepted: bool,
    },
    HandToCommune,
    Divert {
        ground: DivertGround,
        to: Line,
        receipt: Option<Line>,
    },
    Withdraw {
        note: Option<Line>,
    },
    Split {
        parts: Vec<NewPart>,
    },
    MergeInto {
        target: PetitionId,
    },
    Accept,
    SubmitReply {
        text: Prose,
        author: PersonId,
        signer: PersonId,
        outcome: OutcomeClass,
        legal_basis: Option<Line>,
        promise: Option<Promise>,
        sign_offs: Vec<SignOff>,
    },
    RecordSuperiorAnswer {
        text: Prose,
        author: PersonId,
        outcome: OutcomeClass,
        legal_basis: Option<Line>,
        promise: Option<Promise>,
    },
    RequestExtension {
        until: NaiveDate,
        reason: Line,
        interim: Prose,
    },
    GrantExtension {
        by: ExtensionBy,
    },
    RefuseExtension {
        reason: Line,
    },
    Announce {
        conference: ConferenceId,
    },
    TellInWriting {
        paper: Line,
    },
    Close,
    ReportDone {
        report: Prose,
        outcome: OutcomeClass,
        evidence: Line,
    },
    ReportNotYet {
        reason: Line,
        until: NaiveDate,
    },
    ReportBeyond {
        reason: Line,
    },
    RequestReopening {
        reason: Line,
    },
    AcceptReopening {
        cycle: CycleId,
    },
    CarryOver {
        cycle: CycleId,
        reason: Line,
    },
}

impl Deed {
    /// The action with its facts, read in this transaction.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm per deed, each of a line or two"
    )]
    pub(super) async fn action(
        &self,
        tx: &mut Tx<'_>,
        loaded: &LoadedPetition,
        by: &By,
    ) -> Result<Action, Failure> {
        let p = &loaded.petition;
        let clockwork = by.person.is_none();
        Ok(match self.clone() {
            Self::Given(action) if needs_no_facts(&action) => action,
            Self::Given(_) | Self::Split { .. } => {
                return Err(MissingFact::NeedsFacts.into());
            }
            Self::Record {
                conference,
                speaker,
                exception,
            } => record(tx, loaded, conference, speaker, exception).await?,
            Self::TakeInWriting { cycle, why } => Action::TakeInWriting {
                cycle,
                code: code(tx, loaded, cycle, false).await?,
                why,
            },
            Self::UrgentIntake { cycle, reason } => Action::UrgentIntake {
                reason,
                cycle,
                code: code(tx, loaded, cycle, true).await?,
            },
            Self::AnswerOnSpot {
                text,
                outcome,
                by,
                promise,
                accepted,
            } => Action::AnswerOnSpot {
                answer: keep(tx, loaded, &text),
                outcome,
                by,
                promise,
                accepted,
                meets: tx.meets(loaded).await?,
                children: children(tx, p).await?,
            },
            Self::HandToCommune => Action::HandToCommune {
                due: next_conference(tx, loaded).await?,
                meets: tx.meets(loaded).await?,
                children: children(tx, p).await?,
            },
            Self::Divert {
                ground,
                to,
                receipt,
            } => Action::Divert {
                ground,
                to,
                receipt,
                children: children(tx, p).await?,
            },
            Self::Withdraw { note } => Action::Withdraw {
                note,
                children: children(tx, p).await?,
            },
            Self::Accept => Action::Accept {
                silence: silent_lead(loaded, clockwork)?,
            },
            Self::RefuseExtension { reason } => Action::RefuseExtension {
                reason,
                silence: Silence::of_decider(p).filter(|_| clockwork),
            },
            Self::TellInWriting { paper } => Action::TellInWriting {
                paper,
                coverage: coverage(tx, loaded).await?,
            },
            Self::Close => Action::Close {
                silence: Silence::of_cell(p).ok_or_else(|| not_announced(p))?,
            },
            Self::MergeInto { target } => Action::MergeInto {
                target: merge_target(tx, p, target).await?,
            },
            Self::SubmitReply {
                text,
                author,
                signer,
                outcome,
                legal_basis,
                promise,
                sign_offs,
            } => {
                let body = p.lead().unwrap_or(p.home.committee);
                let (number, digest) = keep_version(tx, loaded, &text);
                Action::SubmitReply {
                    reply: Reply {
                        number,
                        digest,
                        author,
                        signer,
                        body,
                        outcome,
                        legal_basis,
                        promise,
                        sign_offs,
                    },
                }
            }
            Self::RecordSuperiorAnswer {
                text,
                author,
                outcome,
                legal_basis,
                promise,
            } => {
                let (number, digest) = keep_version(tx, loaded, &text);
                let body = loaded.directory.committee.root;
                Action::RecordSuperiorAnswer {
                    reply: Reply {
                        number,
                        digest,
                        author,
                        signer: author,
                        body,
                        outcome,
                        legal_basis,
                        promise,
                        sign_offs: Vec::new(),
                    },
                }
            }
            Self::RequestExtension {
                until,
                reason,
                interim,
            } => Action::RequestExtension {
                until,
                reason,
                interim: keep(tx, loaded, &interim),
            },
            Self::GrantExtension { by } => Action::GrantExtension {
                by,
                issue_by: issue_gate(tx, p).await?,
            },
            Self::Announce { conference } => announce(tx, loaded, conference).await?,
            Self::ReportDone {
                report,
                outcome,
                evidence,
            } => {
                let report = keep(tx, loaded, &report);
                Action::ReportAtConference {
                    result: CommuneResult::Done {
                        report,
                        outcome,
                        evidence,
                    },
                    meets: tx.meets(loaded).await?,
                }
            }
            Self::ReportNotYet { reason, until } => Action::ReportAtConference {
                result: CommuneResult::NotYet { reason, until },
                meets: tx.meets(loaded).await?,
            },
            Self::ReportBeyond { reason } => Action::ReportAtConference {
                result: CommuneResult::Beyond { reason },
                meets: tx.meets(loaded).await?,
            },
            Self::RequestReopening { reason } => {
                request_reopening(tx, p, &loaded.directory, reason).await?
            }
            Self::AcceptReopening { cycle } => Action::AcceptReopening {
                cycle: known(tx, cycle).await?,
            },
            Self::CarryOver { cycle, reason } => carry_over(tx, loaded, cycle, reason).await?,
        })
    }
}

async fn record(
    tx: &mut Tx<'_>,
    loaded: &LoadedPetition,
    id: ConferenceId,
    speaker: PersonId,
    exception: Option<Exception>,
) -> Result<Action, Failure> {
    let conference = tx.conference(id).await?;
    let speaker: Speaker = conference
        .speaker(speaker)
        .ok_or_else(|| MissingFact::SpeakerNotHeard)?;
    if loaded.petition.code.is_some() {
        return Err(MissingFact::CodeGiven.into());
    }
    let code = code(tx, loaded, conference.cycle, false).await?;
    let at = conference
        .in_session(code)
        .ok_or_else(|| MissingFact::NotInSession)?;
    Ok(Action::Record {
        at,
        speaker,
        exception,
    })
}

/// `GLOC-2025-03-K3-07`; urgent and without a cluster: X.
async fn code(
    tx: &mut Tx<'_>,
    loaded: &LoadedPetition,
    cycle: CycleId,
    urgent: bool,
) -> Result<String, Failure> {
    let (month, _) = cycle_row(tx, cycle).await?;
    let directory = &loaded.directory;
    let cluster = loaded.petition.home.cluster.filter(|_| !urgent);
    let letter = cluster
        .and_then(|c| directory.tree.get(c))
        .and_then(|u| u.code.clone())
        .unwrap_or_else(|| "X".into());
    let series = format!("{}-{month}-{letter}", directory.committee.code_prefix);
    let number = tx.next_in_series(directory.committee.id, &series).await?;
    Ok(format!("{series}-{number:02}"))
}

/// Codes of those that wait for the answer of this one.
async fn children(tx: &mut Tx<'_>, p: &Petition) -> Result<Children, Failure> {
    let sql = "SELECT code FROM petition WHERE merged_into = ? AND state = 'Merged' ORDER BY code";
    let rows = tx.rows(Stmt::new(sql, [p.id.0.into()])).await?;
    let code = |row: &QueryResult| row.try_get::<Option<String>>("", "code");
    let codes = rows
        .iter()
        .map(|row| Ok(code(row)?.unwrap_or_default()))
        .collect::<Result<_, DbErr>>()?;
    Ok(Children(codes))
}

/// What the clockwork shows when a lead says nothing; a person needs no proof.
fn silent_lead(loaded: &LoadedPetition, clockwork: bool) -> Result<Option<Silence>, Failure> {
    if !clockwork {
        return Ok(None);
    }
    Silence::of_lead(&loaded.petition, &loaded.directory.calendar).map_err(Failure::from)
}

/// Silence of a cell begins with the announcement.
fn not_announced(p: &Petition) -> Failure {
    let refusal = Refusal::NotFromHere {
        action: ActionKind::Close,
        state: Some(p.state),
        possible: workflow::petition::possible(p.state),
    };
    refusal.into()
}

/// A text under its digest; of a withheld petition the digest alone (invariant 30).
fn keep(tx: &mut Tx<'_>, loaded: &LoadedPetition, text: &Prose) -> Digest {
    let digest = Digest::of(&loaded.salt, text.as_str());
    tx.keep_text(
        loaded.petition.id.0,
        0,
        &loaded.salt,
        readable(loaded, text),
        &digest.0,
    );
    digest
}

/// The text as it may be stored: nothing once the petition is withheld. The signed paper keeps it,
/// and the digest shows that it is the same.
fn readable<'t>(loaded: &LoadedPetition, text: &'t Prose) -> Option<&'t str> {
    (!loaded.petition.withheld).then_some(text.as_str())
}

fn keep_version(tx: &mut Tx<'_>, loaded: &LoadedPetition, text: &Prose) -> (u32, Digest) {
    let number = loaded.petition.reply.as_ref().map_or(0, |r| r.number) + 1;
    let salt = format!("{}:{number}", loaded.salt);
    let digest = Digest::of(&salt, text.as_str());
    tx.keep_text(
        loaded.petition.id.0,
        number,
        &salt,
        readable(loaded, text),
        &digest.0,
    );
    (number, digest)
}

async fn merge_target(
    tx: &mut Tx<'_>,
    p: &Petition,
    target: PetitionId,
) -> Result<MergeTarget, Failure> {
    let into = tx.petition(target).await?.petition;
    let hanging = children(tx, p).await?;
    Ok(MergeTarget {
        id: into.id,
        code: into.code.clone().unwrap_or_default(),
        cycle: into.cycle,
        state: into.state,
        commune_matter: into.is_commune_matter(),
        source_has_children: !hanging.0.is_empty(),
    })
}

/// The next conference after today that covers the cell, as planned (GL-10).
async fn next_conference(tx: &mut Tx<'_>, loaded: &LoadedPetition) -> Result<NaiveDate, Failure> {
    let tomorrow = loaded.directory.day(tx.now()).succ_opt();
    let next = match tomorrow {
        Some(day) => covering(tx, loaded, day).await?,
        None => None,
    };
    next.map(|c| c.slot.date)
        .ok_or_else(|| MissingFact::NextConferenceUnplanned.into())
}

/// The first conference from a day on, neither over nor cancelled, that covers the petition's cell.
async fn covering(
    tx: &mut Tx<'_>,
    loaded: &LoadedPetition,
    from: NaiveDate,
) -> Result<Option<Conference>, Failure> {
    let sql = "SELECT record FROM conference WHERE committee_id = ? AND held_on >= ? AND state IN ('Planned', 'Confirmed', 'InSession') ORDER BY held_on, id";
    let values = [loaded.directory.committee.id.into(), from.into()];
    for row in tx.rows(Stmt::new(sql, values)).await? {
        let c: Conference = json(&row.try_get::<String>("", "record")?)?;
        let (home, tree) = (&loaded.petition.home, &loaded.directory.tree);
        if c.meets().cover(home, tree, c.slot.date) {
            return Ok(Some(c));
        }
    }
    Ok(None)
}

/// Whether the cell can still be told at a conference (GL-16). What was issued in a month is told in
/// the next one: before that is planned, nobody knows.
async fn coverage(tx: &mut Tx<'_>, loaded: &LoadedPetition) -> Result<Coverage, Failure> {
    let today = loaded.directory.day(tx.now());
    if let Some(c) = covering(tx, loaded, today).await? {
        let (id, date) = (c.id, c.slot.date);
        return Ok(Coverage::Conference { id, date });
    }
    let p = &loaded.petition;
    let sql = "SELECT count(*) AS n FROM cycle WHERE committee_id = ? AND month > (SELECT month FROM cycle WHERE id = ?)";
    let cycle = p.cycle.map(|c| c.0);
    let values = [loaded.directory.committee.id.into(), cycle.into()];
    let planned = count(tx, Stmt::new(sql, values)).await? > 0;
    Ok(if planned {
        Coverage::None
    } else {
        Coverage::NotPlanned
    })
}

async fn carry_over(
    tx: &mut Tx<'_>,
    loaded: &LoadedPetition,
    cycle: CycleId,
    reason: Line,
) -> Result<Action, Failure> {
    let p = &loaded.petition;
    let next_conference = if p.is_commune_matter() {
        Some(next_conference(tx, loaded).await?)
    } else {
        None
    };
    let target = match p.merged_into.filter(|_| p.state == State::Merged) {
        Some(target) => tx.petition(target).await?.petition.cycle,
        None => None,
    };
    Ok(Action::CarryOver {
        cycle: known(tx, cycle).await?,
        reason,
        next_conference,
        target,
    })
}

async fn announce(
    tx: &mut Tx<'_>,
    loaded: &LoadedPetition,
    id: ConferenceId,
) -> Result<Action, Failure> {
    let p = &loaded.petition;
    let conference = tx.conference(id).await?;
    let Some(line) = &p.document else {
        return Err(MissingFact::NotIssued.into());
    };
    let place = p.home.cluster.unwrap_or(p.home.committee);
    let sql = "SELECT 1 AS one FROM receipt WHERE document_id = ? AND cluster_id = ?";
    let receipt = tx
        .row(Stmt::new(sql, [line.document.0.into(), place.0.into()]))
        .await?;
    let cycles = cycles_between(tx, loaded, line.document.0, conference.cycle).await?;
    let at = conference
        .announced_at(receipt.is_some(), cycles)
        .ok_or_else(|| MissingFact::NotInSession)?;
    Ok(Action::Announce { at })
}

async fn cycles_between(
    tx: &mut Tx<'_>,
    loaded: &LoadedPetition,
    document: Uuid,
    to: CycleId,
) -> Result<u32, Failure> {
    let sql = "SELECT count(*) AS n FROM cycle WHERE committee_id = ? \
               AND month > (SELECT c.month FROM cycle c JOIN document d ON d.cycle_id = c.id WHERE d.id = ?) \
               AND month <= (SELECT month FROM cycle WHERE id = ?)";
    let values = [
        loaded.directory.committee.id.into(),
        document.into(),
        to.0.into(),
    ];
    count(tx, Stmt::new(sql, values)).await
}

async fn count(tx: &mut Tx<'_>, stmt: Stmt) -> Result<u32, Failure> {
    let n: i64 = tx
        .row(stmt)
        .await?
        .ok_or(Failure::Unknown)?
        .try_get("", "n")?;
    Ok(u32::try_from(n).unwrap_or(u32::MAX))
}

async fn request_reopening(
    tx: &mut Tx<'_>,
    p: &Petition,
    directory: &Directory,
    reason: Line,
) -> Result<Action, Failure> {
    let today = directory.day(tx.now());
    let announced = p.announced.as_ref().map_or(today, |a| a.date);
    let sql = "SELECT count(*) AS n FROM cycle WHERE committee_id = ? AND month > ? AND month <= ?";
    let month = |d: NaiveDate| d.format("%Y-%m").to_string();
    let values = [
        directory.committee.id.into(),
        month(announced).into(),
        month(today).into(),
    ];
    let cycles_since = count(tx, Stmt::new(sql, values)).await?;
    let broken_promise = p.promise.as_ref().is_some_and(|pr| pr.by < today);
    Ok(Action::RequestReopening {
        reason,
        cycles_since,
        broken_promise,
    })
}

async fn issue_gate(tx: &mut Tx<'_>, p: &Petition) -> Result<NaiveDate, Failure> {
    let cycle = p.cycle.ok_or(Failure::NotFound(Thing::Cycle))?;
    let (_, plan) = cycle_row(tx, cycle).await?;
    plan.gate(Gate::Issue)
        .map(|g| g.due)
        .ok_or_else(|| Failure::from(MissingFact::NoIssueGate))
}

async fn cycle_row(tx: &mut Tx<'_>, id: CycleId) -> Result<(String, CyclePlan<UnitId>), Failure> {
    let row = tx
        .row(Stmt::new(
            "SELECT month, plan FROM cycle WHERE id = ?",
            [id.0.into()],
        ))
        .await?
        .ok_or(Failure::NotFound(Thing::Cycle))?;
    Ok((
        row.try_get("", "month")?,
        json(&row.try_get::<String>("", "plan")?)?,
    ))
}

async fn known(tx: &mut Tx<'_>, id: CycleId) -> Result<CycleId, Failure> {
    cycle_row(tx, id).await.map(|_| id)
}

/// Two or more matters in one text become parts a, b, … with the code and proposer of the whole.
pub(super) async fn split(
    tx: &mut Tx<'_>,
    loaded: LoadedPetition,
    parts: &[NewPart],
    by: &By,
) -> Result<Answer, Failure> {
    let ids: Vec<PetitionId> = parts.iter().map(|_| PetitionId(tx.id())).collect();
    let whole = loaded.petition.clone();
    let directory = loaded.directory.clone();
    let action = Action::Split {
        parts: ids.clone(),
        children: children(tx, &whole).await?,
    };
    let outcome = tx.carry_out(loaded, action, by).await?;
    let (Some(code), Some(cycle)) = (whole.code.clone(), whole.cycle) else {
        return Err(MissingFact::NotRecorded.into());
    };
    for ((part, id), letter) in parts.iter().zip(&ids).zip('a'..='z') {
        let salt = tx.id().to_string();
        let part_of = PartOf {
            id: whole.id,
            code: format!("{code}{letter}"),
            state: whole.state,
            cycle,
            conference: whole.conference,
        };
        let new = NewPetition {
            id: *id,
            home: whole.home,
            kind: whole.kind,
            category: part.category.clone(),
            source: whole.source,
            matter: part.matter.digest(&salt),
            part_of: Some(part_of),
        };
        let begun = by.decide(tx, &directory, |actor, ctx| {
            Petition::draft(new, actor, ctx)
        })?;
        tx.save_new(&begun, &part.matter, &salt, &directory).await?;
    }
    let mut answer = super::answer(&outcome);
    answer.further = ids.into_iter().map(|id| id.0).collect();
    Ok(answer)
}

/// Those merged into a petition that was carried over go with it, each with its own event.
pub(super) async fn carry_along(
    tx: &mut Tx<'_>,
    target: PetitionId,
    deed: &Deed,
    by: &By,
) -> Result<(), Failure> {
    let condition = "p.merged_into = ? AND p.state = 'Merged'";
    for loaded in tx.petitions(condition, vec![target.0.into()]).await? {
        let action = deed.action(tx, &loaded, by).await?;
        tx.carry_out(loaded, action, by).await?;
    }
    Ok(())
}

impl Deed {
    /// Whether it is done at a conference, by whoever presides or keeps the desk there.
    pub(super) fn at_conference(&self) -> bool {
        matches!(
            self,
            Self::Record { .. }
                | Self::AnswerOnSpot { .. }
                | Self::HandToCommune
                | Self::Announce { .. }
                | Self::ReportDone { .. }
                | Self::ReportNotYet { .. }
                | Self::ReportBeyond { .. }
        )
    }
}

impl Tx<'_> {
    /// The clusters of the conference in session that covers the cell; none where there is none.
    pub(crate) async fn meets(&mut self, loaded: &LoadedPetition) -> Result<Meets, Failure> {
        let sql = "SELECT record FROM conference WHERE committee_id = ? AND state = 'InSession' ORDER BY held_on, id";
        let committee = loaded.directory.committee.id;
        let today = loaded.directory.day(self.now());
        for row in self.rows(Stmt::new(sql, [committee.into()])).await? {
            let c: Conference = json(&row.try_get::<String>("", "record")?)?;
            let meets = c.meets();
            if meets.cover(&loaded.petition.home, &loaded.directory.tree, today) {
                return Ok(meets);
            }
        }
        Ok(Meets::default())
    }

    /// A conference for change.
    pub(crate) async fn conference(&mut self, id: ConferenceId) -> Result<Conference, Failure> {
        let lock = if self.is_sqlite() { "" } else { " FOR UPDATE" };
        let sql = format!("SELECT record FROM conference WHERE id = ?{lock}");
        let row = self
            .row(Stmt::new(sql, [id.0.into()]))
            .await?
            .ok_or(Failure::NotFound(Thing::Conference))?;
        json(&row.try_get::<String>("", "record")?)
    }
}
