//! Clocks that are worked out, never given (reliability.md, invariants 15 to 17; GL-10).
use super::acts;
use super::walk::{By, Walk};
use crate::calendar::{CalendarEntry, WorkingCalendar, fixture};
use crate::deadline::DeadlineRule;
use crate::petition::{Action, Field, Refusal};
use crate::test_world::{Under, Who, World, cycle_id, day, line};
use chrono::NaiveDate;

/// The shipped calendar with one more day off.
fn without(off: NaiveDate) -> &'static WorkingCalendar {
    let mut files = fixture::files();
    let entries = &mut files[1].entries;
    let holiday = entries.iter().find(|e| e.date == day(4, 30)).unwrap();
    let more = CalendarEntry {
        date: off,
        ..holiday.clone()
    };
    entries.push(more);
    Box::leak(Box::new(WorkingCalendar::join(files).unwrap()))
}

fn plan_again() -> Action {
    Action::RePlan { office: 2 }
}

#[test]
fn a_changed_calendar_moves_the_due_date_and_nothing_else() {
    let mut w = World::new(Under::County);
    let routed = Walk::routed(&w);
    let same = routed.refused(By::System, day(3, 13), plan_again());
    assert_eq!(same, Refusal::NothingToPlanAgain);
    let (p, clock) = (routed.p.clone(), routed.p.clock.clone());
    assert_eq!(p.due, Some(day(3, 19)));
    w.calendar = without(day(3, 17));
    let again = Walk {
        w: &w,
        p,
        events: vec![],
        notices: vec![],
    };
    let done = again.tried(By::System, day(3, 13), plan_again()).unwrap();
    assert_eq!(done.petition.due, Some(day(3, 20)));
    assert_eq!(done.petition.clock, clock, "start, rule and ledger stay");
    let ended = Walk::resolved(&w).tried(By::System, day(6, 6), plan_again());
    assert!(matches!(ended, Err(Refusal::NotFromHere { .. })));
}

#[test]
fn a_commune_matter_is_carried_over_to_the_next_conference_of_its_cluster() {
    let w = &World::new(Under::County);
    let carry = |next_conference| Action::CarryOver {
        cycle: cycle_id(4),
        reason: line("xã chưa báo cáo"),
        next_conference,
        target: None,
        next: Some(acts::open_cycle(4)),
    };
    let handed = Walk::handed_to_commune(w).accepted_silently(day(3, 9));
    let bare = handed.refused(Who::OfficeChief, day(4, 7), carry(None));
    let field = Field::Until;
    assert_eq!(bare, Refusal::Missing { field });
    let past = handed.refused(Who::OfficeChief, day(4, 7), carry(Some(day(4, 7))));
    assert!(matches!(past, Refusal::DateTooEarly { .. }));
    let next = day(5, 6);
    let carried = handed.then(Who::OfficeChief, day(4, 7), carry(Some(next)));
    assert_eq!(carried.p.due, Some(next));
    assert_eq!(
        carried.p.clock.unwrap().rule(),
        DeadlineRule::NextConference(next)
    );
    let department = Walk::drafting(w).refused(Who::OfficeChief, day(4, 1), carry(Some(next)));
    assert_eq!(
        department,
        Refusal::WrongWay {
            commune_matter: false
        }
    );
}

#[test]
fn only_the_signer_or_who_stands_in_for_him_submits() {
    let mut w = World::new(Under::County);
    let signer = Who::RoadsHead.id();
    let refused = Walk::drafting(&w).refused(Who::RoadsDeputy, day(3, 18), acts::submit(&w, 1));
    assert_eq!(refused, Refusal::NotTheSigner { signer });
    w.substitute(Who::RoadsHead, Who::LandHead);
    for reply in [
        acts::submit(&w, 1),
        acts::signed_by(Who::LandHead, acts::submit(&w, 1)),
    ] {
        let sent = Walk::drafting(&w).then(Who::LandHead, day(3, 18), reply);
        assert_eq!(sent.events.last().unwrap().doer.on_behalf, Some(signer));
    }
}

#[test]
fn clocks_end_at_the_gates_of_the_cycle() {
    let mut w = World::new(Under::County);
    w.dates.consolidation = Some(day(3, 11));
    w.dates.issue = Some(day(4, 2));
    let cluster = w.home().cluster;
    w.dates.conferences.insert(cluster, day(4, 8));
    w.dates.window_closes = Some(day(4, 10));
    let w = &w;
    assert_eq!(Walk::recorded(w).p.due, Some(day(3, 11)));
    assert_eq!(Walk::approved(w).p.due, Some(day(4, 2)));
    let issued = Walk::issued(w);
    assert_eq!(issued.p.due, Some(day(4, 8)));
    assert_eq!(
        issued.p.clock.unwrap().rule(),
        DeadlineRule::NextConference(day(4, 8))
    );
    let declined = Walk::consolidated(w).then(Who::StandingMember, day(3, 11), acts::decline());
    assert_eq!(declined.p.due, Some(day(4, 2)));
    let told = declined.then(Who::RecordsClerk, day(4, 1), acts::issue(1));
    assert_eq!(told.p.due, Some(day(4, 8)));
    // A gate that has passed gives no time at all; then the days of the policy count.
    let late = Walk::begin(w).then(w.proposer(), day(3, 3), acts::endorse(day(3, 2)));
    let late = late.then(w.desk(), day(3, 12), acts::in_writing());
    assert_eq!(late.p.due, Some(day(3, 16)));
}
