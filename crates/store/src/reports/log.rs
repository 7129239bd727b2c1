//! The change log of packages.

use domain::changes::Change;
use domain::{HostId, Millis};
use serde_json::{Value, json};

use crate::Error;
use crate::conn::{Tx, execute};

/// A change and the row of its package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedChange {
    /// Row of `packages`.
    pub package: i64,
    /// What happened.
    pub change: Change,
}

impl Tx {
    /// Appends changes to a host's timeline.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn log_changes(
        &mut self,
        host: HostId,
        at: Millis,
        changes: &[LoggedChange],
    ) -> Result<(), Error> {
        if changes.is_empty() {
            return Ok(());
        }
        let rows: Vec<Value> = changes
            .iter()
            .map(|LoggedChange { package, change }| {
                let security = i64::from(change.security);
                json!([
                    package,
                    change.key.architecture,
                    change.kind.code(),
                    change.from,
                    change.to,
                    security
                ])
            })
            .collect();
        let sql = format!(
            "INSERT INTO package_changes (host_id, at, package_id, architecture, kind, version_from,
               version_to, security)
             SELECT $2, $3, CAST(value->>0 AS BIGINT), value->>1, CAST(value->>2 AS BIGINT), value->>3,
               value->>4, CAST(value->>5 AS BIGINT) = 1 FROM {}",
            self.dialect().members("$1")
        );
        execute!(self, sql, Value::Array(rows).to_string(), host.0, at)?;
        Ok(())
    }
}
