//! What a request used of its limit, on its way to the answer's headers.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// What is left of a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Used {
    /// Requests the limit allows.
    pub max: u32,
    /// Requests left.
    pub remaining: u32,
    /// Time until all of them are back.
    pub reset: Duration,
    /// Time until one is back, when none is left.
    pub wait: Option<Duration>,
}

impl Used {
    /// Writes the `RateLimit-*` headers.
    pub fn write(self, headers: &mut HeaderMap) {
        let mut put = |name: &'static str, value: u64| {
            headers.insert(HeaderName::from_static(name), HeaderValue::from(value));
        };
        put("ratelimit-limit", self.max.into());
        put("ratelimit-remaining", self.remaining.into());
        put(
            "ratelimit-reset",
            self.reset.as_secs() + u64::from(self.reset.subsec_nanos() > 0),
        );
    }
}

/// A place in the request where a limiter notes what is left.
#[derive(Debug, Clone, Default)]
pub struct Noted(Arc<Mutex<Option<Used>>>);

impl Noted {
    /// Notes it; the last limit asked wins.
    pub fn set(&self, used: Used) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(used);
    }

    /// What was noted.
    #[must_use]
    pub fn get(&self) -> Option<Used> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
