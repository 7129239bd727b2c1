//! A bounded load from a few clients.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::fleet::client;

/// What the clients saw.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    /// Requests per second.
    pub(super) rate: f64,
    /// Middle waiting time, milliseconds.
    pub(super) p50: f64,
    /// The time that 95 of 100 stay below, milliseconds.
    pub(super) p95: f64,
}

/// Sends `count` requests from `clients` clients at once. `make` prepares request number n, outside
/// of its measured time; `send` is what is measured.
pub(super) fn run<T>(
    clients: usize,
    count: usize,
    make: impl Fn(usize) -> Outcome<T> + Sync,
    send: impl Fn(&ureq::Agent, T) -> Outcome + Sync,
) -> Outcome<Seen> {
    let next = AtomicUsize::new(0);
    let seen = Mutex::new(Vec::with_capacity(count));
    let work = || -> Outcome<Duration> {
        let client = client();
        let mut busy = Duration::ZERO;
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                return Ok(busy);
            }
            let request = make(number)?;
            let began = Instant::now();
            send(&client, request)?;
            let took = began.elapsed();
            busy += took;
            seen.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(took);
        }
    };
    let busy = std::thread::scope(|scope| -> Outcome<Duration> {
        let threads: Vec<_> = (0..clients).map(|_| scope.spawn(work)).collect();
        let mut busy = Duration::ZERO;
        for thread in threads {
            busy += thread.join().map_err(|_| "a client panicked")??;
        }
        Ok(busy)
    })?;
    let times = seen.into_inner().unwrap_or_else(PoisonError::into_inner);
    // As if the clients did nothing but wait for answers: preparing a request costs them time that
    // real hosts spend elsewhere.
    let waited = busy.as_secs_f64() / clients as f64;
    Ok(Seen::of(times, count as f64 / waited))
}

impl Seen {
    fn of(mut times: Vec<Duration>, rate: f64) -> Self {
        times.sort_unstable();
        let milliseconds = |percent: usize| {
            let at = times.len().saturating_sub(1) * percent / 100;
            times.get(at).copied().unwrap_or_default().as_secs_f64() * 1000.0
        };
        Self {
            rate,
            p50: milliseconds(50),
            p95: milliseconds(95),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::{Seen, run};

    #[test]
    fn percentiles() {
        let times = (1..=101).rev().map(Duration::from_millis).collect();
        let seen = Seen::of(times, 7.0);
        assert_eq!((seen.rate, seen.p50, seen.p95), (7.0, 51.0, 96.0));
    }

    #[test]
    fn every_request_is_sent_once() {
        let sum = AtomicUsize::new(0);
        let add = |_: &ureq::Agent, number| {
            sum.fetch_add(number, Ordering::Relaxed);
            Ok(())
        };
        run(4, 10, |number| Ok(number + 1), add).unwrap();
        assert_eq!(sum.into_inner(), 55);
    }
}
