//! Outstanding updates of a host, and since when each waits.

use domain::{HostId, Millis};
use serde_json::{Value, json};
use sqlx::FromRow;

use crate::Error;
use crate::conn::{Tx, execute, fetch};

/// An update on offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenUpdate {
    /// Row of `packages`.
    pub package: i64,
    /// Package architecture.
    pub architecture: String,
    /// Whether it is a security update.
    pub security: bool,
}

/// The updates of a host that wait longest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OldestWaiting {
    /// Since when any update waits.
    pub update_at: Option<Millis>,
    /// Since when a security update waits.
    pub security_at: Option<Millis>,
    /// Of which package.
    pub security_package: Option<i64>,
}

#[derive(FromRow)]
struct Row {
    package_id: i64,
    since: i64,
    security_since: Option<i64>,
}

impl Tx {
    /// Writes which updates are open and takes the settled ones away. *Waiting since* survives a
    /// newer candidate, and starts anew when the update becomes a security update.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write_updates(
        &mut self,
        host: HostId,
        open: &[OpenUpdate],
        settled: &[(i64, String)],
        now: Millis,
    ) -> Result<(), Error> {
        if !settled.is_empty() {
            let sql = format!(
                "DELETE FROM host_updates WHERE host_id = $2 AND (package_id, architecture) IN
                   (SELECT CAST(value->>0 AS BIGINT), value->>1 FROM {})",
                self.dialect().members("$1")
            );
            execute!(self, sql, json!(settled).to_string(), host.0)?;
        }
        if !open.is_empty() {
            let rows: Vec<Value> = open
                .iter()
                .map(|u| json!([u.package, u.architecture, i64::from(u.security)]))
                .collect();
            let sql = format!(
                "INSERT INTO host_updates (host_id, package_id, architecture, security, since, security_since)
                 SELECT $2, CAST(value->>0 AS BIGINT), value->>1, CAST(value->>2 AS BIGINT) = 1, $3,
                   CASE WHEN CAST(value->>2 AS BIGINT) = 1 THEN $3 END FROM {} WHERE true
                 ON CONFLICT (host_id, package_id, architecture) DO UPDATE SET
                   security = excluded.security,
                   security_since = CASE WHEN excluded.security
                     THEN COALESCE(host_updates.security_since, excluded.security_since) END",
                self.dialect().members("$1")
            );
            execute!(self, sql, Value::Array(rows).to_string(), host.0, now)?;
        }
        Ok(())
    }

    /// What waits longest on a host.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn oldest_waiting(&mut self, host: HostId) -> Result<OldestWaiting, Error> {
        let sql = "SELECT package_id, since, security_since FROM host_updates WHERE host_id = $1";
        let rows = fetch!(self, fetch_all as Row, sql, host.0)?;
        let oldest_security = rows
            .iter()
            .filter_map(|row| Some((row.security_since?, row.package_id)))
            .min();
        Ok(OldestWaiting {
            update_at: rows.iter().map(|row| row.since).min(),
            security_at: oldest_security.map(|(at, _)| at),
            security_package: oldest_security.map(|(_, package)| package),
        })
    }
}
