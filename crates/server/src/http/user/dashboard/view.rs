//! The dashboard as the API shows it.

use app::fleet::{Attention, Dashboard, Oldest};
use serde::Serialize;
use store::fleet::{FleetPackage, HostEvidence, RecentChanges, SecurityWaiting};
use store::hosts::HostSummary;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::http::Timestamp;
use crate::http::user::hosts::view::GroupRef;

/// What to patch first, and how the fleet stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct Overview {
    /// Hosts.
    hosts: i64,
    /// Hosts with updates on offer.
    need_updates: i64,
    /// Hosts with security updates on offer.
    have_security: i64,
    /// Hosts that need a reboot.
    need_reboot: i64,
    /// Hosts not heard of for long.
    silent: i64,
    /// Hosts that never reported.
    awaiting: i64,
    bar: StatusBar,
    /// Hosts that need attention, the worst first, each with its worst reason; a cause that three or
    /// more share is one row. At most nine.
    attention: Vec<AttentionRow>,
    /// How many need attention at all.
    attention_total: i64,
    /// Repositories that some host cannot fetch.
    failing_repositories: i64,
    /// Repositories of which some host's copy is a week old or older.
    stale_repositories: i64,
    /// Security updates by waiting time.
    waiting: Vec<WaitingBucket>,
    /// The security update that waits longest.
    oldest: Option<OldestWaiting>,
    /// Security updates on offer, over all hosts.
    security_updates: i64,
    /// Updates on offer, over all hosts.
    updates: i64,
    /// The most common first.
    operating_systems: Vec<OsShare>,
    /// Packages whose updates wait on most hosts; at most eight.
    widespread: Vec<WidespreadUpdate>,
    /// What happened last; at most eight.
    recent: Vec<RecentRow>,
}

/// Every host once.
#[derive(Debug, Serialize, ToSchema)]
pub struct StatusBar {
    /// A security update waits.
    security: i64,
    /// Other updates wait.
    other: i64,
    /// Nothing waits.
    current: i64,
    /// Never reported, silent, or without packages.
    unknown: i64,
}

/// A host that needs attention, or several that share a cause.
#[derive(Debug, Serialize, ToSchema)]
pub struct AttentionRow {
    /// Of several the worst.
    host: AttentionHost,
    /// `security_waiting`, `silent`, `lists_stale` or `reboot`.
    reason: &'static str,
    /// The package whose security update waits longest.
    package: Option<String>,
    /// That package, as a link.
    package_id: Option<Uuid>,
    /// How many hosts share the cause: 1, or three and more.
    hosts: i64,
    /// Names of the next ones of them; at most two.
    others: Vec<String>,
    /// Since when the reason holds; of several hosts since when on the worst.
    since: Option<Timestamp>,
    /// Whether that package is held back.
    held: bool,
    /// Whether the host is silent as well.
    silent: bool,
    /// Over all hosts of the row.
    security_updates: i64,
    /// Over all hosts of the row.
    updates: i64,
    /// Security updates of the host beside the one of `package`.
    more_security: i64,
    /// Null when neither is known.
    kernel: Option<KernelPair>,
}

/// A host that needs attention, as a link.
#[derive(Debug, Serialize, ToSchema)]
pub struct AttentionHost {
    id: Uuid,
    friendly_name: String,
    os_name: Option<String>,
    groups: Vec<GroupRef>,
}

/// Running and newest installed kernel.
#[derive(Debug, Serialize, ToSchema)]
pub struct KernelPair {
    running: Option<String>,
    installed: Option<String>,
}

/// Security updates that have been waiting for about the same time.
#[derive(Debug, Serialize, ToSchema)]
pub struct WaitingBucket {
    /// Whole days: `over_30`, `8_to_30` or `up_to_7`.
    bucket: &'static str,
    updates: i64,
    /// Hosts they wait on.
    hosts: i64,
}

/// The security update that waits longest.
#[derive(Debug, Serialize, ToSchema)]
pub struct OldestWaiting {
    package: String,
    host: DashboardHost,
    since: Timestamp,
}

/// A host as a link.
#[derive(Debug, Serialize, ToSchema)]
pub struct DashboardHost {
    id: Uuid,
    friendly_name: String,
}

/// Hosts of an operating system.
#[derive(Debug, Serialize, ToSchema)]
pub struct OsShare {
    /// What the hosts list is filtered by.
    key: String,
    name: String,
    hosts: i64,
}

/// A package whose update waits on many hosts.
#[derive(Debug, Serialize, ToSchema)]
pub struct WidespreadUpdate {
    package_id: Uuid,
    name: String,
    /// Hosts where it waits.
    hosts: i64,
    /// Whether it is a security update on some of them.
    security: bool,
}

