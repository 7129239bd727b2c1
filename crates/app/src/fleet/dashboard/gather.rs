//! Gathering everything the dashboard shows, in one pass over the hosts and a few queries.

use std::collections::HashMap;

use domain::{HostId, HostScope, Millis};
use store::fleet::{
    Counted, FleetPackage, HostFigures, Inventory, Offer, PackageQuery, PackageSort, RecentChanges,
    SecurityWaiting,
};
use store::hosts::HostSummary;
use store::{Conn, Slice};

use super::attention::{Attention, Candidate};
use super::sums::{Sums, Systems};
use crate::Error;

const DAY: Millis = 86_400_000;
/// Hosts that need attention, as many as a screen holds.
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
    let mut pass = pass(conn, scope, now).await?;
    let attention_total = i64::try_from(pass.candidates.len()).unwrap_or(i64::MAX);
    pass.candidates.sort_unstable();
    pass.candidates.truncate(ATTENTION);
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
    let widespread = conn.fleet_packages(counted, &query, first).await?;
    Ok(Dashboard {
        at: now,
        sums: pass.sums,
        attention: attention(conn, &pass.candidates).await?,
        attention_total,
        waiting: conn
            .security_waiting(scope, now - 31 * DAY, now - 8 * DAY)
            .await?,
        oldest: oldest(conn, pass.oldest).await?,
        operating_systems: pass.systems.sorted(),
        widespread: widespread.items,
        outdated_packages: widespread.total,
        recent: conn.recent_changes(scope, LINES).await?,
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

async fn attention(conn: &mut Conn, worst: &[Candidate]) -> Result<Vec<Attention>, Error> {
    let ids: Vec<HostId> = worst.iter().map(|candidate| candidate.host).collect();
    let found = conn.hosts_with_evidence(&ids).await?;
    let mut found: HashMap<HostId, _> = found
        .into_iter()
        .map(|(host, evidence)| (host.host.id, (host, evidence)))
        .collect();
    let named = worst.iter().filter_map(|candidate| {
        let (host, evidence) = found.remove(&candidate.host)?;
        Some(Attention {
            host,
            evidence,
            reason: candidate.reason,
            since: candidate.since,
            silent: candidate.silent,
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
