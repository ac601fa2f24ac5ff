//! One seed, both databases, the same bytes (invariant 39).
use crate::support::database::Kind;
use crate::support::world::World;
use store::audit::Audit;

async fn played(kind: Kind) -> Option<Audit> {
    let w = World::on(kind).await?;
    let march = w.plan(3).await;
    w.clock.set(2025, 3, 11);
    w.approved("thon-1", march).await;
    w.approved("thon-6", march).await;
    w.act("khach", w.draft("thon-2").await, w.endorse())
        .await
        .unwrap_err();
    w.clock.set(2025, 3, 27);
    w.submit(w.notice(march)).await.unwrap();
    let audit = w.whole().await;
    w.store.close().await;
    Some(audit)
}

#[tokio::test]
async fn one_seed_gives_the_same_history_on_both_databases() {
    let sqlite = played(Kind::Sqlite).await.unwrap();
    assert_eq!(
        sqlite,
        played(Kind::Sqlite).await.unwrap(),
        "and the same twice"
    );
    if let Some(postgres) = played(Kind::Postgres).await {
        assert_eq!(sqlite, postgres);
    }
}
