//! Taking over old records: every state with its facts, what is missing, what is too early.
use super::acts;
use super::walk::owned_and_timed;
use crate::petition::{
    Action, AnnouncedAt, Field, IssuedLine, OldAnswer, OldDates, OldPetition, Outcome,
    OutcomeClass, Petition, Refusal, Source, State, TAKEN_OVER,
};
use crate::test_world::{Under, Who, World, cycle_id, day, document_id, line};
use chrono::NaiveDate;

/// Monday 4 May 2026.
fn today() -> NaiveDate {
    day(5, 4)
}

/// A petition at a state with all that the state needs, recorded in early March.
pub(super) fn old(w: &World, state: State) -> OldPetition {
    use State as S;
    let is = |some: &[State]| some.contains(&state);
    let early = is(&[S::Draft, S::Endorsed]);
    let told = is(&[S::Announced, S::FollowUp, S::Resolved, S::Closed]);
    let issued = told || state == S::Issued;
    let on = |some: bool, m: u32, d: u32| some.then(|| day(m, d));
    let reviewed = is(&[S::UnderReview, S::Approved]);
    let led = !early && !is(&[S::Recorded, S::Consolidated, S::Withdrawn]);
    let promise = (state == S::FollowUp).then(|| acts::promise(w, day(6, 30)));
    let given = || OldAnswer::Given {
        outcome: if promise.is_some() {
            OutcomeClass::WillSettle
        } else {
            OutcomeClass::Explained
        },
        text: None,
    };
    let answer = issued
        .then(given)
        .or_else(|| reviewed.then(|| OldAnswer::Version(acts::reply(w, 1))));
    let mut new = acts::new(w, 1);
    new.source = Source::Import;
    OldPetition {
        new,
        state,
        code: (!early).then(|| "KN-12/2026".into()),
        cycle: (!early).then(|| cycle_id(3)),
        dates: OldDates {
            endorsed: on(state == S::Endorsed, 3, 2),
            recorded: on(!early, 3, 5),
            answered: on(issued, 3, 20),
            issued: on(issued, 4, 1),
            announced: on(told, 4, 7),
            ended: on(state == S::Resolved, 4, 28),
        },
        endorsers: if state == S::Endorsed {
            vec![line("Nguyễn Văn An")]
        } else {
            vec![]
        },
        competence: (!early).then_some(crate::petition::Competence::County),
        bodies: led.then(|| acts::bodies(w, "roads", &[])),
        answer,
        document: issued.then(|| IssuedLine {
            symbol: "15-TB/HU".into(),
            date: day(4, 1),
            document: document_id(77),
            ..acts::issued_line(1)
        }),
        due: (state == S::ReferredUp).then(|| day(6, 1)),
        promise,
    }
}

fn taken(w: &World, who: Who, old: OldPetition) -> Result<Outcome, Refusal> {
    w.by(who, today(), |a, ctx| Petition::import(old, a, ctx))
}

fn refused(w: &World, old: OldPetition) -> Refusal {
    taken(w, Who::OfficeSpecialist, old).unwrap_err()
}

#[test]
fn every_state_that_can_be_taken_over_has_its_owner_and_its_clock_and_replays() {
    let w = &World::new(Under::County);
    for &state in TAKEN_OVER {
        let done = taken(w, Who::OfficeSpecialist, old(w, state));
        let done = done.unwrap_or_else(|e| panic!("{state:?}: {e:?}"));
        let p = &done.petition;
        assert_eq!((p.state, p.version), (state, 1));
        owned_and_timed(w, p);
        let with_lead = matches!(state, State::Routed | State::Drafting);
        assert_eq!(p.routed, with_lead.then(today), "supporters have days");
        assert!(
            p.due.is_none_or(|due| due >= today()),
            "{state:?}: {:?}",
            p.due
        );
        let event = serde_json::from_str(&serde_json::to_string(&done.event).unwrap()).unwrap();
        assert_eq!(Petition::replay([&event]).as_ref(), Some(p));
        assert_eq!(p.imported.as_ref().map(|i| i.on), Some(today()));
        assert_eq!(done.notices, [], "nobody is written to about old records");
    }
}

/// Refusals that only taking over meets, each with what it should be.
pub(super) fn provoked(w: &World) -> Vec<(Refusal, Refusal)> {
    let state = State::Merged;
    let merged = (refused(w, old(w, state)), Refusal::NotTakenOver { state });
    let mut early = old(w, State::Recorded);
    early.dates.announced = Some(day(4, 7));
    let (field, state) = (Field::AnnouncedDate, State::Recorded);
    let too_early = (refused(w, early), Refusal::NotYetThere { field, state });
    let p = taken(w, Who::OfficeChief, old(w, State::Closed))
        .unwrap()
        .petition;
    let done = answered(w, &p, Some(day(3, 20))).unwrap().petition;
    let twice = answered(w, &done, None).unwrap_err();
    let own = Petition {
        imported: None,
        ..p
    };
    let not_old = answered(w, &own, None).unwrap_err();
    vec![
        merged,
        too_early,
        (twice, Refusal::AnswerTakenOver),
        (not_old, Refusal::NotImported),
    ]
}

fn answered(w: &World, p: &Petition, on: Option<NaiveDate>) -> Result<Outcome, Refusal> {
    let action = Action::TakeOverAnswer {
        text: acts::digest(4),
        outcome: OutcomeClass::Settled,
        answered: on,
    };
    w.by(Who::OfficeSpecialist, today(), |a, ctx| {
        p.clone().act(action, a, ctx)
    })
}

