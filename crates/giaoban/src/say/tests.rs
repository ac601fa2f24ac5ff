//! Nothing that goes wrong reaches a Vietnamese clerk in English.
use super::Say;
use super::failure::Failed;
use super::store::audit_fault;
use ::store::audit::AuditFault;
use ::store::{Failure, OpenError, Thing};
use words::Language;
use words::refusals::Names;
use workflow::calendar::CalendarFault;
use workflow::conference::ConferenceRefusal;
use workflow::cycle::PlanError;
use workflow::deadline::DueError;
use workflow::hosting::HostRefusal;
use workflow::ids::{PersonId, UnitId};
use workflow::import::RowFault;
use workflow::missing::MissingFact;
use workflow::petition::Refusal;

struct Nobody;

impl Names for Nobody {
    fn unit(&self, _: UnitId) -> Option<String> {
        None
    }

    fn person(&self, _: PersonId) -> Option<String> {
        None
    }
}

fn every_failure() -> Vec<Failure> {
    let things = [
        Thing::Call,
        Thing::Cell,
        Thing::Cluster,
        Thing::Committee,
        Thing::Conference,
        Thing::Cycle,
        Thing::Document,
        Thing::HostYear,
        Thing::Letter,
        Thing::Page,
        Thing::Person,
        Thing::Petition,
        Thing::Policy,
        Thing::Task,
        Thing::Unit,
    ];
    let since = "2025-03-03".parse().unwrap();
    let mut all = vec![
        Failure::Refused(Box::new(Refusal::EmptyBatch)),
        Failure::ConferenceRefused(Box::new(ConferenceRefusal::SameSlot)),
        Failure::HostsRefused(Box::new(HostRefusal::NoRotation)),
        Failure::Conflict {
            expected: 2,
            current: 3,
        },
        Failure::KeyReused,
        Failure::Missing(MissingFact::NotInSession),
        Failure::Plan(PlanError::NoClusters),
        Failure::Due(DueError::Paused { since }),
        Failure::Calendar(vec![
            CalendarFault::Nothing,
            CalendarFault::MissingSource { date: since },
        ]),
        Failure::Row {
            row: 3,
            fault: Box::new(RowFault::PeriodReversed),
        },
        Failure::Taken("…".to_owned()),
        Failure::Dangling("…".to_owned()),
        Failure::Damaged("…".to_owned()),
        Failure::Busy,
        Failure::Disk,
        Failure::Unavailable("…".to_owned()),
        Failure::Unknown,
    ];
    all.extend(things.map(Failure::NotFound));
    all
}

fn every_opening() -> Vec<OpenError> {
    vec![
        OpenError::UnsafeSqlite {
            found: "3.40.1".to_owned(),
        },
        OpenError::Newer {
            found: "m20990101_000001".to_owned(),
        },
        OpenError::NotWritable {
            path: "x".into(),
            why: "…".to_owned(),
        },
        OpenError::Busy,
        OpenError::Disk,
        OpenError::Unreachable("…".to_owned()),
        OpenError::Denied,
        OpenError::NoDatabase,
        OpenError::NotADatabase,
        OpenError::Torn,
        OpenError::Writer(std::io::Error::other("…")),
    ]
}

/// Letters that only Vietnamese has.
fn vietnamese(text: &str) -> bool {
    text.to_lowercase()
        .contains(|c: char| "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ".contains(c))
}

#[test]
fn every_failure_says_what_and_what_next_in_both_languages() {
    let failures = every_failure().into_iter().map(Failed::from);
    let openings = every_opening().into_iter().map(Failed::from);
    for failed in failures.chain(openings) {
        let vi = failed.said(Say(Language::Vi), &Nobody);
        let en = failed.said(Say(Language::En), &Nobody);
        assert!(vietnamese(&vi.message), "{failed:?}: {}", vi.message);
        assert!(vietnamese(&vi.advice), "{failed:?}: {}", vi.advice);
        assert!(!vietnamese(&en.message), "{failed:?}: {}", en.message);
        assert!(!vietnamese(&en.advice), "{failed:?}: {}", en.advice);
        for part in [&vi.message, &vi.advice, &en.message, &en.advice] {
            assert!(!part.is_empty(), "{failed:?}");
            assert!(!part.contains(['⟦', '{']), "{failed:?}: {part}");
        }
        assert_ne!(failed.code(), 0, "{failed:?}");
    }
}

#[test]
fn faults_of_the_history_are_said_in_vietnamese() {
    let subject = uuid::Uuid::nil();
    for fault in [
        AuditFault::Gap {
            expected: 3,
            found: 5,
        },
        AuditFault::BrokenLink { seq: 4 },
        AuditFault::WrongHead,
        AuditFault::VersionGap { subject, found: 4 },
        AuditFault::RowDiffers { subject },
        AuditFault::TextDiffers { subject },
        AuditFault::BytesDiffer {
            document: subject,
            format: "pdf".to_owned(),
        },
    ] {
        assert!(
            vietnamese(&audit_fault(&fault, Say(Language::Vi))),
            "{fault}"
        );
        assert!(
            !vietnamese(&audit_fault(&fault, Say(Language::En))),
            "{fault}"
        );
    }
}
