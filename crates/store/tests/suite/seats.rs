//! What a step needs beyond a post: a sitting, a seat, a signature, an open month (flow.md §1–3).
use crate::support::acts::{line, prose};
use crate::support::office::day;
use crate::support::world::World;
use std::collections::{BTreeMap, BTreeSet};
use store::commands::{ConferenceDeed, Deed, PlanCycle};
use store::{Answer, Failure, Thing};
use workflow::conference::{Chair, MinuteTaker, Presence};
use workflow::cycle::{CycleMonth, Gate};
use workflow::ids::{ConferenceId, CycleId, PetitionId};
use workflow::missing::MissingFact;
use workflow::petition::{
    Action, ActionKind, DivertGround, Exception, OutcomeClass, Refusal, SignOff, State,
};

on_both!(
    a_commune_reports_only_while_a_conference_of_its_cluster_sits,
    a_petition_goes_into_the_next_open_month_only,
    clocks_end_at_the_gates_of_the_plan,
    a_supporting_body_signs_for_itself_and_sees_it_on_its_desk,
    who_is_named_keeps_the_desk_of_another_cluster,
    who_may_approve_approves_exceptions,
    marked_texts_are_refused_at_intake,
    a_signer_sees_what_waits_and_a_symbol_is_read_as_typed,
    a_diverted_matter_is_found_by_its_code_only,
);

pub(super) fn refused(done: Result<Answer, Failure>) -> Refusal {
    match done {
        Err(Failure::Refused(refusal)) => *refusal,
        other => panic!("{other:?}"),
    }
}

pub(super) async fn recorded(w: &World, conference: ConferenceId, cell: &str) -> PetitionId {
    let id = w.endorsed(cell).await;
    let speaker = w.office.person(&format!("bt-{cell}"));
    let deed = Deed::Record {
        conference,
        speaker,
        exception: None,
    };
    let desk = if cell < "thon-5" {
        "pho-khu-1"
    } else {
        "pho-khu-2"
    };
    w.done(desk, id, deed).await;
    id
}

async fn a_commune_reports_only_while_a_conference_of_its_cluster_sits(w: &World) {
    let march = w.plan(3).await;
    let april = CycleId(w.try_plan(4).await.unwrap().subject);
    let conference = w.open_conference(march, "khu-1").await;
    let id = recorded(w, conference, "thon-1").await;
    w.done("truong-khu-1", id, Deed::HandToCommune).await;
    w.close_conference(conference, "khu-1").await.unwrap();
    let done = || Deed::ReportDone {
        report: prose("Xã đã sửa xong 300 m."),
        outcome: OutcomeClass::Settled,
        evidence: line("biên bản nghiệm thu"),
    };
    w.clock.set(2025, 3, 20);
    let at_home = w.act("bt-an-binh", id, done()).await;
    assert!(
        matches!(at_home, Err(Failure::Missing(MissingFact::NotInSession))),
        "{at_home:?}"
    );
    w.open_conference(april, "khu-2").await;
    let elsewhere = w.act("bt-an-binh", id, done()).await;
    assert!(
        matches!(elsewhere, Err(Failure::Missing(MissingFact::NotInSession))),
        "{elsewhere:?}"
    );
    let own = w.open_conference(april, "khu-1").await;
    w.done("bt-an-binh", id, done()).await;
    let sql = "SELECT canonical FROM event WHERE subject_id = ? ORDER BY version DESC";
    let event: String = w.rows(sql, [id.0.into()]).await[0]
        .try_get("", "canonical")
        .unwrap();
    assert!(event.contains(&own.to_string()), "{event}");
    assert_eq!(w.state(id).await, State::Announced);
}

