//! Every refused change of units is told in both languages.
use std::collections::BTreeSet;

use workflow::ids::{PersonId, UnitId};
use workflow::person::Role;
use workflow::unit::{LineageFault as L, UnitKind, UnitRefusal as R};

use super::{key, of_lineage, render_units};
use crate::Language;
use crate::refusals::Names;

struct Directory;

impl Names for Directory {
    fn unit(&self, _: UnitId) -> Option<String> {
        Some("xã Đoàn Thượng".to_owned())
    }

    fn person(&self, _: PersonId) -> Option<String> {
        Some("Vũ Đình Lộc".to_owned())
    }
}

/// One refusal of every wording; `key` is an exhaustive match, and that this list is complete is
/// asserted against the message file.
fn every() -> Vec<R> {
    let unit = UnitId("00000000-0000-0000-0000-000000000000".parse().unwrap());
    let person = PersonId(unit.0);
    let (day, kind, role) = (
        "2025-03-15".parse().unwrap(),
        UnitKind::Cell,
        Role::CellSecretary,
    );
    let text = || "doan-thuong".to_owned();
    let ended = |successors| R::Ended { unit, successors };
    let mut all = vec![
        R::Fixed {
            kind: UnitKind::Committee,
        },
        R::TooFew,
        R::Twice { unit },
        R::KindsDiffer {
            kinds: vec![kind, UnitKind::Commune],
        },
        ended(Vec::new()),
        ended(vec![unit]),
        R::BegunSince { unit, from: day },
        R::Ahead { on: day },
        R::DoneSince { unit, day },
        R::NotAnApprover { person },
        R::ParentNeeded,
        R::ParentKind {
            kind,
            above: UnitKind::Office,
        },
        R::ParentEnded { unit },
        R::KeyForm { given: text() },
        R::KeyTaken { key: text() },
        R::CodeNeeded,
        R::CodeTaken { cluster: unit },
        R::NothingNew,
        R::PostsUnplaced {
            people: vec![person],
        },
        R::PostBegunSince { person, from: day },
        R::RoleClash {
            role,
            unit: text(),
            people: vec![person, person],
        },
        R::RoleNotHere { role, kind },
        R::NotOfUnits { person },
        R::NoSuchPart { given: text() },
        R::BelowUnplaced { units: vec![unit] },
        R::NotBelow { unit },
        R::LeavesBelow { units: vec![unit] },
        R::LeavesPetitions {
            codes: vec![text()],
        },
        R::PetitionElsewhere { code: text() },
        R::ConferencesAhead {
            days: vec![day, day],
        },
    ];
    all.extend(faults(unit).map(|what| R::Lineage { what }));
    all
}

fn faults(unit: UnitId) -> [L; 4] {
    let day = "2025-03-15".parse().unwrap();
    [
        L::Ring,
        L::SuccessorKind { successor: unit },
        L::SuccessorNotThere {
            successor: unit,
            on: day,
        },
        L::OutlivesParent {
            parent: unit,
            until: day,
        },
    ]
}

#[test]
fn every_refusal_says_which_rule_and_what_to_do_next() {
    for refusal in every() {
        let said = Language::ALL.map(|language| render_units(&refusal, language, &Directory));
        for part in said.iter().flat_map(|s| [&s.message, &s.advice]) {
            assert!(!part.contains(['⟦', '{', '$']), "{refusal:?}: {part}");
            assert!(part.ends_with('.'), "{refusal:?}: {part}");
            assert!(!part.contains("  ") && !part.contains(" ."), "{part}");
            assert!(!part.chars().next().unwrap().is_lowercase(), "{part}");
        }
        assert_ne!(said[0], said[1], "{refusal:?} is not translated");
    }
}

#[test]
fn the_walk_reaches_every_wording() {
    let walked: BTreeSet<_> = every().iter().map(key).collect();
    let file = include_str!("../../../../locales/vi/units.ftl");
    let keys = file
        .lines()
        .filter_map(|l| l.split_once(" =").map(|(k, _)| k));
    let written: BTreeSet<_> = keys.filter(|k| k.starts_with("unit-")).collect();
    assert_eq!(walked, written);
    let unit = UnitId("00000000-0000-0000-0000-000000000000".parse().unwrap());
    assert_eq!(faults(unit).map(|f| of_lineage(&f)).len(), 4);
}
