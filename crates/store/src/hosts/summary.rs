//! A host as lists show it.

use std::collections::HashMap;

use domain::{Counts, HostId, HostRef, Millis, Reporting};
use serde_json::json;
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, fetch};

/// A group as a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupTag {
    /// Public id.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// CSS colour.
    pub color: String,
}

/// A host as lists show it. Each number is the counter of the host's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostSummary {
    /// Which host.
    pub host: HostRef,
    /// Display name.
    pub friendly_name: String,
    /// Host name.
    pub hostname: Option<String>,
    /// First address.
    pub ip: Option<String>,
    /// `NAME` of os-release.
    pub os_type: Option<String>,
    /// `VERSION` of os-release.
    pub os_version: Option<String>,
    /// Display name of the operating system, also the key of its filter.
    pub os_name: Option<String>,
    /// Kernel architecture.
    pub architecture: Option<String>,
    /// `pending` or `active`.
    pub status: String,
    /// When it last reported.
    pub last_report_at: Option<Millis>,
    /// When it was last heard of.
    pub last_seen_at: Option<Millis>,
    /// After this it is overdue.
    pub overdue_at: Option<Millis>,
    /// After this it is silent.
    pub silent_at: Option<Millis>,
    /// Numbers of packages.
    pub counts: Counts,
    /// Whether a reboot is needed; `None` when it cannot be known.
    pub needs_reboot: Option<bool>,
    /// Why.
    pub reboot_reason: Option<String>,
    /// Since when any update waits.
    pub oldest_update_at: Option<Millis>,
    /// Since when a security update waits.
    pub oldest_security_at: Option<Millis>,
    /// Name of the package whose security update waits longest.
    pub oldest_security_package: Option<String>,
    /// Groups by name.
    pub groups: Vec<GroupTag>,
    /// Version of the agent.
    pub agent_version: Option<String>,
    /// Package manager.
    pub package_manager: Option<String>,
    /// When it was added.
    pub created_at: Millis,
}

impl HostSummary {
    /// The reporting state at a time.
    #[must_use]
    pub fn reporting(&self, now: Millis) -> Reporting {
        Reporting::at(
            now,
            self.last_report_at.is_some(),
            self.overdue_at.unwrap_or_default(),
            self.silent_at.unwrap_or_default(),
        )
    }
}

#[derive(FromRow)]
struct Row {
    id: i64,
    uuid: Uuid,
    friendly_name: String,
    hostname: Option<String>,
    ip: Option<String>,
    os_type: Option<String>,
    os_version: Option<String>,
    os_name: Option<String>,
    architecture: Option<String>,
    status: String,
    last_report_at: Option<i64>,
    seen_at: Option<i64>,
    overdue_at: Option<i64>,
    silent_at: Option<i64>,
    packages: i64,
    available: i64,
    held: i64,
    phased: i64,
    kept_back: i64,
    pinned: i64,
    security: i64,
    security_unknown: i64,
    needs_reboot: Option<bool>,
    reboot_reason: Option<String>,
    oldest_update_at: Option<i64>,
    oldest_security_at: Option<i64>,
    oldest_security_package: Option<String>,
    agent_version: Option<String>,
    package_manager: Option<String>,
    created_at: i64,
}

#[derive(FromRow)]
struct Member {
    host_id: i64,
    id: Uuid,
    name: String,
    color: String,
}

const COLUMNS: &str = "h.id, h.uuid, h.friendly_name, h.hostname, h.ip, h.os_type, h.os_version,
      h.os_name, h.architecture, h.status, h.last_report_at, c.seen_at, c.overdue_at, c.silent_at,
      h.packages, h.available, h.held, h.phased, h.kept_back, h.pinned, h.security,
      h.security_unknown, h.needs_reboot, h.reboot_reason, h.oldest_update_at, h.oldest_security_at,
      p.name AS oldest_security_package, h.agent_version, h.package_manager, h.created_at
    FROM hosts h
    LEFT JOIN host_contacts c ON c.host_id = h.id
    LEFT JOIN packages p ON p.id = h.oldest_security_package_id";

impl Conn {
    /// The hosts of these keys, in this order; one that is gone is left out.
    pub(crate) async fn summaries(&mut self, ids: &[i64]) -> Result<Vec<HostSummary>, Error> {
        let list = json!(ids).to_string();
        let sql = format!(
            "SELECT {COLUMNS} WHERE {}",
            self.dialect().one_of("h.id", "$1")
        );
        let rows = fetch!(self, fetch_all as Row, sql, &list)?;
        let mut groups = self.groups_of(&list).await?;
        let mut found: HashMap<i64, HostSummary> = rows
            .into_iter()
            .map(|row| {
                let tags = groups.remove(&row.id).unwrap_or_default();
                (row.id, row.with(tags))
            })
            .collect();
        Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
    }

    async fn groups_of(&mut self, hosts: &str) -> Result<HashMap<i64, Vec<GroupTag>>, Error> {
        let sql = format!(
            "SELECT m.host_id, g.id, g.name, g.color
             FROM host_group_members m JOIN host_groups g ON g.id = m.group_id
             WHERE {} ORDER BY g.name",
            self.dialect().one_of("m.host_id", "$1")
        );
        let mut groups: HashMap<i64, Vec<GroupTag>> = HashMap::new();
        for member in fetch!(self, fetch_all as Member, sql, hosts)? {
            groups.entry(member.host_id).or_default().push(GroupTag {
                id: member.id,
                name: member.name,
                color: member.color,
            });
        }
        Ok(groups)
    }
}

impl Row {
    fn with(self, groups: Vec<GroupTag>) -> HostSummary {
        let counts = Counts {
            packages: self.packages,
            available: self.available,
            held: self.held,
            phased: self.phased,
            kept_back: self.kept_back,
            pinned: self.pinned,
            security: self.security,
            security_unknown: self.security_unknown,
        };
        HostSummary {
            host: HostRef {
                id: HostId(self.id),
                uuid: self.uuid,
            },
            friendly_name: self.friendly_name,
            hostname: self.hostname,
            ip: self.ip,
            os_type: self.os_type,
            os_version: self.os_version,
            os_name: self.os_name,
            architecture: self.architecture,
            status: self.status,
            last_report_at: self.last_report_at,
            last_seen_at: self.seen_at,
            overdue_at: self.overdue_at,
            silent_at: self.silent_at,
            counts,
            needs_reboot: self.needs_reboot,
            reboot_reason: self.reboot_reason,
            oldest_update_at: self.oldest_update_at,
            oldest_security_at: self.oldest_security_at,
            oldest_security_package: self.oldest_security_package,
            groups,
            agent_version: self.agent_version,
            package_manager: self.package_manager,
            created_at: self.created_at,
        }
    }
}
