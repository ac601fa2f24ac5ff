//! Refusals up to the direction.
use super::*;

pub(super) fn rights(w: &World) -> Vec<Case> {
    let p = Walk::recorded(w).p;
    let posts = w.held(Who::OfficeChief, day(3, 9));
    let ctx = w.context(day(3, 9), &posts);
    let gone = p
        .act(acts::consolidate(), &revoked(Who::OfficeChief), &ctx)
        .unwrap_err();
    let possible = Walk::routed(w).p.possible();
    let (action, state) = (ActionKind::Issue, Some(State::Routed));
    vec![
        (
            gone,
            R::NotActive {
                status: Status::Revoked,
            },
        ),
        (
            Walk::routed(w).refused(Who::RecordsClerk, day(3, 13), acts::issue(1)),
            R::NotFromHere {
                action,
                state,
                possible,
            },
        ),
        (
            Walk::recorded(w).refused(Who::CellSecretary, day(3, 9), acts::consolidate()),
            R::NotEntitled {
                action: ActionKind::Consolidate,
                who: vec![Capacity::Consolidator],
            },
        ),
        (
            Walk::begin(w).refused(Who::OtherCellSecretary, day(3, 3), acts::endorse(day(3, 2))),
            R::NotEntitled {
                action: ActionKind::Endorse,
                who: vec![Capacity::Proposer, Capacity::Recorder],
            },
        ),
        (
            Walk::begin(w).refused(Who::FarDeputy, day(3, 5), acts::record(w)),
            R::NotEntitled {
                action: ActionKind::Record,
                who: vec![Capacity::Recorder],
            },
        ),
    ]
}

pub(super) fn intake(w: &World) -> Vec<Case> {
    let begun = Walk::begin(w);
    let Action::Endorse { mut endorsement } = acts::endorse(day(3, 2)) else {
        unreachable!()
    };
    endorsement.names.clear();
    let nameless = begun.refused(w.proposer(), day(3, 3), Action::Endorse { endorsement });
    let ahead = begun.refused(w.proposer(), day(3, 3), acts::endorse(day(3, 4)));
    let late = begun
        .clone()
        .then(w.proposer(), day(3, 6), acts::endorse(day(3, 6)));
    let unknown = NewPetition {
        category: "roads".into(),
        ..acts::new(w, 2)
    };
    let unknown = Walk::drafted(w, w.proposer(), unknown).err().unwrap();
    let date = Field::EndorsementDate;
    vec![
        (
            nameless,
            R::Missing {
                field: Field::EndorsementNames,
            },
        ),
        (
            ahead,
            R::DateTooLate {
                field: date,
                given: day(3, 4),
                limit: day(3, 3),
            },
        ),
        // Agreed after the conference.
        (
            late.refused(w.desk(), day(3, 6), acts::record(w)),
            R::DateTooLate {
                field: date,
                given: day(3, 6),
                limit: day(3, 5),
            },
        ),
        (
            unknown,
            R::UnknownCategory {
                given: "roads".into(),
            },
        ),
    ]
}

pub(super) fn desk(w: &World) -> Vec<Case> {
    let begun = Walk::begin(w);
    let mut outside = acts::in_session(day(3, 11));
    outside.in_planned_window = false;
    let speaker = crate::petition::Speaker::OnRoster(w.proposer().id());
    let outside = Action::Record {
        at: outside,
        speaker,
        exception: None,
    };
    let causes = vec![ExceptionCause::NotEndorsed, ExceptionCause::OutsideWindow];
    let mut codeless = acts::in_session(day(3, 5));
    codeless.code.clear();
    let codeless = Action::Record {
        at: codeless,
        speaker,
        exception: Some(acts::exception()),
    };
    vec![
        (
            begun.refused(w.desk(), day(3, 11), outside),
            R::ExceptionNeeded { causes },
        ),
        (
            begun.refused(w.desk(), day(3, 5), codeless),
            R::Missing { field: Field::Code },
        ),
        (
            Walk::recorded(w).refused(
                w.chair(),
                day(3, 5),
                acts::on_the_spot(OutcomeClass::WillSettle, None, true),
            ),
            R::Missing {
                field: Field::Promise,
            },
        ),
        (
            Walk::recorded(w).refused(
                Who::OfficeChief,
                day(3, 5),
                acts::split(vec![petition_id(2); 2]),
            ),
            R::Missing {
                field: Field::Parts,
            },
        ),
        (
            Walk::drafting(w).refused(Who::OfficeChief, day(3, 16), acts::withdraw(None)),
            R::Missing {
                field: Field::CommitteeNote,
            },
        ),
    ]
}

