//! Gathering everything the dashboard shows, in one pass over the hosts and a few queries.

use std::collections::HashMap;

use domain::{HostId, HostScope, Millis};
use store::fleet::{
    Counted, FleetPackage, HostFigures, Inventory, Offer, PackageQuery, PackageSort, RecentChanges,
    RepositoryTroubles, SecurityWaiting,
};
use store::hosts::HostSummary;
use store::{Conn, Slice};

use super::attention::{Attention, Candidate, Line, lines};
use super::sums::{Sums, Systems};
use crate::Error;

const DAY: Millis = 86_400_000;
/// Lines about hosts that need attention, as many as a screen holds.
const ATTENTION: usize = 9;
/// Widespread updates, and recent changes.
const LINES: i64 = 8;

/// What the dashboard shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dashboard {
    /// When it was gathered.
    pub at: Millis,
    /// Numbers over the hosts.
    pub sums: Sums,
    /// Hosts that need attention first.
    pub attention: Vec<Attention>,
    /// How many need attention at all.
    pub attention_total: i64,
    /// Security updates that wait for more than 30 days, 8 to 30 days, up to 7 days.
    pub waiting: [SecurityWaiting; 3],
    /// The security update that waits longest.
    pub oldest: Option<Oldest>,
    /// Hosts per operating system, the most common first; hosts whose system is not known are left
    /// out.
    pub operating_systems: Vec<(String, i64)>,
    /// Packages whose updates wait on most hosts.
    pub widespread: Vec<FleetPackage>,
    /// Packages of which an update waits somewhere.
    pub outdated_packages: i64,
    /// What happened last.
    pub recent: Vec<RecentChanges>,
    /// Repositories that need a look.
    pub repositories: RepositoryTroubles,
    /// Numbers of things that are no hosts.
    pub inventory: Inventory,
}

/// The security update that waits longest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oldest {
    /// Name of the package.
    pub package: String,
    /// The host it waits on.
    pub host: HostSummary,
    /// Since when.
    pub since: Millis,
}

/// What one pass over the hosts finds.
#[derive(Default)]
struct Pass {
    sums: Sums,
    systems: Systems,
    candidates: Vec<Candidate>,
    /// Since when, host, row of the package.
    oldest: Option<(Millis, HostId, i64)>,
}

impl Pass {
    fn add(&mut self, host: &HostFigures, now: Millis) {
        self.sums.add(host, now);
        self.systems.add(host.os_name.as_deref());
        self.candidates.extend(Candidate::of(host, now));
        if let (Some(at), Some(package)) =
            (host.oldest_security_at, host.oldest_security_package_id)
        {
            let waits = (at, host.host(), package);
            self.oldest = Some(self.oldest.map_or(waits, |oldest| oldest.min(waits)));
        }
    }
}

pub(super) async fn gather(
    conn: &mut Conn,
    scope: &HostScope,
    counted: Option<&Counted>,
    now: Millis,
) -> Result<Dashboard, Error> {
    let pass = pass(conn, scope, now).await?;
    let attention_total = i64::try_from(pass.candidates.len()).unwrap_or(i64::MAX);
    let query = PackageQuery {
        offer: Offer::Updates,
        sort: PackageSort::Updates,
        descending: true,
        ..PackageQuery::default()
    };
    let first = Slice {
        limit: LINES,
        offset: 0,
    };
    let widespread = conn.fleet_packages(scope, counted, &query, first).await?;
    Ok(Dashboard {
        at: now,
        sums: pass.sums,
        attention: attention(conn, lines(pass.candidates, ATTENTION)).await?,
        attention_total,
        waiting: conn
            .security_waiting(scope, now - 31 * DAY, now - 8 * DAY)
            .await?,
        oldest: oldest(conn, pass.oldest).await?,
        operating_systems: pass.systems.sorted(),
        widespread: widespread.items,
        outdated_packages: widespread.total,
        recent: conn.recent_changes(scope, LINES).await?,
        repositories: conn.repository_troubles(scope, now).await?,
        inventory: conn.inventory(scope).await?,
    })
}

async fn pass(conn: &mut Conn, scope: &HostScope, now: Millis) -> Result<Pass, Error> {
    let mut pass = Pass::default();
    let mut after = HostId(0);
    loop {
        let hosts = conn.host_figures(scope, after).await?;
        let Some(last) = hosts.last() else {
            return Ok(pass);
        };
        after = last.host();
        for host in &hosts {
            pass.add(host, now);
        }
    }
}

async fn attention(conn: &mut Conn, lines: Vec<Line>) -> Result<Vec<Attention>, Error> {
    let named = lines.iter().flat_map(|line| &line.others).copied();
    let worst = lines.iter().map(|line| line.worst.host);
    let ids: Vec<HostId> = worst.chain(named).collect();
    let found = conn.hosts_with_evidence(&ids).await?;
    let mut found: HashMap<HostId, _> = found
        .into_iter()
        .map(|(host, evidence)| (host.host.id, (host, evidence)))
        .collect();
    let packages: Vec<i64> = lines.iter().filter_map(|line| line.worst.package).collect();
    let packages = conn.package_names(&packages).await?;
    let named = lines.into_iter().filter_map(|line| {
        let (host, evidence) = found.remove(&line.worst.host)?;
        let others = line.others.iter().filter_map(|id| found.get(id));
        Some(Attention {
            others: others
                .map(|(other, _)| other.friendly_name.clone())
                .collect(),
            host,
            evidence,
            reason: line.worst.reason,
            since: line.worst.since,
            silent: line.worst.silent,
            hosts: line.hosts,
            package: line.worst.package.and_then(|id| packages.get(&id).cloned()),
            security: line.security,
            updates: line.updates,
        })
    });
    Ok(named.collect())
}

async fn oldest(
    conn: &mut Conn,
    waits: Option<(Millis, HostId, i64)>,
) -> Result<Option<Oldest>, Error> {
    let Some((since, host, package)) = waits else {
        return Ok(None);
    };
    let named = conn.package_names(&[package]).await?.remove(&package);
    let host = conn.hosts_with_evidence(&[host]).await?.pop();
    Ok(named.zip(host).map(|((_, package), (host, _))| Oldest {
        package,
        host,
        since,
    }))
}
