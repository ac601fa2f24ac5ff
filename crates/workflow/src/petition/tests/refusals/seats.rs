//! Refusals of who is named, of whose part is missing, and of the month that takes a matter on.
use super::*;
use crate::person::Status;
use crate::petition::{
    BatchLine, BodyDecision, Competence, EndorsementKind, Field, Minutes, NewPetition, NotSpoken,
    SignOff, Source, admissible, consolidate,
};
use chrono::{Days, NaiveDate};

pub(super) fn seats(w: &World) -> Vec<Case> {
    let mut cases = parts(w);
    cases.extend(approvers(w));
    cases.extend(speakers(w));
    cases.extend(papers(w));
    cases.extend(months(w));
    cases.extend(claims());
    cases.extend(endorsements(w));
    cases
}

fn parts(w: &World) -> Vec<Case> {
    let accepted = Walk::routed(w).then(Who::RoadsSpecialist, day(3, 13), acts::accept());
    let signed = Walk::drafting(w);
    let silent = |on| {
        let mut reply = acts::reply(w, 1);
        reply.sign_offs = vec![SignOff::Silent(w.unit("land"))];
        accepted.tried(Who::RoadsHead, on, Action::SubmitReply { reply })
    };
    let unit = w.unit("land");
    let (ubnd, roads) = (w.unit("ubnd"), w.unit("roads"));
    // Routed on Thursday 12 March: two working days are over on Tuesday 17.
    assert!(silent(day(3, 17)).is_ok());
    vec![
        (
            silent(day(3, 16)).unwrap_err(),
            R::SilenceNotOver { due: day(3, 16) },
        ),
        (
            accepted.refused(Who::RoadsHead, day(3, 18), acts::submit(w, 1)),
            R::PartNotSigned { unit },
        ),
        (
            signed.refused(Who::LandHead, day(3, 16), acts::sign_part(w, "land")),
            R::PartSigned { unit },
        ),
        (
            signed.refused(
                Who::PeoplesCommitteeHead,
                day(3, 16),
                acts::sign_part(w, "ubnd"),
            ),
            R::NotASupporter { unit: ubnd },
        ),
        (
            signed.refused(Who::RoadsHead, day(3, 16), acts::sign_part(w, "roads")),
            R::NotASupporter { unit: roads },
        ),
        (
            accepted.refused(Who::RoadsHead, day(3, 16), acts::sign_part(w, "land")),
            R::NotEntitled {
                action: ActionKind::SignPart,
                who: vec![Capacity::AnswerLeader],
            },
        ),
    ]
}

fn approvers(w: &World) -> Vec<Case> {
    let with = |approver: Who| {
        let mut exception = acts::exception();
        exception.approver = approver.id();
        let Action::Record { at, speaker, .. } = acts::record(w) else {
            unreachable!("built as a record")
        };
        Action::Record {
            at,
            speaker,
            exception: Some(exception),
        }
    };
    let begun = Walk::begin(w);
    for approver in [Who::OfficeChief, Who::StandingMember, Who::ClusterHead] {
        assert!(begun.tried(w.desk(), day(3, 5), with(approver)).is_ok());
    }
    let refused = |approver: Who| begun.refused(w.desk(), day(3, 5), with(approver));
    let no = |person: Who| R::NotAnApprover {
        person: person.id(),
    };
    vec![
        (refused(Who::FarHead), no(Who::FarHead)),
        (refused(Who::ClusterDeputy), no(Who::ClusterDeputy)),
        (refused(Who::Stranger), no(Who::Stranger)),
    ]
}

