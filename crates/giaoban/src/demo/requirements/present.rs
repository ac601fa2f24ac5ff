//! The commune of 2026 (domain.md §6): no clusters and no communes, the committee itself meets at the
//! end of the month before, and nothing names the level that was abolished.
use super::fixture::{
    Folder, column, commune, conference_events, conferences, events, petitions, world_of,
};
use chrono::Datelike as _;
use std::collections::{BTreeMap, BTreeSet};
use workflow::conference::{
    AttendanceCategory, ConferenceAction, ConferenceState, MinuteTaker, Presence,
};
use workflow::ids::PetitionId;
use workflow::petition::{Action, ActionKind, Competence};

fn of_month(month: &str) -> BTreeSet<PetitionId> {
    let own = |code: &String| code.contains(month);
    let all = petitions(&commune()).into_iter();
    all.filter(|p| p.code.as_ref().is_some_and(own))
        .map(|p| p.id)
        .collect()
}

#[test]
fn the_committee_itself_meets_in_the_last_days_of_the_month_before() {
    let db = commune();
    let held: Vec<_> = conferences(&db)
        .into_iter()
        .filter(|c| c.state == ConferenceState::Closed)
        .collect();
    let months: Vec<u32> = held.iter().map(|c| c.slot.date.month()).collect();
    assert_eq!(months, [5, 6, 7, 8, 9, 10]);
    let secretary = column::<Vec<u8>>(
        &db,
        "SELECT person_id FROM post WHERE role = 'committee_secretary'",
    );
    for c in &held {
        assert!((27..=31).contains(&c.slot.date.day()), "{}", c.slot.date);
        assert_eq!((c.home.cluster, c.host), (None, None));
        assert_eq!(c.chair.unwrap().0.as_bytes().as_slice(), secretary[0]);
        let categories: BTreeSet<_> = c.roll.iter().map(|l| l.entry.category).collect();
        use AttendanceCategory as A;
        assert_eq!(
            categories,
            [A::BoardInCharge, A::CommitteeInCharge, A::CellSecretary].into()
        );
    }
}

#[test]
fn the_desk_is_the_offices_and_a_substitute_keeps_it_in_september() {
    let opened = conference_events(&commune())
        .into_iter()
        .filter_map(|e| match e.action {
            ConferenceAction::Open { minute_taker, .. } => Some((e.day.month(), minute_taker)),
            _ => None,
        });
    let (substituted, own): (Vec<_>, Vec<_>) =
        opened.partition(|(_, taker)| matches!(taker, MinuteTaker::Substitute { .. }));
    assert_eq!(own.len(), 5);
    let months: Vec<u32> = substituted.iter().map(|(month, _)| *month).collect();
    assert_eq!(months, [8], "the briefing of September is held in August");
}

#[test]
fn the_conference_of_the_shown_month_makes_room_for_the_27th_of_july() {
    let moved: Vec<_> = conference_events(&commune())
        .into_iter()
        .filter_map(|e| match e.action {
            ConferenceAction::Move { to, .. } => Some(to),
            _ => None,
        })
        .collect();
    assert_eq!(moved.len(), 1);
    assert_eq!(moved[0].date.to_string(), "2026-07-27");
    assert_eq!(moved[0].half, workflow::calendar::HalfDay::Afternoon);
}

#[test]
fn the_shown_month_has_every_kind_of_turn_that_a_commune_knows() {
    let db = commune();
    let shown = of_month("2026-08");
    let mine = events(&db)
        .into_iter()
        .filter(|e| shown.contains(&e.petition));
    let mut late = 0;
    let kinds: BTreeSet<_> = mine
        .inspect(|e| {
            let by_exception =
                |a: &Action| matches!(a, Action::Record { exception, .. } if exception.is_some());
            late += usize::from(by_exception(&e.action));
        })
        .map(|e| e.action.kind())
        .collect();
    use ActionKind as A;
    for wanted in [
        A::MergeInto,
        A::RefuseRouting,
        A::Return,
        A::ReturnForForm,
        A::AnswerOnSpot,
        A::CarryOver,
        A::Decline,
        A::ReferUp,
        A::RecordSuperiorAnswer,
        A::Withdraw,
        A::Divert,
        A::Split,
        A::FollowUp,
        A::Resolve,
    ] {
        assert!(kinds.contains(&wanted), "{wanted:?} is missing");
    }
    assert_eq!(late, 1, "late with an approver");
    let july = conferences(&db)
        .into_iter()
        .find(|c| c.slot.date.month() == 7);
    let roll = july.unwrap().roll;
    let written = |p: &Option<Presence>| matches!(p, Some(Presence::Written(_)));
    assert_eq!(roll.iter().filter(|l| written(&l.presence)).count(), 1);
}

