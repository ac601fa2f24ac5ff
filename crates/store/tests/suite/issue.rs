//! Numbers of documents: each once, none left out (invariant 13; B45).
use crate::support::world::World;
use std::collections::BTreeSet;
use store::Failure;
use workflow::ids::DocumentId;
use workflow::petition::{Refusal, State};

on_both!(
    numbers_are_unique_and_gapless_under_concurrent_issue,
    a_notice_is_issued_for_all_or_none
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
    let refused = all
        .iter()
        .filter(|r| matches!(r, Err(Failure::Refused(r)) if **r == Refusal::EmptyBatch))
        .count();
    assert_eq!(
        refused, 2,
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
