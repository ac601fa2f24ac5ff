//! Names of everything that is chosen from a list (glossary, domain.md §2).
use workflow::capacity::{Capacity, Relation};
use workflow::conference::{AttendanceCategory, ConferenceActionKind, ConferenceState, Item};
use workflow::hosting::SwapState;
use workflow::person::{Role, Status};
use workflow::petition::{
    ActionKind, Competence, DecidingBody, DivertGround, EndorsementKind, ExceptionCause, Field,
    FormFault, Kind, NotSpoken, OutcomeClass, OwnWork, ReturnReason, Source, State, VoteOn,
};
use workflow::unit::UnitKind;

use super::{Args, say};
use crate::Language;

/// Something chosen from a list, with a name in both languages.
///
/// Names are in small letters and fit into a sentence, except those of states, which stand alone
/// or in quotation marks. The name of an action is a phrase with a verb: `gộp vào kiến nghị khác`.
pub trait Term: Sized + 'static {
    /// Every value, in the order in which they are offered.
    const EVERY: &'static [Self];

    /// The key of the name in the message files.
    fn key(&self) -> &'static str;

    /// The name in a language.
    #[must_use]
    fn name_in(&self, language: Language) -> String {
        say(language, self.key(), &Args::none())
    }
}

/// One list serves the names and the walk over them, so that neither can forget a value: the
/// `match` is exhaustive.
macro_rules! terms {
    ($of:ty { $($value:path => $key:literal),+ $(,)? }) => {
        impl Term for $of {
            const EVERY: &'static [Self] = &[$($value),+];

            fn key(&self) -> &'static str {
                match self { $($value => $key),+ }
            }
        }
    };
}

terms!(State {
    State::Draft => "state-draft",
    State::Endorsed => "state-endorsed",
    State::Recorded => "state-recorded",
    State::Consolidated => "state-consolidated",
    State::Directed => "state-directed",
    State::Routed => "state-routed",
    State::Drafting => "state-drafting",
    State::UnderReview => "state-under-review",
    State::Approved => "state-approved",
    State::Issued => "state-issued",
    State::Announced => "state-announced",
    State::FollowUp => "state-follow-up",
    State::Resolved => "state-resolved",
    State::Closed => "state-closed",
    State::Merged => "state-merged",
    State::Split => "state-split",
    State::Withdrawn => "state-withdrawn",
    State::Declined => "state-declined",
    State::ReferredUp => "state-referred-up",
    State::Diverted => "state-diverted",
});

terms!(ActionKind {
    ActionKind::Draft => "action-draft",
    ActionKind::Import => "action-import",
    ActionKind::Endorse => "action-endorse",
    ActionKind::Record => "action-record",
    ActionKind::TakeInWriting => "action-take-in-writing",
    ActionKind::UrgentIntake => "action-urgent-intake",
    ActionKind::Divert => "action-divert",
    ActionKind::AnswerOnSpot => "action-answer-on-spot",
    ActionKind::HandToCommune => "action-hand-to-commune",
    ActionKind::Consolidate => "action-consolidate",
    ActionKind::Split => "action-split",
    ActionKind::MergeInto => "action-merge-into",
    ActionKind::Unmerge => "action-unmerge",
    ActionKind::Direct => "action-direct",
    ActionKind::Decline => "action-decline",
    ActionKind::ReferUp => "action-refer-up",
    ActionKind::RecordSuperiorAnswer => "action-record-superior-answer",
    ActionKind::Route => "action-route",
    ActionKind::Accept => "action-accept",
    ActionKind::RefuseRouting => "action-refuse-routing",
    ActionKind::ChangeLead => "action-change-lead",
    ActionKind::SubAssign => "action-sub-assign",
    ActionKind::SignPart => "action-sign-part",
    ActionKind::RequestExtension => "action-request-extension",
    ActionKind::GrantExtension => "action-grant-extension",
    ActionKind::RefuseExtension => "action-refuse-extension",
    ActionKind::SubmitReply => "action-submit-reply",
    ActionKind::ReturnForForm => "action-return-for-form",
    ActionKind::Return => "action-return",
    ActionKind::Approve => "action-approve",
    ActionKind::Recall => "action-recall",
    ActionKind::Issue => "action-issue",
    ActionKind::Correct => "action-correct",
    ActionKind::TakeOverAnswer => "action-take-over-answer",
    ActionKind::Announce => "action-announce",
    ActionKind::TellInWriting => "action-tell-in-writing",
    ActionKind::ReportAtConference => "action-report-at-conference",
    ActionKind::FollowUp => "action-follow-up",
    ActionKind::MovePromise => "action-move-promise",
    ActionKind::Close => "action-close",
    ActionKind::Resolve => "action-resolve",
    ActionKind::CastVote => "action-cast-vote",
    ActionKind::RequestReopening => "action-request-reopening",
    ActionKind::AcceptReopening => "action-accept-reopening",
    ActionKind::RefuseReopening => "action-refuse-reopening",
    ActionKind::ReopenOnSpot => "action-reopen-on-spot",
    ActionKind::Withdraw => "action-withdraw",
    ActionKind::CarryOver => "action-carry-over",
    ActionKind::RePlan => "action-re-plan",
    ActionKind::Succeed => "action-succeed",
    ActionKind::Redact => "action-redact",
});

