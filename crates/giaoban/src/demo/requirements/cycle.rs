//! GL-12 to GL-16: consolidation, direction, answers, the one document, its announcement.
use super::fixture::{column, conferences, events, petitions, played};
use std::collections::{BTreeMap, BTreeSet};
use workflow::petition::{Action, State};

#[test]
fn gl_12_every_answered_matter_was_consolidated_and_directed_by_a_body() {
    let db = played();
    let (mut consolidated, mut directed) = (BTreeSet::new(), BTreeSet::new());
    for e in events(&db) {
        match &e.action {
            Action::Consolidate { .. } | Action::UrgentIntake { .. } => {
                consolidated.insert(e.petition);
            }
            Action::Draft { new } if new.part_of.is_some() => {
                consolidated.insert(e.petition);
            }
            Action::Direct { text, .. } => {
                assert!(consolidated.contains(&e.petition));
                assert!(text.as_str().len() > 20);
                directed.insert(e.petition);
            }
            Action::SubmitReply { .. } => assert!(directed.contains(&e.petition)),
            _ => {}
        }
    }
    assert!(directed.len() > 50);
}

#[test]
fn gl_13_one_lead_answers_and_all_answers_stand_in_one_document_a_month() {
    let db = played();
    for p in petitions(&db) {
        if let (Some(reply), Some(bodies)) = (&p.reply, &p.bodies) {
            let superior = bodies.support.is_empty() && reply.author == reply.signer;
            assert!(
                reply.body == bodies.lead || superior || p.merged_into.is_some(),
                "{:?}",
                p.code
            );
            assert!(!bodies.support.contains(&bodies.lead));
        }
    }
    let per_month = column::<i64>(&db, "SELECT count(*) FROM document GROUP BY cycle_id");
    assert_eq!(per_month, [1, 1, 1, 1, 1]);
}

#[test]
fn gl_14_a_returned_answer_has_reasons_and_is_answered_again() {
    let db = played();
    let mut returned = BTreeMap::new();
    let mut again = 0;
    // What the last month returns is answered beyond the play.
    let last = chrono::NaiveDate::from_ymd_opt(2025, 6, 10).unwrap();
    for e in events(&db).into_iter().filter(|e| e.day < last) {
        match &e.action {
            Action::Return { reasons, on, .. } => {
                assert!(!reasons.is_empty());
                returned.insert(e.petition, on.clone());
            }
            Action::SubmitReply { reply } if returned.contains_key(&e.petition) => {
                assert!(reply.number >= 2);
                again += 1;
            }
            Action::Approve { on, .. } => assert_ne!(returned.get(&e.petition), Some(on)),
            _ => {}
        }
    }
    assert!(
        returned.len() >= 6 && again >= returned.len(),
        "{} {again}",
        returned.len()
    );
    let versions = column::<i64>(
        &db,
        "SELECT count(*) FROM reply WHERE number = 2 AND body IS NOT NULL",
    );
    assert!(versions[0] >= 6, "every version stays readable");
}

#[test]
fn gl_15_nothing_of_a_month_is_left_when_its_document_goes_out_and_six_heads_have_it() {
    let db = played();
    let receipts = column::<i64>(
        &db,
        "SELECT count(DISTINCT cluster_id) FROM receipt GROUP BY document_id",
    );
    assert_eq!(receipts, [6, 6, 6, 6, 6]);
    let cycles = column::<String>(&db, "SELECT DISTINCT lower(hex(cycle_id)) FROM document");
    let waiting = [State::Directed, State::Drafting, State::UnderReview];
    for p in petitions(&db) {
        let issued = p
            .cycle
            .is_some_and(|c| cycles.contains(&c.0.simple().to_string()));
        assert!(
            !(issued && waiting.contains(&p.state)),
            "{:?} {:?}",
            p.code,
            p.state
        );
    }
}

#[test]
fn gl_16_answers_are_announced_at_the_next_conference_of_their_own_cluster() {
    let db = played();
    let by_id: BTreeMap<_, _> = petitions(&db).into_iter().map(|p| (p.id, p)).collect();
    let held: BTreeMap<_, _> = conferences(&db).into_iter().map(|c| (c.id, c)).collect();
    let mut announced = 0;
    for e in events(&db) {
        let Action::Announce { at } = &e.action else {
            continue;
        };
        let cluster = by_id[&e.petition].home.cluster.unwrap();
        assert!(held[&at.conference].covers.contains(&cluster));
        assert!(at.receipt_proved);
        assert_eq!(at.cycles_since_issue, 1, "{:?}", by_id[&e.petition].code);
        announced += 1;
    }
    assert!(announced > 40, "{announced}");
}

#[test]
fn both_cells_of_a_merged_matter_are_answered() {
    let db = played();
    let all = petitions(&db);
    let merged: Vec<_> = all.iter().filter(|p| p.merged_into.is_some()).collect();
    assert_eq!(merged.len(), 1);
    for p in merged {
        let target = all.iter().find(|t| Some(t.id) == p.merged_into).unwrap();
        assert_ne!(p.home.cell, target.home.cell);
        assert!(p.announced.is_some() && target.announced.is_some());
        assert_eq!(p.reply, target.reply);
    }
}
