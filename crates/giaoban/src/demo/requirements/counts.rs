//! GL-17, GL-18, and what the shown month must contain.
use super::fixture::{column, events, petitions, played};
use std::collections::{BTreeMap, BTreeSet};
use workflow::petition::{Action, ActionKind, State};
use workflow::rounding::shares_in_tenths;

fn recorded_by_month() -> BTreeMap<String, u32> {
    let db = played();
    let codes: Vec<String> = petitions(&db)
        .into_iter()
        .filter(|p| p.part_of.is_none())
        .filter_map(|p| p.code)
        .collect();
    codes.iter().fold(BTreeMap::new(), |mut counts, code| {
        *counts.entry(code[5..12].to_owned()).or_default() += 1;
        counts
    })
}

#[test]
fn gl_17_each_month_brings_between_7_and_29_and_the_shown_one_17() {
    let counts = recorded_by_month();
    assert_eq!(counts.len(), 6);
    assert!(counts.values().all(|n| (7..=29).contains(n)), "{counts:?}");
    assert_eq!(counts["2025-03"], 17);
}

#[test]
fn gl_18_all_eight_fields_come_up_and_their_shares_make_100() {
    let db = played();
    let march =
        |p: &workflow::petition::Petition| p.code.as_ref().is_some_and(|c| c.contains("2025-03"));
    let fields: BTreeSet<String> = petitions(&db)
        .into_iter()
        .filter(march)
        .map(|p| p.category)
        .collect();
    assert_eq!(fields.len(), 8, "{fields:?}");
    let counts: Vec<u32> = column::<i64>(&db, "SELECT count(*) FROM petition GROUP BY category")
        .into_iter()
        .map(|n| u32::try_from(n).unwrap())
        .collect();
    assert_eq!(shares_in_tenths(&counts).iter().sum::<u32>(), 1_000);
}

#[test]
fn some_cluster_brings_nothing_in_the_shown_month() {
    let db = played();
    let sql = "SELECT count(DISTINCT cluster_id) FROM petition WHERE code LIKE 'GLOC-2025-03-%'";
    assert_eq!(column::<i64>(&db, sql)[0], 5);
}

#[test]
fn the_shown_month_has_every_kind_of_turn() {
    let db = played();
    let of_march: BTreeSet<_> = petitions(&db)
        .into_iter()
        .filter(|p| p.code.as_ref().is_some_and(|c| c.contains("2025-03")))
        .map(|p| p.id)
        .collect();
    let mut kinds = BTreeSet::new();
    let mut late = false;
    for e in events(&db) {
        let in_march = e.day.to_string().starts_with("2025-03");
        if of_march.contains(&e.petition) || in_march {
            kinds.insert(e.action.kind());
            late |= matches!(
                &e.action,
                Action::Record {
                    exception: Some(_),
                    ..
                }
            );
        }
    }
    use ActionKind as A;
    for wanted in [
        A::MergeInto,
        A::RefuseRouting,
        A::Return,
        A::ReturnForForm,
        A::AnswerOnSpot,
        A::HandToCommune,
        A::ReportAtConference,
        A::CarryOver,
        A::Decline,
        A::ReferUp,
        A::Withdraw,
        A::Divert,
        A::Split,
        A::GrantExtension,
        A::ChangeLead,
        A::FollowUp,
        A::RequestReopening,
        A::AcceptReopening,
        A::RecordSuperiorAnswer,
    ] {
        assert!(kinds.contains(&wanted), "{wanted:?} is missing");
    }
    assert!(late, "late with an approver is missing");
}

#[test]
fn a_diverted_text_is_nowhere() {
    let db = played();
    let diverted: Vec<_> = petitions(&db)
        .into_iter()
        .filter(|p| p.state == State::Diverted)
        .collect();
    assert_eq!(diverted.len(), 1);
    let sql = "SELECT count(*) FROM petition WHERE state = 'Diverted' AND (title IS NOT NULL OR matter IS NOT NULL OR place IS NOT NULL OR folded IS NOT NULL)";
    assert_eq!(column::<i64>(&db, sql)[0], 0);
}
