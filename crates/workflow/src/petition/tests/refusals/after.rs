//! Refusals from the issue on.
use super::*;
use crate::petition::{Coverage, Meets, corrected_alone, may_sign};

pub(super) fn issuing(w: &World) -> Vec<Case> {
    let declined = Walk::consolidated(w)
        .then(Who::StandingMember, day(3, 11), acts::decline())
        .then(Who::RecordsClerk, day(4, 1), acts::issue(1));
    let again = declined.refused(Who::RecordsClerk, day(4, 1), acts::issue(1));
    let after = |lines: Vec<Petition>, earlier: Option<&str>| {
        let line = acts::issued_line(1);
        w.by(Who::RecordsClerk, day(4, 1), |a, ctx| {
            issue(lines, &line, earlier, a, ctx)
        })
        .unwrap_err()
    };
    let batch = |lines: Vec<Petition>| after(lines, None);
    let issued = Walk::issued(w).p;
    let mut child = issued.clone();
    (child.id, child.merged_into) = (petition_id(8), Some(issued.id));
    let document = acts::issued_line(1).document;
    let code = "GLOC-2026-03-K1-01".to_owned();
    let lines = vec![(code.clone(), State::Drafting)];
    vec![
        (
            again,
            R::IssuedAlready {
                symbol: "1-TB/HU".into(),
            },
        ),
        (batch(vec![]), R::EmptyBatch),
        (
            w.by(Who::RecordsClerk, day(4, 1), |clerk, ctx| {
                may_sign(&Walk::approved(w).p.home, clerk, ctx)
            })
            .unwrap_err(),
            R::MayNotSign {
                signer: Who::RecordsClerk.id(),
            },
        ),
        (
            after(vec![Walk::approved(w).p], Some("1-TB/HU")),
            R::MonthIssued {
                symbol: "1-TB/HU".into(),
                codes: vec![code.clone()],
            },
        ),
        (
            corrected_alone(&child, &issued, document).unwrap_err(),
            R::CorrectedWith { code: code.clone() },
        ),
        (
            batch(vec![Walk::approved(w).p, Walk::drafting(w).p]),
            R::BatchNotReady { lines },
        ),
    ]
}

pub(super) fn telling(w: &World) -> Vec<Case> {
    let issued = Walk::issued(w);
    let told = |change: &dyn Fn(&mut crate::petition::AnnouncedAt)| {
        let mut at = acts::announced_at(w);
        change(&mut at);
        issued.refused(w.desk(), day(4, 6), Action::Announce { at })
    };
    let in_writing =
        |coverage| issued.refused(Who::OfficeChief, day(4, 3), acts::tell_in_writing(coverage));
    let (id, date) = (crate::test_world::conference_id(2), day(4, 6));
    vec![
        (told(&|at| at.receipt_proved = false), R::ReceiptNotProved),
        (
            in_writing(Coverage::Conference { id, date }),
            R::ConferenceCovers { date },
        ),
        (in_writing(Coverage::NotPlanned), R::MonthNotPlanned),
        (
            told(&|at| at.covers = Meets(BTreeSet::from([w.unit("far-cluster")]))),
            R::OtherClustersConference,
        ),
    ]
}

pub(super) fn ending(w: &World) -> Vec<Case> {
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
    vec![
        (
            promised.refused(By::System, day(6, 1), acts::close(&promised.p)),
            R::PromiseStands { by: day(5, 20) },
        ),
        (
            spot.refused(By::System, day(6, 1), acts::close(&spot.p)),
            R::NotExplained,
        ),
        (again, R::VotedAlready { on: VoteOn::Answer }),
        (
            told.refused(w.proposer(), day(4, 7), acts::vote(VoteOn::Result, true)),
            R::NoResultYet,
        ),
    ]
}

pub(super) fn reopening(w: &World) -> Vec<Case> {
    let told = Walk::announced(w);
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
    let ask = || acts::ask_reopening(1, false);
    let asked = told.clone().then(w.proposer(), day(4, 7), ask());
    vec![
        (
            asked.refused(w.proposer(), day(4, 8), ask()),
            R::ReopeningAsked,
        ),
        (
            told.refused(w.proposer(), day(4, 7), acts::ask_reopening(3, false)),
            R::TooLateToReopen { limit: 2 },
        ),
        (
            told.refused(Who::OfficeChief, day(4, 7), acts::accept_reopening(5)),
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

pub(super) fn calendar(w: &World) -> Vec<Case> {
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

/// Routed on 12 March, with no word from the lead.
pub(super) fn silent(w: &World) -> Vec<Case> {
    let routed = Walk::routed(w);
    let due = day(3, 13);
    let silently = acts::accept_silently(w, &routed.p);
    vec![
        (
            routed.refused(By::System, due, silently),
            R::SilenceNotOver { due },
        ),
        (
            routed.refused(By::System, day(3, 16), acts::accept()),
            R::SilenceNotProved,
        ),
        (
            routed.refused(By::System, day(3, 16), Action::RePlan { office: 1 }),
            R::NothingToPlanAgain,
        ),
    ]
}

/// A petition follows its units and goes nowhere else.
pub(super) fn handed_on(w: &World) -> Vec<Case> {
    let routed = Walk::routed(w);
    let to = |change: &dyn Fn(&mut crate::petition::Succession)| {
        let mut to = routed.p.lies();
        change(&mut to);
        routed.refused(By::System, day(3, 16), Action::Succeed { to })
    };
    let far = w.unit("far-cell");
    let place = w.tree.place(far).unwrap();
    let wrong = crate::unit::Place {
        cluster: place.cluster,
        ..w.home()
    };
    let lead = |lead| {
        move |to: &mut crate::petition::Succession| {
            let bodies = to.bodies.as_mut().unwrap();
            bodies.lead = lead;
        }
    };
    let (board, home) = (w.unit("board"), w.home());
    vec![
        (to(&|_| {}), R::NothingToHandOn),
        (to(&|to| to.home = place), R::NotASuccessor { unit: far }),
        (
            to(&|to| to.home = wrong),
            R::NotASuccessor {
                unit: home.cell.unwrap(),
            },
        ),
        (to(&lead(board)), R::NotASuccessor { unit: board }),
        (
            to(&|to| to.worker = Some(board)),
            R::NotASuccessor { unit: board },
        ),
    ]
}
