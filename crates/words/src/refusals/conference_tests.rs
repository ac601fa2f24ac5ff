use std::collections::BTreeSet;

use workflow::capacity::Capacity;
use workflow::conference::{
    ConferenceActionKind as Kind, ConferenceRefusal as R, ConferenceState, Item, Unfinished,
};
use workflow::ids::{ConferenceId, PersonId, UnitId};
use workflow::person::Status;

use super::conference::key;
use super::{Names, render_conference};
use crate::Language;
use crate::messages::Term;

const NIL: &str = "00000000-0000-0000-0000-000000000000";

struct Directory;

impl Names for Directory {
    fn unit(&self, _: UnitId) -> Option<String> {
        Some("xã Đoàn Thượng".to_owned())
    }

    fn person(&self, _: PersonId) -> Option<String> {
        Some("Nguyễn Văn An".to_owned())
    }
}

/// One refusal of every variant, and of every way in which one is worded. `key` is an exhaustive
/// match; that this list is complete is asserted against the message file.
fn every() -> Vec<R> {
    let mut all = about_moves();
    all.extend(about_people());
    all.extend(about_joining());
    all
}

fn about_moves() -> Vec<R> {
    let date = "2025-03-07".parse().unwrap();
    let unit = UnitId(NIL.parse().unwrap());
    let not_from_here = |state, possible| R::NotFromHere {
        action: Kind::Open,
        state,
        possible,
    };
    vec![
        not_from_here(None, vec![]),
        not_from_here(Some(ConferenceState::Cancelled), vec![]),
        not_from_here(
            Some(ConferenceState::Planned),
            vec![Kind::Confirm, Kind::Move],
        ),
        R::OutsideWindow { date },
        R::DatePast { date },
        R::SameSlot,
        R::NoHost,
        R::HostDissolved {
            unit,
            successors: vec![],
        },
        R::HostDissolved {
            unit,
            successors: vec![unit],
        },
        R::HostNotYet { unit, from: date },
        R::HostElsewhere { unit },
        R::SlotTaken {
            by: ConferenceId(NIL.parse().unwrap()),
        },
        R::TooEarlyToOpen { date },
        R::TooLateToOpen { date },
        R::Unfinished {
            left: Unfinished::default(),
        },
    ]
}

fn about_people() -> Vec<R> {
    let person = PersonId(NIL.parse().unwrap());
    vec![
        R::NotEntitled {
            action: Kind::Close,
            who: vec![Capacity::Recorder],
        },
        R::NotActive {
            status: Status::Revoked,
        },
        R::LeaderBookedTwice {
            leader: person,
            conference: ConferenceId(NIL.parse().unwrap()),
        },
        R::NotTheHead { person },
        R::NotOnBoard { person },
        R::NotTheDeputy { person },
        R::NotForMinutes { person },
        R::NotAnApprover { person },
        R::ChairTakesMinutes { person },
        R::EmptyRoster,
        R::TwiceOnRoster { person },
        R::NotOnRoster { person },
        R::SubstituteOnRoster { person },
        R::HasSpoken {
            person,
            codes: vec!["GLOC-2025-03-K3-07".to_owned()],
        },
        R::RollIncomplete {
            missing: vec![person, person],
        },
        R::AddendumUnsigned,
    ]
}

fn about_joining() -> Vec<R> {
    let joining = [
        R::JoinIntoItself,
        R::JoinTargetState {
            state: ConferenceState::InSession,
        },
        R::JoinOtherCycle,
        R::JoinChain,
    ];
    let nowhere = Item::EVERY.iter().map(|&item| R::ItemsGoNowhere { item });
    joining.into_iter().chain(nowhere).collect()
}

#[test]
fn every_refusal_says_which_rule_and_what_to_do_next() {
    for refusal in every() {
        let said = Language::ALL.map(|language| render_conference(&refusal, language, &Directory));
        for part in said.iter().flat_map(|s| [&s.message, &s.advice]) {
            assert!(!part.contains(['⟦', '{', '$']), "{refusal:?}: {part}");
            assert!(part.ends_with('.'), "{refusal:?}: {part}");
            assert!(!part.contains("  ") && !part.contains(" ."), "{part}");
            let first = part.chars().next().unwrap();
            assert!(!first.is_lowercase(), "{refusal:?}: {part}");
        }
        assert_ne!(said[0], said[1], "{refusal:?} is not translated");
    }
}

#[test]
fn the_walk_reaches_every_wording() {
    let walked: BTreeSet<_> = every().iter().map(key).collect();
    let file = include_str!("../../../../locales/vi/conferences.ftl");
    let written: BTreeSet<_> = file
        .lines()
        .filter_map(|l| l.split_once(" =").map(|(k, _)| k))
        .filter(|k| k.starts_with("conference-refusal-"))
        .collect();
    assert_eq!(walked, written);
}

#[test]
fn people_are_named_as_the_reader_names_them() {
    let missing = vec![PersonId(NIL.parse().unwrap()); 2];
    let said = render_conference(&R::RollIncomplete { missing }, Language::Vi, &Directory);
    assert_eq!(
        said.message,
        "Chưa điểm danh đủ; còn: đồng chí Nguyễn Văn An, đồng chí Nguyễn Văn An."
    );
}
