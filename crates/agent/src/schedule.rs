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
    let length = millis(interval);
    let phase = millis_of_phase(length, api_id);
    let now = u64::try_from(now_ms).unwrap_or_default() % length;
    let mut wait = (phase + length - now) % length;
    if wait < length / 4 {
        wait += length;
    }
    Duration::from_millis(wait) + interval.mul_f64(JITTER * rng.unit())
}

/// This host's own point within `interval`.
pub(crate) fn phase(interval: Duration, api_id: &str) -> Duration {
    Duration::from_millis(millis_of_phase(millis(interval), api_id))
}

fn millis(interval: Duration) -> u64 {
    u64::try_from(interval.as_millis())
        .unwrap_or(u64::MAX)
        .max(1)
}

fn millis_of_phase(length: u64, api_id: &str) -> u64 {
    fnv1a(api_id) % length
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

    /// 100,000 hosts that start in the same second, with ids as servers make them: no second of the
    /// hour gets more than chance would give it (27.8 on average).
    #[test]
    fn a_hundred_thousand_hosts_spread_over_the_interval() {
        let mut seconds = vec![0_u32; 3600 * 2];
        for host in 0..100_000_u64 {
            let id = format!("patchmon_{:016x}", host.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            let pause = next(1_795_434_000_000, HOUR, &id, &mut Fixed(0.0));
            seconds[usize::try_from(pause.as_secs()).unwrap()] += 1;
        }
        let used = &seconds[900..4500];
        assert_eq!(used.iter().sum::<u32>(), 100_000);
        let (least, most) = (used.iter().min().unwrap(), used.iter().max().unwrap());
        assert!(*least >= 5 && *most <= 60, "{least} to {most} in a second");
    }

    /// Also when the ids are numbered one after the other.
    #[test]
    fn neighbouring_ids_do_not_report_together() {
        let mut minutes = vec![0_u32; 60];
        for host in 0..6_000 {
            let pause = next(0, HOUR, &format!("host-{host}"), &mut Fixed(0.0));
            minutes[usize::try_from(pause.as_secs() / 60).unwrap() % 60] += 1;
        }
        assert!(
            minutes.iter().all(|count| (50..=150).contains(count)),
            "{minutes:?}"
        );
    }
}
