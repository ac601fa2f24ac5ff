//! GL-17, GL-18, and what the shown month must contain.
use super::fixture::{column, events, petitions, played, world};
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

/// Title, text, place and addressee of every petition, behind the name of the commune.
fn told() -> Vec<(String, String)> {
    let sql = "SELECT commune.name || '|' || title || '|' || matter || '|' || place || '|' || addressee \
               FROM petition JOIN unit AS commune ON commune.id = petition.commune_id \
               WHERE title IS NOT NULL";
    let told = column::<String>(&played(), sql).into_iter();
    told.map(|t| t.split_once('|').map(|(c, t)| (c.to_owned(), t.to_owned())))
        .collect::<Option<_>>()
        .unwrap()
}

#[test]
fn no_two_petitions_of_the_half_year_share_a_text() {
    let told = told();
    let texts: BTreeSet<_> = told.iter().map(|(_, text)| text).collect();
    assert!(told.len() > 80);
    assert_eq!(texts.len(), told.len());
    let bodies = told.iter().filter_map(|(_, text)| text.split('|').nth(1));
    assert_eq!(bodies.collect::<BTreeSet<_>>().len(), told.len());
}

#[test]
fn villages_and_quarters_of_the_town_call_themselves_by_their_own_word() {
    let told = told();
    let town = |name: &str| name.starts_with("thị trấn");
    assert!(told.iter().any(|(commune, _)| town(commune)));
    for (commune, text) in told {
        let text = text.to_lowercase().replace("nông thôn", "");
        let (foreign, other) = if town(&commune) {
            ("thôn", "ubnd xã")
        } else {
            ("tổ dân phố", "thị trấn")
        };
        let found = [foreign, other].into_iter().find(|w| text.contains(w));
        assert_eq!(found, None, "{commune}: {text}");
    }
}

/// What cells of a cluster reported in the shown month, sentence by sentence without figures.
fn reported(cluster: &str) -> Vec<Vec<String>> {
    let (db, world) = (played(), world());
    let of = |cell: &str| {
        let sql = format!(
            "SELECT this_month || ' ' || next_month FROM contribution \
             JOIN cycle ON cycle.id = cycle_id JOIN unit ON unit.id = cell_id \
             WHERE month = '2025-03' AND unit.key = '{cell}'"
        );
        column::<String>(&db, &sql).pop()
    };
    let plain = |text: String| {
        let text = text.replace(|c: char| c.is_ascii_digit(), "");
        text.split(". ").map(str::to_owned).collect()
    };
    world
        .cells_of(cluster)
        .into_iter()
        .filter_map(of)
        .map(plain)
        .collect()
}

#[test]
fn neighbours_in_minutes_share_no_sentence() {
    for cluster in world().meetings() {
        let told = reported(cluster);
        assert!(told.len() > 10, "{cluster}");
        for pair in told.windows(2) {
            let shared: Vec<_> = pair[0].iter().filter(|s| pair[1].contains(s)).collect();
            assert_eq!(shared, [] as [&String; 0], "{cluster}");
        }
    }
}

/// Only where an answer was announced at the last conference do people speak of one.
#[test]
fn a_cell_speaks_of_an_answer_only_when_it_was_told_one() {
    let db = played();
    let speaks = "SELECT count(*) FROM contribution WHERE this_month LIKE '%kiến nghị kỳ trước%'";
    assert!(column::<i64>(&db, speaks)[0] > 0);
    let untold = format!(
        "{speaks} AND NOT EXISTS (SELECT 1 FROM petition \
         WHERE petition.cell_id = contribution.cell_id AND json_extract(record, '$.announced') IS NOT NULL)"
    );
    assert_eq!(column::<i64>(&db, &untold)[0], 0);
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