terms!(Capacity {
    Capacity::Proposer => "capacity-proposer",
    Capacity::Recorder => "capacity-recorder",
    Capacity::Presider => "capacity-presider",
    Capacity::Consolidator => "capacity-consolidator",
    Capacity::OfficeChief => "capacity-office-chief",
    Capacity::Director => "capacity-director",
    Capacity::Answerer => "capacity-answerer",
    Capacity::AnswerLeader => "capacity-answer-leader",
    Capacity::CommuneAnswerer => "capacity-commune-answerer",
    Capacity::Reviewer => "capacity-reviewer",
    Capacity::Signer => "capacity-signer",
    Capacity::Clerk => "capacity-clerk",
    Capacity::System => "capacity-system",
});

terms!(OutcomeClass {
    OutcomeClass::Settled => "outcome-settled",
    OutcomeClass::InProgress => "outcome-in-progress",
    OutcomeClass::WillSettle => "outcome-will-settle",
    OutcomeClass::Explained => "outcome-explained",
    OutcomeClass::NotYet => "outcome-not-yet",
});

terms!(ReturnReason {
    ReturnReason::OffTopic => "return-off-topic",
    ReturnReason::NoDate => "return-no-date",
    ReturnReason::NoResponsibleUnit => "return-no-responsible-unit",
    ReturnReason::Evasive => "return-evasive",
    ReturnReason::NoLegalBasis => "return-no-legal-basis",
    ReturnReason::NoFunds => "return-no-funds",
    ReturnReason::Incomplete => "return-incomplete",
});

terms!(FormFault {
    FormFault::Field => "form-field",
    FormFault::OutcomeClass => "form-outcome-class",
    FormFault::Signature => "form-signature",
});

terms!(Competence {
    Competence::Cell => "competence-cell",
    Competence::Commune => "competence-commune",
    Competence::County => "competence-county",
    Competence::Province => "competence-province",
    Competence::Centre => "competence-centre",
});

terms!(DecidingBody {
    DecidingBody::StandingMembers => "body-standing-members",
    DecidingBody::StandingBoard => "body-standing-board",
    DecidingBody::PartyCommittee => "body-party-committee",
});

terms!(NotSpoken {
    NotSpoken::Cancelled => "not-spoken-cancelled",
    NotSpoken::Skipped => "not-spoken-skipped",
    NotSpoken::NotReached => "not-spoken-not-reached",
});

terms!(DivertGround {
    DivertGround::Denunciation => "divert-denunciation",
    DivertGround::Complaint => "divert-complaint",
    DivertGround::Classified => "divert-classified",
    DivertGround::NamedPerson => "divert-named-person",
});

terms!(Kind {
    Kind::Petition => "kind-petition",
    Kind::Opinion => "kind-opinion",
    Kind::Report => "kind-report",
});

terms!(Source {
    Source::Conference => "source-conference",
    Source::Written => "source-written",
    Source::AttendanceReport => "source-attendance-report",
    Source::Urgent => "source-urgent",
    Source::Import => "source-import",
});

terms!(EndorsementKind {
    EndorsementKind::CellCommittee => "endorsement-cell-committee",
    EndorsementKind::CellMeeting => "endorsement-cell-meeting",
    EndorsementKind::SecretaryWithDeputy => "endorsement-secretary-with-deputy",
});

terms!(ExceptionCause {
    ExceptionCause::NotEndorsed => "exception-not-endorsed",
    ExceptionCause::OutsideWindow => "exception-outside-window",
});

terms!(Status {
    Status::Active => "status-active",
    Status::Pending => "status-pending",
    Status::Revoked => "status-revoked",
    Status::Moved => "status-moved",
});

terms!(OwnWork {
    OwnWork::Wrote => "own-work-wrote",
    OwnWork::Signed => "own-work-signed",
    OwnWork::Heads => "own-work-heads",
});

terms!(VoteOn {
    VoteOn::Answer => "vote-answer",
    VoteOn::Result => "vote-result",
});