async fn a_petition_goes_into_the_next_open_month_only(w: &World) {
    let march = w.plan(3).await;
    let mut months = Vec::new();
    for month in [4, 5] {
        months.push(CycleId(w.try_plan(month).await.unwrap().subject));
    }
    w.clock.set(2025, 3, 11);
    let id = w.endorsed("thon-1").await;
    w.done("chanh-vp", id, World::urgent(march)).await;
    w.done("thuong-truc-1", id, w.direct()).await;
    let into = |cycle| Deed::CarryOver {
        cycle,
        reason: line("chờ kinh phí"),
    };
    let month = CycleMonth::new(2025, 4).ok();
    for elsewhere in [march, months[1]] {
        let no = refused(w.act("chuyen-vien", id, into(elsewhere)).await);
        assert_eq!(no, Refusal::NotThatCycle { month });
    }
    // Once April's notice is out, May is next.
    w.approved("thon-3", months[0]).await;
    w.submit(w.notice(months[0])).await.unwrap();
    let month = CycleMonth::new(2025, 5).ok();
    let issued = refused(w.act("chuyen-vien", id, into(months[0])).await);
    assert_eq!(issued, Refusal::NotThatCycle { month });
    w.done("chuyen-vien", id, into(months[1])).await;
    let late = refused(w.act("chuyen-vien", id, into(months[1])).await);
    assert_eq!(late, Refusal::NotThatCycle { month: None });
}

async fn gate(w: &World, cycle: CycleId, gate: Gate) -> chrono::NaiveDate {
    let sql = "SELECT plan FROM cycle WHERE id = ?";
    let rows = w.rows(sql, [cycle.0.into()]).await;
    let plan: String = rows[0].try_get("", "plan").unwrap();
    let plan: workflow::cycle::CyclePlan<workflow::ids::UnitId> =
        serde_json::from_str(&plan).unwrap();
    plan.gate(gate).unwrap().due
}

async fn clocks_end_at_the_gates_of_the_plan(w: &World) {
    let march = w.plan(3).await;
    let conference = w.open_conference(march, "khu-1").await;
    let id = recorded(w, conference, "thon-1").await;
    let consolidation = gate(w, march, Gate::Consolidation).await;
    assert_eq!(w.petition(id).await.due, Some(consolidation));
    w.close_conference(conference, "khu-1").await.unwrap();
    w.clock.set(2025, 3, 11);
    w.consolidate(march).await.unwrap();
    w.answered(id).await;
    assert_eq!(
        w.petition(id).await.due,
        Some(gate(w, march, Gate::Issue).await)
    );
    let april = w.plan(4).await;
    w.clock.set(2025, 3, 27);
    w.submit(w.notice(march)).await.unwrap();
    let told = w.conference(april, "khu-1").await.slot.date;
    assert_eq!(w.petition(id).await.due, Some(told));
}

async fn a_supporting_body_signs_for_itself_and_sees_it_on_its_desk(w: &World) {
    let march = w.plan(3).await;
    w.clock.set(2025, 3, 11);
    let id = w.endorsed("thon-1").await;
    w.done("chanh-vp", id, World::urgent(march)).await;
    w.done("thuong-truc-1", id, w.direct()).await;
    w.done("chuyen-vien", id, w.route()).await;
    w.done("gt-cv", id, Deed::Accept).await;
    let unit = w.office.unit("dat-dai");
    let claimed = refused(w.act("gt-truong", id, w.reply("Sẽ sửa.")).await);
    assert_eq!(claimed, Refusal::PartNotSigned { unit });
    let silent = || match w.reply("Sẽ sửa.") {
        Deed::SubmitReply {
            text,
            author,
            signer,
            outcome,
            legal_basis,
            promise,
            ..
        } => Deed::SubmitReply {
            text,
            author,
            signer,
            outcome,
            legal_basis,
            promise,
            sign_offs: vec![SignOff::Silent(unit)],
        },
        other => other,
    };
    w.clock.set(2025, 3, 13);
    let early = refused(w.act("gt-truong", id, silent()).await);
    let due = day(2025, 3, 13);
    assert_eq!(early, Refusal::SilenceNotOver { due });
    let office = w.store.directory(w.office.committee).await.unwrap();
    let desk = async |who: &str| {
        let viewer = w.store.viewer(&office, w.office.person(who)).await.unwrap();
        w.store.desk(&office, &viewer).await.unwrap().petitions
    };
    let waits = desk("dd-truong").await;
    assert_eq!(waits.len(), 1);
    assert!(waits[0].can.contains(&ActionKind::SignPart));
    let lead = desk("gt-truong").await;
    assert!(!lead[0].can.contains(&ActionKind::SignPart));
    w.done("dd-truong", id, w.sign_part()).await;
    assert!(desk("dd-truong").await.is_empty());
    let twice = refused(w.act("dd-truong", id, w.sign_part()).await);
    assert_eq!(twice, Refusal::PartSigned { unit });
    w.done("gt-truong", id, w.reply("Sẽ sửa.")).await;
    let reply = w.petition(id).await.reply.unwrap();
    assert_eq!(reply.sign_offs, [SignOff::Signed(unit)]);
}

