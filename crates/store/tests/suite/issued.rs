//! After the notice is out: corrections that reach a whole group, and what came too late.
use super::issue::correcting;
use crate::support::acts::{line, members, prose};
use crate::support::world::World;
use store::Failure;
use store::commands::Deed;
use store::queries::Viewer;
use workflow::ids::{CycleId, DocumentId, PetitionId};
use workflow::petition::{Action, Refusal, State};

on_both!(
    a_correction_reaches_those_that_are_answered_with_it,
    what_comes_too_late_for_a_notice_stands_in_the_next,
);

/// Two cells' petitions of different clusters, answered as one.
async fn pair(w: &World, cycle: CycleId) -> (PetitionId, PetitionId) {
    let (target, child) = (w.endorsed("thon-1").await, w.endorsed("thon-5").await);
    for id in [target, child] {
        w.done("chanh-vp", id, World::urgent(cycle)).await;
    }
    let merge = Deed::MergeInto { target };
    w.done("chuyen-vien", child, merge).await;
    w.answered(target).await;
    (target, child)
}

async fn a_correction_reaches_those_that_are_answered_with_it(w: &World) {
    let march = w.plan(3).await;
    let (target, child) = pair(w, march).await;
    let (code, of_child) = (w.code(target).await, w.code(child).await);
    let issued = w.submit(w.notice(march)).await.unwrap();
    let alone = w.submit(correcting(w, issued.subject, child, true)).await;
    assert!(
        matches!(&alone, Err(Failure::Refused(r)) if **r == Refusal::CorrectedWith { code: code.clone() }),
        "{alone:?}"
    );
    let mut marked = correcting(w, issued.subject, target, true);
    for line in marked.lines.values_mut() {
        line.answer = prose("Danh sách (Mật)");
    }
    let marked = w.submit(marked).await;
    assert!(
        matches!(&marked, Err(Failure::Refused(r)) if **r == Refusal::Classified),
        "{marked:?}"
    );
    let before = w.petition(child).await.version;
    let told = "SELECT count(*) AS n FROM outbox WHERE subject_id = ? AND subject_version > ? AND person_id = ?";
    let corrected = correcting(w, issued.subject, target, true);
    let corrected = w.submit(corrected).await.unwrap();
    let content: String = w
        .rows("SELECT content FROM document WHERE symbol = '02-TB/HU'", [])
        .await[0]
        .try_get("", "content")
        .unwrap();
    assert_eq!(content.matches("Sửa xong 250 m").count(), 2, "{content}");
    assert!(content.contains(&of_child), "{content}");
    for id in [target, child] {
        let p = w.petition(id).await;
        assert_eq!(p.state, State::Issued, "announced again in each cluster");
        let line = p.document.unwrap();
        assert_eq!(line.document, DocumentId(corrected.subject));
    }
    let head = w.office.person("truong-khu-2");
    let rows = [child.0.into(), i64::from(before).into(), head.0.into()];
    let told = w.rows(told, rows).await;
    assert_eq!(told[0].try_get::<i64>("", "n").unwrap(), 1, "khu 2 is told");
    let viewer = Viewer::keeper();
    let office = w.store.directory(w.office.committee).await.unwrap();
    let view = w.store.petition(&office, &viewer, child).await.unwrap();
    let said: Vec<_> = view
        .issued
        .iter()
        .map(|a| (a.symbol.as_str(), a.corrects.as_deref(), a.stands))
        .collect();
    let expected = [
        ("01-TB/HU", None, false),
        ("02-TB/HU", Some("01-TB/HU"), true),
    ];
    assert_eq!(said, expected);
    let text = view.issued[1].answer.as_deref();
    assert_eq!(text, Some("Sửa xong 250 m, không phải 300 m."));
    let register = w.store.register(&office, &viewer).await.unwrap();
    let marks: Vec<_> = register
        .iter()
        .map(|d| (d.symbol.as_str(), d.corrected_by.join(",")))
        .collect();
    let expected = [("02-TB/HU", String::new()), ("01-TB/HU", "02-TB/HU".into())];
    assert_eq!(marks, expected);
}

/// One document a month: what is finished after it is carried over, also what was declined.
async fn what_comes_too_late_for_a_notice_stands_in_the_next(w: &World) {
    let march = w.plan(3).await;
    w.approved("thon-1", march).await;
    w.submit(w.notice(march)).await.unwrap();
    let april = w.plan(4).await;
    let late = w.approved("thon-2", march).await;
    let declined = w.endorsed("thon-3").await;
    w.done("chanh-vp", declined, World::urgent(march)).await;
    let decline = Action::Decline {
        decision: members(w.today()),
        reason: line("trái quy hoạch"),
        legal_basis: line("Luật Đất đai 2024"),
    };
    w.done("thuong-truc-1", declined, Deed::Given(decline))
        .await;
    let mut codes = vec![w.code(late).await, w.code(declined).await];
    codes.sort();
    let again = w.submit(w.notice(march)).await;
    let symbol = "01-TB/HU".to_owned();
    let refusal = Refusal::MonthIssued {
        symbol,
        codes: codes.clone(),
    };
    assert!(
        matches!(&again, Err(Failure::Refused(r)) if **r == refusal),
        "{again:?}"
    );
    w.approved("thon-4", april).await;
    let carry = || Deed::CarryOver {
        cycle: april,
        reason: line("thông báo tháng 3 đã ban hành"),
    };
    w.done("chuyen-vien", declined, carry()).await;
    let next = w.submit(w.notice(april)).await.unwrap();
    assert_eq!(next.left, vec![w.code(late).await], "still in no notice");
    let printed = w.petition(declined).await;
    assert_eq!(printed.document.unwrap().symbol, "02-TB/HU");
    let printed = w.act("chuyen-vien", declined, carry()).await;
    assert!(
        matches!(&printed, Err(Failure::Refused(r)) if matches!(**r, Refusal::IssuedAlready { .. })),
        "{printed:?}"
    );
}
