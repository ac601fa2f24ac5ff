//! Many at once: a refusal undoes itself alone, and who hangs up changes nothing.
use crate::support::database::Kind;
use crate::support::world::World;
use futures::FutureExt;
use store::Failure;
use workflow::ids::PetitionId;
use workflow::petition::State;

on_both!(
    refusals_roll_back_alone_and_the_others_commit,
    a_caller_who_hangs_up_does_not_stop_his_command,
    a_notice_reaches_nobody_twice,
);

async fn refusals_roll_back_alone_and_the_others_commit(w: &World) {
    let first = w.draft("thon-1").await;
    let before = w.count("SELECT count(*) AS n FROM event").await;
    let all = (0..64).map(|n| async move {
        match n % 4 {
            // Not in scope, and not entitled.
            1 => w.act("bt-thon-5", first, w.endorse()).await.map(|_| None),
            2 => w.act("chuyen-vien", first, w.endorse()).await.map(|_| None),
            _ => w
                .submit(w.drafting("thon-1", &format!("Đường số {n}.")))
                .await
                .map(|a| Some(a.subject)),
        }
    });
    let all = futures::future::join_all(all).await;
    for (n, outcome) in all.iter().enumerate() {
        let told = match n % 4 {
            1 => matches!(outcome, Err(Failure::NotFound(_))),
            2 => matches!(outcome, Err(Failure::Refused(_))),
            _ => outcome.is_ok(),
        };
        assert!(told, "{n}: {outcome:?}");
    }
    for id in all.into_iter().flatten().flatten() {
        assert_eq!(w.state(PetitionId(id)).await, State::Draft);
    }
    assert_eq!(
        w.count("SELECT count(*) AS n FROM event").await,
        before + 32
    );
    assert_eq!(
        w.count("SELECT count(*) AS n FROM command_key WHERE answer IS NULL")
            .await,
        0
    );
}

/// B60.
async fn a_caller_who_hangs_up_does_not_stop_his_command(w: &World) {
    let key = w.key();
    {
        let asked = w.store.submit(&key, w.drafting("thon-1", "Đường."));
        futures::pin_mut!(asked);
        assert!(
            asked.as_mut().now_or_never().is_none(),
            "not answered at the first poll"
        );
    }
    let answer = w
        .store
        .submit(&key, w.drafting("thon-1", "Đường."))
        .await
        .unwrap();
    assert_eq!(w.state(PetitionId(answer.subject)).await, State::Draft);
    assert_eq!(w.count("SELECT count(*) AS n FROM petition").await, 1);
}

/// Invariant 18.
async fn a_notice_reaches_nobody_twice(w: &World) {
    let march = w.plan(3).await;
    w.approved("thon-1", march).await;
    let twice = "SELECT count(*) AS n FROM (SELECT subject_id, subject_version, person_id FROM outbox \
                 GROUP BY subject_id, subject_version, person_id HAVING count(*) > 1) AS t";
    assert_eq!(w.count(twice).await, 0);
    assert!(w.count("SELECT count(*) AS n FROM outbox").await > 10);
    let id = match w.fresh.kind {
        Kind::Sqlite => "randomblob(16)",
        Kind::Postgres => "gen_random_uuid()",
    };
    let copy = |key: &str| {
        format!(
            "INSERT INTO outbox (id, committee_id, dedup_key, person_id, channel, urgency, subject_id, subject_version, state, due_at, created_at) \
             SELECT {id}, committee_id, {key}, person_id, channel, urgency, subject_id, subject_version, 'pending', due_at, created_at FROM outbox LIMIT 1"
        )
    };
    assert!(w.try_tamper(&copy("dedup_key")).await.is_err());
    assert!(w.try_tamper(&copy("'other:' || dedup_key")).await.is_ok());
}
