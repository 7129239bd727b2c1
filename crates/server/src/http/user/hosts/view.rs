//! A host as lists show it.

use domain::Millis;
use serde::Serialize;
use store::hosts::{GroupTag, HostSummary};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::http::Timestamp;
use crate::http::time::rfc3339;

/// A host as lists show it.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostRow {
    id: Uuid,
    friendly_name: String,
    hostname: Option<String>,
    ip: Option<String>,
    os: Option<HostOs>,
    architecture: Option<String>,
    /// `pending` until the first report, then `active`.
    status: String,
    /// `reporting`, `overdue`, `silent` or `awaiting`.
    reporting: &'static str,
    last_report_at: Option<Timestamp>,
    /// Last report or check-in.
    last_seen_at: Option<Timestamp>,
    updates: HostUpdates,
    security_updates: i64,
    /// Whether there are updates of which it cannot be known that they close a hole.
    security_unknown: bool,
    /// Installed packages.
    packages: i64,
    reboot: HostReboot,
    oldest_update_since: Option<Timestamp>,
    oldest_security_since: Option<Timestamp>,
    oldest_security_package: Option<String>,
    groups: Vec<GroupRef>,
    agent_version: Option<String>,
    package_manager: Option<String>,
    created_at: Timestamp,
}

/// First line of the export.
pub(super) const HEAD: [&str; 20] = [
    "id",
    "friendly_name",
    "hostname",
    "ip",
    "os",
    "architecture",
    "status",
    "reporting",
    "last_report_at",
    "last_seen_at",
    "packages",
    "updates",
    "security_updates",
    "reboot_needed",
    "reboot_reason",
    "oldest_security_since",
    "groups",
    "package_manager",
    "agent_version",
    "created_at",
];

/// Operating system of a host.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostOs {
    /// `NAME` of os-release.
    #[serde(rename = "type")]
    kind: Option<String>,
    /// `VERSION` of os-release.
    version: Option<String>,
    /// Display name, for example `Debian 12`; the key of the filter.
    name: Option<String>,
}

/// Updates on offer, per state. Pinned ones are not part of the total.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostUpdates {
    total: i64,
    available: i64,
    held: i64,
    phased: i64,
    kept_back: i64,
    pinned: i64,
}

/// Whether a reboot is needed.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostReboot {
    /// Null when it cannot be known, as in a container.
    needed: Option<bool>,
    reason: Option<String>,
}

/// A group as a label.
#[derive(Debug, Serialize, ToSchema)]
pub struct GroupRef {
    id: Uuid,
    name: String,
    /// Colour as `#rrggbb`.
    color: String,
}

impl From<GroupTag> for GroupRef {
    fn from(tag: GroupTag) -> Self {
        Self {
            id: tag.id,
            name: tag.name,
            color: tag.color,
        }
    }
}

impl HostRow {
    /// The cells of the export, in the order of [`HEAD`].
    pub(super) fn cells(&self) -> Vec<String> {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let time = |at: Option<&Timestamp>| at.map_or_else(String::new, |at| rfc3339(at.0));
        let os = self.os.as_ref();
        let groups: Vec<&str> = self.groups.iter().map(|group| &*group.name).collect();
        vec![
            self.id.to_string(),
            self.friendly_name.clone(),
            text(&self.hostname),
            text(&self.ip),
            os.map_or_else(String::new, |os| text(&os.name)),
            text(&self.architecture),
            self.status.clone(),
            self.reporting.to_owned(),
            time(self.last_report_at.as_ref()),
            time(self.last_seen_at.as_ref()),
            self.packages.to_string(),
            self.updates.total.to_string(),
            self.security_updates.to_string(),
            self.reboot
                .needed
                .map_or_else(String::new, |needed| needed.to_string()),
            text(&self.reboot.reason),
            time(self.oldest_security_since.as_ref()),
            groups.join("; "),
            text(&self.package_manager),
            text(&self.agent_version),
            time(Some(&self.created_at)),
        ]
    }

    /// The row at a time, which decides about the reporting state.
    #[must_use]
    pub fn at(now: Millis, host: HostSummary) -> Self {
        let reporting = host.reporting(now).name();
        let counts = host.counts;
        let os = host.os_type.is_some() || host.os_name.is_some();
        Self {
            id: host.host.uuid,
            reporting,
            last_report_at: host.last_report_at.map(Timestamp),
            last_seen_at: host.last_seen_at.map(Timestamp),
            updates: HostUpdates {
                total: counts.updates(),
                available: counts.available,
                held: counts.held,
                phased: counts.phased,
                kept_back: counts.kept_back,
                pinned: counts.pinned,
            },
            security_updates: counts.security,
            security_unknown: counts.security_unknown > 0,
            packages: counts.packages,
            reboot: HostReboot {
                needed: host.needs_reboot,
                reason: host.reboot_reason,
            },
            oldest_update_since: host.oldest_update_at.map(Timestamp),
            oldest_security_since: host.oldest_security_at.map(Timestamp),
            oldest_security_package: host.oldest_security_package,
            groups: host.groups.into_iter().map(GroupRef::from).collect(),
            created_at: Timestamp(host.created_at),
            os: os.then_some(HostOs {
                kind: host.os_type,
                version: host.os_version,
                name: host.os_name,
            }),
            friendly_name: host.friendly_name,
            hostname: host.hostname,
            ip: host.ip,
            architecture: host.architecture,
            status: host.status,
            agent_version: host.agent_version,
            package_manager: host.package_manager,
        }
    }
}
