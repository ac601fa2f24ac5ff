//! What was tampered with is named; what must not be changed cannot be (invariants 1, 3, 12, 29).
use crate::support::database::Kind;
use crate::support::world::World;
use store::audit::AuditFault;
use store::commands::{AcknowledgeDocument, ChangeStatus, Deed, SetPaperBytes};
use uuid::Uuid;
use workflow::ids::DocumentId;
use workflow::person::Status;

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
    a_changed_host_register,
    nothing_final_is_changed_or_deleted,
    the_bytes_of_a_paper,
    columns_beside_the_record,
    clocks_that_run_and_have_run,
    the_office_behind_its_events,
    papers_and_their_proof,
    rows_that_are_gone,
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
        "UPDATE event SET canonical = replace(canonical, 'Giao thông', 'Đất đai') WHERE seq = 8",
    )
    .await;
    assert!(
        faults(w).await.contains(&AuditFault::BrokenLink { seq: 8 }),
        "{:?}",
        faults(w).await
    );
}

async fn a_changed_host_register(w: &World) {
    let plan = store::commands::ActOnHosts {
        by: w.by("chuyen-vien"),
        committee: w.office.committee,
        year: 2025,
        version: None,
        deed: store::commands::HostDeed::Plan,
    };
    w.submit(plan).await.unwrap();
    w.whole().await;
    let begun = w.rows("SELECT record FROM host_year", []).await;
    let record: String = begun[0].try_get("", "record").unwrap();
    for (forged, mended) in [
        (
            "record = replace(record, '\"2025-05\"', '\"2025-06\"')".to_owned(),
            format!("record = '{record}'"),
        ),
        ("year = 2026".to_owned(), "year = 2025".to_owned()),
        ("version = 7".to_owned(), "version = 2".to_owned()),
    ] {
        w.tamper(&format!("UPDATE host_year SET {forged}")).await;
        let found = faults(w).await;
        assert!(
            matches!(found[..], [AuditFault::RowDiffers { .. }]),
            "{forged}: {found:?}"
        );
        w.tamper(&format!("UPDATE host_year SET {mended}")).await;
        w.whole().await;
    }
    let subject = Uuid::from_u128(77);
    w.tamper(&format!(
        "INSERT INTO host_year SELECT {}, committee_id, 2026, version, record FROM host_year",
        id_literal(w, subject)
    ))
    .await;
    assert_eq!(faults(w).await, [AuditFault::RowDiffers { subject }]);
    w.tamper("DELETE FROM host_year").await;
    assert!(
        matches!(faults(w).await[..], [AuditFault::RowDiffers { .. }]),
        "a register that is gone"
    );
}

