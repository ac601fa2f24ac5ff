//! The post on both databases and over a mail server that answers as it is told; first its rules
//! that need neither.
#[path = "../../../../notifier/tests/support/mod.rs"]
mod sink;
#[path = "../../../../store/tests/support/mod.rs"]
#[expect(
    dead_code,
    unreachable_pub,
    reason = "shared with the store's suite, which uses all of it"
)]
mod support;

/// Declares tests that run on either database, each in an office of its own, audited at the end.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        on_both!(@on sqlite, Sqlite, $($name),+);
        on_both!(@on postgres, Postgres, $($name),+);
    };
    (@on $module:ident, $kind:ident, $($name:ident),+) => {
        mod $module {
            use crate::post::tests::support::{database::Kind, world::World};

            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    if let Some(world) = World::on(Kind::$kind).await {
                        super::$name(&world).await;
                        world.end().await;
                    }
                }
            )+
        }
    };
}

mod calls;
mod death;
mod desk;
mod english;
mod lists;
mod moves;
mod notices;
mod poison;
mod recheck;
mod smtp;

use super::fate::{fate, pause};
use chrono::{DateTime, TimeDelta, Utc};
use notifier::{Outcome, Refused, Trouble};
use store::commands::Fate;
use store::queries::post::PostRow;
use uuid::Uuid;
use workflow::ids::PersonId;

fn row(attempts: u32) -> PostRow {
    let at = DateTime::<Utc>::UNIX_EPOCH;
    PostRow {
        id: Uuid::nil(),
        person: PersonId(Uuid::nil()),
        on_behalf: None,
        subject: Uuid::nil(),
        version: 1,
        attempts,
        due_at: at,
        created_at: at,
        key: "event".into(),
        letter: None,
    }
}

#[test]
fn tries_twice_in_the_first_hour_and_then_half_hourly_at_most() {
    assert!(pause(1) + pause(2) <= TimeDelta::hours(1));
    for attempts in 2..50 {
        assert!(pause(attempts) >= TimeDelta::minutes(30), "{attempts}");
    }
}

#[test]
fn every_row_ends_within_five_days() {
    let later = || Outcome::RetryLater {
        reason: Trouble::TimedOut,
    };
    let (mut now, mut attempts) = (row(0).due_at, 1);
    while let Fate::Retry { at, .. } = fate(later(), &row(attempts), now) {
        (now, attempts) = (at, attempts + 1);
    }
    assert!(now - row(0).due_at <= TimeDelta::days(5));
    assert!(
        now - row(0).due_at > TimeDelta::days(4),
        "given up after {attempts}"
    );
    assert!(attempts <= 40);
}

#[test]
fn a_refusal_for_good_is_not_tried_again() {
    let reason = Refused {
        code: 550,
        said: "no such user".into(),
    };
    let said = fate(Outcome::Rejected { reason }, &row(1), row(1).due_at);
    assert_eq!(said, Fate::Bounced("550 no such user".into()));
}
