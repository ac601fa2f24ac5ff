//! Numbers of documents: each once, none left out (invariant 13; B45).
use crate::support::acts::{line, members, numbering, prose};
use crate::support::world::World;
use std::collections::BTreeSet;
use store::Failure;
use store::commands::{CorrectedLine, Deed, IssueCorrection};
use uuid::Uuid;
use workflow::ids::{DocumentId, PetitionId};
use workflow::missing::MissingFact;
use workflow::petition::{Action, Bodies, Refusal, State};

on_both!(
    numbers_are_unique_and_gapless_under_concurrent_issue,
    a_notice_is_issued_for_all_or_none,
    every_cluster_is_told_of_a_notice_once,
    only_who_may_sign_is_the_signer,
    a_correction_is_a_new_document_beside_the_old,
    a_draft_that_was_never_approved_is_not_printed,
);

async fn numbers_are_unique_and_gapless_under_concurrent_issue(w: &World) {
    let mut cycles = Vec::new();
    for month in 3..=8 {
        let cycle = w.plan(month).await;
        w.approved("thon-1", cycle).await;
        cycles.push(cycle);
    }
    let empty = w.plan(9).await;
    let issues = cycles
        .iter()
        .chain([&empty, &cycles[0]])
        .map(|c| w.submit(w.notice(*c)));
    let all = futures::future::join_all(issues).await;
    let symbols: BTreeSet<String> = all
        .iter()
        .flatten()
        .filter_map(|a| a.code.clone())
        .collect();
    let expected = (1..=6).map(|n| format!("{n:02}-TB/HU")).collect();
    assert_eq!(symbols, expected, "{all:?}");
    let refused = |expected: fn(&Refusal) -> bool| {
        let with = |r: &&Result<_, _>| matches!(r, Err(Failure::Refused(r)) if expected(r));
        all.iter().filter(with).count()
    };
    let empty = refused(|r| *r == Refusal::EmptyBatch);
    let twice = refused(|r| matches!(r, Refusal::MonthIssued { .. }));
    assert_eq!(
        (empty, twice),
        (1, 1),
        "an empty month and a month issued twice: {all:?}"
    );
    assert_eq!(w.count("SELECT last AS n FROM register").await, 6);
    let next = w.plan(10).await;
    w.approved("thon-5", next).await;
    assert_eq!(
        w.submit(w.notice(next)).await.unwrap().code.as_deref(),
        Some("07-TB/HU")
    );
}

async fn a_notice_is_issued_for_all_or_none(w: &World) {
    let march = w.plan(3).await;
    let ready = w.approved("thon-1", march).await;
    let not_ready = w.endorsed("thon-2").await;
    w.done("chanh-vp", not_ready, World::urgent(march)).await;
    let refused = w.submit(w.notice(march)).await;
    assert!(
        matches!(&refused, Err(Failure::Refused(r)) if matches!(&**r, Refusal::BatchNotReady { lines } if lines.len() == 1))
    );
    assert_eq!(w.state(ready).await, State::Approved);
    assert_eq!(w.count("SELECT count(*) AS n FROM document").await, 0);
    w.answered(not_ready).await;
    let issued = w.submit(w.notice(march)).await.unwrap();
    assert_eq!(
        issued.code.as_deref(),
        Some("01-TB/HU"),
        "the refused one took no number"
    );
    let line = w.petition(ready).await.document.unwrap();
    assert_eq!(line.document, DocumentId(issued.subject));
}

/// Also the cluster none of whose petitions it answers announces it (GL-15), and one whose own
/// petitions it answers is told by these alone (invariant 18).
async fn every_cluster_is_told_of_a_notice_once(w: &World) {
    let march = w.plan(3).await;
    w.approved("thon-1", march).await;
    let told = |role: &str, cluster: &str| {
        format!(
            "SELECT count(*) AS n FROM outbox o JOIN petition p ON p.id = o.subject_id AND p.version = o.subject_version JOIN post t ON t.person_id = o.person_id JOIN unit u ON u.id = t.unit_id WHERE o.urgency = 'at_once' AND p.state = 'Issued' AND t.role = '{role}' AND u.key = '{cluster}'"
        )
    };
    w.submit(w.notice(march)).await.unwrap();
    for cluster in ["khu-1", "khu-2"] {
        assert_eq!(
            w.count(&told("cluster_head", cluster)).await,
            1,
            "{cluster}"
        );
    }
}

/// Whoever enters it, the signer's right is asked on the day (invariant 11).
async fn only_who_may_sign_is_the_signer(w: &World) {
    let march = w.plan(3).await;
    let id = w.approved("thon-1", march).await;
    for who in ["van-thu", "gt-truong", "bt-thon-1", "pho-khu-1"] {
        let mut notice = w.notice(march);
        notice.signer = w.office.person(who);
        let refused = w.submit(notice).await;
        assert!(
            matches!(&refused, Err(Failure::Refused(r)) if matches!(&**r, Refusal::MayNotSign { signer } if *signer == w.office.person(who))),
            "{who}: {refused:?}"
        );
    }
    assert_eq!(w.count("SELECT count(*) AS n FROM register").await, 0);
    assert_eq!(w.state(id).await, State::Approved);
    w.submit(w.notice(march)).await.unwrap();
}

