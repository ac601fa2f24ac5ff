//! What an accepted move changes. The only code that sets a state, and a function of the event
//! alone, so that replaying the events gives the stored row (reliability.md, invariant 1).
mod changes;
mod old;

use super::facts::{CommuneResult, NewPetition, TargetLine};
use super::{Action, Event, Petition, State};
use std::collections::BTreeSet;

impl Petition {
    /// The petition that a sequence of events leads to; none if the first is not a beginning.
    pub fn replay<'e>(events: impl IntoIterator<Item = &'e Event>) -> Option<Self> {
        let mut events = events.into_iter();
        let first = events.next()?;
        let new = match &first.action {
            Action::Draft { new } => new,
            Action::Import { old } => &old.new,
            _ => return None,
        };
        Some(events.fold(Self::begin(new).apply(first), Self::apply))
    }

    /// The petition before its first event.
    pub(super) fn begin(new: &NewPetition) -> Self {
        let part = new.part_of.as_ref();
        Self {
            id: new.id,
            home: new.home,
            state: State::Draft,
            version: 0,
            kind: new.kind,
            category: new.category.clone(),
            source: new.source,
            matter: new.matter.clone(),
            code: part.map(|p| p.code.clone()),
            cycle: part.map(|p| p.cycle),
            conference: part.and_then(|p| p.conference),
            endorsement: None,
            exceptional: false,
            competence: None,
            bodies: None,
            routed: None,
            signed: BTreeSet::new(),
            worker: None,
            route_refusals: 0,
            clock: None,
            due: None,
            extension_asked: None,
            extension_asked_on: None,
            extensions: 0,
            reply: None,
            returned: BTreeSet::new(),
            outcome: None,
            rounds: 0,
            form_returns: 0,
            document: None,
            announced: None,
            promise: None,
            answer_vote: None,
            result_vote: None,
            carried: 0,
            reopened: 0,
            reopening_asked: false,
            merged_into: None,
            parts: Vec::new(),
            part_of: part.map(|p| p.id),
            withheld: false,
            imported: None,
            origin: None,
        }
    }

    /// Where an action leads from here, by its facts.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each action, so that none is forgotten"
    )]
    pub(super) fn destination(&self, action: &Action) -> State {
        match action {
            Action::Draft { new } => new.part_of.as_ref().map_or(State::Draft, |p| p.state),
            Action::Import { old } => old.state,
            Action::Endorse { .. } => State::Endorsed,
            Action::Record { .. } | Action::TakeInWriting { .. } | Action::ReopenOnSpot { .. } => {
                State::Recorded
            }
            Action::UrgentIntake { .. }
            | Action::Consolidate { .. }
            | Action::Unmerge
            | Action::AcceptReopening { .. }
            | Action::ReportAtConference {
                result: CommuneResult::Beyond { .. },
                ..
            } => State::Consolidated,
            Action::Divert { .. } => State::Diverted,
            Action::HandToCommune { .. } | Action::Route { .. } | Action::ChangeLead { .. } => {
                State::Routed
            }
            Action::Split { .. } => State::Split,
            Action::MergeInto { .. } => State::Merged,
            Action::Direct { .. } | Action::RefuseRouting { .. } => State::Directed,
            Action::Decline { .. }
            | Action::Issue {
                target: Some(TargetLine::Declined),
                ..
            } => State::Declined,
            Action::ReferUp { .. } => State::ReferredUp,
            Action::RecordSuperiorAnswer { .. } | Action::SubmitReply { .. } => State::UnderReview,
            Action::Accept { .. }
            | Action::ReturnForForm { .. }
            | Action::Return { .. }
            | Action::Recall { .. } => State::Drafting,
            Action::Approve { .. } => State::Approved,
            Action::Issue { target: None, .. } if self.state == State::Approved => State::Issued,
            Action::Issue {
                target: Some(TargetLine::Answered(_)),
                ..
            }
            | Action::Correct {
                substance: true, ..
            } => State::Issued,
            Action::Announce { .. } | Action::TellInWriting { .. }
                if self.state == State::Declined =>
            {
                State::Closed
            }
            Action::Announce { .. } if self.state == State::ReferredUp => State::ReferredUp,
            Action::AnswerOnSpot { accepted: true, .. }
            | Action::Announce { .. }
            | Action::TellInWriting { .. }
            | Action::ReportAtConference {
                result: CommuneResult::Done { .. },
                ..
            } => State::Announced,
            Action::FollowUp { .. } => State::FollowUp,
            Action::Close { .. } => State::Closed,
            Action::Resolve { .. } => State::Resolved,
            Action::Withdraw { .. } => State::Withdrawn,
            Action::Issue { .. }
            | Action::AnswerOnSpot {
                accepted: false, ..
            }
            | Action::ReportAtConference {
                result: CommuneResult::NotYet { .. },
                ..
            }
            | Action::SubAssign { .. }
            | Action::SignPart { .. }
            | Action::RequestExtension { .. }
            | Action::GrantExtension { .. }
            | Action::RefuseExtension { .. }
            | Action::Correct {
                substance: false, ..
            }
            | Action::MovePromise { .. }
            | Action::TakeOverAnswer { .. }
            | Action::CastVote { .. }
            | Action::RequestReopening { .. }
            | Action::RefuseReopening { .. }
            | Action::CarryOver { .. }
            | Action::RePlan { .. }
            | Action::Succeed { .. }
            | Action::Redact { .. } => self.state,
        }
    }

    /// The petition after an event.
    #[must_use]
    pub fn apply(mut self, event: &Event) -> Self {
        self.take_in(event);
        self.work_on(event);
        self.tell_and_follow(event);
        if let Action::Succeed { to } = &event.action {
            self.go_on_with(to);
        }
        self.state = event.to;
        self.version = event.version;
        self.clock.clone_from(&event.clock);
        self.due = event.due;
        self
    }
}
