//! The hosts that have a package.

use domain::{HostScope, Millis, Security, UpdateState};
use sqlx::FromRow;
use uuid::Uuid;

use super::{FleetPackage, Offer};
use crate::conn::{Conn, fetch};
use crate::dialect::contains;
use crate::hosts::in_scope;
use crate::packages::state_hosts;
use crate::{Error, Page, Slice};

/// A package on one host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackageHost {
    /// Public id of the host.
    pub host: Uuid,
    /// Its display name.
    pub friendly_name: String,
    /// Its operating system.
    pub os_name: Option<String>,
    /// Package architecture; empty when the sender did not say.
    pub architecture: String,
    /// Installed version.
    pub installed: String,
    /// Candidate version.
    pub candidate: Option<String>,
    /// What an upgrade would do.
    pub state: UpdateState,
    /// Share of hosts a phased update is offered to.
    pub phased_percentage: Option<i64>,
    /// Whether the update is a security update.
    pub security: Security,
    /// Since when the update waits.
    pub since: Option<Millis>,
}

/// Which hosts of a package.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PackageHostQuery {
    /// By what is on offer there.
    pub offer: Offer,
    /// Part of the host's name or address, in any case.
    pub search: Option<String>,
}

#[derive(FromRow)]
struct Row {
    uuid: Uuid,
    friendly_name: String,
    os_name: Option<String>,
    architecture: String,
    installed: String,
    candidate: Option<String>,
    update_state: i64,
    phased_percentage: Option<i64>,
    security: i64,
    since: Option<i64>,
}

const COLUMNS: &str =
    "h.uuid, h.friendly_name, h.os_name, s.architecture, s.installed, s.candidate,
      s.update_state, s.phased_percentage, s.security, u.since";

impl Conn {
    /// Hosts in scope that have a package; those with a security update on offer first, then those
    /// with an update, then by name. A host with several versions or architectures has several rows.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn package_hosts(
        &mut self,
        scope: &HostScope,
        package: &FleetPackage,
        query: &PackageHostQuery,
        slice: Slice,
    ) -> Result<Page<PackageHost>, Error> {
        let (visible, groups) = in_scope(scope, self.dialect(), "h.id", "$2");
        let conditions = query.conditions();
        let from = format!(
            "FROM package_states s JOIN state_hosts i ON i.state_id = s.id {}
             WHERE s.package_id = $1 AND {visible} AND {conditions}",
            state_hosts::join_hosts()
        );
        let pattern = contains(query.search.as_deref().unwrap_or_default());
        let (total,) = fetch!(
            self,
            fetch_one as (i64,),
            format!("SELECT COUNT(*) {from}"),
            package.row,
            &groups,
            &pattern
        )?;
        let sql = page_sql(&from);
        let rows = fetch!(
            self,
            fetch_all as Row,
            sql,
            package.row,
            &groups,
            &pattern,
            slice.limit,
            slice.offset
        )?;
        let items = rows.into_iter().map(PackageHost::from).collect();
        Ok(Page { items, total })
    }
}

/// The rows of a page: which they are is found first, so that what they join is read for them alone.
fn page_sql(from: &str) -> String {
    let update = needs_update();
    let order = format!(
        "CASE WHEN NOT {update} THEN 2 WHEN s.security = 1 THEN 0 ELSE 1 END, h.name_lower, h.id, s.id"
    );
    format!(
        "SELECT {COLUMNS} FROM (SELECT s.id AS state_id, h.id AS host_id {from}
           ORDER BY {order} LIMIT $4 OFFSET $5) found
         JOIN package_states s ON s.id = found.state_id
         JOIN hosts h ON h.id = found.host_id
         LEFT JOIN host_updates u ON u.host_id = h.id AND u.package_id = s.package_id
           AND u.architecture = s.architecture AND {update}
         ORDER BY {order}"
    )
}

/// [`UpdateState::needs_update`] as a condition on the state `s`.
pub(super) fn needs_update() -> String {
    let codes: Vec<String> = UpdateState::ALL
        .into_iter()
        .filter(|state| state.needs_update())
        .map(|state| state.code().to_string())
        .collect();
    format!("s.update_state IN ({})", codes.join(", "))
}

impl PackageHostQuery {
    /// Over the parameter $3 (pattern).
    fn conditions(&self) -> String {
        let mut conditions = match self.offer {
            Offer::All => vec!["true".to_owned()],
            Offer::Updates => vec![needs_update()],
            Offer::Security => vec![needs_update(), "s.security = 1".to_owned()],
        };
        if self.search.is_some() {
            conditions.push(r"h.search_text LIKE $3 ESCAPE '\'".to_owned());
        }
        conditions.join(" AND ")
    }
}

impl From<Row> for PackageHost {
    fn from(row: Row) -> Self {
        Self {
            host: row.uuid,
            friendly_name: row.friendly_name,
            os_name: row.os_name,
            architecture: row.architecture,
            installed: row.installed,
            candidate: row.candidate,
            state: UpdateState::from_code(row.update_state),
            phased_percentage: row.phased_percentage,
            security: Security::from_code(row.security),
            since: row.since,
        }
    }
}