#[test]
fn the_other_months_have_the_other_turns() {
    let kinds: BTreeSet<_> = events(&commune())
        .into_iter()
        .map(|e| e.action.kind())
        .collect();
    use ActionKind as A;
    for wanted in [
        A::UrgentIntake,
        A::GrantExtension,
        A::ChangeLead,
        A::RequestReopening,
        A::AcceptReopening,
        A::Close,
    ] {
        assert!(kinds.contains(&wanted), "{wanted:?} is missing");
    }
    let foreign = [A::HandToCommune, A::ReportAtConference];
    let found: Vec<_> = foreign.iter().filter(|a| kinds.contains(a)).collect();
    assert!(found.is_empty(), "there is no commune below: {found:?}");
}

#[test]
fn each_month_brings_five_to_thirteen_of_forty_and_more_different_matters() {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut fields = BTreeSet::new();
    for p in petitions(&commune()) {
        if let Some(code) = p.code.filter(|_| p.part_of.is_none()) {
            assert!(code.starts_with("ALOC-2026-"), "{code}");
            *counts.entry(code[5..12].to_owned()).or_default() += 1;
        }
        fields.insert(p.category);
    }
    assert_eq!(counts.len(), 6, "{counts:?}");
    assert!(counts.values().all(|n| (5..=13).contains(n)), "{counts:?}");
    assert_eq!((counts["2026-08"], fields.len()), (13, 8));
    let texts: BTreeSet<_> = world_of("commune-2026")
        .petitions
        .into_iter()
        .filter(|p| p.part_of.is_none())
        .map(|p| p.text)
        .collect();
    assert!(texts.len() >= 40, "{}", texts.len());
}

#[test]
fn answers_are_told_at_the_next_conference_of_the_committee() {
    let db = commune();
    let per_month = column::<i64>(&db, "SELECT count(*) FROM document GROUP BY cycle_id");
    assert_eq!(per_month, [1, 1, 1, 1, 1]);
    let receipts = column::<i64>(&db, "SELECT count(*) FROM receipt GROUP BY document_id");
    assert_eq!(receipts, per_month);
    let told: Vec<_> = events(&db)
        .into_iter()
        .filter_map(|e| match e.action {
            Action::Announce { at } => Some(at),
            _ => None,
        })
        .collect();
    assert!(told.len() > 25, "{}", told.len());
    assert!(
        told.iter()
            .all(|at| at.receipt_proved && at.cycles_since_issue == 1)
    );
}

/// The new layout began on 27 May 2026, the day of the first conference; numbers run on in the term.
#[test]
fn notices_are_numbered_within_the_term_and_laid_out_by_their_day() {
    let db = commune();
    let symbols = column::<String>(&db, "SELECT symbol FROM document ORDER BY issued_on");
    let expected = [97, 98, 99, 100, 101].map(|n| format!("{n}-TB/ĐU"));
    assert_eq!(symbols, expected);
    let layouts = column::<String>(&db, "SELECT DISTINCT layout FROM document");
    assert_eq!(layouts, ["party-2026"]);
}

#[test]
fn every_matter_is_the_communes_or_goes_up() {
    let found: BTreeSet<_> = petitions(&commune())
        .into_iter()
        .filter_map(|p| p.competence)
        .collect();
    assert_eq!(found, [Competence::Commune, Competence::Province].into());
}

#[test]
fn no_two_cells_report_the_same_and_one_forgets() {
    let db = commune();
    let of = |what: &str| {
        let sql =
            format!("SELECT count(*) - count(DISTINCT {what}) FROM contribution GROUP BY cycle_id");
        column::<i64>(&db, &sql)
    };
    assert!(
        of("this_month")
            .iter()
            .chain(&of("next_month"))
            .all(|twice| *twice == 0)
    );
    let open = column::<i64>(
        &db,
        "SELECT count(*) FROM contribution WHERE this_month || next_month LIKE '%{%'",
    );
    assert_eq!(open, [0], "a number was not filled in");
    let sql = "SELECT key FROM unit WHERE kind = 'cell' AND id NOT IN (SELECT k.cell_id FROM contribution k JOIN cycle c ON c.id = k.cycle_id WHERE c.month = '2026-08')";
    assert_eq!(column::<String>(&db, sql), ["cb-co-quan-ubnd"]);
}

/// New documents must not name an abolished body except as history (domain.md §6).
#[test]
fn the_abolished_level_is_named_as_history_only() {
    let mut history = 0;
    let mut read = 0;
    for below in ["", "petitions"] {
        let folder = Folder::path("worlds/commune-2026").join(below);
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                continue;
            }
            read += 1;
            for sentence in std::fs::read_to_string(&path)
                .unwrap()
                .split(['.', '"', '\n'])
            {
                let low = sentence.to_lowercase();
                if low.contains("huyện") {
                    let past = ["trước đây", "trước ngày 01/7/2025"];
                    assert!(past.iter().any(|p| low.contains(p)), "{path:?}: {sentence}");
                    history += 1;
                }
            }
        }
    }
    assert_eq!((read, history), (10, 1));
}
