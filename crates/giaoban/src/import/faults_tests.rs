//! Every fault of a row is told in both languages.
use super::{Kind, of_row};
use crate::say::Say;
use words::Language;
use workflow::import::{CalendarRowFault, Part, RowFault};
use workflow::person::Role;
use workflow::unit::{LineageFault, UnitKind};

/// One of every variant; the match below does not compile when one is forgotten.
fn every() -> Vec<RowFault> {
    let (given, keys) = (String::from("Hòa Bình"), vec![String::from("hoa-binh")]);
    let kind = UnitKind::Cell;
    let calendar = |what| RowFault::Calendar {
        date: chrono::NaiveDate::default(),
        what,
    };
    vec![
        RowFault::Missing { part: Part::Name },
        RowFault::KeyForm {
            given: given.clone(),
        },
        RowFault::Twice { first: 0 },
        RowFault::OtherKind { kind },
        RowFault::NoUnit {
            given: given.clone(),
        },
        RowFault::SeveralUnits {
            given: given.clone(),
            keys: keys.clone(),
        },
        RowFault::NearUnit {
            given: given.clone(),
            keys: keys.clone(),
        },
        RowFault::NoPerson {
            given: given.clone(),
        },
        RowFault::SeveralPeople {
            given: given.clone(),
            keys: Vec::new(),
        },
        RowFault::SeveralPeople {
            given,
            keys: keys.clone(),
        },
        RowFault::ParentKind {
            kind,
            above: UnitKind::Office,
        },
        RowFault::ParentRing,
        RowFault::PeriodReversed,
        RowFault::SuccessorOfLiving,
        RowFault::OnlyOne {
            kind,
            key: keys[0].clone(),
        },
        RowFault::NotTheCommittee,
        RowFault::CodeTaken {
            key: keys[0].clone(),
        },
        RowFault::RoleNotHere {
            role: Role::OfficeChief,
            kind,
        },
        RowFault::RoleHeld {
            role: Role::ClusterHead,
            by: keys[0].clone(),
        },
        calendar(CalendarRowFault::Double),
        calendar(CalendarRowFault::SwapWorkOnWeekday),
        calendar(CalendarRowFault::DayOffOnWeekend),
        calendar(CalendarRowFault::Other),
        RowFault::CalendarHole { year: 2028 },
        RowFault::Lineage {
            what: LineageFault::Ring,
        },
    ]
}

/// The place of each variant among all of them.
fn place(fault: &RowFault) -> usize {
    match fault {
        RowFault::Missing { .. } => 0,
        RowFault::KeyForm { .. } => 1,
        RowFault::Twice { .. } => 2,
        RowFault::OtherKind { .. } => 3,
        RowFault::NoUnit { .. } => 4,
        RowFault::SeveralUnits { .. } => 5,
        RowFault::NearUnit { .. } => 6,
        RowFault::NoPerson { .. } => 7,
        RowFault::SeveralPeople { .. } => 8,
        RowFault::ParentKind { .. } => 9,
        RowFault::ParentRing => 10,
        RowFault::PeriodReversed => 11,
        RowFault::SuccessorOfLiving => 12,
        RowFault::OnlyOne { .. } => 13,
        RowFault::NotTheCommittee => 14,
        RowFault::CodeTaken { .. } => 15,
        RowFault::RoleNotHere { .. } => 16,
        RowFault::RoleHeld { .. } => 17,
        RowFault::Calendar { .. } => 18,
        RowFault::CalendarHole { .. } => 19,
        RowFault::Lineage { .. } => 20,
    }
}

#[test]
fn every_fault_says_what_is_wrong_and_what_to_do_in_both_languages() {
    let places: std::collections::BTreeSet<usize> = every().iter().map(place).collect();
    assert_eq!(places, (0..21).collect());
    for fault in every() {
        let say = |language| of_row(&fault, Kind::Units, Say(language)).1;
        let (vi, en) = (say(Language::Vi), say(Language::En));
        for said in [&vi, &en] {
            assert!(said.message.ends_with('.'), "{fault:?}: {said:?}");
            assert!(said.advice.ends_with('.'), "{fault:?}: {said:?}");
        }
        assert_ne!(vi.message, en.message, "{fault:?}");
    }
}
