//! From the cell to the Office's table.
use crate::ids::{PetitionId, UnitId};
use crate::petition::{
    Action, AtDesk, Children, Competence, Digest, DivertGround, Endorsement, EndorsementKind,
    Exception, InSession, Kind, Meets, MergeTarget, MinutesBasis, NewPetition, NotSpoken,
    OutcomeClass, PartOf, Petition, Promise, Sitting, Source, Speaker, State,
};
use crate::test_world::{Who, World, conference_id, cycle_id, day, line, petition_id};
use chrono::NaiveDate;

pub(in crate::petition::tests) fn new(w: &World, n: u32) -> NewPetition {
    NewPetition {
        id: petition_id(n),
        home: w.home(),
        kind: Kind::Petition,
        category: "infrastructure".into(),
        source: Source::Conference,
        matter: Digest::of("muối", &format!("Kiến nghị {n}")),
        part_of: None,
    }
}

pub(in crate::petition::tests) fn part(
    w: &World,
    n: u32,
    whole: &Petition,
    letter: char,
) -> NewPetition {
    NewPetition {
        part_of: Some(PartOf {
            id: whole.id,
            code: format!("{}{letter}", whole.code.as_deref().unwrap_or_default()),
            state: whole.state,
            cycle: whole.cycle.unwrap_or(cycle_id(3)),
            conference: whole.conference,
        }),
        ..new(w, n)
    }
}

pub(in crate::petition::tests) fn endorse(date: NaiveDate) -> Action {
    let names = vec![line("Nguyễn Văn An"), line("Trần Thị Bình")];
    let kind = EndorsementKind::CellCommittee;
    Action::Endorse {
        endorsement: Endorsement { kind, date, names },
    }
}

pub(in crate::petition::tests) fn in_session(date: NaiveDate) -> InSession {
    InSession {
        conference: conference_id(1),
        cycle: cycle_id(3),
        date,
        in_planned_window: true,
        meets: Meets::default(),
        desk: AtDesk::default(),
        code: "GLOC-2026-03-K1-01".into(),
    }
}

/// A conference that covers everybody.
pub(in crate::petition::tests) fn sitting() -> Sitting {
    Sitting {
        conference: conference_id(1),
        date: day(3, 5),
        meets: Meets::default(),
        desk: AtDesk::default(),
    }
}

pub(in crate::petition::tests) fn exception() -> Exception {
    Exception {
        reason: line("chi bộ họp muộn"),
        approver: Who::OfficeChief.id(),
    }
}

pub(in crate::petition::tests) fn record(w: &World) -> Action {
    Action::Record {
        at: in_session(day(3, 5)),
        speaker: Speaker::OnRoster(w.proposer().id()),
        exception: None,
    }
}

pub(in crate::petition::tests) fn in_writing() -> Action {
    let (cycle, code) = (cycle_id(3), "GLOC-2026-03-K1-02".into());
    Action::TakeInWriting {
        cycle,
        code,
        why: NotSpoken::NotReached,
        shown: Some(NotSpoken::NotReached),
    }
}

pub(in crate::petition::tests) fn urgent() -> Action {
    let (cycle, code) = (cycle_id(3), "GLOC-2026-03-X-01".into());
    Action::UrgentIntake {
        reason: line("đê có nguy cơ vỡ"),
        cycle,
        code,
    }
}

pub(in crate::petition::tests) fn consolidate() -> Action {
    Action::Consolidate {
        minutes: MinutesBasis::Closed,
        competence: Competence::County,
    }
}

pub(in crate::petition::tests) fn divert(ground: DivertGround) -> Action {
    Action::Divert {
        ground,
        to: line("Ủy ban Kiểm tra"),
        receipt: Some(line("biên nhận 07")),
        children: Children::default(),
    }
}

pub(in crate::petition::tests) fn withdraw(note: Option<&str>) -> Action {
    Action::Withdraw {
        note: note.map(line),
        children: Children::default(),
    }
}

pub(in crate::petition::tests) fn split(parts: Vec<PetitionId>) -> Action {
    Action::Split {
        parts,
        children: Children::default(),
    }
}

pub(in crate::petition::tests) fn on_the_spot(
    outcome: OutcomeClass,
    promise: Option<Promise>,
    accepted: bool,
) -> Action {
    let answer = Digest::of("muối", "đã bố trí");
    Action::AnswerOnSpot {
        answer,
        outcome,
        by: None,
        spoke: None,
        promise,
        accepted,
        at: sitting(),
        children: Children::default(),
    }
}

pub(in crate::petition::tests) fn hand_to_commune(due: NaiveDate) -> Action {
    Action::HandToCommune {
        due,
        at: None,
        children: Children::default(),
    }
}

pub(in crate::petition::tests) fn unit_of(p: &Petition) -> Option<UnitId> {
    p.home.cell.or(p.home.commune)
}

/// A petition that waits for the answer of the one in question.
pub(in crate::petition::tests) fn hanging() -> Children {
    Children(vec!["GLOC-2026-03-K1-08".into()])
}

pub(in crate::petition::tests) fn target(n: u32, state: State) -> MergeTarget {
    MergeTarget {
        id: petition_id(n),
        code: format!("GLOC-2026-03-K1-{n:02}"),
        cycle: Some(cycle_id(3)),
        state,
        commune_matter: false,
        source_has_children: false,
    }
}
