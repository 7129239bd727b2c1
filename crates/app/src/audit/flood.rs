//! Refusals are easy to cause. What of them is kept is bounded, so that nobody fills the log to hide in
//! it or to fill the disk.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use domain::Millis;

const WINDOW: Millis = 60_000;
/// Rows of refusals in one minute, of all callers of this process.
const MOST: usize = 300;

/// What was kept lately. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct FloodGuard(Arc<Mutex<Seen>>);

#[derive(Debug, Default)]
struct Seen {
    since: Millis,
    keys: HashSet<String>,
}

impl FloodGuard {
    /// Whether a refusal shall be kept: each kind once a minute, and no more than 300 kinds.
    #[must_use]
    pub fn admits(&self, key: String, now: Millis) -> bool {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if now - seen.since >= WINDOW {
            *seen = Seen {
                since: now,
                keys: HashSet::new(),
            };
        }
        seen.keys.len() < MOST && seen.keys.insert(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_kept_once_a_minute_and_a_flood_is_cut_off() {
        let guard = FloodGuard::default();
        assert!(guard.admits("a".into(), 0));
        assert!(!guard.admits("a".into(), 59_999));
        assert!(guard.admits("a".into(), 60_000));
        let kept = (0..10_000).filter(|n| guard.admits(n.to_string(), 70_000));
        assert_eq!(kept.count(), MOST - 1);
        assert!(guard.admits("b".into(), 120_000));
    }
}
