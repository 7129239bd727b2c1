//! Time and randomness as parameters, so that tests decide what they are.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Tells the time.
pub trait Clock {
    /// The time now.
    fn now(&self) -> SystemTime;

    /// Milliseconds since the epoch.
    fn now_ms(&self) -> i64 {
        to_millis(self.now())
    }
}

/// Milliseconds since the epoch; a time before it counts as the epoch.
pub(crate) fn to_millis(time: SystemTime) -> i64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// Gives chance.
pub trait Rng {
    /// A number from 0 (inclusive) to 1 (exclusive).
    fn unit(&mut self) -> f64;
}

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one real clock")]
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }
}

/// The kernel's randomness.
pub struct SystemRng;

impl Rng for SystemRng {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one real source of chance"
    )]
    fn unit(&mut self) -> f64 {
        let mut bytes = [0_u8; 4];
        // Without randomness the delays lose their spread and nothing else.
        let _ = getrandom::fill(&mut bytes);
        f64::from(u32::from_le_bytes(bytes)) / (f64::from(u32::MAX) + 1.0)
    }
}
