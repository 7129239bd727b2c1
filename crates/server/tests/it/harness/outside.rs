//! Time and randomness as the tests decide them.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use app::ports::{Clock, Rng};

/// 2026-11-23T14:04:00Z.
const START: i64 = 1_795_442_640_000;

/// Stands still until a test moves it.
#[derive(Debug)]
pub(crate) struct TestClock(AtomicI64);

impl Default for TestClock {
    fn default() -> Self {
        Self(AtomicI64::new(START))
    }
}

impl TestClock {
    /// Lets time pass.
    pub(crate) fn pass(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::Relaxed);
    }
}

impl Clock for TestClock {
    fn now(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// The same bytes in every run, and never the same twice in one.
#[derive(Debug, Default)]
pub(crate) struct TestRng(AtomicU64);

impl Rng for TestRng {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let number = self.0.fetch_add(1, Ordering::Relaxed) + 1;
            let mixed = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (number << 29);
            chunk.copy_from_slice(&mixed.to_le_bytes()[..chunk.len()]);
        }
    }
}
