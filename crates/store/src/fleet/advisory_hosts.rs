//! The hosts that wait for what an advisory says.

use domain::{HostScope, Millis, UpdateState};
use sqlx::FromRow;
use uuid::Uuid;

use super::FleetAdvisory;
use super::package_hosts::needs_update;
use crate::conn::{Conn, fetch};
use crate::dialect::contains;
use crate::hosts::in_scope;
use crate::packages::state_hosts;
use crate::{Error, Page, Slice};

/// An update on one host that resolves an advisory.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct AdvisoryHost {
    /// Public id of the host.
    pub host: Uuid,
    /// Its display name.
    pub friendly_name: String,
    /// Its operating system.
    pub os_name: Option<String>,
    /// Public id of the package.
    pub package_id: Uuid,
    /// Its name.
    pub package: String,
    /// Package architecture; empty when the sender did not say.
    pub architecture: String,
    /// Installed version.
    pub installed: String,
    /// Candidate version.
    pub candidate: Option<String>,
    update_state: i64,
    /// Since when the update waits.
    pub since: Option<Millis>,
}

impl AdvisoryHost {
    /// What an upgrade would do.
    #[must_use]
    pub fn state(&self) -> UpdateState {
        UpdateState::from_code(self.update_state)
    }
}

impl Conn {
    /// Updates on hosts in scope that resolve an advisory, by host and package. `search` is part of
    /// the host's name or address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn advisory_hosts(
        &mut self,
        scope: &HostScope,
        advisory: &FleetAdvisory,
        search: Option<&str>,
        slice: Slice,
    ) -> Result<Page<AdvisoryHost>, Error> {
        let (visible, groups) = in_scope(scope, self.dialect(), "h.id", "$2");
        let from = format!(
            "FROM state_advisories l JOIN package_states s ON s.id = l.state_id
             JOIN packages p ON p.id = s.package_id
             JOIN state_hosts i ON i.state_id = s.id {}
             WHERE l.advisory_id = $1 AND {} AND {visible} AND h.search_text LIKE $3 ESCAPE '\\'",
            state_hosts::join_hosts(),
            needs_update()
        );
        let pattern = contains(&search.unwrap_or_default().to_lowercase());
        let id = advisory.advisory.id;
        let count = format!("SELECT COUNT(*) {from}");
        let (total,) = fetch!(self, fetch_one as (i64,), count, id, &groups, &pattern)?;
        let order = "h.name_lower, h.id, p.name_lower, s.id";
        let page = format!(
            "SELECT h.uuid AS host, h.friendly_name, h.os_name, p.uuid AS package_id, p.name AS package,
               s.architecture, s.installed, s.candidate, s.update_state, u.since
             FROM (SELECT s.id AS state_id, h.id AS host_id {from} ORDER BY {order} LIMIT $4 OFFSET $5) found
             JOIN package_states s ON s.id = found.state_id JOIN packages p ON p.id = s.package_id
             JOIN hosts h ON h.id = found.host_id
             LEFT JOIN host_updates u ON u.host_id = h.id AND u.package_id = s.package_id
               AND u.architecture = s.architecture
             ORDER BY {order}"
        );
        let items = fetch!(
            self,
            fetch_all as AdvisoryHost,
            page,
            id,
            &groups,
            &pattern,
            slice.limit,
            slice.offset
        )?;
        Ok(Page { items, total })
    }
}
