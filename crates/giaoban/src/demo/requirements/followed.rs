//! GL-19 to GL-21: followed until really resolved; both ways; on what basis.
use super::fixture::{column, events, petitions, played, world};
use workflow::petition::{Action, State, VoteOn};

#[test]
fn gl_19_resolved_means_evidence_and_promises_stay_until_kept() {
    let db = played();
    let mut proved = 0;
    for e in events(&db) {
        if let Action::Resolve { evidence } = &e.action {
            assert!(evidence.as_str().chars().count() > 10);
            proved += 1;
        }
    }
    let all = petitions(&db);
    assert_eq!(
        all.iter().filter(|p| p.state == State::Resolved).count(),
        proved
    );
    let open: Vec<_> = all.iter().filter(|p| p.state == State::FollowUp).collect();
    assert!(!open.is_empty(), "some promises lie beyond the play");
    assert!(open.iter().all(|p| p.due.is_some()));
    let kept = all
        .iter()
        .filter(|p| p.state == State::Resolved && p.promise.is_some())
        .count();
    assert!(kept >= 5, "{kept}");
}

#[test]
fn gl_19_cells_vote_on_the_answer_and_on_the_result() {
    let db = played();
    let (mut answers, mut against, mut results) = (0, 0, 0);
    for e in events(&db) {
        match &e.action {
            Action::CastVote {
                on: VoteOn::Answer,
                vote,
            } => {
                answers += 1;
                against += usize::from(!vote.satisfied);
            }
            Action::CastVote {
                on: VoteOn::Result, ..
            } => results += 1,
            _ => {}
        }
    }
    assert!(answers > 50 && results > 30, "{answers} {results}");
    assert_eq!(
        against, 5,
        "one contested answer a month from February to June"
    );
}

#[test]
fn gl_20_cells_and_communes_are_told_what_became_of_their_matter() {
    let db = played();
    let sql = "SELECT count(*) FROM outbox o JOIN post p ON p.person_id = o.person_id WHERE p.role = 'cell_secretary' AND o.subject_id IN (SELECT id FROM petition)";
    assert!(column::<i64>(&db, sql)[0] > 100);
    let sql = "SELECT count(*) FROM outbox WHERE channel = 'call_list'";
    assert!(
        column::<i64>(&db, sql)[0] > 50,
        "people without mail stand on a call list"
    );
}

#[test]
fn gl_21_legal_bases_come_in_order_of_their_date() {
    let bases = world().legal_bases;
    let dates: Vec<_> = bases.iter().map(|b| b.issued).collect();
    let mut sorted = dates.clone();
    sorted.sort_unstable();
    assert_eq!(dates, sorted);
    assert!(bases.iter().any(|b| b.number == "13-CT/TU"));
}
