//! A copy is made while others write (invariant 5).
use super::{lived_in, opened, place, quiet};
use crate::support::database::Fresh;
use crate::support::office::Clock;
use crate::support::world::World;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use store::moving::{Over, restore};
use store::{Answer, CommandKey, Store};

on_both!(a_backup_beside_writers_holds_all_that_was_answered_before_it_began);

/// What was told to those who wrote.
type Ledger = Mutex<Vec<(CommandKey, Answer)>>;

async fn write(w: &World, ledger: &Ledger, stop: &AtomicBool) {
    for n in 0.. {
        if stop.load(Ordering::SeqCst) {
            return;
        }
        let key = w.key();
        let command = w.drafting("thon-1", &format!("Đường số {n}."));
        let answer = w.store.submit(&key, command).await.unwrap();
        ledger.lock().unwrap().push((key, answer));
    }
}

async fn a_backup_beside_writers_holds_all_that_was_answered_before_it_began(w: &World) {
    lived_in(w).await;
    let (_folder, file) = place("backup");
    let (ledger, stop) = (Ledger::default(), AtomicBool::new(false));
    let writers = futures::future::join_all((0..4).map(|_| write(w, &ledger, &stop)));
    let copying = async {
        // A program of its own, which opens while the others write.
        let other = opened_beside(w).await;
        while ledger.lock().unwrap().len() < 40 {
            w.store.committees().await.unwrap();
        }
        let before = ledger.lock().unwrap().clone();
        other.backup(&file, Over::Nothing, &quiet).await.unwrap();
        let meanwhile = ledger.lock().unwrap().len() - before.len();
        stop.store(true, Ordering::SeqCst);
        other.close().await;
        (before, meanwhile)
    };
    let (_, (before, meanwhile)) = tokio::join!(writers, copying);
    assert!(meanwhile > 0, "nobody wrote while the copy was made");

    let fresh = Fresh::new(w.fresh.kind).await.unwrap();
    let made = restore(
        &fresh.target,
        Arc::new(Clock::new(91)),
        &file,
        Over::Nothing,
        &quiet,
    )
    .await
    .unwrap();
    let there = opened(&fresh).await;
    let audit = there.audit(w.office.committee).await.unwrap();
    assert_eq!(audit.faults, []);
    assert_eq!(audit.head.1, made.manifest.committees[0].hash);
    let copy = World::around(fresh, there, w);
    for (key, answer) in before {
        let sql = "SELECT p.id FROM command_key k, petition p WHERE k.key = ? AND p.id = ?";
        let found = copy
            .rows(sql, [key.0.clone().into(), answer.subject.into()])
            .await;
        assert_eq!(found.len(), 1, "{key:?} was answered before the copy began");
    }
    copy.end().await;
}

async fn opened_beside(w: &World) -> Store {
    Store::open(&w.fresh.target, Arc::new(Clock::new(92)))
        .await
        .unwrap()
}
