use std::collections::BTreeSet;

use chrono::NaiveDate;
use workflow::capacity::Capacity;
use workflow::ids::{PersonId, UnitId};
use workflow::person::Status;
use workflow::petition::{
    ActionKind, DecidingBody, ExceptionCause, Field, NotSpoken, OutcomeClass, OwnWork, Refusal,
    Source, State, VoteOn,
};

use super::{Names, key, render};
use crate::Language::{self, En, Vi};
use crate::messages::Term;

struct Directory;

impl Names for Directory {
    fn unit(&self, id: UnitId) -> Option<String> {
        let names = [
            "phòng Kinh tế và Hạ tầng",
            "xã Đoàn Thượng",
            "phòng Tư pháp",
        ];
        let found = (0..).zip(names).find(|(n, _)| unit(*n) == id);
        found.map(|(_, name)| name.to_owned())
    }

    fn person(&self, id: PersonId) -> Option<String> {
        (id.0.is_nil()).then(|| "Nguyễn Văn An".to_owned())
    }
}

fn unit(n: u8) -> UnitId {
    UnitId(format!("00000000-0000-0000-0000-{n:012}").parse().unwrap())
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// One refusal of every variant, and of every way in which one is worded. `key` is an exhaustive
/// match; that this list is complete is asserted against the message file.
fn every() -> Vec<Refusal> {
    let mut all = about_people();
    all.extend(about_units());
    all.extend(about_versions_and_dates());
    all.extend(about_notices());
    all.extend(without_facts());
    all
}

fn about_people() -> Vec<Refusal> {
    use Refusal as R;
    let not_from_here = |state, possible| R::NotFromHere {
        action: ActionKind::Issue,
        state,
        possible,
    };
    let not_entitled = |who| R::NotEntitled {
        action: ActionKind::Approve,
        who,
    };
    let mut all = vec![
        not_from_here(None, vec![]),
        not_from_here(Some(State::Resolved), vec![]),
        not_from_here(
            Some(State::Routed),
            vec![ActionKind::Accept, ActionKind::RefuseRouting],
        ),
        not_entitled(vec![]),
        not_entitled(vec![Capacity::Reviewer, Capacity::OfficeChief]),
        R::NotEntitled {
            action: ActionKind::SignPart,
            who: vec![Capacity::AnswerLeader],
        },
        R::MayNotSign {
            signer: PersonId(unit(0).0),
        },
        R::NotActive {
            status: Status::Revoked,
        },
        R::ExceptionNeeded {
            causes: ExceptionCause::EVERY.to_vec(),
        },
        R::WrongBody {
            needed: DecidingBody::StandingBoard,
        },
        R::VotedAlready { on: VoteOn::Answer },
        R::NotTheSigner {
            signer: PersonId(unit(0).0),
        },
    ];
    all.extend(OwnWork::EVERY.iter().map(|&because| R::OwnWork {
        person: PersonId(unit(0).0),
        because,
    }));
    all
}

fn about_units() -> Vec<Refusal> {
    use Refusal as R;
    vec![
        R::UnknownCategory {
            given: "thủy lợi".to_owned(),
        },
        R::LeadAlsoSupports { unit: unit(0) },
        R::UnitDissolved {
            unit: unit(1),
            successors: vec![],
        },
        R::UnitDissolved {
            unit: unit(1),
            successors: vec![unit(0), unit(2)],
        },
        R::UnitNotYet {
            unit: unit(1),
            from: day("2026-07-01"),
        },
        R::NotAnAnsweringBody { unit: unit(9) },
        R::NotBelowLead {
            unit: unit(0),
            lead: unit(2),
        },
        R::NotAsDirected { directed: unit(0) },
        R::NotASupporter { unit: unit(0) },
        R::NotASuccessor { unit: unit(0) },
        R::NothingToHandOn,
        R::PartSigned { unit: unit(0) },
        R::PartNotSigned { unit: unit(0) },
        R::BodyNotPresent { unit: unit(0) },
        R::NotAnApprover {
            person: PersonId(unit(0).0),
        },
        R::NotLedBy {
            person: PersonId(unit(0).0),
            unit: unit(0),
        },
        R::NotASymbol {
            given: "công văn hôm qua".to_owned(),
        },
        R::MustAccept { refusals: 2 },
        R::WrongWay {
            commune_matter: true,
        },
        R::WrongWay {
            commune_matter: false,
        },
        R::NotTheLeadsReply { lead: None },
        R::NotTheLeadsReply {
            lead: Some(unit(0)),
        },
    ]
}

fn about_versions_and_dates() -> Vec<Refusal> {
    use Refusal as R;
    let date = day("2026-09-05");
    let code = || "GLOC-2025-03-K3-07".to_owned();
    vec![
        R::Missing {
            field: Field::LegalBasis,
        },
        R::DateTooLate {
            field: Field::PromiseDate,
            given: day("2026-10-12"),
            limit: date,
        },
        R::DateTooEarly {
            field: Field::Until,
            given: day("2026-01-02"),
            limit: date,
        },
        R::MergeTargetState {
            code: code(),
            state: State::Issued,
        },
        R::MergeOtherCycle { code: code() },
        R::MergeIntoCommuneMatter { code: code() },
        R::OthersMergedHere {
            codes: vec![code(), "GLOC-2025-03-K3-09".to_owned()],
        },
        R::ConferenceCovers { date },
        R::SilenceNotOver { due: date },
        R::MinutesNotOverdue { due: date },
        R::SpokenAtConference { shown: None },
        R::SpokenAtConference {
            shown: Some(NotSpoken::Cancelled),
        },
        R::NotDone {
            outcome: OutcomeClass::NotYet,
        },
        R::NobodyThere { unit: unit(1) },
        R::NotThatSource {
            source: Source::AttendanceReport,
        },
        R::NothingCorrected,
        R::ProposesItself,
        R::NotThisVersion { current: 2 },
        R::VersionOutOfOrder { expected: 3 },
        R::TooManyExtensions { limit: 2 },
        R::AfterDueDate { due: date },
        R::PromiseStands { by: date },
        R::TooLateToReopen { limit: 2 },
        R::IssuedAlready {
            symbol: "12-TB/HU".to_owned(),
        },
        R::CalendarEnds {
            covered_until: date,
        },
        R::CalendarBegins { covered_from: date },
        R::NotTakenOver {
            state: State::Merged,
        },
        R::NotYetThere {
            field: Field::AnnouncedDate,
            state: State::Recorded,
        },
        R::BatchNotReady {
            lines: vec![(code(), State::Drafting)],
        },
    ]
}

fn about_notices() -> Vec<Refusal> {
    let code = || "GLOC-2025-03-K3-07".to_owned();
    let issued = |codes| Refusal::MonthIssued {
        symbol: "12-TB/HU".to_owned(),
        codes,
    };
    vec![
        Refusal::CorrectedWith { code: code() },
        issued(vec![]),
        issued(vec![code()]),
    ]
}

fn without_facts() -> Vec<Refusal> {
    use Refusal as R;
    vec![
        R::NoCommune,
        R::MergeIntoItself,
        R::MergeChain,
        R::MovesWithTarget,
        R::Classified,
        R::NotThatCycle { month: None },
        R::NotThatCycle {
            month: "2026-09".parse().ok(),
        },
        R::MonthNotPlanned,
        R::SilenceNotProved,
        R::NothingToPlanAgain,
        R::NothingAsked,
        R::AskedAlready,
        R::ReopeningAsked,
        R::ReceiptNotProved,
        R::OtherClustersConference,
        R::NotExplained,
        R::NoResultYet,
        R::NoReopeningAsked,
        R::NotAnsweredOnSpot,
        R::NoPromise,
        R::WithheldAlready,
        R::NotImported,
        R::AnswerTakenOver,
        R::EmptyBatch,
    ]
}

#[test]
fn every_refusal_says_which_rule_and_what_to_do_next() {
    for refusal in every() {
        for language in Language::ALL {
            let said = render(&refusal, language, &Directory);
            for part in [&said.message, &said.advice] {
                assert!(!part.contains(['⟦', '{', '$']), "{refusal:?}: {part}");
                assert!(part.ends_with('.'), "{refusal:?}: {part}");
                assert!(!part.contains("  ") && !part.contains(" ."), "{part}");
                let first = part.chars().next().unwrap();
                assert!(!first.is_lowercase(), "{refusal:?}: {part}");
            }
            assert_ne!(said.message, said.advice);
        }
    }
}

#[test]
fn the_walk_reaches_every_wording() {
    let walked: BTreeSet<_> = every().iter().map(key).collect();
    let file = include_str!("../../../../locales/vi/refusals.ftl");
    let written: BTreeSet<_> = file
        .lines()
        .filter_map(|l| l.split_once(" =").map(|(k, _)| k))
        .filter(|k| k.starts_with("refusal-") && *k != "refusal-code-and-state")
        .collect();
    assert_eq!(walked, written);
}

#[test]
fn names_dates_and_numbers_follow_the_reader() {
    let dissolved = Refusal::UnitDissolved {
        unit: unit(1),
        successors: vec![unit(0), unit(2)],
    };
    let said = render(&dissolved, Vi, &Directory);
    assert_eq!(
        said.message,
        "Xã Đoàn Thượng không còn hoạt động vào ngày này."
    );
    assert_eq!(
        said.advice,
        "Chọn đơn vị kế thừa: phòng Kinh tế và Hạ tầng, phòng Tư pháp."
    );
    let late = Refusal::AfterDueDate {
        due: day("2026-09-05"),
    };
    assert_eq!(
        render(&late, Vi, &Directory).message,
        "Đã quá hạn (ngày 05 tháng 9 năm 2026) nên không nhận đề nghị gia hạn."
    );
    let own = Refusal::OwnWork {
        person: PersonId(unit(0).0),
        because: OwnWork::Signed,
    };
    assert_eq!(
        render(&own, Vi, &Directory).message,
        "Đồng chí Nguyễn Văn An không được thẩm định bản trả lời này vì đã ký bản trả lời này."
    );
}

#[test]
fn any_of_several_may_do_it_but_all_causes_count() {
    let refusal = Refusal::NotEntitled {
        action: ActionKind::Approve,
        who: vec![Capacity::Reviewer, Capacity::OfficeChief],
    };
    let said = render(&refusal, Vi, &Directory);
    assert_eq!(
        said.message,
        "Đồng chí không có thẩm quyền thực hiện việc “duyệt nội dung trả lời” đối với kiến nghị này."
    );
    assert!(
        said.advice
            .starts_with("Việc này do người được giao nhập ý kiến thẩm định hoặc Chánh Văn phòng"),
        "{}",
        said.advice
    );
    let causes = ExceptionCause::EVERY.to_vec();
    let said = render(&Refusal::ExceptionNeeded { causes }, Vi, &Directory).message;
    assert!(
        said.contains("chi bộ chưa thống nhất và hội nghị"),
        "{said}"
    );
}

/// The name of the action stands in quotes: "không thể không tiếp nhận" says the opposite.
#[test]
fn what_may_not_be_declined_is_not_denied_twice() {
    let action = ActionKind::Decline;
    let here = Refusal::NotFromHere {
        action,
        state: Some(State::Routed),
        possible: vec![ActionKind::Accept],
    };
    let who = vec![Capacity::Director];
    for (refusal, says) in [
        (here, "nên không thực hiện được việc “không tiếp nhận"),
        (
            Refusal::NotEntitled { action, who },
            "không có thẩm quyền thực hiện việc “không tiếp nhận",
        ),
    ] {
        let said = render(&refusal, Vi, &Directory).message;
        assert!(said.contains(says), "{said}");
    }
}

/// What is asked for is named: an extension or a reopening; and so is whose signature is missing.
#[test]
fn a_refusal_speaks_of_what_was_tried() {
    let part = Refusal::NotEntitled {
        action: ActionKind::SignPart,
        who: vec![Capacity::AnswerLeader],
    };
    for (refusal, says) in [
        (Refusal::AskedAlready, "gia hạn"),
        (Refusal::ReopeningAsked, "xem xét lại"),
        (part, "lãnh đạo đơn vị phối hợp ký"),
    ] {
        let said = render(&refusal, Vi, &Directory);
        let said = format!("{} {}", said.message, said.advice);
        assert!(said.contains(says), "{said}");
        assert!(!said.contains("đơn vị chủ trì"), "{said}");
    }
}

#[test]
fn english_counts_have_their_plural() {
    let said = |refusals| {
        let refusal = Refusal::MustAccept { refusals };
        render(&refusal, En, &Directory).message
    };
    assert!(said(1).contains("refused once,"), "{}", said(1));
    assert!(said(2).contains("refused 2 times,"), "{}", said(2));
}

#[test]
fn unknown_ids_are_named_as_such() {
    let refusal = Refusal::NotAnAnsweringBody { unit: unit(9) };
    let said = render(&refusal, Vi, &Directory).message;
    assert!(
        said.starts_with("Đơn vị không còn trong danh mục"),
        "{said}"
    );
}
