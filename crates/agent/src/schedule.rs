//! When to report: every interval, at a phase of this host's own, with some jitter. Hosts that start
//! together (after a power cut, from one image) must not report together.

use std::time::Duration;

use crate::clock::Rng;

/// Jitter is at most this part of the interval.
const JITTER: f64 = 0.05;

/// Time until the next report. `now_ms` since the epoch; `interval` above zero.
///
/// The phase is the host's id hashed into the interval. A phase point that is nearer than a quarter
/// of the interval is left out, so that two reports never follow each other closely; the pause
/// therefore lasts between a quarter and one and a quarter of the interval, plus jitter.
pub(crate) fn next(now_ms: i64, interval: Duration, api_id: &str, rng: &mut dyn Rng) -> Duration {
    let length = u64::try_from(interval.as_millis())
        .unwrap_or(u64::MAX)
        .max(1);
    let phase = fnv1a(api_id) % length;
    let now = u64::try_from(now_ms).unwrap_or_default() % length;
    let mut wait = (phase + length - now) % length;
    if wait < length / 4 {
        wait += length;
    }
    Duration::from_millis(wait) + interval.mul_f64(JITTER * rng.unit())
}

/// 64-bit FNV-1a.
fn fnv1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
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

    const HOUR: Duration = Duration::from_secs(3600);

    #[test]
    fn hash_is_fnv_1a() {
        assert_eq!(fnv1a(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a("a"), 0xaf63_dc4c_8601_ec8c);
    }

    #[test]
    fn every_pause_is_a_quarter_to_five_quarters_of_the_interval() {
        for minute in 0..240 {
            let pause = next(minute * 60_000, HOUR, "patchmon_1", &mut Fixed(0.0));
            assert!(
                pause >= HOUR / 4 && pause < HOUR * 5 / 4,
                "{minute}: {pause:?}"
            );
        }
    }

    #[test]
    fn the_phase_belongs_to_the_host_and_not_to_the_start() {
        let at = |start: i64, id: &str| {
            let pause = next(start, HOUR, id, &mut Fixed(0.0));
            (start + i64::try_from(pause.as_millis()).unwrap()) % 3_600_000
        };
        assert_eq!(at(0, "patchmon_1"), at(1_234_567, "patchmon_1"));
        assert_ne!(at(0, "patchmon_1"), at(0, "patchmon_2"));
    }

    #[test]
    fn jitter_comes_on_top() {
        let plain = next(0, HOUR, "x", &mut Fixed(0.0));
        assert_eq!(
            next(0, HOUR, "x", &mut Fixed(1.0)),
            plain + Duration::from_secs(180)
        );
    }
}