terms!(Field {
    Field::Category => "field-category",
    Field::EndorsementNames => "field-endorsement-names",
    Field::EndorsementDate => "field-endorsement-date",
    Field::ReturnReasons => "field-return-reasons",
    Field::MissingItems => "field-missing-items",
    Field::Hearing => "field-hearing",
    Field::LegalBasis => "field-legal-basis",
    Field::Promise => "field-promise",
    Field::PromiseDate => "field-promise-date",
    Field::Parts => "field-parts",
    Field::Until => "field-until",
    Field::ExpectedDate => "field-expected-date",
    Field::CommitteeNote => "field-committee-note",
    Field::LookAgainDate => "field-look-again-date",
    Field::Code => "field-code",
    Field::Cycle => "field-cycle",
    Field::Competence => "field-competence",
    Field::Lead => "field-lead",
    Field::Answer => "field-answer",
    Field::OutcomeClass => "field-outcome-class",
    Field::Document => "field-document",
    Field::RecordedDate => "field-recorded-date",
    Field::AnsweredDate => "field-answered-date",
    Field::IssuedDate => "field-issued-date",
    Field::AnnouncedDate => "field-announced-date",
    Field::EndDate => "field-end-date",
});

terms!(ConferenceState {
    ConferenceState::Planned => "conference-state-planned",
    ConferenceState::Confirmed => "conference-state-confirmed",
    ConferenceState::InSession => "conference-state-in-session",
    ConferenceState::Closed => "conference-state-closed",
    ConferenceState::Joint => "conference-state-joint",
    ConferenceState::Cancelled => "conference-state-cancelled",
});

terms!(ConferenceActionKind {
    ConferenceActionKind::Plan => "conference-action-plan",
    ConferenceActionKind::Confirm => "conference-action-confirm",
    ConferenceActionKind::Move => "conference-action-move",
    ConferenceActionKind::Join => "conference-action-join",
    ConferenceActionKind::TakeIn => "conference-action-take-in",
    ConferenceActionKind::HandOver => "conference-action-hand-over",
    ConferenceActionKind::Cancel => "conference-action-cancel",
    ConferenceActionKind::Open => "conference-action-open",
    ConferenceActionKind::Mark => "conference-action-mark",
    ConferenceActionKind::Close => "conference-action-close",
    ConferenceActionKind::Addend => "conference-action-addend",
});

terms!(Role {
    Role::CellSecretary => "role-cell-secretary",
    Role::CellDeputy => "role-cell-deputy",
    Role::CommuneSecretary => "role-commune-secretary",
    Role::CommuneDeputySecretary => "role-commune-deputy-secretary",
    Role::CommuneClerk => "role-commune-clerk",
    Role::ClusterHead => "role-cluster-head",
    Role::ClusterDeputy => "role-cluster-deputy",
    Role::CommitteeMemberInCharge => "role-committee-member-in-charge",
    Role::CommitteeMember => "role-committee-member",
    Role::StandingBoardMember => "role-standing-board-member",
    Role::StandingMember => "role-standing-member",
    Role::CommitteeSecretary => "role-committee-secretary",
    Role::OfficeChief => "role-office-chief",
    Role::OfficeDeputyChief => "role-office-deputy-chief",
    Role::RecordsClerk => "role-records-clerk",
    Role::OfficeSpecialist => "role-office-specialist",
    Role::DepartmentHead => "role-department-head",
    Role::DepartmentDeputy => "role-department-deputy",
    Role::DepartmentSpecialist => "role-department-specialist",
});

terms!(UnitKind {
    UnitKind::Committee => "unit-kind-committee",
    UnitKind::Cluster => "unit-kind-cluster",
    UnitKind::Commune => "unit-kind-commune",
    UnitKind::Cell => "unit-kind-cell",
    UnitKind::GrassrootsOrg => "unit-kind-grassroots-org",
    UnitKind::Office => "unit-kind-office",
    UnitKind::StandingMembers => "unit-kind-standing-members",
    UnitKind::StandingBoard => "unit-kind-standing-board",
    UnitKind::PeoplesCommittee => "unit-kind-peoples-committee",
    UnitKind::Department => "unit-kind-department",
});

terms!(Relation {
    Relation::Own => "relation-own",
    Relation::Below => "relation-below",
    Relation::Sibling => "relation-sibling",
    Relation::OtherCluster => "relation-other-cluster",
    Relation::OtherCommittee => "relation-other-committee",
});

terms!(AttendanceCategory {
    AttendanceCategory::BoardInCharge => "attendance-board-in-charge",
    AttendanceCategory::CommitteeInCharge => "attendance-committee-in-charge",
    AttendanceCategory::CommuneSecretary => "attendance-commune-secretary",
    AttendanceCategory::CommuneChair => "attendance-commune-chair",
    AttendanceCategory::CellSecretary => "attendance-cell-secretary",
});

terms!(Item {
    Item::Endorsed => "waiting-endorsed",
    Item::Issued => "waiting-issued",
    Item::Commune => "waiting-commune",
});

terms!(SwapState {
    SwapState::Asked => "swap-asked",
    SwapState::Agreed => "swap-agreed",
    SwapState::Refused => "swap-refused",
    SwapState::Withdrawn => "swap-withdrawn",
});
