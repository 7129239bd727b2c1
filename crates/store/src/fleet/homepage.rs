//! What a dashboard widget shows: sums of the counters in the rows of active hosts.

use domain::{HostScope, Millis};
use sqlx::FromRow;

use crate::Error;
use crate::conn::{Conn, fetch};
use crate::hosts::in_scope;

/// Sums over the active hosts of one operating system.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct OsFigures {
    /// `NAME` of os-release.
    pub os_type: Option<String>,
    /// Hosts.
    pub hosts: i64,
    /// Updates on offer.
    pub updates: i64,
    /// Security updates on offer.
    pub security: i64,
    /// Hosts with updates on offer.
    pub need_updates: i64,
    /// Hosts with security updates on offer.
    pub have_security: i64,
}

/// Everything a widget shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Homepage {
    /// Sums, the most common system first, then by name.
    pub systems: Vec<OsFigures>,
    /// Repositories that some host uses.
    pub repositories: i64,
    /// Reports taken since the asked time.
    pub reports: i64,
}

impl Conn {
    /// Figures of active hosts in scope, and reports of the whole fleet taken since a time, counted in
    /// whole minutes.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn homepage(&mut self, scope: &HostScope, since: Millis) -> Result<Homepage, Error> {
        let (visible, groups) = in_scope(scope, self.dialect(), "h.id", "$1");
        let sql = format!(
            "SELECT h.os_type, COUNT(*) AS hosts, CAST(SUM(h.updates) AS BIGINT) AS updates,
               CAST(SUM(h.security) AS BIGINT) AS security,
               COUNT(CASE WHEN h.updates > 0 THEN 1 END) AS need_updates,
               COUNT(CASE WHEN h.security > 0 THEN 1 END) AS have_security
             FROM hosts h WHERE h.status = 'active' AND {visible}
             GROUP BY h.os_type ORDER BY hosts DESC, h.os_type NULLS LAST"
        );
        let systems = fetch!(self, fetch_all as OsFigures, sql, groups)?;
        let sql = "SELECT
              (SELECT COUNT(*) FROM repositories r WHERE EXISTS
                (SELECT 1 FROM host_repositories l WHERE l.repository_id = r.id AND l.enabled)),
              (SELECT CAST(COALESCE(SUM(reports), 0) AS BIGINT) FROM report_minutes WHERE minute >= $1)";
        let (repositories, reports) = fetch!(self, fetch_one as (i64, i64), sql, since / 60_000)?;
        Ok(Homepage {
            systems,
            repositories,
            reports,
        })
    }
}
