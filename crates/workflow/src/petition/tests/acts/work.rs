//! Directing, answering, reviewing.
use crate::cycle::CycleMonth;
use crate::petition::{
    Action, Bodies, BodyDecision, Children, DecidingBody, DecisionBasis, Digest, ExtensionBy,
    FormFault, Hearing, OpenCycle, OutcomeClass, Petition, Promise, Reply, ReturnReason, SignOff,
    Silence,
};
use crate::test_world::{Who, World, cycle_id, day, line};
use chrono::NaiveDate;
use std::collections::BTreeSet;

pub(in crate::petition::tests) fn decision(body: DecidingBody, date: NaiveDate) -> BodyDecision {
    BodyDecision {
        body,
        basis: DecisionBasis::Session(date),
    }
}

pub(in crate::petition::tests) fn members() -> BodyDecision {
    decision(DecidingBody::StandingMembers, day(3, 10))
}

pub(in crate::petition::tests) fn board() -> BodyDecision {
    decision(DecidingBody::StandingBoard, day(3, 10))
}

pub(in crate::petition::tests) fn bodies(w: &World, lead: &str, support: &[&str]) -> Bodies {
    Bodies {
        lead: w.unit(lead),
        support: support.iter().map(|key| w.unit(key)).collect(),
    }
}

pub(in crate::petition::tests) fn direct(w: &World) -> Action {
    let text = line("giao phòng kiểm tra, trả lời");
    let bodies = bodies(w, "roads", &["land"]);
    Action::Direct {
        decision: members(),
        text,
        bodies,
    }
}

pub(in crate::petition::tests) fn decline() -> Action {
    let (reason, legal_basis) = (line("trái quy hoạch"), line("Luật Đất đai 2024"));
    Action::Decline {
        decision: members(),
        reason,
        legal_basis,
    }
}

pub(in crate::petition::tests) fn refer_up() -> Action {
    Action::ReferUp {
        decision: members(),
        to: line("Tỉnh ủy"),
        paper: line("15-CV/HU"),
        expected: day(5, 4),
    }
}

pub(in crate::petition::tests) fn route(w: &World) -> Action {
    Action::Route {
        bodies: bodies(w, "roads", &["land"]),
    }
}

pub(in crate::petition::tests) fn change_lead(w: &World, lead: &str) -> Action {
    let (decision, reason) = (members(), line("đúng thẩm quyền"));
    Action::ChangeLead {
        decision,
        reason,
        bodies: bodies(w, lead, &[]),
    }
}

pub(in crate::petition::tests) fn refuse_routing(w: &World) -> Action {
    Action::RefuseRouting {
        reason: line("không thuộc thẩm quyền"),
        proposed: w.unit("land"),
    }
}

pub(in crate::petition::tests) fn accept() -> Action {
    Action::Accept { silence: None }
}

pub(in crate::petition::tests) fn accept_silently(w: &World, p: &Petition) -> Action {
    Action::Accept {
        silence: Some(silent(w, p, &accept())),
    }
}

/// The silence that the record shows, for the moves that it makes.
pub(in crate::petition::tests) fn silent(w: &World, p: &Petition, action: &Action) -> Silence {
    let shown = match action {
        Action::Accept { .. } => Silence::of_lead(p, w.calendar).unwrap(),
        Action::RefuseExtension { .. } => Silence::of_decider(p),
        _ => Silence::of_cell(p),
    };
    let (since, due) = (day(1, 5), day(1, 6));
    shown.unwrap_or(Silence { since, due })
}

pub(in crate::petition::tests) fn digest(n: u32) -> Digest {
    Digest::of("muối", &format!("Trả lời lần {n}"))
}

pub(in crate::petition::tests) fn promise(w: &World, by: NaiveDate) -> Promise {
    Promise {
        what: line("rải nhựa 400 m đường"),
        by,
        body: w.unit("roads"),
        money_source: line("ngân sách huyện"),
    }
}

/// Version `n` of the roads department, written by its specialist and signed by its head.
pub(in crate::petition::tests) fn reply(w: &World, n: u32) -> Reply {
    Reply {
        number: n,
        digest: digest(n),
        author: Who::RoadsSpecialist.id(),
        signer: Who::RoadsHead.id(),
        body: w.unit("roads"),
        outcome: OutcomeClass::Explained,
        legal_basis: Some(line("Luật Đường bộ 2024")),
        promise: None,
        sign_offs: vec![SignOff::Signed(w.unit("land"))],
    }
}

pub(in crate::petition::tests) fn submit(w: &World, n: u32) -> Action {
    Action::SubmitReply { reply: reply(w, n) }
}

/// The same reply under another's name.
pub(in crate::petition::tests) fn signed_by(who: Who, submit: Action) -> Action {
    match submit {
        Action::SubmitReply { mut reply } => {
            reply.signer = who.id();
            Action::SubmitReply { reply }
        }
        other => other,
    }
}

pub(in crate::petition::tests) fn promising(w: &World, n: u32, by: NaiveDate) -> Action {
    let reply = Reply {
        outcome: OutcomeClass::WillSettle,
        promise: Some(promise(w, by)),
        ..reply(w, n)
    };
    Action::SubmitReply { reply }
}

pub(in crate::petition::tests) fn give_back(n: u32, decision: BodyDecision) -> Action {
    let reasons = BTreeSet::from([ReturnReason::NoDate, ReturnReason::Evasive]);
    Action::Return {
        decision,
        on: digest(n),
        reasons,
        note: line("chưa nêu thời hạn"),
        hearing: Some(hearing()),
    }
}

/// The Standing Board has heard the head of roads.
pub(in crate::petition::tests) fn hearing() -> Hearing {
    Hearing {
        leader: Who::RoadsHead.id(),
        concluded_on: day(3, 2),
        conclusion: line("Phòng nêu rõ thời hạn và kinh phí"),
    }
}

pub(in crate::petition::tests) fn approve(n: u32) -> Action {
    Action::Approve {
        decision: members(),
        on: digest(n),
    }
}

pub(in crate::petition::tests) fn missing() -> BTreeSet<FormFault> {
    BTreeSet::from([FormFault::Signature])
}

pub(in crate::petition::tests) fn ask_extension(until: NaiveDate) -> Action {
    let interim = Digest::of("muối", "đang khảo sát");
    Action::RequestExtension {
        until,
        reason: line("chờ số liệu"),
        interim,
    }
}

pub(in crate::petition::tests) fn refuse_extension(silence: Option<Silence>) -> Action {
    Action::RefuseExtension {
        reason: line("đủ thời gian"),
        silence,
    }
}

pub(in crate::petition::tests) fn grant(by: ExtensionBy, issue_by: NaiveDate) -> Action {
    Action::GrantExtension {
        by,
        issue_by,
        next: Some(open_cycle(4)),
        children: Children::default(),
    }
}

/// A planned month whose notice is not out; cycle 3 is that of March.
pub(in crate::petition::tests) fn open_cycle(n: u32) -> OpenCycle {
    OpenCycle {
        cycle: cycle_id(n),
        month: CycleMonth::new(2026, n).unwrap(),
    }
}

pub(in crate::petition::tests) fn sign_part(w: &World, key: &str) -> Action {
    Action::SignPart { body: w.unit(key) }
}

pub(in crate::petition::tests) fn carry_over(cycle: u32) -> Action {
    Action::CarryOver {
        cycle: cycle_id(cycle),
        reason: line("chưa đủ hồ sơ"),
        next_conference: None,
        target: None,
        next: Some(open_cycle(cycle)),
    }
}
