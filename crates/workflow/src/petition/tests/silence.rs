//! Silence decides only with its proof, and only once it is over (flow.md §1: accept, close,
//! request extension).
use super::acts;
use super::walk::{By, Walk};
use crate::petition::{Action, Refusal, Silence, State};
use crate::test_world::{Under, Who, World, day};

/// Routed on Thursday 12 March: the lead may speak until Friday the 13th.
#[test]
fn a_lead_is_silent_once_its_working_day_is_over() {
    let w = &World::new(Under::County);
    let routed = Walk::routed(w);
    let (since, due) = (day(3, 12), day(3, 13));
    let shown = Silence::of_lead(&routed.p, w.calendar).unwrap();
    assert_eq!(shown, Some(Silence { since, due }));
    let accept = |silence| Action::Accept { silence };
    for on in [day(3, 12), due] {
        let early = routed.refused(By::System, on, accept(shown));
        assert_eq!(early, Refusal::SilenceNotOver { due });
    }
    let late = routed.clone().then(By::System, day(3, 14), accept(shown));
    assert_eq!(late.p.state, State::Drafting);
    let bare = routed.refused(By::System, day(3, 16), accept(None));
    assert_eq!(bare, Refusal::SilenceNotProved);
    let invented = [(day(3, 11), due), (since, day(3, 12))];
    for (since, due) in invented {
        let given = Some(Silence { since, due });
        let refused = routed.refused(By::System, day(3, 16), accept(given));
        assert_eq!(refused, Refusal::SilenceNotProved);
    }
}

#[test]
fn who_speaks_needs_no_silence_and_cannot_feign_it() {
    let w = &World::new(Under::County);
    let routed = Walk::routed(w);
    let spoken = routed
        .clone()
        .then(Who::RoadsHead, day(3, 12), acts::accept());
    assert_eq!(spoken.p.state, State::Drafting);
    let due = day(3, 13);
    let feigned = acts::accept_silently(w, &routed.p);
    let refused = routed.refused(Who::RoadsHead, day(3, 12), feigned);
    assert_eq!(refused, Refusal::SilenceNotOver { due });
}

#[test]
fn a_cell_is_silent_once_its_time_to_object_is_over() {
    let w = &World::new(Under::County);
    let told = Walk::announced(w);
    let shown = Silence::of_cell(&told.p).unwrap();
    let due = told.p.due.unwrap();
    assert_eq!((shown.since, shown.due), (day(4, 6), due));
    let after = due.succ_opt().unwrap();
    let since = day(4, 5);
    let silence = Silence { since, due };
    let other = told.refused(By::System, after, Action::Close { silence });
    assert_eq!(other, Refusal::SilenceNotProved);
    let early = told.refused(Who::OfficeChief, due, acts::close(&told.p));
    assert_eq!(early, Refusal::SilenceNotOver { due });
    let closed = told
        .clone()
        .then(Who::OfficeChief, after, acts::close(&told.p));
    assert_eq!(closed.p.state, State::Closed);
}

/// Asked on 16 March, due on the 19th.
#[test]
fn no_decision_on_more_time_until_the_due_date_refuses_it() {
    let w = &World::new(Under::County);
    let asked = Walk::drafting(w).then(Who::RoadsHead, day(3, 16), acts::ask_extension(day(3, 25)));
    let (since, due) = (day(3, 16), day(3, 19));
    let shown = Silence::of_decider(&asked.p);
    assert_eq!(shown, Some(Silence { since, due }));
    let early = asked.refused(By::System, due, acts::refuse_extension(shown));
    assert_eq!(early, Refusal::SilenceNotOver { due });
    let bare = asked.refused(By::System, day(3, 20), acts::refuse_extension(None));
    assert_eq!(bare, Refusal::SilenceNotProved);
    let decided = acts::refuse_extension(None);
    let decided = asked.clone().then(Who::OfficeChief, day(3, 17), decided);
    assert_eq!(decided.p.extension_asked_on, None);
    let unasked = Walk::drafting(w).refused(
        By::System,
        day(3, 20),
        acts::refuse_extension(Some(Silence { since, due })),
    );
    assert_eq!(unasked, Refusal::NothingAsked);
}
