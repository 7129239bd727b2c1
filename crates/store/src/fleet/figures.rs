//! What the dashboard is added up from: a few columns of every host.

use domain::{HostId, HostScope, Millis, Reporting, UpdateState};
use sqlx::FromRow;

use crate::Error;
use crate::conn::{Conn, fetch};
use crate::hosts::{HostSummary, group_in_scope, in_scope};
use crate::packages::state_hosts;

/// Hosts read at once.
const BATCH: i64 = 5000;

/// The figures of one host.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct HostFigures {
    id: i64,
    /// Installed packages.
    pub packages: i64,
    /// Updates on offer.
    pub updates: i64,
    /// Security updates on offer.
    pub security: i64,
    /// Whether a reboot is needed; `None` when it cannot be known.
    pub needs_reboot: Option<bool>,
    /// Since when a security update waits.
    pub oldest_security_at: Option<Millis>,
    /// Row of the package that waits longest for a security update.
    pub oldest_security_package_id: Option<i64>,
    /// When its package lists were refreshed.
    pub lists_refreshed_at: Option<Millis>,
    /// Display name of the operating system.
    pub os_name: Option<String>,
    last_report_at: Option<Millis>,
    /// When it was last heard of.
    pub seen_at: Option<Millis>,
    overdue_at: Option<Millis>,
    silent_at: Option<Millis>,
}

/// What is known of a host that needs attention, beside what lists show.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct HostEvidence {
    /// Running kernel.
    pub kernel_running: Option<String>,
    /// Newest installed kernel.
    pub kernel_installed: Option<String>,
    /// Whether the package that waits longest for a security update is held back there.
    pub held: bool,
}

/// Numbers of things that are no hosts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromRow)]
pub struct Inventory {
    /// Host groups.
    pub groups: i64,
    /// Users.
    pub users: i64,
    /// Repositories that some host has configured.
    pub repositories: i64,
}

impl HostFigures {
    /// Which host.
    #[must_use]
    pub const fn host(&self) -> HostId {
        HostId(self.id)
    }

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

impl Conn {
    /// Figures of hosts in scope, by internal key, from the one after `after` on. An empty answer is
    /// the end.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn host_figures(
        &mut self,
        scope: &HostScope,
        after: HostId,
    ) -> Result<Vec<HostFigures>, Error> {
        let (visible, groups) = in_scope(scope, self.dialect(), "h.id", "$2");
        let sql = format!(
            "SELECT h.id, h.packages, h.updates, h.security, h.needs_reboot, h.oldest_security_at,
               h.oldest_security_package_id, h.lists_refreshed_at, h.os_name, h.last_report_at,
               c.seen_at, c.overdue_at, c.silent_at
             FROM hosts h LEFT JOIN host_contacts c ON c.host_id = h.id
             WHERE h.id > $1 AND {visible} ORDER BY h.id LIMIT {BATCH}"
        );
        fetch!(self, fetch_all as HostFigures, sql, after.0, groups)
    }

    /// Hosts that need attention, with the evidence, in this order; one that is gone is left out. That
    /// they are in scope was checked by the caller.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hosts_with_evidence(
        &mut self,
        hosts: &[HostId],
    ) -> Result<Vec<(HostSummary, HostEvidence)>, Error> {
        let held = UpdateState::Held.code();
        let sql = format!(
            "SELECT h.kernel_version AS kernel_running,
               h.installed_kernel_version AS kernel_installed,
               EXISTS (SELECT 1 FROM package_states s JOIN state_hosts i ON i.state_id = s.id
                 WHERE s.package_id = h.oldest_security_package_id AND s.update_state = $2
                   AND {}) AS held
             FROM hosts h WHERE h.id = $1",
            state_hosts::has("h.id")
        );
        let ids: Vec<i64> = hosts.iter().map(|host| host.0).collect();
        let mut found = Vec::new();
        for summary in self.summaries(&ids).await? {
            let id = summary.host.id.0;
            let evidence = fetch!(self, fetch_optional as HostEvidence, sql.as_str(), id, held)?;
            found.extend(evidence.map(|evidence| (summary, evidence)));
        }
        Ok(found)
    }

    /// Numbers of things that are no hosts.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn inventory(&mut self, scope: &HostScope) -> Result<Inventory, Error> {
        let (visible, groups) = in_scope(scope, self.dialect(), "l.host_id", "$1");
        let (held, _) = group_in_scope(scope, self.dialect(), "g.id", "$1");
        let sql = format!(
            "SELECT (SELECT COUNT(*) FROM host_groups g WHERE {held}) AS groups, (SELECT COUNT(*) FROM users) AS users,
               (SELECT COUNT(*) FROM repositories r WHERE EXISTS
                 (SELECT 1 FROM host_repositories l WHERE l.repository_id = r.id AND {visible}))
                 AS repositories"
        );
        fetch!(self, fetch_one as Inventory, sql, groups)
    }
}
