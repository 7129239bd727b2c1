//! Runs of digits of any length.

use std::cmp::Ordering;

/// Numbers of any length: without leading zeros the longer one is the larger one.
pub(crate) fn compare(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

/// Cuts `text` before the first character for which `stop` holds.
pub(crate) fn split_at(text: &str, stop: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(stop).unwrap_or(text.len()))
}

/// `epoch:rest`; the epoch is the digits before the first colon, none is `0`.
pub(crate) fn epoch(version: &str) -> (&str, &str) {
    match version.split_once(':') {
        Some((epoch, rest)) if epoch.bytes().all(|c| c.is_ascii_digit()) => (epoch, rest),
        _ => ("0", version),
    }
}
