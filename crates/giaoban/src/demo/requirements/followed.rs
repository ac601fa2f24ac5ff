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

#[test]
fn what_is_taken_up_again_is_answered_in_other_words() {
    let db = played();
    let again = "SELECT id FROM petition WHERE record LIKE '%\"reopened\":1%'";
    let count = column::<i64>(&db, &format!("SELECT count(*) FROM ({again})"))[0];
    assert_eq!(count, 5);
    let sql = format!(
        "SELECT substr(body, 1, 60) FROM reply WHERE petition_id IN ({again}) GROUP BY petition_id, substr(body, 1, 60) HAVING count(*) > 1"
    );
    assert_eq!(column::<String>(&db, &sql), Vec::<String>::new());
}

#[test]
fn a_cell_praises_no_result_before_it_is_there() {
    let world = world();
    let results: Vec<_> = world
        .petitions
        .iter()
        .filter_map(|p| p.satisfied.as_deref())
        .collect();
    for e in events(&played()) {
        if let Action::CastVote {
            on: VoteOn::Answer,
            vote,
        } = &e.action
        {
            let note = vote.note.as_ref().unwrap().as_str();
            assert!(!results.contains(&note), "{}: {note}", e.day);
        }
    }
}

#[test]
fn nothing_goes_to_the_district_police_after_their_end() {
    let db = played();
    let police = "(SELECT id FROM unit WHERE key = 'pca')";
    let late = "code LIKE 'GLOC-2025-0%' AND substr(code, 6, 7) >= '2025-03'";
    let sql = format!(
        "SELECT code FROM petition WHERE {late} AND (lead_id = {police} OR matter LIKE '%Công an huyện%')"
    );
    assert_eq!(column::<String>(&db, &sql), Vec::<String>::new());
    let sql = format!("SELECT count(*) FROM petition WHERE lead_id = {police}");
    assert!(column::<i64>(&db, &sql)[0] > 0, "before it, something does");
    let sql = "SELECT body FROM reply WHERE body LIKE '%Công an huyện%' AND at >= '2025-03-02'";
    assert_eq!(column::<String>(&db, sql), Vec::<String>::new());
}