#[test]
fn merged_split_and_diverted_ones_are_not_taken_over() {
    let w = &World::new(Under::County);
    for state in State::ALL.into_iter().filter(|s| !TAKEN_OVER.contains(s)) {
        assert_eq!(refused(w, old(w, state)), Refusal::NotTakenOver { state });
    }
}

#[test]
fn only_the_office_takes_over() {
    let w = &World::new(Under::County);
    for who in Who::ALL {
        let office = [Who::OfficeChief, Who::OfficeDeputy, Who::OfficeSpecialist].contains(&who);
        assert_eq!(
            taken(w, who, old(w, State::Closed)).is_ok(),
            office,
            "{who:?}"
        );
    }
}

#[test]
fn b25_no_day_lies_in_the_future_and_none_before_the_one_that_comes_first() {
    let w = &World::new(Under::County);
    let mut later = old(w, State::Resolved);
    later.dates.ended = today().succ_opt();
    let refusal = refused(w, later);
    assert!(
        matches!(
            refusal,
            Refusal::DateTooLate {
                field: Field::EndDate,
                ..
            }
        ),
        "{refusal:?}"
    );
    let mut crossed = old(w, State::Closed);
    crossed.dates.announced = Some(day(3, 31));
    let limit = day(4, 1);
    let too_early = Refusal::DateTooEarly {
        field: Field::AnnouncedDate,
        given: day(3, 31),
        limit,
    };
    assert_eq!(refused(w, crossed), too_early);
}

#[test]
fn what_a_state_needs_is_named() {
    type Taking = fn(&mut OldPetition);
    let cases: [(State, Taking, Field); 10] = [
        (
            State::Endorsed,
            |o| o.endorsers.clear(),
            Field::EndorsementNames,
        ),
        (State::Recorded, |o| o.code = None, Field::Code),
        (State::Recorded, |o| o.cycle = None, Field::Cycle),
        (State::Routed, |o| o.bodies = None, Field::Lead),
        (State::UnderReview, |o| o.answer = None, Field::Answer),
        (State::Issued, |o| o.document = None, Field::Document),
        (
            State::Announced,
            |o| o.dates.announced = None,
            Field::AnnouncedDate,
        ),
        (State::FollowUp, |o| o.promise = None, Field::Promise),
        (State::ReferredUp, |o| o.due = None, Field::ExpectedDate),
        (State::Resolved, |o| o.dates.ended = None, Field::EndDate),
    ];
    let w = &World::new(Under::County);
    for (state, take, field) in cases {
        let mut without = old(w, state);
        take(&mut without);
        assert_eq!(refused(w, without), Refusal::Missing { field }, "{state:?}");
    }
}

#[test]
fn a_code_is_given_at_recording_and_not_before() {
    let w = &World::new(Under::County);
    let mut coded = old(w, State::Draft);
    coded.code = Some("X".into());
    let (field, state) = (Field::Code, State::Draft);
    assert_eq!(refused(w, coded), Refusal::NotYetThere { field, state });
}

#[test]
fn very_old_open_ones_are_due_at_once_whatever_the_calendar_knows() {
    let w = &World::new(Under::County);
    let mut ancient = old(w, State::Routed);
    ancient.dates.recorded = Some("2009-03-05".parse().unwrap());
    let p = taken(w, Who::OfficeChief, ancient).unwrap().petition;
    assert_eq!(p.due, Some(today()));
    let mut named = old(w, State::Routed);
    named.due = Some(day(5, 20));
    assert_eq!(
        taken(w, Who::OfficeChief, named).unwrap().petition.due,
        Some(day(5, 20))
    );
}

#[test]
fn an_old_document_was_received_on_paper_and_is_announced_here() {
    let w = &World::new(Under::County);
    let p = taken(w, Who::OfficeChief, old(w, State::Issued))
        .unwrap()
        .petition;
    assert!(p.has_old_document());
    let Action::Announce { at } = acts::announce(w) else {
        unreachable!("built as an announcement")
    };
    let at = AnnouncedAt {
        receipt_proved: false,
        ..at
    };
    let told = w.by(w.desk(), today(), |a, ctx| {
        p.clone().act(Action::Announce { at: at.clone() }, a, ctx)
    });
    assert_eq!(told.unwrap().petition.state, State::Announced);
    let mut issued_here = p;
    issued_here.document = Some(acts::issued_line(2));
    let refused = w.by(w.desk(), today(), |a, ctx| {
        issued_here.act(Action::Announce { at }, a, ctx)
    });
    assert_eq!(refused.unwrap_err(), Refusal::ReceiptNotProved);
}

#[test]
fn the_text_of_an_old_answer_is_not_older_than_its_petition_and_changes_no_state() {
    let w = &World::new(Under::County);
    let p = taken(w, Who::OfficeChief, old(w, State::Closed))
        .unwrap()
        .petition;
    let before = answered(w, &p, Some(day(3, 1))).unwrap_err();
    assert!(matches!(before, Refusal::DateTooEarly { .. }), "{before:?}");
    let done = answered(w, &p, Some(day(3, 20))).unwrap().petition;
    assert_eq!(
        (done.state, done.outcome),
        (State::Closed, Some(OutcomeClass::Settled))
    );
}
