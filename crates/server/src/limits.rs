//! Rate limits by class, keyed per address or credential.

mod quota;

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::num::NonZeroU32;
use std::time::Duration;

use axum::http::request::Parts;
use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};

pub use quota::{Noted, Used};

use crate::http::codes;
use crate::http::error::ApiError;

/// A class of requests with a limit of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Without credential, per address.
    General,
    /// Sign-in, refresh and set-up, per address.
    Auth,
    /// Guesses at a password or code, per address.
    Password,
    /// Hosts, per host.
    Agent,
    /// Programs: with a bearer token per user, with a credential of the scoped API per credential.
    Api,
    /// The page of a signed-in user, per user.
    User,
}

/// So many requests in so long a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Requests; 0 means no limit.
    pub max: u32,
    /// Time.
    pub window: Duration,
}

impl Limit {
    /// A limit of `max` requests in `seconds`.
    #[must_use]
    pub const fn new(max: u32, seconds: u64) -> Self {
        Self {
            max,
            window: Duration::from_secs(seconds),
        }
    }
}

/// The limit of each class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LimitTable {
    /// See [`Class::General`].
    pub general: Limit,
    /// See [`Class::Auth`].
    pub auth: Limit,
    /// See [`Class::Password`].
    pub password: Limit,
    /// See [`Class::Agent`].
    pub agent: Limit,
    /// See [`Class::Api`].
    pub api: Limit,
    /// See [`Class::User`].
    pub user: Limit,
}

impl Default for LimitTable {
    fn default() -> Self {
        Self {
            general: Limit::new(100, 900),
            auth: Limit::new(500, 600),
            password: Limit::new(5, 900),
            agent: Limit::new(120, 60),
            api: Limit::new(1000, 60),
            user: Limit::new(3000, 60),
        }
    }
}

type Limiter = RateLimiter<u64, DashMapStateStore<u64>, DefaultClock, StateInformationMiddleware>;

/// One limiter per class.
pub struct Limits {
    table: LimitTable,
    limiters: [Option<Limiter>; 6],
    hasher: RandomState,
}

impl std::fmt::Debug for Limits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Limits")
            .field("table", &self.table)
            .finish_non_exhaustive()
    }
}

impl Limits {
    /// Limiters of a table.
    #[must_use]
    pub fn new(table: LimitTable) -> Self {
        let all = [
            table.general,
            table.auth,
            table.password,
            table.agent,
            table.api,
            table.user,
        ];
        Self {
            table,
            limiters: all.map(limiter),
            hasher: RandomState::new(),
        }
    }

    /// Counts a request and notes what is left for the answer's headers.
    ///
    /// # Errors
    /// `rate_limited` when nothing is left.
    pub fn take(
        &self,
        parts: &Parts,
        class: Class,
        key: impl std::hash::Hash,
    ) -> Result<(), ApiError> {
        let used = self.count(class, key);
        if let (Some(used), Some(noted)) = (used, parts.extensions.get::<Noted>()) {
            noted.set(used);
        }
        match used {
            Some(Used {
                wait: Some(wait), ..
            }) => {
                let seconds = i64::try_from(wait.as_secs())
                    .unwrap_or(i64::MAX)
                    .saturating_add(1);
                Err(ApiError::retry_after(codes::RATE_LIMITED, seconds))
            }
            _ => Ok(()),
        }
    }

    /// Forgets keys that have been quiet for a whole window.
    pub fn tidy(&self) {
        for limiter in self.limiters.iter().flatten() {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }

    fn count(&self, class: Class, key: impl std::hash::Hash) -> Option<Used> {
        let limit = self.limit(class);
        let limiter = self.limiters.get(class as usize)?.as_ref()?;
        let per_cell = limit.window / limit.max;
        Some(match limiter.check_key(&self.hasher.hash_one(key)) {
            Ok(snapshot) => {
                let remaining = snapshot.remaining_burst_capacity();
                Used {
                    max: limit.max,
                    remaining,
                    reset: per_cell * (limit.max - remaining),
                    wait: None,
                }
            }
            Err(refused) => {
                let wait = refused.wait_time_from(DefaultClock::default().now());
                Used {
                    max: limit.max,
                    remaining: 0,
                    reset: wait,
                    wait: Some(wait),
                }
            }
        })
    }

    const fn limit(&self, class: Class) -> Limit {
        match class {
            Class::General => self.table.general,
            Class::Auth => self.table.auth,
            Class::Password => self.table.password,
            Class::Agent => self.table.agent,
            Class::Api => self.table.api,
            Class::User => self.table.user,
        }
    }
}

fn limiter(limit: Limit) -> Option<Limiter> {
    let max = NonZeroU32::new(limit.max)?;
    let quota = Quota::with_period(limit.window / limit.max)?.allow_burst(max);
    Some(RateLimiter::dashmap(quota).with_middleware())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_its_own_count() {
        let table = LimitTable {
            password: Limit::new(2, 60),
            ..LimitTable::default()
        };
        let limits = Limits::new(table);
        let left = |key: &str| limits.count(Class::Password, key).unwrap();
        assert_eq!(left("a").remaining, 1);
        assert_eq!(left("a").remaining, 0);
        assert!(left("a").wait.is_some());
        assert_eq!(left("b").remaining, 1);
    }

    #[test]
    fn zero_switches_a_limit_off() {
        let table = LimitTable {
            general: Limit::new(0, 60),
            ..LimitTable::default()
        };
        assert_eq!(Limits::new(table).count(Class::General, 1), None);
    }
}
