//! Copies of an office: whole, the same from both databases, and refused when they are not.
mod damaged;
mod killed;
mod replaced;
mod schema;
mod under_load;

use crate::support::acts::{line, numbering, prose};
use crate::support::database::{Fresh, Kind};
use crate::support::office::{Clock, day};
use crate::support::world::World;
use chrono::TimeDelta;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::commands::{
    AcknowledgeDocument, ActOnHosts, CorrectedLine, Fate, HostDeed, IssueCorrection,
};
use store::moving::{Made, Manifest, MovingFault, Over, Progress};
use store::{Failure, Store};
use tempfile::TempDir;
use workflow::ids::DocumentId;

on_both!(
    an_export_says_the_same_wherever_the_office_lives,
    guards_stand_again_after_a_move,
    only_an_empty_database_takes_an_office_in,
    nothing_is_written_over,
);

fn quiet(_: Progress) {}

/// A month with an issued notice, corrections, letters in every stage, and something in each table.
async fn lived_in(w: &World) {
    let march = w.plan(3).await;
    let id = w.approved("thon-1", march).await;
    w.approved("thon-2", march).await;
    let mut document = w.submit(w.notice(march)).await.unwrap().subject;
    // Ids of one moment are in no order: some of these stand before what they replace.
    for metres in [250, 260, 270, 280] {
        let answer = prose(&format!("Sửa xong {metres} m, không phải 300 m."));
        let correction = IssueCorrection {
            by: w.by("bi-thu"),
            committee: w.office.committee,
            document: DocumentId(document),
            lines: [(
                id,
                CorrectedLine {
                    answer,
                    substance: false,
                },
            )]
            .into(),
            numbering: numbering(),
        };
        document = w.submit(correction).await.unwrap().subject;
    }
    // The finest that both databases keep.
    w.clock.at(w.store.now() + TimeDelta::microseconds(123_456));
    let received = AcknowledgeDocument {
        by: w.by("truong-khu-1"),
        committee: w.office.committee,
        document: DocumentId(document),
        cluster: w.office.unit("khu-1"),
    };
    w.submit(received).await.unwrap();
    letters(w).await;
    hosts(w).await;
    beside(w).await;
    w.whole().await;
}

/// Two years of hosting, the first with an agreed host and closed days.
async fn hosts(w: &World) {
    let close = HostDeed::Close {
        from: day(2025, 6, 1),
        to: day(2025, 6, 15),
        whom: Some(w.office.unit("an-binh")),
        why: line("Thu hoạch lúa \"chiêm xuân\""),
    };
    for (year, deed) in [
        (2025, close),
        (2025, HostDeed::Plan),
        (2026, HostDeed::Plan),
    ] {
        let act = ActOnHosts {
            by: w.by("chuyen-vien"),
            committee: w.office.committee,
            year,
            version: None,
            deed,
        };
        w.submit(act).await.unwrap();
    }
}

/// Letters that wait, are being sent, and have ended.
async fn letters(w: &World) {
    let now = w.store.now();
    let (token, rows) = crate::post::lease(w, 3, now).await;
    for row in &rows {
        crate::post::keep(w, token, *row, "Kính gửi đồng chí, \u{0}\u{ff}".as_bytes()).await;
    }
    crate::post::settle(w, token, rows[0], Fate::Sent).await;
    let dead = Fate::Dead("550 no such user".to_owned());
    crate::post::settle(w, token, rows[1], dead).await;
}

/// Rows of the tables that the month has left empty.
async fn beside(w: &World) {
    let digest = workflow::petition::hex(&<sha2::Sha256 as sha2::Digest>::digest(b"\x00\xff\n"));
    let bytes = match w.fresh.kind {
        Kind::Sqlite => "x'00ff0a'",
        Kind::Postgres => r"'\x00ff0a'",
    };
    for sql in [
        "INSERT INTO addendum (conference_id, digest, body) SELECT id, 'd', 'Bổ sung \"01\" ý kiến\nở thôn 3 \u{2014} 𡨸' FROM conference",
        &format!(
            "INSERT INTO paper (document_id, format, bytes, digest) SELECT id, 'pdf', {bytes}, '{digest}' FROM document"
        ),
        "INSERT INTO contribution (cycle_id, cell_id, this_month, next_month, no_petition, written, person_id, at) SELECT c.id, u.id, 'Ổn định.', '', true, false, p.id, '2025-03-03T01:00:00+00:00' FROM cycle c, unit u, person p WHERE u.key = 'thon-3' AND p.key = 'bt-thon-3'",
        "INSERT INTO follow_up_task (conference_id, cell_id, what, due_on) SELECT c.id, u.id, 'Phổ biến', '2025-03-20' FROM conference c, unit u WHERE u.key = 'thon-3'",
    ] {
        w.tamper(sql).await;
    }
}

/// A place for files, and a file in it.
fn place(name: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    (folder, file)
}

/// The names in a folder: nothing half done is left in it.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

