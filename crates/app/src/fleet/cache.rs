//! What has been counted lately.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use domain::{HostScope, Millis};
use moka::sync::Cache;
use store::fleet::{Catalogue, Counted};
use tokio::sync::Mutex;

use super::Dashboard;

/// Scopes whose numbers are kept at the same time.
const SCOPES: u64 = 64;
/// How long a count is kept at most. On PostgreSQL an event may become visible after one with a
/// higher number, so that the data version alone does not tell that a count is old.
const FRESH: Duration = Duration::from_secs(60);

/// A dashboard and when it stops being true.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) dashboard: Arc<Dashboard>,
    /// Newest event before it was gathered.
    pub(super) version: i64,
    /// What it cost.
    pub(super) cost_ms: i64,
    /// Whether the fleet was too large to be counted for every answer.
    pub(super) large: bool,
}

/// What has been counted lately. Cheap to clone.
#[derive(Debug, Clone)]
pub struct FleetCache(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    catalogue: Mutex<Catalogue>,
    counts: Cache<(HostScope, i64), Arc<Counted>>,
    dashboards: Cache<HostScope, Arc<Kept>>,
    gathering: Mutex<()>,
    asked_at: AtomicI64,
}

impl Default for FleetCache {
    fn default() -> Self {
        Self(Arc::new(Inner {
            catalogue: Mutex::default(),
            counts: Cache::builder()
                .max_capacity(SCOPES)
                .time_to_live(FRESH)
                .build(),
            dashboards: Cache::new(SCOPES),
            gathering: Mutex::default(),
            asked_at: AtomicI64::new(Millis::MIN),
        }))
    }
}

impl FleetCache {
    /// What counting needs; whoever holds it counts, and the others wait for the result.
    pub(super) fn catalogue(&self) -> &Mutex<Catalogue> {
        &self.0.catalogue
    }

    /// Counts of limited scopes, by scope and data version.
    pub(super) fn counts(&self) -> &Cache<(HostScope, i64), Arc<Counted>> {
        &self.0.counts
    }

    pub(super) fn dashboards(&self) -> &Cache<HostScope, Arc<Kept>> {
        &self.0.dashboards
    }

    /// Held by whoever gathers a dashboard.
    pub(super) fn gathering(&self) -> &Mutex<()> {
        &self.0.gathering
    }

    /// Notes that somebody looks at a dashboard.
    pub(super) fn asked(&self, now: Millis) {
        self.0.asked_at.store(now, Ordering::Relaxed);
    }

    /// When somebody looked at a dashboard last.
    pub(super) fn asked_at(&self) -> Millis {
        self.0.asked_at.load(Ordering::Relaxed)
    }
}
