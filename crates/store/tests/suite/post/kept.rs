//! What a row tells and its letter: once, never changed, and not kept over a change of what it tells
//! (reliability.md, invariants 18, 19, 22, 24 and 30).
use super::{NONE, keep, keep_as_read, lease, petition, row, settle};
use crate::support::acts::line;
use crate::support::world::World;
use std::collections::BTreeMap;
use store::commands::{ChangeStatus, Deed, DigestOf, Fate, FreezeDigests, KeepLetters, Rendered};
use workflow::person::Status;
use workflow::petition::Action;

on_both!(
    rows_move_only_forward,
    a_letter_is_not_kept_over_a_change,
    what_is_withheld_leaves_letters_and_lists,
    a_second_row_of_the_same_notice_is_impossible,
);

/// Invariant 22, against a mistake of the program.
async fn rows_move_only_forward(w: &World) {
    petition(w).await;
    let now = w.store.now();
    let (token, rows) = lease(w, 2, now).await;
    keep(w, token, rows[0], b"as rendered").await;
    keep(w, token, rows[1], b"as rendered").await;
    settle(w, token, rows[0], Fate::Bounced("550 no".into())).await;
    let sending = "state = 'sending'";
    let ended = "state = 'bounced'";
    for (set, which) in [
        ("state = 'pending'", sending),
        ("attempts = 0", sending),
        ("letter = lower('ab')", sending),
        ("due_at = created_at, dedup_key = 'other'", sending),
        ("state = 'sending'", ended),
        ("state = 'pending'", ended),
        ("state = 'sent'", ended),
        ("cause = NULL", ended),
        ("settled_at = NULL", ended),
    ] {
        let set = match (set, w.fresh.kind) {
            ("letter = lower('ab')", crate::support::database::Kind::Sqlite) => "letter = x'ab'",
            ("letter = lower('ab')", _) => "letter = '\\xab'::bytea",
            (other, _) => other,
        };
        let sql = format!("UPDATE outbox SET {set} WHERE {which}");
        let refused = w.try_tamper(&sql).await.map_err(|e| e.to_string());
        let refused = refused.expect_err(&sql);
        assert!(
            refused.contains("only moves forward") || refused.contains("never changed"),
            "{refused}"
        );
    }
    let columns = "id, committee_id, dedup_key, person_id, channel, urgency, subject_id, subject_version, state, attempts, due_at, created_at";
    let copy = columns
        .replace(
            "id, committee_id, dedup_key",
            "subject_id, committee_id, 'copy'",
        )
        .replace("state, attempts", "'sent', 1");
    let born_sent =
        format!("INSERT INTO outbox ({columns}) SELECT {copy} FROM outbox WHERE {ended}");
    let refused = w.try_tamper(&born_sent).await.unwrap_err().to_string();
    assert!(refused.contains("begins pending"), "{refused}");
    // What a withheld text asks for stays possible.
    w.tamper("UPDATE outbox SET letter = NULL").await;
}

/// Invariants 19, 24 and 30: the worker read the record before somebody changed it.
async fn a_letter_is_not_kept_over_a_change(w: &World) {
    let id = petition(w).await;
    let (token, rows) = lease(w, 100, w.store.now()).await;
    let before = w.petition(id).await.version;
    let read = || BTreeMap::from([(id.0, before)]);
    let reason = line("theo yêu cầu của công dân");
    w.done("chanh-vp", id, Deed::Given(Action::Redact { reason }))
        .await;
    let kept = keep_as_read(w, token, rows[0], b"the title", read()).await;
    assert_eq!(kept, NONE);
    assert_eq!(row(w, rows[0]).await.letter, None);
    // The office moved between writing and keeping.
    let office = w.store.directory(w.office.committee).await.unwrap();
    let change = ChangeStatus {
        by: w.by("chanh-vp"),
        committee: w.office.committee,
        person: w.office.person("gt-truong"),
        status: Status::Revoked,
    };
    w.submit(change).await.unwrap();
    let letter = Rendered {
        row: rows[0],
        bytes: b"to one who has gone".to_vec(),
        read: BTreeMap::new(),
        anew: false,
    };
    let stale = KeepLetters::new(token, &office, vec![letter]);
    assert_eq!(w.submit(stale).await.unwrap().further, NONE);
    assert_eq!(keep(w, token, rows[0], b"as it stands").await, [rows[0]]);
}

/// Invariant 30.
async fn what_is_withheld_leaves_letters_and_lists(w: &World) {
    let id = petition(w).await;
    let (committee, now) = (w.office.committee, w.store.now());
    let waiting = w.store.waiting_for_digest(committee, now).await.unwrap();
    let of_it: Vec<_> = waiting.iter().filter(|r| r.subject == id.0).collect();
    let list = DigestOf {
        person: of_it[0].person,
        rows: vec![of_it[0].id],
    };
    let freeze = FreezeDigests {
        committee,
        date: crate::support::office::day(2025, 2, 20),
        lists: vec![list],
        over: vec![],
    };
    let digest = w.submit(freeze).await.unwrap().further[0];
    let (token, rows) = lease(w, 100, now).await;
    assert!(rows.contains(&digest));
    let mut letter = None;
    for row in &rows {
        assert_eq!(keep(w, token, *row, b"names the title").await, [*row]);
        let about = super::row(w, *row).await.subject == id.0;
        letter = letter.or(about.then_some(*row));
    }
    let letter = letter.unwrap();
    // One has arrived already: what was sent is cleared as well.
    settle(w, token, letter, Fate::Sent).await;
    let reason = line("theo yêu cầu của công dân");
    w.done("chanh-vp", id, Deed::Given(Action::Redact { reason }))
        .await;
    for cleared in [letter, digest] {
        assert_eq!(row(w, cleared).await.letter, None);
    }
    let left = "SELECT count(*) AS n FROM outbox WHERE letter IS NOT NULL";
    let others = rows.len() - 1;
    assert!(w.count(left).await < i64::try_from(others).unwrap());
}

/// Invariant 18.
async fn a_second_row_of_the_same_notice_is_impossible(w: &World) {
    petition(w).await;
    let columns = "committee_id, dedup_key, person_id, channel, urgency, subject_id, subject_version, state, due_at, created_at";
    // Any id that no row has yet.
    let again = format!(
        "INSERT INTO outbox (id, {columns}) SELECT committee_id, {columns} FROM outbox WHERE state = 'pending' LIMIT 1"
    );
    let refused = w.try_tamper(&again).await.unwrap_err().to_string();
    assert!(refused.to_lowercase().contains("unique"), "{refused}");
}
