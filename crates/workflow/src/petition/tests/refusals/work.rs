//! Refusals from the routing to the review.
use super::*;

pub(super) fn routing(w: &World) -> Vec<Case> {
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
    let report = acts::report(not_yet);
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
                possible: twice.p.possible(),
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
                acts::hand_to_commune(due),
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

pub(super) fn time(w: &World) -> Vec<Case> {
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

pub(super) fn answering(w: &World) -> Vec<Case> {
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
            sent(&|r| r.signer = Who::RoadsDeputy.id()),
            R::NotTheSigner {
                signer: Who::RoadsDeputy.id(),
            },
        ),
        (
            sent(&|r| r.sign_offs.clear()),
            R::PartNotSigned {
                unit: w.unit("land"),
            },
        ),
        (
            sent(&|r| {
                let mut promise = acts::promise(w, day(4, 20));
                promise.body = w.unit("cluster");
                r.promise = Some(promise);
            }),
            R::NotAnAnsweringBody {
                unit: w.unit("cluster"),
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

/// Heard is who leads the body that answers.
pub(super) fn not_led(w: &World) -> Case {
    let person = Who::LandHead.id();
    let mut back = acts::give_back(1, acts::members());
    if let Action::Return { hearing, .. } = &mut back {
        *hearing = Some(crate::petition::Hearing {
            leader: person,
            ..acts::hearing()
        });
    }
    let refused = Walk::under_review(w).refused(Who::StandingMember, day(3, 19), back);
    let unit = w.unit("roads");
    (refused, R::NotLedBy { person, unit })
}

pub(super) fn reviewing(w: &World) -> Vec<Case> {
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
    let mut stands_in = World::new(Under::County);
    stands_in.substitute(Who::RoadsHead, Who::Secretary);
    let own = |wrote: bool| {
        let mut reply = acts::reply(w, 1);
        let submits = if wrote {
            Who::RoadsHead
        } else {
            Who::Secretary
        };
        let mine = if wrote {
            &mut reply.author
        } else {
            &mut reply.signer
        };
        *mine = Who::Secretary.id();
        let sent =
            Walk::drafting(&stands_in).then(submits, day(3, 18), Action::SubmitReply { reply });
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