/// The deputy of the second cluster writes the minutes of the first.
async fn who_is_named_keeps_the_desk_of_another_cluster(w: &World) {
    let march = w.plan(3).await;
    let conference = w.conference(march, "khu-1").await;
    let id = conference.id;
    let petition = w.endorsed("thon-1").await;
    w.confer("pho-khu-1", id, w.consent("khu-1")).await.unwrap();
    w.clock.on(conference.slot.date);
    let open = |taker: &str| ConferenceDeed::Open {
        chair: Chair::Head(w.office.person("truong-khu-1")),
        minute_taker: MinuteTaker::Substitute {
            person: w.office.person(taker),
            reason: line("phó khu ốm"),
        },
    };
    let cell = w.confer("pho-khu-1", id, open("bt-thon-2")).await;
    assert!(
        matches!(cell, Err(Failure::ConferenceRefused(_))),
        "{cell:?}"
    );
    w.confer("pho-khu-1", id, open("pho-khu-2")).await.unwrap();
    let roll: BTreeMap<_, _> = w
        .conference(march, "khu-1")
        .await
        .roll
        .into_iter()
        .map(|l| (l.entry.person, Presence::Present))
        .collect();
    let mark = ConferenceDeed::Mark { roll };
    w.confer("pho-khu-2", id, mark).await.unwrap();
    let office = w.store.directory(w.office.committee).await.unwrap();
    let viewer = w.store.viewer(&office, w.office.person("pho-khu-2")).await;
    let can = w
        .store
        .can(&office, &viewer.unwrap(), petition)
        .await
        .unwrap();
    assert!(can.contains(&ActionKind::Record), "{can:?}");
    let record = Deed::Record {
        conference: id,
        speaker: w.office.person("bt-thon-1"),
        exception: None,
    };
    let stranger = w.act("bt-phu-loc", petition, record.clone()).await;
    assert!(
        matches!(stranger, Err(Failure::NotFound(Thing::Petition))),
        "{stranger:?}"
    );
    w.done("pho-khu-2", petition, record).await;
    let absent = Deed::AnswerOnSpot {
        text: prose("Phòng đã cho sửa."),
        outcome: OutcomeClass::Settled,
        by: Some(w.office.unit("giao-thong")),
        promise: None,
        accepted: true,
    };
    let unit = w.office.unit("giao-thong");
    let nobody = refused(w.act("truong-khu-1", petition, absent).await);
    assert_eq!(nobody, Refusal::BodyNotPresent { unit });
    let follow_up = line("Phổ biến kết luận");
    let close = ConferenceDeed::Close {
        follow_up,
        put_off: BTreeSet::new(),
    };
    w.confer("pho-khu-2", id, close).await.unwrap();
}

pub(super) fn exception(w: &World, approver: &str) -> Exception {
    Exception {
        reason: line("mưa bão"),
        approver: w.office.person(approver),
    }
}

async fn who_may_approve_approves_exceptions(w: &World) {
    let march = w.plan(3).await;
    let conference = w.open_conference(march, "khu-1").await;
    let id = w.draft("thon-1").await;
    let record = |approver: &str| Deed::Record {
        conference,
        speaker: w.office.person("bt-thon-1"),
        exception: Some(exception(w, approver)),
    };
    for nobody in ["bt-thon-1", "pho-khu-1", "truong-khu-2", "khach"] {
        let no = refused(w.act("pho-khu-1", id, record(nobody)).await);
        let person = w.office.person(nobody);
        assert_eq!(no, Refusal::NotAnApprover { person });
    }
    w.done("pho-khu-1", id, record("truong-khu-1")).await;
    let unplanned = w.submit(PlanCycle {
        by: w.by("chuyen-vien"),
        committee: w.office.committee,
        month: CycleMonth::new(2025, 6).unwrap(),
        hosts: BTreeMap::new(),
        exception: Some(exception(w, "gt-truong")),
    });
    let no = unplanned.await;
    assert!(matches!(no, Err(Failure::ConferenceRefused(_))), "{no:?}");
}

