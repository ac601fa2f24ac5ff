//! The province: clusters of communes, whose secretaries speak for their cells.
use super::fixture::{column, conferences, events, petitions, play_into, province, world_of};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use workflow::conference::{AttendanceCategory, ConferenceState};
use workflow::petition::{Action, ActionKind};

#[test]
fn each_cluster_meets_once_a_month_and_commune_secretaries_speak_for_their_cells() {
    let db = province();
    let held: Vec<_> = conferences(&db)
        .into_iter()
        .filter(|c| c.state == ConferenceState::Closed)
        .collect();
    assert_eq!(held.len(), 6);
    for c in &held {
        let categories: BTreeSet<_> = c.roll.iter().map(|l| l.entry.category).collect();
        assert!(!categories.contains(&AttendanceCategory::CellSecretary));
        assert_eq!(categories.len(), 4);
    }
    let sql = "SELECT DISTINCT u.kind FROM contribution k JOIN unit u ON u.id = k.cell_id";
    assert_eq!(column::<String>(&db, sql), ["commune"]);
    let told = events(&db)
        .into_iter()
        .filter(|e| matches!(e.action, Action::Record { .. }));
    assert_eq!(told.count(), 16);
}

#[test]
fn a_commune_settles_its_own_matter_and_reports_it_the_month_after() {
    let db = province();
    let mut days = BTreeMap::new();
    for e in events(&db) {
        if matches!(
            e.action.kind(),
            ActionKind::HandToCommune | ActionKind::ReportAtConference
        ) {
            days.insert(e.action.kind().name(), e.day.format("%m").to_string());
        }
    }
    let months: Vec<_> = days.values().map(String::as_str).collect();
    assert_eq!(months, ["08", "09"]);
}

#[test]
fn two_months_have_fifteen_and_more_matters_of_many_kinds() {
    let db = province();
    let codes: Vec<_> = petitions(&db).into_iter().filter_map(|p| p.code).collect();
    assert!(codes.len() >= 15 && codes.iter().all(|c| c.starts_with("DSON-2026-0")));
    let clusters: BTreeSet<_> = codes
        .iter()
        .map(|c| c[13..].split('-').next().unwrap())
        .collect();
    assert!(
        clusters.is_superset(&["C1", "C2", "C3"].into()),
        "{clusters:?}"
    );
    let kinds: BTreeSet<_> = events(&db).iter().map(|e| e.action.kind()).collect();
    use ActionKind as A;
    for wanted in [
        A::MergeInto,
        A::Return,
        A::ReturnForForm,
        A::RefuseRouting,
        A::GrantExtension,
        A::ReferUp,
        A::Decline,
        A::UrgentIntake,
        A::Divert,
        A::AnswerOnSpot,
        A::CarryOver,
        A::RequestReopening,
    ] {
        assert!(kinds.contains(&wanted), "{wanted:?} is missing");
    }
    let documents = column::<String>(&db, "SELECT symbol FROM document ORDER BY issued_on");
    assert_eq!(documents[0], "215-TB/TU");
}

#[test]
fn every_cell_that_brings_a_petition_is_there() {
    for key in ["commune-2026", "province"] {
        let world = world_of(key);
        let meetings = world.meetings();
        let cells: BTreeSet<_> = meetings.iter().flat_map(|m| world.cells_of(m)).collect();
        for text in &world.petitions {
            let play = text.play.as_ref().unwrap();
            assert!(cells.contains(play.cell.as_str()), "{key}: {}", text.key);
        }
    }
}

#[tokio::test]
async fn the_same_seed_gives_the_same_bytes() {
    let at = tempfile::tempdir().unwrap();
    let (one, two) = (at.path().join("a"), at.path().join("b"));
    play_into("province", one.clone()).await;
    play_into("province", two.clone()).await;
    let (one, two) = (files(&one), files(&two));
    assert!(one.len() > 300, "{}", one.len());
    assert!(one == two, "two plays differ");
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(&dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).unwrap().display().to_string();
            found.insert(name, std::fs::read(&path).unwrap());
        }
    }
    found
}