/// An id as a statement of this database writes it.
fn id_literal(w: &World, id: Uuid) -> String {
    match w.fresh.kind {
        Kind::Sqlite => format!("x'{}'", id.simple()),
        Kind::Postgres => format!("'{id}'"),
    }
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

/// Kept bytes have the digest that was kept with them; others are named by document and format.
async fn the_bytes_of_a_paper(w: &World) {
    let cycle = w.petition(only(w).await).await.cycle.unwrap();
    w.clock.set(2025, 3, 27);
    let document = w.submit(w.notice(cycle)).await.unwrap().subject;
    let keep = SetPaperBytes::new(DocumentId(document), "pdf", b"%PDF".to_vec());
    w.submit(keep).await.unwrap();
    w.whole().await;
    w.tamper("INSERT INTO paper (document_id, format, bytes, digest) SELECT document_id, 'docx', bytes, 'd' FROM paper")
        .await;
    let format = "docx".to_owned();
    assert_eq!(
        faults(w).await,
        [AuditFault::BytesDiffer { document, format }]
    );
}

/// Changes a column behind the store's back, expects that the audit names a row, and mends it.
async fn forged(w: &World, table: &str, key: &str, column: &str, value: &str) {
    w.tamper(&format!("CREATE TABLE kept AS SELECT * FROM {table}"))
        .await;
    w.tamper(&format!("UPDATE {table} SET {column} = {value}"))
        .await;
    let found = faults(w).await;
    let named = |f: &AuditFault| matches!(f, AuditFault::RowDiffers { .. });
    assert!(
        !found.is_empty() && found.iter().all(named),
        "{table}.{column}: {found:?}"
    );
    let same = key.split(' ').map(|k| format!("k.{k} = {table}.{k}"));
    let same = same.collect::<Vec<_>>().join(" AND ");
    let back = format!(
        "UPDATE {table} SET {column} = (SELECT k.{column} FROM kept k WHERE {same}); DROP TABLE kept;"
    );
    w.tamper(&back).await;
    w.whole().await;
}

/// Removes all rows of a table, expects that the audit names them, and brings them back.
async fn gone(w: &World, table: &str) {
    w.tamper(&format!("CREATE TABLE kept AS SELECT * FROM {table}"))
        .await;
    w.tamper(&format!("DELETE FROM {table}")).await;
    let found = faults(w).await;
    let named = |f: &AuditFault| matches!(f, AuditFault::RowDiffers { .. });
    assert!(found.iter().any(named), "{table}: {found:?}");
    let back = format!("INSERT INTO {table} SELECT * FROM kept; DROP TABLE kept;");
    w.tamper(&back).await;
    w.whole().await;
}

async fn columns_beside_the_record(w: &World) {
    for (column, value) in [
        ("state", "'Issued'"),
        ("due_on", "'2030-01-01'"),
        ("due_on", "NULL"),
        ("owner", "'unit:x'"),
        ("version", "version + 1"),
        ("code", "'GLOC-2025-03-X-99'"),
        ("category", "'land'"),
        ("lead_id", "cell_id"),
        ("cluster_id", "NULL"),
        ("commune_id", "NULL"),
        ("cell_id", "commune_id"),
        ("cycle_id", "NULL"),
        ("merged_into", "id"),
        ("created_at", "'2024-01-01 00:00:00+00:00'"),
        ("updated_at", "'2024-01-01 00:00:00+00:00'"),
    ] {
        forged(w, "petition", "id", column, value).await;
    }
    w.tamper("CREATE TABLE kept AS SELECT * FROM petition")
        .await;
    w.tamper("UPDATE petition SET folded = 'cau'").await;
    let found = faults(w).await;
    assert!(
        matches!(found[..], [AuditFault::TextDiffers { .. }]),
        "{found:?}"
    );
    w.tamper("UPDATE petition SET folded = (SELECT folded FROM kept)")
        .await;
    for (column, value) in [
        ("state", "'Closed'"),
        ("held_on", "'2025-03-20'"),
        ("version", "version + 1"),
        ("cluster_id", "NULL"),
    ] {
        w.tamper("DROP TABLE IF EXISTS kept").await;
        forged(w, "conference", "id", column, value).await;
    }
    forged(
        w,
        "supporter",
        "petition_id",
        "unit_id",
        "(SELECT id FROM unit WHERE key = 'ubnd')",
    )
    .await;
}

async fn clocks_that_run_and_have_run(w: &World) {
    let key = "petition_id opened_version";
    for (column, value) in [
        ("due_on", "'2030-01-01'"),
        ("body", "replace(body, '2025', '2024')"),
        ("closed_version", "NULL WHERE closed_version = 2"),
        ("closed_version", "99 WHERE closed_version IS NULL"),
    ] {
        if column == "closed_version" && value.starts_with("NULL") {
            // Only one clock can run, so the one that does is closed first.
            w.tamper("CREATE TABLE was AS SELECT * FROM deadline; UPDATE deadline SET closed_version = 99 WHERE closed_version IS NULL; UPDATE deadline SET closed_version = NULL WHERE closed_version = 2;")
                .await;
            assert!(matches!(
                faults(w).await[..],
                [AuditFault::RowDiffers { .. }]
            ));
            w.tamper(
                "DELETE FROM deadline; INSERT INTO deadline SELECT * FROM was; DROP TABLE was;",
            )
            .await;
            w.whole().await;
            continue;
        }
        forged(w, "deadline", key, column, value).await;
    }
    gone(w, "deadline").await;
}

async fn the_office_behind_its_events(w: &World) {
    w.submit(ChangeStatus {
        by: w.by("chanh-vp"),
        committee: w.office.committee,
        person: w.office.person("khach"),
        status: Status::Revoked,
    })
    .await
    .unwrap();
    w.whole().await;
    for (table, key, column, value) in [
        ("person", "id", "status", "'active'"),
        ("person", "id", "email", "'x@example.org'"),
        ("unit", "id", "kind", "'office'"),
        ("unit", "id", "parent_id", "NULL"),
        ("unit", "id", "valid_to", "'2025-03-01'"),
        (
            "setting",
            "name valid_from",
            "body",
            "replace(body, '3', '4')",
        ),
        ("committee", "id", "code_prefix", "'XXX'"),
        ("committee", "id", "directory_version", "7"),
        (
            "substitution",
            "absent_id by_id valid_from",
            "valid_to",
            "'2026-01-01'",
        ),
        (
            "post",
            "person_id role unit_id valid_from",
            "valid_to",
            "'2026-01-01'",
        ),
    ] {
        forged(w, table, key, column, value).await;
    }
    w.tamper("UPDATE post SET role = 'office_chief' WHERE role = 'records_clerk'")
        .await;
    assert!(matches!(
        faults(w).await[..],
        [AuditFault::RowDiffers { .. }]
    ));
    w.tamper("UPDATE post SET role = 'records_clerk' WHERE role = 'office_chief' AND person_id = (SELECT id FROM person WHERE key = 'van-thu')")
        .await;
    gone(w, "substitution").await;
    gone(w, "post").await;
}

/// Issues the month's notice; the head of the first cluster has it.
async fn received(w: &World) {
    let cycle = w.petition(only(w).await).await.cycle.unwrap();
    w.clock.set(2025, 3, 27);
    let document = w.submit(w.notice(cycle)).await.unwrap().subject;
    w.submit(AcknowledgeDocument {
        by: w.by("truong-khu-1"),
        committee: w.office.committee,
        document: DocumentId(document),
        cluster: w.office.unit("khu-1"),
    })
    .await
    .unwrap();
    w.whole().await;
    let open = match w.fresh.kind {
        Kind::Sqlite => {
            "DROP TRIGGER document_is_not_changed; DROP TRIGGER document_is_not_deleted;"
        }
        Kind::Postgres => "DROP TRIGGER document_is_not_changed ON document;",
    };
    w.tamper(open).await;
}

async fn papers_and_their_proof(w: &World) {
    received(w).await;
    for (table, key, column, value) in [
        (
            "receipt",
            "document_id cluster_id",
            "at",
            "'2024-01-01 00:00:00+00:00'",
        ),
        (
            "receipt",
            "document_id cluster_id",
            "person_id",
            "(SELECT id FROM person WHERE key = 'khach')",
        ),
        (
            "receipt",
            "document_id cluster_id",
            "cluster_id",
            "(SELECT id FROM unit WHERE key = 'khu-2')",
        ),
        ("document", "id", "symbol", "'99-TB/HU'"),
        ("document", "id", "issued_on", "'2025-04-05'"),
        ("register", "kind period", "last", "0"),
        ("code_counter", "series", "last", "0"),
        (
            "cycle",
            "id",
            "plan",
            "replace(plan, '2025-03-2', '2025-03-1')",
        ),
        ("cycle", "id", "month", "'2025-04'"),
    ] {
        if (table, column) == ("receipt", "cluster_id") {
            // The key itself changes, so nothing can be mended by it.
            w.tamper("CREATE TABLE was AS SELECT * FROM receipt").await;
            w.tamper(&format!("UPDATE receipt SET cluster_id = {value}"))
                .await;
            assert!(!faults(w).await.is_empty());
            w.tamper("DELETE FROM receipt; INSERT INTO receipt SELECT * FROM was; DROP TABLE was;")
                .await;
            continue;
        }
        forged(w, table, key, column, value).await;
    }
}

async fn rows_that_are_gone(w: &World) {
    received(w).await;
    for table in [
        "receipt",
        "register",
        "code_counter",
        "conference",
        "supporter",
    ] {
        gone(w, table).await;
    }
    let document = w.rows("SELECT id FROM document", []).await;
    let subject: uuid::Uuid = document[0].try_get("", "id").unwrap();
    w.tamper("DELETE FROM receipt; DELETE FROM document; UPDATE register SET last = 0;")
        .await;
    let found = faults(w).await;
    assert!(
        found.contains(&AuditFault::RowDiffers { subject }),
        "{found:?}"
    );
    let subject = only(w).await.0;
    let everything =
        "DELETE FROM reply; DELETE FROM supporter; DELETE FROM deadline; DELETE FROM petition;";
    w.tamper(everything).await;
    let found = faults(w).await;
    assert!(
        found.contains(&AuditFault::RowDiffers { subject }),
        "{found:?}"
    );
}

async fn only(w: &World) -> workflow::ids::PetitionId {
    let rows = w.rows("SELECT id FROM petition", []).await;
    workflow::ids::PetitionId(rows[0].try_get("", "id").unwrap())
}
