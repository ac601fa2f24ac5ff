//! Why a move is refused. `words` renders each in two languages; nothing here is prose.
mod parts;

pub use parts::{ExceptionCause, Field, OwnWork, RefusalClass};

use super::facts::{DecidingBody, NotSpoken, OutcomeClass, Source, VoteOn};
use super::{ActionKind, State};
use crate::capacity::Capacity;
use crate::cycle::CycleMonth;
use crate::ids::{PersonId, UnitId};
use crate::person::Status;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A refused move: which rule, and what it needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "refusal")]
pub enum Refusal {
    /// The table has no such move from this state.
    NotFromHere {
        /// What was tried.
        action: ActionKind,
        /// Where the petition stands; none before it exists.
        state: Option<State>,
        /// What can be done instead.
        possible: Vec<ActionKind>,
    },
    /// The actor has no capacity for it here.
    NotEntitled {
        /// What was tried.
        action: ActionKind,
        /// Who may.
        who: Vec<Capacity>,
    },
    /// The actor is revoked, pending or moved.
    NotActive {
        /// His status.
        status: Status,
    },
    /// Something required is missing or empty.
    Missing {
        /// What.
        field: Field,
    },
    /// A date lies after its limit.
    DateTooLate {
        /// Which date.
        field: Field,
        /// What was given.
        given: NaiveDate,
        /// The last day allowed.
        limit: NaiveDate,
    },
    /// A date lies before its limit.
    DateTooEarly {
        /// Which date.
        field: Field,
        /// What was given.
        given: NaiveDate,
        /// The first day allowed.
        limit: NaiveDate,
    },
    /// The office has no such category.
    UnknownCategory {
        /// What was given.
        given: String,
    },
    /// A reason and an approver are needed.
    ExceptionNeeded {
        /// Because of this.
        causes: Vec<ExceptionCause>,
    },
    /// A supporting body is also the lead.
    LeadAlsoSupports {
        /// Which.
        unit: UnitId,
    },
    /// The unit has ended by this day.
    UnitDissolved {
        /// Which.
        unit: UnitId,
        /// Who took over.
        successors: Vec<UnitId>,
    },
    /// The unit begins later than this day.
    UnitNotYet {
        /// Which.
        unit: UnitId,
        /// Its first day.
        from: NaiveDate,
    },
    /// The unit is unknown or cannot answer.
    NotAnAnsweringBody {
        /// Which.
        unit: UnitId,
    },
    /// A unit is not below the lead.
    NotBelowLead {
        /// Which.
        unit: UnitId,
        /// The lead.
        lead: UnitId,
    },
    /// The routing names another lead than the direction.
    NotAsDirected {
        /// The lead the direction names.
        directed: UnitId,
    },
    /// After so many refusals the directing body names the lead, who cannot refuse.
    MustAccept {
        /// How many refusals there were.
        refusals: u32,
    },
    /// The matter is not in the commune's competence, or there is no commune.
    NoCommune,
    /// A commune matter goes the commune's way, any other the department's.
    WrongWay {
        /// Whether this is a commune matter.
        commune_matter: bool,
    },
    /// Merge into itself.
    MergeIntoItself,
    /// The target is merged, answered or ended already.
    MergeTargetState {
        /// Its code.
        code: String,
        /// Its state.
        state: State,
    },
    /// The target belongs to another cycle: link it instead.
    MergeOtherCycle {
        /// Its code.
        code: String,
    },
    /// Others are merged into this one; no chains.
    MergeChain,
    /// The target is settled by a commune, at a conference and in no document.
    MergeIntoCommuneMatter {
        /// Its code.
        code: String,
    },
    /// Others are merged into this one and would be left without an answer.
    OthersMergedHere {
        /// Their codes.
        codes: Vec<String>,
    },
    /// A merged petition moves to another cycle with the one it was merged into.
    MovesWithTarget,
    /// Only into the next month whose notice is not issued yet, or the one that is worked on now.
    NotThatCycle {
        /// The month that it can go to; none while it is not planned.
        month: Option<CycleMonth>,
    },
    /// This person may not approve that a rule is set aside.
    NotAnApprover {
        /// Who was named.
        person: PersonId,
    },
    /// The body does not support the lead of this petition.
    NotASupporter {
        /// Which.
        unit: UnitId,
    },
    /// The body has signed its part already.
    PartSigned {
        /// Which.
        unit: UnitId,
    },
    /// The body has not signed its part.
    PartNotSigned {
        /// Which.
        unit: UnitId,
    },
    /// Nobody of the body is there to answer.
    BodyNotPresent {
        /// Which.
        unit: UnitId,
    },
    /// This person does not lead the body that answers.
    NotLedBy {
        /// Who was named.
        person: PersonId,
        /// The body.
        unit: UnitId,
    },
    /// No number and symbol of a document.
    NotASymbol {
        /// As given.
        given: String,
    },
    /// The text carries a security marking; this program must not hold it (domain.md §3).
    Classified,
    /// Not the version that lies before the body.
    NotThisVersion {
        /// Number of the version under review.
        current: u32,
    },
    /// The version number does not follow the last.
    VersionOutOfOrder {
        /// The number expected.
        expected: u32,
    },
    /// The answer is not signed for the lead body.
    NotTheLeadsReply {
        /// The lead.
        lead: Option<UnitId>,
    },
    /// Only who signed the answer submits it, or who stands in for him.
    NotTheSigner {
        /// Who signed.
        signer: PersonId,
    },
    /// Nobody reviews his own work.
    OwnWork {
        /// Who.
        person: PersonId,
        /// Why.
        because: OwnWork,
    },
    /// Another body decides on this category or in this round.
    WrongBody {
        /// Which.
        needed: DecidingBody,
    },
    /// No extension has been asked for.
    NothingAsked,
    /// An extension waits for its decision already.
    AskedAlready,
    /// A reopening waits for its decision already.
    ReopeningAsked,
    /// No more extensions.
    TooManyExtensions {
        /// How many are allowed.
        limit: u32,
    },
    /// Too late to ask: the due date has passed.
    AfterDueDate {
        /// The due date.
        due: NaiveDate,
    },
    /// The cluster head has not proved receipt (GL-15).
    ReceiptNotProved,
    /// This conference does not cover the petition's cell (GL-16).
    OtherClustersConference,
    /// A conference covers the cell: it is told there, not in writing (GL-16).
    ConferenceCovers {
        /// Its date.
        date: NaiveDate,
    },
    /// Whether a conference covers the cell is not known before the month is planned.
    MonthNotPlanned,
    /// The cell's conference is ahead, or stands otherwise than said: what is heard there is
    /// recorded there.
    SpokenAtConference {
        /// What the month's conferences show; none while one is ahead.
        shown: Option<NotSpoken>,
    },
    /// Who drafts does not bring it in that way.
    NotThatSource {
        /// Which was given.
        source: Source,
    },
    /// A commune reports as done what is settled or explained; the rest is not yet done.
    NotDone {
        /// What was said.
        outcome: OutcomeClass,
    },
    /// The answer reads as before: there is nothing to correct.
    NothingCorrected,
    /// It is answered with another petition and corrected by the other's line.
    CorrectedWith {
        /// Code of the other.
        code: String,
    },
    /// Who refuses a routing proposes another body.
    ProposesItself,
    /// Nobody holds a post in that body, so nobody could answer.
    NobodyThere {
        /// Which.
        unit: UnitId,
    },
    /// The desk still has time to close its minutes; the Office takes over what is overdue.
    MinutesNotOverdue {
        /// The last day on which the desk may close them.
        due: NaiveDate,
    },
    /// Somebody may still speak: silence decides nothing yet.
    SilenceNotOver {
        /// The last day on which he may.
        due: NaiveDate,
    },
    /// What is given as silence is not what the record shows.
    SilenceNotProved,
    /// The clock stands as it would be worked out again.
    NothingToPlanAgain,
    /// Every unit that it lies with stands.
    NothingToHandOn,
    /// A petition goes on only with who took over the units it lay with.
    NotASuccessor {
        /// Who did not.
        unit: UnitId,
    },
    /// Only an answer with a promise or an open check is followed up, and only an explained one closes by silence.
    PromiseStands {
        /// Until when.
        by: NaiveDate,
    },
    /// Closing by silence is for explained answers.
    NotExplained,
    /// A vote is immutable.
    VotedAlready {
        /// On what.
        on: VoteOn,
    },
    /// The result is voted on once it is reported done.
    NoResultYet,
    /// Reopening is asked for within so many cycles, or at a broken promise.
    TooLateToReopen {
        /// How many cycles are allowed.
        limit: u32,
    },
    /// The reopening that is decided on was never asked for.
    NoReopeningAsked,
    /// It was not answered on the spot.
    NotAnsweredOnSpot,
    /// There is no promise to move.
    NoPromise,
    /// The text is withheld already.
    WithheldAlready,
    /// The line has been issued in a document already.
    IssuedAlready {
        /// Its symbol.
        symbol: String,
    },
    /// The calendar ends before the date that is needed.
    CalendarEnds {
        /// The last day it covers.
        covered_until: NaiveDate,
    },
    /// The calendar begins after the date that is needed.
    CalendarBegins {
        /// The first day it covers.
        covered_from: NaiveDate,
    },
    /// A petition in this state is not taken over from old records.
    NotTakenOver {
        /// Which.
        state: State,
    },
    /// Old records say of a petition what cannot be in the state they give.
    NotYetThere {
        /// What they say.
        field: Field,
        /// The state.
        state: State,
    },
    /// It did not come from old records.
    NotImported,
    /// The text of the old answer has been taken over already.
    AnswerTakenOver,
    /// The batch cannot be issued: these lines are neither approved nor carried over (GL-15).
    BatchNotReady {
        /// Code and state of each.
        lines: Vec<(String, State)>,
    },
    /// The month's document is out; there is one a month (GL-15).
    MonthIssued {
        /// Its symbol.
        symbol: String,
        /// Codes of those that came too late for it.
        codes: Vec<String>,
    },
    /// Nothing of the month waits for the step.
    EmptyBatch,
    /// This person may not sign the document, whoever enters it.
    MayNotSign {
        /// Who was named.
        signer: PersonId,
    },
}

