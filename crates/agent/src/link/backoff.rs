//! How long to wait after a failure: full jitter below a limit that doubles, so that the agents of a
//! server that comes back do not all knock at once.

use std::time::Duration;

use crate::clock::Rng;

const FIRST: Duration = Duration::from_secs(30);
const LEAST: Duration = Duration::from_secs(5);

/// Counts failures in a row.
#[derive(Debug, Default)]
pub struct Backoff {
    failures: u32,
}

impl Backoff {
    /// Everything is well again.
    pub fn reset(&mut self) {
        self.failures = 0;
    }

    /// The pause after one more failure: between 5 s and a limit that grows from 30 s to `most`.
    pub fn next(&mut self, most: Duration, rng: &mut dyn Rng) -> Duration {
        let limit = FIRST
            .saturating_mul(2_u32.saturating_pow(self.failures))
            .min(most)
            .max(LEAST);
        self.failures = self.failures.saturating_add(1);
        LEAST + (limit - LEAST).mul_f64(rng.unit())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed(f64);
    impl Rng for Fixed {
        fn unit(&mut self) -> f64 {
            self.0
        }
    }

    #[test]
    fn the_limit_doubles_up_to_the_most() {
        let mut backoff = Backoff::default();
        let most = Duration::from_secs(100);
        let pauses: Vec<_> = (0..4)
            .map(|_| backoff.next(most, &mut Fixed(1.0)).as_secs())
            .collect();
        assert_eq!(pauses, [30, 60, 100, 100]);
        backoff.reset();
        assert_eq!(backoff.next(most, &mut Fixed(0.0)), LEAST);
    }

    #[test]
    fn many_failures_do_not_overflow() {
        let mut backoff = Backoff { failures: u32::MAX };
        let hour = Duration::from_secs(3600);
        assert_eq!(backoff.next(hour, &mut Fixed(1.0)), hour);
    }
}