fn speakers(w: &World) -> Vec<Case> {
    let unit = w.unit("roads");
    let answered = |spoke: Option<Who>| {
        let Action::AnswerOnSpot {
            answer,
            outcome,
            promise,
            accepted,
            at,
            children,
            ..
        } = acts::on_the_spot(OutcomeClass::Explained, None, true)
        else {
            unreachable!("built as an answer")
        };
        let action = Action::AnswerOnSpot {
            answer,
            outcome,
            by: Some(unit),
            spoke: spoke.map(Who::id),
            promise,
            accepted,
            at,
            children,
        };
        Walk::recorded(w).tried(w.chair(), day(3, 5), action)
    };
    assert!(answered(Some(Who::RoadsSpecialist)).is_ok());
    vec![
        (answered(None).unwrap_err(), R::BodyNotPresent { unit }),
        (
            answered(Some(Who::LandHead)).unwrap_err(),
            R::BodyNotPresent { unit },
        ),
    ]
}

fn papers(w: &World) -> Vec<Case> {
    let paper = |symbol: &str| {
        let decision: BodyDecision = acts::members();
        Action::ReferUp {
            decision,
            to: line("Tỉnh ủy"),
            paper: line(symbol),
            expected: day(5, 4),
        }
    };
    let up = Walk::consolidated(w);
    for named in ["15/BC-UBND", "Công văn số 15-CV/HU, ngày 14/3/2026"] {
        let done = up.tried(Who::StandingMember, day(3, 11), paper(named));
        assert!(done.is_ok(), "{named}: {done:?}");
    }
    vec![
        (
            up.refused(
                Who::StandingMember,
                day(3, 11),
                paper("công văn ngày 14/3/2026"),
            ),
            R::NotASymbol {
                given: "công văn ngày 14/3/2026".into(),
            },
        ),
        (
            admissible(&["Kế hoạch", "TỐI MẬT\nBố trí lực lượng"]).unwrap_err(),
            R::Classified,
        ),
    ]
}

fn months(w: &World) -> Vec<Case> {
    let carry = |cycle: u32, open: Option<u32>| {
        let action = Action::CarryOver {
            cycle: cycle_id(cycle),
            reason: line("chưa đủ hồ sơ"),
            next_conference: None,
            target: None,
            next: open.map(acts::open_cycle),
        };
        Walk::drafting(w).refused(Who::OfficeChief, day(4, 1), action)
    };
    let minutes = || Minutes::Open {
        held: day(3, 5),
        take_over: Some(line("phó khu ốm")),
    };
    let take_over = |on| {
        let line = BatchLine {
            petition: Walk::recorded(w).p,
            competence: Competence::County,
            minutes: minutes(),
        };
        w.by(Who::OfficeSpecialist, on, |a, ctx| {
            consolidate(vec![line], a, ctx)
        })
    };
    // Held on Thursday 5 March: two working days are over on Tuesday 10.
    assert!(take_over(day(3, 10)).is_ok());
    let month = |n: u32| Some(acts::open_cycle(n).month);
    let asked = Walk::resolved(w).then(w.proposer(), day(6, 5), acts::ask_reopening(1, false));
    let reopened = Action::AcceptReopening {
        cycle: cycle_id(8),
        current: Some(acts::open_cycle(6)),
    };
    vec![
        (
            take_over(day(3, 9)).unwrap_err(),
            R::MinutesNotOverdue { due: day(3, 9) },
        ),
        (carry(3, Some(4)), R::NotThatCycle { month: month(4) }),
        (carry(2, Some(4)), R::NotThatCycle { month: month(4) }),
        (carry(5, Some(4)), R::NotThatCycle { month: month(4) }),
        (carry(4, None), R::NotThatCycle { month: None }),
        (
            asked.refused(Who::OfficeChief, day(6, 8), reopened),
            R::NotThatCycle { month: month(6) },
        ),
    ]
}