impl Refusal {
    /// How it is answered.
    #[must_use]
    pub fn class(&self) -> RefusalClass {
        match self {
            Self::NotEntitled { .. }
            | Self::NotThatSource { .. }
            | Self::NotActive { .. }
            | Self::OwnWork { .. }
            | Self::NotTheSigner { .. }
            | Self::MayNotSign { .. } => RefusalClass::Forbidden,
            Self::NotFromHere { .. }
            | Self::MergeTargetState { .. }
            | Self::MergeChain
            | Self::MergeIntoCommuneMatter { .. }
            | Self::OthersMergedHere { .. }
            | Self::SilenceNotOver { .. }
            | Self::SilenceNotProved
            | Self::MinutesNotOverdue { .. }
            | Self::SpokenAtConference { .. }
            | Self::PartSigned { .. }
            | Self::PartNotSigned { .. }
            | Self::BodyNotPresent { .. }
            | Self::NothingToPlanAgain
            | Self::NothingToHandOn
            | Self::NotThisVersion { .. }
            | Self::VotedAlready { .. }
            | Self::AskedAlready
            | Self::ReopeningAsked
            | Self::IssuedAlready { .. }
            | Self::WithheldAlready
            | Self::NotImported
            | Self::AnswerTakenOver
            | Self::MonthIssued { .. }
            | Self::BatchNotReady { .. } => RefusalClass::Conflict,
            _ => RefusalClass::Unacceptable,
        }
    }
}
