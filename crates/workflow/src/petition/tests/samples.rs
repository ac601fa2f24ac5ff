//! An action of every kind, with facts that fit the petition as it stands, or nearly.
use super::acts;
use crate::petition::{
    Action, ActionKind as K, BodyDecision, CommuneResult, Coverage, DivertGround, ExtensionBy,
    OutcomeClass, Petition, Reply, SignOff, State, TargetLine, VoteOn,
};
use crate::test_world::{World, cycle_id, document_id, line, petition_id};
use chrono::{Days, NaiveDate};

/// An action of the kind. `v` turns the facts: most are right, some are not.
pub(super) fn sample(w: &World, kind: K, p: &Petition, today: NaiveDate, v: u8) -> Action {
    first_half(w, kind, p, today, v)
        .or_else(|| answering(w, kind, p, today, v))
        .or_else(|| second_half(kind, p, today, v))
        .unwrap_or_else(|| panic!("no sample of {kind:?}"))
}

fn later(today: NaiveDate, days: u64) -> NaiveDate {
    today + Days::new(days)
}

/// The right body for the petition, now and then the wrong one.
fn decided(p: &Petition, v: u8) -> BodyDecision {
    let to_board = p.rounds >= 3 || p.reopened >= 3;
    if to_board != (v % 16 == 5) {
        acts::board()
    } else {
        acts::members()
    }
}

fn first_half(w: &World, kind: K, p: &Petition, today: NaiveDate, v: u8) -> Option<Action> {
    Some(match kind {
        K::Draft => Action::Draft {
            new: acts::new(w, 9),
        },
        K::Import => Action::Import {
            old: Box::new(super::old::old(w, State::Closed)),
        },
        K::TakeOverAnswer => Action::TakeOverAnswer {
            text: acts::digest(4),
            outcome: OutcomeClass::Settled,
            answered: None,
        },
        K::Endorse => acts::endorse(today),
        K::Record => recorded(w, today, v),
        K::TakeInWriting => acts::in_writing(),
        K::UrgentIntake => acts::urgent(),
        K::Divert => acts::divert(DivertGround::Complaint),
        K::AnswerOnSpot => {
            let outcome = if v.is_multiple_of(2) {
                OutcomeClass::Explained
            } else {
                OutcomeClass::WillSettle
            };
            let promise = (!v.is_multiple_of(4)).then(|| acts::promise(w, later(today, 20)));
            acts::on_the_spot(outcome, promise, !v.is_multiple_of(3))
        }
        K::HandToCommune => acts::hand_to_commune(later(today, 20)),
        K::Consolidate => acts::consolidate(),
        K::Split => acts::split(vec![petition_id(7), petition_id(8)]),
        K::MergeInto => Action::MergeInto {
            target: acts::target(5 + u32::from(v % 2), State::Directed),
        },
        K::Unmerge => Action::Unmerge,
        K::Direct => Action::Direct {
            decision: decided(p, v),
            text: line("giao trả lời"),
            bodies: match v % 8 {
                0 => acts::bodies(w, "roads", &["land"]),
                1 => acts::bodies(w, "land", &["ubnd"]),
                2 | 4 | 6 => acts::bodies(w, "roads", &[]),
                _ => acts::bodies(w, "land", &[]),
            },
        },
        K::Decline => Action::Decline {
            decision: decided(p, v),
            reason: line("trái quy hoạch"),
            legal_basis: line("Luật Đất đai 2024"),
        },
        K::ReferUp => Action::ReferUp {
            decision: decided(p, v),
            to: line("cấp trên"),
            paper: line("15-CV/HU"),
            expected: later(today, 30),
        },
        K::Route => Action::Route {
            bodies: p
                .bodies
                .clone()
                .unwrap_or_else(|| acts::bodies(w, "roads", &[])),
        },
        K::Accept if v.is_multiple_of(2) => acts::accept(),
        K::Accept => acts::accept_silently(w, p),
        K::RefuseRouting => acts::refuse_routing(w),
        K::ChangeLead => acts::change_lead(w, if v.is_multiple_of(2) { "land" } else { "ubnd" }),
        K::SubAssign => Action::SubAssign {
            to: w.unit("roads"),
        },
        _ => return None,
    })
}

fn recorded(w: &World, today: NaiveDate, v: u8) -> Action {
    let mut at = acts::in_session(today);
    at.in_planned_window = !v.is_multiple_of(4);
    let speaker = crate::petition::Speaker::OnRoster(w.proposer().id());
    let exception = v.is_multiple_of(2).then(acts::exception);
    Action::Record {
        at,
        speaker,
        exception,
    }
}

fn signed_or_silent(p: &Petition, unit: crate::ids::UnitId) -> SignOff {
    if p.signed.contains(&unit) {
        SignOff::Signed(unit)
    } else {
        SignOff::Silent(unit)
    }
}

fn next_reply(w: &World, p: &Petition, today: NaiveDate, v: u8) -> Reply {
    let number = p.reply.as_ref().map_or(0, |r| r.number) + 1;
    let will = v.is_multiple_of(3);
    let support = p.bodies.iter().flat_map(|b| b.support.iter());
    Reply {
        body: p.lead().unwrap_or(w.unit("roads")),
        outcome: if will {
            OutcomeClass::WillSettle
        } else {
            OutcomeClass::Explained
        },
        promise: will.then(|| acts::promise(w, later(today, 30))),
        sign_offs: support.map(|&unit| signed_or_silent(p, unit)).collect(),
        // Now and then the very text of the version before.
        digest: acts::digest(if v.is_multiple_of(5) {
            number - 1
        } else {
            number
        }),
        ..acts::reply(w, number)
    }
}