async fn opened(fresh: &Fresh) -> Store {
    Store::open(&fresh.target, Arc::new(Clock::new(90)))
        .await
        .unwrap()
}

async fn export(store: &Store, file: &Path) -> Made {
    store.export(file, Over::Nothing, &quiet).await.unwrap()
}

/// What two copies of one office have in common: all but the moment.
fn told(made: &Manifest) -> String {
    format!("{} {:?} {:?}", made.schema, made.committees, made.tables)
}

/// There and back again over both kinds (invariant 39): the same lines, the same heads.
async fn an_export_says_the_same_wherever_the_office_lives(w: &World) {
    lived_in(w).await;
    let (folder, first) = place("first");
    let mut from = export(&w.store, &first).await.manifest;
    let told_first = told(&from);
    let filled = from.tables.iter().filter(|t| t.rows > 0).count();
    assert!(filled >= 24, "{:?}", from.tables);
    assert_eq!(from.committees[0].seq, w.whole().await.head.0);
    let mut file = first;
    for (n, kind) in [Kind::Postgres, Kind::Sqlite, Kind::Postgres]
        .into_iter()
        .enumerate()
    {
        let Some(fresh) = Fresh::new(kind).await else {
            continue;
        };
        let there = opened(&fresh).await;
        assert_eq!(there.import(&file, &quiet).await.unwrap(), from);
        let audit = there.audit(w.office.committee).await.unwrap();
        assert_eq!(audit, w.whole().await);
        file = folder.path().join(n.to_string());
        from = export(&there, &file).await.manifest;
        assert_eq!(told(&from), told_first, "{kind:?}");
        there.close().await;
    }
}

/// Triggers and references as the database describes them.
async fn guards(store_at: &World) -> Vec<String> {
    let sql = match store_at.fresh.kind {
        Kind::Sqlite => {
            "SELECT name || ': ' || sql AS g FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        }
        Kind::Postgres => {
            "SELECT tgenabled::text || ' ' || pg_get_triggerdef(oid) AS g FROM pg_trigger WHERE NOT tgisinternal \
             UNION ALL SELECT conname || ': ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY 1"
        }
    };
    let rows = store_at.rows(sql, []).await;
    rows.iter().map(|r| r.try_get("", "g").unwrap()).collect()
}

async fn guards_stand_again_after_a_move(w: &World) {
    lived_in(w).await;
    let before = guards(w).await;
    let (_folder, file) = place("office");
    export(&w.store, &file).await;
    let fresh = Fresh::new(w.fresh.kind).await.unwrap();
    let moved = opened(&fresh).await;
    moved.import(&file, &quiet).await.unwrap();
    let there = World::around(fresh, moved, w);
    assert_eq!(guards(&there).await, before);
    for sql in [
        "INSERT INTO outbox (id, committee_id, dedup_key, person_id, channel, urgency, subject_id, subject_version, state, due_at, created_at) \
         SELECT subject_id, committee_id, 'x', person_id, channel, urgency, subject_id, subject_version, 'sent', due_at, created_at FROM outbox LIMIT 1",
        "UPDATE outbox SET state = 'pending' WHERE state = 'sent'",
        "UPDATE event SET hash = ''",
        "DELETE FROM event",
        "UPDATE document SET content = ''",
    ] {
        assert!(there.try_tamper(sql).await.is_err(), "{sql}");
    }
    // Work goes on where it stood: numbers, codes and keys follow.
    there.draft("thon-1").await;
    there.end().await;
}

async fn only_an_empty_database_takes_an_office_in(w: &World) {
    lived_in(w).await;
    let before = w.whole().await;
    let (_folder, file) = place("office");
    export(&w.store, &file).await;
    let refused = w.store.import(&file, &quiet).await;
    assert!(matches!(refused, Err(MovingFault::Occupied)), "{refused:?}");
    assert_eq!(w.whole().await, before);
    let fresh = Fresh::new(w.fresh.kind).await.unwrap();
    let empty = opened(&fresh).await;
    let (_folder, nothing) = place("nothing");
    let made = empty.export(&nothing, Over::Nothing, &quiet).await;
    assert!(
        matches!(made, Err(MovingFault::Store(Failure::NotFound(_)))),
        "{made:?}"
    );
    empty.close().await;
}

async fn nothing_is_written_over(w: &World) {
    w.plan(3).await;
    let (folder, file) = place("office");
    std::fs::write(&file, "Sổ tay").unwrap();
    for made in [
        w.store.backup(&file, Over::Nothing, &quiet).await,
        w.store.export(&file, Over::Nothing, &quiet).await,
    ] {
        assert!(matches!(made, Err(MovingFault::Exists(_))), "{made:?}");
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "Sổ tay");
    w.store.backup(&file, Over::Anything, &quiet).await.unwrap();
    assert_eq!(names(folder.path()), ["office"]);
    let nowhere = folder.path().join("missing/office");
    let made = w.store.backup(&nowhere, Over::Nothing, &quiet).await;
    assert!(matches!(made, Err(MovingFault::File { .. })), "{made:?}");
}
