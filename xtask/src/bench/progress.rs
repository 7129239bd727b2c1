//! A line now and then about work that takes minutes.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// Counts steps and prints every tenth part.
pub(super) struct Progress {
    what: &'static str,
    total: usize,
    done: AtomicUsize,
    began: Instant,
}

impl Progress {
    pub(super) fn new(what: &'static str, total: usize) -> Self {
        Self {
            what,
            total,
            done: AtomicUsize::new(0),
            began: Instant::now(),
        }
    }

    /// One more is on its way.
    pub(super) fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some(line) = self.line(done) {
            println!("{line}");
        }
    }

    fn line(&self, done: usize) -> Option<String> {
        let part = self.total.div_ceil(10).max(1);
        if !done.is_multiple_of(part) && done != self.total {
            return None;
        }
        let rate = done as f64 / self.began.elapsed().as_secs_f64().max(0.001);
        Some(format!(
            "  {}: {done} of {}, {rate:.0} a second",
            self.what, self.total
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::Progress;

    #[test]
    fn speaks_ten_times_and_at_the_end() {
        let progress = Progress::new("steps", 95);
        let spoken: Vec<usize> = (1..=95).filter(|n| progress.line(*n).is_some()).collect();
        assert_eq!(spoken, [10, 20, 30, 40, 50, 60, 70, 80, 90, 95]);
        let line = progress.line(95).unwrap();
        assert!(line.starts_with("  steps: 95 of 95, "), "{line}");
    }
}
