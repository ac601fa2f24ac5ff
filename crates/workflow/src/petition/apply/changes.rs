//! What each action leaves behind in the record, by the part of the way.
use crate::petition::facts::{CommuneResult, Competence, Succession, TargetLine, VoteOn};
use crate::petition::{Action, Announcement, Bodies, Event, Petition, Source, State};
use chrono::NaiveDate;
use std::collections::BTreeSet;

impl Petition {
    pub(super) fn take_in(&mut self, event: &Event) {
        match &event.action {
            Action::Import { old } => self.take_over(old, event.day),
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
                self.source = Source::Written;
            }
            Action::UrgentIntake { cycle, code, .. } => {
                self.code = Some(code.clone());
                self.cycle = Some(*cycle);
                self.source = Source::Urgent;
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
            // Its line stood under the target's; from now on it has none.
            Action::Unmerge => {
                self.merged_into = None;
                self.document = None;
            }
            _ => {}
        }
    }

    pub(super) fn work_on(&mut self, event: &Event) {
        match &event.action {
            Action::Direct { bodies, .. }
            | Action::Route { bodies }
            | Action::ChangeLead { bodies, .. } => {
                self.bodies = Some(bodies.clone());
                self.worker = None;
                self.signed.clear();
                self.routed = (event.to == State::Routed).then_some(event.day);
                self.ask_no_more();
            }
            Action::RefuseRouting { .. } => self.route_refusals += 1,
            Action::SubAssign { to } => self.worker = Some(*to),
            Action::SignPart { body } => {
                self.signed.insert(*body);
            }
            Action::RequestExtension { until, .. } => {
                self.extension_asked = Some(*until);
                self.extension_asked_on = Some(event.day);
            }
            Action::GrantExtension { issue_by, next, .. } => {
                if let Some(next) = next.filter(|_| self.extension_asked > Some(*issue_by)) {
                    self.cycle = Some(next.cycle);
                    self.carried += 1;
                }
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
                // What is declined or referred up promises nothing, whatever an earlier round said.
                self.promise = match event.to {
                    State::Issued => self.reply.as_ref().and_then(|r| r.promise.clone()),
                    _ => None,
                };
            }
            Action::Correct { line, .. } => self.document = Some(line.clone()),
            Action::CarryOver { cycle, .. } => {
                self.cycle = Some(*cycle);
                self.carried += 1;
            }
            _ => {}
        }
    }

    pub(super) fn tell_and_follow(&mut self, event: &Event) {
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
            Action::ReportAtConference { result, .. } => self.reported(result, date),
            Action::TakeOverAnswer { text, outcome, .. } => {
                self.outcome = Some(*outcome);
                if let Some(imported) = &mut self.imported {
                    imported.answer = Some(text.clone());
                }
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
            Action::AcceptReopening { cycle, .. } => self.take_up_again(*cycle),
            // That it was referred up was told; the answer has to be.
            Action::RecordSuperiorAnswer { .. } => {
                self.announced = None;
                self.document = None;
            }
            Action::ReopenOnSpot { .. } => {
                self.announced = None;
                self.promise = None;
                self.outcome = None;
            }
            _ => {}
        }
    }

    /// What a commune has reported; what is not yet done changes the clock only.
    fn reported(&mut self, result: &CommuneResult, date: NaiveDate) {
        match result {
            CommuneResult::Done { outcome, .. } => {
                self.outcome = Some(*outcome);
                self.announced = Some(without_conference(date));
            }
            CommuneResult::Beyond { cycle, .. } => {
                self.cycle = cycle.or(self.cycle);
                self.competence = None;
                self.bodies = None;
            }
            CommuneResult::NotYet { .. } => {}
        }
    }

    /// From recording on, where it was recorded is kept (reliability.md, invariant 26).
    pub(super) fn go_on_with(&mut self, to: &Succession) {
        if self.code.is_some() && self.home != to.home {
            self.origin.get_or_insert(self.home);
        }
        self.home = to.home;
        self.bodies.clone_from(&to.bodies);
        self.signed.clone_from(&to.signed);
        self.worker = to.worker;
        if let (Some(promise), Some(body)) = (&mut self.promise, to.promised) {
            promise.body = body;
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
        self.routed = None;
        self.signed.clear();
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
