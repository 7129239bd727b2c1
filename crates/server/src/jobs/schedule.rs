//! When each job runs.

use std::pin::Pin;
use std::time::Duration;

use app::Error;

use super::{
    flush_contacts, flush_tokens, forget_failures, prune_events, recount, retention, sample_trend,
    seal_audit, self_check, tidy_limits,
};
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

const SOON: Duration = Duration::from_secs(2);
const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);

/// Every job.
pub(super) const JOBS: &[Job] = &[
    own("flush_contacts", SOON, |s| Box::pin(flush_contacts::run(s))),
    own("flush_tokens", SOON, |s| Box::pin(flush_tokens::run(s))),
    own("tidy_limits", MINUTE, |s| Box::pin(tidy_limits::run(s))),
    shared("seal_audit", SOON, |s| Box::pin(seal_audit::run(s))),
    shared("recount", SOON, |s| Box::pin(recount::run(s))),
    shared("prune_events", MINUTE, |s| Box::pin(prune_events::run(s))),
    shared("self_check", MINUTE, |s| Box::pin(self_check::run(s))),
    shared("sample_trend", HOUR, |s| Box::pin(sample_trend::run(s))),
    shared("retention", HOUR, |s| Box::pin(retention::run(s))),
    shared("forget_failures", HOUR, |s| {
        Box::pin(forget_failures::run(s))
    }),
];

/// A job that each replica does for itself.
const fn own(name: &'static str, every: Duration, run: fn(AppState) -> Run) -> Job {
    Job {
        name,
        every,
        shared: false,
        run,
    }
}

/// A job that one replica does for all.
const fn shared(name: &'static str, every: Duration, run: fn(AppState) -> Run) -> Job {
    Job {
        name,
        every,
        shared: true,
        run,
    }
}
