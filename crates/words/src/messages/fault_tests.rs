use chrono::NaiveDate;
use workflow::calendar::{CalendarError, CalendarFault, DayKind};
use workflow::conference::LeaderFault;
use workflow::cycle::PlanError;
use workflow::deadline::DueError;
use workflow::ids::PersonId;
use workflow::missing::MissingFact;
use workflow::text::TextFault;

use super::Fault;
use crate::Language;
use crate::dates::DateFault;
use crate::numbers::NumberFault;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A fault of every kind; how many there are is asserted against the message file, whose keys the
/// exhaustive matches name.
fn every() -> Vec<Box<dyn Fault>> {
    let (needed, edge) = (day("2028-01-03"), day("2027-12-31"));
    vec![
        Box::new(TextFault::Empty),
        Box::new(TextFault::TooLong {
            count: 100_001,
            limit: 100_000,
        }),
        Box::new(TextFault::Nul { position: 0 }),
        Box::new(TextFault::BidiControl {
            control: '\u{202E}',
            position: 3,
        }),
        Box::new(TextFault::TooManyMarks {
            count: 10_000,
            limit: 8,
        }),
        Box::new(DateFault::Empty),
        Box::new(DateFault::NotADate),
        Box::new(DateFault::DoesNotExist {
            day: 31,
            month: 2,
            year: 2026,
        }),
        Box::new(DateFault::YearOutOfRange { year: 26 }),
        Box::new(DateFault::Lunar),
        Box::new(DateFault::InFuture { date: needed }),
        Box::new(NumberFault::Empty),
        Box::new(NumberFault::NotANumber),
        Box::new(NumberFault::Separator),
        Box::new(NumberFault::Negative),
        Box::new(NumberFault::OutOfRange {
            least: 1,
            most: 5_000,
        }),
        Box::new(CalendarError::CalendarEnds {
            needed,
            covered_until: edge,
        }),
        Box::new(CalendarError::CalendarBegins {
            needed,
            covered_from: edge,
        }),
    ]
}

/// A missing fact of every kind; counted as above.
fn every_fact() -> Vec<Box<dyn Fault>> {
    let date = day("2026-05-04");
    let month = "2026-05".parse().unwrap();
    let person = PersonId("00000000-0000-0000-0000-000000000000".parse().unwrap());
    vec![
        Box::new(MissingFact::MinutesOpen {
            code: "GLOC-2025-03-K3-07".to_owned(),
        }),
        Box::new(MissingFact::SpeakerNotHeard),
        Box::new(MissingFact::CodeGiven),
        Box::new(MissingFact::NotInSession),
        Box::new(MissingFact::ConferenceOver),
        Box::new(MissingFact::ConferenceNotHeld),
        Box::new(MissingFact::NextConferenceUnplanned),
        Box::new(MissingFact::NotIssued),
        Box::new(MissingFact::NotInDocument {
            code: "GLOC-2025-03-K3-07".to_owned(),
            symbol: "12-TB/HU".to_owned(),
        }),
        Box::new(MissingFact::NoIssueGate),
        Box::new(MissingFact::NotRecorded),
        Box::new(MissingFact::NeedsFacts),
        Box::new(MissingFact::NotOfCluster),
        Box::new(MissingFact::NotOfficeChief),
        Box::new(MissingFact::MinutesStand),
        Box::new(MissingFact::LastOfficeChief),
        Box::new(MissingFact::BytesKept {
            symbol: "12-TB/HU".to_owned(),
            format: "pdf".to_owned(),
        }),
        Box::new(MissingFact::SeveralBeginSo),
        Box::new(PlanError::NoClusters),
        Box::new(PlanError::NotACycleMonth { month }),
        Box::new(PlanError::NoNextCycle { month }),
        Box::new(DueError::Paused {
            since: day("2026-05-04"),
        }),
        Box::new(CalendarFault::Nothing),
        Box::new(CalendarFault::DuplicateDate { date }),
        Box::new(CalendarFault::SwapWorkOnWeekday { date }),
        Box::new(CalendarFault::DayOffOnWeekend {
            date,
            kind: DayKind::SwapOff,
        }),
        Box::new(CalendarFault::OutsideCoverage {
            date,
            from: date,
            to: date,
        }),
        Box::new(CalendarFault::MissingSource { date }),
        Box::new(CalendarFault::CoverageBroken {
            ends: date,
            begins: date,
        }),
        Box::new(LeaderFault::NoHead),
        Box::new(LeaderFault::ManyHeads([person].into())),
        Box::new(LeaderFault::HeadNotOnBoard(person)),
        Box::new(LeaderFault::NoDeputy),
        Box::new(LeaderFault::ManyDeputies([person].into())),
        Box::new(LeaderFault::DeputyNotInCommittee(person)),
        Box::new(LeaderFault::OnePerson(person)),
    ]
}

#[test]
fn every_fault_is_explained_in_both_languages() {
    explained(&every(), include_str!("../../../../locales/vi/faults.ftl"));
    explained(
        &every_fact(),
        include_str!("../../../../locales/vi/facts.ftl"),
    );
}

/// Each has whole sentences in both languages, and together they use every message of the file.
fn explained(faults: &[Box<dyn Fault>], file: &str) {
    for language in Language::ALL {
        let said: Vec<_> = faults.iter().map(|f| f.rendered(language)).collect();
        for rendered in &said {
            for part in [&rendered.message, &rendered.advice] {
                assert!(!part.contains(['⟦', '{', '$']), "{part}");
                assert!(part.ends_with('.'), "{part}");
            }
        }
        let written = file
            .lines()
            .filter(|l| !l.starts_with([' ', '#']) && l.contains(" = "));
        let mut messages: Vec<_> = said.into_iter().map(|r| r.message).collect();
        messages.sort_unstable();
        messages.dedup();
        assert_eq!(messages.len(), written.count());
    }
}

#[test]
fn places_are_counted_from_one_and_large_numbers_are_parted() {
    let long = TextFault::TooLong {
        count: 100_001,
        limit: 100_000,
    };
    assert_eq!(
        long.rendered(Language::Vi).message,
        "Nội dung dài 100.001 ký tự, nhiều hơn mức cho phép là 100.000 ký tự."
    );
    let nul = TextFault::Nul { position: 0 };
    assert_eq!(
        nul.rendered(Language::Vi).message,
        "Ký tự thứ 1 không đọc được."
    );
}
