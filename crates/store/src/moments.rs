//! Time and ids come in from outside, so that one seed gives the same bytes.
use chrono::{DateTime, SubsecRound, Utc};
use std::sync::Mutex;
use uuid::Uuid;

/// Where "now" and new ids come from.
pub trait Moments: Send + Sync {
    /// Now. Microseconds are the finest both databases keep.
    fn now(&self) -> DateTime<Utc>;
    /// A new id (UUIDv7).
    fn id(&self) -> Uuid;
}

/// Ids that follow from a seed: for worlds, demonstrations and tests. Splitmix64 underneath, which
/// is no secret: never use it where an id must not be guessed.
#[derive(Debug)]
pub struct SeededIds(Mutex<u64>);

impl SeededIds {
    /// A source with this seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(seed))
    }

    fn next(&self) -> u64 {
        let mut state = self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = *state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A UUIDv7 of the instant with bytes of this source.
    pub fn id_at(&self, now: DateTime<Utc>) -> Uuid {
        let (a, b) = (self.next().to_be_bytes(), self.next().to_be_bytes());
        let mut bytes = [0; 10];
        bytes[..8].copy_from_slice(&a);
        bytes[8..].copy_from_slice(&b[..2]);
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
    }
}

/// Cuts to the precision that both databases keep.
pub(crate) fn micros(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(6)
}