/// Changes of one kind that one report brought.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecentRow {
    at: Timestamp,
    host: DashboardHost,
    /// As in a host's timeline.
    kind: &'static str,
    /// To how many packages.
    count: i64,
    /// To which, if it is one.
    package: Option<String>,
    /// The version after, if it is one.
    to: Option<String>,
}

impl From<&Dashboard> for Overview {
    fn from(dashboard: &Dashboard) -> Self {
        let (sums, bar) = (&dashboard.sums, &dashboard.sums.bar);
        let systems = dashboard.operating_systems.iter();
        Self {
            hosts: sums.hosts,
            need_updates: sums.need_updates,
            have_security: sums.have_security,
            need_reboot: sums.need_reboot,
            silent: sums.silent,
            awaiting: sums.awaiting,
            bar: StatusBar {
                security: bar.security,
                other: bar.other,
                current: bar.current,
                unknown: bar.unknown,
            },
            attention: dashboard.attention.iter().map(AttentionRow::from).collect(),
            attention_total: dashboard.attention_total,
            failing_repositories: dashboard.repositories.failing,
            stale_repositories: dashboard.repositories.stale,
            waiting: waiting(dashboard.waiting),
            oldest: dashboard.oldest.as_ref().map(OldestWaiting::from),
            security_updates: sums.security,
            updates: sums.updates,
            operating_systems: systems.map(|(name, hosts)| share(name, *hosts)).collect(),
            widespread: dashboard.widespread.iter().map(widespread).collect(),
            recent: dashboard.recent.iter().map(RecentRow::from).collect(),
        }
    }
}

fn waiting(buckets: [SecurityWaiting; 3]) -> Vec<WaitingBucket> {
    ["over_30", "8_to_30", "up_to_7"]
        .into_iter()
        .zip(buckets)
        .map(|(bucket, found)| WaitingBucket {
            bucket,
            updates: found.updates,
            hosts: found.hosts,
        })
        .collect()
}

fn share(name: &str, hosts: i64) -> OsShare {
    OsShare {
        key: name.to_owned(),
        name: name.to_owned(),
        hosts,
    }
}

fn widespread(package: &FleetPackage) -> WidespreadUpdate {
    WidespreadUpdate {
        package_id: package.uuid,
        name: package.name.clone(),
        hosts: package.hosts_with_updates,
        security: package.hosts_with_security > 0,
    }
}

impl From<&Attention> for AttentionRow {
    fn from(row: &Attention) -> Self {
        let host = &row.host;
        let package = row.package.as_ref().map(|(_, name)| name.clone());
        let security = host.counts.security;
        Self {
            reason: row.reason.name(),
            since: row.since.map(Timestamp),
            held: row.evidence.held,
            silent: row.silent,
            security_updates: row.security,
            updates: row.updates,
            hosts: row.hosts,
            others: row.others.clone(),
            package_id: row.package.as_ref().map(|(id, _)| *id),
            more_security: (security - i64::from(package.is_some())).max(0),
            kernel: kernel(&row.evidence),
            package,
            host: AttentionHost {
                id: host.host.uuid,
                friendly_name: host.friendly_name.clone(),
                os_name: host.os_name.clone(),
                groups: host.groups.iter().cloned().map(GroupRef::from).collect(),
            },
        }
    }
}

fn kernel(evidence: &HostEvidence) -> Option<KernelPair> {
    let (running, installed) = (&evidence.kernel_running, &evidence.kernel_installed);
    (running.is_some() || installed.is_some()).then(|| KernelPair {
        running: running.clone(),
        installed: installed.clone(),
    })
}

impl From<&Oldest> for OldestWaiting {
    fn from(oldest: &Oldest) -> Self {
        Self {
            package: oldest.package.clone(),
            host: DashboardHost::from(&oldest.host),
            since: Timestamp(oldest.since),
        }
    }
}

impl From<&HostSummary> for DashboardHost {
    fn from(host: &HostSummary) -> Self {
        Self {
            id: host.host.uuid,
            friendly_name: host.friendly_name.clone(),
        }
    }
}

impl From<&RecentChanges> for RecentRow {
    fn from(row: &RecentChanges) -> Self {
        Self {
            at: Timestamp(row.at),
            host: DashboardHost {
                id: row.host,
                friendly_name: row.friendly_name.clone(),
            },
            kind: row.kind.name(),
            count: row.count,
            package: row.package.clone(),
            to: row.to.clone(),
        }
    }
}
