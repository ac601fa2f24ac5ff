//! Rows of the outbox between two workers, and after a dead one (reliability.md, invariants 22, 23,
//! 33 and 35).
mod kept;

use crate::support::world::World;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::{BTreeMap, BTreeSet};
use store::commands::{
    DigestOf, EndWaiting, Fate, FreezeDigests, GiveUpPost, KeepLetters, LeasePost, PassOver,
    Rendered, SettlePost,
};
use store::queries::post::PostRow;
use uuid::Uuid;
use workflow::ids::PetitionId;

on_both!(
    two_workers_never_take_the_same_row,
    an_old_token_changes_nothing,
    a_dead_workers_row_comes_again_with_its_letter,
    a_lost_row_comes_last_and_alone,
    a_row_tried_too_long_is_given_up,
    two_workers_freeze_one_list,
    only_what_waits_is_ended,
    what_is_of_the_past_is_passed_over,
);

const NONE: [Uuid; 0] = [];

/// A petition on its way, with letters to send.
async fn petition(w: &World) -> PetitionId {
    let march = w.plan(3).await;
    w.approved("thon-1", march).await
}

pub(crate) async fn lease(w: &World, most: u32, now: DateTime<Utc>) -> (Uuid, Vec<Uuid>) {
    let token = w.store.id();
    let command = LeasePost {
        committee: w.office.committee,
        token,
        now,
        until: now + TimeDelta::minutes(9),
        most,
    };
    (token, w.submit(command).await.unwrap().further)
}

async fn row(w: &World, id: Uuid) -> PostRow {
    w.store.post_rows(&[id]).await.unwrap().remove(0)
}

async fn state(w: &World, id: Uuid) -> String {
    let sql = "SELECT state FROM outbox WHERE id = ?";
    w.rows(sql, [id.into()]).await[0]
        .try_get("", "state")
        .unwrap()
}

/// Keeps a letter that was rendered from the row's record as it stands; what was kept.
pub(crate) async fn keep(w: &World, token: Uuid, id: Uuid, bytes: &[u8]) -> Vec<Uuid> {
    let row = row(w, id).await;
    let stories = w.store.stories([&row]).await.unwrap();
    let read = stories.iter().map(|(id, s)| (*id, s.version())).collect();
    keep_as_read(w, token, id, bytes, read).await
}

async fn keep_as_read(
    w: &World,
    token: Uuid,
    row: Uuid,
    bytes: &[u8],
    read: BTreeMap<Uuid, u32>,
) -> Vec<Uuid> {
    let office = w.store.directory(w.office.committee).await.unwrap();
    let letter = Rendered {
        row,
        bytes: bytes.to_vec(),
        read,
        anew: false,
    };
    let command = KeepLetters::new(token, &office, vec![letter]);
    w.submit(command).await.unwrap().further
}

/// Settles when the clock stands a minute later.
pub(crate) async fn settle(w: &World, token: Uuid, id: Uuid, fate: Fate) -> Vec<Uuid> {
    w.clock.at(w.store.now() + TimeDelta::minutes(1));
    let (now, rows) = (w.store.now(), vec![(id, fate)]);
    let command = SettlePost { token, now, rows };
    w.submit(command).await.unwrap().further
}

async fn two_workers_never_take_the_same_row(w: &World) {
    petition(w).await;
    let now = w.store.now();
    let all = futures::future::join_all((0..8).map(|_| lease(w, 2, now))).await;
    let taken: Vec<Uuid> = all.iter().flat_map(|(_, rows)| rows.clone()).collect();
    assert!(all.iter().all(|(_, rows)| rows.len() <= 2), "{all:?}");
    assert!(taken.len() > 2);
    let apart: BTreeSet<_> = taken.iter().collect();
    assert_eq!(apart.len(), taken.len(), "a row was taken twice");
    let held = "SELECT count(DISTINCT lease_token) AS n FROM outbox WHERE state = 'sending'";
    let busy = all.iter().filter(|(_, rows)| !rows.is_empty()).count();
    assert_eq!(w.count(held).await, i64::try_from(busy).unwrap());
}

/// Invariant 33.
async fn an_old_token_changes_nothing(w: &World) {
    petition(w).await;
    let now = w.store.now();
    let (old, rows) = lease(w, 1, now).await;
    let id = rows[0];
    // Whatever else is due goes to others first.
    lease(w, 100, now).await;
    let later = now + TimeDelta::minutes(9);
    let (new, again) = lease(w, 100, later).await;
    assert_eq!(again, [id], "the lease was over");
    assert!(keep(w, old, id, b"old").await.is_empty());
    assert!(settle(w, old, id, Fate::Sent).await.is_empty());
    let kept = row(w, id).await;
    assert_eq!((kept.letter, kept.attempts), (None, 2));
    assert_eq!(state(w, id).await, "sending");
    assert_eq!(keep(w, new, id, b"new").await, [id]);
    assert_eq!(settle(w, new, id, Fate::Sent).await, [id]);
    assert_eq!(state(w, id).await, "sent");
}

async fn a_dead_workers_row_comes_again_with_its_letter(w: &World) {
    petition(w).await;
    let now = w.store.now();
    let (token, rows) = lease(w, 100, now).await;
    let id = rows[0];
    assert_eq!(keep(w, token, id, b"as rendered").await, [id]);
    let before = now + TimeDelta::minutes(9) - TimeDelta::seconds(1);
    assert_eq!(lease(w, 100, before).await.1, NONE, "the lease still holds");
    let mut found = BTreeSet::new();
    for _ in &rows {
        let (token, again) = lease(w, 100, now + TimeDelta::minutes(9)).await;
        found.extend(again.clone());
        if again == [id] {
            assert_eq!(keep(w, token, id, b"rendered again").await, [id]);
        }
    }
    assert_eq!(found, rows.into_iter().collect());
    let kept = row(w, id).await;
    assert_eq!(kept.letter.as_deref(), Some(&b"as rendered"[..]));
    assert_eq!((kept.id, kept.attempts), (id, 2));
}

