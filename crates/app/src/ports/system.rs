//! The real clock and the real randomness: the only places that ask the operating system for them.

use domain::Millis;

use super::{Clock, Rng};

/// The computer's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the clock that others take"
    )]
    fn now(&self) -> Millis {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        since.map_or(0, |time| {
            Millis::try_from(time.as_millis()).unwrap_or(Millis::MAX)
        })
    }
}

/// The operating system's randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRng;

impl Rng for SystemRng {
    /// # Panics
    /// When the system has no randomness; a guessable secret would be worse than no answer.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the randomness that others take"
    )]
    #[expect(clippy::expect_used, reason = "see Panics")]
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives randomness");
    }
}
