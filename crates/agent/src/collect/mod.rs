//! Reading the host. One collector is one file; each has its own outcome and time, and one that
//! fails never stops the others.

mod cpu;
mod disks;
mod host;
mod kernel;
mod machine_id;
mod memory;
mod network;
mod os_release;
pub mod packages;
pub mod parsers;
mod reboot;
pub mod repositories;
mod restart;
mod security_modules;
mod updaters;
mod uptime;
mod virtualization;

use std::path::Path;
use std::time::{Duration, Instant};

use wire::{Collector, Report};

use crate::clock::Clock;
use crate::exec::{Exec, ExecError};
use crate::files::Root;

pub(crate) use host::Light;

/// Why a collector has nothing to tell.
#[derive(Debug, thiserror::Error)]
pub enum CollectError {
    /// A file could not be read.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// A program gave no usable output.
    #[error("{0}")]
    Exec(#[from] ExecError),
    /// No package manager that this agent knows.
    #[error("no package manager found, looked for {}: {detail}", known.join(", "))]
    NoPackageManager {
        /// What was looked for.
        known: Vec<String>,
        /// Where.
        detail: String,
    },
    /// Anything else, in words.
    #[error("{0}")]
    Other(String),
}

impl CollectError {
    /// A reason in words.
    pub(crate) fn new(reason: impl Into<String>) -> Self {
        Self::Other(reason.into())
    }
}

/// What collectors may use.
pub struct Context<'a> {
    /// Where `/` is.
    pub root: &'a Root,
    /// Starts programs.
    pub exec: &'a Exec,
    /// Tells the time.
    pub clock: &'a dyn Clock,
    /// A directory for temporary files; `None` when there is none that may be written.
    pub scratch: Option<&'a Path>,
}

/// The outcomes so far.
#[derive(Default)]
struct Outcomes(Vec<Collector>);

impl Outcomes {
    /// Runs one collector and notes how it fared.
    fn run<T>(
        &mut self,
        name: &str,
        collect: impl FnOnce() -> Result<T, CollectError>,
    ) -> Result<T, CollectError> {
        let started = Instant::now();
        let outcome = collect();
        let error = outcome.as_ref().err().map(ToString::to_string);
        self.note(name, started.elapsed(), error);
        outcome
    }

    fn note(&mut self, name: &str, took: Duration, error: Option<String>) {
        self.0.push(Collector {
            name: name.to_owned(),
            ok: error.is_none(),
            duration_ms: u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            error,
        });
    }
}

/// Whether each of these processes still uses deleted libraries.
pub(crate) fn restarts_still_needed(root: &Root, pids: &[u32]) -> bool {
    restart::all_still_needed(root, pids)
}

/// Runs every collector and makes the full report of it, hashes included.
#[must_use]
pub fn collect(context: &Context) -> Report {
    let started = Instant::now();
    let mut outcomes = Outcomes::default();
    let mut report = host::collect(context, &mut outcomes);
    let mut facts = report.facts.take().unwrap_or_default();
    match packages::collect(context, &mut outcomes) {
        Ok(found) => {
            report.package_manager = Some(found.manager.to_owned());
            report.hashes.packages_hash = Some(wire::hash::packages_hash(&found.packages));
            report.hashes.state_hash = Some(wire::hash::state_hash(&found.packages));
            report.packages = Some(found.packages);
            report.advisories = Some(found.advisories).filter(|known| !known.is_empty());
            facts.package_lists = Some(found.lists);
            host::add_reboot_evidence(&mut report, &mut facts, found.reboot);
            outcomes.note("upgrade_plan", Duration::ZERO, found.doubt);
        }
        Err(CollectError::NoPackageManager { known, .. }) => {
            report.package_manager = Some("unknown".to_owned());
            facts.missing_package_managers = known;
        }
        // The outcome is noted; without packages nothing may be said about them.
        Err(_) => {}
    }
    if let Ok(found) = outcomes.run("repositories", || packages::repositories(context)) {
        report.hashes.repos_hash = Some(wire::hash::repos_hash(&found));
        report.repositories = Some(found);
    }
    report.facts = Some(facts);
    report.collectors = Some(outcomes.0);
    report.sequence = Some(context.clock.now_ms());
    report.execution_time = started.elapsed().as_secs_f64();
    report.agent_execution_ms = i64::try_from(started.elapsed().as_millis()).ok();
    report
}
