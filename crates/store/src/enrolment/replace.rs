//! One host taking the place of another.

use domain::HostRef;

use crate::Error;
use crate::conn::{Tx, execute};

impl Tx {
    /// Gives what people and time have gathered of one host to another: groups, reports and the
    /// change log. What is there already stays.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn move_history(&mut self, from: HostRef, to: HostRef) -> Result<(), Error> {
        let (from, to) = (from.id.0, to.id.0);
        let sql = "INSERT INTO host_group_members (group_id, host_id)
            SELECT group_id, $2 FROM host_group_members WHERE host_id = $1
            ON CONFLICT DO NOTHING";
        execute!(self, sql, from, to)?;
        for table in ["host_reports", "package_changes"] {
            let sql = format!("UPDATE {table} SET host_id = $2 WHERE host_id = $1");
            execute!(self, sql, from, to)?;
        }
        self.wait_on(from, to).await
    }

    /// What waited on the host that was still waits since then. An update of the new host that the old
    /// one had already, in the same package and architecture, takes over the earlier time.
    async fn wait_on(&mut self, from: i64, to: i64) -> Result<(), Error> {
        let sql = "UPDATE host_updates AS n SET
              since = CASE WHEN o.since < n.since THEN o.since ELSE n.since END,
              security_since = CASE WHEN o.security_since < n.security_since THEN o.security_since
                ELSE n.security_since END
            FROM host_updates AS o
            WHERE n.host_id = $2 AND o.host_id = $1 AND o.package_id = n.package_id
              AND o.architecture = n.architecture";
        execute!(self, sql, from, to)?;
        let sql = "UPDATE hosts SET
              oldest_update_at = (SELECT MIN(since) FROM host_updates u WHERE u.host_id = hosts.id),
              oldest_security_at = (SELECT MIN(security_since) FROM host_updates u WHERE u.host_id = hosts.id),
              oldest_security_package_id = (SELECT u.package_id FROM host_updates u
                WHERE u.host_id = hosts.id AND u.security_since IS NOT NULL
                ORDER BY u.security_since, u.package_id, u.architecture LIMIT 1)
            WHERE id = $1";
        execute!(self, sql, to)?;
        Ok(())
    }
}
