//! Time and randomness as parameters, so that tests decide what they are.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use time::OffsetDateTime;
use time::format_description::well_known::Rfc2822;

/// Clocks further apart than this are worth a word, in seconds.
const TOLERANCE: i64 = 60;

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

/// Seconds by which this host's clock is ahead of a server's, by the `Date` of its answer.
pub(crate) fn ahead_of(date: &str, now_ms: i64) -> Option<i64> {
    let server = OffsetDateTime::parse(&date.replace("GMT", "+0000"), &Rfc2822).ok()?;
    Some(now_ms / 1000 - server.unix_timestamp())
}

/// A difference of clocks in words; `None` when it is too small to matter.
pub(crate) fn difference_in_words(ahead: i64) -> Option<String> {
    if ahead.abs() <= TOLERANCE {
        return None;
    }
    let direction = if ahead > 0 { "ahead of" } else { "behind" };
    Some(format!(
        "this host's clock is {} seconds {direction} the server's: check time synchronisation",
        ahead.abs()
    ))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_apart() {
        let ahead = |seconds: i64| {
            ahead_of(
                "Mon, 23 Nov 2026 11:40:00 GMT",
                (1_795_434_000 + seconds) * 1000,
            )
            .unwrap()
        };
        let words = |seconds| difference_in_words(ahead(seconds));
        assert_eq!(words(59), None);
        assert!(words(120).unwrap().contains("120 seconds ahead of"));
        assert!(words(-90).unwrap().contains("90 seconds behind"));
        assert_eq!(ahead_of("yesterday", 0), None);
    }
}
