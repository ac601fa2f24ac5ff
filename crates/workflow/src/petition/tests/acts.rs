//! The usual actions of everybody, each with facts that its rule accepts.
use crate::ids::{PetitionId, UnitId};
use crate::petition::{
    Action, AnnouncedAt, Bodies, BodyDecision, Children, CommuneResult, Competence, Coverage,
    DecidingBody, DecisionBasis, Digest, DivertGround, Endorsement, EndorsementKind, Exception,
    ExtensionBy, FormFault, InSession, IssuedLine, Kind, Meets, MergeTarget, MinutesBasis,
    NewPetition, NotSpoken, OutcomeClass, PartOf, Petition, Promise, Reply, ReturnReason, SignOff,
    Silence, Source, Speaker, State, Vote, VoteOn,
};
use crate::test_world::{Who, World, conference_id, cycle_id, day, document_id, line, petition_id};
use chrono::NaiveDate;
use std::collections::BTreeSet;

pub(super) fn new(w: &World, n: u32) -> NewPetition {
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

pub(super) fn part(w: &World, n: u32, whole: &Petition, letter: char) -> NewPetition {
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

pub(super) fn endorse(date: NaiveDate) -> Action {
    let names = vec![line("Nguyễn Văn An"), line("Trần Thị Bình")];
    let kind = EndorsementKind::CellCommittee;
    Action::Endorse {
        endorsement: Endorsement { kind, date, names },
    }
}

pub(super) fn in_session(date: NaiveDate) -> InSession {
    InSession {
        conference: conference_id(1),
        cycle: cycle_id(3),
        date,
        in_planned_window: true,
        meets: Meets::default(),
        code: "GLOC-2026-03-K1-01".into(),
    }
}

pub(super) fn exception() -> Exception {
    Exception {
        reason: line("chi bộ họp muộn"),
        approver: Who::ClusterHead.id(),
    }
}

pub(super) fn record(w: &World) -> Action {
    Action::Record {
        at: in_session(day(3, 5)),
        speaker: Speaker::OnRoster(w.proposer().id()),
        exception: None,
    }
}

pub(super) fn in_writing() -> Action {
    let (cycle, code) = (cycle_id(3), "GLOC-2026-03-K1-02".into());
    Action::TakeInWriting {
        cycle,
        code,
        why: NotSpoken::NotReached,
    }
}

pub(super) fn urgent() -> Action {
    let (cycle, code) = (cycle_id(3), "GLOC-2026-03-X-01".into());
    Action::UrgentIntake {
        reason: line("đê có nguy cơ vỡ"),
        cycle,
        code,
    }
}

pub(super) fn consolidate() -> Action {
    Action::Consolidate {
        minutes: MinutesBasis::Closed,
        competence: Competence::County,
    }
}

pub(super) fn decision(body: DecidingBody, date: NaiveDate) -> BodyDecision {
    BodyDecision {
        body,
        basis: DecisionBasis::Session(date),
    }
}

pub(super) fn members() -> BodyDecision {
    decision(DecidingBody::StandingMembers, day(3, 10))
}

pub(super) fn board() -> BodyDecision {
    decision(DecidingBody::StandingBoard, day(3, 10))
}

pub(super) fn bodies(w: &World, lead: &str, support: &[&str]) -> Bodies {
    Bodies {
        lead: w.unit(lead),
        support: support.iter().map(|key| w.unit(key)).collect(),
    }
}

pub(super) fn direct(w: &World) -> Action {
    let text = line("giao phòng kiểm tra, trả lời");
    let bodies = bodies(w, "roads", &["land"]);
    Action::Direct {
        decision: members(),
        text,
        bodies,
    }
}

pub(super) fn route(w: &World) -> Action {
    Action::Route {
        bodies: bodies(w, "roads", &["land"]),
    }
}

pub(super) fn change_lead(w: &World, lead: &str) -> Action {
    let (decision, reason) = (members(), line("đúng thẩm quyền"));
    Action::ChangeLead {
        decision,
        reason,
        bodies: bodies(w, lead, &[]),
    }
}

pub(super) fn refuse_routing(w: &World) -> Action {
    Action::RefuseRouting {
        reason: line("không thuộc thẩm quyền"),
        proposed: w.unit("land"),
    }
}

pub(super) fn digest(n: u32) -> Digest {
    Digest::of("muối", &format!("Trả lời lần {n}"))
}

pub(super) fn promise(w: &World, by: NaiveDate) -> Promise {
    Promise {
        what: line("rải nhựa 400 m đường"),
        by,
        body: w.unit("roads"),
        money_source: line("ngân sách huyện"),
    }
}

/// Version `n` of the roads department, written by its specialist and signed by its head.
pub(super) fn reply(w: &World, n: u32) -> Reply {
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

pub(super) fn submit(w: &World, n: u32) -> Action {
    Action::SubmitReply { reply: reply(w, n) }
}

/// The same reply under another's name.
pub(super) fn signed_by(who: Who, submit: Action) -> Action {
    match submit {
        Action::SubmitReply { mut reply } => {
            reply.signer = who.id();
            Action::SubmitReply { reply }
        }
        other => other,
    }
}

pub(super) fn promising(w: &World, n: u32, by: NaiveDate) -> Action {
    let reply = Reply {
        outcome: OutcomeClass::WillSettle,
        promise: Some(promise(w, by)),
        ..reply(w, n)
    };
    Action::SubmitReply { reply }
}

pub(super) fn give_back(n: u32, decision: BodyDecision) -> Action {
    let reasons = BTreeSet::from([ReturnReason::NoDate, ReturnReason::Evasive]);
    Action::Return {
        decision,
        on: digest(n),
        reasons,
        note: line("chưa nêu thời hạn"),
    }
}

pub(super) fn approve(n: u32) -> Action {
    Action::Approve {
        decision: members(),
        on: digest(n),
    }
}

pub(super) fn issued_line(n: u32) -> IssuedLine {
    IssuedLine {
        document: document_id(n),
        symbol: format!("{n}-TB/HU"),
        date: day(4, 1),
        content: Digest::of("muối", &format!("Thông báo {n}")),
    }
}

pub(super) fn issue(n: u32) -> Action {
    Action::Issue {
        line: issued_line(n),
        target: None,
    }
}

pub(super) fn announced_at(w: &World) -> AnnouncedAt {
    AnnouncedAt {
        conference: conference_id(2),
        cycle: cycle_id(4),
        date: day(4, 6),
        covers: Meets(w.home().cluster.into_iter().collect()),
        receipt_proved: true,
        cycles_since_issue: 1,
    }
}

pub(super) fn announce(w: &World) -> Action {
    Action::Announce {
        at: announced_at(w),
    }
}

pub(super) fn ask_extension(until: NaiveDate) -> Action {
    let interim = Digest::of("muối", "đang khảo sát");
    Action::RequestExtension {
        until,
        reason: line("chờ số liệu"),
        interim,
    }
}

pub(super) fn grant(by: ExtensionBy, issue_by: NaiveDate) -> Action {
    Action::GrantExtension { by, issue_by }
}

pub(super) fn ask_reopening(cycles_since: u32, broken_promise: bool) -> Action {
    Action::RequestReopening {
        reason: line("chưa làm"),
        cycles_since,
        broken_promise,
    }
}

pub(super) fn vote(on: VoteOn, satisfied: bool) -> Action {
    Action::CastVote {
        on,
        vote: Vote {
            satisfied,
            note: None,
        },
    }
}

pub(super) fn resolve() -> Action {
    Action::Resolve {
        evidence: line("biên bản nghiệm thu ngày 20/5/2026"),
    }
}

pub(super) fn on_the_spot(
    outcome: OutcomeClass,
    promise: Option<Promise>,
    accepted: bool,
) -> Action {
    let answer = Digest::of("muối", "đã bố trí");
    Action::AnswerOnSpot {
        answer,
        outcome,
        by: None,
        promise,
        accepted,
        meets: Meets::default(),
        children: Children::default(),
    }
}

/// A petition that waits for the answer of the one in question.
pub(super) fn hanging() -> Children {
    Children(vec!["GLOC-2026-03-K1-08".into()])
}

pub(super) fn accept() -> Action {
    Action::Accept { silence: None }
}

/// The silence that the record shows, for the moves that it makes.
pub(super) fn silent(w: &World, p: &Petition, action: &Action) -> Silence {
    let shown = match action {
        Action::Accept { .. } => Silence::of_lead(p, w.calendar).unwrap(),
        Action::RefuseExtension { .. } => Silence::of_decider(p),
        _ => Silence::of_cell(p),
    };
    let (since, due) = (day(1, 5), day(1, 6));
    shown.unwrap_or(Silence { since, due })
}

pub(super) fn accept_silently(w: &World, p: &Petition) -> Action {
    Action::Accept {
        silence: Some(silent(w, p, &accept())),
    }
}

pub(super) fn close(p: &Petition) -> Action {
    let (since, due) = (day(1, 5), day(1, 6));
    let silence = Silence::of_cell(p).unwrap_or(Silence { since, due });
    Action::Close { silence }
}

pub(super) fn refuse_extension(silence: Option<Silence>) -> Action {
    Action::RefuseExtension {
        reason: line("đủ thời gian"),
        silence,
    }
}

pub(super) fn divert(ground: DivertGround) -> Action {
    Action::Divert {
        ground,
        to: line("Ủy ban Kiểm tra"),
        receipt: Some(line("biên nhận 07")),
        children: Children::default(),
    }
}

pub(super) fn withdraw(note: Option<&str>) -> Action {
    Action::Withdraw {
        note: note.map(line),
        children: Children::default(),
    }
}

pub(super) fn split(parts: Vec<PetitionId>) -> Action {
    Action::Split {
        parts,
        children: Children::default(),
    }
}

pub(super) fn hand_to_commune(due: NaiveDate) -> Action {
    Action::HandToCommune {
        due,
        meets: Meets::default(),
        children: Children::default(),
    }
}

pub(super) fn tell_in_writing(coverage: Coverage) -> Action {
    Action::TellInWriting {
        paper: line("20-CV/HU"),
        coverage,
    }
}

pub(super) fn report(result: CommuneResult) -> Action {
    Action::ReportAtConference {
        result,
        meets: Meets::default(),
    }
}

pub(super) fn done(outcome: OutcomeClass) -> Action {
    let (report_digest, evidence) = (Digest::of("muối", "báo cáo"), line("ảnh hiện trường"));
    report(CommuneResult::Done {
        report: report_digest,
        outcome,
        evidence,
    })
}

pub(super) fn target(n: u32, state: State) -> MergeTarget {
    MergeTarget {
        id: petition_id(n),
        code: format!("GLOC-2026-03-K1-{n:02}"),
        cycle: Some(cycle_id(3)),
        state,
        commune_matter: false,
        source_has_children: false,
    }
}

pub(super) fn missing() -> BTreeSet<FormFault> {
    BTreeSet::from([FormFault::Signature])
}

pub(super) fn decline() -> Action {
    let (reason, legal_basis) = (line("trái quy hoạch"), line("Luật Đất đai 2024"));
    Action::Decline {
        decision: members(),
        reason,
        legal_basis,
    }
}

pub(super) fn refer_up() -> Action {
    Action::ReferUp {
        decision: members(),
        to: line("Tỉnh ủy"),
        paper: line("15-CV/HU"),
        expected: day(5, 4),
    }
}

pub(super) fn carry_over(cycle: u32) -> Action {
    Action::CarryOver {
        cycle: cycle_id(cycle),
        reason: line("chưa đủ hồ sơ"),
        next_conference: None,
        target: None,
    }
}

pub(super) fn unit_of(p: &Petition) -> Option<UnitId> {
    p.home.cell.or(p.home.commune)
}
