//! One package across the fleet.

use domain::HostScope;
use sqlx::FromRow;
use uuid::Uuid;

use super::FleetPackage;
use crate::Error;
use crate::conn::{Conn, fetch};
use crate::hosts::in_scope;
use crate::packages::state_hosts;

/// A package, with its numbers over a scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPackage {
    /// The package.
    pub package: FleetPackage,
    /// Installed versions, the most common first.
    pub versions: Vec<VersionHosts>,
}

/// How many hosts have a version.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct VersionHosts {
    /// Installed version.
    pub version: String,
    /// Package architecture; empty when the sender did not say.
    pub architecture: String,
    /// Hosts.
    pub hosts: i64,
}

const EVERY_HOST: &str = "SELECT p.id AS package_id, p.uuid, p.ecosystem, p.name, p.description,
      p.category, COALESCE(t.hosts, 0) AS hosts,
      COALESCE(t.hosts_with_updates, 0) AS hosts_with_updates,
      COALESCE(t.hosts_with_security, 0) AS hosts_with_security,
      COALESCE(t.versions, 0) AS versions, t.latest
    FROM packages p LEFT JOIN package_stats t ON t.package_id = p.id WHERE p.uuid = $1";

const VERSIONS_OF_EVERY_HOST: &str = "SELECT s.installed AS version, s.architecture,
      CAST(SUM(t.hosts) AS BIGINT) AS hosts
    FROM package_states s JOIN state_stats t ON t.state_id = s.id
    WHERE s.package_id = $1
    GROUP BY s.installed, s.architecture
    ORDER BY hosts DESC, s.installed, s.architecture";

impl Conn {
    /// A package by its public id; `None` when there is none, or no host in a limited scope has it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn fleet_package(
        &mut self,
        scope: &HostScope,
        uuid: Uuid,
    ) -> Result<Option<FoundPackage>, Error> {
        let Some(package) = fetch!(self, fetch_optional as FleetPackage, EVERY_HOST, uuid)? else {
            return Ok(None);
        };
        match scope {
            HostScope::All => {
                let sql = VERSIONS_OF_EVERY_HOST;
                let versions = fetch!(self, fetch_all as VersionHosts, sql, package.row)?;
                Ok(Some(FoundPackage { package, versions }))
            }
            HostScope::Groups(_) => self.package_in_scope(scope, package).await,
        }
    }

    /// Counts one package over a limited scope, through the inverted index.
    async fn package_in_scope(
        &mut self,
        scope: &HostScope,
        package: FleetPackage,
    ) -> Result<Option<FoundPackage>, Error> {
        let (visible, groups) = in_scope(scope, self.dialect(), "h.id", "$2");
        let from = format!(
            "FROM package_states s JOIN state_hosts i ON i.state_id = s.id {}
             WHERE s.package_id = $1 AND {visible}",
            state_hosts::join_hosts()
        );
        let update = super::package_hosts::needs_update();
        let sql = format!(
            "SELECT COUNT(DISTINCT h.id), COUNT(DISTINCT CASE WHEN {update} THEN h.id END),
               COUNT(DISTINCT CASE WHEN {update} AND s.security = 1 THEN h.id END),
               COUNT(DISTINCT s.installed) {from}"
        );
        let (hosts, hosts_with_updates, hosts_with_security, count) = fetch!(
            self,
            fetch_one as (i64, i64, i64, i64),
            sql,
            package.row,
            &groups
        )?;
        if hosts == 0 {
            return Ok(None);
        }
        let sql = format!(
            "SELECT s.installed AS version, s.architecture, COUNT(*) AS hosts {from}
             GROUP BY s.installed, s.architecture
             ORDER BY hosts DESC, s.installed, s.architecture"
        );
        let versions = fetch!(self, fetch_all as VersionHosts, sql, package.row, &groups)?;
        let package = FleetPackage {
            hosts,
            hosts_with_updates,
            hosts_with_security,
            versions: count,
            ..package
        };
        Ok(Some(FoundPackage { package, versions }))
    }
}
