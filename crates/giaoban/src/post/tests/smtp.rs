//! Every answer of a mail server, through the store (reliability.md, invariants 22 and 23, B79,
//! B80).
use super::desk::{again, copies, one_letter, patient, smtp, stand, wait_for, work};
use super::sink::{Mood, Sink};
use super::support::world::World;
use chrono::TimeDelta;
use std::time::Duration;

on_both!(
    what_is_taken_is_sent_exactly_once,
    what_is_put_off_is_tried_again_later,
    what_is_refused_is_not_tried_again,
    a_cut_after_data_gives_one_copy_more_at_most,
    a_server_that_hangs_is_left_and_asked_again,
    a_row_that_is_always_put_off_ends_within_five_days,
    several_workers_send_each_letter_once,
);

async fn what_is_taken_is_sent_exactly_once(w: &World) {
    let (_, row) = one_letter(w).await;
    let sink = Sink::start(&[Mood::Friendly]).await;
    let channel = patient(&sink);
    assert_eq!(work(w, &channel).await.sent, 1);
    for hours in [0, 1, 24 * 6] {
        w.clock.at(w.store.now() + TimeDelta::hours(hours));
        work(w, &channel).await;
    }
    assert_eq!(copies(&sink, row).len(), 1);
    let stand = stand(w, row).await;
    assert_eq!((stand.state.as_str(), stand.attempts), ("sent", 1));
    assert_eq!(
        copies(&sink, row)[0].recipients,
        ["<chuyen-vien@example.org>"]
    );
}

async fn what_is_put_off_is_tried_again_later(w: &World) {
    let (_, row) = one_letter(w).await;
    let moods = [
        Mood::Greeting(421),
        Mood::Recipient(450),
        Mood::Recipient(421),
        Mood::Friendly,
    ];
    let sink = Sink::start(&moods).await;
    let channel = patient(&sink);
    for (attempts, code) in [(1, "421"), (2, "450"), (3, "421")] {
        let done = work(w, &channel).await;
        assert_eq!((done.later, done.sent), (1, 0));
        let stand = stand(w, row).await;
        assert_eq!(
            (stand.state.as_str(), stand.attempts),
            ("sending", attempts)
        );
        assert!(stand.cause.unwrap().contains(code));
        wait_for(w, row, &channel).await;
    }
    assert_eq!(work(w, &channel).await.sent, 1);
    let stand = stand(w, row).await;
    assert_eq!((stand.state.as_str(), stand.attempts), ("sent", 4));
    assert_eq!(copies(&sink, row).len(), 1);
}

async fn what_is_refused_is_not_tried_again(w: &World) {
    let (id, first) = one_letter(w).await;
    let sink = Sink::start(&[Mood::Recipient(550), Mood::Data(552), Mood::Friendly]).await;
    let channel = patient(&sink);
    assert_eq!(work(w, &channel).await.bounced, 1);
    w.done("chuyen-vien", id, w.route()).await;
    let told = work(w, &channel).await;
    assert_eq!(
        (told.bounced, told.sent),
        (1, 2),
        "lead's head, specialist, support"
    );
    w.clock.at(w.store.now() + TimeDelta::hours(9));
    work(w, &channel).await;
    let stood = stand(w, first).await;
    assert_eq!((stood.state.as_str(), stood.attempts), ("bounced", 1));
    assert!(stood.cause.unwrap().starts_with("550 "));
    assert_eq!(copies(&sink, first).len(), 0);
    let full = "SELECT count(*) AS n FROM outbox WHERE state = 'bounced' AND cause LIKE '552 %' AND attempts = 1";
    assert_eq!(w.count(full).await, 1);
}

/// B79.
async fn a_cut_after_data_gives_one_copy_more_at_most(w: &World) {
    let (_, row) = one_letter(w).await;
    let sink = Sink::start(&[Mood::CutAfterData, Mood::Friendly]).await;
    let channel = patient(&sink);
    assert_eq!(work(w, &channel).await.later, 1);
    assert_eq!(stand(w, row).await.state, "sending");
    // What is written anew would differ; what is sent again is what was stored.
    w.forge_office("UPDATE person SET name = 'Bùi Thị Ơn Mới' WHERE key = 'chuyen-vien'")
        .await;
    wait_for(w, row, &channel).await;
    assert_eq!(work(w, &channel).await.sent, 1);
    let copies = copies(&sink, row);
    assert_eq!(copies.len(), 2);
    assert_eq!(copies[0].bytes, copies[1].bytes);
}

async fn a_server_that_hangs_is_left_and_asked_again(w: &World) {
    let (_, row) = one_letter(w).await;
    let sink = Sink::start(&[Mood::Silent, Mood::Friendly]).await;
    let brief = smtp(&sink, Duration::from_millis(300));
    assert_eq!(work(w, &brief).await.later, 1);
    let stood = stand(w, row).await;
    assert_eq!((stood.state.as_str(), stood.attempts), ("sending", 1));
    assert!(stood.cause.unwrap().starts_with("no answer in time"));
    let channel = patient(&sink);
    wait_for(w, row, &channel).await;
    assert_eq!(work(w, &channel).await.sent, 1);
    assert_eq!(copies(&sink, row).len(), 1);
}

/// Invariant 22.
async fn a_row_that_is_always_put_off_ends_within_five_days(w: &World) {
    let (_, row) = one_letter(w).await;
    let from = w.store.now();
    let sink = Sink::start(&[Mood::Recipient(450)]).await;
    let channel = patient(&sink);
    work(w, &channel).await;
    while stand(w, row).await.state == "sending" {
        w.clock.at(again(w, row).await);
        work(w, &channel).await;
    }
    let stood = stand(w, row).await;
    assert_eq!(stood.state, "dead");
    assert!(stood.attempts > 10 && stood.attempts <= 40, "{stood:?}");
    assert!(stood.cause.unwrap().contains("450"));
    let lasted = w.store.now() - from;
    assert!(
        lasted > TimeDelta::days(4) && lasted <= TimeDelta::days(5),
        "{lasted}"
    );
}

/// Invariants 23 and 33.
async fn several_workers_send_each_letter_once(w: &World) {
    let march = w.plan(3).await;
    w.clock.set(2025, 3, 11);
    w.approved("thon-1", march).await;
    w.approved("thon-3", march).await;
    let sink = Sink::start(&[Mood::Friendly]).await;
    let channel = patient(&sink);
    let all = tokio::join!(work(w, &channel), work(w, &channel), work(w, &channel));
    let sent = all.0.sent + all.1.sent + all.2.sent;
    assert!(sent > 5, "{all:?}");
    assert_eq!(u32::try_from(sink.mails().len()).unwrap(), sent);
    let rows = "SELECT id FROM outbox WHERE state = 'sent' AND letter IS NOT NULL";
    for row in w.rows(rows, []).await {
        assert_eq!(copies(&sink, row.try_get("", "id").unwrap()).len(), 1);
    }
    let open = "SELECT count(*) AS n FROM outbox WHERE state = 'sending'";
    assert_eq!(w.count(open).await, 0);
}
