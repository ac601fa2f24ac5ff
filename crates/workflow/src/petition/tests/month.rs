//! The whole way, from draft to resolved, with a return round, under each preset.
use super::acts;
use super::walk::{By, Walk};
use crate::petition::{Action, Audience, Owner, Refusal, State, Urgency, VoteOn};
use crate::test_world::{Under, Who, World, cycle_id, day};

impl<'w> Walk<'w> {
    pub(super) fn recorded(w: &'w World) -> Self {
        Self::begin(w)
            .then(w.proposer(), day(3, 3), acts::endorse(day(3, 2)))
            .then(w.desk(), day(3, 5), acts::record(w))
    }

    pub(super) fn consolidated(w: &'w World) -> Self {
        Self::recorded(w).then(Who::OfficeSpecialist, day(3, 9), acts::consolidate())
    }

    pub(super) fn routed(w: &'w World) -> Self {
        Self::consolidated(w)
            .then(Who::StandingMember, day(3, 11), acts::direct(w))
            .then(Who::OfficeChief, day(3, 12), acts::route(w))
    }

    pub(super) fn drafting(w: &'w World) -> Self {
        Self::routed(w)
            .then(Who::RoadsSpecialist, day(3, 13), acts::accept())
            .then(Who::LandHead, day(3, 13), acts::sign_part(w, "land"))
    }

    pub(super) fn under_review(w: &'w World) -> Self {
        Self::drafting(w).then(Who::RoadsHead, day(3, 18), acts::submit(w, 1))
    }

    pub(super) fn approved(w: &'w World) -> Self {
        Self::under_review(w).then(Who::StandingMember, day(3, 19), acts::approve(1))
    }

    pub(super) fn issued(w: &'w World) -> Self {
        Self::approved(w).then(Who::RecordsClerk, day(4, 1), acts::issue(1))
    }

    pub(super) fn announced(w: &'w World) -> Self {
        Self::issued(w).then(w.desk(), day(4, 6), acts::announce(w))
    }

    /// Announced with a promise until 20 May, and followed.
    pub(super) fn followed(w: &'w World) -> Self {
        let look_again = day(4, 20);
        Self::drafting(w)
            .then(
                Who::RoadsHead,
                day(3, 18),
                acts::promising(w, 1, day(5, 20)),
            )
            .then(Who::StandingMember, day(3, 19), acts::approve(1))
            .then(Who::RecordsClerk, day(4, 1), acts::issue(1))
            .then(w.chair(), day(4, 6), acts::announce(w))
            .then(By::System, day(4, 7), Action::FollowUp { look_again })
    }

    pub(super) fn resolved(w: &'w World) -> Self {
        Self::followed(w).then(Who::OfficeSpecialist, day(5, 20), acts::resolve())
    }

    pub(super) fn handed_to_commune(w: &'w World) -> Self {
        let due = day(4, 6);
        Self::recorded(w).then(w.chair(), day(3, 5), acts::hand_to_commune(due))
    }
}

#[test]
fn a_petition_goes_the_whole_way_under_every_preset() {
    for under in Under::ALL {
        let w = &World::new(under);
        let walk = Walk::under_review(w)
            .then(
                Who::StandingMember,
                day(3, 20),
                acts::give_back(1, acts::members()),
            )
            .then(
                Who::RoadsDeputy,
                day(3, 25),
                acts::signed_by(Who::RoadsDeputy, acts::promising(w, 2, day(5, 20))),
            )
            .then(Who::Secretary, day(3, 26), acts::approve(2))
            .then(Who::Secretary, day(4, 1), acts::issue(1))
            .then(w.desk(), day(4, 6), acts::announce(w))
            .then(w.proposer(), day(4, 6), acts::vote(VoteOn::Answer, true))
            .then(
                By::System,
                day(4, 7),
                Action::FollowUp {
                    look_again: day(4, 20),
                },
            )
            .then(Who::OfficeSpecialist, day(5, 20), acts::resolve())
            .then(w.proposer(), day(6, 5), acts::vote(VoteOn::Result, true));
        let p = &walk.p;
        assert_eq!((p.state, p.rounds, p.version), (State::Resolved, 1, 18));
        assert_eq!(p.owner(&w.preset.policy), None);
        assert_eq!(p.due, None);
        assert_eq!(p.document.as_ref().unwrap().symbol, "1-TB/HU");
        assert_eq!(p.code.as_deref(), Some("GLOC-2026-03-K1-01"));
        let states: Vec<_> = walk.events.iter().map(|e| e.to).collect();
        assert!(states.contains(&State::Drafting) && states.contains(&State::FollowUp));
    }
}

