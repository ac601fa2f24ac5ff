//! A worker that is lost at any point of an attempt (reliability.md, invariants 23, 33 and 34).
use super::desk::{copies, one_letter, patient, stand, wait_for, work};
use super::sink::{Mood, Sink};
use super::support::world::World;
use crate::post::LEASE;
use async_trait::async_trait;
use chrono::TimeDelta;
use notifier::{Channel, Outcome, Parcel, SmtpChannel};
use std::time::Duration;
use tokio::sync::Notify;

on_both!(
    a_worker_lost_after_sending_gives_one_copy_more,
    a_worker_lost_before_sending_gives_no_copy_more,
    no_more_rows_are_taken_than_can_time_out_within_the_lease,
);

/// Hangs for ever, once it has sent or before it does; whoever waits is told.
struct Hangs {
    sends: bool,
    by: SmtpChannel,
    reached: Notify,
}

#[async_trait]
impl Channel for Hangs {
    async fn send(&self, parcel: &Parcel) -> Outcome {
        if self.sends {
            self.by.send(parcel).await;
        }
        self.reached.notify_one();
        std::future::pending().await
    }

    fn patience(&self) -> Duration {
        self.by.patience()
    }
}

/// Works until the letter is on its way, or about to be; then the worker is gone.
async fn lose_a_worker(w: &World, sink: &Sink, sends: bool) {
    let hangs = Hangs {
        sends,
        by: patient(sink),
        reached: Notify::new(),
    };
    tokio::select! {
        _ = work(w, &hangs) => panic!("the worker went on"),
        () = hangs.reached.notified() => {}
    }
}

async fn a_worker_lost_after_sending_gives_one_copy_more(w: &World) {
    let (_, row) = one_letter(w).await;
    let from = w.store.now();
    let sink = Sink::start(&[Mood::Friendly]).await;
    lose_a_worker(w, &sink, true).await;
    assert_eq!(copies(&sink, row).len(), 1);
    assert_eq!(stand(w, row).await.state, "sending");
    let channel = patient(&sink);
    wait_for(w, row, &channel).await;
    assert_eq!(work(w, &channel).await.sent, 1);
    let copies = copies(&sink, row);
    assert_eq!(copies.len(), 2, "one more than the crash");
    assert_eq!(copies[0].bytes, copies[1].bytes);
    // Invariant 34.
    assert!(w.store.now() - from <= TimeDelta::minutes(10));
    w.clock.at(w.store.now() + TimeDelta::hours(1));
    work(w, &channel).await;
    assert_eq!(stand(w, row).await.attempts, 2);
}

async fn a_worker_lost_before_sending_gives_no_copy_more(w: &World) {
    let (_, row) = one_letter(w).await;
    let sink = Sink::start(&[Mood::Friendly]).await;
    lose_a_worker(w, &sink, false).await;
    let sql = "SELECT letter FROM outbox WHERE id = ?";
    let kept = w.rows(sql, [row.into()]).await;
    let kept: Vec<u8> = kept[0].try_get("", "letter").unwrap();
    let channel = patient(&sink);
    wait_for(w, row, &channel).await;
    assert_eq!(work(w, &channel).await.sent, 1);
    let copies = copies(&sink, row);
    assert_eq!(copies.len(), 1);
    // The bytes were stored before anything was sent; the library closes the last line once more.
    assert_eq!(copies[0].bytes, [kept.as_slice(), b"\r\n"].concat());
}

/// Takes its time; nothing is sent.
struct Patient(Duration);

#[async_trait]
impl Channel for Patient {
    async fn send(&self, _: &Parcel) -> Outcome {
        let receipt = String::new();
        Outcome::Delivered { receipt }
    }

    fn patience(&self) -> Duration {
        self.0
    }
}

async fn no_more_rows_are_taken_than_can_time_out_within_the_lease(w: &World) {
    one_letter(w).await;
    let sender = super::desk::sender();
    for (seconds, rows) in [(1, 200), (20, 24), (30, 16), (300, 1), (3600, 1)] {
        let channel = Patient(Duration::from_secs(seconds));
        let way = crate::post::Way {
            channel: &channel,
            sender: &sender,
            language: words::Language::Vi,
            at_a_time: 200,
            local: &crate::post::Local::default(),
        };
        let run = crate::post::Run::now(&w.store, w.office.committee, &way);
        let run = run.await.unwrap();
        assert_eq!(run.at_a_time(), rows, "{seconds} s");
        let longest = channel.patience() * rows;
        assert!(TimeDelta::from_std(longest).unwrap() < run.lease_time());
        assert!(run.lease_time() == LEASE || rows == 1);
    }
}