/// What is claimed of a conference, a result, a text or a body, and is not so.
fn claims() -> Vec<Case> {
    let mut w = World::new(Under::County);
    let land = w.unit("land");
    let holds = |who: Who, w: &World| w.held(who, day(3, 2)).iter().any(|p| p.unit == land);
    let of_land: Vec<_> = Who::ALL.into_iter().filter(|who| holds(*who, &w)).collect();
    for who in of_land {
        w.people.get_mut(&who.id()).unwrap().status = Status::Revoked;
    }
    let w = &w;
    let endorsed = Walk::begin(w).then(w.proposer(), day(3, 3), acts::endorse(day(3, 3)));
    let in_writing = |found| {
        let Action::TakeInWriting {
            cycle, code, why, ..
        } = acts::in_writing()
        else {
            unreachable!("built in writing")
        };
        let shown = found;
        let action = Action::TakeInWriting {
            cycle,
            code,
            why,
            shown,
        };
        endorsed.refused(w.desk(), day(3, 4), action)
    };
    let elsewhere = Some(NotSpoken::Cancelled);
    let handed = Walk::handed_to_commune(w);
    let outcome = OutcomeClass::WillSettle;
    let full = World::new(Under::County);
    let same = Action::Correct {
        line: acts::issued_line(2),
        substance: false,
        changed: false,
    };
    let itself = Action::RefuseRouting {
        reason: line("không thuộc thẩm quyền"),
        proposed: full.unit("roads"),
    };
    let deserted = Action::Direct {
        decision: acts::members(),
        text: line("giao phòng trả lời"),
        bodies: acts::bodies(w, "land", &[]),
    };
    let consolidated = Walk::consolidated(w);
    vec![
        (in_writing(None), R::SpokenAtConference { shown: None }),
        (
            in_writing(elsewhere),
            R::SpokenAtConference { shown: elsewhere },
        ),
        (
            handed.refused(Who::CommuneSecretary, day(4, 6), acts::done(outcome)),
            R::NotDone { outcome },
        ),
        (
            Walk::announced(&full).refused(Who::Secretary, day(4, 8), same),
            R::NothingCorrected,
        ),
        (
            Walk::routed(&full).refused(Who::RoadsHead, day(3, 13), itself),
            R::ProposesItself,
        ),
        (
            consolidated.refused(Who::StandingMember, day(3, 11), deserted),
            R::NobodyThere { unit: land },
        ),
    ]
}

/// By two where two are named for it, and within the last year.
fn endorsements(w: &World) -> Vec<Case> {
    let begun = Walk::begin(w);
    let endorsed_by = |kind, date| {
        let Action::Endorse { mut endorsement } = acts::endorse(date) else {
            unreachable!("built as an endorsement")
        };
        endorsement.kind = kind;
        endorsement.names.truncate(1);
        begun.tried(w.proposer(), day(3, 3), Action::Endorse { endorsement })
    };
    let year_ago = NaiveDate::from_ymd_opt(2025, 3, 2).unwrap();
    let (alone, old) = (
        endorsed_by(EndorsementKind::SecretaryWithDeputy, day(3, 2)).unwrap_err(),
        endorsed_by(EndorsementKind::CellMeeting, year_ago - Days::new(1)).unwrap_err(),
    );
    assert!(endorsed_by(EndorsementKind::CellMeeting, year_ago).is_ok());
    let report = NewPetition {
        source: Source::AttendanceReport,
        ..acts::new(w, 2)
    };
    let attended = Walk::drafted(w, w.desk(), report.clone());
    assert!(attended.is_ok(), "who attended, or the desk, reports");
    for source in [Source::Urgent, Source::Import] {
        let typed = NewPetition {
            source,
            ..acts::new(w, 2)
        };
        let refused = Walk::drafted(w, w.desk(), typed).err().unwrap();
        assert_eq!(refused, R::NotThatSource { source }, "a move of its own");
    }
    let source = Source::AttendanceReport;
    vec![
        (
            Walk::drafted(w, w.proposer(), report).err().unwrap(),
            R::NotThatSource { source },
        ),
        (
            alone,
            R::Missing {
                field: Field::EndorsementNames,
            },
        ),
        (
            old,
            R::DateTooEarly {
                field: Field::EndorsementDate,
                given: year_ago - Days::new(1),
                limit: year_ago,
            },
        ),
    ]
}
