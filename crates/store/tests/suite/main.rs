//! One suite for both databases: every body below runs on SQLite and on PostgreSQL.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(
    unreachable_pub,
    reason = "every binary of tests is a crate of its own"
)]
#[path = "../support/mod.rs"]
#[expect(clippy::print_stderr, reason = "what is skipped is said loudly")]
mod support;

/// Declares tests that run on either database, each in an office of its own, audited at the end.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        on_both!(@on sqlite, Sqlite, $($name),+);
        on_both!(@on postgres, Postgres, $($name),+);
    };
    (@on $module:ident, $kind:ident, $($name:ident),+) => {
        mod $module {
            use crate::support::{database::Kind, world::World};

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

mod calendar;
mod corruption;
mod crowd;
mod facts;
mod groups;
mod hosting;
mod import;
mod issue;
mod issued;
mod journey;
mod keys;
mod minutes;
mod moving;
mod opening;
mod post;
mod rights;
mod same;
mod scope;
mod seats;
mod settings;
mod texts;
mod trouble;
mod units;
mod upgrading;
