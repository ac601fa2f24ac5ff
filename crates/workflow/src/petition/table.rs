//! Every move of a petition (flow.md §1): from, action, who in which relation, to.
//!
//! This table drives the code, the documentation (`giaoban workflow`) and the tests. A row says
//! that a move exists; its guard stands in `guard.rs`.
use super::State::{
    Announced, Approved, Closed, Consolidated, Declined, Directed, Diverted, Draft, Drafting,
    Endorsed, FollowUp, Issued, Merged, Recorded, ReferredUp, Resolved, Routed, Split, UnderReview,
    Withdrawn,
};
use super::{ActionKind as A, State};
use crate::capacity::Capacity::{
    self, AnswerLeader, Answerer, Clerk, CommuneAnswerer, Consolidator, Director, OfficeChief,
    Presider, Proposer, Recorder, Reviewer, Signer, System,
};
use crate::capacity::Relation::{self, Below, Own};

/// Where a move leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// Always there.
    State(State),
    /// The state does not change.
    Same,
    /// One of these, by the facts of the action.
    OneOf(&'static [State]),
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// From any of these states; empty for the beginning.
    pub from: &'static [State],
    /// The action.
    pub action: A,
    /// Who may, and how his unit must stand to the petition.
    pub by: &'static [(Capacity, Relation)],
    /// Where it leads.
    pub to: To,
}

const CELL: &[(Capacity, Relation)] = &[(Proposer, Own), (Proposer, Below), (Recorder, Below)];
const DESK: &[(Capacity, Relation)] = &[(Recorder, Below)];
const HEAD: &[(Capacity, Relation)] = &[(Presider, Below)];
const OFFICE: &[(Capacity, Relation)] = &[(Consolidator, Below)];
const DIRECTOR: &[(Capacity, Relation)] = &[(Director, Below)];
const REVIEWER: &[(Capacity, Relation)] = &[(Reviewer, Below)];
const LEADER: &[(Capacity, Relation)] = &[(AnswerLeader, Own)];

const fn row(
    from: &'static [State],
    action: A,
    by: &'static [(Capacity, Relation)],
    to: To,
) -> Row {
    Row {
        from,
        action,
        by,
        to,
    }
}