/// Invariant 35: a row that ends its worker must not end other rows' letters with it.
async fn a_lost_row_comes_last_and_alone(w: &World) {
    petition(w).await;
    let now = w.store.now();
    let (_, lost) = lease(w, 2, now).await;
    let later = now + TimeDelta::minutes(20);
    let (_, fresh) = lease(w, 100, later).await;
    assert!(fresh.len() > 1 && lost.iter().all(|id| !fresh.contains(id)));
    let (_, first) = lease(w, 100, later).await;
    let (_, second) = lease(w, 100, later).await;
    assert_eq!((first.len(), second.len()), (1, 1));
    assert_eq!(
        BTreeSet::from([first[0], second[0]]),
        lost.into_iter().collect()
    );
}

async fn a_row_tried_too_long_is_given_up(w: &World) {
    petition(w).await;
    let now = w.store.now();
    let (token, rows) = lease(w, 2, now).await;
    let retry = Fate::Retry {
        at: now + TimeDelta::hours(4),
        cause: "450 later".into(),
    };
    settle(w, token, rows[0], retry).await;
    let give_up = |now: DateTime<Utc>, attempts| GiveUpPost {
        committee: w.office.committee,
        now,
        due_before: now - TimeDelta::days(5),
        attempts,
    };
    // Under its lease, and before its time.
    let early = w.submit(give_up(now, 1)).await.unwrap();
    assert_eq!(early.further, NONE);
    let early = w
        .submit(give_up(now + TimeDelta::days(4), 40))
        .await
        .unwrap();
    assert_eq!(early.further, NONE);
    let over = w
        .submit(give_up(now + TimeDelta::days(5), 40))
        .await
        .unwrap();
    assert_eq!(over.further, rows);
    let sql = "SELECT cause FROM outbox WHERE state = 'dead' ORDER BY cause";
    let causes = w.rows(sql, []).await;
    let causes: Vec<String> = causes
        .iter()
        .map(|r| r.try_get("", "cause").unwrap())
        .collect();
    assert_eq!(causes, ["450 later", "given_up"]);
}

async fn two_workers_freeze_one_list(w: &World) {
    petition(w).await;
    let (committee, now) = (w.office.committee, w.store.now());
    let waiting = w.store.waiting_for_digest(committee, now).await.unwrap();
    let mut lists: BTreeMap<_, Vec<Uuid>> = BTreeMap::new();
    for row in &waiting {
        lists.entry(row.person).or_default().push(row.id);
    }
    let people = lists.len();
    assert!(people > 0);
    let freeze = || FreezeDigests {
        committee,
        date: crate::support::office::day(2025, 2, 20),
        lists: lists
            .iter()
            .map(|(person, rows)| DigestOf {
                person: *person,
                rows: rows.clone(),
            })
            .collect(),
        over: vec![],
    };
    let both = futures::future::join_all((0..4).map(|_| w.submit(freeze()))).await;
    let made: usize = both.iter().map(|a| a.as_ref().unwrap().further.len()).sum();
    assert_eq!(made, people);
    let digests = "SELECT count(*) AS n FROM outbox WHERE dedup_key LIKE 'digest:%'";
    assert_eq!(w.count(digests).await, i64::try_from(people).unwrap());
    let named = "SELECT count(*) AS n FROM outbox o JOIN outbox d ON d.dedup_key = o.cause";
    assert_eq!(w.count(named).await, i64::try_from(waiting.len()).unwrap());
}

async fn only_what_waits_is_ended(w: &World) {
    petition(w).await;
    let (_, taken) = lease(w, 1, w.store.now()).await;
    let waits = w
        .rows("SELECT id FROM outbox WHERE state = 'pending'", [])
        .await;
    let waits: Uuid = waits[0].try_get("", "id").unwrap();
    let cause = || Fate::Suppressed("recipient:revoked".into());
    let ended = EndWaiting {
        committee: w.office.committee,
        rows: vec![(taken[0], cause()), (waits, cause())],
    };
    assert_eq!(w.submit(ended).await.unwrap().further, [waits]);
    assert_eq!(state(w, taken[0]).await, "sending");
    assert_eq!(state(w, waits).await, "suppressed");
}

async fn what_is_of_the_past_is_passed_over(w: &World) {
    petition(w).await;
    let (_, taken) = lease(w, 1, w.store.now()).await;
    let waiting = "SELECT count(*) AS n FROM outbox WHERE state = 'pending'";
    let waited = w.count(waiting).await;
    assert!(waited > 1);
    let committee = w.office.committee;
    let cause = "replayed".to_owned();
    w.submit(PassOver { committee, cause }).await.unwrap();
    assert_eq!(w.count(waiting).await, 0);
    let passed = "SELECT count(*) AS n FROM outbox WHERE state = 'suppressed' AND cause = 'replayed' AND settled_at IS NOT NULL";
    assert_eq!(w.count(passed).await, waited);
    assert_eq!(state(w, taken[0]).await, "sending");
    assert!(lease(w, 9, w.store.now()).await.1.is_empty());
}
