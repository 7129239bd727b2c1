//! A report's single transaction: a handful of statements, however large the report.

use std::collections::BTreeMap;

use domain::changes::{self, diff};
use domain::{
    Counts, Event, HostRef, InstalledPackage, PackageKey, ReportKind, ReportOutcome, Repository,
    Snapshot, Topic, contact_after,
};
use store::Tx;
use store::host_jobs::FETCH_REPORT;
use store::hosts::ContactRow;
use store::packages::{OldestWaiting, OpenUpdate, StateKey, StateRef, states_by_ids};
use store::reports::{
    HostTotals, KnownSections, LockedHost, LoggedChange, ReportRow, ReportWrites,
};

use super::INGEST_VERSION;
use super::ingest::{Packages, Received};
use crate::Error;
use crate::ports::Clock;

/// Everything the transaction needs, checked and with its ids.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) host: HostRef,
    pub(crate) snapshot: Snapshot,
    pub(crate) packages: Packages,
    pub(crate) kind: ReportKind,
    pub(crate) sections: Vec<String>,
    pub(crate) agent_ms: Option<i64>,
    pub(crate) load_average: Option<Vec<f64>>,
    pub(crate) received: Received,
}

/// What became of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is written.
    Written,
    /// A newer report of the same host came first; nothing was written.
    Dropped,
    /// Another report changed the packages since they were compared; compare again.
    Overtaken,
}

pub(crate) async fn apply(tx: &mut Tx, plan: &Plan, clock: &dyn Clock) -> Result<Outcome, Error> {
    let host = plan.host.id;
    let Some(before) = tx.lock_host(host).await? else {
        return Err(Error::InvalidHostCredentials);
    };
    if plan
        .snapshot
        .sequence
        .is_some_and(|number| before.sequence > Some(number))
    {
        return Ok(Outcome::Dropped);
    }
    let compare = matches!(plan.packages, Packages::Set { .. });
    let known = tx.known_sections(host, compare).await?;
    let mut writes = ReportWrites::new(tx, host);
    let (row, changed) = match &plan.packages {
        Packages::Absent => (numbers(&before), false),
        Packages::Same(hash) => {
            if known.set_hash.as_deref() != Some(hash) {
                return Ok(Outcome::Overtaken);
            }
            (numbers(&before), false)
        }
        Packages::Set { hash, states } => {
            let stored = (&before, known.states.as_slice());
            write_packages(tx, &mut writes, plan, stored, (hash, states)).await?
        }
    };
    write_facts(&mut writes, plan, &before)?;
    write_hashes(&mut writes, plan, &known);
    finish(&mut writes, plan, clock, &before, (row, changed));
    writes.write(tx).await?;
    if let Some(repositories) = changed_repositories(plan, &known) {
        tx.write_repositories(host, repositories).await?;
    } else if let Some(repositories) = with_health(plan) {
        tx.write_repository_health(host, repositories).await?;
    }
    if before.has_open_jobs && !matches!(plan.packages, Packages::Absent) {
        tx.complete_host_jobs(host, FETCH_REPORT, plan.received.started)
            .await?;
    }
    Ok(Outcome::Written)
}

const fn numbers(host: &LockedHost) -> ReportRow {
    ReportRow {
        packages: host.packages,
        updates: host.updates,
        security: host.security,
    }
}

/// `stored` is the host's row and its packages as they were.
async fn write_packages(
    tx: &mut Tx,
    writes: &mut ReportWrites,
    plan: &Plan,
    (before, stored): (&LockedHost, &[i64]),
    (hash, states): (&StateKey, &[(StateRef, InstalledPackage)]),
) -> Result<(ReportRow, bool), Error> {
    let mut ids: Vec<i64> = states.iter().map(|(state, _)| state.state).collect();
    ids.sort_unstable();
    let diff = diff(stored, &ids);
    if diff.is_empty() && before.last_report_at.is_some() {
        return Ok((numbers(before), false));
    }
    let gone = states_by_ids(tx, &diff.removed).await?;
    let is_new = |state: &StateRef| diff.added.binary_search(&state.state).is_ok();
    let came: Vec<_> = states
        .iter()
        .filter(|(state, _)| is_new(state))
        .cloned()
        .collect();
    let rows: BTreeMap<PackageKey, i64> = gone
        .iter()
        .chain(&came)
        .map(|(state, p)| (p.key.clone(), state.package))
        .collect();
    let (removed, added) = (only_packages(&gone), only_packages(&came));
    writes.set(&ids, hash, diff);
    if before.last_report_at.is_some() {
        let log = logged(changes::log(&removed, &added), &rows);
        writes.log(plan.received.started, &log);
    }
    let touched = (removed.as_slice(), added.as_slice());
    let oldest = write_outstanding(tx, writes, plan, touched, (states, &rows)).await?;
    let counts = Counts::of(states.iter().map(|(_, p)| (p.state, p.security)));
    writes.totals(&HostTotals { counts, oldest });
    let row = ReportRow {
        packages: counts.packages,
        updates: counts.updates(),
        security: counts.security,
    };
    Ok((row, true))
}

fn only_packages(states: &[(StateRef, InstalledPackage)]) -> Vec<InstalledPackage> {
    states.iter().map(|(_, package)| package.clone()).collect()
}

