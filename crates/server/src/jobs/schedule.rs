//! When each job runs.

use std::pin::Pin;
use std::time::Duration;

use app::Error;

use super::{forget_failures, prune_events, retention, tidy_limits};
use crate::AppState;

/// A run of a job.
pub(super) type Run = Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>;

/// A job.
pub(super) struct Job {
    /// Name, of its lease too.
    pub(super) name: &'static str,
    /// Time between runs.
    pub(super) every: Duration,
    /// Whether one replica does it for all.
    pub(super) shared: bool,
    /// Does it.
    pub(super) run: fn(AppState) -> Run,
}

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);

/// Every job.
pub(super) const JOBS: &[Job] = &[
    Job {
        name: "prune_events",
        every: MINUTE,
        shared: true,
        run: |s| Box::pin(prune_events::run(s)),
    },
    Job {
        name: "retention",
        every: HOUR,
        shared: true,
        run: |s| Box::pin(retention::run(s)),
    },
    Job {
        name: "forget_failures",
        every: HOUR,
        shared: true,
        run: |s| Box::pin(forget_failures::run(s)),
    },
    Job {
        name: "tidy_limits",
        every: MINUTE,
        shared: false,
        run: |s| Box::pin(tidy_limits::run(s)),
    },
];