pub fn correcting(w: &World, document: Uuid, id: PetitionId, substance: bool) -> IssueCorrection {
    let answer = prose("Sửa xong 250 m, không phải 300 m.");
    IssueCorrection {
        by: w.by("bi-thu"),
        committee: w.office.committee,
        document: DocumentId(document),
        lines: [(id, CorrectedLine { answer, substance })].into(),
        numbering: numbering(),
    }
}

async fn a_correction_is_a_new_document_beside_the_old(w: &World) {
    let march = w.plan(3).await;
    let id = w.approved("thon-1", march).await;
    let other = w.approved("thon-2", march).await;
    let issued = w.submit(w.notice(march)).await.unwrap();
    let frozen = "SELECT content, digest FROM document WHERE symbol = '01-TB/HU'";
    let text = |rows: &[sea_orm::QueryResult]| -> (String, String) {
        let get = |column| rows[0].try_get("", column).unwrap();
        (get("content"), get("digest"))
    };
    let before = text(&w.rows(frozen, []).await);
    let mut clerk = correcting(w, issued.subject, id, false);
    clerk.by = w.by("van-thu");
    let refused = w.submit(clerk).await;
    assert!(matches!(refused, Err(Failure::Refused(_))), "{refused:?}");
    let stray = correcting(w, w.store.id(), id, false);
    let refused = w.submit(stray).await;
    assert!(matches!(refused, Err(Failure::NotFound(_))), "{refused:?}");
    let corrected = w
        .submit(correcting(w, issued.subject, id, true))
        .await
        .unwrap();
    assert_eq!(
        corrected.code.as_deref(),
        Some("02-TB/HU"),
        "no number lost"
    );
    assert_eq!(text(&w.rows(frozen, []).await), before, "the old one stays");
    let line = w.petition(id).await.document.unwrap();
    assert_eq!(line.document, DocumentId(corrected.subject));
    let untouched = w.petition(other).await.document.unwrap();
    assert_eq!(untouched.document, DocumentId(issued.subject));
    assert_eq!(w.state(id).await, State::Issued, "to be announced again");
    let links = "SELECT count(*) AS n FROM document a JOIN document b ON b.replaces_id = a.id WHERE a.symbol = '01-TB/HU' AND b.symbol = '02-TB/HU'";
    assert_eq!(w.count(links).await, 1);
    let again = w.submit(correcting(w, issued.subject, id, true)).await;
    assert!(
        matches!(&again, Err(Failure::Missing(MissingFact::NotInDocument { symbol, .. })) if symbol == "01-TB/HU"),
        "{again:?}"
    );
}

/// Answered in draft, handed to another body, refused there, and declined in the end.
async fn a_draft_that_was_never_approved_is_not_printed(w: &World) {
    let march = w.plan(3).await;
    let id = w.endorsed("thon-1").await;
    w.done("chanh-vp", id, World::urgent(march)).await;
    w.done("thuong-truc-1", id, w.direct()).await;
    w.done("chuyen-vien", id, w.route()).await;
    w.done("gt-cv", id, Deed::Accept).await;
    w.done("dd-truong", id, w.sign_part()).await;
    w.done("gt-truong", id, w.reply("Sẽ sửa 300 m.")).await;
    let today = w.today();
    let change = Action::ChangeLead {
        decision: members(today),
        reason: line("thuộc lĩnh vực đất đai"),
        bodies: Bodies {
            lead: w.office.unit("dat-dai"),
            support: BTreeSet::new(),
        },
    };
    w.done("thuong-truc-1", id, Deed::Given(change)).await;
    let refuse = Action::RefuseRouting {
        reason: line("không thuộc thẩm quyền"),
        proposed: w.office.unit("giao-thong"),
    };
    w.done("dd-truong", id, Deed::Given(refuse)).await;
    let decline = Action::Decline {
        decision: members(today),
        reason: line("trái quy hoạch"),
        legal_basis: line("Luật Đất đai 2024"),
    };
    w.done("thuong-truc-1", id, Deed::Given(decline)).await;
    w.submit(w.notice(march)).await.unwrap();
    let content: String = w.rows("SELECT content FROM document", []).await[0]
        .try_get("", "content")
        .unwrap();
    assert!(content.contains("trái quy hoạch"), "{content}");
    assert!(!content.contains("Sẽ sửa 300 m"), "{content}");
    let p = w.petition(id).await;
    assert_eq!((p.state, p.promise), (State::Declined, None));
}
