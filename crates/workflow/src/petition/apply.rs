//! What an accepted move changes. The only code that sets a state, and a function of the event
//! alone, so that replaying the events gives the stored row (reliability.md, invariant 1).
use super::facts::{CommuneResult, Competence, NewPetition, TargetLine, VoteOn};
use super::{Action, Announcement, Bodies, Event, Petition, State};
use chrono::NaiveDate;
use std::collections::BTreeSet;

impl Petition {
    /// The petition that a sequence of events leads to; none if the first is not a beginning.
    pub fn replay<'e>(events: impl IntoIterator<Item = &'e Event>) -> Option<Self> {
        let mut events = events.into_iter();
        let first = events.next()?;
        let Action::Draft { new } = &first.action else {
            return None;
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
            Action::Decline { .. } => State::Declined,
            Action::ReferUp { .. } => State::ReferredUp,
            Action::RecordSuperiorAnswer { .. } | Action::SubmitReply { .. } => State::UnderReview,
            Action::Accept { .. }
            | Action::ReturnForForm { .. }
            | Action::Return { .. }
            | Action::Recall { .. } => State::Drafting,
            Action::Approve { .. } => State::Approved,
            Action::Issue {
                target: Some(TargetLine::Declined),
                ..
            } => State::Declined,
            Action::Issue {
                target: Some(TargetLine::Answered(_)),
                ..
            } => State::Issued,
            Action::Issue { target: None, .. } if self.state == State::Approved => State::Issued,
            Action::Correct {
                substance: true, ..
            } => State::Issued,
            Action::Announce { .. } | Action::TellInWriting { .. }
                if self.state == State::Declined =>
            {
                State::Closed
            }
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
            | Action::RequestExtension { .. }
            | Action::GrantExtension { .. }
            | Action::RefuseExtension { .. }
            | Action::Correct {
                substance: false, ..
            }
            | Action::MovePromise { .. }
            | Action::CastVote { .. }
            | Action::RequestReopening { .. }
            | Action::RefuseReopening { .. }
            | Action::CarryOver { .. }
            | Action::RePlan { .. }
            | Action::Redact { .. } => self.state,
        }
    }

    /// The petition after an event.
    #[must_use]
    pub fn apply(mut self, event: &Event) -> Self {
        self.take_in(event);
        self.work_on(event);
        self.tell_and_follow(event);
        self.state = event.to;
        self.version = event.version;
        self.clock.clone_from(&event.clock);
        self.due = event.due;
        self
    }

    fn take_in(&mut self, event: &Event) {
        match &event.action {
            Action::Endorse { endorsement } => self.endorsement = Some(endorsement.clone()),
            Action::Record { at, exception, .. } => {
                self.code = Some(at.code.clone());
                self.cycle = Some(at.cycle);
                self.conference = Some(at.conference);
                self.exceptional = exception.is_some();
            }
            Action::TakeInWriting { cycle, code, .. } => {
                self.code = Some(code.clone());
                self.cycle = Some(*cycle);
                self.source = super::Source::Written;
            }
            Action::UrgentIntake { cycle, code, .. } => {
                self.code = Some(code.clone());
                self.cycle = Some(*cycle);
                self.source = super::Source::Urgent;
            }
            Action::Divert { .. } | Action::Redact { .. } => self.withheld = true,
            Action::HandToCommune { .. } => {
                self.competence = Some(Competence::Commune);
                self.bodies = self.home.commune.map(|lead| Bodies {
                    lead,
                    support: BTreeSet::new(),
                });
            }
            Action::Consolidate { competence, .. } => self.competence = Some(*competence),
            Action::Split { parts, .. } => self.parts.clone_from(parts),
            Action::MergeInto { target } => self.merged_into = Some(target.id),
            Action::Unmerge => self.merged_into = None,
            _ => {}
        }
    }

    fn work_on(&mut self, event: &Event) {
        match &event.action {
            Action::Direct { bodies, .. }
            | Action::Route { bodies }
            | Action::ChangeLead { bodies, .. } => {
                self.bodies = Some(bodies.clone());
                self.worker = None;
                self.ask_no_more();
            }
            Action::RefuseRouting { .. } => self.route_refusals += 1,
            Action::SubAssign { to } => self.worker = Some(*to),
            Action::RequestExtension { until, .. } => {
                self.extension_asked = Some(*until);
                self.extension_asked_on = Some(event.day);
            }
            Action::GrantExtension { .. } => {
                self.ask_no_more();
                self.extensions += 1;
            }
            Action::RefuseExtension { .. } => self.ask_no_more(),
            Action::SubmitReply { reply } | Action::RecordSuperiorAnswer { reply } => {
                self.reply = Some(reply.clone());
                self.ask_no_more();
            }
            Action::ReturnForForm { .. } => self.form_returns += 1,
            Action::Return { on, .. } => {
                self.rounds += 1;
                self.returned.insert(on.clone());
            }
            Action::Issue { line, target } => {
                self.document = Some(line.clone());
                if let Some(TargetLine::Answered(reply)) = target {
                    self.reply = Some(reply.clone());
                }
                self.promise = self.reply.as_ref().and_then(|r| r.promise.clone());
            }
            Action::Correct { line, .. } => self.document = Some(line.clone()),
            Action::CarryOver { cycle, .. } => {
                self.cycle = Some(*cycle);
                self.carried += 1;
            }
            _ => {}
        }
    }

    fn tell_and_follow(&mut self, event: &Event) {
        let date = event.day;
        match &event.action {
            Action::AnswerOnSpot {
                accepted: true,
                promise,
                outcome,
                ..
            } => {
                self.promise.clone_from(promise);
                self.outcome = Some(*outcome);
                self.announced = Some(Announcement {
                    date,
                    conference: self.conference,
                    late: false,
                    on_the_spot: true,
                });
            }
            Action::Announce { at } => {
                let late = at.cycles_since_issue > 1;
                self.announced = Some(Announcement {
                    date: at.date,
                    conference: Some(at.conference),
                    late,
                    on_the_spot: false,
                });
            }
            Action::TellInWriting { .. } => self.announced = Some(without_conference(date)),
            Action::ReportAtConference {
                result: CommuneResult::Done { outcome, .. },
                ..
            } => {
                self.outcome = Some(*outcome);
                self.announced = Some(without_conference(date));
            }
            Action::ReportAtConference {
                result: CommuneResult::Beyond { .. },
                ..
            } => {
                self.competence = None;
                self.bodies = None;
            }
            Action::MovePromise { by, .. } => {
                if let Some(promise) = &mut self.promise {
                    promise.by = *by;
                }
            }
            Action::CastVote {
                on: VoteOn::Answer,
                vote,
            } => self.answer_vote = Some(vote.clone()),
            Action::CastVote {
                on: VoteOn::Result,
                vote,
            } => self.result_vote = Some(vote.clone()),
            Action::RequestReopening { .. } => self.reopening_asked = true,
            Action::RefuseReopening { .. } => self.reopening_asked = false,
            Action::AcceptReopening { cycle } => self.take_up_again(*cycle),
            Action::ReopenOnSpot { .. } => {
                self.announced = None;
                self.promise = None;
                self.outcome = None;
            }
            _ => {}
        }
    }

    fn ask_no_more(&mut self) {
        self.extension_asked = None;
        self.extension_asked_on = None;
    }

    /// History stays in the events; the new round starts with a clean desk and the old code.
    fn take_up_again(&mut self, cycle: crate::ids::CycleId) {
        self.cycle = Some(cycle);
        self.reopened += 1;
        self.reopening_asked = false;
        self.bodies = None;
        self.worker = None;
        self.document = None;
        self.announced = None;
        self.promise = None;
        self.outcome = None;
        self.route_refusals = 0;
        self.extensions = 0;
        self.answer_vote = None;
        self.result_vote = None;
        self.merged_into = None;
    }
}

fn without_conference(date: NaiveDate) -> Announcement {
    Announcement {
        date,
        conference: None,
        late: false,
        on_the_spot: false,
    }
}
