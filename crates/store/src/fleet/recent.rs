//! What happened last in the fleet.

use domain::changes::ChangeKind;
use domain::{HostScope, Millis};
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, fetch};
use crate::hosts::in_scope;

/// Changes of one kind that one report brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecentChanges {
    /// When.
    pub at: Millis,
    /// Public id of the host.
    pub host: Uuid,
    /// Its display name.
    pub friendly_name: String,
    /// What happened.
    pub kind: ChangeKind,
    /// To how many packages.
    pub count: i64,
    /// To which, if it is one.
    pub package: Option<String>,
    /// The version after, if it is one package.
    pub to: Option<String>,
}

#[derive(FromRow)]
struct Row {
    at: i64,
    uuid: Uuid,
    friendly_name: String,
    kind: i64,
    changes: i64,
    package: String,
    version_to: Option<String>,
}

/// Lines of the change log that are looked through for the newest groups.
const WINDOW: i64 = 5000;

impl Conn {
    /// The newest changes of hosts in scope, one entry per report and kind, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn recent_changes(
        &mut self,
        scope: &HostScope,
        limit: i64,
    ) -> Result<Vec<RecentChanges>, Error> {
        let (visible, groups) = in_scope(scope, self.dialect(), "host_id", "$2");
        let sql = format!(
            "SELECT g.at, h.uuid, h.friendly_name, g.kind, p.name AS package, c.version_to,
               (SELECT COUNT(*) FROM package_changes o
                WHERE o.at = g.at AND o.host_id = g.host_id AND o.kind = g.kind) AS changes
             FROM (SELECT host_id, at, kind, MAX(id) AS newest FROM
                 (SELECT id, host_id, at, kind FROM package_changes WHERE {visible}
                  ORDER BY id DESC LIMIT {WINDOW}) AS window_of_log
               GROUP BY host_id, at, kind ORDER BY newest DESC LIMIT $1) AS g
             JOIN package_changes c ON c.id = g.newest
             JOIN packages p ON p.id = c.package_id
             JOIN hosts h ON h.id = g.host_id
             ORDER BY g.newest DESC"
        );
        let rows = fetch!(self, fetch_all as Row, sql, limit, groups)?;
        Ok(rows.into_iter().filter_map(entry).collect())
    }
}

/// An unknown kind comes from a newer replica and is passed over.
fn entry(row: Row) -> Option<RecentChanges> {
    let single = row.changes == 1;
    Some(RecentChanges {
        at: row.at,
        host: row.uuid,
        friendly_name: row.friendly_name,
        kind: ChangeKind::from_code(row.kind)?,
        count: row.changes,
        package: Some(row.package).filter(|_| single),
        to: row.version_to.filter(|_| single),
    })
}
