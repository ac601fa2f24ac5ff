//! What can be done to a petition, each with the facts it needs.
use super::facts::{
    AnnouncedAt, Bodies, BodyDecision, Children, CommuneResult, Competence, Coverage, Digest,
    DivertGround, Endorsement, Exception, ExtensionBy, FormFault, Hearing, InSession, IssuedLine,
    MergeTarget, MinutesBasis, NewPetition, NotSpoken, OldPetition, OpenCycle, OutcomeClass,
    Promise, Reply, ReturnReason, Silence, Sitting, Speaker, Succession, TargetLine, Vote, VoteOn,
};
use crate::actions::actions;
use crate::ids::{CycleId, PersonId, PetitionId, UnitId};
use crate::text::Line;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

actions! {
    Action, ActionKind;

    /// Written down in the cell, at the desk or by an attendee.
    Draft {
        /// What it starts with.
        new: NewPetition,
    },
    /// Taken over from old records, at the state it has reached there.
    Import {
        /// What they say.
        old: Box<OldPetition>,
    },
    /// The cell has agreed (GL-09).
    Endorse {
        /// How, when, who.
        endorsement: Endorsement,
    },
    /// Written into the minutes.
    Record {
        /// At which conference.
        at: InSession,
        /// By whom.
        speaker: Speaker,
        /// Needed when unendorsed, late or outside the window.
        exception: Option<Exception>,
    },
    /// Taken in on paper because it could not be spoken.
    TakeInWriting {
        /// The cycle that takes it.
        cycle: CycleId,
        /// The code given now.
        code: String,
        /// Why it was not spoken.
        why: NotSpoken,
        /// What the month's conferences show, as the store found it in this transaction; none
        /// while one is still ahead.
        #[serde(default)]
        shown: Option<NotSpoken>,
    },
    /// Taken in at once, outside the conferences.
    UrgentIntake {
        /// Why it cannot wait.
        reason: Line,
        /// The cycle that takes it.
        cycle: CycleId,
        /// The code given now.
        code: String,
    },
    /// Belongs to another procedure.
    Divert {
        /// Why.
        ground: DivertGround,
        /// Where it goes.
        to: Line,
        /// The paper receipt.
        receipt: Option<Line>,
        /// Those merged into it.
        children: Children,
    },
    /// Answered at the conference.
    AnswerOnSpot {
        /// Digest of the answer in the minutes.
        answer: Digest,
        /// Its class.
        outcome: OutcomeClass,
        /// A department that is present and answers, if not the head himself.
        by: Option<UnitId>,
        /// Who of that department is there, as the store found him on the roll.
        #[serde(default)]
        spoke: Option<PersonId>,
        /// A commitment, if any.
        promise: Option<Promise>,
        /// Whether the cell secretary accepts it.
        accepted: bool,
        /// The conference.
        at: Sitting,
        /// Those merged into it.
        children: Children,
    },
    /// The commune settles it and reports at the next conference (GL-10).
    HandToCommune {
        /// Date of the cluster's next conference.
        due: NaiveDate,
        /// The conference, if it is done at one.
        at: Option<Sitting>,
        /// Those merged into it.
        children: Children,
    },
    /// Into the Office's table (GL-12).
    Consolidate {
        /// Where the minutes stand.
        minutes: MinutesBasis,
        /// Which level is competent.
        competence: Competence,
    },
    /// Two or more matters in one text.
    Split {
        /// The parts, in order; they are a, b, …
        parts: Vec<PetitionId>,
        /// Those merged into it.
        children: Children,
    },
    /// The same matter as another.
    MergeInto {
        /// Which.
        target: MergeTarget,
    },
    /// Taken out of the merged group again.
    Unmerge,
    /// The directing body gives its direction (GL-12).
    Direct {
        /// Whose decision.
        decision: BodyDecision,
        /// What it says.
        text: Line,
        /// Who answers.
        bodies: Bodies,
    },
    /// The directing body declines the matter.
    Decline {
        /// Whose decision.
        decision: BodyDecision,
        /// Why.
        reason: Line,
        /// On what basis.
        legal_basis: Line,
    },
    /// To the level above.
    ReferUp {
        /// Whose decision.
        decision: BodyDecision,
        /// To whom.
        to: Line,
        /// The paper, by its symbol.
        paper: Line,
        /// When an answer is expected.
        expected: NaiveDate,
    },
    /// The level above has answered.
    RecordSuperiorAnswer {
        /// The answer, entered by the Office.
        reply: Reply,
    },
    /// To the lead body; the clock runs from here.
    Route {
        /// One lead, supporting bodies.
        bodies: Bodies,
    },
    /// The lead body takes it; silence of one working day counts.
    Accept {
        /// Where nobody said anything: the proof.
        silence: Option<Silence>,
    },
    /// The lead body says it is not competent.
    RefuseRouting {
        /// Why.
        reason: Line,
        /// Who would be right.
        proposed: UnitId,
    },
    /// Another lead takes over, the old draft is handed on.
    ChangeLead {
        /// Whose decision.
        decision: BodyDecision,
        /// Why.
        reason: Line,
        /// The new bodies.
        bodies: Bodies,
    },
    /// The lead hands the work to a unit below it and stays answerable.
    SubAssign {
        /// Who works.
        to: UnitId,
    },
    /// A supporting body signs its part of the answer.
    SignPart {
        /// Which.
        body: UnitId,
    },
    /// More time is asked for, before the due date.
    RequestExtension {
        /// Until when.
        until: NaiveDate,
        /// Why.
        reason: Line,
        /// What can be said already.
        interim: Digest,
    },
    /// More time is given.
    GrantExtension {
        /// By whom.
        by: ExtensionBy,
        /// The cycle's issue gate; beyond it only the reviewing body may grant.
        issue_by: NaiveDate,
        /// The next month whose notice is open: what is due beyond the gate is carried over to it.
        #[serde(default)]
        next: Option<OpenCycle>,
        /// Those merged into it.
        #[serde(default)]
        children: Children,
    },
    /// More time is refused.
    RefuseExtension {
        /// Why.
        reason: Line,
        /// Where nobody decided: the proof.
        silence: Option<Silence>,
    },
    /// The answer, signed by the lead body's leader.
    SubmitReply {
        /// This version.
        reply: Reply,
    },
    /// Back for form: no round is counted.
    ReturnForForm {
        /// What is missing.
        missing: BTreeSet<FormFault>,
    },
    /// Unsatisfactory: back to be answered again (GL-14).
    Return {
        /// Whose decision.
        decision: BodyDecision,
        /// Exactly this version.
        on: Digest,
        /// Why, in codes; at least one.
        reasons: BTreeSet<ReturnReason>,
        /// Why, in words.
        note: Line,
        /// Once it lies before the Standing Board: whom it heard, and its conclusion.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hearing: Option<Hearing>,
    },
    /// Satisfactory.
    Approve {
        /// Whose decision.
        decision: BodyDecision,
        /// Exactly this version.
        on: Digest,
    },
    /// Taken back before issue.
    Recall {
        /// Whose decision.
        decision: BodyDecision,
        /// Why.
        reason: Line,
    },
    /// Into the official document (GL-15).
    Issue {
        /// Its line.
        line: IssuedLine,
        /// For a merged petition: what it says of the one it was merged into.
        target: Option<TargetLine>,
    },
    /// A new document replaces the line.
    Correct {
        /// The new line.
        line: IssuedLine,
        /// Whether the substance changed, so that it is announced again.
        substance: bool,
        /// Whether the answer reads otherwise than before, as the store found it.
        #[serde(default)]
        changed: bool,
    },
    /// The text of an answer given before the petition was taken over.
    TakeOverAnswer {
        /// Digest of the text.
        text: Digest,
        /// Its class.
        outcome: OutcomeClass,
        /// The day it was given, where known.
        answered: Option<NaiveDate>,
    },
    /// Announced at the conference of its cluster (GL-16).
    Announce {
        /// Where.
        at: AnnouncedAt,
    },
    /// Told on paper, because no conference covers the cell.
    TellInWriting {
        /// The paper.
        paper: Line,
        /// Whether a conference covers the cell after all.
        coverage: Coverage,
    },
    /// The commune's report (GL-10).
    ReportAtConference {
        /// What it says.
        result: CommuneResult,
        /// The conference.
        at: Sitting,
    },
    /// Followed until kept (GL-19).
    FollowUp {
        /// When to look again.
        look_again: NaiveDate,
    },
    /// A promise is moved to another date, openly.
    MovePromise {
        /// The new date.
        by: NaiveDate,
        /// Why.
        reason: Line,
    },
    /// Nobody objected for a cycle.
    Close {
        /// The proof.
        silence: Silence,
    },
    /// Really resolved.
    Resolve {
        /// Proof from the answering body.
        evidence: Line,
    },
    /// The cell says whether it is satisfied.
    CastVote {
        /// On what.
        on: VoteOn,
        /// What.
        vote: Vote,
    },
    /// The cell asks to take it up again.
    RequestReopening {
        /// Why.
        reason: Line,
        /// How many cycles since the announcement.
        cycles_since: u32,
        /// Whether a promise was broken.
        broken_promise: bool,
    },
    /// Taken up again, in the current cycle.
    AcceptReopening {
        /// Which.
        cycle: CycleId,
        /// The month that the office works on now.
        #[serde(default)]
        current: Option<OpenCycle>,
    },
    /// Not taken up again.
    RefuseReopening {
        /// Why.
        reason: Line,
    },
    /// The reviewing body takes up an answer given on the spot, within the cycle.
    ReopenOnSpot {
        /// Whose decision.
        decision: BodyDecision,
        /// Why.
        reason: Line,
    },
    /// The cell takes it back.
    Withdraw {
        /// From Consolidated on: the cell committee's note.
        note: Option<Line>,
        /// Those merged into it.
        children: Children,
    },
    /// Into the next cycle, with a progress line.
    CarryOver {
        /// Which.
        cycle: CycleId,
        /// Why.
        reason: Line,
        /// For a commune matter: the next conference of its cluster.
        next_conference: Option<NaiveDate>,
        /// For a merged petition: the cycle of the one it was merged into.
        target: Option<CycleId>,
        /// The next month after the one that works on it.
        #[serde(default)]
        next: Option<OpenCycle>,
    },
    /// The calendar changed: the clock is worked out again, openly.
    RePlan {
        /// Version of the office under which it is worked out; the calendar is part of it.
        office: i64,
    },
    /// Units that it lies with have ended: it goes on with who took them over (BL-10).
    Succeed {
        /// Where it lies now.
        to: Succession,
    },
    /// The text is withheld; the chain stays valid.
    Redact {
        /// Why.
        reason: Line,
    },
}