fn logged(log: Vec<changes::Change>, rows: &BTreeMap<PackageKey, i64>) -> Vec<LoggedChange> {
    log.into_iter()
        .filter_map(|change| {
            Some(LoggedChange {
                package: *rows.get(&change.key)?,
                change,
            })
        })
        .collect()
}

async fn write_outstanding(
    tx: &mut Tx,
    writes: &mut ReportWrites,
    plan: &Plan,
    (removed, added): (&[InstalledPackage], &[InstalledPackage]),
    (after, rows): (&[(StateRef, InstalledPackage)], &BTreeMap<PackageKey, i64>),
) -> Result<OldestWaiting, Error> {
    let after: Vec<&InstalledPackage> = after.iter().map(|(_, package)| package).collect();
    let outstanding = changes::outstanding(removed, added, &after);
    let open: Vec<OpenUpdate> = outstanding
        .open
        .iter()
        .filter_map(|(key, security)| {
            let architecture = key.architecture.clone();
            Some(OpenUpdate {
                package: *rows.get(key)?,
                architecture,
                security: *security,
            })
        })
        .collect();
    let settled: Vec<(i64, String)> = outstanding
        .settled
        .iter()
        .filter_map(|key| Some((*rows.get(key)?, key.architecture.clone())))
        .collect();
    let waiting = tx.waiting(plan.host.id).await?;
    Ok(writes.updates(waiting, &open, &settled, plan.received.started))
}

/// Writes what differs: most reports of a host repeat most of the last one.
fn write_facts(writes: &mut ReportWrites, plan: &Plan, before: &LockedHost) -> Result<(), Error> {
    let snapshot = &plan.snapshot;
    if let Some(facts) = &snapshot.facts {
        let os_name = domain::os_name(facts.os_type.as_deref(), facts.os_version.as_deref());
        writes.facts(facts, os_name.as_deref())?;
    }
    if let Some(manager) = &snapshot.package_manager
        && before.package_manager.as_ref() != Some(manager)
    {
        writes.package_manager(manager);
    }
    if let Some(network) = &snapshot.network {
        writes.network(network)?;
    }
    let hostname = snapshot.hostname.as_ref().or(before.hostname.as_ref());
    let ip = match &snapshot.network {
        Some(network) => network.ip.as_ref(),
        None => before.ip.as_ref(),
    };
    if (hostname, ip) != (before.hostname.as_ref(), before.ip.as_ref()) {
        let texts = (hostname.map(String::as_str), ip.map(String::as_str));
        writes.names(&before.friendly_name, texts.0, texts.1);
    }
    Ok(())
}

/// The repositories of a report, unless they are those that are stored.
fn changed_repositories<'a>(plan: &'a Plan, known: &KnownSections) -> Option<&'a [Repository]> {
    let sent = &plan.snapshot.hashes.repos;
    let same = sent.is_some()
        && *sent == known.hashes.repos
        && known.ingest_version == Some(INGEST_VERSION);
    plan.snapshot.repositories.as_deref().filter(|_| !same)
}

/// The repositories of a report that tells how fresh they are.
fn with_health(plan: &Plan) -> Option<&[Repository]> {
    let repositories = plan.snapshot.repositories.as_deref()?;
    let told = |one: &Repository| one.refreshed_at.is_some() || one.last_error.is_some();
    repositories.iter().any(told).then_some(repositories)
}

fn write_hashes(writes: &mut ReportWrites, plan: &Plan, known: &KnownSections) {
    let (taken, stored) = (&plan.snapshot.hashes, &known.hashes);
    let told = |taken: &Option<String>, stored: &Option<String>| taken.is_none() || taken == stored;
    let nothing_new = known.ingest_version == Some(INGEST_VERSION)
        && told(&taken.packages, &stored.packages)
        && told(&taken.repos, &stored.repos)
        && told(&taken.interfaces, &stored.interfaces)
        && told(&taken.hostname, &stored.hostname)
        && told(&taken.state, &stored.state);
    if !nothing_new {
        writes.hashes(taken, INGEST_VERSION);
    }
}

fn finish(
    writes: &mut ReportWrites,
    plan: &Plan,
    clock: &dyn Clock,
    before: &LockedHost,
    (row, changed): (ReportRow, bool),
) {
    let (host, snapshot, at) = (plan.host, &plan.snapshot, plan.received.started);
    let with_packages = !matches!(plan.packages, Packages::Absent);
    writes.reported(at, before.last_report_at, with_packages);
    writes.agent(snapshot.sequence, snapshot.agent_version.as_deref());
    let interval_minutes = plan.received.interval_minutes;
    writes.contact(&ContactRow {
        host: host.id,
        contact: contact_after(at, interval_minutes),
        interval_minutes,
        load_average: plan.load_average.clone(),
    });
    let outcome = ReportOutcome {
        kind: plan.kind,
        sections: plan.sections.clone(),
        changed,
        error: None,
        bytes: plan.received.bytes,
        duration_ms: (clock.now() - at).max(0),
        agent_ms: plan.agent_ms,
    };
    writes.report(at, &outcome, row);
    writes.event(Event::of(Topic::Host, host.uuid), at);
}