#[test]
fn each_step_has_its_owner_and_its_day() {
    let w = &World::new(Under::County);
    let at = |walk: &Walk| (walk.p.owner(&w.preset.policy).unwrap(), walk.p.due.unwrap());
    let routed = Walk::routed(w);
    assert_eq!(at(&routed), (Owner::Unit(w.unit("roads")), day(3, 19)));
    // Accepting does not start the clock anew.
    let drafting = Walk::drafting(w);
    assert_eq!(at(&drafting), (Owner::Unit(w.unit("roads")), day(3, 19)));
    let review = Walk::under_review(w);
    assert_eq!(at(&review).1, day(3, 20));
    let back = review.then(
        Who::StandingMember,
        day(3, 20),
        acts::give_back(1, acts::members()),
    );
    assert_eq!(at(&back), (Owner::Unit(w.unit("roads")), day(3, 25)));
    let followed = Walk::followed(w);
    assert_eq!(at(&followed), (Owner::Unit(w.unit("roads")), day(5, 20)));
}

#[test]
fn a_draft_is_owed_by_who_speaks_for_its_home() {
    for under in Under::ALL {
        let w = &World::new(under);
        let walk = Walk::begin(w);
        let speaks = Owner::Unit(acts::unit_of(&walk.p).unwrap());
        assert_eq!(walk.p.owner(&w.preset.policy), Some(speaks));
    }
}

#[test]
fn in_a_commune_of_2026_a_matter_of_the_commune_goes_the_usual_way() {
    use crate::petition::{Competence, MinutesBasis};
    let w = &World::new(Under::Commune);
    let own = Action::Consolidate {
        minutes: MinutesBasis::Closed,
        competence: Competence::Commune,
    };
    let walk = Walk::recorded(w)
        .then(Who::OfficeSpecialist, day(3, 9), own)
        .then(Who::StandingMember, day(3, 11), acts::direct(w))
        .then(Who::OfficeChief, day(3, 12), acts::route(w))
        .accepted_silently(day(3, 16))
        .then(Who::LandHead, day(3, 17), acts::sign_part(w, "land"))
        .then(Who::RoadsHead, day(3, 18), acts::submit(w, 1));
    assert_eq!(walk.p.state, State::UnderReview);
    let due = day(4, 6);
    let refused = Walk::recorded(w).refused(w.chair(), day(3, 5), acts::hand_to_commune(due));
    assert_eq!(refused, Refusal::NoCommune);
}

#[test]
fn the_office_may_itself_be_the_lead() {
    let w = &World::new(Under::County);
    let mut answer = acts::reply(w, 1);
    answer.body = w.unit("office");
    answer.author = Who::OfficeSpecialist.id();
    answer.signer = Who::OfficeChief.id();
    let walk = Walk::consolidated(w)
        .then(
            Who::StandingMember,
            day(3, 11),
            Action::Direct {
                decision: acts::members(),
                text: crate::test_world::line("Văn phòng trả lời"),
                bodies: acts::bodies(w, "office", &[]),
            },
        )
        .then(
            Who::OfficeSpecialist,
            day(3, 12),
            Action::Route {
                bodies: acts::bodies(w, "office", &[]),
            },
        )
        .then(Who::OfficeSpecialist, day(3, 13), acts::accept())
        .then(
            Who::OfficeChief,
            day(3, 18),
            Action::SubmitReply { reply: answer },
        );
    assert_eq!(walk.p.state, State::UnderReview);
}

#[test]
fn who_must_act_is_told_at_once() {
    let w = &World::new(Under::County);
    let at_once = |walk: &Walk| -> Vec<Audience> {
        let now = walk.notices.iter().filter(|n| n.urgency == Urgency::AtOnce);
        now.map(|n| n.to).collect()
    };
    let routed = [
        Audience::Lead(w.unit("roads")),
        Audience::Support(w.unit("land")),
    ];
    assert_eq!(at_once(&Walk::routed(w)), routed);
    assert_eq!(at_once(&Walk::issued(w)), [Audience::Cluster]);
    assert_eq!(at_once(&Walk::announced(w)), []);
    let handed = Walk::handed_to_commune(w);
    assert_eq!(at_once(&handed), [Audience::CommuneSecretary]);
}

#[test]
fn the_program_acts_only_where_the_table_lets_it() {
    let w = &World::new(Under::County);
    let accepted = Walk::routed(w).accepted_silently(day(3, 16));
    assert_eq!(accepted.p.state, State::Drafting);
    let refused = Walk::consolidated(w).refused(By::System, day(3, 11), acts::direct(w));
    assert!(matches!(refused, Refusal::NotEntitled { .. }));
    let taken = acts::carry_over(4);
    let carried = Walk::drafting(w).then(Who::OfficeChief, day(4, 1), taken);
    assert_eq!((carried.p.carried, carried.p.cycle), (1, Some(cycle_id(4))));
    assert_eq!(carried.p.state, State::Drafting);
}
