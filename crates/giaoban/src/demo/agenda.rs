//! What happens when: steps in the order of simulated time.
use chrono::NaiveDateTime;
use std::collections::BTreeMap;
use workflow::cycle::CycleMonth;
use workflow::ids::UnitId;

/// Something that happens in the office.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// The month is planned.
    Plan(CycleMonth),
    /// Cells write and agree on their petitions.
    Prepare(CycleMonth),
    /// A conference is moved to another half day.
    Shift(CycleMonth),
    /// The host consents.
    Confirm(CycleMonth, UnitId),
    /// A part of a cluster's conference.
    Meet(CycleMonth, UnitId, Part),
    /// Cells take note of what the conference gave them to do.
    TakeNote(CycleMonth, UnitId),
    /// What is settled between conferences and consolidation.
    Sort(CycleMonth),
    /// The Office consolidates, merges and splits.
    Consolidate(CycleMonth),
    /// The directing body directs.
    Direct(CycleMonth),
    /// The Office routes; leads accept or refuse.
    Route(CycleMonth),
    /// What was refused goes to another lead.
    ReRoute(CycleMonth),
    /// More time is asked for and given.
    Extend(CycleMonth),
    /// Departments answer.
    Reply(CycleMonth),
    /// The reviewing body decides.
    Review(CycleMonth),
    /// Returned answers come again.
    ReplyAgain(CycleMonth),
    /// The last decisions, and what is carried over.
    Final(CycleMonth),
    /// The notice is issued.
    Issue(CycleMonth),
    /// Cluster heads acknowledge it.
    Acknowledge(CycleMonth),
    /// The level above answers.
    Superior(usize),
    /// A promise falls due, or evidence comes in.
    Settle(usize),
    /// A month without objection.
    Close,
    /// A dissatisfied cell asks to take it up again.
    Reopen(usize),
    /// Letters and lists of the day go out.
    Post,
    /// Notices of earlier months are told to nobody, then the post begins.
    BeginPost,
    /// Somebody leaves his post.
    Leave(String),
}

/// The parts of a conference, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// It is opened and the roll is called.
    Open,
    /// Last month's answers are announced.
    Announce,
    /// Communes report.
    Communes,
    /// Cells raise their petitions.
    Petitions,
    /// The chair concludes and closes.
    Close,
}

/// Steps by time; those of one moment in the order they were entered, the post before
/// all others: it tells of the day as it begins.
#[derive(Debug, Default)]
pub(super) struct Agenda {
    steps: BTreeMap<(NaiveDateTime, u64), Step>,
    entered: u64,
}

impl Agenda {
    pub(super) fn add(&mut self, at: NaiveDateTime, step: Step) {
        self.entered += 1;
        let order = match step {
            Step::Post | Step::BeginPost => 0,
            _ => self.entered,
        };
        self.steps.insert((at, order), step);
    }

    pub(super) fn next(&mut self) -> Option<(NaiveDateTime, Step)> {
        self.steps.pop_first().map(|((at, _), step)| (at, step))
    }

    /// Takes a conference out again that has not begun.
    pub(super) fn forget(&mut self, at: NaiveDateTime, cluster: &UnitId) {
        self.steps.retain(|(when, _), step| {
            !(*when == at && matches!(step, Step::Meet(_, held, _) if held == cluster))
        });
    }
}
