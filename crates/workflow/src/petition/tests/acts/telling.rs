//! From the issue to the end.
use crate::petition::{
    Action, AnnouncedAt, AtDesk, CommuneResult, Coverage, Digest, IssuedLine, Meets, OutcomeClass,
    Petition, Silence, Vote, VoteOn,
};
use crate::test_world::{World, conference_id, cycle_id, day, document_id, line};

pub(in crate::petition::tests) fn issued_line(n: u32) -> IssuedLine {
    IssuedLine {
        document: document_id(n),
        symbol: format!("{n}-TB/HU"),
        date: day(4, 1),
        content: Digest::of("muối", &format!("Thông báo {n}")),
    }
}

pub(in crate::petition::tests) fn issue(n: u32) -> Action {
    Action::Issue {
        line: issued_line(n),
        target: None,
    }
}

pub(in crate::petition::tests) fn announced_at(w: &World) -> AnnouncedAt {
    AnnouncedAt {
        conference: conference_id(2),
        cycle: cycle_id(4),
        date: day(4, 6),
        covers: Meets(w.home().cluster.into_iter().collect()),
        desk: AtDesk::default(),
        receipt_proved: true,
        cycles_since_issue: 1,
    }
}

pub(in crate::petition::tests) fn announce(w: &World) -> Action {
    Action::Announce {
        at: announced_at(w),
    }
}

pub(in crate::petition::tests) fn tell_in_writing(coverage: Coverage) -> Action {
    Action::TellInWriting {
        paper: line("20-CV/HU"),
        coverage,
    }
}

pub(in crate::petition::tests) fn report(result: CommuneResult) -> Action {
    Action::ReportAtConference {
        result,
        at: super::sitting(),
    }
}

pub(in crate::petition::tests) fn done(outcome: OutcomeClass) -> Action {
    let (report_digest, evidence) = (Digest::of("muối", "báo cáo"), line("ảnh hiện trường"));
    report(CommuneResult::Done {
        report: report_digest,
        outcome,
        evidence,
    })
}

pub(in crate::petition::tests) fn close(p: &Petition) -> Action {
    let (since, due) = (day(1, 5), day(1, 6));
    let silence = Silence::of_cell(p).unwrap_or(Silence { since, due });
    Action::Close { silence }
}

pub(in crate::petition::tests) fn ask_reopening(cycles_since: u32, broken_promise: bool) -> Action {
    Action::RequestReopening {
        reason: line("chưa làm"),
        cycles_since,
        broken_promise,
    }
}

pub(in crate::petition::tests) fn accept_reopening(cycle: u32) -> Action {
    Action::AcceptReopening {
        cycle: cycle_id(cycle),
        current: Some(super::open_cycle(cycle)),
    }
}

pub(in crate::petition::tests) fn vote(on: VoteOn, satisfied: bool) -> Action {
    Action::CastVote {
        on,
        vote: Vote {
            satisfied,
            note: None,
        },
    }
}

pub(in crate::petition::tests) fn resolve() -> Action {
    Action::Resolve {
        evidence: line("biên bản nghiệm thu ngày 20/5/2026"),
    }
}
