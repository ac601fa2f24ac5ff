use std::collections::BTreeSet;

use workflow::capacity::Capacity;
use workflow::hosting::{
    ClusterFit, Fit, Fitting, HostRefusal as R, SwapState, Violation, ViolationKind as V,
};
use workflow::ids::{PersonId, UnitId};
use workflow::person::Status;
use workflow::preset::Hosting;

use super::hosting::key;
use super::{Names, fit, render_hosting, violation};
use crate::Language;

struct Directory;

impl Names for Directory {
    fn unit(&self, _: UnitId) -> Option<String> {
        Some("xã Đoàn Thượng".to_owned())
    }

    fn person(&self, _: PersonId) -> Option<String> {
        Some("Vũ Đình Lộc".to_owned())
    }
}

fn unit() -> UnitId {
    UnitId("00000000-0000-0000-0000-000000000000".parse().unwrap())
}

fn broken() -> Vec<V> {
    let (unit, month) = (unit(), "2025-03".parse().unwrap());
    vec![
        V::Blackout {
            unit,
            month,
            number: 4,
        },
        V::NoHall { unit, month },
        V::RoomTooSmall {
            unit,
            month,
            seats: 60,
            expected: 75,
        },
        V::TooMany {
            unit,
            turns: 4,
            most: 3,
        },
        V::TooFew {
            unit,
            turns: 1,
            least: 2,
        },
        V::GapTooShort {
            unit,
            month,
            months: 1,
            least: 3,
        },
        V::Uneven {
            unit,
            turns: 9,
            fair: 7,
        },
        V::Unregistered { unit, month },
    ]
}

/// One refusal of every variant; `key` is an exhaustive match, and that this list is complete is
/// asserted against the message file.
fn every() -> Vec<R> {
    let (unit, month) = (unit(), "2025-03".parse().unwrap());
    let date = "2025-03-07".parse().unwrap();
    let dissolved = |successors| R::HostDissolved { unit, successors };
    let breaks = broken().into_iter().map(|kind| Violation { kind, cost: 1 });
    vec![
        R::NotEntitled {
            who: vec![Capacity::Consolidator],
        },
        R::NotActive {
            status: Status::Revoked,
        },
        R::NotOfUnit { unit },
        R::NoRotation,
        R::NoConference {
            month,
            cluster: unit,
        },
        R::OtherYear { month, year: 2026 },
        R::MonthPlanned { month },
        R::NotAHost { unit },
        R::HostElsewhere { unit },
        dissolved(vec![]),
        dissolved(vec![unit]),
        R::ExceptionNeeded {
            breaks: breaks.collect(),
        },
        R::NotAnApprover {
            person: PersonId(unit.0),
        },
        R::CapTooLow { most: 3 },
        R::DaysUnfit {
            from: date,
            to: date,
        },
        R::DaysClosed { number: 4 },
        R::NoSuchEntry { number: 7 },
        R::JoinsNothing,
        R::NotGathered,
        R::NoHostYet { month },
        R::SwapWithItself,
        R::DatePast { date },
        R::SwapOutdated { month },
        R::SwapOver {
            state: SwapState::Agreed,
        },
    ]
}

#[test]
fn every_refusal_says_which_rule_and_what_to_do_next() {
    for refusal in every() {
        let said = Language::ALL.map(|language| render_hosting(&refusal, language, &Directory));
        for part in said.iter().flat_map(|s| [&s.message, &s.advice]) {
            assert!(!part.contains(['⟦', '{', '$']), "{refusal:?}: {part}");
            assert!(part.ends_with('.'), "{refusal:?}: {part}");
            assert!(!part.contains("  ") && !part.contains(" ."), "{part}");
            assert!(!part.chars().next().unwrap().is_lowercase(), "{part}");
        }
        assert_ne!(said[0], said[1], "{refusal:?} is not translated");
    }
}

fn written(prefix: &str) -> BTreeSet<&'static str> {
    let file = include_str!("../../../../locales/vi/hosting.ftl");
    let keys = file
        .lines()
        .filter_map(|l| l.split_once(" =").map(|(k, _)| k));
    keys.filter(|k| k.starts_with(prefix)).collect()
}

#[test]
fn the_walk_reaches_every_wording() {
    let walked: BTreeSet<_> = every().iter().map(key).collect();
    assert_eq!(walked, written("host-refusal-"));
    assert_eq!(broken().len(), written("violation-").len());
}

#[test]
fn every_broken_rule_has_words_of_its_own() {
    for language in Language::ALL {
        let said: BTreeSet<_> = broken()
            .iter()
            .map(|kind| violation(kind, language, &Directory))
            .collect();
        assert_eq!(said.len(), broken().len());
        for words in said {
            assert!(!words.contains(['⟦', '{', '$']), "{words}");
            assert!(words.contains("xã Đoàn Thượng"), "{words}");
        }
    }
    let many = V::TooMany {
        unit: unit(),
        turns: 4,
        most: 3,
    };
    assert_eq!(
        violation(&many, Language::Vi, &Directory),
        "xã Đoàn Thượng đăng cai 04 lần, vượt mức tối đa 03 lần"
    );
}

/// The year of domain.md §1.2.
fn gia_loc() -> Fit {
    let only = |conferences| Fitting {
        conferences,
        splits: vec![vec![4, 4, 4, 4, 4, 3]],
        more: false,
    };
    Fit {
        conferences: 72,
        units: 23,
        least: 46,
        most: 69,
        over: 3,
        under: 0,
        clusters: vec![ClusterFit {
            cluster: unit(),
            conferences: 12,
            units: 3,
            least: 6,
            most: 9,
        }],
        joint: Some(3),
        fitting: vec![only(8), only(9)],
    }
}

#[test]
fn why_it_cannot_hold_and_what_would_is_said_in_full() {
    let rules = Hosting::within(2, 3);
    let said = fit(&gia_loc(), &rules, Language::Vi, &Directory);
    assert_eq!(
        said,
        [
            "Không thể giữ mức 2-3 lần một năm cho mọi đơn vị: cả năm có 72 hội nghị, trong khi 23 đơn vị đăng cai được từ 46 đến 69 lần.",
            "Phương án nào cũng vượt mức tối đa ít nhất 03 lượt.",
            "xã Đoàn Thượng có 12 hội nghị, trong khi 03 đơn vị của khu đăng cai được từ 06 đến 09 lần.",
            "Cách 1: họp ghép thêm 03 hội nghị của khu thiếu đơn vị với khu khác trong cùng tháng; mọi đơn vị sẽ không vượt mức tối đa.",
            "Cách 2: cho phép vượt mức 03 lượt, có lý do và người cho phép.",
            "Cách 3: mỗi khu họp 08 hoặc 09 lần một năm, và số đơn vị của các khu là 4, 4, 4, 4, 4, 3.",
        ]
    );
}

#[test]
fn every_way_out_has_words() {
    let mut years = vec![gia_loc()];
    let mut other = gia_loc();
    (other.under, other.joint) = (2, None);
    other.fitting[0].more = true;
    years.push(other.clone());
    other.fitting.clear();
    years.push(other.clone());
    (other.over, other.under) = (0, 0);
    years.push(other);
    for language in Language::ALL {
        let rules = Hosting::within(2, 3);
        let said = years
            .iter()
            .flat_map(|y| fit(y, &rules, language, &Directory));
        let said: Vec<_> = said.collect();
        assert!(said.len() > 10);
        for sentence in said {
            assert!(!sentence.contains(['⟦', '{', '$']), "{sentence}");
            assert!(sentence.ends_with('.'), "{sentence}");
        }
    }
}
