//! The outside world as the use cases see it: what time it is, and what nobody can guess.

mod system;
mod zone;

use std::fmt::Debug;

use domain::Millis;
use uuid::Uuid;

pub use system::{SystemClock, SystemRng};
pub use zone::Zone;

/// Tells the time.
pub trait Clock: Debug + Send + Sync + 'static {
    /// Milliseconds since the epoch, UTC.
    fn now(&self) -> Millis;
}

/// Source of what must not be guessed.
pub trait Rng: Debug + Send + Sync + 'static {
    /// Fills the whole slice.
    fn fill(&self, bytes: &mut [u8]);
}

/// A UUID of version 7: the time first, so that indexes stay local, then randomness.
#[must_use]
pub fn uuid7(clock: &dyn Clock, rng: &dyn Rng) -> Uuid {
    let mut random = [0; 10];
    rng.fill(&mut random);
    let millis = u64::try_from(clock.now()).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}

/// `bytes` random bytes as lower-case hex.
#[must_use]
pub fn hex_token(rng: &dyn Rng, bytes: usize) -> String {
    let mut random = vec![0; bytes];
    rng.fill(&mut random);
    hex::encode(random)
}
