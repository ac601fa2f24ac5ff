//! What happened to a petition, step by step.
use super::refs::PersonRef;
use super::viewer::Viewer;
use super::visible::record;
use crate::directory::Directory;
use crate::{Failure, Store};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use workflow::capacity::Capacity;
use workflow::ids::PetitionId;
use workflow::petition::{Action, ActionKind, CommuneResult, Event, Petition, State};
use workflow::text::Line;

/// A step of the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// 1 for the first.
    pub version: u32,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// The local day.
    pub day: NaiveDate,
    /// What was done.
    pub action: ActionKind,
    /// State before.
    pub from: Option<State>,
    /// State after.
    pub to: State,
    /// Who; none for the program itself, and of a diverted matter.
    pub by: Option<PersonRef>,
    /// For whom.
    pub on_behalf: Option<PersonRef>,
    /// As what.
    pub capacity: Capacity,
    /// Reason, direction or note in it, if the reader may see it.
    pub note: Option<String>,
    /// Due date of the next step, as it was then.
    pub due: Option<NaiveDate>,
}

impl Store {
    pub(super) async fn steps(
        &self,
        office: &Directory,
        viewer: &Viewer,
        p: &Petition,
    ) -> Result<Vec<Step>, Failure> {
        let open = viewer.reads_answers(p) && !p.withheld;
        let events = self.events_of(p.id).await?;
        let mut steps: Vec<Step> = events.iter().map(|e| step(e, office, open)).collect();
        if p.state == State::Diverted {
            steps.iter_mut().for_each(Step::name_nobody);
        }
        Ok(steps)
    }

    pub(super) async fn events_of(&self, id: PetitionId) -> Result<Vec<Event>, Failure> {
        let sql = "SELECT canonical FROM event WHERE subject_id = ? ORDER BY version";
        let rows = self.read(sql, [id.0.into()]).await?;
        rows.iter().map(|row| record(row, "canonical")).collect()
    }
}

impl Step {
    /// Of a diverted matter nobody is named: who wrote it down would tell whose it is.
    fn name_nobody(&mut self) {
        self.by = None;
        self.on_behalf = None;
    }
}

fn step(e: &Event, office: &Directory, open: bool) -> Step {
    let person = |id| office.person_ref(id);
    Step {
        version: e.version,
        at: e.at,
        day: e.day,
        action: e.action.kind(),
        from: e.from,
        to: e.to,
        by: e.doer.person.map(person),
        on_behalf: e.doer.on_behalf.map(person),
        capacity: e.doer.capacity,
        note: match &e.action {
            Action::Divert { to, receipt, .. } => Some(handed(to, receipt.as_ref())),
            action => note(action).filter(|_| open),
        },
        due: e.due,
    }
}

/// The body a matter went to, with the paper receipt: what is kept of it for everybody.
fn handed(to: &Line, receipt: Option<&Line>) -> String {
    receipt.map_or_else(|| to.to_string(), |receipt| format!("{to} ({receipt})"))
}

/// What a person wrote into an action.
fn note(action: &Action) -> Option<String> {
    let text = match action {
        Action::Direct { text, .. } => text,
        Action::UrgentIntake { reason, .. }
        | Action::Decline { reason, .. }
        | Action::RefuseRouting { reason, .. }
        | Action::ChangeLead { reason, .. }
        | Action::RequestExtension { reason, .. }
        | Action::RefuseExtension { reason, .. }
        | Action::Recall { reason, .. }
        | Action::MovePromise { reason, .. }
        | Action::RequestReopening { reason, .. }
        | Action::RefuseReopening { reason }
        | Action::ReopenOnSpot { reason, .. }
        | Action::CarryOver { reason, .. }
        | Action::Redact { reason } => reason,
        Action::Return {
            note,
            hearing: Some(heard),
            ..
        } => {
            let day = heard.concluded_on.format("%d/%m/%Y");
            return Some(format!("{note} – {} ({day})", heard.conclusion));
        }
        Action::Return { note, .. } => note,
        Action::Record { exception, .. } => &exception.as_ref()?.reason,
        Action::ReferUp { to, .. } => to,
        Action::TellInWriting { paper, .. } => paper,
        Action::ReportAtConference { result, .. } => match result {
            CommuneResult::Done { evidence, .. } => evidence,
            CommuneResult::NotYet { reason, .. } | CommuneResult::Beyond { reason, .. } => reason,
        },
        Action::Resolve { evidence } => evidence,
        Action::CastVote { vote, .. } => vote.note.as_ref()?,
        Action::Withdraw { note, .. } => note.as_ref()?,
        Action::Issue { line, .. } | Action::Correct { line, .. } => {
            return Some(line.symbol.clone());
        }
        Action::MergeInto { target } => return Some(target.code.clone()),
        _ => return None,
    };
    Some(text.to_string())
}