/// The table.
#[rustfmt::skip]
pub const TABLE: &[Row] = &[
    row(&[], A::Draft, &[(Proposer, Own), (Proposer, Below), (Recorder, Below), (Consolidator, Below), (Director, Below)], To::OneOf(&[Draft, Recorded, Consolidated])),
    row(&[], A::Import, OFFICE, To::OneOf(TAKEN_OVER)),
    row(&[Draft], A::Endorse, CELL, To::State(Endorsed)),
    row(&[Draft, Endorsed], A::Record, DESK, To::State(Recorded)),
    row(&[Endorsed], A::TakeInWriting, &[(Consolidator, Below), (Recorder, Below)], To::State(Recorded)),
    row(&[Endorsed], A::UrgentIntake, &[(OfficeChief, Below)], To::State(Consolidated)),
    row(&[Draft, Endorsed, Recorded, Consolidated], A::Divert, &[(Consolidator, Below), (Presider, Below)], To::State(Diverted)),
    row(&[Recorded], A::AnswerOnSpot, HEAD, To::OneOf(&[Announced, Recorded])),
    row(&[Recorded], A::HandToCommune, &[(Presider, Below), (Consolidator, Below)], To::State(Routed)),
    row(&[Recorded], A::Consolidate, OFFICE, To::State(Consolidated)),
    row(&[Recorded, Consolidated], A::Split, &[(Consolidator, Below), (Director, Below)], To::State(Split)),
    row(&[Consolidated], A::MergeInto, OFFICE, To::State(Merged)),
    row(&[Merged], A::Unmerge, OFFICE, To::State(Consolidated)),
    row(&[Consolidated], A::Direct, DIRECTOR, To::State(Directed)),
    row(&[Consolidated, Directed], A::Decline, DIRECTOR, To::State(Declined)),
    row(&[Consolidated, Directed], A::ReferUp, DIRECTOR, To::State(ReferredUp)),
    row(&[ReferredUp], A::RecordSuperiorAnswer, OFFICE, To::State(UnderReview)),
    row(&[Directed], A::Route, OFFICE, To::State(Routed)),
    row(&[Routed], A::Accept, &[(Answerer, Own), (AnswerLeader, Own), (System, Own)], To::State(Drafting)),
    row(&[Routed], A::RefuseRouting, LEADER, To::State(Directed)),
    row(&[Directed, Routed, Drafting, UnderReview], A::ChangeLead, DIRECTOR, To::State(Routed)),
    row(&[Routed, Drafting], A::SubAssign, LEADER, To::Same),
    row(&[Drafting], A::SignPart, LEADER, To::Same),
    row(&[Drafting], A::RequestExtension, LEADER, To::Same),
    row(&[Drafting], A::GrantExtension, &[(OfficeChief, Below), (Reviewer, Below)], To::Same),
    row(&[Drafting], A::RefuseExtension, &[(OfficeChief, Below), (Reviewer, Below), (System, Own)], To::Same),
    row(&[Drafting], A::SubmitReply, LEADER, To::State(UnderReview)),
    row(&[UnderReview], A::ReturnForForm, OFFICE, To::State(Drafting)),
    row(&[UnderReview], A::Return, REVIEWER, To::State(Drafting)),
    row(&[UnderReview], A::Approve, REVIEWER, To::State(Approved)),
    row(&[Approved], A::Recall, REVIEWER, To::State(Drafting)),
    row(&[Approved], A::Issue, &[(Signer, Below), (Clerk, Below)], To::State(Issued)),
    row(&[Merged], A::Issue, &[(Signer, Below), (Clerk, Below)], To::OneOf(&[Issued, Declined, Merged])),
    row(&[Declined, ReferredUp], A::Issue, &[(Signer, Below), (Clerk, Below)], To::Same),
    row(&[Issued, Announced, FollowUp], A::Correct, &[(Signer, Below)], To::OneOf(&[Issued, Announced, FollowUp])),
    row(&[Issued, Announced, FollowUp, Resolved, Closed], A::TakeOverAnswer, OFFICE, To::Same),
    row(&[Issued], A::Announce, &[(Recorder, Below), (Presider, Below)], To::State(Announced)),
    row(&[Declined], A::Announce, &[(Recorder, Below), (Presider, Below)], To::State(Closed)),
    // That it was referred up is told as its progress; the superior's answer is told again.
    row(&[ReferredUp], A::Announce, &[(Recorder, Below), (Presider, Below)], To::Same),
    row(&[Issued], A::TellInWriting, OFFICE, To::State(Announced)),
    row(&[Declined], A::TellInWriting, OFFICE, To::State(Closed)),
    row(&[Routed, Drafting], A::ReportAtConference, &[(CommuneAnswerer, Below), (Presider, Below)], To::OneOf(&[Announced, Routed, Drafting, Consolidated])),
    row(&[Announced], A::FollowUp, &[(System, Own), (Consolidator, Below)], To::State(FollowUp)),
    row(&[FollowUp], A::MovePromise, OFFICE, To::Same),
    row(&[Announced], A::Close, &[(System, Own), (Consolidator, Below)], To::State(Closed)),
    row(&[Announced, FollowUp], A::Resolve, OFFICE, To::State(Resolved)),
    row(&[Announced, FollowUp, Resolved, Closed], A::CastVote, CELL, To::Same),
    row(&[Announced, FollowUp, Resolved, Closed], A::RequestReopening, CELL, To::Same),
    row(&[Announced, FollowUp, Resolved, Closed], A::AcceptReopening, OFFICE, To::State(Consolidated)),
    row(&[Announced, FollowUp, Resolved, Closed], A::RefuseReopening, OFFICE, To::Same),
    row(&[Announced], A::ReopenOnSpot, REVIEWER, To::State(Recorded)),
    row(&[Draft, Endorsed, Recorded], A::Withdraw, CELL, To::State(Withdrawn)),
    row(&[Consolidated, Directed, Routed, Drafting, UnderReview, Approved, Merged], A::Withdraw, OFFICE, To::State(Withdrawn)),
    // What was declined or referred up too late for its month's notice gets its line in the next.
    row(&[Consolidated, Directed, Routed, Drafting, UnderReview, Approved, Merged, Declined, ReferredUp], A::CarryOver, OFFICE, To::Same),
    row(OPEN_WITH_CLOCK, A::RePlan, &[(System, Own), (Consolidator, Below)], To::Same),
    row(GOES_ON, A::Succeed, &[(System, Own)], To::Same),
    row(&State::ALL, A::Redact, &[(OfficeChief, Below)], To::Same),
];

/// States at which a petition may be taken over from old records: not as merged or split, because
/// its target and its parts are taken over themselves, and not as diverted, because its text must
/// not come in at all.
pub const TAKEN_OVER: &[State] = &[
    Draft,
    Endorsed,
    Recorded,
    Consolidated,
    Directed,
    Routed,
    Drafting,
    UnderReview,
    Approved,
    Issued,
    Announced,
    FollowUp,
    Resolved,
    Closed,
    Withdrawn,
    Declined,
    ReferredUp,
];

/// States in which a petition goes on when units it lies with end: the open ones, and merged ones,
/// which are announced in their own clusters.
pub const GOES_ON: &[State] = &[
    Draft,
    Endorsed,
    Recorded,
    Consolidated,
    Directed,
    Routed,
    Drafting,
    UnderReview,
    Approved,
    Issued,
    Announced,
    FollowUp,
    Merged,
    Declined,
    ReferredUp,
];

/// States in which a clock can run.
pub const OPEN_WITH_CLOCK: &[State] = &[
    Draft,
    Endorsed,
    Recorded,
    Consolidated,
    Directed,
    Routed,
    Drafting,
    UnderReview,
    Approved,
    Issued,
    Announced,
    FollowUp,
    Declined,
    ReferredUp,
];

/// Rows for an action in a state.
pub fn rows(state: State, action: A) -> impl Iterator<Item = &'static Row> {
    TABLE
        .iter()
        .filter(move |r| r.action == action && r.from.contains(&state))
}

/// What can be done from a state, in table order.
#[must_use]
pub fn possible(state: State) -> Vec<A> {
    let mut found: Vec<A> = Vec::new();
    for r in TABLE.iter().filter(|r| r.from.contains(&state)) {
        if !found.contains(&r.action) {
            found.push(r.action);
        }
    }
    found
}
