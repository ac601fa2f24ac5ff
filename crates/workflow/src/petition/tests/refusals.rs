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
    NotThisVersion,
    VersionOutOfOrder,
    NotTheLeadsReply,
    OwnWork,
    WrongBody,
    NothingAsked,
    AskedAlready,
    TooManyExtensions,
    AfterDueDate,
    ReceiptNotProved,
    OtherClustersConference,
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
    BatchNotReady,
    EmptyBatch,
);

/// What came and what should have come.
type Case = (R, R);

#[test]
fn every_refusal_is_provoked_and_says_what_it_should() {
    let w = &World::new(Under::County);
    let groups = [
        rights(w),
        intake(w),
        merging(w),
        directing(w),
        routing(w),
        time(w),
    ];
    let more = [
        answering(w),
        reviewing(w),
        issuing(w),
        telling(w),
        ending(w),
        calendar(w),
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

fn rights(w: &World) -> Vec<Case> {
    let p = Walk::recorded(w).p;
    let posts = w.held(Who::OfficeChief, day(3, 9));
    let ctx = w.context(day(3, 9), &posts);
    let gone = p
        .act(acts::consolidate(), &revoked(Who::OfficeChief), &ctx)
        .unwrap_err();
    let possible = crate::petition::possible(State::Routed);
    let (action, state) = (ActionKind::Issue, Some(State::Routed));
    vec![
        (
            gone,
            R::NotActive {
                status: Status::Revoked,
            },
        ),
        (
            Walk::routed(w).refused(Who::RecordsClerk, day(3, 13), acts::issue(1)),
            R::NotFromHere {
                action,
                state,
                possible,
            },
        ),
        (
            Walk::recorded(w).refused(Who::CellSecretary, day(3, 9), acts::consolidate()),
            R::NotEntitled {
                action: ActionKind::Consolidate,
                who: vec![Capacity::Consolidator],
            },
        ),
        (
            Walk::begin(w).refused(Who::OtherCellSecretary, day(3, 3), acts::endorse(day(3, 2))),
            R::NotEntitled {
                action: ActionKind::Endorse,
                who: vec![Capacity::Proposer, Capacity::Recorder],
            },
        ),
        (
            Walk::begin(w).refused(Who::FarDeputy, day(3, 5), acts::record(w)),
            R::NotEntitled {
                action: ActionKind::Record,
                who: vec![Capacity::Recorder],
            },
        ),
    ]
}

fn intake(w: &World) -> Vec<Case> {
    let begun = Walk::begin(w);
    let Action::Endorse { mut endorsement } = acts::endorse(day(3, 2)) else {
        unreachable!()
    };
    endorsement.names.clear();
    let nameless = begun.refused(w.proposer(), day(3, 3), Action::Endorse { endorsement });
    let ahead = begun.refused(w.proposer(), day(3, 3), acts::endorse(day(3, 4)));
    let late = begun
        .clone()
        .then(w.proposer(), day(3, 6), acts::endorse(day(3, 6)));
    let unknown = NewPetition {
        category: "roads".into(),
        ..acts::new(w, 2)
    };
    let unknown = Walk::drafted(w, w.proposer(), unknown).err().unwrap();
    let mut outside = acts::in_session(day(3, 11));
    outside.in_planned_window = false;
    let speaker = crate::petition::Speaker::OnRoster(w.proposer().id());
    let outside = Action::Record {
        at: outside,
        speaker,
        exception: None,
    };
    let causes = vec![ExceptionCause::NotEndorsed, ExceptionCause::OutsideWindow];
    let mut codeless = acts::in_session(day(3, 5));
    codeless.code.clear();
    let codeless = Action::Record {
        at: codeless,
        speaker,
        exception: Some(acts::exception()),
    };
    let date = Field::EndorsementDate;
    vec![
        (
            nameless,
            R::Missing {
                field: Field::EndorsementNames,
            },
        ),
        (
            ahead,
            R::DateTooLate {
                field: date,
                given: day(3, 4),
                limit: day(3, 3),
            },
        ),
        // Agreed after the conference.
        (
            late.refused(w.desk(), day(3, 6), acts::record(w)),
            R::DateTooLate {
                field: date,
                given: day(3, 6),
                limit: day(3, 5),
            },
        ),
        (
            unknown,
            R::UnknownCategory {
                given: "roads".into(),
            },
        ),
        (
            begun.refused(w.desk(), day(3, 11), outside),
            R::ExceptionNeeded { causes },
        ),
        (
            begun.refused(w.desk(), day(3, 5), codeless),
            R::Missing { field: Field::Code },
        ),
        (
            Walk::recorded(w).refused(
                w.chair(),
                day(3, 5),
                acts::on_the_spot(OutcomeClass::WillSettle, None, true),
            ),
            R::Missing {
                field: Field::Promise,
            },
        ),
        (
            Walk::recorded(w).refused(
                Who::OfficeChief,
                day(3, 5),
                Action::Split {
                    parts: vec![petition_id(2); 2],
                },
            ),
            R::Missing {
                field: Field::Parts,
            },
        ),
        (
            Walk::drafting(w).refused(
                Who::OfficeChief,
                day(3, 16),
                Action::Withdraw { note: None },
            ),
            R::Missing {
                field: Field::CommitteeNote,
            },
        ),
    ]
}

fn merging(w: &World) -> Vec<Case> {
    let merged = |target| {
        Walk::consolidated(w).refused(Who::OfficeChief, day(3, 10), Action::MergeInto { target })
    };
    let there = acts::target(2, State::Consolidated);
    let code = there.code.clone();
    let mut older = there.clone();
    older.cycle = Some(cycle_id(2));
    let mut chain = there.clone();
    chain.source_has_children = true;
    vec![
        (
            merged(acts::target(1, State::Consolidated)),
            R::MergeIntoItself,
        ),
        (merged(older), R::MergeOtherCycle { code: code.clone() }),
        (merged(chain), R::MergeChain),
        // B44: b is merged into a already, so a cannot be merged into b.
        (
            merged(acts::target(2, State::Merged)),
            R::MergeTargetState {
                code,
                state: State::Merged,
            },
        ),
    ]
}

fn directing(w: &World) -> Vec<Case> {
    let walk = Walk::consolidated(w);
    let directed = |decision, bodies| {
        let text = line("giao trả lời");
        walk.refused(
            Who::StandingMember,
            day(3, 11),
            Action::Direct {
                decision,
                text,
                bodies,
            },
        )
    };
    let good = || acts::bodies(w, "roads", &[]);
    let (gone, successors) = (w.unit("labour"), vec![w.unit("land")]);
    let needed = DecidingBody::StandingMembers;
    let Action::ReferUp {
        decision,
        to,
        paper,
        ..
    } = acts::refer_up()
    else {
        unreachable!()
    };
    let yesterday = Action::ReferUp {
        decision,
        to,
        paper,
        expected: day(3, 11),
    };
    vec![
        (directed(acts::board(), good()), R::WrongBody { needed }),
        (
            directed(acts::members(), acts::bodies(w, "roads", &["roads"])),
            R::LeadAlsoSupports {
                unit: w.unit("roads"),
            },
        ),
        (
            directed(acts::members(), acts::bodies(w, "labour", &[])),
            R::UnitDissolved {
                unit: gone,
                successors,
            },
        ),
        (
            directed(acts::members(), acts::bodies(w, "cell", &[])),
            R::NotAnAnsweringBody {
                unit: w.unit("cell"),
            },
        ),
        (
            walk.refused(Who::StandingMember, day(3, 11), yesterday),
            R::DateTooEarly {
                field: Field::ExpectedDate,
                given: day(3, 11),
                limit: day(3, 12),
            },
        ),
    ]
}

fn routing(w: &World) -> Vec<Case> {
    let directed = Walk::consolidated(w).then(Who::StandingMember, day(3, 11), acts::direct(w));
    let elsewhere = Action::Route {
        bodies: acts::bodies(w, "ubnd", &[]),
    };
    let twice = Walk::routed(w)
        .then(Who::RoadsHead, day(3, 13), acts::refuse_routing(w))
        .then(Who::OfficeChief, day(3, 13), acts::route(w))
        .then(Who::RoadsHead, day(3, 13), acts::refuse_routing(w))
        .then(
            Who::StandingMember,
            day(3, 13),
            acts::change_lead(w, "roads"),
        );
    let (unit, lead) = (w.unit("land"), w.unit("roads"));
    let no_commune = World::new(Under::Commune);
    let due = day(4, 6);
    let not_yet = CommuneResult::NotYet {
        reason: line("chờ vốn"),
        until: due,
    };
    let report = Action::ReportAtConference { result: not_yet };
    vec![
        (
            directed.refused(Who::OfficeChief, day(3, 12), elsewhere),
            R::NotAsDirected { directed: lead },
        ),
        (
            twice.refused(Who::OfficeChief, day(3, 13), acts::route(w)),
            R::NotFromHere {
                action: ActionKind::Route,
                state: Some(State::Routed),
                possible: crate::petition::possible(State::Routed),
            },
        ),
        (
            twice.refused(Who::RoadsHead, day(3, 16), acts::refuse_routing(w)),
            R::MustAccept { refusals: 2 },
        ),
        (
            Walk::drafting(w).refused(Who::RoadsHead, day(3, 16), Action::SubAssign { to: unit }),
            R::NotBelowLead { unit, lead },
        ),
        (
            Walk::recorded(&no_commune).refused(
                Who::Secretary,
                day(3, 5),
                Action::HandToCommune { due },
            ),
            R::NoCommune,
        ),
        (
            Walk::drafting(w).refused(Who::CommuneSecretary, day(3, 16), report),
            R::WrongWay {
                commune_matter: false,
            },
        ),
        (
            Walk::handed_to_commune(w).refused(
                Who::StandingMember,
                day(3, 16),
                acts::change_lead(w, "roads"),
            ),
            R::WrongWay {
                commune_matter: true,
            },
        ),
    ]
}

fn time(w: &World) -> Vec<Case> {
    let walk = Walk::drafting(w);
    let ask = |on, until| walk.refused(Who::RoadsHead, on, acts::ask_extension(until));
    let asked = walk
        .clone()
        .then(Who::RoadsHead, day(3, 16), acts::ask_extension(day(3, 25)));
    let chief = || acts::grant(ExtensionBy::OfficeChief, day(4, 1));
    let granted = |until| {
        walk.clone()
            .then(Who::RoadsHead, day(3, 16), acts::ask_extension(until))
            .then(Who::OfficeChief, day(3, 17), chief())
    };
    let twice = granted(day(3, 25))
        .then(Who::RoadsHead, day(3, 18), acts::ask_extension(day(3, 27)))
        .then(Who::OfficeChief, day(3, 18), chief());
    vec![
        (
            ask(day(3, 20), day(3, 30)),
            R::AfterDueDate { due: day(3, 19) },
        ),
        (
            ask(day(3, 16), day(3, 19)),
            R::DateTooEarly {
                field: Field::Until,
                given: day(3, 19),
                limit: day(3, 20),
            },
        ),
        (
            asked.refused(Who::RoadsHead, day(3, 16), acts::ask_extension(day(3, 26))),
            R::AskedAlready,
        ),
        (
            walk.refused(Who::OfficeChief, day(3, 16), chief()),
            R::NothingAsked,
        ),
        (
            twice.refused(Who::RoadsHead, day(3, 19), acts::ask_extension(day(4, 9))),
            R::TooManyExtensions { limit: 2 },
        ),
    ]
}

fn answering(w: &World) -> Vec<Case> {
    let walk = Walk::drafting(w);
    let sent = |change: &dyn Fn(&mut crate::petition::Reply)| {
        let mut reply = acts::reply(w, 1);
        change(&mut reply);
        walk.refused(Who::RoadsHead, day(3, 18), Action::SubmitReply { reply })
    };
    let lead = Some(w.unit("roads"));
    vec![
        (
            sent(&|r| r.body = w.unit("land")),
            R::NotTheLeadsReply { lead },
        ),
        (
            sent(&|r| r.sign_offs.clear()),
            R::Missing {
                field: Field::SignOff,
            },
        ),
        (
            sent(&|r| r.number = 3),
            R::VersionOutOfOrder { expected: 1 },
        ),
        (
            sent(&|r| r.legal_basis = None),
            R::Missing {
                field: Field::LegalBasis,
            },
        ),
        (
            sent(&|r| r.outcome = OutcomeClass::WillSettle),
            R::Missing {
                field: Field::Promise,
            },
        ),
        (
            sent(&|r| r.promise = Some(acts::promise(w, day(3, 18)))),
            R::DateTooEarly {
                field: Field::PromiseDate,
                given: day(3, 18),
                limit: day(3, 19),
            },
        ),
    ]
}

fn reviewing(w: &World) -> Vec<Case> {
    let walk = Walk::under_review(w);
    let mut heading = World::new(Under::County);
    let mut post = heading.posts[0].clone();
    (post.person, post.role, post.unit) = (
        Who::StandingMember.id(),
        crate::person::Role::DepartmentHead,
        heading.unit("ubnd"),
    );
    heading.posts.push(post);
    let heads =
        Walk::under_review(&heading).refused(Who::StandingMember, day(3, 19), acts::approve(1));
    let own = |wrote: bool| {
        let mut reply = acts::reply(w, 1);
        let mine = if wrote {
            &mut reply.author
        } else {
            &mut reply.signer
        };
        *mine = Who::Secretary.id();
        let sent =
            Walk::drafting(w).then(Who::RoadsHead, day(3, 18), Action::SubmitReply { reply });
        sent.refused(Who::Secretary, day(3, 19), acts::approve(1))
    };
    let person = Who::Secretary.id();
    let missing = BTreeSet::new();
    let empty = walk.refused(
        Who::OfficeSpecialist,
        day(3, 19),
        Action::ReturnForForm { missing },
    );
    vec![
        (
            own(true),
            R::OwnWork {
                person,
                because: OwnWork::Wrote,
            },
        ),
        (
            own(false),
            R::OwnWork {
                person,
                because: OwnWork::Signed,
            },
        ),
        (
            heads,
            R::OwnWork {
                person: Who::StandingMember.id(),
                because: OwnWork::Heads,
            },
        ),
        (
            walk.refused(Who::Secretary, day(3, 19), acts::approve(2)),
            R::NotThisVersion { current: 1 },
        ),
        (
            empty,
            R::Missing {
                field: Field::MissingItems,
            },
        ),
    ]
}

fn issuing(w: &World) -> Vec<Case> {
    let declined = Walk::consolidated(w)
        .then(Who::StandingMember, day(3, 11), acts::decline())
        .then(Who::RecordsClerk, day(4, 1), acts::issue(1));
    let again = declined.refused(Who::RecordsClerk, day(4, 1), acts::issue(1));
    let batch = |lines: Vec<Petition>| {
        let line = acts::issued_line(1);
        w.by(Who::RecordsClerk, day(4, 1), |a, ctx| {
            issue(lines, &line, a, ctx)
        })
        .unwrap_err()
    };
    let code = "GLOC-2026-03-K1-01".to_owned();
    let lines = vec![(code, State::Drafting)];
    vec![
        (
            again,
            R::IssuedAlready {
                symbol: "1-TB/HU".into(),
            },
        ),
        (batch(vec![]), R::EmptyBatch),
        (
            batch(vec![Walk::approved(w).p, Walk::drafting(w).p]),
            R::BatchNotReady { lines },
        ),
    ]
}

fn telling(w: &World) -> Vec<Case> {
    let issued = Walk::issued(w);
    let told = |change: &dyn Fn(&mut crate::petition::AnnouncedAt)| {
        let mut at = acts::announced_at(w);
        change(&mut at);
        issued.refused(w.desk(), day(4, 6), Action::Announce { at })
    };
    vec![
        (told(&|at| at.receipt_proved = false), R::ReceiptNotProved),
        (
            told(&|at| at.covers = BTreeSet::from([w.unit("far-cluster")])),
            R::OtherClustersConference,
        ),
    ]
}

fn ending(w: &World) -> Vec<Case> {
    let told = Walk::announced(w);
    let promised = Walk::drafting(w)
        .then(
            Who::RoadsHead,
            day(3, 18),
            acts::promising(w, 1, day(5, 20)),
        )
        .then(Who::StandingMember, day(3, 19), acts::approve(1))
        .then(Who::RecordsClerk, day(4, 1), acts::issue(1))
        .then(w.desk(), day(4, 6), acts::announce(w));
    let spot = acts::on_the_spot(OutcomeClass::InProgress, None, true);
    let spot = Walk::recorded(w).then(w.chair(), day(3, 5), spot);
    let voted = told
        .clone()
        .then(w.proposer(), day(4, 6), acts::vote(VoteOn::Answer, true));
    let again = voted.refused(w.proposer(), day(4, 7), acts::vote(VoteOn::Answer, false));
    let (decision, reason) = (acts::members(), line("chưa đủ"));
    let reopen = Action::ReopenOnSpot {
        decision,
        reason: reason.clone(),
    };
    let look_again = day(4, 20);
    let bare = told
        .clone()
        .then(Who::OfficeChief, day(4, 7), Action::FollowUp { look_again });
    let moved = Action::MovePromise {
        by: day(6, 1),
        reason: reason.clone(),
    };
    let redact = || Action::Redact {
        reason: reason.clone(),
    };
    let withheld = told.clone().then(Who::OfficeChief, day(4, 7), redact());
    let cycle = cycle_id(5);
    vec![
        (
            promised.refused(By::System, day(6, 1), Action::Close),
            R::PromiseStands { by: day(5, 20) },
        ),
        (
            spot.refused(By::System, day(6, 1), Action::Close),
            R::NotExplained,
        ),
        (again, R::VotedAlready { on: VoteOn::Answer }),
        (
            told.refused(w.proposer(), day(4, 7), acts::vote(VoteOn::Result, true)),
            R::NoResultYet,
        ),
        (
            told.refused(w.proposer(), day(4, 7), acts::ask_reopening(3, false)),
            R::TooLateToReopen { limit: 2 },
        ),
        (
            told.refused(
                Who::OfficeChief,
                day(4, 7),
                Action::AcceptReopening { cycle },
            ),
            R::NoReopeningAsked,
        ),
        (
            told.refused(Who::StandingMember, day(4, 7), reopen),
            R::NotAnsweredOnSpot,
        ),
        (
            bare.refused(Who::OfficeChief, day(4, 8), moved),
            R::NoPromise,
        ),
        (
            withheld.refused(Who::OfficeChief, day(4, 8), redact()),
            R::WithheldAlready,
        ),
    ]
}

fn calendar(w: &World) -> Vec<Case> {
    let (first, last) = (w.calendar.coverage().first(), w.calendar.coverage().last());
    let after = Walk::recorded(w).refused(Who::OfficeChief, last, acts::consolidate());
    let before = first.pred_opt().unwrap().pred_opt().unwrap();
    let mut old = World::new(Under::County);
    for post in &mut old.posts {
        post.period.from = before;
    }
    let early = old.by(old.proposer(), before, |a, ctx| {
        Petition::draft(acts::new(&old, 1), a, ctx)
    });
    vec![
        (
            after,
            R::CalendarEnds {
                covered_until: last,
            },
        ),
        (
            early.unwrap_err(),
            R::CalendarBegins {
                covered_from: first,
            },
        ),
    ]
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
