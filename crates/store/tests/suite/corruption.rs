//! What was tampered with is named; what must not be changed cannot be (invariants 1, 3, 12, 29).
use crate::support::database::Kind;
use crate::support::world::World;
use store::audit::AuditFault;
use store::commands::{Deed, SetPaperBytes};

/// Declares a test per database that tampers and expects faults, so that no audit ends it.
macro_rules! named_by_audit {
    ($($name:ident),+ $(,)?) => {
        mod sqlite { $(#[tokio::test] async fn $name() { super::on(super::Kind::Sqlite, super::$name).await; })+ }
        mod postgres { $(#[tokio::test] async fn $name() { super::on(super::Kind::Postgres, super::$name).await; })+ }
    };
}

named_by_audit!(
    a_changed_event,
    a_changed_row,
    a_changed_text,
    a_changed_reply,
    a_missing_event,
    a_cut_end,
    a_changed_conference,
    nothing_final_is_changed_or_deleted,
);

async fn on(kind: Kind, body: impl AsyncFn(&World)) {
    if let Some(world) = World::on(kind).await {
        let march = world.plan(3).await;
        world.clock.set(2025, 3, 11);
        world.approved("thon-1", march).await;
        world.whole().await;
        body(&world).await;
        world.store.close().await;
    }
}

async fn unguarded(w: &World, sql: &str) {
    let open = match w.fresh.kind {
        Kind::Sqlite => "DROP TRIGGER event_is_not_changed; DROP TRIGGER event_is_not_deleted;",
        Kind::Postgres => "DROP TRIGGER event_is_not_changed ON event;",
    };
    w.tamper(open).await;
    w.tamper(sql).await;
}

async fn faults(w: &World) -> Vec<AuditFault> {
    w.store.audit(w.office.committee).await.unwrap().faults
}

async fn a_changed_event(w: &World) {
    unguarded(
        w,
        "UPDATE event SET canonical = replace(canonical, 'Giao thông', 'Đất đai') WHERE seq = 7",
    )
    .await;
    assert!(
        faults(w).await.contains(&AuditFault::BrokenLink { seq: 7 }),
        "{:?}",
        faults(w).await
    );
}

async fn a_changed_row(w: &World) {
    w.tamper("UPDATE petition SET record = replace(record, '\"rounds\":0', '\"rounds\":1')")
        .await;
    assert!(
        matches!(faults(w).await[..], [AuditFault::RowDiffers { .. }]),
        "{:?}",
        faults(w).await
    );
}

async fn a_changed_text(w: &World) {
    w.tamper("UPDATE petition SET matter = 'Đề nghị sửa 30 m đường.'")
        .await;
    assert!(
        matches!(faults(w).await[..], [AuditFault::TextDiffers { .. }]),
        "{:?}",
        faults(w).await
    );
}

async fn a_changed_reply(w: &World) {
    w.tamper("UPDATE reply SET body = 'Sẽ sửa trong quý IV.'")
        .await;
    assert!(
        matches!(faults(w).await[..], [AuditFault::TextDiffers { .. }]),
        "{:?}",
        faults(w).await
    );
}

async fn a_missing_event(w: &World) {
    unguarded(w, "DELETE FROM event WHERE seq = 6").await;
    let found = faults(w).await;
    assert!(
        found.contains(&AuditFault::Gap {
            expected: 6,
            found: 7
        }),
        "{found:?}"
    );
    assert!(
        found
            .iter()
            .any(|f| matches!(f, AuditFault::VersionGap { .. })),
        "{found:?}"
    );
}

async fn a_cut_end(w: &World) {
    unguarded(
        w,
        "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)",
    )
    .await;
    let found = faults(w).await;
    assert!(found.contains(&AuditFault::WrongHead), "{found:?}");
    assert!(
        found
            .iter()
            .any(|f| matches!(f, AuditFault::RowDiffers { .. })),
        "{found:?}"
    );
}

async fn a_changed_conference(w: &World) {
    w.tamper("UPDATE conference SET record = replace(record, '\"version\":1', '\"version\":2')")
        .await;
    assert!(matches!(
        faults(w).await[..],
        [AuditFault::RowDiffers { .. }, AuditFault::RowDiffers { .. }]
    ));
}

async fn nothing_final_is_changed_or_deleted(w: &World) {
    let cycle = w.petition(only(w).await).await.cycle.unwrap();
    w.clock.set(2025, 3, 27);
    let issued = w.submit(w.notice(cycle)).await.unwrap();
    let document = workflow::ids::DocumentId(issued.subject);
    w.submit(SetPaperBytes::new(document, "pdf", b"%PDF".to_vec()))
        .await
        .unwrap();
    for sql in [
        "UPDATE event SET canonical = ''",
        "UPDATE event SET hash = hash",
        "DELETE FROM event",
        "UPDATE document SET content = ''",
        "DELETE FROM document",
        "UPDATE paper SET digest = ''",
        "DELETE FROM paper",
    ] {
        assert!(w.try_tamper(sql).await.is_err(), "{sql}");
    }
    let after = w
        .act("bi-thu", only(w).await, Deed::Withdraw { note: None })
        .await;
    assert!(after.is_err(), "{after:?}");
    w.whole().await;
}

async fn only(w: &World) -> workflow::ids::PetitionId {
    let rows = w.rows("SELECT id FROM petition", []).await;
    workflow::ids::PetitionId(rows[0].try_get("", "id").unwrap())
}