fn answering(w: &World, kind: K, p: &Petition, today: NaiveDate, v: u8) -> Option<Action> {
    let on = p
        .reply
        .as_ref()
        .map_or(acts::digest(1), |r| r.digest.clone());
    Some(match kind {
        K::SubmitReply => Action::SubmitReply {
            reply: next_reply(w, p, today, v),
        },
        K::RecordSuperiorAnswer => Action::RecordSuperiorAnswer {
            reply: next_reply(w, p, today, v),
        },
        K::SignPart => Action::SignPart {
            body: w.unit(if v.is_multiple_of(2) { "land" } else { "ubnd" }),
        },
        K::RequestExtension => acts::ask_extension(later(p.due.unwrap_or(today), u64::from(v % 8))),
        K::GrantExtension if v.is_multiple_of(2) => {
            acts::grant(ExtensionBy::OfficeChief, later(today, 15))
        }
        K::GrantExtension => acts::grant(ExtensionBy::ReviewingBody(acts::members()), today),
        K::RefuseExtension => {
            let silent = acts::silent(w, p, &acts::refuse_extension(None));
            acts::refuse_extension((!v.is_multiple_of(2)).then_some(silent))
        }
        K::ReturnForForm => Action::ReturnForForm {
            missing: acts::missing(),
        },
        K::Return => {
            let Action::Return { reasons, note, .. } = acts::give_back(1, acts::members()) else {
                unreachable!("built as a return")
            };
            let hearing = (!v.is_multiple_of(4)).then(acts::hearing);
            Action::Return {
                decision: decided(p, v),
                on,
                reasons,
                note,
                hearing,
            }
        }
        K::Approve => Action::Approve {
            decision: decided(p, v),
            on,
        },
        K::Recall => Action::Recall {
            decision: decided(p, v),
            reason: line("số liệu đổi"),
        },
        K::Issue => {
            let mut issued = acts::issued_line(1);
            issued.document = document_id(p.version);
            let target = (p.state == State::Merged).then(|| match v % 3 {
                0 => TargetLine::Answered(acts::reply(w, 1)),
                1 => TargetLine::Declined,
                _ => TargetLine::ReferredUp,
            });
            Action::Issue {
                line: issued,
                target,
            }
        }
        K::Correct => Action::Correct {
            line: acts::issued_line(2),
            substance: v.is_multiple_of(2),
            changed: true,
        },
        K::Announce => acts::announce(w),
        K::TellInWriting => acts::tell_in_writing(Coverage::None),
        K::ReportAtConference => acts::report(reported(p, today, v)),
        _ => return None,
    })
}

fn reported(p: &Petition, today: NaiveDate, v: u8) -> CommuneResult {
    let Action::ReportAtConference { result, .. } = acts::done(OutcomeClass::Settled) else {
        unreachable!("built as a report")
    };
    match v % 3 {
        0 => result,
        1 => CommuneResult::NotYet {
            reason: line("chờ vốn"),
            until: later(p.due.unwrap_or(today).max(today), 25),
        },
        _ => CommuneResult::Beyond {
            cycle: None,
            reason: line("vượt khả năng xã"),
        },
    }
}

fn second_half(kind: K, p: &Petition, today: NaiveDate, v: u8) -> Option<Action> {
    let cycle = cycle_id(4 + u32::from(v % 3));
    let reason = line("có căn cứ");
    Some(match kind {
        K::FollowUp => Action::FollowUp {
            look_again: later(today, 10),
        },
        K::MovePromise => Action::MovePromise {
            by: later(today, 60),
            reason,
        },
        K::Close => acts::close(p),
        K::Resolve => acts::resolve(),
        K::CastVote => acts::vote(
            if v.is_multiple_of(2) {
                VoteOn::Answer
            } else {
                VoteOn::Result
            },
            true,
        ),
        K::RequestReopening => acts::ask_reopening(u32::from(v % 4), v.is_multiple_of(2)),
        K::AcceptReopening => Action::AcceptReopening {
            cycle,
            current: Some(acts::open_cycle(4 + u32::from(v % 3) / 2)),
        },
        K::RefuseReopening => Action::RefuseReopening { reason },
        K::ReopenOnSpot => Action::ReopenOnSpot {
            decision: decided(p, v),
            reason,
        },
        K::Withdraw => acts::withdraw(v.is_multiple_of(2).then_some("chi ủy đồng ý")),
        K::CarryOver => Action::CarryOver {
            cycle,
            reason,
            next_conference: p.is_commune_matter().then(|| later(today, 20)),
            target: (p.state == State::Merged).then_some(cycle),
            next: Some(acts::open_cycle(4 + u32::from(v % 3) / 2)),
        },
        K::RePlan => Action::RePlan { office: 1 },
        K::Succeed => Action::Succeed { to: p.lies() },
        K::Redact => Action::Redact { reason },
        _ => return None,
    })
}
