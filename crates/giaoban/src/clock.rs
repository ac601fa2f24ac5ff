//! The one clock and the one source of random ids; everything else is given both.
use chrono::{DateTime, Utc};
use store::{Moments, SeededIds};
use uuid::{NoContext, Timestamp, Uuid};

/// Now and new ids: the machine's, or those asked for so that a run can be repeated.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    /// Stands at this moment.
    pub(crate) stands_at: Option<DateTime<Utc>>,
    /// Ids follow from a seed.
    pub(crate) ids: Option<SeededIds>,
}

impl Moments for Clock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the machine for the time"
    )]
    fn now(&self) -> DateTime<Utc> {
        self.stands_at.unwrap_or_else(Utc::now)
    }

    fn id(&self) -> Uuid {
        let now = self.now();
        if let Some(seeded) = &self.ids {
            return seeded.id_at(now);
        }
        let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
        Uuid::new_v7(Timestamp::from_unix(
            NoContext,
            seconds,
            now.timestamp_subsec_nanos(),
        ))
    }
}
