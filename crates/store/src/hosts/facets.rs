//! How many hosts of a scope each filter would leave.

use domain::{HostScope, Millis, Reporting};
use sqlx::FromRow;
use uuid::Uuid;

use super::scope::in_scope;
use super::{GroupTag, HostFilter};
use crate::Error;
use crate::conn::{Conn, fetch};

/// Numbers of hosts, over a whole scope.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// All of them.
    pub all: i64,
    /// With updates on offer.
    pub updates: i64,
    /// With security updates on offer.
    pub security: i64,
    /// That need a reboot.
    pub reboot: i64,
    /// Not heard of for long.
    pub silent: i64,
    /// Not heard of when expected.
    pub overdue: i64,
    /// That never reported.
    pub awaiting: i64,
    /// Where updates install themselves.
    pub automatic: i64,
    /// Where nothing installs updates by itself.
    pub by_hand: i64,
    /// Per operating system, by name.
    pub os: Vec<NameCount>,
    /// Per group, by name; groups without hosts in scope are left out.
    pub groups: Vec<GroupCount>,
}

/// Hosts per name.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct NameCount {
    /// The name.
    pub name: String,
    /// How many.
    pub hosts: i64,
}

/// Hosts per group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupCount {
    /// The group.
    pub group: GroupTag,
    /// How many.
    pub hosts: i64,
}

#[derive(FromRow)]
struct GroupRow {
    id: Uuid,
    name: String,
    color: String,
    hosts: i64,
}

impl Conn {
    /// Counts the hosts of a scope. Every number is what the list gives for the filter of its name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn host_facets(&mut self, scope: &HostScope, now: Millis) -> Result<Facets, Error> {
        let every = HostFilter::default();
        let with = |change: fn(&mut HostFilter)| {
            let mut filter = every.clone();
            change(&mut filter);
            filter
        };
        let filters = [
            every.clone(),
            with(|f| f.updates = Some(true)),
            with(|f| f.security = Some(true)),
            with(|f| f.reboot = Some(true)),
            with(|f| f.reporting = vec![Reporting::Silent]),
            with(|f| f.reporting = vec![Reporting::Overdue]),
            with(|f| f.reporting = vec![Reporting::Awaiting]),
            with(|f| f.automatic_updates = Some(true)),
            with(|f| f.automatic_updates = Some(false)),
        ];
        let mut counts = [0; 9];
        for (count, filter) in counts.iter_mut().zip(&filters) {
            *count = self.count_hosts(scope, filter, now).await?;
        }
        let [
            all,
            updates,
            security,
            reboot,
            silent,
            overdue,
            awaiting,
            automatic,
            by_hand,
        ] = counts;
        Ok(Facets {
            all,
            updates,
            security,
            reboot,
            silent,
            overdue,
            awaiting,
            automatic,
            by_hand,
            os: self.hosts_per_os(scope).await?,
            groups: self.hosts_per_group(scope).await?,
        })
    }

    /// Hosts per operating system, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hosts_per_os(&mut self, scope: &HostScope) -> Result<Vec<NameCount>, Error> {
        let (visible, groups) = in_scope(scope, self.dialect(), "h.id", "$1");
        let sql = format!(
            "SELECT h.os_name AS name, COUNT(*) AS hosts FROM hosts h
             WHERE h.os_name IS NOT NULL AND {visible} GROUP BY h.os_name ORDER BY h.os_name"
        );
        fetch!(self, fetch_all as NameCount, sql, groups)
    }

    async fn hosts_per_group(&mut self, scope: &HostScope) -> Result<Vec<GroupCount>, Error> {
        let (visible, groups) = in_scope(scope, self.dialect(), "m.host_id", "$1");
        let sql = format!(
            "SELECT g.id, g.name, g.color, n.hosts FROM host_groups g JOIN
               (SELECT m.group_id, COUNT(*) AS hosts FROM host_group_members m
                WHERE {visible} GROUP BY m.group_id) n ON n.group_id = g.id
             ORDER BY g.name"
        );
        let rows = fetch!(self, fetch_all as GroupRow, sql, groups)?;
        let count = |row: GroupRow| GroupCount {
            hosts: row.hosts,
            group: GroupTag {
                id: row.id,
                name: row.name,
                color: row.color,
            },
        };
        Ok(rows.into_iter().map(count).collect())
    }
}
