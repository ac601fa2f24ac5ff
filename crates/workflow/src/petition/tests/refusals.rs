//! Every refusal is provoked by a rule.
use super::acts;
use super::walk::{By, Walk, revoked};
use crate::capacity::Capacity;
use crate::person::Status;
use crate::petition::{
    Action, ActionKind, CommuneResult, DecidingBody, ExceptionCause, ExtensionBy, Field,
    NewPetition, OutcomeClass, OwnWork, Petition, Refusal as R, RefusalClass, State, VoteOn, issue,
};
use crate::test_world::{Under, Who, World, cycle_id, day, line, petition_id};
use std::collections::BTreeSet;

mod after;
mod before;
mod seats;
mod work;

use after::{calendar, ending, handed_on, issuing, reopening, silent, telling};
use before::{desk, directing, intake, later, merging, rights, together};
use seats::seats;
use work::{answering, not_led, reviewing, routing, time};

macro_rules! variants {
    ($($name:ident),+ $(,)?) => {
        const ALL: &[&str] = &[$(stringify!($name)),+];

        /// Exhaustive: a new refusal does not compile until it is listed, and then needs a
        /// provocation.
        fn name(refusal: &R) -> &'static str {
            match refusal { $(R::$name { .. } => stringify!($name)),+ }
        }
    };
}

variants!(
    NotFromHere,
    NotEntitled,
    NotActive,
    Missing,
    DateTooLate,
    DateTooEarly,
    UnknownCategory,
    ExceptionNeeded,
    LeadAlsoSupports,
    UnitDissolved,
    UnitNotYet,
    NotAnAnsweringBody,
    NotBelowLead,
    NotAsDirected,
    MustAccept,
    NoCommune,
    WrongWay,
    MergeIntoItself,
    MergeTargetState,
    MergeOtherCycle,
    MergeChain,
    MergeIntoCommuneMatter,
    OthersMergedHere,
    MovesWithTarget,
    NotThatCycle,
    NotAnApprover,
    NotASupporter,
    PartSigned,
    PartNotSigned,
    BodyNotPresent,
    NotLedBy,
    NotASymbol,
    Classified,
    NotThisVersion,
    VersionOutOfOrder,
    NotTheLeadsReply,
    NotTheSigner,
    OwnWork,
    WrongBody,
    NothingAsked,
    AskedAlready,
    ReopeningAsked,
    TooManyExtensions,
    AfterDueDate,
    ReceiptNotProved,
    OtherClustersConference,
    ConferenceCovers,
    MonthNotPlanned,
    SilenceNotOver,
    SilenceNotProved,
    MinutesNotOverdue,
    SpokenAtConference,
    NotDone,
    NotThatSource,
    NothingCorrected,
    CorrectedWith,
    MonthIssued,
    ProposesItself,
    NobodyThere,
    NothingToPlanAgain,
    NothingToHandOn,
    NotASuccessor,
    PromiseStands,
    NotExplained,
    VotedAlready,
    NoResultYet,
    TooLateToReopen,
    NoReopeningAsked,
    NotAnsweredOnSpot,
    NoPromise,
    WithheldAlready,
    IssuedAlready,
    CalendarEnds,
    CalendarBegins,
    NotTakenOver,
    NotYetThere,
    NotImported,
    AnswerTakenOver,
    BatchNotReady,
    EmptyBatch,
    MayNotSign,
);

/// What came and what should have come.
type Case = (R, R);

#[test]
fn every_refusal_is_provoked_and_says_what_it_should() {
    let w = &World::new(Under::County);
    let groups = [
        desk(w),
        reopening(w),
        rights(w),
        intake(w),
        merging(w),
        directing(w),
        routing(w),
        time(w),
        later(),
    ];
    let more = [
        seats(w),
        together(w),
        silent(w),
        answering(w),
        reviewing(w),
        vec![not_led(w)],
        issuing(w),
        telling(w),
        ending(w),
        calendar(w),
        handed_on(w),
        super::old::provoked(w),
    ];
    let cases: Vec<Case> = groups.into_iter().chain(more).flatten().collect();
    let mut seen = BTreeSet::new();
    for (came, due) in &cases {
        assert_eq!(came, due);
        seen.insert(name(came));
    }
    let missing: Vec<_> = ALL.iter().filter(|n| !seen.contains(*n)).collect();
    assert_eq!(missing, Vec::<&&str>::new(), "never provoked");
}

#[test]
fn each_class_of_refusal_answers_as_the_pages_do() {
    let person = Who::Secretary.id();
    let own = R::OwnWork {
        person,
        because: OwnWork::Wrote,
    };
    assert_eq!(own.class(), RefusalClass::Forbidden);
    assert_eq!(R::MergeChain.class(), RefusalClass::Conflict);
    let field = Field::ReturnReasons;
    assert_eq!(R::Missing { field }.class(), RefusalClass::Unacceptable);
}