pub(super) fn merging(w: &World) -> Vec<Case> {
    let merged = |target| {
        Walk::consolidated(w).refused(Who::OfficeChief, day(3, 10), Action::MergeInto { target })
    };
    let there = acts::target(2, State::Consolidated);
    let code = there.code.clone();
    let mut older = there.clone();
    older.cycle = Some(cycle_id(2));
    let mut chain = there.clone();
    chain.source_has_children = true;
    vec![
        (
            merged(acts::target(1, State::Consolidated)),
            R::MergeIntoItself,
        ),
        (merged(older), R::MergeOtherCycle { code: code.clone() }),
        (merged(chain), R::MergeChain),
        // B44: b is merged into a already, so a cannot be merged into b.
        (
            merged(acts::target(2, State::Merged)),
            R::MergeTargetState {
                code,
                state: State::Merged,
            },
        ),
    ]
}

/// A body that is only set up later is told by its first day, not as one that has ended.
pub(super) fn later() -> Vec<Case> {
    let mut w = World::new(Under::County);
    let from = day(4, 1);
    w.tree = crate::unit::Tree::new(w.tree.iter().cloned().map(|mut u| {
        if u.key == "land" {
            u.valid.from = from;
        }
        u
    }));
    let to_come = Action::Direct {
        decision: acts::members(),
        text: line("giao trả lời"),
        bodies: acts::bodies(&w, "land", &[]),
    };
    let refused = Walk::consolidated(&w).refused(Who::StandingMember, day(3, 11), to_come);
    let unit = w.unit("land");
    vec![(refused, R::UnitNotYet { unit, from })]
}

pub(super) fn directing(w: &World) -> Vec<Case> {
    let walk = Walk::consolidated(w);
    let directed = |decision, bodies| {
        let text = line("giao trả lời");
        walk.refused(
            Who::StandingMember,
            day(3, 11),
            Action::Direct {
                decision,
                text,
                bodies,
            },
        )
    };
    let good = || acts::bodies(w, "roads", &[]);
    let (gone, successors) = (w.unit("labour"), vec![w.unit("land")]);
    let needed = DecidingBody::StandingMembers;
    let Action::ReferUp {
        decision,
        to,
        paper,
        ..
    } = acts::refer_up()
    else {
        unreachable!()
    };
    let yesterday = Action::ReferUp {
        decision,
        to,
        paper,
        expected: day(3, 11),
    };
    vec![
        (directed(acts::board(), good()), R::WrongBody { needed }),
        (
            directed(acts::members(), acts::bodies(w, "roads", &["roads"])),
            R::LeadAlsoSupports {
                unit: w.unit("roads"),
            },
        ),
        (
            directed(acts::members(), acts::bodies(w, "labour", &[])),
            R::UnitDissolved {
                unit: gone,
                successors,
            },
        ),
        (
            directed(acts::members(), acts::bodies(w, "cell", &[])),
            R::NotAnAnsweringBody {
                unit: w.unit("cell"),
            },
        ),
        (
            walk.refused(Who::StandingMember, day(3, 11), yesterday),
            R::DateTooEarly {
                field: Field::ExpectedDate,
                given: day(3, 11),
                limit: day(3, 12),
            },
        ),
    ]
}

/// Those that are answered together.
pub(super) fn together(w: &World) -> Vec<Case> {
    let consolidated = Walk::consolidated(w);
    let mut commune = acts::target(2, State::Routed);
    commune.commune_matter = true;
    let code = commune.code.clone();
    let there = acts::target(2, State::Consolidated);
    let into = |target| Action::MergeInto { target };
    let merged = consolidated
        .clone()
        .then(Who::OfficeChief, day(3, 10), into(there));
    let children = acts::hanging();
    let codes = children.0.clone();
    let note = Some(line("chi ủy đồng ý"));
    vec![
        (
            consolidated.refused(Who::OfficeChief, day(3, 10), into(commune)),
            R::MergeIntoCommuneMatter { code },
        ),
        (
            consolidated.refused(
                Who::OfficeChief,
                day(3, 10),
                Action::Withdraw { note, children },
            ),
            R::OthersMergedHere { codes },
        ),
        (
            merged.refused(Who::OfficeChief, day(3, 11), acts::carry_over(4)),
            R::MovesWithTarget,
        ),
    ]
}
