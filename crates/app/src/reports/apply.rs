//! A report's single transaction: a handful of statements, however large the report.

use std::collections::BTreeMap;

use domain::changes::{self, diff};
use domain::{
    Counts, Event, HostRef, InstalledPackage, PackageKey, ReportKind, ReportOutcome, Snapshot,
    Topic, contact_after,
};
use store::Tx;
use store::host_jobs::FETCH_REPORT;
use store::hosts::ContactRow;
use store::packages::{HostSet, OpenUpdate, StateKey, StateRef, states_by_ids};
use store::reports::{HostTotals, KnownSections, LockedHost, LoggedChange, ReportRow};

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
    let known = tx.known_sections(host).await?;
    let (row, changed) = match &plan.packages {
        Packages::Absent => (numbers(&before), false),
        Packages::Same(hash) => {
            if known.set_hash.as_deref() != Some(hash) {
                return Ok(Outcome::Overtaken);
            }
            (numbers(&before), false)
        }
        Packages::Set { hash, states } => write_packages(tx, plan, &before, hash, states).await?,
    };
    write_facts(tx, plan, &before, &known).await?;
    write_hashes(tx, plan, &known).await?;
    finish(tx, plan, clock, row, changed).await?;
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

async fn write_packages(
    tx: &mut Tx,
    plan: &Plan,
    before: &LockedHost,
    hash: &StateKey,
    states: &[(StateRef, InstalledPackage)],
) -> Result<(ReportRow, bool), Error> {
    let host = plan.host.id;
    let stored = HostSet::read(tx, host).await?.unwrap_or_default();
    let mut ids: Vec<i64> = states.iter().map(|(state, _)| state.state).collect();
    ids.sort_unstable();
    let diff = diff(&stored.states, &ids);
    if diff.is_empty() && before.last_report_at.is_some() {
        return Ok((numbers(before), false));
    }
    HostSet::replace(tx, host, &ids, hash, &diff).await?;
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
    write_outstanding(tx, plan, &removed, &added, states, &rows).await?;
    if before.last_report_at.is_some() {
        let log = logged(changes::log(&removed, &added), &rows);
        tx.log_changes(host, plan.received.started, &log).await?;
    }
    let counts = Counts::of(states.iter().map(|(_, p)| (p.state, p.security)));
    let oldest = tx.oldest_waiting(host).await?;
    tx.write_totals(host, &HostTotals { counts, oldest })
        .await?;
    let (updates, security) = (counts.updates(), counts.security);
    Ok((
        ReportRow {
            packages: counts.packages,
            updates,
            security,
        },
        true,
    ))
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
    plan: &Plan,
    removed: &[InstalledPackage],
    added: &[InstalledPackage],
    after: &[(StateRef, InstalledPackage)],
    rows: &BTreeMap<PackageKey, i64>,
) -> Result<(), Error> {
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
    tx.write_updates(plan.host.id, &open, &settled, plan.received.started)
        .await?;
    Ok(())
}

/// Writes what differs: most reports of a host repeat most of the last one.
async fn write_facts(
    tx: &mut Tx,
    plan: &Plan,
    before: &LockedHost,
    known: &KnownSections,
) -> Result<(), Error> {
    let (host, snapshot) = (plan.host.id, &plan.snapshot);
    if let Some(facts) = &snapshot.facts {
        let os_name = domain::os_name(facts.os_type.as_deref(), facts.os_version.as_deref());
        tx.write_facts(host, facts, os_name.as_deref()).await?;
    }
    if let Some(manager) = &snapshot.package_manager
        && before.package_manager.as_ref() != Some(manager)
    {
        tx.write_package_manager(host, manager).await?;
    }
    if let Some(network) = &snapshot.network {
        tx.write_network(host, network).await?;
    }
    let renamed =
        (snapshot.hostname.as_ref()).filter(|hostname| before.hostname.as_ref() != Some(hostname));
    if let Some(hostname) = renamed {
        tx.write_hostname(host, hostname).await?;
    }
    let moved = (snapshot.network.as_ref()).filter(|network| network.ip != before.ip);
    if let Some(network) = moved {
        tx.write_ip(host, network.ip.as_deref()).await?;
    }
    if renamed.is_some() || moved.is_some() {
        tx.refresh_search_text(host).await?;
    }
    let same_repositories = snapshot.hashes.repos.is_some()
        && snapshot.hashes.repos == known.hashes.repos
        && known.ingest_version == Some(INGEST_VERSION);
    if let Some(repositories) = &snapshot.repositories
        && !same_repositories
    {
        tx.write_repositories(host, repositories).await?;
    }
    Ok(())
}

async fn write_hashes(tx: &mut Tx, plan: &Plan, known: &KnownSections) -> Result<(), Error> {
    let (taken, stored) = (&plan.snapshot.hashes, &known.hashes);
    let told = |taken: &Option<String>, stored: &Option<String>| taken.is_none() || taken == stored;
    let nothing_new = known.ingest_version == Some(INGEST_VERSION)
        && told(&taken.packages, &stored.packages)
        && told(&taken.repos, &stored.repos)
        && told(&taken.interfaces, &stored.interfaces)
        && told(&taken.hostname, &stored.hostname)
        && told(&taken.state, &stored.state);
    if !nothing_new {
        tx.write_hashes(plan.host.id, taken, INGEST_VERSION).await?;
    }
    Ok(())
}

async fn finish(
    tx: &mut Tx,
    plan: &Plan,
    clock: &dyn Clock,
    row: ReportRow,
    changed: bool,
) -> Result<(), Error> {
    let (host, snapshot, at) = (plan.host.id, &plan.snapshot, plan.received.started);
    let with_packages = !matches!(plan.packages, Packages::Absent);
    tx.touch_host(
        host,
        at,
        snapshot.sequence,
        snapshot.agent_version.as_deref(),
        with_packages,
    )
    .await?;
    let contact = contact_after(at, plan.received.interval_minutes);
    let interval_minutes = plan.received.interval_minutes;
    let load_average = plan.load_average.clone();
    tx.write_contacts(&[ContactRow {
        host,
        contact,
        interval_minutes,
        load_average,
    }])
    .await?;
    let outcome = ReportOutcome {
        kind: plan.kind,
        sections: plan.sections.clone(),
        changed,
        error: None,
        bytes: plan.received.bytes,
        duration_ms: (clock.now() - at).max(0),
        agent_ms: plan.agent_ms,
    };
    tx.write_report(host, at, &outcome, row).await?;
    tx.record(Event::of(Topic::Host, plan.host.uuid), at)
        .await?;
    Ok(())
}
