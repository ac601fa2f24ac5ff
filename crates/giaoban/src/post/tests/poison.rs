//! Rows that cannot be written or sent end by themselves and stop nobody else's letter
//! (reliability.md, invariant 35).
use super::desk::{again, one_letter, patient, stand, work};
use super::sink::{Mood, Sink};
use super::support::world::World;
use async_trait::async_trait;
use notifier::{Channel, Outcome, Parcel, SmtpChannel};
use std::time::Duration;
use store::commands::Deed;
use uuid::Uuid;

on_both!(
    a_record_that_cannot_be_read_stops_no_other_letter,
    an_address_that_is_none_stops_no_other_letter,
    a_channel_that_panics_stops_no_other_letter,
    a_row_that_ends_its_worker_stops_no_other_letter,
);

/// A second petition's letter beside that of [`one_letter`], to the same person.
async fn another(w: &World) -> Uuid {
    let cycle = "SELECT id FROM cycle";
    let cycle: Uuid = w.rows(cycle, []).await[0].try_get("", "id").unwrap();
    let id = w.endorsed("thon-3").await;
    let urgent = World::urgent(workflow::ids::CycleId(cycle));
    w.done("chanh-vp", id, urgent).await;
    w.done("thuong-truc-1", id, w.direct()).await;
    let sql = "SELECT id FROM outbox WHERE subject_id = ? AND state = 'pending' AND urgency = 'at_once' AND channel = 'mail' ORDER BY subject_version DESC";
    w.rows(sql, [id.0.into()]).await[0]
        .try_get("", "id")
        .unwrap()
}

async fn a_record_that_cannot_be_read_stops_no_other_letter(w: &World) {
    let (id, row) = one_letter(w).await;
    let other = another(w).await;
    let record = "SELECT record FROM petition WHERE id = ?";
    let record: String = w.rows(record, [id.0.into()]).await[0]
        .try_get("", "record")
        .unwrap();
    w.tamper("UPDATE petition SET record = '{' || record WHERE code LIKE '%-01'")
        .await;
    let sink = Sink::start(&[Mood::Friendly]).await;
    let channel = patient(&sink);
    work(w, &channel).await;
    assert_eq!(stand(w, other).await.state, "sent");
    let waits = stand(w, row).await;
    assert_eq!((waits.state.as_str(), waits.attempts), ("sending", 1));
    assert!(waits.cause.unwrap().contains("cannot be read"));
    while stand(w, row).await.state == "sending" {
        w.clock.at(again(w, row).await);
        work(w, &channel).await;
    }
    let parked = stand(w, row).await;
    assert_eq!(parked.state, "dead");
    assert!(parked.cause.unwrap().contains("cannot be read"));
    assert_eq!(super::desk::copies(&sink, row).len(), 0);
    // Mended for the audit at the end.
    let mended = record.replace('\'', "''");
    w.tamper(&format!(
        "UPDATE petition SET record = '{mended}' WHERE code LIKE '%-01'"
    ))
    .await;
}

async fn an_address_that_is_none_stops_no_other_letter(w: &World) {
    let (id, _) = one_letter(w).await;
    w.done("chuyen-vien", id, w.route()).await;
    w.forge_office("UPDATE person SET email = 'không phải địa chỉ' WHERE key = 'gt-truong'")
        .await;
    let sink = Sink::start(&[Mood::Friendly]).await;
    let done = work(w, &patient(&sink)).await;
    assert_eq!((done.sent, done.dead), (2, 1), "{done:?}");
    let parked = "SELECT count(*) AS n FROM outbox o JOIN person p ON p.id = o.person_id WHERE p.key = 'gt-truong' AND o.state = 'dead' AND o.cause LIKE '%address%'";
    assert_eq!(w.count(parked).await, 1);
}

/// Panics over one person's letters.
struct Panics {
    over: &'static str,
    by: SmtpChannel,
}

#[async_trait]
impl Channel for Panics {
    async fn send(&self, parcel: &Parcel) -> Outcome {
        assert!(!parcel.to.as_str().starts_with(self.over), "as planned");
        self.by.send(parcel).await
    }

    fn patience(&self) -> Duration {
        self.by.patience()
    }
}

async fn a_channel_that_panics_stops_no_other_letter(w: &World) {
    let (id, _) = one_letter(w).await;
    w.done("chuyen-vien", id, w.route()).await;
    let sink = Sink::start(&[Mood::Friendly]).await;
    let panics = Panics {
        over: "gt-truong",
        by: patient(&sink),
    };
    let done = work(w, &panics).await;
    assert_eq!((done.sent, done.later), (2, 1), "{done:?}");
    let again = "SELECT count(*) AS n FROM outbox WHERE state = 'sending' AND cause = 'the channel broke down'";
    assert_eq!(w.count(again).await, 1);
}

/// Hangs over one person's letters, as a process that dies of them: nothing is settled.
struct Ends {
    over: &'static str,
    by: SmtpChannel,
    reached: tokio::sync::Notify,
}

#[async_trait]
impl Channel for Ends {
    async fn send(&self, parcel: &Parcel) -> Outcome {
        if parcel.to.as_str().starts_with(self.over) {
            self.reached.notify_one();
            std::future::pending::<()>().await;
        }
        self.by.send(parcel).await
    }

    fn patience(&self) -> Duration {
        self.by.patience()
    }
}

async fn a_row_that_ends_its_worker_stops_no_other_letter(w: &World) {
    let (id, _) = one_letter(w).await;
    w.done("chuyen-vien", id, w.route()).await;
    w.done("gt-cv", id, Deed::Accept).await;
    let sink = Sink::start(&[Mood::Friendly]).await;
    let ends = Ends {
        over: "gt-truong",
        by: patient(&sink),
        reached: tokio::sync::Notify::new(),
    };
    for _ in 0..4 {
        tokio::select! {
            _ = work(w, &ends) => {}
            () = ends.reached.notified() => {}
        }
        w.clock.at(w.store.now() + crate::post::LEASE);
    }
    let open = "SELECT count(*) AS n FROM outbox WHERE state = 'sending'";
    assert_eq!(w.count(open).await, 1, "only the one that ends its worker");
    let of = "SELECT count(*) AS n FROM outbox o JOIN person p ON p.id = o.person_id WHERE p.key = 'gt-truong' AND o.state = 'sending' AND o.attempts > 1";
    assert_eq!(w.count(of).await, 1);
    // It ends within five days, although no worker ever settles it.
    w.clock.at(w.store.now() + chrono::TimeDelta::days(5));
    tokio::select! {
        _ = work(w, &ends) => {}
        () = ends.reached.notified() => {}
    }
    let given_up = "SELECT count(*) AS n FROM outbox WHERE state = 'dead' AND cause = 'given_up'";
    assert_eq!(w.count(given_up).await, 1);
}
