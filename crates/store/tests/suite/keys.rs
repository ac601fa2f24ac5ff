//! Keys and versions: nothing twice, nothing over somebody else's change (invariants 5 to 8).
use crate::support::world::World;
use store::commands::{ActOnPetition, Deed};
use store::{CommandKey, Failure};
use workflow::petition::State;

on_both!(
    the_same_key_and_command_give_the_same_answer_and_one_event,
    the_same_key_for_another_command_changes_nothing,
    a_refused_key_may_be_used_again,
    a_stale_version_is_told_the_current_one,
    of_two_on_the_same_version_one_succeeds,
    a_key_sent_by_many_at_once_is_carried_out_once,
);

async fn events(w: &World) -> i64 {
    w.count("SELECT count(*) AS n FROM event").await
}

/// B37.
async fn the_same_key_and_command_give_the_same_answer_and_one_event(w: &World) {
    let key = CommandKey::new("double click");
    let first = w
        .store
        .submit(&key, w.drafting("thon-1", "Đường."))
        .await
        .unwrap();
    let before = events(w).await;
    w.clock.set(2025, 2, 12);
    for _ in 0..3 {
        assert_eq!(
            w.store
                .submit(&key, w.drafting("thon-1", "Đường."))
                .await
                .unwrap(),
            first
        );
    }
    assert_eq!(events(w).await, before);
    let endorse = w.command(
        "bt-thon-1",
        workflow::ids::PetitionId(first.subject),
        w.endorse(),
    );
    let key = w.key();
    let done = w.store.submit(&key, endorse.clone()).await.unwrap();
    assert_eq!(w.store.submit(&key, endorse).await.unwrap(), done);
    assert_eq!(events(w).await, before + 1);
}

/// B38.
async fn the_same_key_for_another_command_changes_nothing(w: &World) {
    let key = CommandKey::new("one key");
    w.store
        .submit(&key, w.drafting("thon-1", "Đường."))
        .await
        .unwrap();
    let before = events(w).await;
    let other = w.store.submit(&key, w.drafting("thon-1", "Cầu.")).await;
    assert!(matches!(other, Err(Failure::KeyReused)), "{other:?}");
    assert_eq!(events(w).await, before);
}

async fn a_refused_key_may_be_used_again(w: &World) {
    let id = w.draft("thon-1").await;
    let key = CommandKey::new("first refused");
    let refused = w
        .store
        .submit(&key, w.command("khach", id, w.endorse()))
        .await;
    assert!(matches!(refused, Err(Failure::NotFound(_))), "{refused:?}");
    w.store
        .submit(&key, w.command("bt-thon-1", id, w.endorse()))
        .await
        .unwrap();
    assert_eq!(w.state(id).await, State::Endorsed);
}

/// B36.
async fn a_stale_version_is_told_the_current_one(w: &World) {
    let id = w.endorsed("thon-1").await;
    let note = Deed::Withdraw { note: None };
    let stale = ActOnPetition {
        version: Some(1),
        ..w.command("bt-thon-1", id, note)
    };
    let told = w.submit(stale.clone()).await;
    assert!(
        matches!(
            told,
            Err(Failure::Conflict {
                expected: 1,
                current: 2
            })
        ),
        "{told:?}"
    );
    assert_eq!(w.state(id).await, State::Endorsed);
    w.submit(ActOnPetition {
        version: Some(2),
        ..stale
    })
    .await
    .unwrap();
}

/// Invariant 7.
async fn of_two_on_the_same_version_one_succeeds(w: &World) {
    for _ in 0..10 {
        let id = w.draft("thon-1").await;
        let endorse = ActOnPetition {
            version: Some(1),
            ..w.command("bt-thon-1", id, w.endorse())
        };
        let withdraw = Deed::Withdraw { note: None };
        let withdraw = ActOnPetition {
            version: Some(1),
            ..w.command("bt-thon-1", id, withdraw)
        };
        let both: [_; 2] = tokio::join!(w.submit(endorse), w.submit(withdraw)).into();
        assert_eq!(both.iter().filter(|r| r.is_ok()).count(), 1, "{both:?}");
        let told = both.iter().any(|r| {
            matches!(
                r,
                Err(Failure::Conflict {
                    expected: 1,
                    current: 2
                })
            )
        });
        assert!(told, "{both:?}");
    }
}

async fn a_key_sent_by_many_at_once_is_carried_out_once(w: &World) {
    let before = events(w).await;
    let key = CommandKey::new("many");
    let all = (0..16).map(|_| w.store.submit(&key, w.drafting("thon-1", "Đường.")));
    let all = futures::future::join_all(all).await;
    let first = all[0].as_ref().unwrap();
    assert!(
        all.iter().all(|r| r.as_ref().is_ok_and(|a| a == first)),
        "{all:?}"
    );
    assert_eq!(events(w).await, before + 1);
}