async fn marked_texts_are_refused_at_intake(w: &World) {
    let marked = w.drafting("thon-1", "TỐI MẬT\nĐề nghị di dời kho.");
    let no = refused(w.submit(marked).await);
    assert_eq!(no, Refusal::Classified);
    assert_eq!(w.count("SELECT count(*) AS n FROM petition").await, 0);
    let plain = w.drafting("thon-1", "Đề nghị giảm mật độ xe tải.");
    w.submit(plain).await.unwrap();
}

async fn a_signer_sees_what_waits_and_a_symbol_is_read_as_typed(w: &World) {
    let march = w.plan(3).await;
    w.clock.set(2025, 3, 11);
    let id = w.approved("thon-1", march).await;
    let office = w.store.directory(w.office.committee).await.unwrap();
    let viewer = |who: &str| w.store.viewer(&office, w.office.person(who));
    let signer = viewer("bi-thu").await.unwrap();
    let desk = w.store.desk(&office, &signer).await.unwrap();
    let ids: Vec<_> = desk.petitions.iter().map(|i| i.line.id).collect();
    assert_eq!(ids, [id]);
    let cell = viewer("bt-thon-1").await.unwrap();
    let possible = w.store.petition(&office, &cell, id).await.unwrap().possible;
    assert!(!possible.contains(&ActionKind::Issue), "{possible:?}");
    let document = w.submit(w.notice(march)).await.unwrap().subject;
    for typed in ["01-TB/HU", "01 – TB/HU", " 1-TB/HU "] {
        let found = w.store.find_document(&office, typed).await.unwrap();
        assert_eq!(found.0, document, "{typed}");
    }
    let head = viewer("truong-khu-1").await.unwrap();
    let deputy = viewer("pho-khu-1").await.unwrap();
    let due = async |of| w.store.desk(&office, of).await.unwrap().receipts.len();
    assert_eq!((due(&head).await, due(&deputy).await), (1, 0));
}

async fn a_diverted_matter_is_found_by_its_code_only(w: &World) {
    use store::queries::{Paging, PetitionFilter, Viewer};
    let march = w.plan(3).await;
    let conference = w.open_conference(march, "khu-1").await;
    let id = recorded(w, conference, "thon-1").await;
    let divert = Deed::Divert {
        ground: DivertGround::Denunciation,
        to: line("Ủy ban Kiểm tra"),
        receipt: Some(line("biên nhận 07")),
    };
    w.done("truong-khu-1", id, divert).await;
    let office = w.store.directory(w.office.committee).await.unwrap();
    let listed = async |filter: PetitionFilter| {
        let (all, first) = (Viewer::keeper(), Paging::first(10));
        let page = w.store.petitions(&office, &all, &filter, &first).await;
        page.unwrap().rows
    };
    let everything = listed(PetitionFilter::default()).await;
    assert_eq!(everything.len(), 1);
    assert_eq!(
        (&everything[0].cell, &everything[0].commune),
        (&None, &None)
    );
    let asked = [
        PetitionFilter {
            cell: Some(w.office.unit("thon-1")),
            ..PetitionFilter::default()
        },
        PetitionFilter {
            commune: Some(w.office.unit("an-binh")),
            ..PetitionFilter::default()
        },
        PetitionFilter {
            category: Some("infrastructure".into()),
            ..PetitionFilter::default()
        },
    ];
    for filter in asked {
        assert_eq!(listed(filter.clone()).await, [], "{filter:?}");
    }
    let again = Deed::Given(Action::Unmerge);
    assert!(w.act("chuyen-vien", id, again).await.is_err());
}
