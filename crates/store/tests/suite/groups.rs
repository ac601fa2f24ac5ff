//! Petitions that are answered together stay together (docs/decisions/0007).
use super::seats::recorded;
use crate::support::acts::{line, matter, members, prose};
use crate::support::office::day;
use crate::support::world::World;
use store::commands::{Deed, NewPart};
use store::queries::UnitsAs;
use store::{Failure, FailureClass};
use workflow::ids::{CycleId, PetitionId};
use workflow::petition::{Action, DivertGround, OutcomeClass, Refusal, State};

on_both!(
    a_declined_group_is_printed_together_and_told_to_each,
    what_would_leave_others_without_an_answer_is_refused,
    a_group_is_carried_over_together,
    parts_of_another_cell_are_counted_without_their_whole,
);

/// Two cells' petitions of 11 March in the Office's table, the second merged into the first.
async fn pair(w: &World) -> (CycleId, PetitionId, PetitionId) {
    let march = w.plan(3).await;
    w.clock.set(2025, 3, 11);
    let (target, child) = (w.endorsed("thon-1").await, w.endorsed("thon-5").await);
    for id in [target, child] {
        w.done("chanh-vp", id, World::urgent(march)).await;
    }
    w.done("chuyen-vien", child, Deed::MergeInto { target })
        .await;
    (march, target, child)
}

fn refused(done: Result<store::Answer, Failure>) -> Refusal {
    match done {
        Err(Failure::Refused(refusal)) => *refusal,
        other => panic!("{other:?}"),
    }
}

async fn a_declined_group_is_printed_together_and_told_to_each(w: &World) {
    let (march, target, child) = pair(w).await;
    let decline = Action::Decline {
        decision: members(day(2025, 3, 11)),
        reason: line("trái quy hoạch"),
        legal_basis: line("Luật Đất đai 2024"),
    };
    w.done("thuong-truc-1", target, Deed::Given(decline)).await;
    w.clock.set(2025, 3, 27);
    w.submit(w.notice(march)).await.unwrap();
    for id in [target, child] {
        let p = w.petition(id).await;
        assert_eq!((p.state, p.document.is_some()), (State::Declined, true));
    }
    let content: String = w.rows("SELECT content FROM document", []).await[0]
        .try_get("", "content")
        .unwrap();
    assert_eq!(content.matches("trái quy hoạch").count(), 2, "{content}");
    let told = "SELECT count(*) AS n FROM outbox WHERE subject_id = ? AND person_id = ?";
    let secretary = w.office.person("bt-thon-5");
    let rows = w.rows(told, [child.0.into(), secretary.0.into()]).await;
    assert!(rows[0].try_get::<i64>("", "n").unwrap() > 0);
}

async fn what_would_leave_others_without_an_answer_is_refused(w: &World) {
    let (_, target, child) = pair(w).await;
    let codes = vec![w.petition(child).await.code.unwrap()];
    let part = |text: &str| NewPart {
        category: "land".into(),
        matter: matter(text),
    };
    let deeds = [
        Deed::Withdraw {
            note: Some(line("chi ủy đồng ý")),
        },
        Deed::Divert {
            ground: DivertGround::Complaint,
            to: line("Ban Tiếp công dân"),
            receipt: None,
        },
        Deed::Split {
            parts: vec![part("Đường."), part("Đất.")],
        },
    ];
    for deed in deeds {
        let codes = codes.clone();
        let held = refused(w.act("chuyen-vien", target, deed).await);
        assert_eq!(held, Refusal::OthersMergedHere { codes });
    }
    // Facts are the store's to find: none are taken from a form.
    let forged = Action::Withdraw {
        note: Some(line("chi ủy đồng ý")),
        children: workflow::petition::Children::default(),
    };
    let forged = w.act("chuyen-vien", target, Deed::Given(forged)).await;
    assert_eq!(forged.unwrap_err().class(), FailureClass::Unacceptable);
    w.done("chuyen-vien", child, Deed::Given(Action::Unmerge))
        .await;
    let note = Some(line("chi ủy đồng ý"));
    w.done("chuyen-vien", target, Deed::Withdraw { note }).await;
    assert_eq!(w.state(target).await, State::Withdrawn);
}

async fn a_group_is_carried_over_together(w: &World) {
    let (_, target, child) = pair(w).await;
    w.clock.set(2025, 3, 20);
    let cycle = CycleId(w.try_plan(4).await.unwrap().subject);
    let carry = || Deed::CarryOver {
        cycle,
        reason: line("chờ kinh phí"),
    };
    let alone = refused(w.act("chuyen-vien", child, carry()).await);
    assert_eq!(alone, Refusal::MovesWithTarget);
    w.done("chuyen-vien", target, carry()).await;
    for (id, state) in [(target, State::Consolidated), (child, State::Merged)] {
        let p = w.petition(id).await;
        assert_eq!((p.state, p.cycle, p.carried), (state, Some(cycle), 1));
    }
    w.answered(target).await;
    w.clock.set(2025, 4, 27);
    w.submit(w.notice(cycle)).await.unwrap();
    assert_eq!(w.state(child).await, State::Issued);
}

/// Another cell's whole is not seen, its announced parts are: no more is answered than has come in.
async fn parts_of_another_cell_are_counted_without_their_whole(w: &World) {
    let march = w.plan(3).await;
    let conference = w.open_conference(march, "khu-1").await;
    let whole = recorded(w, conference, "thon-1").await;
    let part = |text: &str| NewPart {
        category: "land".into(),
        matter: matter(text),
    };
    let parts = vec![part("Đường."), part("Đất.")];
    let split = w
        .act("chuyen-vien", whole, Deed::Split { parts })
        .await
        .unwrap();
    for part in split.further {
        let answer = Deed::AnswerOnSpot {
            text: prose("Việc này do thôn tự làm."),
            outcome: OutcomeClass::Explained,
            by: None,
            promise: None,
            accepted: true,
        };
        w.done("truong-khu-1", PetitionId(part), answer).await;
    }
    let office = w.store.directory(w.office.committee).await.unwrap();
    for person in ["bt-thon-5", "bt-thon-1", "chanh-vp"] {
        let viewer = w.store.viewer(&office, w.office.person(person)).await;
        let viewer = viewer.unwrap();
        let stats = w.store.stats(&office, &viewer, None, UnitsAs::Then).await;
        let stats = stats.unwrap();
        assert_eq!((stats.collected, stats.answered), (1, 1), "{person}");
    }
}
